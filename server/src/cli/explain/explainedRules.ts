import { pages } from '../../rules/pages.ts';
import { rules } from '../../rules/registry.ts';
import type { Rule, RulePage } from '../../rules/types.ts';

/** A rule with what is to be read about it. */
export type ExplainedRule = Rule & RulePage;

/** All rules; each has a page. */
export const explainedRules: readonly ExplainedRule[] = rules.flatMap((rule) => {
  const page = pages[rule.id];
  return page ? [{ ...rule, ...page }] : [];
});
