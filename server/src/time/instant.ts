import { Temporal } from 'temporal-polyfill';
import type { ClockParts, Zone } from './types.ts';

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

/** The date of a day number. */
export function dateOfDayNumber(days: number): CivilDate {
  const date = new Temporal.PlainDate(1970, 1, 1).add({ days });
  return { year: date.year, month: date.month, day: date.day };
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
  const local = new Temporal.PlainDateTime(1970, 1, 1).add({ minutes: Math.floor(localMinutes) });
  // Not the zone's own offset then: behind a skipped hour that is already the later one.
  const { epochMilliseconds } = local.toZonedDateTime(zone.id, { disambiguation: 'compatible' });
  return Math.floor(localMinutes) - epochMilliseconds / 60_000;
}

/** Local date and time of an instant (milliseconds since the epoch) in a zone, in minutes since 1970-01-01T00:00 there. */
export function localMinutesOf(epochMilliseconds: number, zone: Zone): number {
  const utc = Math.floor(epochMilliseconds / 60_000);
  if (zone.kind === 'offset') return utc + zone.minutes;
  const id = zone.kind === 'iana' ? zone.id : 'UTC';
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(id);
  return utc + Math.round(zoned.offsetNanoseconds / 60e9);
}
