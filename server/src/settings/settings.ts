import { rules } from '../rules/registry.ts';
import { templates } from '../templates/registry.ts';
import { declareSettings, type Settings } from './declarations.ts';

export const declarations = declareSettings({ templates, rules });

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
  const settings: Record<string, unknown> = { ...defaultSettings };
  const problems: string[] = [];
  for (const declaration of declarations) {
    const value = fields[declaration.key];
    if (value === undefined || value === null) continue;
    const read = declaration.read(value);
    if (read.value !== undefined) settings[declaration.key] = read.value;
    if (read.problem === undefined) continue;
    const consequence = read.value === undefined ? 'its default is used' : 'the rest of it is used';
    problems.push(`The setting postmortem.${declaration.key} ${read.problem}; ${consequence}.`);
  }
  return { settings: settings as unknown as Settings, problems };
}
