import { dateOfDayNumber, dayNumber, minuteOfDay, offsetAt } from '../time/instant.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { ClockParts, DateParts, Moment } from '../time/types.ts';
import { findZones } from '../time/zone.ts';
import { type DayHeading, type DraftEntry, isOn24Hours } from './entries.ts';
import type { TimeFacts } from './facts.ts';
import type { Origin, ResolvedTime, ResolvedZone, StatedTime } from './types.ts';

/** What the times of one timeline are resolved with. */
export interface ResolutionContext {
  readonly facts: TimeFacts;
  /** Zone named by the timeline's heading, a note in it, the document or the settings. */
  readonly zone?: ResolvedZone;
  /** Year stated by the timeline's heading or a note in it. */
  readonly year?: number;
  /** "All times approximate". */
  readonly approximate?: boolean;
  readonly direction: 'ascending' | 'descending';
  /** No time is surely one of 24 hours: behind `12:50`, `1:05` is in the afternoon. */
  readonly onTwelveHours?: boolean;
  /** What the zone in the head of a column is read with. */
  readonly options?: ReadingOptions;
}

export interface Resolution {
  readonly when?: ResolvedTime;
  readonly end?: ResolvedTime;
}

const minutesPerDay = 24 * 60;
/** A leap year, so that 29 February exists in a timeline without years. */
const assumedYear = 1972;

/** A jump back of at least this much reads as the next day. */
const overMidnight = 12 * 60;
/** So does a smaller one, if the stated end is then not passed. */
const overMidnightByEnd = 6 * 60;
const pastEnd = 30;

/** Where a day number comes from. `known` is false while nothing has stated a date: days count from 0 then. */
interface Day {
  readonly number: number;
  readonly origin: Origin;
  readonly known: boolean;
  readonly hasYear: boolean;
  /** What was written, where it names no day: `2022-05-??`. */
  readonly partial?: DateParts;
  /** Minute of the day, where the event states only how long after the one before it was. */
  readonly minute?: number;
  /** ISO weekday that was written, where no date is known. */
  readonly weekday?: number;
  /** The event's time of day can't be one, and counts for nothing. */
  readonly withoutClock?: boolean;
  /** The event's time of day is one of twelve hours, and in the second half. */
  readonly isAfternoon?: boolean;
}

interface Previous {
  readonly day: Day;
  /** The day of the first event, from which `Day 2` is counted, and its own count: 1, if it states none. */
  readonly first: { readonly number: number; readonly count: number };
  /** The last day that was stated, from which `(next day)` is. */
  readonly stated: Day;
  readonly minute: number;
  readonly heading?: DayHeading;
}

/**
 * Fills in what the entries leave out, from what stands before them and around them. One result for each entry: the same
 * object as before, if what the entry says, what stands before it and the context are the same.
 */
export function resolveEntries(entries: readonly DraftEntry[], context: ResolutionContext): Resolution[] {
  const days = daysOf(entries, context);
  const zones = zonesOf(entries, context);
  return entries.map((entry, index) => {
    const day = days[index];
    return day && entry.stamp ? resolutionOf(entry, day, zones, context.approximate ?? false) : unresolved;
  });
}

const unresolved: Resolution = {};

interface Resolved {
  readonly day: Day;
  readonly zones: Zones;
  readonly approximate: boolean;
  readonly resolution: Resolution;
}

function resolutionOf(entry: DraftEntry, day: Day, zones: Zones, allApproximate: boolean): Resolution {
  const known = entry.made.resolution as Resolved | undefined;
  if (known && known.day === day && known.approximate === allApproximate && sameZones(known.zones, zones))
    return known.resolution;
  const expression = entry.stamp?.expression;
  if (!expression) return unresolved;
  const zone = zoneOf(entry, zones);
  const approximate = expression.approximate || allApproximate;
  const when = timeAt(expression.from, day, zone, approximate);
  const end = expression.to && timeAt(expression.to, endDay(expression.from, expression.to, day), zone, approximate);
  const resolution: Resolution = end ? { when, end } : { when };
  entry.made.resolution = { day, zones, approximate: allApproximate, resolution } satisfies Resolved;
  return resolution;
}

