import { rules } from '../../server/src/rules/registry.ts';
import { declarations } from '../../server/src/settings/settings.ts';
import { catalogue } from '../../server/src/templates/catalogue.ts';
import { languages } from '../../server/src/templates/names/registry.ts';
import { templates } from '../../server/src/templates/registry.ts';
import type { Output } from '../generate.mts';
import { fillMarks } from './marks.mts';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** The README with its tables written anew between their marks. */
export function writeReadme(current: string | undefined): Output[] {
  if (current === undefined) return [];
  const tables = { rules: ruleTable(), settings: settingTable(), templates: templateTable('docs/templates') };
  return [{ file: 'README.md', content: fillMarks(current, tables) }];
}

/** The templates, and what sections may be called. */
export function writeTemplatePage(): Output {
  const purposes = catalogue.map(({ title, purpose }) => [title, purpose]);
  const names = Object.entries(languages).flatMap(([code, { roles }]) => [
    `### ${languageNames.of(code)}`,
    '',
    table(
      ['Section', 'Names'],
      catalogue.flatMap(({ id, title }) =>
        roles[id] ? [[title, roles[id].map((name) => name.replace(/^=/, '')).join(', ')]] : [],
      ),
    ),
    '',
  ]);
  const content = [
    '<!-- Generated from server/src/templates. Do not edit: run `npm run generate`. -->',
    '',
    '# Templates and sections',
    '',
    '## Templates',
    '',
    templateTable('templates'),
    '',
    ...yourOwn,
    '## What a section may be called',
    '',
    'Upper and lower case, accents, emoji, numbering, brackets and a colon at the end make no difference.',
    '',
    table(['Section', 'What it is for'], purposes),
    '',
    ...names,
  ].join('\n');
  return { file: 'docs/templates.md', content };
}

function ruleTable(): string {
  return table(
    ['Rule', 'Level', 'What is wrong'],
    rules.map(({ id, level, summary }) => [`[${id}](docs/rules/${id}.md)`, level, summary]),
  );
}

function settingTable(): string {
  return table(
    ['Setting', 'Default', 'Meaning'],
    declarations.map(({ key, default: value, description }) => [
      `\`postmortem.${key}\``,
      `\`${JSON.stringify(value)}\``,
      description,
    ]),
  );
}

/** @param folder Of the pages, seen from the file that the table is in. */
function templateTable(folder: string): string {
  return table(
    ['Template', 'What it is'],
    templates.map(({ id, description }) => [`[\`${id}\`](${folder}/${id}.md)`, description]),
  );
}

const yourOwn = [
  '## A template of your own',
  '',
  'A template of your own is a Markdown file. Its headings are the sections that a postmortem must have, in its order',
  'and its words; a comment is what a fresh section asks.',
  '',
  '```markdown',
  '# Incident: what failed',
  '',
  '## What broke',
  '',
  '<!-- Which service, and how did customers notice? -->',
  '',
  '## Timeline',
  '',
  '## Letters to customers <!-- optional -->',
  '```',
  '',
  'A heading that the table below knows is known by what it means: "Customer impact" in the template is satisfied by',
  '"Impact" or "Auswirkungen". Any other one is looked for by its name. A section with `<!-- optional -->` beside its',
  'heading, or on the line below, may be left out.',
  '',
];

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
