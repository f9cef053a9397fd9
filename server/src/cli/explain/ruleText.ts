import type { Rule } from '../../rules/types.ts';
import type { ExplainedRule } from './explainedRules.ts';

/** What `--fix` and the editor can do about a rule's reports. */
export const fixWords: Readonly<Record<Rule['fix'], string>> = {
  none: 'No fix: only the author knows what is right.',
  offered: 'The editor offers fixes.',
  safe: 'Fixed by --fix.',
};

/** A rule explained, in Markdown that reads well as it is. */
export function ruleMarkdown(rule: ExplainedRule): string {
  const examples = rule.examples.flatMap(({ bad, good }) => [
    ...['Reported:', '', fenced(bad), ''],
    ...['Not reported:', '', fenced(good), ''],
  ]);
  return [
    ...[rule.summary, ''],
    ...[rule.why, ''],
    ...examples,
    ...optionLines(rule),
    ...[`Source: ${rule.source}`, ''],
  ].join('\n');
}

function optionLines({ options = [] }: Rule): string[] {
  if (options.length === 0) return [];
  const lines = options.map(
    ({ name, default: standard, description }) =>
      `- \`${name}\` (default \`${JSON.stringify(standard)}\`): ${description}`,
  );
  return ['Options:', '', ...lines, ''];
}

function fenced(markdown: string): string {
  return ['````markdown', markdown.trimEnd(), '````'].join('\n');
}
