import { dateOfDayNumber, dayNumber, minuteOfDay, minutesPerDay, offsetAt } from '../../time/instant.ts';
import { isOutOfSeason } from '../../time/season.ts';
import type { ClockParts, DateParts } from '../../time/types.ts';
import type {
  Postmortem,
  ResolvedTime,
  ResolvedZone,
  StatedLength,
  StatedTime,
  StatedWindow,
  Timeline,
} from '../types.ts';

const assumedYear = 1972;

/** A point in time that can be compared with others of its document, whether an event or a fact states it. */
export interface Point {
  /** Local minutes, as in `ResolvedTime`. */
  readonly local: number;
  /** Minutes since the epoch, where date and zone are known. */
  readonly instant?: number;
  readonly zone?: ResolvedZone;
  /** Length of the unit that was written last, in minutes. */
  readonly step: number;
  readonly approximate: boolean;
  /** Counted from the start of the incident: `T+5m`. */
  readonly isRelative?: boolean;
}

/** Minutes from one point to another: as instants where both are known, else by the clock on the wall in one zone. */
export function minutesBetween(from: Point, to: Point): number | undefined {
  if (from.isRelative !== to.isRelative) return undefined;
  if (from.instant !== undefined && to.instant !== undefined) return to.instant - from.instant;
  const oneZone = !from.zone || !to.zone || from.zone.text === to.zone.text;
  return oneZone ? to.local - from.local : undefined;
}

/** Minutes that a time of day stands for as it is written. */
function stepOf({ minute, bare, tens }: ClockParts): number {
  if (minute === undefined || bare) return 60;
  return tens ? 10 : 1;
}

export function pointOfEvent(when: ResolvedTime): Point {
  const { localMinutes: local, instantMinutes: instant, zone, approximate, date, clock } = when;
  const day = date && date.day === undefined ? 31 * minutesPerDay : minutesPerDay;
  const isRelative = when.relativeMinutes !== undefined;
  const step = isRelative ? 1 : clock ? stepOf(clock) : day;
  return { local, instant, zone, step, approximate, ...(isRelative && { isRelative }) };
}

/** What a stated time lacks, and the document tells elsewhere. */
export interface Surroundings {
  readonly date?: DateParts;
  readonly zone?: ResolvedZone;
}

/** The date and zone that the facts and timelines of a document give to a time without them. */
export function surroundingsOf({ facts, timelines }: Pick<Postmortem, 'facts' | 'timelines'>): Surroundings {
  const { start, date, end, zone } = facts;
  const stated = [start, date, end].find((time) => time?.date?.day !== undefined)?.date;
  const first = firstDated(timelines);
  const year = [date, start, end].find((time) => time?.date?.year !== undefined)?.date?.year ?? first?.date?.year;
  const dated = stated ?? first?.date;
  return { date: dated && { ...dated, year: dated.year ?? year }, zone: zone ?? first?.zone };
}

function firstDated(timelines: readonly Timeline[]): ResolvedTime | undefined {
  for (const { events } of timelines) {
    const found = events.find(({ when }) => when?.date?.day !== undefined);
    if (found) return found.when;
  }
  return undefined;
}

/** Where a stated time lies; undefined where it is no more than a month or a year. */
export function pointOf(time: StatedTime, around: Surroundings): Point | undefined {
  const { clock, date: own } = time;
  if (own ? own.day === undefined : !clock) return undefined;
  const date = own ?? around.date;
  const year = date?.year ?? around.date?.year;
  const zone = time.zone ?? around.zone;
  const day =
    date?.month === undefined || date.day === undefined
      ? 0
      : dayNumber({ year: year ?? assumedYear, month: date.month, day: date.day });
  const local = day * minutesPerDay + (clock ? minuteOfDay(clock) : 0);
  const offset = zone && clock && date && year !== undefined ? offsetAt(zone.zone, local) : undefined;
  const step = clock ? stepOf(clock) : minutesPerDay;
  const instant = offset === undefined ? undefined : local - offset;
  return { local, instant, zone, step, approximate: time.approximate ?? false };
}

