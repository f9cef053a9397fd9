import type { Rule, RulePage } from './types.ts';
import { commonAcronyms } from './words/acronyms.ts';

export const undefinedAcronym: Rule = {
  id: 'undefined-acronym',
  category: 'wording',
  level: 'off',
  summary: 'An abbreviation is used, and nowhere spelled out.',
  fix: 'offered',
  languages: ['en'],
  check: {
    per: 'document',
    reads: ['unexplained'],
    *run({ postmortem, isForm, allows }) {
      if (isForm) return;
      for (const { text, span } of postmortem.unexplained) {
        if (commonAcronyms.has(text) || allows(text)) continue;
        yield {
          span,
          message: `“${text}” is nowhere spelled out, and readers from elsewhere will not know it. Say what it stands for, once.`,
          fixes: () => [
            {
              title: `Spell out ${text}`,
              edits: [
                {
                  span: { start: span.end, end: span.end },
                  newText: [' (', { prompt: `what does ${text} stand for?` }, ')'],
                },
              ],
              preferred: true,
            },
          ],
        };
      }
    },
  },
};

export const undefinedAcronymPage: RulePage = {
  why: `A postmortem is read by other teams, and by this one in two years. An abbreviation that everybody here knows is a
word that nobody there does. Spell it out once, where it is used first: "service level objective (SLO)".

Off by default: which ones your readers know is in no list. Those of everyday computing (HTTP, DNS, CPU …) are left
alone; your own can be allowed with the setting \`postmortem.words\`.`,
  source: 'Google SRE workbook, chapter 10: background and a glossary, for readers outside of the team.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Summary

The FQR rejected 4 % of the orders.
`,
      good: `# Postmortem: checkout errors

## Summary

The fraud and quota review (FQR) rejected 4 % of the orders over HTTP.
`,
    },
  ],
};
