import { minutesPerDay } from '../../time/instant.ts';
import type { Moment, Zone } from '../../time/types.ts';
import { isPeculiar, timeOf } from '../text/writtenTimes.ts';
import type { ResolvedTime, Timeline, TimelineEvent, Timestamp, WrittenTime } from '../types.ts';
import { areOfOnePart, type DatedEvent, disordersIn, isDated, pairAt } from './order.ts';
import { perReferred, perTimes } from './perTimes.ts';

/** What there is among the times of a timeline, so that a rule looks further only where there is something to see. */
export interface TimeSurvey {
  /** `2:05 PM` */
  readonly hasHalves: boolean;
  /** `14:05` or `0:05`, which no other clock shows. */
  readonly hasLateHours: boolean;
  /** A time of day that says nothing of halves. */
  readonly hasPlain: boolean;
  /** Of three times of day and more, but one has AM or PM. */
  readonly hasOddHalf: boolean;
  /** `12:00 PM`, `12:00 AM` */
  readonly hasTwelve: boolean;
  /** By their names, each once. */
  readonly zones: ReadonlyMap<string, Zone>;
  /** Which of the times of which event have to be looked at for the way they are written. */
  readonly peculiar: readonly PlacedTime[];
  /** Indexes of events that were put on the day after the one before them, because of their time of day alone. */
  readonly rolled: readonly { readonly event: number; readonly before: number }[];
  /** Indexes of the events without a time. */
  readonly bare: readonly number[];
  /** Most of its times are days alone. */
  readonly tellsDays: boolean;
  /** Indexes of the events that have an end. */
  readonly ranged: readonly number[];
  /** Indexes of the events that state their time in two zones. */
  readonly doubled: readonly number[];
  /** The latest of the earliest instants that the events can have been at, in minutes since the epoch. */
  readonly latest: number;
}

/** One of the times of an event: of the heading of its day, its own, or that of its end. */
interface PlacedTime {
  readonly event: number;
  readonly part: 'day' | 'start' | 'end';
}

/** One look at every event for all rules: thousands of them are looked at with every keystroke in their timeline. */
export const surveyTimes = perTimes((timeline): TimeSurvey => {
  const peculiar: PlacedTime[] = [];
  const rolled: { event: number; before: number }[] = [];
  const bare: number[] = [];
  const ranged: number[] = [];
  const doubled: number[] = [];
  const zones = new Map<string, Zone>();
  let [hasHalves, hasLateHours, hasPlain, hasTwelve] = [false, false, false, false];
  let [halves, plain, days] = [0, 0, 0];
  let latest = Number.NEGATIVE_INFINITY;
  let heading: Timestamp | undefined;
  let zoneName: string | undefined;
  let before: DatedEvent | undefined;

  function lookAtClock({ clock }: Moment): void {
    if (!clock) return;
    if (clock.meridiem) {
      hasHalves = true;
      if (clock.hour % 12 === 0 && clock.minute === 0) hasTwelve = true;
    } else {
      hasPlain = true;
      plain++;
      if (clock.hour > 12 || clock.hour === 0) hasLateHours = true;
    }
  }

  for (const event of timeline.events) {
    const { timestamp, day } = event;
    if (day && day !== heading) {
      heading = day;
      if (isPeculiar(day.expression.from)) peculiar.push({ event: event.index, part: 'day' });
    }
    if (!timestamp) {
      bare.push(event.index);
      continue;
    }
    const { from, to } = timestamp.expression;
    if (!from.clock && from.date) days++;
    lookAtClock(from);
    if (from.clock?.meridiem) halves++;
    if (isPeculiar(from)) peculiar.push({ event: event.index, part: 'start' });
    if (to) {
      ranged.push(event.index);
      lookAtClock(to);
      if (timestamp.end && isPeculiar(to)) peculiar.push({ event: event.index, part: 'end' });
    }
    if (timestamp.also) doubled.push(event.index);
    if (!isDated(event)) continue;
    const zone = event.when.zone;
    if (zone && event.when.clock && zone.text !== zoneName) {
      zoneName = zone.text;
      zones.set(zone.text, zone.zone);
    }
    const mayRoll = before && timeline.direction === 'ascending' && areOfOnePart(timeline, event, before);
    if (before && mayRoll && rolls(event, before)) rolled.push({ event: event.index, before: before.index });
    latest = Math.max(latest, earliestInstant(event));
    // `+15m` is on no day.
    if (event.when.relativeMinutes === undefined) before = event;
  }
  const hasOddHalf = halves === 1 && plain > 2;
  return {
    hasHalves,
    hasOddHalf,
    hasLateHours,
    hasPlain,
    hasTwelve,
    zones,
    peculiar,
    rolled,
    bare,
    tellsDays: days * 2 > timeline.events.length - bare.length,
    ranged,
    doubled,
    latest,
  };
});

