import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { Problem } from '../problem.ts';
import { unreadable } from './text.ts';

/** The bytes of a file, and what it was like when they were read. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly stats: Stats;
}

/** Larger files are no postmortems, and no string can hold the largest. */
const largest = 64 * 2 ** 20;

/** Reads a file. What is no file, or cannot be read, is a `Problem`; nothing waits for a pipe or device. */
export function readBytes(file: string, name = file): FileBytes {
  try {
    // Opening a pipe would wait for somebody who writes to it, without this flag.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(descriptor);
      if (stats.isDirectory()) throw new Problem(`${name} is a folder; name the files in it.`);
      if (!stats.isFile()) throw new Problem(`${name} was left out: it is no regular file.`);
      if (stats.size > largest) throw new Problem(`${name} was left out: it is larger than 64 MB.`);
      return { bytes: readFileSync(descriptor), stats };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw unreadable(name, error);
  }
}
