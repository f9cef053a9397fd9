import { once } from '../model/memory.ts';
import { pointOf, type Surroundings, surroundingsOf } from '../model/timelines/elapsed.ts';
import { dayOf, isOnOneDay, surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { Postmortem, StatedText, StatedTime, Timeline, TimelineEvent } from '../model/types.ts';
import { isoDate } from '../time/format.ts';
import { minutesPerDay } from '../time/instant.ts';
import { isOutOfSeason } from '../time/season.ts';
import { type Season, seasonOf } from '../time/zones.ts';
import {
  everyMention,
  oncePerPlace,
  placeOverEvents,
  placesOf,
  useBy,
  type ZoneUse,
  zonesUsed,
} from './edits/zoneMentions.ts';
import { wordsOption } from './options.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

const allYear = wordsOption({
  name: 'allYear',
  default: [],
  description: 'Abbreviations that the clocks are on all year where the events were, such as `["EST"]` in Panama.',
});

export const outOfSeasonTimeZone: Rule = {
  id: 'out-of-season-time-zone',
  category: 'time',
  level: 'warning',
  summary: 'Summer time is named on a day in winter, or winter time on one in summer.',
  fix: 'offered',
  options: [allYear],
  check: {
    per: 'document',
    reads: ['facts', 'timelines', 'zoneNotes'],
    run: ({ postmortem, isForm, option }) => (isForm ? [] : oncePerPlace(found(postmortem, option(allYear)))),
  },
};

function* found(postmortem: Postmortem, known: readonly string[]): Iterable<Report> {
  const reported = new Set<string>();
  for (const timeline of postmortem.timelines) {
    if (![...surveyTimes(timeline).zones.keys()].some(seasonOf)) continue;
    for (const use of zonesUsed(timeline)) {
      const season = known.includes(use.text) ? undefined : seasonOf(use.text);
      const wrong = season ? use.events.filter((event) => isAstray(event, use)) : [];
      if (!season || wrong.length === 0) continue;
      reported.add(use.text);
      yield report(postmortem, timeline, use, useBy(wrong, use), season);
    }
  }
  yield* ofFacts(postmortem, [...known, ...reported]);
}

/** A zone that only labels misname, or what is said of the failure: `End: Jan 15, 11:40 AM EDT`. */
function* ofFacts(postmortem: Postmortem, known: readonly string[]): Iterable<Report> {
  for (const [text, [first, ...others]] of misnamedInFacts(postmortem)) {
    const season = seasonOf(text);
    if (!season || !first || known.includes(text)) continue;
    const places = [first, ...others].map(({ zone }) => zone);
    yield {
      span: first.zone.span,
      ...reportedAs(text, first.day, season),
      fixes: () => [renamed(places, season.other)],
    };
  }
}

interface Misnamed {
  readonly zone: StatedText;
  readonly day: number;
}

/** Where labels and sentences name zones out of season, by their names. */
function misnamedInFacts(postmortem: Postmortem): ReadonlyMap<string, readonly Misnamed[]> {
  const wrong = new Map<string, Misnamed[]>();
  const around = once(() => surroundingsOf(postmortem));
  const { windows, turns, failures, turnsInWords, start, end } = postmortem.facts;
  const bounds = windows.length > 0 ? windows.flatMap((window) => [window.start, window.end]) : [start, end];
  const inWords = failures.flatMap((failure) => [failure.start, failure.end]);
  for (const time of [...bounds, ...inWords, ...[...turns, ...turnsInWords].map((turn) => turn.time)]) {
    const zone = time?.written?.zone;
    const day = zone && seasonOf(zone.text) && dayOfStated(time, around());
    if (!zone || day === undefined || !time.zone || !isOutOfSeason(zone.text, time.zone.zone, day)) continue;
    const others = wrong.get(zone.text) ?? [];
    wrong.set(zone.text, others);
    // Both ends of a range may have one zone.
    if (!others.some((other) => other.zone.span.start === zone.span.start)) others.push({ zone, day });
  }
  return wrong;
}

/** Days since 1970-01-01, where the year is known too. */
function dayOfStated(time: StatedTime, around: Surroundings): number | undefined {
  const point = pointOf(time, around);
  return point?.instant === undefined ? undefined : Math.floor(point.local / minutesPerDay);
}

export const outOfSeasonTimeZonePage: RulePage = {
  why: `In January no clock shows \`CEST\`, and in July few show \`EST\`: somebody typed the name out of habit, and the times may
be an hour off from those in UTC.

It is told of events, and of labels (\`End: Jan 15, 11:40 AM EDT\`) and sentences where no event has that name. Summer
time named in winter cannot be true. Winter time named in summer can: some places stay on it all year, so it is told as
information only, and the option \`allYear\` holds the names that are meant. Without a year, and on the day on
which clocks are changed, nothing is said.`,
  source: 'IANA time zone database.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-01-15 09:58 CEST Deploy starts
- 2024-01-15 10:14 CEST Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-01-15 09:58 CET Deploy starts
- 2024-01-15 10:14 CET Pager fires
`,
    },
  ],
};

function isAstray({ when }: TimelineEvent, { text, zone }: ZoneUse): boolean {
  return when !== undefined && isOnOneDay(when) && isOutOfSeason(text, zone, dayOf(when));
}

function report(now: Postmortem, timeline: Timeline, use: ZoneUse, wrong: ZoneUse, season: Season): Report {
  const { other } = season;
  const { text, events, mentions } = wrong;
  return {
    span:
      mentions[0]?.span ??
      placeOverEvents(use, timeline, now)?.span ??
      misnamedInFacts(now).get(text)?.[0]?.zone.span ??
      timeline.selectionSpan,
    ...reportedAs(text, events[0]?.when ? dayOf(events[0].when) : 0, season),
    fixes: ({ postmortem }) => {
      const isAll = events.length === use.events.length && isOnlyIn(timeline, text, postmortem);
      // What stands over the events speaks of the other ones too.
      const places = isAll
        ? placesOf(use, timeline, postmortem)
        : mentions.length === events.length
          ? everyMention(wrong)
          : [];
      const inLabels = (misnamedInFacts(postmortem).get(text) ?? []).map(({ zone }) => zone);
      return places.length === 0 ? [] : [renamed([...places, ...inLabels], other)];
    },
  };
}

/** Whether no other timeline may have the zone from the same sentence. */
function isOnlyIn(timeline: Timeline, zone: string, { timelines }: Postmortem): boolean {
  return timelines.every((other) => {
    const use = other === timeline ? undefined : zonesUsed(other).find(({ text }) => text === zone);
    return use === undefined || use.mentions.length === use.events.length;
  });
}

function reportedAs(text: string, days: number, { isSummer, other }: Season): Pick<Report, 'level' | 'message'> {
  const day = isoDate(days);
  if (isSummer)
    return {
      message: `${text} is summer time, which no clock showed on ${day}. Write ${other}, or correct the times.`,
    };
  return {
    level: 'info',
    message: `${text} is winter time, but on ${day} most clocks there were on ${other}, an hour ahead. Write the one that is meant.`,
  };
}

function renamed(all: readonly StatedText[], name: string): Fix {
  // What a sentence among the events says of the failure is both.
  const places = [...new Map(all.map((place) => [place.span.start, place])).values()];
  return {
    title: `Write ${name}, and leave the times as they are`,
    edits: places.map(({ span }) => ({ span, newText: [name] })),
    replaces: true,
  };
}
