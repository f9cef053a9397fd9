import type { ClockParts, DateParts, Zone } from './types.ts';

export const minutesPerDay = 24 * 60;

/** A full calendar date. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Days since 1970-01-01, proleptic Gregorian. A day that the month does not have counts on into the next one,
 * so that a mistyped 31 June still has a place in an order.
 * Formula: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
export function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day number of a written date, if it is a whole one. */
export function dayOfDate(date: DateParts | undefined): number | undefined {
  const { year, month, day } = date ?? {};
  return year === undefined || month === undefined || day === undefined ? undefined : dayNumber({ year, month, day });
}

/** The date of a day number: the way back, civil_from_days. */
export function dateOfDayNumber(days: number): CivilDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** ISO weekday of a day number, 1 is Monday. */
export function weekdayOfDay(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** The time of day, in minutes since midnight, that so many minutes lead to, forward or back over days. */
export function onClock(minutes: number): number {
  return ((minutes % minutesPerDay) + minutesPerDay) % minutesPerDay;
}

/** Minutes since midnight. */
export function minuteOfDay(clock: ClockParts): number {
  return clock.hour * 60 + (clock.minute ?? 0) + (clock.second ?? 0) / 60;
}

/**
 * Minutes east of UTC that a zone has at a local time, given in minutes since 1970-01-01T00:00 there.
 * Undefined for an ambiguous abbreviation. A local time that a clock change skips or repeats takes the earlier offset.
 */
export function offsetAt(zone: Zone, localMinutes: number): number | undefined {
  if (zone.kind === 'offset') return zone.minutes;
  if (zone.kind !== 'iana') return undefined;
  const local = Math.floor(localMinutes);
  // Clocks are changed at most once in two days, so what holds a day earlier and a day later is all there is. The
  // earlier offset also holds where neither fits: in an hour that is skipped.
  const [before, after] = [offsetOf(zone.id, local - minutesPerDay), offsetOf(zone.id, local + minutesPerDay)];
  const fits = (offset: number) => offsetOf(zone.id, local - offset) === offset;
  return before === after || fits(before) || !fits(after) ? before : after;
}

/** The same of every zone that may be meant: an ambiguous abbreviation has several, one that is not known none. */
export function offsetsAt(zone: Zone, localMinutes: number): readonly number[] {
  if (zone.kind === 'ambiguous') return zone.candidates.map(({ minutes }) => minutes);
  const offset = offsetAt(zone, localMinutes);
  return offset === undefined ? [] : [offset];
}

/** What a clock change does to a local time: there is none such, or there are two, at these minutes east of UTC. */
export interface ClockChange {
  readonly kind: 'skipped' | 'repeated';
  readonly before: number;
  readonly after: number;
}

/** The change of clocks that a local time falls into. Clocks are changed in the first hours of a day, or at its end. */
export function clockChangeAt(zone: Zone, localMinutes: number): ClockChange | undefined {
  const minute = localMinutes % minutesPerDay;
  if (zone.kind !== 'iana' || (minute >= 4 * 60 && minute < 23 * 60)) return undefined;
  const local = Math.floor(localMinutes);
  const [before, after] = [offsetOf(zone.id, local - minutesPerDay), offsetOf(zone.id, local + minutesPerDay)];
  if (before === after) return undefined;
  const fits = (offset: number) => offsetOf(zone.id, local - offset) === offset;
  if (fits(before) !== fits(after)) return undefined;
  return { kind: fits(before) ? 'repeated' : 'skipped', before, after };
}

/**
 * Minutes east of UTC that the clocks of a region show all day long, on a day counted from 1970-01-01; undefined for one
 * on which they are changed.
 */
export function offsetOfDay(id: string, day: number): number | undefined {
  let known = knownDays.get(id);
  if (!known || known.size > mostKnownDays) {
    known = new Map();
    knownDays.set(id, known);
  }
  if (!known.has(day)) {
    const noon = day * minutesPerDay + minutesPerDay / 2;
    const [before, after] = [offsetOf(id, noon - minutesPerDay), offsetOf(id, noon + minutesPerDay)];
    known.set(day, before === after ? before : undefined);
  }
  return known.get(day);
}

/** Asking takes longer than all else, and thousands of events are on the same few days. */
const knownDays = new Map<string, Map<number, number | undefined>>();
const mostKnownDays = 1000;

/** Local date and time of an instant (milliseconds since the epoch) in a zone, in minutes since 1970-01-01T00:00 there. */
export function localMinutesOf(epochMilliseconds: number, zone: Zone): number {
  const utc = Math.floor(epochMilliseconds / 60_000);
  if (zone.kind === 'offset') return utc + zone.minutes;
  return zone.kind === 'iana' ? utc + Math.round(offsetOf(zone.id, utc)) : utc;
}

/** Making a formatter takes longer than all that is done with it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC that a region of the world has at an instant, given in minutes since the epoch. */
function offsetOf(id: string, utcMinutes: number): number {
  let formatter = formatters.get(id);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: id, timeZoneName: 'longOffset' });
    formatters.set(id, formatter);
  }
  // `1/15/2024, GMT+01:00`; `GMT` alone is no offset, and before there were zones there are seconds.
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(formatter.format(utcMinutes * 60_000)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes) + Number(seconds) / 60);
}
