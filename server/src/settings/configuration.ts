/** The configuration file: what it is called, where it is looked for, what it says. */
import type { RuleSetting, SettingProblem, Settings } from './declarations.ts';
import { globBelow } from './globs.ts';
import { dataOf, type JsonMember, type JsonNode, type JsonPlace, memberOf, readJsonc } from './jsonc.ts';
import { type JsonEdit, setInJsonc } from './jsoncEdit.ts';
import { declarations, readFields } from './settings.ts';

/** In a folder that has both, the first is read. */
export const configurationNames: readonly string[] = ['.postmortem.jsonc', '.postmortem.json'];

export interface ConfigurationReading {
  /** The fields that are there and could be used. */
  readonly settings: Partial<Settings>;
  /** In the order of the text. What is wrong costs itself, the rest is used. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Offsets count characters of the text. */
export interface ConfigurationProblem extends JsonPlace {
  readonly message: string;
}

/** Never fails: what cannot be understood is a problem. */
export function readConfiguration(text: string): ConfigurationReading {
  const { root, problems } = readJsonc(text);
  if (!root) return { settings: {}, problems };
  if (root.kind !== 'object') {
    const message = 'A configuration is an object: { "rules": { … } }.';
    return { settings: {}, problems: [...problems, { ...placeOf(root), message }] };
  }
  const read = readFields((key) => {
    const member = memberOf(root, key);
    return member && dataOf(member.value);
  });
  const wrong = [...problems, ...unknownFields(root.members), ...read.problems.map((problem) => locate(root, problem))];
  return { settings: read.settings, problems: wrong.sort((a, b) => a.start - b.start) };
}

function unknownFields(members: readonly JsonMember[]): ConfigurationProblem[] {
  const known = ['$schema', ...declarations.map(({ key }) => key as string)];
  return members.flatMap(({ key }) =>
    known.includes(String(key.value))
      ? []
      : [
          {
            ...placeOf(key),
            message: `“${key.value}” is no field of this file; there are ${known.slice(1).join(', ')}.`,
          },
        ],
  );
}

/** Where the name or the value stands that a problem is about. */
function locate(root: JsonNode, { path, text, isName }: SettingProblem): ConfigurationProblem {
  let member: JsonMember | undefined;
  for (const name of path) member = memberOf(member?.value ?? root, name) ?? member;
  const node = (isName ? member?.key : member?.value) ?? root;
  return { ...placeOf(node), message: `“${path.at(-1)}” ${text}. Until then it counts as not written.` };
}

/** Where the value of a field stands; at the start for one that is not there. */
export function placeOfField(text: string, field: string): JsonPlace {
  const member = memberOf(readJsonc(text).root, field);
  return member ? placeOf(member.value) : { start: 0, end: 0 };
}

const placeOf = ({ start, end }: JsonPlace): JsonPlace => ({ start, end });

/** The file over what it is laid on: field by field, of the rules level by level and option by option. */
export function mergeSettings(base: Settings, over: Partial<Settings>): Settings {
  const rules: Record<string, RuleSetting> = { ...base.rules };
  for (const [id, { level, options }] of Object.entries(over.rules ?? {})) {
    const below = rules[id];
    rules[id] = {
      ...below,
      ...(level && { level }),
      ...(options && { options: { ...below?.options, ...options } }),
    };
  }
  return { ...base, ...over, rules };
}

/**
 * The address of a template that a configuration names by its path, beside the file that names it. Undefined where that
 * would be outside of the root. Paths and URIs alike, with `/`.
 */
export function templatePlace(configuration: string, path: string, root: string): string | undefined {
  const folders = configuration.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.' && part !== '') folders.push(part);
  }
  const place = folders.join('/');
  return !path.startsWith('/') && place.startsWith(root) ? place : undefined;
}

/** What makes a configuration turn a rule off; undefined where it is too broken for that. */
export function turnOff(text: string, rule: string): readonly JsonEdit[] | undefined {
  const setting = memberOf(memberOf(readJsonc(text).root, 'rules')?.value, rule);
  const path = ['rules', rule, ...(setting?.value.kind === 'object' ? ['level'] : [])];
  return setInJsonc(text, path, '"off"');
}

/**
 * Where the configuration of a document may be, nearest first: the files of those names in its folder, and in each one
 * above it up to the root. None for a document outside the root. Paths and URIs alike, with `/`.
 */
export function configurationPlaces(document: string, root: string): string[] {
  const top = root.endsWith('/') ? root : `${root}/`;
  if (!document.startsWith(top)) return [];
  const places: string[] = [];
  for (let folder = document; folder.length >= top.length; ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    for (const name of configurationNames) places.push(`${folder}/${name}`);
  }
  return places;
}

/** The settings of a file in a folder below the root: its globs count from there. */
export function settingsBelow(settings: Partial<Settings>, folder: string): Partial<Settings> {
  if (!settings.files || folder === '') return settings;
  return { ...settings, files: settings.files.map((glob) => globBelow(folder, glob)) };
}
