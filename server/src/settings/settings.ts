import { rules } from '../rules/registry.ts';
import { languages } from '../templates/names/registry.ts';
import { templates } from '../templates/registry.ts';
import { declareSettings, isTemplatePath, type SettingProblem, type Settings } from './declarations.ts';

export const declarations = declareSettings({ templates, languages: Object.keys(languages), rules });

export const defaultSettings: Settings = Object.fromEntries(
  declarations.map((declaration) => [declaration.key, declaration.default]),
) as unknown as Settings;

export interface SettingsReading {
  readonly settings: Settings;
  /** A sentence for each field that could not be used; its default is in force. */
  readonly problems: readonly string[];
}

/** Reads what a client sent as the `postmortem` section. Good fields are kept, bad ones reported. */
export function readSettings(input: unknown): SettingsReading {
  if (input === null || input === undefined) return { settings: defaultSettings, problems: [] };
  if (typeof input !== 'object')
    return { settings: defaultSettings, problems: ['The postmortem settings must be an object.'] };
  const fields = input as Record<string, unknown>;
  const { settings, problems } = readFields((key) => fields[key]);
  if (isTemplatePath(settings.template ?? '')) {
    delete settings.template;
    problems.push({ path: ['template'], text: 'names a file, which only a configuration file can do' });
  }
  const sentences = problems.map(({ path, text }) => {
    const consequence =
      path.length === 1 && !((path[0] as string) in settings) ? 'its default is used' : 'the rest is used';
    return `The setting postmortem.${path.join('.')} ${text}; ${consequence}.`;
  });
  return { settings: { ...defaultSettings, ...settings }, problems: sentences };
}

/** What is understood of the fields that are there; paths of problems start with the field. */
export function readFields(fieldOf: (key: string) => unknown) {
  const settings: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const { key, read } of declarations) {
    const value = fieldOf(key);
    if (value === undefined || value === null) continue;
    const reading = read(value);
    if (reading.value !== undefined) settings[key] = reading.value;
    for (const problem of reading.problems ?? []) problems.push({ ...problem, path: [key, ...problem.path] });
  }
  return { settings: settings as { -readonly [Key in keyof Settings]?: Settings[Key] }, problems };
}
