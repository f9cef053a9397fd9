import { grouped } from '../model/grouped.ts';
import { type WrongDate, wrongDateOf } from '../model/timelines/doubledDates.ts';
import { type Surroundings, surroundingsOf } from '../model/timelines/elapsed.ts';
import { type DatedEvent, isDated } from '../model/timelines/order.ts';
import { dayOf, isOnOneDay, surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { DoubledTime, ResolvedZone, StatedText, StatedTime, Timeline } from '../model/types.ts';
import { formatClockLike, formatDateLike } from '../time/format.ts';
import { dayOfDate, minuteOfDay, minutesPerDay, offsetOfDay, onClock } from '../time/instant.ts';
import { isOutOfSeason } from '../time/season.ts';
import type { ClockParts } from '../time/types.ts';
import { fits, later } from './edits/fits.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const timeZoneMismatch: Rule = {
  id: 'time-zone-mismatch',
  category: 'time',
  level: 'error',
  summary: 'A time is stated in two zones, and they are not the same instant.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const { facts, timelines } = postmortem;
      const around = surroundingsOf(postmortem);
      const stated = facts.doubled.flatMap((time) => pairOfFact(time, around) ?? []);
      yield* reportsOf(stated, fewestLabels, () => false);
      for (const timeline of timelines) yield* ofTimeline(timeline);
    },
  },
};

function* ofTimeline(timeline: Timeline): Iterable<Report> {
  const pairs = surveyTimes(timeline).doubled.flatMap((index): EventPair[] => {
    const event = timeline.events[index];
    const pair = event && isDated(event) ? pairOfEvent(event) : undefined;
    return pair ? [{ ...pair, event: event as DatedEvent }] : [];
  });
  yield* reportsOf(
    pairs,
    fewestEvents,
    ({ event, minutes }) => !event.timestamp?.isConfirmed && fits(timeline, event, later(event.when, minutes)),
  );
  for (const { event, first, second } of pairs) {
    const wrong = wrongDateOf(event);
    if (wrong) yield reportOfDate(wrong, first, second);
  }
}

/** So many that are all as far off have a zone that is misnamed, and no slips. */
const fewestEvents = 3;
const fewestLabels = 2;

function* reportsOf<P extends Pair>(
  pairs: readonly P[],
  fewest: number,
  mayBeFirst: (mismatch: P & Mismatch) => boolean,
): Iterable<Report> {
  const meant = zonesMeant(pairs);
  const found = pairs.flatMap((pair) => mismatchOf(pair, meant) ?? []);
  const alike = grouped(found, (mismatch) => `${zonesOf(mismatch)} ${mismatch.minutes}`);
  const all = grouped(pairs, zonesOf);
  const reported = new Set<string>();
  for (const mismatch of found) {
    const zones = zonesOf(mismatch);
    const same = alike.get(`${zones} ${mismatch.minutes}`) ?? [];
    const areAll = same.length >= fewest && same.length === all.get(zones)?.length;
    if (!areAll) yield report(mismatch, mayBeFirst(mismatch));
    else if (!reported.has(zones)) yield reportOfAll(mismatch, same);
    reported.add(zones);
  }
}

/** What the names of several zones mean, in minutes east of UTC: one thing wherever they stand, and what is least wrong. */
function zonesMeant(pairs: readonly Pair[]): ReadonlyMap<string, number> {
  const meant = new Map<string, number>();
  const named = pairs.flatMap((pair) => [pair.first, pair.second].map(({ zone }) => ({ ...zone, pair })));
  for (const [text, uses] of grouped(named, (zone) => zone.text)) {
    const zone = uses[0]?.zone;
    if (zone?.kind !== 'ambiguous') continue;
    const faults = zone.candidates.map(({ minutes }) => {
      const trial = new Map(meant).set(text, minutes);
      return { minutes, fault: uses.reduce((sum, { pair }) => sum + faultOf(pair, trial), 0) };
    });
    const [best] = faults.sort((one, other) => one.fault - other.fault);
    if (best) meant.set(text, best.minutes);
  }
  return meant;
}

