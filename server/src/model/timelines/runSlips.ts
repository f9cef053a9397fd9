/** The one mistake of several events behind each other: what was not turned over at midnight, or at noon. */
import { minuteOfDay, minutesPerDay } from '../../time/instant.ts';
import type { Timeline } from '../types.ts';
import { type DatedEvent, type Disorder, minutesBefore, partOf } from './order.ts';
import { halvesOf, type Slip, shifted } from './slip.ts';

/**
 * The date that was not turned over at midnight, by which everything behind it is a day early:
 *
 *     - 2024-03-05 23:58 Errors rise
 *     - 2024-03-05 00:14 Pager fires
 *     - 2024-03-05 00:44 Rollback
 */
export function overMidnightIn(timeline: Timeline, { event, before, minutes }: Disorder): Slip | undefined {
  if (timeline.direction !== 'ascending' || minutes < minutesPerDay / 2 || !statesSameDay(event, before))
    return undefined;
  const part = partOf(timeline, event);
  const at = part.indexOf(event);
  // What is as early as the first of that day may have its place there.
  const isEarliest = part
    .slice(0, at)
    .every((other) => !statesSameDay(other, event) || minutesBefore(event.when, other.when) > 0);
  const end = part.findIndex((other, index) => index > at && !statesSameDay(other, event));
  const night = part.slice(at, end < 0 ? undefined : end);
  // One alone in front of them may be what is in the wrong place. What has an end would need two dates.
  const isSure =
    part.slice(0, at).filter((other) => statesSameDay(other, event)).length > 1 || isAroundMidnight(before, event);
  if (!isSure || night.some((other) => other.end)) return undefined;
  const next = end < 0 ? undefined : part[end];
  const isInOrder =
    night.every(
      (other, index) => index === 0 || minutesBefore(other.when, night[index - 1]?.when ?? other.when) === 0,
    ) &&
    night.every((other) => minutesBefore(other.when, before.when) > 0) &&
    (!next || minutesBefore(next.when, shifted(night.at(-1)?.when ?? event.when, minutesPerDay)) === 0);
  return isEarliest && isInOrder ? { event, minutes: minutesPerDay, others: night.slice(1) } : undefined;
}

/**
 * Hours of the afternoon that are counted from one again, as nobody writes them in the night who writes `09:27`, or that
 * are still called AM, as in `12:15 AM` behind `12:00 PM`:
 *
 *     - 2024-03-05 12:39 Disks are wiped
 *     - 2024-03-05 1:50 Rebuild starts
 *     - 2024-03-05 4:50 Rebuild is done
 */
export function pastNoonIn(timeline: Timeline, { event, before }: Disorder): Slip | undefined {
  if (timeline.direction !== 'ascending' || !mayBePastNoon(event)) return undefined;
  const part = partOf(timeline, event);
  const at = part.indexOf(event);
  const day = Math.floor(event.when.localMinutes / minutesPerDay);
  const end = part.findIndex((other, index) => {
    const above = part[index - 1];
    if (index <= at || !above) return false;
    const isOnDay = Math.floor(other.when.localMinutes / minutesPerDay) === day;
    return !isOnDay || !mayBePastNoon(other) || minutesBefore(other.when, above.when) > 0;
  });
  const run = part.slice(at, end < 0 ? undefined : end);
  const [first, last] = [event.when, run.at(-1)?.when ?? event.when].map((when) => shifted(when, halfDay));
  const next = end < 0 ? undefined : part[end]?.when;
  if (!first || !last || run.length < fewestPastNoon) return undefined;
  const fits =
    minutesBefore(first, before.when) === 0 &&
    first.localMinutes - before.when.localMinutes <= longestPause &&
    (!next || minutesBefore(next, last) === 0);
  return fits ? { event, minutes: halfDay, others: run.slice(1) } : undefined;
}

/** One alone may be in the wrong place. */
const fewestPastNoon = 2;
/** Between the last event before noon and the first one behind it. */
const longestPause = 6 * 60;
const halfDay = minutesPerDay / 2;

/** `1:50`, `12:15 AM`; what has an end would need two times. */
function mayBePastNoon(event: DatedEvent): boolean {
  const { hour, meridiem } = event.timestamp?.expression.from.clock ?? {};
  const isInDoubt = meridiem === undefined || hour === 0;
  return isInDoubt && !event.end && halvesOf(event).includes(halfDay);
}

function isAroundMidnight(before: DatedEvent, event: DatedEvent): boolean {
  const [late, early] = [before, event].map(({ when: { clock } }) => (clock ? minuteOfDay(clock) : 0));
  return (late ?? 0) >= 22 * 60 && (early ?? 0) <= 4 * 60;
}

/** Whether two events have the same day, each for itself. */
function statesSameDay(event: DatedEvent, other: DatedEvent): boolean {
  const days = [event, other].map(({ timestamp, when: { localMinutes } }) =>
    timestamp?.expression.from.date?.day === undefined ? undefined : Math.floor(localMinutes / minutesPerDay),
  );
  return days[0] !== undefined && days[0] === days[1];
}
