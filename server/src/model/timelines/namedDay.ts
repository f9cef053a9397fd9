import { dateOfDayNumber, dayNumber, dayOfDate, minuteOfDay } from '../../time/instant.ts';
import type { DateParts, Moment, Zone } from '../../time/types.ts';
import type { Counting } from '../entries/counting.ts';
import type { DayHeading } from '../entries/entries.ts';
import type { TimeFacts } from '../facts/facts.ts';
import type { Origin, ResolvedZone, StatedTime } from '../types.ts';

/** What the days of one timeline depend on. */
export interface DayContext {
  readonly facts: TimeFacts;
  /** Year stated by the timeline's heading or a note in it. */
  readonly year?: number;
  readonly direction: 'ascending' | 'descending';
  /** No time is surely one of 24 hours: behind `12:50`, `1:05` is in the afternoon. */
  readonly onTwelveHours?: boolean;
  /** What `T+5m` is counted from. */
  readonly counting?: Counting;
  /** Zone named by the timeline's heading, a note in it, the document or the settings. */
  readonly zone?: ResolvedZone;
  /** The day that is stated is that of every event without a date, whatever the one before it was. */
  readonly isUsualDay?: boolean;
}

/** A leap year, so that 29 February exists in a timeline without years. */
const assumedYear = 1972;

/** A jump back of at least this much reads as the next day. */
export const overMidnight = 12 * 60;

/** Where a day number comes from. `known` is false while nothing has stated a date: days count from 0 then. */
export interface Day {
  readonly number: number;
  readonly origin: Origin;
  readonly known: boolean;
  readonly hasYear: boolean;
  /** What was written, where it names no day: `2022-05-??`. */
  readonly partial?: DateParts;
  /** Minute of the day, where the event states only how long after the one before it was, or after the start. */
  readonly minute?: number;
  /** The same in minutes since the epoch, where clocks in that zone were changed in between. */
  readonly instant?: { readonly zone: Zone; readonly minutes: number };
  /** ISO weekday that was written, where no date is known. */
  readonly weekday?: number;
  /** The event's time of day can't be one, and counts for nothing. */
  readonly withoutClock?: boolean;
  /** The event's time of day is one of twelve hours, and in the second half. */
  readonly isAfternoon?: boolean;
}

export interface PointOnDay {
  readonly day: Day;
  readonly minute: number;
}

/** That from which times are counted. */
export interface Zero extends PointOnDay {
  /** An event says so itself: `T0: 14:02 first alert`. */
  readonly isTold: boolean;
}

/** What an event has before it. */
export interface Previous {
  readonly day: Day;
  /** The part of the timeline that the event stands in. */
  readonly part: number;
  /** The day and time of the first event. `Day 2` is counted from there, and from its own count: 1, if it states none. */
  readonly first: { readonly number: number; readonly minute: number; readonly count: number };
  /** The last day that was stated, from which `(next day)` is. */
  readonly stated: Day;
  readonly minute: number;
  /** It states a day and no time on it. */
  readonly isDay: boolean;
  /** Its day stands behind its time, as a remark of its own: `15:00 UTC (Sat)`. */
  readonly isMarked: boolean;
  /** That from which times are counted, behind the first event that is. */
  readonly zero?: Zero;
  readonly heading?: DayHeading;
}

/** The day that a written date means; a missing year is that of what came before, or of the summary. */
export function ownDay(
  date: DateParts | undefined,
  previous: Previous | undefined,
  context: DayContext,
  origin: Origin,
): Day | undefined {
  if (!date) return undefined;
  if (date.year !== undefined && (date.month === undefined || date.day === undefined)) {
    const number = dayNumber({ year: date.year, month: date.month ?? 1, day: 1 });
    return { number, origin, known: true, hasYear: true, partial: date };
  }
  if (date.weekday !== undefined && date.month === undefined) return weekdayDay(date.weekday, previous, context);
  if (date.month === undefined) return undefined;
  if (date.day === undefined) {
    const known = previous?.day.hasYear ? dateOfDayNumber(previous.day.number).year : undefined;
    const year = known ?? context.year ?? yearOf(context.facts);
    if (year === undefined) return undefined;
    // What is told has happened: `Nov–Jan` of an incident in March began the year before.
    const stated = dayStated(context.facts);
    const isAhead =
      known === undefined && stated !== undefined && dayNumber({ year, month: date.month, day: 1 }) > stated;
    return ownDay({ ...date, year: isAhead ? year - 1 : year }, previous, context, origin);
  }
  const { month, day } = date;
  const at = (year: number) => dayNumber({ year, month, day });
  if (date.year !== undefined) return { number: at(date.year), origin, known: true, hasYear: true };
  const before = previous?.day.known && previous.day.hasYear ? dateOfDayNumber(previous.day.number) : undefined;
  const year = before?.year ?? context.year ?? yearOf(context.facts);
  if (year === undefined) return { number: at(assumedYear), origin, known: true, hasYear: false };
  const number = at(year);
  // From December into January the year goes on by one, and back where the newest stands first.
  const jump = before ? number - (previous?.day.number ?? number) : 0;
  const stated = context.year === undefined ? dayStated(context.facts) : undefined;
  const isBefore = !before && stated !== undefined && number - stated > halfYear;
  const other = at(year - (isBefore ? 1 : Math.sign(jump)));
  const isNearer = stated !== undefined && Math.abs(other - stated) < Math.abs(number - stated);
  const turned = Math.abs(jump) > 300 || isBefore || (jump < -halfYear && isNearer) ? other : number;
  return { number: turned, origin, known: true, hasYear: true };
}

