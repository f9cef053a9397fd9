import path from 'node:path';
import { plainSource } from '../syntax/tree.ts';
import { type Configuration, createConfigurationFinder } from './configuration.ts';
import { projectOf } from './project.ts';

/** What holds for one file. */
export interface FileSettings extends Pick<Configuration, 'settings' | 'ownTemplate'> {
  /** Where the file is in its project, with `/`. */
  readonly path: string;
  /** A sentence for each thing that is wrong with its configuration file. */
  readonly problems: readonly string[];
}

/** One for each project. */
const finders = new Map<string, ReturnType<typeof createConfigurationFinder>>();

export function settingsFor(file: string, workingDirectory: string): FileSettings {
  const full = path.resolve(workingDirectory, file);
  const root = projectOf(full, workingDirectory);
  const find = finders.get(root) ?? createConfigurationFinder(root);
  finders.set(root, find);
  const { settings, ownTemplate, file: configuration } = find(full);
  return {
    settings,
    ownTemplate,
    path: path.relative(root, full).split(path.sep).join('/'),
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
