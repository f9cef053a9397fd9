import type { RuleOption } from '../rules/options.ts';
import { type Level, levels, type Rule } from '../rules/types.ts';
import { zoneNamed } from '../time/zone.ts';
import { faultOfGlob } from './globs.ts';

/** Every setting, read and checked. */
export interface Settings {
  readonly template: string;
  readonly files: readonly string[];
  readonly timeZone: string;
  readonly dateOrder: 'auto' | 'dmy' | 'mdy' | 'ymd';
  /** What abbreviations mean: a zone that there is no doubt about. */
  readonly zones: Readonly<Record<string, string>>;
  /** By their codes; none means all. */
  readonly languages: readonly string[];
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

/** One setting: its JSON schema for the manifest and the configuration file, and how its value is read. */
export interface SettingDeclaration<Key extends keyof Settings = keyof Settings> {
  readonly key: Key;
  readonly default: Settings[Key];
  /** In Markdown, one or two sentences. */
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Where the file takes more than the editor's page of settings, which has lists to choose from. */
  readonly fileSchema?: Readonly<Record<string, unknown>>;
  /** Name of what says the same in the front matter, for that document alone. */
  readonly frontMatter?: string;
  /** For the documentation: a value as it may well be. */
  readonly example: unknown;
  /** The value, or what is wrong with it; both where only a part of it could be read. */
  readonly read: (value: unknown) => SettingReading<Settings[Key]>;
}

export interface SettingReading<Value> {
  readonly value?: Value;
  readonly problems?: readonly SettingProblem[];
}

export interface SettingProblem {
  /** Names on the way to what is wrong, inside the setting; none for the whole of it. */
  readonly path: readonly string[];
  /** Behind the name of what is wrong: `must be a list of globs`. */
  readonly text: string;
  /** The name itself is wrong, not its value. */
  readonly isName?: boolean;
}

/** What the declarations need to know of the rest. */
export interface KnownNames {
  readonly templates: readonly { readonly id: string; readonly description: string }[];
  /** Codes of the languages that sections have names in. */
  readonly languages: readonly string[];
  readonly rules: readonly Pick<Rule, 'id' | 'summary' | 'level' | 'options'>[];
}

/** All settings, in the order of the settings page. */
export function declareSettings({ templates, languages: codes, rules }: KnownNames): readonly SettingDeclaration[] {
  const template: SettingDeclaration<'template'> = {
    key: 'template',
    example: 'alx',
    frontMatter: 'template',
    default: 'auto',
    description:
      'The form that documents are held to. `auto` takes the one whose headings a document uses, and `minimal` if it uses none. In a configuration file also the path of a Markdown file from there: `docs/template.md`.',
    schema: {
      type: 'string',
      enum: ['auto', ...templates.map(({ id }) => id)],
      enumDescriptions: [
        'The form whose headings the document uses.',
        ...templates.map(({ description }) => description),
      ],
    },
    fileSchema: {
      anyOf: [{ enum: ['auto', ...templates.map(({ id }) => id)] }, { type: 'string', pattern: templatePath.source }],
    },
    read: (value) =>
      typeof value === 'string' && isTemplatePath(value)
        ? { value }
        : oneOf(['auto', ...templates.map(({ id }) => id)])(value),
  };
  const files: SettingDeclaration<'files'> = {
    key: 'files',
    example: ['docs/incidents/*.md'],
    default: [],
    description:
      'Globs of files that are postmortems, relative to the workspace folder: `docs/incidents/*.md`; with `!` in front, of files that are none: `!docs/incidents/guide.md`. The last one that matches counts. Others are recognised by their front matter, path or content.',
    schema: { type: 'array', items: { type: 'string' } },
    read: readGlobs,
  };
  const timeZone: SettingDeclaration<'timeZone'> = {
    key: 'timeZone',
    example: 'Europe/Berlin',
    frontMatter: 'timezone',
    default: '',
    description:
      'Time zone of times that no text gives one to: `UTC`, `+02:00`, `Europe/Berlin`. Empty: none is assumed.',
    schema: { type: 'string' },
    read: (value) => (value === '' || isZone(value) ? { value: value as string } : wrong(`must be ${zoneForms}`)),
  };
  const dateOrder: SettingDeclaration<'dateOrder'> = {
    key: 'dateOrder',
    example: 'dmy',
    frontMatter: 'date-order',
    default: 'auto',
    description:
      'How `05/06/2024` is read: day first (`dmy`) or month first (`mdy`); with `ymd` too, and `24/06/05` starts with the year. `auto`: as other dates in the document tell.',
    schema: { type: 'string', enum: dateOrders },
    read: oneOf(dateOrders) as SettingDeclaration<'dateOrder'>['read'],
  };
  const zones: SettingDeclaration<'zones'> = {
    key: 'zones',
    example: { IST: 'Asia/Kolkata' },
    default: {},
    description:
      'What abbreviations of time zones mean here, for those that mean several or none: `{ "IST": "Asia/Kolkata", "PKT": "+05:00" }`.',
    schema: {
      type: 'object',
      propertyNames: { pattern: '^[^a-z\\s\\d]{2,6}$' },
      additionalProperties: { type: 'string' },
    },
    read: readZones,
  };
  const languages: SettingDeclaration<'languages'> = {
    key: 'languages',
    example: ['de', 'en'],
    default: [],
    description:
      'Languages that sections are named in: `["de", "en"]`. Names in others are not known then, and where a document does not tell, a new section is named in the first. Empty: any.',
    schema: { type: 'array', items: { type: 'string', enum: codes } },
    read: (value) =>
      Array.isArray(value) && value.every((item) => codes.includes(item))
        ? { value }
        : wrong(`must be a list of ${codes.join(', ')}`),
  };
  const ruleSettings: SettingDeclaration<'rules'> = {
    key: 'rules',
    example: exampleOf(rules),
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
    example: ['Havoc'],
    default: [],
    description: 'Words that the rules about wording leave alone: names of teams, products, incidents.',
    schema: { type: 'array', items: { type: 'string' } },
    read: listOf('words'),
  };
  return [template, files, languages, timeZone, dateOrder, zones, ruleSettings, words] as readonly SettingDeclaration[];
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

const templatePath = /\.(?:md|markdown)$/;

/** Whether a template is named by the path of a Markdown file. */
export function isTemplatePath(template: string): boolean {
  return templatePath.test(template);
}

const dateOrders = ['auto', 'dmy', 'mdy', 'ymd'];

const zoneForms = 'a time zone: UTC, +02:00, Europe/Berlin';

function isZone(value: unknown): boolean {
  const zone = typeof value === 'string' ? zoneNamed(value) : undefined;
  return zone?.kind === 'offset' || zone?.kind === 'iana';
}

const wrong = (text: string): { readonly problems: readonly SettingProblem[] } => ({ problems: [{ path: [], text }] });

/** One rule that is off, and one with its options. */
function exampleOf(rules: readonly KnownRule[]): Record<string, unknown> {
  const [first, ...others] = rules;
  const withOptions = others.find(({ options = [] }) => options.length > 0);
  const options = withOptions?.options?.map(({ name, default: value }) => [name, value]) ?? [];
  return {
    ...(first && { [first.id]: 'off' }),
    ...(withOptions && { [withOptions.id]: { level: 'info', ...Object.fromEntries(options) } }),
  };
}

function oneOf(values: readonly string[]): (value: unknown) => SettingReading<string> {
  return (value) =>
    typeof value === 'string' && values.includes(value) ? { value } : wrong(`must be one of ${values.join(', ')}`);
}

function listOf(what: string): (value: unknown) => SettingReading<readonly string[]> {
  return (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? { value }
      : wrong(`must be a list of ${what}`);
}

/** A glob that means nothing costs itself. */
function readGlobs(value: unknown): SettingReading<readonly string[]> {
  const { value: globs, problems } = listOf('globs')(value);
  if (!globs) return { problems };
  const bad = globs.flatMap((glob) => {
    const fault = faultOfGlob(glob);
    return fault ? [{ glob, fault }] : [];
  });
  return {
    value: globs.filter((glob) => !bad.some((each) => each.glob === glob)),
    problems: bad.map(({ glob, fault }) => ({ path: [], text: `has “${glob}”, which is no glob: ${fault}` })),
  };
}

/** What is mistyped about one abbreviation costs that, not the others. */
function readZones(value: unknown): SettingReading<Settings['zones']> {
  if (!isRecord(value)) return wrong('must map abbreviations to time zones');
  const problems = Object.entries(value).flatMap(([name, zone]): SettingProblem[] => {
    if (!/^\p{Lu}{2,6}$/u.test(name))
      return [{ path: [name], text: 'is no abbreviation of two to six capital letters', isName: true }];
    return isZone(zone) ? [] : [{ path: [name], text: `must be ${zoneForms}` }];
  });
  const bad = new Set(problems.map(({ path: [name] }) => name));
  const good = Object.entries(value).filter(([name]) => !bad.has(name)) as [string, string][];
  return { value: Object.fromEntries(good), problems };
}

/** The same for rules. */
function readRuleSettings(
  value: unknown,
  known: readonly KnownRule[],
): SettingReading<Readonly<Record<string, RuleSetting>>> {
  if (!isRecord(value)) return wrong('must map ids of rules to levels');
  const read: Record<string, RuleSetting> = {};
  const problems: SettingProblem[] = [];
  for (const [id, setting] of Object.entries(value)) {
    const rule = known.find((candidate) => candidate.id === id);
    if (!rule) {
      problems.push({ path: [id], text: 'is no rule', isName: true });
      continue;
    }
    const understood = readRuleSetting(rule, setting, problems);
    if (understood.level || understood.options) read[id] = understood;
  }
  return { value: read, problems };
}

function readRuleSetting({ id, options = [] }: KnownRule, setting: unknown, problems: SettingProblem[]): RuleSetting {
  const { level, ...others } = isRecord(setting) ? setting : { level: setting };
  const isLevel = levels.includes(level as Level);
  if (level !== undefined && !isLevel)
    problems.push({ path: isRecord(setting) ? [id, 'level'] : [id], text: `must be one of ${levels.join(', ')}` });
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(others)) {
    const option: RuleOption<unknown> | undefined = options.find((candidate) => candidate.name === name);
    const understood = option?.read(value);
    if (!option) problems.push({ path: [id, name], text: `is no option of ${id}`, isName: true });
    else if (understood === undefined) problems.push({ path: [id, name], text: wrongOption(option) });
    else read[name] = understood;
  }
  return { ...(isLevel && { level: level as Level }), ...(Object.keys(read).length > 0 && { options: read }) };
}

function wrongOption({ schema }: RuleOption<unknown>): string {
  const items = schema.items;
  const words = isRecord(items) && Array.isArray(items.enum) ? items.enum : undefined;
  return words ? `must be a list of ${words.join(', ')}` : 'is not of the type of this option';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
