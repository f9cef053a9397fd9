import { dateOfDayNumber, dayNumber, minuteOfDay, minutesPerDay, offsetAt } from '../../time/instant.ts';
import type { ClockParts, Moment, TimeExpression, Zone } from '../../time/types.ts';
import { type Counting, countedMinutes } from '../entries/counting.ts';
import type { DraftEntry, DraftTimeline } from '../entries/entries.ts';
import type { ResolvedTime, ResolvedZone } from '../types.ts';
import { daysOf, pastMidnight } from './days.ts';
import { sameZones, type ZoneContext, type Zones, zoneOf, zonesAround, zonesOf } from './entryZones.ts';
import type { Day, DayContext } from './namedDay.ts';

/** What the times of one timeline are resolved with. */
export interface ResolutionContext extends DayContext, ZoneContext {
  /** "All times approximate". */
  readonly approximate?: boolean;
}

export interface Resolution {
  readonly when?: ResolvedTime;
  readonly end?: ResolvedTime;
}

/**
 * Fills in what the entries leave out, from what stands before them and around them. One result for each entry: the same
 * object as before, if what the entry says, what stands before it and the context are the same.
 */
export function resolveEntries(
  { entries, groups }: Pick<DraftTimeline, 'entries' | 'groups'>,
  context: ResolutionContext,
): Resolution[] {
  const days = daysOf(entries, groups, context);
  const zones = zonesOf(entries, context);
  const { counting } = context;
  return entries.map((entry, index) => {
    const day = days[index];
    return day && entry.stamp
      ? resolutionOf(entry, day, { zones, counting, approximate: context.approximate ?? false })
      : unresolved;
  });
}

const unresolved: Resolution = {};

/** What else a time is made of, beside its day. */
interface Around {
  readonly zones: Zones;
  readonly counting?: Counting;
  readonly approximate: boolean;
}

interface Resolved extends Around {
  readonly day: Day;
  readonly resolution: Resolution;
}

function resolutionOf(entry: DraftEntry, day: Day, around: Around): Resolution {
  const { zones, counting } = around;
  const known = entry.made.resolution as Resolved | undefined;
  if (
    known &&
    known.day === day &&
    known.counting === counting &&
    known.approximate === around.approximate &&
    sameZones(known.zones, zones)
  )
    return known.resolution;
  const expression = entry.stamp?.expression;
  if (!expression) return unresolved;
  const zone = zoneOfCounted(expression.from, counting) ?? zoneOf(entry, zones);
  const approximate = expression.approximate || around.approximate;
  const own = countedBy(expression.from, counting);
  const when = timeAt(own, day, zone, approximate);
  const end = expression.to && endAt(expression, expression.to, day, { when, zone, approximate });
  const several = zonesAround(zones);
  const resolution: Resolution = { when: among(when, several), ...(end && { end: among(end, several) }) };
  entry.made.resolution = { ...around, day, resolution } satisfies Resolved;
  return resolution;
}

function among(time: ResolvedTime, around: readonly Zone[] | undefined): ResolvedTime {
  return around && time.clock && !time.zone ? { ...time, zonesAround: around } : time;
}

/** `T+06:40` as so many minutes. */
function countedBy(moment: Moment, counting: Counting | undefined): Moment {
  if (moment.relativeMinutes === undefined || !moment.mayBeSeconds || !counting) return moment;
  return { ...moment, relativeMinutes: countedMinutes(moment, counting.scale) };
}

/** What is counted from `14:02 UTC` is in UTC. */
function zoneOfCounted(moment: Moment, counting: Counting | undefined): ResolvedZone | undefined {
  const zone = moment.relativeMinutes === undefined ? undefined : counting?.start?.zone;
  return zone && { text: zone.text, zone: zone.zone, origin: 'earlier-event' };
}

/** What else tells the direction of a timeline. */
export interface DirectionHints {
  /** A note or the title says that the newest event stands first: one step is enough. */
  readonly isSaidToBe: boolean;
  /** What was over stands near the end: two steps back beside one forward are rather mistakes. */
  readonly isOverLast: boolean;
}

/** Whether more events step back than forward: a log with the newest event first. */
export function directionOf(
  resolved: readonly Resolution[],
  { isSaidToBe, isOverLast }: DirectionHints,
): 'ascending' | 'descending' {
  let [forward, back] = [0, 0];
  let previous: ResolvedTime | undefined;
  for (const { when } of resolved) {
    if (when && previous && (when.relativeMinutes === undefined) === (previous.relativeMinutes === undefined)) {
      // `22:36` behind `22:36:51` steps nowhere, nor does the day behind a time on it.
      const unit = (when.clock && previous.clock) || when.relativeMinutes !== undefined ? 1 : minutesPerDay;
      const step = Math.floor(when.localMinutes / unit) - Math.floor(previous.localMinutes / unit);
      if (step > 0) forward++;
      else if (step < 0) back++;
    }
    previous = when ?? previous;
  }
  const isMost = back > (isOverLast && !isSaidToBe ? 2 : 1) * forward;
  return back > (isSaidToBe ? 0 : 1) && isMost ? 'descending' : 'ascending';
}

