import { isAtHead } from '../model/outlineAt.ts';
import { peopleIn } from '../model/words/people.ts';
import type { Rule, RulePage } from './types.ts';

export const multipleOwners: Rule = {
  id: 'multiple-owners',
  category: 'metadata',
  level: 'hint',
  summary: 'The postmortem has more than one owner.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['facts', 'sections', 'frontMatter'],
    *run({ postmortem: { facts, sections, frontMatter }, isForm }) {
      if (isForm) return;
      for (const { text, span } of facts.owners) {
        const names = peopleIn({ text, ...span }).map((name) => name.text);
        if (names.length < 2 || span === frontMatter?.span) continue;
        // Elsewhere it is the owner of a task.
        if (!isAtHead(sections, span.start)) continue;
        yield {
          span,
          message: `${names.length} owners (${names.join(', ')}): each may leave it to the other. Name one, and the others as authors.`,
        };
      }
    },
  },
};

export const multipleOwnersPage: RulePage = {
  why: `An owner sees to it that the postmortem gets finished, reviewed and read. With two of them, each may think that the
other one does. Authors can be as many as there are.`,
  source: 'SRE workbook, chapter 10 (four owners in its example of a bad postmortem); PagerDuty: a single owner.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

- **Owner:** Noor, Ilse

## Summary

Checkout failed.
`,
      good: `# Postmortem: checkout errors

- **Owner:** Noor
- **Authors:** Noor, Ilse

## Summary

Checkout failed.
`,
    },
  ],
};
