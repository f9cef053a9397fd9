import type { Rule, RulePage } from './types.ts';
import { finderOf, rewordings, type WordEntry } from './words/match.ts';

const words: readonly WordEntry[] = [
  {
    words: ['outage'],
    instead: ['incident', 'degradation', 'disruption'],
    notAfter: ['full', 'total', 'complete', 'global', 'power', 'planned'],
    why: 'says that nothing worked',
  },
  {
    words: ['outages'],
    instead: ['incidents', 'disruptions'],
    notAfter: ['full', 'total', 'complete', 'global', 'power', 'planned'],
    why: 'says that nothing worked',
  },
];

export const outageOveruse: Rule = {
  id: 'outage-overuse',
  category: 'wording',
  level: 'off',
  summary: 'It is called an outage, where a smaller word may be the right one.',
  fix: 'offered',
  languages: ['en'],
  check: {
    per: 'passage',
    *run(passage, { isForm, allows }) {
      if (isForm) return;
      for (const found of find(passage, allows)) {
        // "OUTAGE BEGINS" is a mark in the timelines of some forms.
        if (found.text === found.text.toUpperCase()) continue;
        yield {
          span: { start: found.start, end: found.end },
          message: `“${found.text}” says that nothing worked. If some of it did, say “incident” or “degradation”.`,
          fixes: () => rewordings(found, ''),
        };
      }
    },
  },
};

export const outageOverusePage: RulePage = {
  why: `An outage is a service that does not answer at all. Slow pages, failed imports and errors for some are less, and
readers outside will quote the word that you choose.

Off by default: whether it was an outage is in no text, so this rule asks at every one that is not called full,
complete or total.`,
  source: 'PagerDuty postmortem guide, "Writing": do not say "outage" unless it was one.',
  examples: [
    {
      bad: `# Postmortem: slow checkout

## Summary

The outage made 3 % of the pages slow.
`,
      good: `# Postmortem: slow checkout

## Summary

The incident made 3 % of the pages slow. It was no full outage.
`,
    },
  ],
  words,
};

const find = finderOf(words);
