/** The one part of a time that was mistyped, where that explains why an event is out of order: AM for PM, the day, the year. */
import { dateOfDayNumber, dayNumber, daysInMonth, minutesPerDay } from '../../time/instant.ts';
import type { Timeline } from '../types.ts';
import { areOfOnePart, type DatedEvent, type Disorder, disordersOf, isDated, minutesBefore, partOf } from './order.ts';
import { overMidnightIn, pastNoonIn } from './runSlips.ts';
import { halvesOf, type Slip, shifted } from './slip.ts';

/** Between the neighbours of what is meant, or beside the only one. */
const mostBetween = 12 * 60;
const mostBeside = 6 * 60;
/** A date that is so near with its day and month exchanged can hardly be another one. */
const mostExchanged = 3 * minutesPerDay;

/** Where more is out of order, it is not for a slip. Each of them is looked for in the whole timeline. */
export const mostDisorders = 8;

/**
 * What was meant, where one time of the two fits between its neighbours with one part changed, and the other does not. An
 * event that has a place elsewhere in the timeline as it is may just as well be in the wrong one.
 */
export function slipIn(timeline: Timeline, disorder: Disorder): Slip | undefined {
  const { event, before } = disorder;
  if (disordersOf(timeline).length > mostDisorders) return undefined;
  const run = overMidnightIn(timeline, disorder) ?? pastNoonIn(timeline, disorder);
  if (run) return run;
  const [own, other] = [slipOf(timeline, event, before), slipOf(timeline, before, event)];
  return own && other ? undefined : (own ?? other);
}

function slipOf(timeline: Timeline, event: DatedEvent, other: DatedEvent): Slip | undefined {
  const { timestamp } = event;
  // With an end, or in two zones, it is said twice.
  if (!timestamp || event.end || timestamp.also) return undefined;
  const isOnDay = isOnDayOf(event);
  const distance = distanceOutside(timeline, event, isOnDay);
  if (distance === 0) return undefined;
  const parts = distance < fewestSteps ? farParts : allParts;
  const halves = distance < fewestSteps ? [] : halvesOf(event);
  const clocks = fitting(timeline, event, halves, neighbour(timeline, event, 1));
  if (clocks || isOnDay(other)) return clocks;
  const behind = neighbour(timeline, event, 1, isOnDay);
  return (
    fitting(timeline, event, datesOf(timeline, event, parts), behind) ??
    fitting(timeline, event, exchangedIn(event), behind, mostExchanged)
  );
}

/** Two neighbours that have changed places are rather that. */
const fewestSteps = 2;
type DatePart = 'day' | 'month' | 'year';
const allParts: readonly DatePart[] = ['day', 'month', 'year'];
const farParts: readonly DatePart[] = ['month', 'year'];

/**
 * How many events an event would pass on its way to the head or the end of the timeline, where it is earlier or later than
 * all others, but for those that have their day from it; else 0.
 */
function distanceOutside(timeline: Timeline, event: DatedEvent, isLeftOut: (other: DatedEvent) => boolean): number {
  const others = partOf(timeline, event).filter((other) => other !== event && !isLeftOut(other));
  const above = others.filter(({ index }) => index < event.index).length;
  const isAscending = timeline.direction === 'ascending';
  if (others.every(({ when }) => minutesBefore(when, event.when) === 0))
    return isAscending ? above : others.length - above;
  if (others.every(({ when }) => minutesBefore(event.when, when) === 0))
    return isAscending ? others.length - above : above;
  return 0;
}

/** The first of some changes by which an event comes to stand between its neighbours, which are in order themselves. */
function fitting(
  timeline: Timeline,
  event: DatedEvent,
  changes: readonly number[],
  behind: DatedEvent | undefined,
  most?: number,
): Slip | undefined {
  const above = neighbour(timeline, event, -1);
  const [earlier, later] = timeline.direction === 'ascending' ? [above, behind] : [behind, above];
  if (earlier && later && minutesBefore(later.when, earlier.when) > 0) return undefined;
  const minutes = changes.find((change) => {
    const meant = shifted(event.when, change);
    if ((earlier && minutesBefore(meant, earlier.when) > 0) || (later && minutesBefore(later.when, meant) > 0))
      return false;
    const [from, to] = [earlier?.when ?? meant, later?.when ?? meant];
    return to.localMinutes - from.localMinutes <= (most ?? (earlier && later ? mostBetween : mostBeside));
  });
  return minutes === undefined ? undefined : { event, minutes };
}

/** The dated event above or below in the same part; of those below without some. */
function neighbour(
  timeline: Timeline,
  event: DatedEvent,
  step: 1 | -1,
  isLeftOut?: (other: DatedEvent) => boolean,
): DatedEvent | undefined {
  for (let at = event.index + step; timeline.events[at]; at += step) {
    const other = timeline.events[at];
    if (other && isDated(other) && areOfOnePart(timeline, event, other) && !isLeftOut?.(other)) return other;
  }
  return undefined;
}

/** What has its day from the event alone goes with it. */
function isOnDayOf(event: DatedEvent): (other: DatedEvent) => boolean {
  const day = Math.floor(event.when.localMinutes / minutesPerDay);
  const isStated = event.timestamp?.expression.from.date !== undefined;
  return ({ when, timestamp, index }) =>
    isStated &&
    index > event.index &&
    when.dateOrigin === 'earlier-event' &&
    timestamp?.expression.from.date === undefined &&
    Math.floor(when.localMinutes / minutesPerDay) === day;
}

/** `04/01` for 1 April. Where a month has a name, nobody exchanges it. */
function exchangedIn({ timestamp, when }: DatedEvent): readonly number[] {
  if (!/^\d{1,2}[/.-]\d{1,2}\b/.test(timestamp?.date?.text ?? '')) return [];
  const own = Math.floor(when.localMinutes / minutesPerDay);
  const { year, month, day } = dateOfDayNumber(own);
  return day > 12 || day === month ? [] : [(dayNumber({ year, month: day, day: month }) - own) * minutesPerDay];
}

/** The day, the month or the year of a neighbour in place of its own. */
function datesOf(timeline: Timeline, event: DatedEvent, parts: readonly DatePart[]): readonly number[] {
  if (event.timestamp?.expression.from.date?.day === undefined) return [];
  const day = Math.floor(event.when.localMinutes / minutesPerDay);
  const own = dateOfDayNumber(day);
  const others = ([-1, 1] as const).flatMap((step) => neighbour(timeline, event, step, isOnDayOf(event)) ?? []);
  return others.flatMap(({ when }) => {
    const other = dateOfDayNumber(Math.floor(when.localMinutes / minutesPerDay));
    return parts.flatMap((part) => {
      const date = { ...own, [part]: other[part] };
      const isReal = date.day <= daysInMonth(date.year, date.month);
      return other[part] === own[part] || !isReal ? [] : [(dayNumber(date) - day) * minutesPerDay];
    });
  });
}
