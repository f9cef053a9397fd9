import type { Section } from '../model/types.ts';
import type { Rule } from './types.ts';

export const duplicateSection: Rule = {
  id: 'duplicate-section',
  category: 'structure',
  level: 'hint',
  summary: 'Two sections beside each other have the same title.',
  why: [
    'A reader who looks for the impact finds one of the two sections, and does not look for another. Often one of them',
    'is left over from the form.',
    '',
    'Sections in different sections may have the same title: the root cause in one sentence in the summary, and in',
    'detail below; or the timeline of each of several incidents.',
  ].join('\n'),
  source: 'Every published form has each section once.',
  fix: 'none',
  examples: [
    {
      bad: [
        '# Postmortem: checkout errors',
        '',
        '## Impact',
        '',
        '12 % of orders failed.',
        '',
        '## Root Cause',
        '',
        'A missing index.',
        '',
        '## Impact',
        '',
        'No order was lost.',
        '',
      ].join('\n'),
      good: [
        '# Postmortem: checkout errors',
        '',
        '## Summary',
        '',
        '### Root Cause',
        '',
        'A missing index.',
        '',
        '## Root Cause',
        '',
        'The index was dropped with the old table.',
        '',
      ].join('\n'),
    },
  ],
  check: {
    per: 'document',
    reads: ['sections'],
    *run({ postmortem: { sections }, isForm }) {
      if (isForm) return;
      const first = new Map<string, Section>();
      for (const section of sections) {
        // Labels are repeated: `Start:`, `Owner:`.
        if (section.roles.length === 0 || section.shape === 'label') continue;
        const key = `${section.parent ?? ''} ${section.name}`;
        const other = first.get(key);
        if (!other) first.set(key, section);
        else if (!isNewIncident(sections, other, section))
          yield {
            span: section.titleSpan,
            message: `“${section.title}” is here a second time, and readers stop at the first. Bring the two together, or give one a title of its own.`,
            related: [{ span: other.titleSpan, message: 'The first of the two' }],
          };
      }
    },
  },
};

/**
 * Whether a heading of a higher level, or one that begins anew, stands between the two.
 *
 *     ## Incident 1 · ## Summary · ## Incident 2 · ## Summary
 */
function isNewIncident(sections: readonly Section[], first: Section, second: Section): boolean {
  const between = sections.slice(first.index + 1, second.index).filter(({ parent }) => parent === first.parent);
  return between.some(({ roles, shape }) => roles.length === 0 && shape !== 'label') && first.index > 0;
}
