import { commands } from '../../server/src/model/text/suppressions.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { configurationNames } from '../../server/src/settings/configuration.ts';
import { declarations } from '../../server/src/settings/settings.ts';
import type { Output } from '../generate.mts';
import { schemaFile } from './schema.mts';
import { table } from './tables.mts';

/** All that can be configured, and how a document asks for quiet. */
export function writeConfigurationPage(): Output {
  const content = [
    '<!-- Generated from server/src/settings and server/src/rules. Do not edit: run `npm run generate`. -->',
    '',
    '# Configuration',
    '',
    'Nothing has to be configured. What is, may be said in three places; the first of them wins:',
    '',
    '1. the **front matter** of a document, for that document;',
    '2. a **file** in the workspace, for everybody who works on it, in the editor and on the command line;',
    '3. the **settings** of the editor, for one person. Their names are those of the file behind `postmortem.`.',
    '',
    ...fileSection(),
    ...frontMatterSection(),
    ...ruleSection(),
    ...suppressionSection(),
    ...editorSection(),
  ].join('\n');
  return { file: 'docs/configuration.md', content };
}

const [fileName, otherName] = configurationNames;

function fileSection(): string[] {
  const example = Object.fromEntries(declarations.map(({ key, example: value }) => [key, value]));
  return [
    '## The file',
    '',
    `\`${fileName}\` (or \`${otherName}\`; comments and commas at the end are fine in both) is looked for in the folder of`,
    'each document, and in those above it: in an editor up to the workspace folder, on the command line up to the folder of the',
    'repository, or the current one if that is further up or there is no repository. For a file that is in neither it is looked',
    'for in its own folder. The nearest one holds, and that alone.',
    '',
    '```jsonc',
    ...JSON.stringify(example, undefined, 2).split('\n'),
    '```',
    '',
    table(
      ['Field', 'Default', 'Meaning'],
      declarations.map(({ key, default: value, description }) => [
        `\`${key}\``,
        `\`${JSON.stringify(value)}\``,
        description.replace('relative to the workspace folder', 'relative to the folder of the file'),
      ]),
    ),
    '',
    'A field that is mistyped counts as not written, and is marked in the file; the others are used. Saving the file is',
    'enough: open documents are checked anew at once.',
    '',
    `VS Code completes and explains the fields. Elsewhere [\`${schemaFile}\`](../${schemaFile}) does, a JSON schema.`,
    '',
  ];
}

function frontMatterSection(): string[] {
  const stated = declarations.filter(({ frontMatter }) => frontMatter !== undefined);
  return [
    '## In the front matter',
    '',
    '```yaml',
    '---',
    'type: postmortem # whatever its path and content say',
    ...stated.map(({ frontMatter, example }) => `${frontMatter}: ${example}`),
    `postmortem-disable: [missing-section] # rules that are quiet in this document`,
    '---',
    '```',
    '',
    '`postmortem: false` says that a document is none, whatever its path and content say: a guide among postmortems, say. A',
    'template that is not known is taken for something else, and left alone.',
    '',
  ];
}

function ruleSection(): string[] {
  const options = rules.flatMap(({ id, options: own = [] }) =>
    own.map(({ name, default: value, description }) => [
      linkTo(id),
      `\`${name}\``,
      `\`${JSON.stringify(value)}\``,
      description,
    ]),
  );
  return [
    '## Rules',
    '',
    'Each rule has a level: `error`, `warning`, `info`, `hint` or `off`. One with options takes an object instead, with the',
    'level or without: `{ "level": "info", … }`.',
    '',
    table(
      ['Rule', 'Level', 'Reports'],
      rules.map(({ id, level, summary }) => [linkTo(id), level, summary]),
    ),
    '',
    ...(options.length > 0 ? [table(['Rule', 'Option', 'Default', 'Meaning'], options), ''] : []),
  ];
}

function linkTo(id: string): string {
  return `[${id}](rules/${id}.md)`;
}

function suppressionSection(): string[] {
  const [rule = '', other = ''] = rules.map(({ id }) => id);
  return [
    '## Quiet in one place',
    '',
    'A comment silences rules where it stands; without names it silences all. Behind two dashes there is room to say why.',
    '',
    '```markdown',
    `<!-- postmortem-disable-next-line ${rule} -- nobody was affected -->`,
    '## Summary',
    '',
    `- Pager fires <!-- postmortem-disable-line ${rule} ${other} -->`,
    '```',
    '',
    table(
      ['Comment', 'Silences'],
      Object.entries(commands).map(([command, { holds }]) => [`\`<!-- postmortem-${command} … -->\``, holds]),
    ),
    '',
    'The light bulb at a problem writes them: _Ignore … for this line, in this file, in this workspace_. A comment that',
    `silences nothing is reported ([unused-suppression](rules/unused-suppression.md)).`,
    '',
  ];
}

function editorSection(): string[] {
  return [
    '## Fixing on save',
    '',
    'Fixes that state nothing the document does not say already can be applied unseen. In the settings of VS Code:',
    '',
    '```json',
    '"[markdown]": { "editor.codeActionsOnSave": { "source.fixAll.postmortem": "explicit" } }',
    '```',
    '',
  ];
}
