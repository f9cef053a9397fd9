import path from 'node:path';
import { plainSource } from '../syntax/tree.ts';
import { type Configuration, createConfigurationFinder } from './configuration.ts';

/** What holds for one file. */
export interface FileSettings extends Pick<Configuration, 'settings' | 'ownTemplate'> {
  /** Where the file is in the project, with `/`; its name alone if it is outside. */
  readonly path: string;
  /** A sentence for each thing that is wrong with its configuration file. */
  readonly problems: readonly string[];
}

/** One for each current folder: a process has one. */
const finders = new Map<string, ReturnType<typeof createConfigurationFinder>>();

export function settingsFor(file: string, workingDirectory: string): FileSettings {
  const find = finders.get(workingDirectory) ?? createConfigurationFinder(workingDirectory);
  finders.set(workingDirectory, find);
  const relative = path.relative(workingDirectory, path.resolve(workingDirectory, file));
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  const { settings, ownTemplate, file: configuration } = find(file);
  return {
    settings,
    ownTemplate,
    path: (isInside ? relative : path.basename(file)).split(path.sep).join('/'),
    problems: configuration ? sentencesOf(configuration, workingDirectory) : [],
  };
}

function sentencesOf(file: NonNullable<Configuration['file']>, workingDirectory: string): string[] {
  const source = plainSource(file.text);
  const name = path.relative(workingDirectory, file.path);
  return file.problems.map(({ start, message }) => {
    const { line, character } = source.positionAt(start);
    return `${name}:${line + 1}:${character + 1}: ${message}`;
  });
}
