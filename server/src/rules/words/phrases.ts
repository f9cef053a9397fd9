/** Looking for phrases by the word that they begin with: a text is walked once, and most of its words begin none. */
import { isLetterOrDigit, lastAscii } from '../../characters.ts';
import { once } from '../../model/memory.ts';

export interface Phrase<T> {
  /** The words that it may begin with: letters of ASCII and digits alone, in lower case. */
  readonly first: readonly string[];
  /** A pattern for all of it, from the first word on; `undefined` where that is all. Behind it a word must end. */
  readonly source?: string;
  readonly value: T;
}

export interface FoundPhrase<T> {
  readonly index: number;
  /** The whole of it, and what stands in its brackets. */
  readonly match: readonly [string, ...string[]];
  readonly value: T;
}

/**
 * Makes a reader that finds phrases where a word begins, upper or lower case, in the order of the text. Where several
 * fit, the one that stands first in the list is taken. The list is asked for with the first text.
 */
export function phraseFinder<T>(phrases: () => readonly Phrase<T>[]): (text: string) => readonly FoundPhrase<T>[] {
  const index = once(() => indexOf(phrases()));

  function phraseAt(text: string, from: number, to: number): FoundPhrase<T> | undefined {
    const { lengths, byFirst } = index();
    if (((lengths[lowerCode(text.charCodeAt(from))] ?? 0) & bitOf(to - from)) === 0) return undefined;
    for (const compiled of byFirst.get(text.slice(from, to).toLowerCase()) ?? []) {
      const match = matchAt(compiled, text, from, to);
      if (match && endsWord(text, from + match[0].length)) return { index: from, match, value: compiled.value };
    }
    return undefined;
  }

  return (text) => {
    let found: FoundPhrase<T>[] | undefined;
    const { bounds, count } = wordsIn(text);
    let done = 0;
    for (let word = 0; word < count; word++) {
      const from = bounds[2 * word] as number;
      const to = bounds[2 * word + 1] as number;
      const phrase = from < done ? undefined : phraseAt(text, from, to);
      if (!phrase) continue;
      found ??= [];
      found.push(phrase);
      done = from + phrase.match[0].length;
    }
    return found ?? none;
  };
}

/** The words of a text: where each starts and ends, one behind the other. */
interface Words {
  text: string;
  bounds: Int32Array;
  count: number;
}

/** Several rules look at the same text, one behind the other. */
const last: Words = { text: '', bounds: new Int32Array(256), count: 0 };

/** The words that a phrase may begin with: not those that another is joined to. */
function wordsIn(text: string): Words {
  if (last.text === text) return last;
  last.text = text;
  last.count = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isLetterOrDigit(text, at)) continue;
    const from = at;
    while (at < text.length && isLetterOrDigit(text, at)) at++;
    if (!isJoined(text, from)) addWord(from, at);
  }
  return last;
}

function addWord(from: number, to: number): void {
  if (2 * last.count === last.bounds.length) {
    const larger = new Int32Array(2 * last.bounds.length);
    larger.set(last.bounds);
    last.bounds = larger;
  }
  last.bounds[2 * last.count] = from;
  last.bounds[2 * last.count + 1] = to;
  last.count++;
}

const none: readonly never[] = [];

interface Index<T> {
  readonly byFirst: ReadonlyMap<string, readonly Compiled<T>[]>;
  /** For each first letter, a bit for each length that a first word with it may have. */
  readonly lengths: Int32Array;
}

function indexOf<T>(phrases: readonly Phrase<T>[]): Index<T> {
  const byFirst = new Map<string, Compiled<T>[]>();
  const lengths = new Int32Array(lastAscii + 1);
  for (const { first, source, value } of phrases) {
    const compiled: Compiled<T> = { source, value };
    for (const word of first) {
      byFirst.set(word, [...(byFirst.get(word) ?? []), compiled]);
      const letter = word.charCodeAt(0);
      lengths[letter] = (lengths[letter] ?? 0) | bitOf(word.length);
    }
  }
  return { byFirst, lengths };
}

/** The whole of it, and what stands in its brackets. */
function matchAt<T>(
  compiled: Compiled<T>,
  text: string,
  from: number,
  to: number,
): readonly [string, ...string[]] | null {
  if (compiled.source === undefined) return [text.slice(from, to)];
  compiled.pattern ??= new RegExp(compiled.source, 'iy');
  compiled.pattern.lastIndex = from;
  return compiled.pattern.exec(text) as [string, ...string[]] | null;
}

/** Whether no word goes on at an offset: neither with a letter, nor with a hyphen and a letter. */
function endsWord(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  if (code === underscore || isLetterOrDigit(text, at)) return false;
  return code !== hyphen || at + 1 >= text.length || !isLetterOrDigit(text, at + 1);
}

interface Compiled<T> {
  readonly source?: string;
  readonly value: T;
  /** Made when a text has the first word. */
  pattern?: RegExp;
}

function bitOf(length: number): number {
  return 1 << Math.min(length, 30);
}

/** `non-careless`, `on_fire`: no word begins there. */
function isJoined(text: string, from: number): boolean {
  const before = from > 0 ? text.charCodeAt(from - 1) : 0;
  return before === hyphen || before === underscore;
}

const hyphen = 0x2d;
const underscore = 0x5f;

function lowerCode(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}
