import { isUrgent, prioritised, titleOver } from './actions/items.ts';
import type { Rule, RulePage } from './types.ts';

export const noUrgentAction: Rule = {
  id: 'no-urgent-action',
  category: 'actions',
  level: 'off',
  summary: 'The actions have priorities, and none of them is urgent.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['actionItems', 'sections'],
    *run({ postmortem: { actionItems, sections }, isForm }) {
      const items = prioritised(actionItems);
      const [first] = items;
      if (isForm || !first || items.length < 2 || items.some(({ priority }) => isUrgent(priority))) return;
      yield {
        span: titleOver(first, sections),
        message:
          'None of the actions is urgent (P0, P1 or high), so all of them may wait until it happens again. Raise the one that keeps it away.',
      };
    },
  },
};

export const noUrgentActionPage: RulePage = {
  why: `What users have felt once they will feel again until something is done. If nothing on the list is urgent, the list
is likely to wait until they do.

Off by default: after a near miss, or an incident that only the team felt, it can be right.`,
  source:
    'Ben Treynor Sloss in the Google SRE workbook, chapter 10: one P0 or P1 bug at least for each outage that users felt.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Action Items

- Add an index [P3]
- Alert on slow queries [P2]
`,
      good: `# Postmortem: checkout errors

## Action Items

- Add an index [P1]
- Alert on slow queries [P2]
`,
    },
  ],
};