/** Whether more events step back than forward: a log with the newest event first. */
export function directionOf(resolved: readonly Resolution[]): 'ascending' | 'descending' {
  let [forward, back] = [0, 0];
  let previous: ResolvedTime | undefined;
  for (const { when } of resolved) {
    if (when && previous && (when.relativeMinutes === undefined) === (previous.relativeMinutes === undefined)) {
      if (when.localMinutes > previous.localMinutes) forward++;
      else if (when.localMinutes < previous.localMinutes) back++;
    }
    previous = when ?? previous;
  }
  return back > 1 && back > forward ? 'descending' : 'ascending';
}

// ---------------------------------------------------------------- days

function daysOf(entries: readonly DraftEntry[], context: ResolutionContext): readonly (Day | undefined)[] {
  let previous: Previous | undefined;
  const days = entries.map((entry) => {
    const step = stepOf(entry, previous, context);
    previous = step.next;
    return step.day;
  });
  return backfill(entries, days, context);
}

/** The day of one entry, and what the next one has before it. */
interface Step {
  readonly previous: Previous | undefined;
  readonly context: ResolutionContext;
  readonly day?: Day;
  readonly next?: Previous;
}

function stepOf(entry: DraftEntry, previous: Previous | undefined, context: ResolutionContext): Step {
  const known = entry.made.step as Step | undefined;
  if (known && known.context === context && known.previous === previous) return known;
  const fresh = { previous, context, ...stepFrom(entry, previous, context) };
  // An edit further up that leads to the same day changes nothing from here on.
  const step =
    known && known.context === context && samePrevious(known.next, fresh.next) ? { ...fresh, next: known.next } : fresh;
  entry.made.step = step;
  return step;
}

function samePrevious(a: Previous | undefined, b: Previous | undefined): boolean {
  if (!a || !b) return a === b;
  const [one, other] = [a.day, b.day];
  return (
    a.minute === b.minute &&
    a.heading === b.heading &&
    one.number === other.number &&
    one.origin === other.origin &&
    one.known === other.known &&
    one.hasYear === other.hasYear &&
    one.partial === other.partial &&
    one.weekday === other.weekday &&
    one.minute === other.minute &&
    a.first.number === b.first.number &&
    a.first.count === b.first.count &&
    a.stated.number === b.stated.number
  );
}

function stepFrom(
  entry: DraftEntry,
  previous: Previous | undefined,
  context: ResolutionContext,
): Pick<Step, 'day' | 'next'> {
  const from = entry.stamp?.expression.from;
  if (!from || isOpen(from)) return { next: previous };
  const columnYear = entry.column === undefined ? undefined : /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(entry.column)?.[0];
  const inYear = columnYear === undefined ? context : { ...context, year: Number(columnYear) };
  if (from.laterMinutes !== undefined) {
    const later = previous && laterThan(previous, from.laterMinutes);
    return { day: later?.day, next: later ?? previous };
  }
  const day: Day =
    ownDay(from.date, previous, inYear, 'event') ??
    countedDay(from, from, previous, inYear, 'event') ??
    inheritedDay(entry, from, previous, inYear);
  const stated = !previous || isStated(entry, previous) ? day : previous.stated;
  const count = from.dayOfIncident ?? entry.day?.expression.from.dayOfIncident ?? 1;
  const standing = {
    first: previous?.first ?? { number: day.number, count },
    stated,
    ...(entry.day && { heading: entry.day }),
  };
  const late = pastMidnight(from);
  if (late !== undefined && previous && !isAtNight(previous.minute))
    return { day: { ...day, withoutClock: true }, next: previous };
  if (late !== undefined) {
    const sameNight = !from.date && previous && previous.minute <= late && previous.minute < overMidnight;
    const number = day.number + (sameNight ? 0 : 1);
    // `timeAt` goes on to the next day by itself.
    return { day: { ...day, number: number - 1 }, next: { day: { ...day, number }, minute: late, ...standing } };
  }
  if (
    previous?.day.number === day.number &&
    context.onTwelveHours &&
    from.clock &&
    isBehindNoon(from.clock, previous.minute)
  ) {
    const minute = minuteOfDay(from.clock) + halfDay;
    const number = day.number + Math.floor(minute / minutesPerDay);
    const next = { day: { ...day, number }, minute: minute % minutesPerDay, ...standing };
    return { day: { ...day, number, isAfternoon: true }, next };
  }
  const sameDay = previous?.day.number === day.number ? previous.minute : 0;
  return { day, next: { day, minute: from.clock ? minuteOfDay(from.clock) : sameDay, ...standing } };
}

