import { offsetsOf } from '../model/entries/headZone.ts';
import { grouped } from '../model/grouped.ts';
import { dayOf, isOnOneDay, surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { ResolvedTime, Timeline, TimelineEvent } from '../model/types.ts';
import { dateOfDayNumber, offsetAt, weekdayOfDay } from '../time/instant.ts';
import { isOutOfSeason } from '../time/season.ts';
import type { Zone } from '../time/types.ts';
import { findZones, withZonesApart } from '../time/zone.ts';
import { seasonOf } from '../time/zones.ts';
import { convertZones, localIn } from './edits/convertZones.ts';
import { fits } from './edits/fits.ts';
import { everyMention, isSameRegion, useBy, type ZoneUse, zonesUsed } from './edits/zoneMentions.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';
import { listed } from './words/messages.ts';

export const mixedTimeZones: Rule = {
  id: 'mixed-time-zones',
  category: 'time',
  level: 'warning',
  summary: 'The events of one timeline are in several time zones.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline, { isForm }) {
      if (isForm) return;
      if (surveyTimes(timeline).zones.size < 2) {
        yield* besideTitle(timeline);
        return;
      }
      const [main, ...others] = usesIn(timeline).filter(({ zone }) => isCertain(zone));
      const odd = main ? others.filter((use) => differs(use, main)) : [];
      if (main && odd.length > 0) yield report(timeline, main, odd);
    },
  },
};

