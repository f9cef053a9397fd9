import { surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { Timeline } from '../model/types.ts';
import { isNearly } from '../time/zones.ts';
import { everyMention, type ZoneUse, zonesUsed } from './edits/zoneMentions.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const unknownTimeZone: Rule = {
  id: 'unknown-time-zone',
  category: 'time',
  level: 'warning',
  summary: 'What stands where a time zone would is none.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline, { isForm, allows }) {
      if (isForm || ![...surveyTimes(timeline).zones.values()].some(({ kind }) => kind === 'unknown')) return;
      const uses = zonesUsed(timeline);
      for (const use of uses) {
        const found = use.zone.kind === 'unknown' && !allows(use.text) ? report(timeline, use, uses) : undefined;
        if (found) yield found;
      }
    },
  },
};

export const unknownTimeZonePage: RulePage = {
  why: `A slip in the zone moves an event by hours, and is easy to overlook: \`ETA\` for \`EAT\`, \`CMT\` for \`GMT\`.

Reported are words in capitals behind a time that are one letter off another zone of the timeline, or have its letters in
another order, and those that stand at most of the events. “ETA: two hours” among times in UTC is none.`,
  source: 'IANA time zone database.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 EAT - Deploy starts
- 2024-03-05 10:14 ETA - Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 EAT - Deploy starts
- 2024-03-05 10:14 EAT - Pager fires
`,
    },
  ],
};

function report(timeline: Timeline, use: ZoneUse, uses: readonly ZoneUse[]): Report | undefined {
  const { text, zone, mentions } = use;
  if (zone.kind !== 'unknown') return undefined;
  const sibling = uses.find((other) => other.zone.kind !== 'unknown' && isNearly(other.text, text))?.text;
  // “ETA: two hours” says when something was expected.
  const isUsual = use.events.length > 1 && use.events.length * 2 >= timeline.events.length;
  if (sibling === undefined && !isUsual) return undefined;
  const nearest = sibling ?? zone.nearest;
  const advice = nearest === undefined ? 'Write the zone or its offset.' : `Perhaps ${nearest} is meant.`;
  return {
    span: mentions[0]?.span ?? timeline.selectionSpan,
    message: `“${text}” is no time zone that is known, so nobody can tell when this was. ${advice}`,
    fixes: () => (nearest === undefined || mentions.length === 0 ? [] : [write(use, nearest)]),
  };
}

function write(use: ZoneUse, zone: string): Fix {
  return {
    title: `Write ${zone}`,
    edits: everyMention(use).map(({ span }) => ({ span, newText: [zone] })),
    preferred: true,
    replaces: true,
  };
}