/** Days from the first event to the last one, in whichever direction. */
export function daysPassed(resolved: readonly Resolution[]): number {
  const days = resolved.flatMap(({ when }) => (when ? [Math.floor(when.localMinutes / minutesPerDay)] : []));
  return Math.abs((days.at(-1) ?? 0) - (days[0] ?? 0));
}

/** The end of a range, which may have a zone of its own. */
function endAt(
  { from, endZone }: TimeExpression,
  to: Moment,
  day: Day,
  {
    when,
    zone,
    approximate,
  }: { readonly when: ResolvedTime; readonly zone?: ResolvedZone; readonly approximate: boolean },
): ResolvedTime {
  if (!endZone) return timeAt(to, endDay(from, to, day), zone, approximate);
  const own: ResolvedZone = { text: endZone.text, zone: endZone.zone, origin: 'event' };
  if (to.date) return timeAt(to, endDay(from, to, day), own, approximate);
  // On the first day on which it is not over before it began: `10:20 BST – 09:45 UTC`.
  const east = ({ zone: named }: Partial<ResolvedZone> = {}) =>
    named?.kind === 'ambiguous'
      ? (named.candidates[0]?.minutes ?? 0)
      : ((named && offsetAt(named, when.localMinutes)) ?? 0);
  const starts = when.localMinutes - east(zone);
  const sameDay = timeAt(to, day, own, approximate);
  const days = Math.ceil((starts - (sameDay.localMinutes - east(own))) / minutesPerDay);
  return days === 0 ? sameDay : timeAt(to, { ...day, number: day.number + days }, own, approximate);
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
  if (date?.month !== undefined) {
    const year = date.year ?? dateOfDayNumber(day.number).year + (date.month < (from.date?.month ?? 0) ? 1 : 0);
    const partial = { year, month: date.month };
    return { ...day, number: dayNumber({ ...partial, day: 1 }), partial };
  }
  const sameHour = from.clock?.hour === to.clock?.hour && to.clock?.minute === undefined;
  const wraps = from.clock && to.clock && !sameHour && minuteOfDay(to.clock) < minuteOfDay(from.clock);
  return wraps ? { ...day, number: day.number + 1 } : day;
}

function timeAt(moment: Moment, day: Day, zone: ResolvedZone | undefined, approximate: boolean): ResolvedTime {
  if (moment.relativeMinutes !== undefined && day.minute === undefined) {
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
    ...(moment.relativeMinutes !== undefined && { sinceStart: moment.relativeMinutes }),
    clock,
    zone,
    approximate,
    localMinutes,
    instantMinutes: offset === undefined ? undefined : (counted(day, zone) ?? localMinutes - offset),
  };
}

/** What is counted over a change of clocks, where one time of day may be two. */
function counted({ instant }: Day, zone: ResolvedZone | undefined): number | undefined {
  return instant && instant.zone === zone?.zone ? instant.minutes : undefined;
}

function clockAt(minuteOfDay: number): ClockParts {
  const seconds = Math.round(minuteOfDay * 60);
  const clock = { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60 };
  return seconds % 60 === 0 ? clock : { ...clock, second: seconds % 60 };
}

/** A date as it was written, with the year filled in; nothing where no date is known. */
function dateAt(moment: Moment, day: Day): Pick<ResolvedTime, 'date' | 'dateOrigin'> {
  const { date: own } = moment;
  if (own && own.year !== undefined && (own.month === undefined || own.day === undefined))
    return { date: own, dateOrigin: 'event' };
  if (own?.day === undefined && day.partial) return { date: day.partial, dateOrigin: day.origin };
  if (!day.known) return moment.date?.month ? { date: moment.date, dateOrigin: 'event' } : {};
  const { year, month, day: dayOfMonth } = dateOfDayNumber(day.number);
  const written = moment.date?.month !== undefined && moment.date.day !== undefined ? moment.date : undefined;
  const date = { month: written?.month ?? month, day: written?.day ?? dayOfMonth };
  return { date: day.hasYear ? { year: written?.year ?? year, ...date } : date, dateOrigin: day.origin };
}
