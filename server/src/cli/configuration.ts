import { readFileSync } from 'node:fs';
import path from 'node:path';
import { templateIn } from '../features/ownTemplate.ts';
import {
  type ConfigurationProblem,
  configurationPlaces,
  mergeSettings,
  readConfiguration,
  settingsBelow,
  templatePlace,
} from '../settings/configuration.ts';
import { isTemplatePath, type Settings } from '../settings/declarations.ts';
import { defaultSettings } from '../settings/settings.ts';
import type { Template } from '../templates/types.ts';
import { Problem, reasonOf } from './problem.ts';

/** What holds for a document on the command line. */
export interface Configuration {
  readonly settings: Settings;
  /** Where the settings name one by its path. */
  readonly ownTemplate?: Template;
  /** The file that says so, with its text, and what is wrong in it. Absent where there is none. */
  readonly file?: { readonly path: string; readonly text: string; readonly problems: readonly ConfigurationProblem[] };
}

/** Finds the configuration of documents as the language server does, for which a workspace folder is the root. Reads each file once. */
export function createConfigurationFinder(root: string): (document: string) => Configuration {
  const top = slashed(path.resolve(root));
  const byFolder = new Map<string, Configuration>();
  const byPlace = new Map<string, Configuration>();
  return (document) => {
    const full = slashed(path.resolve(root, document));
    const folder = path.posix.dirname(full);
    const known = byFolder.get(folder);
    if (known) return known;
    const file = firstFile(configurationPlaces(full, top));
    const found = file ? (byPlace.get(file.path) ?? understand(file, top)) : { settings: defaultSettings };
    if (file) byPlace.set(file.path, found);
    byFolder.set(folder, found);
    return found;
  };
}

function understand(file: TextFile, root: string): Configuration {
  const { settings, problems } = readConfiguration(file.text);
  const own = readTemplate(file, settings.template ?? '', root);
  const folder = path.posix.relative(root, path.posix.dirname(file.path));
  return {
    settings: mergeSettings(defaultSettings, settingsBelow(settings, folder)),
    ownTemplate: own.template,
    file: { ...file, problems: [...problems, ...own.problems] },
  };
}

function readTemplate(file: TextFile, template: string, root: string) {
  if (!isTemplatePath(template)) return { template: undefined, problems: [] };
  const place = templatePlace(file.path, template, `${root}/`);
  return templateIn(file.text, template, firstFile(place === undefined ? [] : [place])?.text);
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** @throws {Problem} for one that is there and can't be read: what it says would silently not hold */
function firstFile(places: readonly string[]): TextFile | undefined {
  for (const place of places) {
    try {
      return { path: place, text: new TextDecoder('utf-8').decode(readFileSync(place)) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new Problem(`${place} could not be read: ${reasonOf(error)}.`);
    }
  }
  return undefined;
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
