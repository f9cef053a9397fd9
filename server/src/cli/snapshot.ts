import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Snapshot } from '../features/snapshot.ts';
import { parseMarkdown } from '../syntax/tree.ts';
import { readBytes } from './files/read.ts';
import { settingsFor } from './settings.ts';

/** A text as the document that a file holds. */
export function snapshotOf(file: string, text: string, now: number): Snapshot {
  const { problems: _, ...settings } = settingsFor(file, process.cwd());
  return new Snapshot({
    uri: pathToFileURL(path.resolve(file)).href,
    version: 0,
    tree: parseMarkdown(text),
    ...settings,
    now,
  });
}

/** Any file as a document: what is no UTF-8 becomes U+FFFD. One that can't be read is a `Problem`. */
export function loadSnapshot(file: string, now: number): Snapshot {
  return snapshotOf(file, new TextDecoder('utf-8').decode(readBytes(file).bytes), now);
}
