import { dateOfDayNumber, minutesPerDay, offsetsAt } from '../../time/instant.ts';
import type { ResolvedTime, Timeline, TimelineEvent } from '../types.ts';
import { perReferred, perTimes } from './perTimes.ts';

/** An event that has a time which can be one. */
export type DatedEvent = TimelineEvent & { readonly when: ResolvedTime };

export function isDated(event: TimelineEvent): event is DatedEvent {
  return event.when !== undefined && !isInDoubt(event);
}

/** Whether what is written can't be a time, so that nobody knows which one was meant. */
function isInDoubt({ timestamp, when, day }: TimelineEvent): boolean {
  if (timestamp?.isBound) return true;
  const from = timestamp?.expression.from;
  const fault = from?.fault;
  if (!fault && !day) return false;
  if (fault === 'half') return from?.clock?.meridiem === 'am';
  // Deep in the night `25:10` is taken for the next day.
  if (fault === 'hour') return when?.clock === undefined;
  if (!from?.date && day?.expression.from.fault === 'day') return true;
  return fault === 'minute' || fault === 'month' || fault === 'day';
}

const yearOfMinutes = 366 * minutesPerDay;

/**
 * How much earlier one time is than another, in minutes; 0 where it is not, or where their precision can't tell
 * (a day and a time on it).
 */
export function minutesBefore(time: ResolvedTime, other: ResolvedTime): number {
  const distance = timelineDistance(time, other);
  if (distance <= Math.max(0, vagueness(time), vagueness(other))) return 0;
  const coarse = Math.max(precisionOf(time), precisionOf(other));
  if (coarse < 1) return distance;
  // `22:36` is no earlier than `22:36:51`. Zones differ by whole minutes.
  if (coarse === 1) return Math.round(distance - secondsOf(other) + secondsOf(time)) > 0 ? distance : 0;
  return unitsOf(time, coarse) < unitsOf(other, coarse) ? distance : 0;
}

/**
 * Minutes from `time` to `other`: as instants where both zones are known and differ, else by the clock on the wall.
 * One zone among many of another is often a slip: there both must agree on which is earlier.
 */
function timelineDistance(time: ResolvedTime, other: ResolvedTime): number {
  // Nothing says which time of day T+5 is.
  if ((time.relativeMinutes === undefined) !== (other.relativeMinutes === undefined)) return 0;
  const local = other.localMinutes - time.localMinutes;
  if (!time.zonesAround !== !other.zonesAround) return leastDistance(time, other);
  const sameZone = time.zone === other.zone || time.zone?.text === other.zone?.text;
  const elapsed = sameZone ? undefined : elapsedTo(time, other);
  if (elapsed === undefined) return local;
  const maySlip = time.zone?.alone || other.zone?.alone;
  return maySlip && Math.sign(elapsed) !== Math.sign(local) ? 0 : elapsed;
}

/** Minutes between two instants. Between offsets no year is needed. */
function elapsedTo(time: ResolvedTime, other: ResolvedTime): number | undefined {
  if (time.instantMinutes !== undefined && other.instantMinutes !== undefined)
    return other.instantMinutes - time.instantMinutes;
  const [own, others] = [time.zone?.zone, other.zone?.zone];
  if (own?.kind !== 'offset' || others?.kind !== 'offset' || !time.clock || !other.clock) return undefined;
  return other.localMinutes - time.localMinutes + own.minutes - others.minutes;
}

/** Where one has no zone: how far apart they are in every one of the zones around, at least. */
function leastDistance(time: ResolvedTime, other: ResolvedTime): number {
  const local = other.localMinutes - time.localMinutes;
  const distances = offsetsOf(time).flatMap((own) => offsetsOf(other).map((others) => local + own - others));
  return distances.reduce((least, distance) => {
    if (Math.sign(distance) !== Math.sign(least)) return 0;
    return Math.abs(distance) < Math.abs(least) ? distance : least;
  }, local);
}

/** The minutes east of UTC that a time can be at. */
function offsetsOf({ zone, zonesAround = [], localMinutes }: ResolvedTime): readonly number[] {
  const zones = zone ? [zone.zone] : zonesAround;
  return zones.flatMap((each) => offsetsAt(each, localMinutes));
}

/** Years, months or shorter units up to a time. */
function unitsOf({ localMinutes }: ResolvedTime, length: number): number {
  if (length <= minutesPerDay) return Math.floor(localMinutes / length);
  const { year, month } = dateOfDayNumber(Math.floor(localMinutes / minutesPerDay));
  return length > yearOfMinutes / 2 ? year : 12 * year + month;
}

