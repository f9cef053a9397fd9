import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { FileBytes } from '../files/read.ts';
import { Problem, reasonOf } from '../problem.ts';

/**
 * Exchanges a file's content as a whole or not at all, and only if it still is what was read. Its mode stays, and a link
 * goes on leading to the same file.
 */
export function writeSafely(name: string, read: FileBytes, content: Uint8Array): void {
  let temporary: string | undefined;
  try {
    const file = realpathSync(name);
    temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
    writeNew(temporary, content, read);
    if (!isUnchanged(file, read)) throw new Problem(`${name} was not fixed: it changed in the meantime.`);
    renameSync(temporary, file);
  } catch (error) {
    if (temporary) rmSync(temporary, { force: true });
    throw error instanceof Problem ? error : new Problem(`${name} could not be written: ${reasonOf(error)}.`);
  }
}

function writeNew(file: string, content: Uint8Array, { stats }: FileBytes): void {
  const descriptor = openSync(file, 'wx', stats.mode & 0o777);
  try {
    for (let at = 0; at < content.length; ) at += writeSync(descriptor, content, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  // The mode that it was opened with goes through the process's own mask.
  chmodSync(file, stats.mode & 0o7777);
  try {
    chownSync(file, stats.uid, stats.gid);
  } catch {
    // Only the administrator may give files away; then it is the person's own.
  }
}

function isUnchanged(file: string, { bytes }: FileBytes): boolean {
  return Buffer.compare(readFileSync(file), bytes) === 0;
}
