import {
  dateOfDayNumber,
  dayNumber,
  dayOfDate,
  localMinutesOf,
  minuteOfDay,
  minutesPerDay,
  offsetAt,
  offsetOfDay,
} from '../../time/instant.ts';
import type { ClockParts, Moment, Zone } from '../../time/types.ts';
import { countedMinutes } from '../entries/counting.ts';
import { type DraftEntry, type DraftGroup, isOn24Hours, meaningOfTime } from '../entries/entries.ts';
import type { StatedTime } from '../types.ts';
import {
  countedDay,
  type Day,
  type DayContext,
  nowhere,
  overMidnight,
  ownDay,
  type PointOnDay,
  type Previous,
  statedDay,
  type Zero,
} from './namedDay.ts';

/** A smaller jump back than over midnight reads as the next day too, if the stated end is then not passed. */
const overMidnightByEnd = 6 * 60;
const pastEnd = 30;

/** The day of each entry, as far as it has a time. */
export function daysOf(
  entries: readonly DraftEntry[],
  groups: readonly DraftGroup[],
  context: DayContext,
): readonly (Day | undefined)[] {
  let previous: Previous | undefined;
  const lastEarlier = lastBeforeStated(entries, context);
  const placeOf = ({ group }: DraftEntry, index: number): PlaceInTimeline => {
    const { part = 0, isPhase = false } = groups[group] ?? {};
    return { part, mayBegin: !isPhase && index > lastEarlier };
  };
  const days = entries.map((entry, index) => {
    const step = stepOf(entry, placeOf(entry, index), previous, context);
    previous = step.next;
    return step.day;
  });
  return backfill(entries, onNightBefore(entries, days, context), context);
}

interface PlaceInTimeline {
  readonly part: number;
  /** Whether the days may begin anew with it: it is no phase of what went before, and nothing behind it is dated earlier. */
  readonly mayBegin: boolean;
}

/** Index of the last entry that is dated before the day that the document states. */
function lastBeforeStated(entries: readonly DraftEntry[], context: DayContext): number {
  const stated = statedDay(0, context);
  if (!stated?.hasYear) return -1;
  const usual = dateOfDayNumber(stated.number).year;
  return entries.findLastIndex(({ stamp }) => {
    const { year = usual, month, day } = stamp?.expression.from.date ?? {};
    return month !== undefined && day !== undefined && dayNumber({ year, month, day }) < stated.number;
  });
}

/** The day of one entry, and what the next one has before it. */
interface Step extends PlaceInTimeline {
  readonly previous: Previous | undefined;
  readonly context: DayContext;
  readonly day?: Day;
  readonly next?: Previous;
}

function stepOf(
  entry: DraftEntry,
  { part, mayBegin }: PlaceInTimeline,
  previous: Previous | undefined,
  context: DayContext,
): Step {
  const known = entry.made.step as Step | undefined;
  if (
    known &&
    known.context === context &&
    known.previous === previous &&
    known.part === part &&
    known.mayBegin === mayBegin
  )
    return known;
  const place = { part, mayBegin };
  const fresh = { ...place, previous, context, ...stepFrom(entry, place, previous, context) };
  // An edit further up that leads to the same day changes nothing from here on.
  const step =
    known && known.context === context && samePrevious(known.next, fresh.next) ? { ...fresh, next: known.next } : fresh;
  entry.made.step = step;
  return step;
}

function samePrevious(a: Previous | undefined, b: Previous | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.minute === b.minute &&
    a.part === b.part &&
    a.isDay === b.isDay &&
    a.isMarked === b.isMarked &&
    a.heading === b.heading &&
    sameZero(a.zero, b.zero) &&
    sameDay(a.day, b.day) &&
    a.first.number === b.first.number &&
    a.first.minute === b.first.minute &&
    a.first.count === b.first.count &&
    a.stated.number === b.stated.number &&
    a.stated.origin === b.stated.origin
  );
}