export const mixedTimeZonesPage: RulePage = {
  why: `In a timeline of two zones no two times can be compared at a glance, and one event in another zone is often a slip.

Names of one offset (\`UTC\`, \`GMT\`, \`Z\`) count as one zone, and so do winter and summer time on different days, or
one behind the other in the night of the change. A heading that names another zone than all events is an information.`,
  source: 'Dispatch and Firefighter, which keep a timeline in one zone.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 11:20 CET Rollback starts
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 10:20 UTC Rollback starts
`,
    },
  ],
};

/** `## Timeline (all times Pacific)` over events that all name UTC. */
function* besideTitle(timeline: Timeline): Iterable<Report> {
  if (!/[(（]|\btimes?\b/i.test(timeline.title)) return;
  const [named, ...others] = findZones(withZonesApart(timeline.title));
  if (!named || others.length > 0 || !isCertain(named.zone) || surveyTimes(timeline).doubled.length > 0) return;
  const [use] = zonesUsed(timeline);
  if (!use || !isCertain(use.zone) || use.events.length < 2 || use.mentions.length < use.events.length) return;
  const titled: ZoneUse = { text: named.text, zone: named.zone, events: [], mentions: [], again: [] };
  if (!differs(use, titled) || isSameRegion(use.text, titled.text) || mayBeSame(use.zone, titled.zone)) return;
  yield {
    span: timeline.selectionSpan,
    level: 'info',
    message: `The heading says ${named.text}, and all events say ${use.text}. Name the zone that is meant.`,
    fixes: () => [],
  };
}

/** "Eastern" and `EDT`, also in winter: another rule says so. */
function mayBeSame(a: Zone, b: Zone): boolean {
  const offsets = offsetsOf(b);
  return offsetsOf(a).some((offset) => offsets.includes(offset));
}

const isCertain = ({ kind }: Zone): boolean => kind === 'offset' || kind === 'iana';

/** The zones that events are written in, the most frequent first. */
function usesIn(timeline: Timeline): readonly ZoneUse[] {
  const uses = zonesUsed(timeline).map((use) => useBy(use.events.filter(isInZone), use));
  const used = uses.filter(({ events }) => events.length > 0);
  return [...grouped(used, keyOf).values()].map(asOne).sort((a, b) => b.events.length - a.events.length);
}

/** The same for `UTC`, `GMT` and `Z`. */
function keyOf({ text, zone }: ZoneUse): string {
  return zone.kind === 'offset' ? `${zone.minutes}` : zone.kind === 'iana' ? zone.id : text;
}

/** Zones of one offset by the name that most of their events have, which is never the letter alone beside another one. */
function asOne(uses: readonly ZoneUse[]): ZoneUse {
  const [first] = uses.toSorted((a, b) => Number(a.text === 'Z') - Number(b.text === 'Z')) as [ZoneUse];
  return useBy(
    uses.flatMap(({ events }) => events),
    first,
  );
}

/** `T+5m` is read in no zone, whatever zone the start was stated in. */
function isInZone({ when, timestamp }: TimelineEvent): boolean {
  return when?.sinceStart === undefined || timestamp?.expression.zone !== undefined;
}

/** Whether the clocks of two zones show different times at the events of one of them. */
function differs(use: ZoneUse, main: ZoneUse): boolean {
  const apart = use.events.filter(
    ({ when, timestamp }) =>
      when &&
      when.localMinutes !== (localIn(when, main.zone) ?? when.localMinutes) &&
      // `09:30 EET (07:30 UTC)`
      timestamp?.also?.expression.zone?.text !== main.text,
  );
  if (apart.length === 0) return false;
  return !(
    isSameRegion(use.text, main.text) &&
    (areOnOtherDays(apart, main.events) ||
      areInNightOfChange(apart, main.events) ||
      [use, main].some((one) => isMisnamed(one, apart)))
  );
}

/** `EDT` in January, beside `EST`: another rule says so. */
function isMisnamed({ text, zone }: ZoneUse, events: readonly TimelineEvent[]): boolean {
  if (!seasonOf(text)?.isSummer) return false;
  return events.every(({ when }) => when !== undefined && isOnOneDay(when) && isOutOfSeason(text, zone, dayOf(when)));
}

function areOnOtherDays(events: readonly TimelineEvent[], others: readonly TimelineEvent[]): boolean {
  const onDay = ({ when }: TimelineEvent) => when && dayOf(when);
  const days = new Set(others.map(onDay));
  return events.every((event) => !days.has(onDay(event)));
}

/** On a Sunday or the evening before it, all in one zone before all in the other: `02:40 CEST`, `02:10 CET`. */
function areInNightOfChange(events: readonly TimelineEvent[], others: readonly TimelineEvent[]): boolean {
  const instantsOf = (list: readonly TimelineEvent[]) => list.map(({ when }) => when?.instantMinutes ?? Number.NaN);
  const [own, other] = [instantsOf(events), instantsOf(others)];
  const isParted = Math.max(...own) <= Math.min(...other) || Math.max(...other) <= Math.min(...own);
  if (!isParted) return false;
  // What lies days before or behind it is on the clock of its own day.
  const isFirst = Math.max(...own) <= Math.min(...other);
  const [early, late] = isFirst ? [events, others] : [others, events];
  const ends = [lastOf(early), firstOf(late)];
  return ends.every((when) => when !== undefined && mayBeChange(when));
}

function byInstant(events: readonly TimelineEvent[]): readonly ResolvedTime[] {
  const times = events.flatMap(({ when }) => when ?? []);
  return times.sort((a, b) => (a.instantMinutes ?? 0) - (b.instantMinutes ?? 0));
}

const firstOf = (events: readonly TimelineEvent[]): ResolvedTime | undefined => byInstant(events)[0];
const lastOf = (events: readonly TimelineEvent[]): ResolvedTime | undefined => byInstant(events).at(-1);

/** Clocks are changed on Sundays in spring and autumn. */
function mayBeChange(when: ResolvedTime): boolean {
  const day = dayOf(when);
  return weekdayOfDay(day) >= 6 && [3, 4, 9, 10, 11].includes(dateOfDayNumber(day).month);
}

function report(timeline: Timeline, main: ZoneUse, odd: readonly ZoneUse[]): Report {
  const [first] = odd;
  const event = first?.events[0];
  const span = first?.mentions[0]?.span ?? event?.timestamp?.span ?? timeline.selectionSpan;
  const count = odd.reduce((sum, { events }) => sum + events.length, 0);
  const names = odd.map(({ text }) => text);
  const isOne = count === 1;
  return {
    span,
    message: isOne
      ? `This is the only event in ${names[0]}; ${main.events.length === 1 ? 'the other is' : 'the others are'} in ${main.text}. Write all times in one zone.`
      : `${count} events are in ${listed(names, 'or')}${names.length > 1 ? ',' : ''} and ${main.events.length} in ${main.text}, so their times cannot be compared at a glance. Write all times in one zone.`,
    fixes: () => {
      const events = odd.flatMap((use) => use.events);
      const converted = convertZones(timeline, events, main);
      const { when } = event ?? {};
      if (!isOne || !event || !when || !first) return converted ? [converted] : [];
      // One event alone may be in another zone, or only say so.
      const asConverted = inZone(when, main, localIn(when, main.zone));
      const asWritten = inZone(when, main, when.localMinutes);
      return [
        ...(converted && asConverted && fits(timeline, event, asConverted) ? [converted] : []),
        ...(first.mentions.length === 1 && asWritten && fits(timeline, event, asWritten)
          ? [sameClock(first, main)]
          : []),
      ];
    },
  };
}

function inZone(
  when: ResolvedTime,
  { text, zone }: ZoneUse,
  localMinutes: number | undefined,
): ResolvedTime | undefined {
  if (localMinutes === undefined) return undefined;
  const offset = offsetAt(zone, localMinutes);
  const instantMinutes = when.instantMinutes === undefined || offset === undefined ? undefined : localMinutes - offset;
  return { ...when, zone: { text, zone, origin: 'event' }, localMinutes, instantMinutes };
}

/** The time of day is right, and only its zone a slip. */
function sameClock(use: ZoneUse, main: ZoneUse): Fix {
  return {
    title: `Write ${main.text}, and leave the time as it is`,
    edits: everyMention(use).map(({ span }) => ({ span, newText: [main.text] })),
    replaces: true,
  };
}