/** A start and end as points. */
export interface Stretch {
  readonly start: Point;
  readonly end: Point;
  readonly minutes: number;
}

/**
 * From a stated start to its end. An end without a date of its own that is earlier by the clock is on the next day; one
 * without a year may be in the next.
 */
export function stretchOf({ start, end }: StatedWindow, around: Surroundings): Stretch | undefined {
  const inheritsDate = end.date === undefined || end.date === start.date;
  const from = pointOf({ ...start, date: start.date ?? end.date, zone: start.zone ?? end.zone }, around);
  const stated = { ...end, date: end.date ?? start.date, zone: end.zone ?? start.zone };
  const to = pointOf(stated, around);
  const minutes = from && to && minutesBetween(from, to);
  if (!from || !to || minutes === undefined) return undefined;
  if (minutes >= 0) return { start: from, end: to, minutes };
  const later = inheritsDate ? shifted(to, minutesPerDay) : inNextYear(stated, from, around);
  const left = later && minutesBetween(from, later);
  return later && left !== undefined && left >= 0
    ? { start: from, end: later, minutes: left }
    : { start: from, end: to, minutes };
}

/** The first days of January after the last ones of December, if no year is written. */
function inNextYear(end: StatedTime, from: Point, around: Surroundings): Point | undefined {
  const { date } = end;
  const { year, month } = dateOfDayNumber(Math.floor(from.local / minutesPerDay));
  return date?.year === undefined && date?.month === 1 && month === 12
    ? pointOf({ ...end, date: { ...date, year: year + 1 } }, around)
    : undefined;
}

/**
 * Whether two points may be an hour nearer to each other or further apart, since the zone of one of them is misnamed: `EDT`
 * in January. Where both are, they are as far apart as they say.
 */
export function mayBeHourOff(a: Point, b: Point): boolean {
  return isMisnamed(a) !== isMisnamed(b);
}

function isMisnamed({ zone, instant, local }: Point): boolean {
  return (
    zone !== undefined &&
    instant !== undefined &&
    isOutOfSeason(zone.text, zone.zone, Math.floor(local / minutesPerDay))
  );
}

export function shifted(point: Point, minutes: number): Point {
  if (minutes === 0) return point;
  return {
    ...point,
    local: point.local + minutes,
    ...(point.instant !== undefined && { instant: point.instant + minutes }),
  };
}

/** Whether the end has no date of its own, and an earlier time of day than the start: `23:50 – 00:45`. */
export function isOverMidnight({ start, end }: StatedWindow): boolean {
  if (!start.clock || !end.clock || end.date) return false;
  return minuteOfDay(end.clock) < minuteOfDay(start.clock);
}

/** Whether a stated length is what lies between two points, as exactly as the three of them are told. */
export function agrees(stated: StatedLength, from: Point, to: Point): boolean {
  const minutes = minutesBetween(from, to);
  return minutes !== undefined && agreesWith(stated, minutes, from, to);
}

/** The same for a length that is known. A time of day is cut off to the minute, so one minute is nothing. */
export function agreesWith(stated: StatedLength, minutes: number, from: Point, to: Point): boolean {
  const distance = Math.abs(stated.minutes - minutes);
  const isAbout = stated.approximate || from.approximate || to.approximate;
  // `2 hours` may be 1 h 30 min, and a little less, but not 1 h 20 min.
  const rounded = isAbout || stated.step === 1 ? stated.step : stated.step * 0.6;
  const coarse = Math.max(rounded, from.step > 1 ? from.step : 0, to.step > 1 ? to.step : 0);
  const tolerance = isAbout ? Math.max(coarse, stated.minutes / 4, 5) : coarse;
  // `T+5:00` may be five minutes, if that is what is stated.
  if (from.isRelative && to.isRelative && Math.abs(60 * stated.minutes - minutes) < 1) return true;
  // `50 minutes` for 48
  const isRounded = stated.step === 1 && stated.minutes % 5 === 0 && distance <= 2;
  return distance <= 1 || isRounded || distance < tolerance || (isAbout && distance <= tolerance);
}
