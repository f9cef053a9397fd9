/** Reads files for the server, which knows no file system in the browser: configuration, templates, and no others. */
import type { FileContent, ReadFirstFileParams } from '../../server/src/protocol.ts';

export interface FileAccess {
  isInWorkspace(uri: string): boolean;
  /** Rejects for a file that is not there. */
  read(uri: string): Promise<Uint8Array>;
}

const readable = /\/(?:\.postmortem\.jsonc?|[^/]+\.(?:md|markdown))$/;

export function createFileReader({ isInWorkspace, read }: FileAccess) {
  return async ({ uris }: ReadFirstFileParams): Promise<FileContent | null> => {
    for (const uri of uris.filter((candidate) => readable.test(candidate) && isInWorkspace(candidate))) {
      const bytes = await read(uri).catch(() => undefined);
      if (bytes) return { uri, text: new TextDecoder('utf-8').decode(bytes) };
    }
    return null;
  };
}
