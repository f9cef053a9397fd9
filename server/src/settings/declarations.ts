import type { RuleOption } from '../rules/options.ts';
import { type Level, levels, type Rule } from '../rules/types.ts';

/** Every setting, read and checked. */
export interface Settings {
  readonly template: string;
  readonly files: readonly string[];
  readonly timeZone: string;
  readonly dateOrder: 'auto' | 'dmy' | 'mdy';
  /** By id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Words that no rule about wording minds. */
  readonly words: readonly string[];
}

/** What is set of a rule; what is not is as the rule has it. */
export interface RuleSetting {
  readonly level?: Level;
  readonly options?: Readonly<Record<string, unknown>>;
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
  readonly rules: readonly Pick<Rule, 'id' | 'summary' | 'level' | 'options'>[];
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
  const ruleSettings: SettingDeclaration<'rules'> = {
    key: 'rules',
    default: {},
    description:
      'Levels of single rules, by their id; `off` silences a rule. Where a rule has options: `{ "level": "warning", … }`.',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
    },
    read: (value) => readRuleSettings(value, rules),
  };
  const words: SettingDeclaration<'words'> = {
    key: 'words',
    default: [],
    description: 'Words that the rules about wording leave alone: names of teams, products, incidents.',
    schema: { type: 'array', items: { type: 'string' } },
    read: (value) =>
      Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? { value }
        : { problem: 'must be a list of words' },
  };
  return [template, files, timeZone, dateOrder, ruleSettings, words] as readonly SettingDeclaration[];
}

type KnownRule = KnownNames['rules'][number];

function ruleSchema({ summary, level, options = [] }: KnownRule): Record<string, unknown> {
  const levelSchema = { type: 'string', enum: levels, default: level };
  if (options.length === 0) return { ...levelSchema, description: summary };
  const properties = Object.fromEntries(
    options.map((option) => [
      option.name,
      { ...option.schema, default: option.default, description: option.description },
    ]),
  );
  return {
    description: summary,
    default: level,
    oneOf: [
      levelSchema,
      { type: 'object', additionalProperties: false, properties: { level: levelSchema, ...properties } },
    ],
  };
}

function oneOf(values: readonly string[]): (value: unknown) => SettingReading<string> {
  return (value) =>
    typeof value === 'string' && values.includes(value)
      ? { value }
      : { problem: `must be one of ${values.join(', ')}` };
}

/** What is mistyped about one rule costs that, not the other rules. */
function readRuleSettings(
  value: unknown,
  known: readonly KnownRule[],
): SettingReading<Readonly<Record<string, RuleSetting>>> {
  if (!isRecord(value)) return { problem: 'must map ids of rules to levels' };
  const read: Record<string, RuleSetting> = {};
  const wrong: string[] = [];
  for (const [id, setting] of Object.entries(value)) {
    const rule = known.find((candidate) => candidate.id === id);
    if (!rule) {
      wrong.push(`${id} is no rule`);
      continue;
    }
    const understood = readRuleSetting(rule, setting, wrong);
    if (understood.level || understood.options) read[id] = understood;
  }
  return { value: read, ...(wrong.length > 0 && { problem: `is wrong in part: ${wrong.join('; ')}` }) };
}

function readRuleSetting({ id, options = [] }: KnownRule, setting: unknown, wrong: string[]): RuleSetting {
  const { level, ...others } = isRecord(setting) ? setting : { level: setting };
  const isLevel = levels.includes(level as Level);
  if (level !== undefined && !isLevel) wrong.push(`the level of ${id} must be one of ${levels.join(', ')}`);
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(others)) {
    const option: RuleOption<unknown> | undefined = options.find((candidate) => candidate.name === name);
    const understood = option?.read(value);
    if (!option) wrong.push(`${id} has no option ${name}`);
    else if (understood === undefined) wrong.push(`the option ${name} of ${id} is not of its type`);
    else read[name] = understood;
  }
  return { ...(isLevel && { level: level as Level }), ...(Object.keys(read).length > 0 && { options: read }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
