/** Events whose time stands there in two zones, each with its date: whether the two dates belong together. */
import { dayNumber, minuteOfDay, minutesPerDay, offsetsAt } from '../../time/instant.ts';
import type { DateParts } from '../../time/types.ts';
import type { StatedText } from '../types.ts';
import type { DatedEvent } from './order.ts';

/** `20:04 UTC` on 31 May, and `04:04 JST` on 31 May instead of 1 June. */
export interface WrongDate extends StatedText {
  readonly parts: DateParts;
  /** Days since 1970-01-01 of the date that belongs to the first time. */
  readonly expected: number;
}

/** The second date, where both are written, the times of day agree, and it is another day than that of the first. */
export function wrongDateOf({ timestamp, when }: DatedEvent): WrongDate | undefined {
  const { also, date: own } = timestamp ?? {};
  const [first, second] = [timestamp?.expression, also?.expression];
  const { date, clock } = second?.from ?? {};
  const { year } = when.date ?? {};
  if (!own || !also?.date || !first || !clock || !when.zone || !second?.zone || year === undefined) return undefined;
  if (date?.month === undefined || date.day === undefined || first.from.date?.day === undefined) return undefined;
  const { zone: other } = second.zone;
  const stated = dayNumber({ year: date.year ?? year, month: date.month, day: date.day });
  const local = stated * minutesPerDay + minuteOfDay(clock);
  const days = offsetsAt(when.zone.zone, when.localMinutes).flatMap((own) =>
    offsetsAt(other, local).map((east) => (when.localMinutes - own + east - local) / minutesPerDay),
  );
  // Around the turn of a year that is not written it may be the year.
  const isOff = days.length > 0 && days.every((apart) => apart % 1 === 0 && apart !== 0 && Math.abs(apart) <= mostDays);
  return isOff ? { ...also.date, parts: date, expected: stated + (days[0] ?? 0) } : undefined;
}

const mostDays = 31;
