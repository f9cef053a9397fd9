// Its promises are loaded when they are first asked for.
import { promises } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileContent } from '../protocol.ts';

/** The first of some files, by URI, that exists. A URI of another scheme is none. */
export async function readFirstFile(uris: readonly string[]): Promise<FileContent | undefined> {
  for (const uri of uris.filter((candidate) => candidate.startsWith('file:'))) {
    try {
      return { uri, text: new TextDecoder('utf-8').decode(await promises.readFile(fileURLToPath(uri))) };
    } catch (error) {
      if (!isNoFile(error)) throw error;
    }
  }
  return undefined;
}

function isNoFile(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
