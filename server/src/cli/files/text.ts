import { Problem, reasonOf } from '../problem.ts';

/** The text of a file, and what is needed to write it back as it was. */
export interface FileText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  /** False where bytes that are no UTF-8 became U+FFFD. */
  readonly isExact: boolean;
}

const markBytes = [0xef, 0xbb, 0xbf];
/** As much as git looks at. */
const lookedAt = 8000;

/** Makes text of a file's bytes. A file that holds no text is a `Problem`. */
export function textOf(name: string, bytes: Uint8Array): FileText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new Problem(`${name} is in UTF-16; save it as UTF-8 to have it read.`);
  if (bytes.subarray(0, lookedAt).includes(0)) throw new Problem(`${name} was left out: it is a binary file.`);
  const hasByteOrderMark = markBytes.every((byte, at) => bytes[at] === byte);
  return { ...decode(bytes), hasByteOrderMark };
}

const lenient = new TextDecoder('utf-8');
const strict = new TextDecoder('utf-8', { fatal: true });

/** Drops a byte order mark. */
function decode(bytes: Uint8Array): { text: string; isExact: boolean } {
  const text = lenient.decode(bytes);
  if (!text.includes('\ufffd')) return { text, isExact: true };
  try {
    return { text: strict.decode(bytes), isExact: true };
  } catch {
    return { text, isExact: false };
  }
}

/** What to say of a file that could not be read. */
export function unreadable(name: string, error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(`${name} could not be read: ${reasonOf(error)}.`);
}