const halfDay = 12 * 60;

/** More than that between two events, and it is rather the order that is wrong. */
const longestNoon = 6 * 60;
/** The same where it is surely past noon. */
const longestNight = 8 * 60;

/** `1:05` behind `12:50`, where nothing tells the half of the day. */
function isBehindNoon(clock: ClockParts, before: number): boolean {
  if (clock.meridiem || clock.hour > 12) return false;
  const minute = minuteOfDay(clock);
  // `12:15` behind `11:30` at night is past midnight.
  const longest = before > 13 * 60 ? longestNight : longestNoon;
  return minute < before && before <= minute + halfDay && minute + halfDay <= before + longest;
}

/**
 * Whether the times of a timeline are on a clock of twelve hours, as far as they show: none is past 12, or at 0, or
 * written as on the other clock.
 */
export function areOnTwelveHours(entries: readonly DraftEntry[]): boolean {
  let isShort = false;
  for (const { stamp } of entries) {
    const { clock } = stamp?.expression.from ?? {};
    if (!clock || clock.meridiem) continue;
    if (clock.hour > 12 || clock.hour === 0 || isOn24Hours(stamp)) return false;
    if (clock.hour < 10) isShort = true;
  }
  return isShort;
}

/** Whether an event has a day of its own, or is the first below a heading that has one. */
function isStated({ stamp, day }: DraftEntry, previous: Previous): boolean {
  const { date, dayOfIncident } = stamp?.expression.from ?? {};
  return date !== undefined || dayOfIncident !== undefined || (day !== undefined && day !== previous.heading);
}

/** Whether somebody may still count the hours of the day before, or be about to. */
function isAtNight(minute: number): boolean {
  return minute >= 18 * 60 || minute < 6 * 60;
}

/** Minute of the day that a clock counted past midnight means: `26:40` is 02:40. */
function pastMidnight({ clock }: Moment): number | undefined {
  if (!clock || clock.hour < 24 || (clock.hour === 24 && (clock.minute ?? 0) === 0)) return undefined;
  return minuteOfDay(clock) - minutesPerDay;
}

/** A date whose year was left open: `????-05-??`. */
function isOpen({ date, clock }: Moment): boolean {
  return (
    date !== undefined && date.year === undefined && date.day === undefined && !(date.weekday !== undefined && clock)
  );
}

/** The day that a written date means; a missing year is that of what came before, or of the summary. */
function ownDay(
  date: DateParts | undefined,
  previous: Previous | undefined,
  context: ResolutionContext,
  origin: Origin,
): Day | undefined {
  if (!date) return undefined;
  if (date.year !== undefined && (date.month === undefined || date.day === undefined)) {
    const number = dayNumber({ year: date.year, month: date.month ?? 1, day: 1 });
    return { number, origin, known: true, hasYear: true, partial: date };
  }
  if (date.weekday !== undefined && date.month === undefined) return weekdayDay(date.weekday, previous, context);
  if (date.month === undefined || date.day === undefined) return undefined;
  const { month, day } = date;
  const at = (year: number) => dayNumber({ year, month, day });
  if (date.year !== undefined) return { number: at(date.year), origin, known: true, hasYear: true };
  const before = previous?.day.known && previous.day.hasYear ? dateOfDayNumber(previous.day.number) : undefined;
  const year = before?.year ?? context.year ?? yearOf(context.facts);
  if (year === undefined) return { number: at(assumedYear), origin, known: true, hasYear: false };
  const number = at(year);
  // From December into January the year goes on by one, and back where the newest stands first.
  const jump = before ? number - (previous?.day.number ?? number) : 0;
  const turned = Math.abs(jump) > 300 ? at(year - Math.sign(jump)) : number;
  return { number: turned, origin, known: true, hasYear: true };
}

