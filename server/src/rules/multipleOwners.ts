import { isAtHead } from '../model/outlineAt.ts';
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
        const names = namesIn(text);
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

/** `Noor Haddad, Ilse Brandt and @tomas`; nothing where one of them is no name. */
function namesIn(text: string): string[] {
  const parts = text
    .replace(/\([^()]*\)/g, ' ')
    .split(/[,;&+/、，]|\s(?:and|und|y|e|et|и)\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.every((part) => /^@?[\p{Lu}\p{Lo}@][^\s]*(?:\s[^\s]+){0,3}$/u.test(part) && !isGroup(part)) ? parts : [];
}

/** `SRE`, `Platform team`: one owner with two names. */
function isGroup(part: string): boolean {
  return /^[A-Z]{2,5}$/.test(part) || /\b(?:team|squad|group|engineering|operations|on-?call)\b/i.test(part);
}
