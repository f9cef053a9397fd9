import type { UnheededValue } from '../model/types.ts';
import type { Fix, Rule, RulePage } from './types.ts';
import { listed } from './words/messages.ts';

export const unheededFrontMatter: Rule = {
  id: 'unheeded-front-matter',
  category: 'metadata',
  level: 'warning',
  summary: 'The front matter names a time zone, an order of dates or a template that there is not.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['unheeded'],
    *run({ postmortem, isForm, allows }) {
      if (isForm) return;
      for (const value of postmortem.unheeded) {
        if (allows(value.text)) continue;
        yield {
          span: value.span,
          message: `“${value.text}” is no ${value.of} that is known, so ${withoutIt[value.of]}. ${adviceFor(value)}`,
          fixes: () => fixesFor(value),
        };
      }
    },
  },
};

export const unheededFrontMatterPage: RulePage = {
  why: `\`timezone\`, \`date-order\` and \`template\` in the front matter say how a document is to be read. A slip in one of
them is not seen: its times stay without a zone, and whoever wrote it believes that they have one.

Other tools have templates too: a name in \`template\` is reported only if it is a letter off one of those here.`,
  source: 'The settings of the same names.',
  examples: [
    {
      bad: `---
type: postmortem
timezone: Europe/Berln
---

# Postmortem: checkout errors

## Summary

Checkout failed.
`,
      good: `---
type: postmortem
timezone: Europe/Berlin
---

# Postmortem: checkout errors

## Summary

Checkout failed.
`,
    },
  ],
};

const withoutIt: Readonly<Record<UnheededValue['of'], string>> = {
  'time zone': 'its times have none',
  'date order': 'its dates are read as if it did not stand there',
  template: 'the document is not held to one',
};

function adviceFor({ of, known }: UnheededValue): string {
  const [first, ...others] = known;
  if (of === 'date order') return `Write ${listed(known, 'or')}.`;
  if (first !== undefined && others.length === 0) return `Perhaps ${first} is meant.`;
  return of === 'time zone'
    ? 'Write UTC, an offset like +02:00, or a name like Europe/Berlin.'
    : 'Write the name of one.';
}

function fixesFor({ span, known }: UnheededValue): Fix[] {
  return known.map((name) => ({
    title: `Change it to ${name}`,
    edits: [{ span, newText: [name] }],
    preferred: known.length === 1,
    replaces: true,
  }));
}
