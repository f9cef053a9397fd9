import { letters } from '../characters.ts';
import { minuteOfDay } from '../time/instant.ts';
import type { Moment } from '../time/types.ts';
import type { DraftEntry, DraftTimeline } from './entries.ts';
import { perObject } from './perObject.ts';
import { hasRealClock } from './stamp.ts';

/**
 * Among entries that begin with their times, one that has it in the middle of its words, where it fits:
 *
 *     - 3:05 PM Ticket opened
 *     - Forwarded at 3:17 PM to the database team
 *     - 3:30 PM Restart
 */
export function withTimesInside(draft: DraftTimeline): DraftTimeline {
  const { entries } = draft;
  if (!entries.some(({ inside }) => inside)) return draft;
  return { ...draft, entries: entries.map((entry, at) => (fits(entries, at) ? stampedInside(entry) : entry)) };
}

const stampedInside = perObject((entry: DraftEntry): DraftEntry => {
  const { inside, isTimeTold: _, ...others } = entry;
  return inside ? { ...others, stamp: inside, stampAt: inside.span, made: {} } : entry;
});

/** Between its neighbours of one day, by the clock: a group of lines is of one day, but for those that name another. */
function fits(entries: readonly DraftEntry[], at: number): boolean {
  const [before, entry, after] = [entries[at - 1], entries[at], entries[at + 1]];
  if (!entry?.inside || before?.group !== entry.group || after?.group !== entry.group) return false;
  const stamps = [before.stamp, entry.inside, after.stamp];
  if (!stamps.every((stamp) => hasRealClock(stamp?.expression))) return false;
  // A zone that the others leave out may be none of theirs.
  const zones = new Set(stamps.map((stamp) => stamp?.expression.zone?.text));
  const [start, own, end] = stamps.map((stamp) => stamp?.expression.from);
  if (zones.size > 1 || start === undefined || own === undefined) return false;
  return !tellsOfOther.test(entry.text) && isBetween(start, own, end);
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

function isBetween(start: Moment, own: Moment, end: Moment | undefined): boolean {
  if (!start.clock || !own.clock || !end?.clock) return false;
  const isSameDay = end.date === undefined || JSON.stringify(end.date) === JSON.stringify(start.date);
  const [from, minute, to] = [start.clock, own.clock, end.clock].map(minuteOfDay);
  if (from === undefined || minute === undefined || to === undefined) return false;
  // At the time of a neighbour it may be that one's.
  return isSameDay && end.daysLater === undefined && from < minute && minute < to;
}