/** The times of a timeline that have to be looked at for the way they are written. */
export const peculiarIn = perReferred((timeline): readonly WrittenTime[] =>
  surveyTimes(timeline).peculiar.flatMap((place) => writtenAt(timeline, place) ?? []),
);

function writtenAt(timeline: Timeline, { event: index, part }: PlacedTime): WrittenTime | undefined {
  const event = timeline.events[index];
  const { timestamp, when, day } = event ?? {};
  if (part === 'day') return day && timeOf(day, when, timeline);
  if (!event || !timestamp) return undefined;
  if (part === 'start') return { ...timeOf(timestamp, when, timeline), event };
  const { to } = timestamp.expression;
  return to && timestamp.end && { ...to, written: timestamp.end, year: event.end?.date?.year, timeline, endOf: event };
}

/** Events that were put on the day after the one before them, because of their time of day alone. */
export const rolledIn = perReferred((timeline) => surveyTimes(timeline).rolled.flatMap((at) => pairAt(timeline, at)));

/** Whether what is read from the times of a timeline by `perReferred` may speak of an event: then its words matter too. */
export function isReferredTo(timeline: Timeline, { index }: TimelineEvent): boolean {
  return referredIn(timeline).has(index) || hasLateHour(timeline);
}

const referredIn = perTimes((timeline): ReadonlySet<number> => {
  const { peculiar, rolled } = surveyTimes(timeline);
  const pairs = [...rolled, ...disordersIn(timeline)].flatMap(({ event, before }) => [event, before]);
  return new Set([...peculiar.map(({ event }) => event), ...pairs]);
});

/** An hour past the end of the day is meant so in a Japanese timeline, whichever of its events tells that it is one. */
const hasLateHour = perTimes((timeline): boolean =>
  surveyTimes(timeline).peculiar.some((place) => writtenAt(timeline, place)?.fault === 'hour'),
);

function rolls({ when, timestamp }: DatedEvent, before: DatedEvent): boolean {
  if (when.dateOrigin !== 'earlier-event' || dayOf(when) <= dayOf(before.when)) return false;
  const from = timestamp?.expression.from;
  // `T+30h (20:02)` says itself how much later it is, and behind `T-2d` so does `T0: 14:02`.
  const isCounted = from?.sinceStart !== undefined && (from.sinceStart !== 0 || counts(before));
  return from?.clock !== undefined && from.clock.hour < 24 && !from.date && !isCounted;
}

/** Whether an event says how long before the start it was, or after it. */
function counts({ when, timestamp }: DatedEvent): boolean {
  return when.sinceStart !== undefined || timestamp?.expression.from.sinceStart !== undefined;
}

/** Days since 1970-01-01. */
export function dayOf({ localMinutes }: ResolvedTime): number {
  return Math.floor(localMinutes / minutesPerDay);
}

/** Whether the day is known, with its year. */
export function isOnOneDay({ date }: ResolvedTime): boolean {
  return date?.year !== undefined && date.day !== undefined;
}

/** UTC+14 is as early as a place on earth can be. */
const earliestOffset = 14 * 60;

/** The first instant that an event can have been at; long ago for one that states no year, or its day in two ways. */
export function earliestInstant({ when, timestamp }: DatedEvent): number {
  const { date, localMinutes, instantMinutes, zone } = when;
  if (date?.year === undefined || when.relativeMinutes !== undefined) return Number.NEGATIVE_INFINITY;
  if (timestamp?.expression.from.date?.ambiguous) return Number.NEGATIVE_INFINITY;
  if (instantMinutes !== undefined) return instantMinutes;
  return localMinutes - (zone?.zone.kind === 'offset' ? zone.zone.minutes : earliestOffset);
}
