import { normalPriority, prioritised, titleOver } from './actions/items.ts';
import type { Rule, RulePage } from './types.ts';

export const samePriority: Rule = {
  id: 'same-priority',
  category: 'actions',
  level: 'off',
  summary: 'All action items have the same priority.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['actionItems', 'sections'],
    *run({ postmortem: { actionItems, sections }, isForm }) {
      const items = prioritised(actionItems);
      const [first] = items;
      if (isForm || !first || items.length < 3) return;
      if (new Set(items.map(({ priority }) => normalPriority(priority))).size > 1) return;
      yield {
        span: titleOver(first, sections),
        message: `All ${items.length} actions have the priority ${first.priority}, so none says which comes first. Rank them.`,
      };
    },
  },
};

export const samePriorityPage: RulePage = {
  why: `Where everything is equally urgent, nothing is: whoever has time for one of them cannot tell which. Three or more
items that all have one priority have none.

Off by default: a short list may well be all of one kind.`,
  source: 'Google SRE workbook, chapter 10: a bad example in which all actions have the same priority.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Action Items

- Add an index [P2]
- Alert on slow queries [P2]
- Rehearse the rollback [P2]
`,
      good: `# Postmortem: checkout errors

## Action Items

- Add an index [P1]
- Alert on slow queries [P2]
- Rehearse the rollback [P2]
`,
    },
  ],
};
