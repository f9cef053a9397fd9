import { fold } from '../time/names.ts';
import { titleOver } from './actions/items.ts';
import type { Rule, RulePage } from './types.ts';

export const noPreventiveAction: Rule = {
  id: 'no-preventive-action',
  category: 'actions',
  level: 'info',
  summary: 'The actions say of what type they are, and none of them prevents.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['actionItems', 'sections'],
    *run({ postmortem, isForm }) {
      const { actionItems, sections } = postmortem;
      const [first] = actionItems;
      if (isForm || !first || actionItems.length < 2) return;
      // In most lists the first gives none.
      if (!actionItems.every(({ type }) => known.test(fold(type ?? '')))) return;
      if (actionItems.some(({ type }) => prevents.test(fold(type ?? '')))) return;
      yield {
        span: titleOver(first, sections),
        message: `None of the ${actionItems.length} actions prevents: the same can happen again, only shorter. Add one that does, or say why there is none.`,
      };
    },
  },
};

export const noPreventiveActionPage: RulePage = {
  why: `Finding it sooner and mending it faster make the next incident shorter; only prevention makes it not happen. A list
without any prevention may be right, but then it is worth a sentence.

Only lists whose items give their type (a column, or \`[mitigate]\` in front) are judged.`,
  source: 'Google SRE workbook, chapter 10: actions that prevent, not only those that mitigate.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Action Items

| Action | Type |
| --- | --- |
| Alert on slow queries | detect |
| Write a playbook | mitigate |
`,
      good: `# Postmortem: checkout errors

## Action Items

| Action | Type |
| --- | --- |
| Alert on slow queries | detect |
| Refuse queries without an index | prevent |
`,
    },
  ],
};

const prevents = /prevent|vorbeug|preven|预防|予防|예방|предотвр/;
/** Types as the published forms have them; others, such as teams, say nothing about prevention. */
const known = new RegExp(
  `${prevents.source}|mitigat|detect|process|repair|fix|investigat|respon|recover|monitor|document|communicat|cleanup|other|erkenn|behebung|detecc|detecao|mitigac|attenu|缓解|检测|監視|検知|緩和|완화|탐지|обнаруж|смягч`,
);
