import { letters } from '../../characters.ts';
import { minuteOfDay } from '../../time/instant.ts';
import { perObject } from '../perObject.ts';
import type { DraftEntry, DraftStamp, DraftTimeline } from './entries.ts';
import { hasRealClock } from './stamp.ts';

/**
 * Among entries that begin with their times, those that have it in their words, where it fits between its neighbours:
 *
 *     - 3:05 PM Ticket opened
 *     - Forwarded at 3:17 PM to the database team
 *     - Fix merged 3:25 PM.
 *     - 3:30 PM Restart
 */
export function withTimesInside(draft: DraftTimeline): DraftTimeline {
  const { entries } = draft;
  if (!entries.some(({ inside }) => inside)) return draft;
  const found: DraftEntry[] = [];
  const behind = nextStamped(entries);
  for (const [at, entry] of entries.entries()) {
    if (!entry.inside) {
      found.push(entry);
      continue;
    }
    const neighbours = [found.at(-1), behind[at]].map((other) => (other?.group === entry.group ? other : undefined));
    found.push(fits(entry, neighbours, draft.node?.section.title) ? stampedInside(entry) : entry);
  }
  return { ...draft, entries: found };
}

/** Of each entry the next one that begins with its time. */
function nextStamped(entries: readonly DraftEntry[]): (DraftEntry | undefined)[] {
  const found: (DraftEntry | undefined)[] = new Array(entries.length);
  let next: DraftEntry | undefined;
  for (let at = entries.length - 1; at >= 0; at--) {
    found[at] = next;
    const entry = entries[at];
    // An entry with no time at all may be of any time, and so may what stands beside it.
    if (entry?.stamp || !entry?.inside) next = entry;
  }
  return found;
}

const stampedInside = perObject((entry: DraftEntry): DraftEntry => {
  const { inside, isTimeTold: _, ...others } = entry;
  return inside ? { ...others, stamp: inside, stampAt: inside.span, made: {} } : entry;
});

/**
 * Between its neighbours of one day, by the clock: a group of lines is of one day, but for those that name another. At the
 * end of an entry it is its own, if one of them can be compared, and none is against it.
 */
function fits(
  { inside, text }: DraftEntry,
  [before, after]: readonly (DraftEntry | undefined)[],
  title: string | undefined,
): boolean {
  if (!inside || tellsOfOther.test(text)) return false;
  const minute = minuteOf(inside);
  const start = before?.stamp && isOfZone(before.stamp, inside, title) ? before.stamp : undefined;
  const isComparable = after?.stamp && isOfZone(after.stamp, inside, title) && isOfDay(after.stamp, start);
  const [from, to] = [start, isComparable ? after.stamp : undefined].map((stamp) => stamp && minuteOf(stamp));
  if (minute === undefined) return false;
  // At the time of a neighbour it may be that one's.
  if (!inside.isLast) return from !== undefined && to !== undefined && from < minute && minute < to;
  return (from ?? to) !== undefined && (from === undefined || from <= minute) && (to === undefined || minute <= to);
}

function minuteOf({ expression }: DraftStamp): number | undefined {
  const { clock } = expression.from;
  return clock && hasRealClock(expression) ? minuteOfDay(clock) : undefined;
}

/** A zone that the others leave out may be none of theirs, unless the title names it. */
function isOfZone({ expression }: DraftStamp, { expression: inside }: DraftStamp, title = ''): boolean {
  const own = inside.zone?.text;
  const inTitle = own !== undefined && title.split(/[^\p{L}]+/u).includes(own) ? own : undefined;
  return (expression.zone?.text ?? inTitle) === own;
}

/** Whether a time has no date, or that of another. */
function isOfDay({ expression: { from } }: DraftStamp, other: DraftStamp | undefined): boolean {
  const isSame = from.date === undefined || JSON.stringify(from.date) === JSON.stringify(other?.expression.from.date);
  return isSame && from.daysLater === undefined;
}

/** What was to be, what is to come, and what somebody says of another time. */
const tellsOfOther = new RegExp(
  `(?<![${letters}])(?:${[
    "supposed|should|would|could|promis\\w*|next|expect\\w*|eta|until|till|schedul\\w*|planned|due|says? that|said that|not|\\w+n't|never",
    'soll\\w*|wollte\\w*|nächst\\w*|erwart\\w*|geplant\\w*|bis|nicht|versprach|verspricht',
    'devrait|devait|prochaine?|prévue?|attendue?|jusqu|promet\\w*|pas',
    'deber\\w+|debía|próxim[oa]|previst[oa]|esperad[oa]|hasta|promet\\w+|dever\\w+|devia|até|não',
    'долж\\w*|следующ\\w*|ожидал\\w*|запланирован\\w*|не|до',
  ].join('|')})(?![${letters}])|予定|はず|次回|예정|다음|应该|本应|预计|下次|计划`,
  'i',
);
