import { type Level, levels } from '../rules/types.ts';

/** Every setting, read and checked. */
export interface Settings {
  readonly template: string;
  readonly files: readonly string[];
  readonly timeZone: string;
  readonly dateOrder: 'auto' | 'dmy' | 'mdy';
  readonly rules: Readonly<Record<string, Level>>;
}

/** One setting: its JSON schema for the manifest, and how its value is read. */
export interface SettingDeclaration<Key extends keyof Settings = keyof Settings> {
  readonly key: Key;
  readonly default: Settings[Key];
  /** In Markdown, one or two sentences. */
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** The value, or what is wrong with it; both where only a part of it could be read. */
  readonly read: (value: unknown) => SettingReading<Settings[Key]>;
}

export interface SettingReading<Value> {
  readonly value?: Value;
  /** Behind the name of the setting: `must be a list of globs`. */
  readonly problem?: string;
}

/** What the declarations need to know of the rest. */
export interface KnownNames {
  readonly templates: readonly { readonly id: string; readonly description: string }[];
  readonly rules: readonly { readonly id: string; readonly summary: string; readonly level: Level }[];
}

/** All settings, in the order of the settings page. */
export function declareSettings({ templates, rules }: KnownNames): readonly SettingDeclaration[] {
  const template: SettingDeclaration<'template'> = {
    key: 'template',
    default: 'auto',
    description:
      'The form that documents are held to. `auto` takes the one whose headings a document uses, and `minimal` if it uses none.',
    schema: {
      type: 'string',
      enum: ['auto', ...templates.map(({ id }) => id)],
      enumDescriptions: [
        'The form whose headings the document uses.',
        ...templates.map(({ description }) => description),
      ],
    },
    read: oneOf(['auto', ...templates.map(({ id }) => id)]),
  };
  const files: SettingDeclaration<'files'> = {
    key: 'files',
    default: [],
    description:
      'Globs of files that are postmortems, relative to the workspace folder: `docs/incidents/*.md`. Others are recognised by their front matter, path or content.',
    schema: { type: 'array', items: { type: 'string' } },
    read: (value) =>
      Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? { value }
        : { problem: 'must be a list of globs' },
  };
  const timeZone: SettingDeclaration<'timeZone'> = {
    key: 'timeZone',
    default: '',
    description:
      'Time zone of times that no text gives one to: `UTC`, `+02:00`, `Europe/Berlin`. Empty: none is assumed.',
    schema: { type: 'string' },
    read: (value) => (typeof value === 'string' ? { value } : { problem: 'must be the name of a time zone' }),
  };
  const dateOrder: SettingDeclaration<'dateOrder'> = {
    key: 'dateOrder',
    default: 'auto',
    description: 'How `05/06/2024` is read where the document does not tell: day first (`dmy`) or month first (`mdy`).',
    schema: { type: 'string', enum: ['auto', 'dmy', 'mdy'] },
    read: oneOf(['auto', 'dmy', 'mdy']) as SettingDeclaration<'dateOrder'>['read'],
  };
  const ruleLevels: SettingDeclaration<'rules'> = {
    key: 'rules',
    default: {},
    description: 'Levels of single rules, by their id. `off` silences a rule.',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        rules.map(({ id, summary, level }) => [
          id,
          { type: 'string', enum: levels, default: level, description: summary },
        ]),
      ),
    },
    read: (value) =>
      readLevels(
        value,
        rules.map(({ id }) => id),
      ),
  };
  return [template, files, timeZone, dateOrder, ruleLevels] as readonly SettingDeclaration[];
}

function oneOf(values: readonly string[]): (value: unknown) => SettingReading<string> {
  return (value) =>
    typeof value === 'string' && values.includes(value)
      ? { value }
      : { problem: `must be one of ${values.join(', ')}` };
}

/** One mistyped level costs that rule's setting, not the others'. */
function readLevels(value: unknown, known: readonly string[]): SettingReading<Record<string, Level>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: 'must map ids of rules to levels' };
  }
  const read: Record<string, Level> = {};
  const wrong: string[] = [];
  for (const [id, level] of Object.entries(value)) {
    if (!known.includes(id)) wrong.push(`${id} is no rule`);
    else if (!levels.includes(level as Level)) wrong.push(`the level of ${id} must be one of ${levels.join(', ')}`);
    else read[id] = level as Level;
  }
  return { value: read, ...(wrong.length > 0 && { problem: `is wrong in part: ${wrong.join('; ')}` }) };
}