/** The first day of that name from the event before, or from the stated start. */
function weekdayDay(weekday: number, previous: Previous | undefined, context: ResolutionContext): Day | undefined {
  const base = previous?.day ?? statedDay(0, { ...context, facts: withoutClocks(context.facts) }) ?? nowhere;
  if (!base.known) {
    const days = (weekday - (base.weekday ?? weekday) + 7) % 7;
    return { ...base, number: base.number + days, weekday };
  }
  if (!base.hasYear) return undefined;
  const ahead = (weekday - 1 - (((base.number + 3) % 7) + 7) + 14) % 7;
  return { ...base, number: base.number + ahead, origin: ahead === 0 ? base.origin : 'event' };
}

function withoutClocks(facts: TimeFacts): TimeFacts {
  const bare = (time: StatedTime | undefined) => time && { ...time, clock: undefined };
  return { ...facts, start: bare(facts.start), end: bare(facts.end), date: bare(facts.date) };
}

function laterThan(previous: Previous, minutes: number): Previous {
  const total = previous.minute + minutes;
  const days = Math.floor(total / minutesPerDay);
  const day = { ...previous.day, number: previous.day.number + days, origin: 'earlier-event' as const };
  return { ...previous, day: { ...day, minute: total - days * minutesPerDay }, minute: total - days * minutesPerDay };
}

/** The day of an event that states none. */
function inheritedDay(
  entry: DraftEntry,
  from: Moment,
  previous: Previous | undefined,
  context: ResolutionContext,
): Day {
  const minute = from.clock ? minuteOfDay(from.clock) : 0;
  const underNewHeading = entry.day && entry.day !== previous?.heading;
  const stated = underNewHeading ? entry.day?.expression.from : undefined;
  const heading =
    stated &&
    (ownDay(stated.date, previous, context, 'day-heading') ??
      countedDay(stated, from, previous, context, 'day-heading'));
  if (heading) return heading;
  if (previous) {
    const shift = from.clock ? dayShift(previous, minute, context) : 0;
    const origin = previous.day.known && entry.day ? 'day-heading' : 'earlier-event';
    const { weekday } = previous.day;
    const turned = weekday === undefined || shift === 0 ? {} : { weekday: ((weekday - 1 + shift + 7) % 7) + 1 };
    const number = previous.day.number + shift;
    return { ...previous.day, ...turned, number, origin: shift === 0 ? origin : 'earlier-event' };
  }
  return statedDay(minute, context) ?? nowhere;
}

/** Of a timeline that nothing gives a date to. */
const nowhere: Day = { number: 0, origin: 'event', known: false, hasYear: false };

/** `Day 2`, `The next day`; several events may name the same. */
function countedDay(
  { dayOfIncident, isNextDay }: Moment,
  { clock }: Moment,
  previous: Previous | undefined,
  context: ResolutionContext,
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
  if (!previous || !isNextDay) return undefined;
  const { day, minute, stated } = previous;
  const isBack = clock && minuteOfDay(clock) < minute;
  return { ...day, number: Math.max(stated.number + 1, day.number + (isBack ? 1 : 0)), origin };
}

/** Days between an event and the one before it, when neither has a date: midnight may lie between them. */
function dayShift(previous: Previous, minute: number, { facts, direction }: ResolutionContext): number {
  const step = minute - previous.minute;
  if (direction === 'descending') return step >= overMidnight ? -1 : 0;
  if (step >= 0) return 0;
  const end = minutesOf(facts.end);
  const start = minutesOf(facts.start);
  const today = previous.day.number * minutesPerDay + minute;
  if (previous.day.known && end !== undefined) {
    if (-step >= overMidnightByEnd && today + minutesPerDay <= end + pastEnd) return 1;
    if (start !== undefined && today >= start && today <= end) return 0;
  }
  return -step >= overMidnight ? 1 : 0;
}