/** The part of a time that is less than a minute, in minutes. */
function secondsOf({ localMinutes }: ResolvedTime): number {
  return localMinutes - Math.floor(localMinutes);
}

/** Length of the unit that was written last, in minutes. */
function precisionOf(time: ResolvedTime): number {
  if (time.relativeMinutes !== undefined) return 1;
  if (time.date && time.date.day === undefined)
    return time.date.month === undefined ? yearOfMinutes : 31 * minutesPerDay;
  if (!time.clock) return minutesPerDay;
  if (time.clock.minute === undefined || time.clock.bare) return 60;
  if (time.clock.tens) return 10;
  return time.clock.second === undefined ? 1 : 1 / 60;
}

/** How many minutes a time may be off that somebody calls approximate. */
function vagueness({ approximate, clock, relativeMinutes }: ResolvedTime): number {
  return approximate && (clock?.minute !== undefined || relativeMinutes !== undefined) ? 5 : 0;
}

/** An event that stands on the wrong side of the one before it. */
export interface Disorder {
  readonly event: DatedEvent;
  /** The dated event that stands before it. */
  readonly before: DatedEvent;
  readonly minutes: number;
}

/** The same by their indexes. */
interface DisorderAt {
  readonly event: number;
  readonly before: number;
  readonly minutes: number;
}

/** Where events of a timeline contradict its direction. */
export const disordersIn = perTimes((timeline): readonly DisorderAt[] => {
  const found: DisorderAt[] = [];
  let before: DatedEvent | undefined;
  for (const event of timeline.events) {
    if (!isDated(event) || isOrigin(event)) continue;
    const minutes =
      before && areOfOnePart(timeline, event, before) ? minutesAstray(event, before, timeline.direction) : 0;
    if (before && minutes > 0) found.push({ event: event.index, before: before.index, minutes });
    before = event;
  }
  return found;
});

/** The events of a timeline that contradict its direction, each with the one before it. */
export const disordersOf = perReferred((timeline): readonly Disorder[] =>
  disordersIn(timeline).flatMap(({ minutes, ...at }) => pairAt(timeline, at).map((pair) => ({ ...pair, minutes }))),
);

/** Two events by their indexes, as they are now; none where one of them has no time. */
export function pairAt(
  { events }: Timeline,
  { event, before }: Readonly<Record<'event' | 'before', number>>,
): readonly Readonly<Record<'event' | 'before', DatedEvent>>[] {
  const [own, other] = [events[event], events[before]];
  return own && other && isDated(own) && isDated(other) ? [{ event: own, before: other }] : [];
}

/** `T0 = 13:20 UTC`: what the others are counted from, and may be counted back from. */
function isOrigin({ when, text }: DatedEvent): boolean {
  return when.relativeMinutes === 0 && /^[\d:. -]{4,20}(?: ?[ap]m)?(?: [A-Z]{2,5})?$/i.test(text);
}

/** `16:43-17:00 rollout` behind `16:45 first users`: it began before, and was still going on. */
export function spans({ when, end }: DatedEvent, before: DatedEvent): boolean {
  return end !== undefined && minutesBefore(when, before.when) > 0 && minutesBefore(end, before.when) === 0;
}

/** What each team saw, below a heading each, happened at the same time; so did what a table among paragraphs tells. */
export function areOfOnePart({ groups }: Timeline, a: TimelineEvent, b: TimelineEvent): boolean {
  const [one, other] = [groups[a.group], groups[b.group]];
  return one?.part === other?.part && (one?.kind === 'table') === (other?.kind === 'table');
}

/** The events with times that are compared with one of them, itself included. */
export function partOf(timeline: Timeline, event: TimelineEvent): readonly DatedEvent[] {
  return timeline.events.filter((other): other is DatedEvent => isDated(other) && areOfOnePart(timeline, other, event));
}

/** How many events have a time that can be one. */
export const datedCount = perTimes(({ events }) => events.filter(isDated).length);

/** How far an event lies on the wrong side of another one that stands before it; 0 if it does not. */
export function minutesAstray(event: DatedEvent, before: DatedEvent, direction: Timeline['direction']): number {
  return direction === 'ascending' ? minutesBefore(event.when, before.when) : minutesBefore(before.when, event.when);
}
