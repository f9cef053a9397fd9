import { pages } from '../../server/src/rules/pages.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule, RulePage } from '../../server/src/rules/types.ts';
import type { Output } from '../generate.mts';

/** A page for each rule, from its own metadata and examples. */
export function writeRulePages(): Output[] {
  return rules.map((rule) => ({ file: `docs/rules/${rule.id}.md`, content: pageOf(rule, pages[rule.id]) }));
}

function pageOf(rule: Rule, page: RulePage | undefined): string {
  if (!page) throw new Error(`${rule.id} has no page.`);
  const examples = page.examples.flatMap(({ bad, good }) => [
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
    [
      `Level: **${rule.level}**`,
      ...templateLevels(rule),
      `Category: ${rule.category}`,
      fixWords[rule.fix],
      ...languagesOf(rule),
    ].join(' · '),
    '',
    '## Why',
    '',
    page.why,
    '',
    `Source: ${page.source}`,
    '',
    '## Examples',
    '',
    ...examples,
    ...wordsOf(page),
    ...optionsOf(rule),
    ...(rule.level === 'off' ? turnOn(rule) : silence(rule)),
    '',
  ].join('\n');
}

function turnOn({ id }: Rule): string[] {
  return ['## Turn it on', '', 'In [`.postmortem.jsonc`](../configuration.md):', '', ...setting(id, 'hint')];
}

function silence({ id }: Rule): string[] {
  const comment = `\`<!-- postmortem-disable-next-line ${id} -->\``;
  return [
    '## Silence it',
    '',
    `In one place with a comment above it, ${comment}; everywhere in [\`.postmortem.jsonc\`](../configuration.md):`,
    '',
    ...setting(id, 'off'),
  ];
}

function setting(id: string, level: string): string[] {
  return ['```jsonc', `"rules": { "${id}": "${level}" }`, '```'];
}

const fixWords = {
  none: 'No fix: only the author knows what is right',
  offered: 'Fixes are offered',
  safe: 'Its fix can be applied unseen',
} as const;

function templateLevels({ levelIn = {} }: Rule): string[] {
  return Object.entries(levelIn).map(([template, level]) => `with the template \`${template}\`: **${level}**`);
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

function languagesOf({ languages }: Rule): string[] {
  if (!languages) return [];
  return [`Only in documents whose sections are named in ${languages.map((id) => languageNames.of(id)).join(' or ')}`];
}

/** The list that it goes by: what is found, what may stand there, and why. */
function wordsOf({ words }: RulePage): string[] {
  if (!words) return [];
  const rows = words.map(({ words: forms, instead = [], omit, by, of, why }) => {
    const found = forms.map((form) => form.replaceAll('{person}', 'engineer')).join(', ');
    const only = [by && 'of a person', of && 'in front of what was done'].filter((part) => part !== undefined);
    const better = [...instead, ...(omit ? ['nothing'] : [])].join(', ');
    return `| ${found}${only.length > 0 ? ` (${only.join(', ')})` : ''} | ${better} | ${why} |`;
  });
  return ['## Words', '', '| Words | Instead | It … |', '| --- | --- | --- |', ...rows, ''];
}

function optionsOf({ options = [] }: Rule): string[] {
  if (options.length === 0) return [];
  const rows = options.map(
    ({ name, default: standard, description }) => `| \`${name}\` | \`${JSON.stringify(standard)}\` | ${description} |`,
  );
  return ['## Options', '', '| Option | Default | |', '| --- | --- | --- |', ...rows, ''];
}

function fenced(markdown: string): string {
  return ['````markdown', markdown.trimEnd(), '````'].join('\n');
}