/** Times that are not the same weigh more than how far they are apart. */
function faultOf(pair: Pair, meant: ReadonlyMap<string, number>): number {
  const apart = Math.abs(minutesApart(pair, meant) ?? 0);
  return apart <= toleranceOf(pair) ? 0 : minutesPerDay + apart;
}

function zonesOf({ first, second }: Pair): string {
  return `${first.zone.text} ${second.zone.text}`;
}

export const timeZoneMismatchPage: RulePage = {
  why: `Whoever wrote \`16:15 CEST (15:15 UTC)\` took one hour off and not two. Readers in each of the zones now look for the event
in another place of their logs.

Where all times of two zones are as far off, a zone is misnamed rather than each of the times, and that is told once. Two dates beside them must belong together, too. Left alone is an hour that comes from winter time named in
summer: that is told by [out-of-season-time-zone](out-of-season-time-zone.md).`,
  source: 'Two facts that cannot both be true.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-06-05 16:15 CEST (15:15 UTC) Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-06-05 16:15 CEST (14:15 UTC) Pager fires
`,
    },
  ],
};

/** One point in time in two zones. */
interface Pair {
  readonly first: Written;
  readonly second: Written;
  /** Days since 1970-01-01, where the day is known. */
  readonly day?: number;
  readonly isAbout: boolean;
}

interface EventPair extends Pair {
  readonly event: DatedEvent;
}

interface Written extends StatedText {
  readonly clock: ClockParts;
  readonly zone: Pick<ResolvedZone, 'text' | 'zone'>;
}

interface Mismatch extends Pair {
  /** Minutes that the first time would have to be later. */
  readonly minutes: number;
  /** What the second time would have to be, in minutes since midnight. */
  readonly expected: number;
}

function pairOfEvent({ timestamp, when }: DatedEvent): Pair | undefined {
  const { clock: first, also } = timestamp ?? {};
  const { clock: second, zone: named, expression } = also ?? {};
  const [own, other] = [when.clock, expression?.from.clock];
  if (!first || !second || !named || !own || !other || !when.zone || !expression?.zone) return undefined;
  return {
    first: { ...first, clock: own, zone: when.zone },
    second: { ...second, clock: other, zone: { text: named.text, zone: expression.zone.zone } },
    ...(isOnOneDay(when) && { day: dayOf(when) }),
    isAbout: when.approximate || expression.approximate,
  };
}

function pairOfFact({ first, second }: DoubledTime, { date }: Surroundings): Pair | undefined {
  const [own, other] = [writtenIn(first), writtenIn(second)];
  if (!own || !other) return undefined;
  const day = dayOfDate(first.date ?? date);
  const isAbout = first.approximate === true || second.approximate === true;
  return { first: own, second: other, ...(day !== undefined && { day }), isAbout };
}

function writtenIn({ written, clock, zone }: StatedTime): Written | undefined {
  return written?.clock && clock && zone && { ...written.clock, clock, zone };
}

function mismatchOf<P extends Pair>(pair: P, meant: ReadonlyMap<string, number>): (P & Mismatch) | undefined {
  const { first, second, day } = pair;
  if (first.zone.text === second.zone.text) return undefined;
  const [own, other] = [first.clock, second.clock];
  const minutes = minutesApart(pair, meant);
  if (minutes === undefined || Math.abs(minutes) <= toleranceOf(pair)) return undefined;
  // `4:15 (16:15 UTC)` may mean the afternoon.
  if (Math.abs(minutes) === minutesPerDay / 2 && !(saysHalf(own) && saysHalf(other))) return undefined;
  const isSlip = ({ zone: { text, zone } }: Written) => day !== undefined && isOutOfSeason(text, zone, day);
  if (Math.abs(minutes) === 60 && (isSlip(first) || isSlip(second))) return undefined;
  return { ...pair, minutes, expected: wholeMinutes(other) - minutes };
}

/** Minutes that the first time of a pair would have to be later: the fewest, where more than one is possible. */
function minutesApart({ first, second, day }: Pair, meant: ReadonlyMap<string, number>): number | undefined {
  const [own, other] = [wholeMinutes(first.clock), wholeMinutes(second.clock)];
  const apart = offsetsOn(day, first.zone, meant).flatMap((offset) =>
    offsetsOn(day, second.zone, meant).map((otherOffset) => withinHalfADay(other - otherOffset - (own - offset))),
  );
  return apart.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
}

/** Minutes east of UTC on a day: what an abbreviation means, or all that it may, and nothing where there is doubt. */
function offsetsOn(
  day: number | undefined,
  { text, zone }: Written['zone'],
  meant: ReadonlyMap<string, number>,
): readonly number[] {
  const known = meant.get(text);
  if (zone.kind === 'offset') return [zone.minutes];
  if (zone.kind === 'ambiguous') return known === undefined ? zone.candidates.map(({ minutes }) => minutes) : [known];
  const offset = zone.kind === 'iana' && day !== undefined ? offsetOfDay(zone.id, day) : undefined;
  return offset === undefined ? [] : [offset];
}

/** What is about so late was rounded, but not to another hour. */
const aboutAnHour = 30;

/** Seconds are left out as often as they are rounded. */
function toleranceOf({ first, second, isAbout }: Pair): number {
  const clocks = [first.clock, second.clock];
  const rounded = isAbout ? aboutAnHour : 0;
  if (clocks.some(({ bare, minute }) => bare || minute === undefined)) return 59;
  return Math.max(rounded, clocks.some((clock) => clock.second !== undefined) ? 1 : 0);
}

function saysHalf({ hour, meridiem }: ClockParts): boolean {
  return meridiem !== undefined || hour === 0 || hour > 12;
}

const wholeMinutes = (clock: ClockParts): number => Math.floor(minuteOfDay(clock));

function withinHalfADay(minutes: number): number {
  const inDay = onClock(minutes);
  return inDay > minutesPerDay / 2 ? inDay - minutesPerDay : inDay;
}

function report({ first, second, minutes, expected }: Mismatch, mayBeFirst: boolean): Report {
  const right = formatClockLike(second.text, expected);
  const firstRight = formatClockLike(first.text, wholeMinutes(first.clock) + minutes);
  return {
    span: second.span,
    message: `${first.text} ${first.zone.text} is ${right} ${second.zone.text}, and not ${second.text}. Correct the one that is wrong.`,
    related: [{ span: first.span, message: 'The same time in another zone' }],
    fixes: () => [rewritten(second, right), ...(mayBeFirst ? [rewritten(first, firstRight)] : [])],
  };
}

function reportOfAll(mismatch: Mismatch, all: readonly Mismatch[]): Report {
  const { first, second, expected } = mismatch;
  const right = formatClockLike(second.text, expected);
  return {
    span: second.span,
    message: `${first.text} ${first.zone.text} is ${right} ${second.zone.text}, and not ${second.text}, and ${all.length - 1} more ${all.length === 2 ? 'time is' : 'times are'} as far off. Correct the zone that is misnamed, or the times.`,
    related: [{ span: first.span, message: 'The same time in another zone' }],
    fixes: () => [
      {
        title: `Write ${right} instead of ${second.text}, and the others alike`,
        edits: all.map((one) => ({ span: one.second.span, newText: [formatClockLike(one.second.text, one.expected)] })),
        replaces: true,
      },
    ],
  };
}

function reportOfDate({ text, span, parts, expected }: WrongDate, first: Written, second: Written): Report {
  const right = formatDateLike(text, parts, expected);
  return {
    span,
    message: `${first.text} ${first.zone.text} is ${second.text} ${second.zone.text} on ${right}, and not on ${text}. Correct the date that is wrong.`,
    related: [{ span: first.span, message: 'The same time in another zone' }],
    fixes: () => [rewritten({ text, span }, right)],
  };
}

function rewritten({ text, span }: StatedText, newText: string): Fix {
  return { title: `Write ${newText} instead of ${text}`, edits: [{ span, newText: [newText] }], replaces: true };
}
