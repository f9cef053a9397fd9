import { dayOf, isOnOneDay, surveyTimes } from '../model/timeSurvey.ts';
import type { StatedText, Timeline, TimelineEvent } from '../model/types.ts';
import { isoDate } from '../time/format.ts';
import { isOutOfSeason } from '../time/season.ts';
import { type Season, seasonOf } from '../time/zones.ts';
import { placesOf, useBy, type ZoneUse, zonesUsed } from './edits/zoneMentions.ts';
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
    per: 'timeline',
    *run(timeline, { isForm, option }) {
      if (isForm || ![...surveyTimes(timeline).zones.keys()].some(seasonOf)) return;
      for (const use of zonesUsed(timeline)) {
        const season = option(allYear).includes(use.text) ? undefined : seasonOf(use.text);
        const wrong = season ? use.events.filter((event) => isAstray(event, use)) : [];
        if (season && wrong.length > 0) yield report(timeline, use, useBy(wrong, use), season);
      }
    },
  },
};

export const outOfSeasonTimeZonePage: RulePage = {
  why: `In January no clock shows \`CEST\`, and in July few show \`EST\`: somebody typed the name out of habit, and the times may
be an hour off from those in UTC.

Summer time named in winter cannot be true. Winter time named in summer can: some places stay on it all year, so it is
told as information only, and the option \`allYear\` holds the names that are meant. Without a year, and on the day on
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

function report(timeline: Timeline, use: ZoneUse, wrong: ZoneUse, { isSummer, other }: Season): Report {
  const { text, events, mentions } = wrong;
  const day = events[0]?.when ? isoDate(dayOf(events[0].when)) : '';
  return {
    span: mentions[0]?.span ?? timeline.selectionSpan,
    level: isSummer ? undefined : 'info',
    message: isSummer
      ? `${text} is summer time, which no clock showed on ${day}. Write ${other}, or correct the times.`
      : `${text} is winter time, but on ${day} most clocks there were on ${other}, an hour ahead. Write the one that is meant.`,
    fixes: ({ postmortem }) => {
      const isAll = events.length === use.events.length;
      // The title speaks of the other events too.
      const places = isAll ? placesOf(use, timeline, postmortem) : mentions.length === events.length ? mentions : [];
      return places.length === 0 ? [] : [renamed(places, other)];
    },
  };
}

function renamed(places: readonly StatedText[], name: string): Fix {
  return {
    title: `Write ${name}, and leave the times as they are`,
    edits: places.map(({ span }) => ({ span, newText: [name] })),
    replaces: true,
  };
}
