import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSnapshot, type Snapshot } from '../features/snapshot.ts';
import { parseMarkdown } from '../syntax/tree.ts';
import type { Configuration } from './configuration.ts';

/** A file that could not be read, in one sentence. */
export class UnreadableFile extends Error {}

/** Reads a file into a snapshot. A byte order mark is dropped; invalid UTF-8 becomes U+FFFD. */
export function loadSnapshot(file: string, workingDirectory: string, configuration: Configuration): Snapshot {
  const text = readText(file);
  const relative = path.relative(workingDirectory, path.resolve(workingDirectory, file));
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return createSnapshot({
    uri: pathToFileURL(path.resolve(workingDirectory, file)).href,
    version: 0,
    tree: parseMarkdown(text),
    path: (isInside ? relative : path.basename(file)).split(path.sep).join('/'),
    settings: configuration.settings,
    ownTemplate: configuration.ownTemplate,
    now: Date.now(),
  });
}

function readText(file: string): string {
  try {
    if (statSync(file).isDirectory()) throw new UnreadableFile(`${file} is a folder; name the files in it.`);
    return new TextDecoder('utf-8').decode(readFileSync(file));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'no permission to read it'
          : String((error as Error).message);
    throw new UnreadableFile(`${file} could not be read: ${why}.`);
  }
}
