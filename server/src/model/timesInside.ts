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

/** Between its neighbours of one day, by the clock. */
function fits(entries: readonly DraftEntry[], at: number): boolean {
  const [before, entry, after] = [entries[at - 1], entries[at], entries[at + 1]];
  if (!entry?.inside || before?.group !== entry.group || after?.group !== entry.group) return false;
  if (before.day !== after.day) return false;
  const stamps = [before.stamp, entry.inside, after.stamp];
  if (!stamps.every((stamp) => hasRealClock(stamp?.expression))) return false;
  const zones = new Set(stamps.flatMap((stamp) => stamp?.expression.zone?.text ?? []));
  const [start, own, end] = stamps.map((stamp) => stamp?.expression.from);
  return zones.size < 2 && start !== undefined && own !== undefined && isBetween(start, own, end);
}

function isBetween(start: Moment, own: Moment, end: Moment | undefined): boolean {
  if (!start.clock || !own.clock || !end?.clock) return false;
  const isSameDay = end.date === undefined || JSON.stringify(end.date) === JSON.stringify(start.date);
  const [from, minute, to] = [start.clock, own.clock, end.clock].map(minuteOfDay);
  if (from === undefined || minute === undefined || to === undefined) return false;
  return isSameDay && end.daysLater === undefined && from <= minute && minute <= to;
}
