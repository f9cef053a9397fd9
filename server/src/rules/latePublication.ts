import { pointOf, surroundingsOf } from '../model/timelines/elapsed.ts';
import { turnsOf } from '../model/timelines/metrics.ts';
import { isDated } from '../model/timelines/order.ts';
import type { Postmortem } from '../model/types.ts';
import { minutesPerDay } from '../time/instant.ts';
import { numberOption } from './options.ts';
import type { Rule, RulePage } from './types.ts';

const days = numberOption({
  name: 'days',
  default: 7,
  description: 'Days that may pass between the end of the incident and the publication.',
});

export const latePublication: Rule = {
  id: 'late-publication',
  category: 'facts',
  level: 'off',
  summary: 'The postmortem was published long after the incident.',
  fix: 'none',
  options: [days],
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm, option }) {
      const { published } = postmortem.facts;
      const from = endOf(postmortem);
      const to = published && pointOf(published, surroundingsOf(postmortem));
      if (isForm || !published || !to || from === undefined) return;
      const passed = Math.floor(to.local / minutesPerDay) - Math.floor(from / minutesPerDay);
      if (passed <= option(days)) return;
      yield {
        span: published.dateSpan ?? published.span,
        message: `Published ${passed} days after the incident; ${option(days)} are allowed. Publish the next one sooner, with what is known by then.`,
      };
    },
  },
};

export const latePublicationPage: RulePage = {
  why: `Memory fades and the next incident comes; after a week nobody remembers why they tried what they tried. Teams with a
deadline see here when it was missed.

Off by default, because a date that has passed cannot be mended by writing. Compared are a stated date of publication
and the end of the incident, or its date.`,
  source: 'Google SRE workbook, chapter 10: published in less than a week; PagerDuty: within five business days.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

- Published: 2024-04-19

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:40 UTC Resolved
`,
      good: `# Postmortem: checkout errors

- Published: 2024-03-08

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:40 UTC Resolved
`,
    },
  ],
};

/** Local minutes of the last that is known of the incident. */
function endOf(postmortem: Postmortem): number | undefined {
  const resolved = turnsOf(postmortem).findLast(({ milestone }) => milestone === 'resolved');
  if (resolved) return resolved.point.local;
  const last = postmortem.timelines.flatMap(({ events }) => events.filter(isDated)).at(-1);
  if (last?.when.date) return last.when.localMinutes;
  const { date } = postmortem.facts;
  return date && pointOf(date, surroundingsOf(postmortem))?.local;
}