/** The day that the summary, the front matter, the title or the file name gives to the first event. */
function statedDay(minute: number, { facts, direction }: ResolutionContext): Day | undefined {
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

/** Events before the first one with a date take it from there; midnight may lie between. */
function backfill(
  entries: readonly DraftEntry[],
  days: readonly (Day | undefined)[],
  { direction }: ResolutionContext,
): readonly (Day | undefined)[] {
  const at = days.findIndex((day) => day?.known);
  const first = days[at];
  if (at <= 0 || !first) return days;
  const lastAt = days.findLastIndex((day, index) => index < at && day !== undefined);
  const [before, after] = [lastAt, at].map((index) => entries[index]?.stamp?.expression.from.clock);
  const step = before && after ? minuteOfDay(after) - minuteOfDay(before) : 0;
  const overnight = direction === 'ascending' ? -step >= overMidnight : step >= overMidnight;
  const turn = overnight ? (direction === 'ascending' ? 1 : -1) : 0;
  const shift = first.number - turn - (days[lastAt]?.number ?? 0);
  return days.map((day, index) =>
    day && index < at ? { ...first, number: day.number + shift, origin: 'later-event' as const } : day,
  );
}

/** The end of a range has its own date, or the start's; an earlier time of day is on the next one. */
function endDay(from: Moment, to: Moment, day: Day): Day {
  const { date } = to;
  if (date?.month !== undefined && date.day !== undefined) {
    const year = date.year ?? dateOfDayNumber(day.number).year;
    return {
      ...day,
      number: dayNumber({ year, month: date.month, day: date.day }),
      hasYear: day.hasYear || date.year !== undefined,
    };
  }
  const sameHour = from.clock?.hour === to.clock?.hour && to.clock?.minute === undefined;
  const wraps = from.clock && to.clock && !sameHour && minuteOfDay(to.clock) < minuteOfDay(from.clock);
  return wraps ? { ...day, number: day.number + 1 } : day;
}

// ---------------------------------------------------------------- results

function timeAt(moment: Moment, day: Day, zone: ResolvedZone | undefined, approximate: boolean): ResolvedTime {
  if (moment.relativeMinutes !== undefined) {
    return { relativeMinutes: moment.relativeMinutes, approximate, localMinutes: moment.relativeMinutes };
  }
  if (day.isAfternoon && moment.clock && !moment.clock.meridiem && moment.clock.hour <= 12) {
    const clock = { ...moment.clock, hour: (moment.clock.hour + 12) % 24 };
    return timeAt({ ...moment, clock }, { ...day, isAfternoon: false }, zone, approximate);
  }
  if (day.withoutClock)
    return timeAt({ ...moment, clock: undefined }, { ...day, withoutClock: false }, zone, approximate);
  // `26:40` is 02:40 on the next day.
  if (moment.clock && pastMidnight(moment) !== undefined) {
    const clock = { ...moment.clock, hour: moment.clock.hour - 24 };
    return timeAt({ ...moment, date: undefined, clock }, { ...day, number: day.number + 1 }, zone, approximate);
  }
  const clock = moment.clock ?? (day.minute === undefined ? undefined : clockAt(day.minute));
  const localMinutes = day.number * minutesPerDay + (clock ? minuteOfDay(clock) : 0);
  const offset = zone && day.known && day.hasYear && clock ? offsetAt(zone.zone, localMinutes) : undefined;
  return {
    ...dateAt(moment, day),
    clock,
    zone,
    approximate,
    localMinutes,
    instantMinutes: offset === undefined ? undefined : localMinutes - offset,
  };
}

function clockAt(minute: number): ClockParts {
  return { hour: Math.floor(minute / 60), minute: Math.floor(minute % 60) };
}

/** A date as it was written, with the year filled in; nothing where no date is known. */
function dateAt(moment: Moment, day: Day): Pick<ResolvedTime, 'date' | 'dateOrigin'> {
  const { date: own } = moment;
  if (own && own.year !== undefined && (own.month === undefined || own.day === undefined))
    return { date: own, dateOrigin: 'event' };
  if (!own && day.partial) return { date: day.partial, dateOrigin: day.origin };
  if (!day.known) return moment.date?.month ? { date: moment.date, dateOrigin: 'event' } : {};
  const { year, month, day: dayOfMonth } = dateOfDayNumber(day.number);
  const written = moment.date?.month !== undefined && moment.date.day !== undefined ? moment.date : undefined;
  const date = { month: written?.month ?? month, day: written?.day ?? dayOfMonth };
  return { date: day.hasYear ? { year: written?.year ?? year, ...date } : date, dateOrigin: day.origin };
}

/** What the zones of single events depend on. */
interface Zones {
  readonly options?: ReadingOptions;
  readonly everywhere?: ResolvedZone;
  /** The zone that one event names, while all others name another one. */
  readonly exception?: string;
}

function sameZones(a: Zones, b: Zones): boolean {
  const [one, other] = [a.everywhere, b.everywhere];
  return (
    a.options === b.options &&
    a.exception === b.exception &&
    (one === other || (one?.text === other?.text && one?.origin === other?.origin && one?.zone === other?.zone))
  );
}

/**
 * What holds for the whole timeline. Where the first event alone names a zone, it holds for those below it:
 * "09:00 UTC", "09:05", "09:10".
 */
function zonesOf(entries: readonly DraftEntry[], { zone: shared, options }: ResolutionContext): Zones {
  let first: DraftEntry | undefined;
  let named = 0;
  for (const entry of entries) {
    if (!entry.stamp) continue;
    first ??= entry;
    if (entry.stamp.expression.zone) named++;
  }
  const mention = named === 1 ? first?.stamp?.expression.zone : undefined;
  const fromFirst = mention && ({ text: mention.text, zone: mention.zone, origin: 'earlier-event' } as const);
  const isSaid = shared && ['timeline', 'note', 'section'].includes(shared.origin);
  const everywhere = isSaid ? shared : (fromFirst ?? shared);
  return { options, everywhere, exception: exceptionIn(entries, everywhere?.text ?? '') };
}

/** Event, then the head of its column, then its day heading, then what holds for the whole timeline. */
function zoneOf(entry: DraftEntry, { options, everywhere, exception }: Zones): ResolvedZone | undefined {
  const own = entry.stamp?.expression.zone;
  if (own) return { text: own.text, zone: own.zone, origin: 'event', ...(own.text === exception && { alone: true }) };
  const column = entry.column === undefined ? undefined : findZones(entry.column, options)[0];
  if (column) return { text: column.text, zone: column.zone, origin: 'column' };
  const day = entry.day?.expression.zone;
  if (day) return { text: day.text, zone: day.zone, origin: 'day-heading' };
  return everywhere;
}

const fewestOthers = 3;

function exceptionIn(entries: readonly DraftEntry[], everywhere: string): string | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { stamp } of entries) {
    if (!stamp) continue;
    const zone = stamp.expression.zone?.text ?? everywhere;
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
    all++;
    if (counts.size > 2) return undefined;
  }
  if (counts.size !== 2 || all <= fewestOthers) return undefined;
  return [...counts].find(([, count]) => count === 1)?.[0];
}

/** The first year that the stated dates name. */
function yearOf(facts: TimeFacts): number | undefined {
  const dates = [facts.start, facts.end, facts.date].flatMap((fact) => fact?.date ?? []);
  return dates.find((date) => date.year !== undefined)?.year;
}

/** Local minutes of a stated time with date and clock. */
function minutesOf(stated: StatedTime | undefined): number | undefined {
  const { date, clock } = stated ?? {};
  if (date?.year === undefined || date.month === undefined || date.day === undefined || !clock) return undefined;
  return dayNumber({ year: date.year, month: date.month, day: date.day }) * minutesPerDay + minuteOfDay(clock);
}