/** In days: what is told is what has happened, "12-31" of an incident on 2 January the year before. */
const halfYear = 183;

/** The number of the day that the document states, with its year. */
function dayStated({ start, date, end }: TimeFacts): number | undefined {
  return dayOfDate(start?.date) ?? dayOfDate(date?.date) ?? dayOfDate(end?.date);
}

/** The first day of that name from the event before, or from the stated start; the last one where the newest stands first. */
function weekdayDay(weekday: number, previous: Previous | undefined, context: DayContext): Day | undefined {
  const base = previous?.day ?? statedDay(0, { ...context, facts: withoutClocks(context.facts) }) ?? nowhere;
  const isBack = previous !== undefined && context.direction === 'descending';
  const daysFrom = (other: number) => {
    const days = (weekday - other + 7) % 7;
    return isBack && days > 0 ? days - 7 : days;
  };
  if (!base.known) return { ...base, number: base.number + daysFrom(base.weekday ?? weekday), weekday };
  if (!base.hasYear) return undefined;
  const ahead = daysFrom(((((base.number + 3) % 7) + 7) % 7) + 1);
  return { ...base, number: base.number + ahead, origin: ahead === 0 ? base.origin : 'event' };
}

function withoutClocks(facts: TimeFacts): TimeFacts {
  const bare = (time: StatedTime | undefined) => time && { ...time, clock: undefined };
  return { ...facts, start: bare(facts.start), end: bare(facts.end), date: bare(facts.date) };
}

/** Of a timeline that nothing gives a date to. */
export const nowhere: Day = { number: 0, origin: 'event', known: false, hasYear: false };

/** Minutes: nobody waits a day less a few. */
const shortlyBefore = 60;

/** `Day 2`, `The next day`; several events may name the same. */
export function countedDay(
  { dayOfIncident, daysLater, mayBeOffset }: Moment,
  { clock }: Moment,
  previous: Previous | undefined,
  context: DayContext,
  origin: Origin,
): Day | undefined {
  if (dayOfIncident !== undefined) {
    const known = statedDay(0, { ...context, facts: withoutClocks(context.facts) });
    // Some count from 0.
    const least = Math.min(1, previous?.first.count ?? dayOfIncident);
    if (known) return { ...known, number: known.number + dayOfIncident - least, origin };
    if (!previous) return undefined;
    return { ...previous.day, number: previous.first.number + dayOfIncident - previous.first.count, origin };
  }
  if (!previous || !daysLater) return undefined;
  const { day, minute, stated } = previous;
  const back = clock ? minute - minuteOfDay(clock) : 0;
  if (mayBeOffset && back <= 0) return undefined;
  // What says so again a little earlier is out of order, and on the same day.
  const isAgain = daysLater === 1 && back > 0 && (day.number === stated.number || back > shortlyBefore);
  return { ...day, number: Math.max(stated.number + daysLater, day.number + (isAgain ? 1 : 0)), origin };
}

/** The day that the summary, the front matter, the title or the file name gives to the first event. */
export function statedDay(minute: number, { facts, direction }: DayContext): Day | undefined {
  const stated =
    direction === 'descending' ? (facts.end ?? facts.start ?? facts.date) : (facts.start ?? facts.date ?? facts.end);
  const source = [stated, facts.start, facts.date, facts.end].find((fact) => fact?.date?.day !== undefined);
  const date = source?.date;
  if (!source || date?.month === undefined || date.day === undefined) return undefined;
  const year = date.year ?? yearOf(facts);
  const number = dayNumber({ year: year ?? assumedYear, month: date.month, day: date.day });
  // An event shortly before a start at 00:10 was on the day before.
  const away = source.clock ? minute - minuteOfDay(source.clock) : 0;
  const shift = away > overMidnight ? -1 : away < -overMidnight ? 1 : 0;
  return { number: number + shift, origin: source.origin, known: true, hasYear: year !== undefined };
}

/** A day without a year, in the one of the other facts that it is nearest to. */
export function inYearOf(facts: TimeFacts, stated: StatedTime): StatedTime {
  const known = [facts.start, facts.date, facts.end].find((fact) => fact?.date?.year !== undefined)?.date;
  const { year, month, day } = stated.date ?? {};
  if (!known?.year || year !== undefined || month === undefined || day === undefined) return stated;
  const at = (inYear: number) => dayNumber({ year: inYear, month, day });
  const jump = at(known.year) - dayNumber({ year: known.year, month: known.month ?? 1, day: known.day ?? 1 });
  return {
    ...stated,
    date: { ...stated.date, year: Math.abs(jump) > 300 ? known.year - Math.sign(jump) : known.year },
  };
}

/** The first year that the stated dates name. */
function yearOf(facts: TimeFacts): number | undefined {
  const dates = [facts.start, facts.end, facts.date].flatMap((fact) => fact?.date ?? []);
  return dates.find((date) => date.year !== undefined)?.year;
}