function sameZero(a: Zero | undefined, b: Zero | undefined): boolean {
  if (!a || !b) return a === b;
  return a.minute === b.minute && a.isTold === b.isTold && sameDay(a.day, b.day);
}

function sameDay(a: Day, b: Day): boolean {
  return (
    a.number === b.number &&
    a.origin === b.origin &&
    a.known === b.known &&
    a.hasYear === b.hasYear &&
    a.partial === b.partial &&
    a.weekday === b.weekday &&
    a.minute === b.minute
  );
}

function stepFrom(
  entry: DraftEntry,
  { part, mayBegin }: PlaceInTimeline,
  previous: Previous | undefined,
  context: DayContext,
): Pick<Step, 'day' | 'next'> {
  const from = entry.stamp?.expression.from;
  if (!from || isOpen(from)) return { next: previous };
  const columnYear = entry.column === undefined ? undefined : /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(entry.column)?.[0];
  const inYear = columnYear === undefined ? context : { ...context, year: Number(columnYear) };
  if (from.laterMinutes !== undefined) {
    const later = previous && laterThan(previous, from.laterMinutes);
    return { day: later?.day, next: later ? { ...later, part, isDay: false, isMarked: false } : previous };
  }
  if (from.relativeMinutes !== undefined) {
    const counted = countedFromStart(entry, from, previous, inYear);
    const bare = { minute: undefined, instant: undefined };
    if (counted) return { day: counted.day, next: { ...counted, day: { ...counted.day, ...bare }, part } };
  }
  const zero = zeroBefore(entry, from, previous, inYear);
  const own = ownDay(from.date, previous, inYear, 'event');
  if (!own && isMonth(from)) return { next: previous };
  const day: Day =
    own ??
    countedDay(from, from, previous, inYear, 'event') ??
    (zero && dayBeside(entry, from, zero, previous, inYear)) ??
    inheritedDay(entry, from, { part, mayBegin }, previous, inYear);
  // Nobody says how long before, so that what follows may be earlier: `before 09:02`.
  if (entry.stamp?.isBound && from.clock) return { day, next: previous && { ...previous, part } };
  if (isImpossible(from, previous, inYear)) {
    const isPastDay = (from.clock?.hour ?? 0) >= 24;
    return { day: isPastDay ? { ...day, withoutClock: true } : day, next: previous && { ...previous, part } };
  }
  const stated = !previous || isStated(entry, previous) ? day : previous.stated;
  const count = from.dayOfIncident ?? entry.day?.expression.from.dayOfIncident ?? 1;
  const standing = {
    part,
    isDay: from.clock === undefined,
    isMarked: (from.datePlace?.start ?? 0) > (from.clockPlace?.start ?? Number.POSITIVE_INFINITY),
    first: previous?.first ?? { number: day.number, minute: from.clock ? minuteOfDay(from.clock) : 0, count },
    stated,
    ...(entry.day && { heading: entry.day }),
    ...zeroAt(entry, from, { day, zero }, previous, context),
  };
  const late = pastMidnight(from);
  if (late !== undefined && previous && !isAtNight(previous.minute))
    return { day: { ...day, withoutClock: true }, next: { ...previous, part } };
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

/** `25:61`, `2026-06-31`: what cannot be a time, or a date, says nothing of the events behind it. */
function isImpossible({ date, fault }: Moment, previous: Previous | undefined, context: DayContext): boolean {
  if (fault === 'minute') return date === undefined;
  return (fault === 'day' || fault === 'month') && (previous ?? statedDay(0, context)) !== undefined;
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

/** A date whose year was left open: `????-05-??`. */
function isOpen({ date, clock }: Moment): boolean {
  if (date === undefined || date.year !== undefined || date.month !== undefined) return false;
  return date.day === undefined && !(date.weekday !== undefined && clock);
}

/** `Jun–Jul` */
function isMonth({ date }: Moment): boolean {
  return date?.month !== undefined && date.day === undefined;
}

function laterThan(previous: Previous, minutes: number): Previous {
  const { day, minute } = onDay(previous, minutes);
  return { ...previous, day: { ...day, minute, origin: 'earlier-event' }, minute };
}

/** What `T+5m (14:07)` is counted from. `T0: 14:02` is that itself, on the day that events before it were counted to. */
function zeroBefore(
  entry: DraftEntry,
  { sinceStart, mayBeSeconds }: Moment,
  previous: Previous | undefined,
  context: DayContext,
): Zero | undefined {
  const { scale = 1, start } = context.counting ?? {};
  if (sinceStart === undefined) return undefined;
  if (previous?.zero) return sinceStart === 0 && previous.zero.isTold ? undefined : previous.zero;
  // What is kept of the start may be what an earlier version said in the same words.
  if (!start || sinceStart === 0 || meaningOfTime(start) === meaningOfTime(entry.stamp?.expression)) return undefined;
  const isFar = Math.abs(countedMinutes({ sinceStart, mayBeSeconds }, scale)) >= halfDay;
  return !previous || isFar ? zeroStated(entry, start.from, scale, context) : undefined;
}

/** The day of `T+30h (20:02)`: that on which the time beside is nearest to what is counted. */
function dayBeside(
  entry: DraftEntry,
  from: Moment,
  zero: Zero,
  previous: Previous | undefined,
  context: DayContext,
): Day | undefined {
  if (!from.clock || !context.counting) return undefined;
  const counted = onDay(zero, countedMinutes(from, context.counting.scale));
  const local = localOf(counted);
  const minutes = local + aheadOfStart(entry, local, context) - minuteOfDay(from.clock);
  const origin = previous ? 'earlier-event' : zero.day.origin;
  // `T+10m (2:12)` behind `T0: 2:02 PM` is half a day off, and in the afternoon of the same day.
  return { ...zero.day, number: Math.ceil(minutes / minutesPerDay - 0.5), origin };
}

/** Where `T0` is, behind the event that says so: `T0: 14:02 first alert`; until one does, behind `T+5m (14:07)`. */
function zeroAt(
  entry: DraftEntry,
  from: Moment,
  { day, zero }: { readonly day: Day; readonly zero?: Zero },
  previous: Previous | undefined,
  context: DayContext,
): Pick<Previous, 'zero'> {
  const known = zero ?? previous?.zero;
  const isTold = from.sinceStart === 0;
  if (from.sinceStart === undefined || !from.clock || !context.counting || (known && !isTold))
    return known ? { zero: known } : {};
  const own = { day, minute: minuteOfDay(from.clock) };
  const later = countedMinutes(from, context.counting.scale) + aheadOfStart(entry, localOf(own), context);
  return { zero: { ...onDay(own, -later), isTold } };
}

function localOf({ day, minute }: PointOnDay): number {
  return day.number * minutesPerDay + minute;
}

/** Minutes that the clock of an event is ahead of that of the start, where both name their zones: `T+5m (22:07 UTC)`. */
function aheadOfStart({ stamp }: DraftEntry, local: number, { counting }: DayContext): number {
  const [own, other] = [stamp?.expression.zone, counting?.start?.zone];
  if (!own || !other || own.text === other.text) return 0;
  const [east, eastOfStart] = [offsetAt(own.zone, local), offsetAt(other.zone, local)];
  return east === undefined || eastOfStart === undefined ? 0 : east - eastOfStart;
}

function onDay({ day, minute }: PointOnDay, later: number): PointOnDay {
  const total = minute + later;
  const days = Math.floor(total / minutesPerDay);
  return { day: { ...day, number: day.number + days }, minute: total - days * minutesPerDay };
}

/** The same in a zone, where clocks may be changed in between. */
function passedSince(zero: PointOnDay, minutes: number, zone: Zone | undefined): PointOnDay {
  const point = onDay(zero, minutes);
  if (zone?.kind !== 'iana' || !zero.day.known || !zero.day.hasYear) return point;
  const usual = offsetOfDay(zone.id, zero.day.number);
  if (usual !== undefined && usual === offsetOfDay(zone.id, point.day.number)) return point;
  const before = offsetAt(zone, localOf(zero)) ?? 0;
  const instant = localOf(zero) - before + minutes;
  const after = localMinutesOf(instant * 60_000, zone) - Math.floor(instant);
  const { day, minute } = onDay(zero, minutes + after - before);
  return { day: { ...day, instant: { zone, minutes: instant } }, minute };
}

/** `T+5m`, where something states what that is counted from. */
function countedFromStart(
  entry: DraftEntry,
  from: Moment,
  previous: Previous | undefined,
  context: DayContext,
): Previous | undefined {
  const { scale, start } = context.counting ?? {};
  if (scale === undefined) return undefined;
  const zero = previous?.zero ?? (start && zeroStated(entry, start.from, scale, context));
  if (!zero) return undefined;
  // Seconds are whole.
  const counted = Math.round(countedMinutes(from, scale) * 60) / 60;
  const { day, minute } = passedSince(zero, counted, (start?.zone ?? context.zone)?.zone);
  const timed: Day = { ...day, minute, origin: 'earlier-event' };
  const first = previous?.first ?? { number: day.number, minute, count: 1 };
  return {
    part: 0,
    ...previous,
    day: timed,
    minute,
    isDay: false,
    isMarked: false,
    first,
    zero,
    stated: previous?.stated ?? day,
  };
}

/** The start of which a note tells, or an event that stands further down. */
function zeroStated({ day: heading }: DraftEntry, from: Moment, scale: number, context: DayContext): Zero | undefined {
  const { date, clock } = from;
  if (!clock) return undefined;
  const minute = minuteOfDay(clock);
  const day =
    ownDay(date, undefined, context, 'event') ??
    ownDay(heading?.expression.from.date, undefined, context, 'day-heading') ??
    statedDay(minute, context) ??
    nowhere;
  return { ...onDay({ day, minute }, -countedMinutes(from, scale)), isTold: false };
}

/** The day of an event that states none. */
function inheritedDay(
  entry: DraftEntry,
  from: Moment,
  { part, mayBegin }: PlaceInTimeline,
  previous: Previous | undefined,
  context: DayContext,
): Day {
  const minute = from.clock ? minuteOfDay(from.clock) : 0;
  const underNewHeading = entry.day && entry.day !== previous?.heading;
  const stated = underNewHeading ? entry.day?.expression.from : undefined;
  const heading =
    stated &&
    (ownDay(stated.date, previous, context, 'day-heading') ??
      countedDay(stated, from, previous, context, 'day-heading'));
  if (heading) return heading;
  const isNewPart = mayBegin && previous !== undefined && part !== previous.part && context.direction === 'ascending';
  const isBehindDay = mayBegin && previous?.isDay === true && from.clock && context.direction === 'ascending';
  // What else a part begins with may go on from the time before it.
  const isUsual = context.isUsualDay && mayBegin && context.direction === 'ascending';
  const isBackground = isUsual || isBehindDay || (isNewPart && context.facts.start?.date !== undefined);
  const later = isBackground && previous ? laterStatedDay(previous, minute, context) : undefined;
  if (later) return later;
  if (previous) {
    const startsOver = isNewPart && from.clock && isStartedOver(previous, minute, context);
    const shift = startsOver
      ? previous.first.number - previous.day.number
      : from.clock
        ? dayShift(previous, minute, context)
        : 0;
    const origin = previous.day.known && entry.day ? 'day-heading' : 'earlier-event';
    const { weekday } = previous.day;
    const turned = weekday === undefined || shift === 0 ? {} : { weekday: ((weekday - 1 + shift + 7) % 7) + 1 };
    const number = previous.day.number + shift;
    return { ...previous.day, ...turned, number, origin: shift === 0 ? origin : 'earlier-event' };
  }
  return statedDay(minute, context) ?? nowhere;
}

/**
 * The day that the document states, for what begins behind a heading, or behind a day without a time, and all that is
 * dated before it was earlier.
 *
 *     **Date:** 2025-11-12
 *     ### Background                       - 2025-11-10 the new version is deployed
 *     - 2025-11-10 09:00 deployed          - 13:00 …                           the 12th
 *     ### Incident
 *     - 13:00 …              the 12th
 */
function laterStatedDay({ day, stated }: Previous, minute: number, context: DayContext): Day | undefined {
  if (!day.known || day.number !== stated.number || stated.origin !== 'event') return undefined;
  const own = statedDay(minute, context);
  return own?.hasYear && day.hasYear && own.number > day.number ? own : undefined;
}

/**
 * Whether times behind a heading begin anew, where those before it ran past midnight: another team tells of the same
 * night. Phases of one night go on.
 */
function isStartedOver({ day, first, minute: before }: Previous, minute: number, { facts }: DayContext): boolean {
  if (day.number <= first.number || minute - before < overMidnight || minute + mostEarlier < first.minute) return false;
  const end = minutesOf(facts.end);
  return end === undefined || !day.known || day.number * minutesPerDay + minute > end + pastEnd;
}

/** How much earlier than the first team another one may begin. */
const mostEarlier = 60;

/** Days between an event and the one before it, when neither has a date: midnight may lie between them. */
function dayShift(previous: Previous, minute: number, { facts, direction, onTwelveHours }: DayContext): number {
  const step = minute - previous.minute;
  // Below `15:00 (Sat)` a later time is of the day before.
  if (direction === 'descending') return step >= overMidnight || (previous.isMarked && step > 0) ? -1 : 0;
  if (step >= 0) return 0;
  const end = minutesOf(facts.end);
  const start = minutesOf(facts.start);
  const today = previous.day.number * minutesPerDay + minute;
  if (previous.day.known && end !== undefined) {
    if (-step >= overMidnightByEnd && today + minutesPerDay <= end + pastEnd) return 1;
    if (start !== undefined && today >= start && today <= end) return 0;
  }
  // `2:20` behind what was taken for 14:20 is the same time once more.
  return -step >= overMidnight && !(onTwelveHours && -step === halfDay) ? 1 : 0;
}

/**
 * Events in front of the first one with a date of its own were the night before it, if that is the day that the document
 * states: `23:50`, `00:20 (08-04)` of an incident on 4 August.
 */
function onNightBefore(
  entries: readonly DraftEntry[],
  days: readonly (Day | undefined)[],
  { facts, direction }: DayContext,
): readonly (Day | undefined)[] {
  const at = entries.findIndex(({ stamp }) => stamp?.expression.from.date?.day !== undefined);
  const lastAt = days.findLastIndex((day, index) => index < at && day !== undefined);
  const [before, after] = [lastAt, at].map((index) => entries[index]?.stamp?.expression.from.clock);
  if (!before || !after || direction !== 'ascending' || facts.start?.clock) return days;
  const isAstray =
    days[lastAt]?.known && days[lastAt]?.number === days[at]?.number && !entries.slice(0, at).some(({ day }) => day);
  const isNight = minuteOfDay(before) >= 18 * 60 && minuteOfDay(after) < 6 * 60;
  if (!isAstray || !isNight) return days;
  return days.map((day, index) =>
    day && index < at ? { ...day, number: day.number - 1, origin: 'later-event' } : day,
  );
}

/** Events before the first one with a date take it from there; midnight may lie between. */
function backfill(
  entries: readonly DraftEntry[],
  days: readonly (Day | undefined)[],
  { direction }: DayContext,
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

/** Local minutes of a stated time with date and clock. */
function minutesOf(stated: StatedTime | undefined): number | undefined {
  const day = dayOfDate(stated?.date);
  return day === undefined || !stated?.clock ? undefined : day * minutesPerDay + minuteOfDay(stated.clock);
}

/** Minute of the day that a clock counted past midnight means: `26:40` is 02:40. */
export function pastMidnight({ clock }: Moment): number | undefined {
  if (!clock || clock.hour < 24 || (clock.hour === 24 && (clock.minute ?? 0) === 0)) return undefined;
  return minuteOfDay(clock) - minutesPerDay;
}
