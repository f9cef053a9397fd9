import type { Section } from '../model/types.ts';
import type { Rule, RulePage } from './types.ts';

export const duplicateSection: Rule = {
  id: 'duplicate-section',
  category: 'structure',
  level: 'hint',
  summary: 'Two sections beside each other have the same title.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['sections'],
    *run({ postmortem: { sections }, isForm }) {
      if (isForm) return;
      const first = new Map<string, Section>();
      const incidents = new Map<number | undefined, number>();
      for (const section of sections) {
        const { parent, roles, shape, title } = section;
        // Labels are repeated: `Start:`, `Owner:`.
        if (shape === 'label') continue;
        const incident = incidents.get(parent) ?? 0;
        // A title between sections begins anew: `Incident 1`, `Summary`, `Incident 2`, `Summary`.
        if (roles.length === 0) {
          incidents.set(parent, incident + 1);
          continue;
        }
        const key = `${parent ?? ''} ${incident} ${plainTitle(section)}`;
        const other = first.get(key);
        if (other) {
          yield {
            span: section.titleSpan,
            message: `“${title}” is here a second time, and readers stop at the first. Bring the two together, or give one a title of its own.`,
            related: [{ span: other.titleSpan, message: 'The first of the two' }],
          };
        } else first.set(key, section);
      }
    },
  },
};

export const duplicateSectionPage: RulePage = {
  why: `A reader who looks for the impact finds one of the two sections, and does not look for another. Often one of them
is left over from the form.

Sections in different sections may have the same title: the root cause in one sentence in the summary, and in
detail below; or the timeline of each of several incidents.`,
  source: 'Every published form has each section once.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Impact

12 % of orders failed.

## Root Cause

A missing index.

## Impact

No order was lost.
`,
      good: `# Postmortem: checkout errors

## Summary

### Root Cause

A missing index.

## Root Cause

The index was dropped with the old table.
`,
    },
  ],
};

/** Without its number: `2. Impact`. What stands in brackets tells two from each other: `Timeline (second outage)`. */
function plainTitle({ title }: Section): string {
  return title.replace(/^[\d.)\s]+/, '').toLowerCase();
}
