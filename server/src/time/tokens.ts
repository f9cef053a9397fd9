import { lastAscii } from '../characters.ts';
import type { DateOrder, Zone } from './types.ts';

/** A run of digits, of letters, of spaces, or one other character. The text of digits is ASCII's. */
export interface Token {
  readonly kind: 'number' | 'word' | 'space' | 'symbol';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a text; every character belongs to exactly one token. Linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = asciiKind(text.charCodeAt(at));
    const token = kind === undefined ? matched(text, at) : plainToken(text, at, kind);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function plainToken(text: string, at: number, kind: Token['kind']): Token {
  let end = at + 1;
  if (kind !== 'symbol') while (asciiKind(text.charCodeAt(end)) === kind) end++;
  // In front of another script a word, a number or a space may go on.
  const mayGoOn = kind !== 'symbol' && text.charCodeAt(end) > lastAscii;
  return mayGoOn ? matched(text, at) : { kind, text: text.slice(at, end), start: at, end };
}

/** The kind of an ASCII character; undefined for every other one, and behind the end. */
function asciiKind(code: number): Token['kind'] | undefined {
  if (code >= 97 && code <= 122) return 'word';
  if (code === 32) return 'space';
  if (!(code <= lastAscii)) return undefined;
  if (code >= 48 && code <= 57) return 'number';
  if (code >= 65 && code <= 90) return 'word';
  return code >= 9 && code <= 13 ? 'space' : 'symbol';
}

const kinds = ['number', 'word', 'space', 'symbol'] as const;

function matched(text: string, at: number): Token {
  // Han characters stand alone: 年, 月 and 日 are units, whatever follows them.
  const pattern = /([\d\uff10-\uff19]+)|(\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+)|(\s+)|(.)/suy;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const group = match?.findIndex((part, index) => index > 0 && part !== undefined) ?? 0;
  const found = match?.[0] ?? text.charAt(at);
  const kind = kinds[group - 1] ?? 'symbol';
  return { kind, text: kind === 'number' ? plainDigits(found) : found, start: at, end: at + found.length };
}

/** `１２` is 12. */
function plainDigits(digits: string): string {
  return digits.replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
}

/** Where a reader of tokens stands. Every reader returns where it ends, or undefined, and looks at a bounded number of tokens. */
export interface Read<T> {
  readonly value: T;
  /** Index of the first token behind what was read. */
  readonly next: number;
}

/** The index behind a space, if one is at `index`. */
export function skipSpace(tokens: readonly Token[], index: number): number {
  return tokens[index]?.kind === 'space' ? index + 1 : index;
}

/** The index of the first token behind as many characters, counted from the start of the one at `index`. */
export function behindText(tokens: readonly Token[], index: number, length: number): number {
  const end = (tokens[index]?.start ?? 0) + length;
  let next = index;
  while (next < tokens.length && (tokens[next]?.start ?? end) < end) next++;
  return next;
}

export function isSymbol(token: Token | undefined, characters: string): boolean {
  return token?.kind === 'symbol' && characters.includes(token.text);
}

/** What the readers are told about where they read. */
export interface ReadingOptions {
  /** Which of day and month comes first in `05/06/2024`. */
  readonly order?: DateOrder;
  /** What abbreviations mean that mean something else elsewhere, or nothing. */
  readonly zones?: ReadonlyMap<string, Zone>;
  /** The text is the start of an entry of a timeline, where `1625`, `11.50` and `15/08` are times. */
  readonly lead?: boolean;
  /** No entry of the timeline begins with a time, so that one behind a label or at the end is the entry's own. */
  readonly anywhere?: boolean;
  /** The text is a cell of a table, where `Day 2` alone is a time. */
  readonly inCell?: boolean;
  /** The cell is in a column of dates without years, where `03-01`, `3/1` and `06.04` are dates; `open` where they tell no order. */
  readonly inDates?: 'dmy' | 'mdy' | 'open';
  /** Dates with dashes have the day first: `28-02 10:05`. */
  readonly dashedDayFirst?: boolean;
  /** Behind "between", where "and" joins a range. */
  readonly between?: boolean;
}
