import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/types.ts';
import type { Output } from '../generate.mts';

/** A page for each rule, from its own metadata and examples. */
export function writeRulePages(): Output[] {
  return rules.map((rule) => ({ file: `docs/rules/${rule.id}.md`, content: pageOf(rule) }));
}

function pageOf(rule: Rule): string {
  const examples = rule.examples.flatMap(({ bad, good }) => [
    'Reported:',
    '',
    fenced(bad),
    '',
    'Not reported:',
    '',
    fenced(good),
    '',
  ]);
  return [
    `<!-- Generated from server/src/rules. Do not edit: run \`npm run generate\`. -->`,
    '',
    `# ${rule.id}`,
    '',
    rule.summary,
    '',
    `Level: **${rule.level}** · Category: ${rule.category}`,
    '',
    '## Why',
    '',
    rule.why,
    '',
    `Source: ${rule.source}`,
    '',
    '## Examples',
    '',
    ...examples,
    '## Silence it',
    '',
    '```json',
    `"postmortem.rules": { "${rule.id}": "off" }`,
    '```',
    '',
  ].join('\n');
}

function fenced(markdown: string): string {
  return ['````markdown', markdown.trimEnd(), '````'].join('\n');
}
