import { gapsOf } from '../model/document/checklist.ts';
import type { Postmortem, Section } from '../model/types.ts';
import { wordings } from '../templates/wording/registry.ts';
import { insertSections } from './edits/insertSection.ts';
import type { Fix, Rule, RulePage } from './types.ts';

export const singleRootCause: Rule = {
  id: 'single-root-cause',
  category: 'content',
  level: 'off',
  levelIn: { howie: 'hint', pagerduty: 'hint' },
  summary: 'There is one root cause, and nothing else that contributed.',
  fix: 'offered',
  languages: ['en'],
  check: {
    per: 'document',
    reads: ['sections'],
    *run({ postmortem, template, isForm }) {
      const { sections } = postmortem;
      if (isForm || sections.some(({ roles }) => roles.includes('contributing-factors'))) return;
      const cause = sections.find(({ roles, name }) => roles.includes('root-cause') && /\broot cause\b/.test(name));
      if (!cause) return;
      yield {
        span: cause.titleSpan,
        message:
          'One root cause is rarely all: what else had to be true for this to happen? List the contributing factors.',
        fixes: (context) => {
          const now = context.postmortem.sections[cause.index];
          return now ? fixesOf(context.postmortem, now, gapsOf(context.postmortem, template)) : [];
        },
      };
    },
  },
};

export const singleRootCausePage: RulePage = {
  why: `Complex systems fail when several things come together, each of them harmless by itself. A single root cause ends
the search at the first of them, and the others wait for the next incident.

Off by default, since the forms of Google, ALX and others ask for a root cause; a hint with the forms that have
contributing factors in its place. A title in the plural counts as several.`,
  source: 'Cook, "How Complex Systems Fail"; PagerDuty postmortem guide, "Contributing factors"; Jeli, "Howie".',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Root Cause

A missing index.
`,
      good: `# Postmortem: checkout errors

## Root Cause

A missing index.

## Contributing Factors

The load test has a hundredth of the orders.
`,
    },
  ],
};

function fixesOf(postmortem: Postmortem, cause: Section, gaps: ReturnType<typeof gapsOf>): Fix[] {
  const { titles, prompts } = wordings[postmortem.language];
  const heading = titles['contributing-factors'];
  // Where the template asks for it, missing-section offers to insert it in its place.
  if (gaps.some(({ roles }) => roles.includes('contributing-factors')))
    return [{ title: `Call it “${heading}”`, edits: [{ span: cause.titleSpan, newText: [heading] }], replaces: true }];
  const section = { heading, prompt: prompts['contributing-factors'], after: cause };
  return insertSections(postmortem, [section], `Insert “${heading}”`).map((fix) => ({ ...fix, preferred: true }));
}
