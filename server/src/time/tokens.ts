/** A run of digits, of letters, of spaces, or one other character. */
export interface Token {
  readonly kind: 'number' | 'word' | 'space' | 'symbol';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Han characters stand alone: 年, 月 and 日 are units, whatever follows them.
const pattern = /(\d+)|(\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+)|(\s+)|(.)/gsu;

const kinds = ['number', 'word', 'space', 'symbol'] as const;

/** Splits a text; every character belongs to exactly one token. Linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const group = match.findIndex((part, index) => index > 0 && part !== undefined);
    const kind = kinds[group - 1] ?? 'symbol';
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
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

export function isSymbol(token: Token | undefined, characters: string): boolean {
  return token?.kind === 'symbol' && characters.includes(token.text);
}

/** What the readers are told about where they read. */
export interface ReadingOptions {
  /** Which of day and month comes first in `05/06/2024`. */
  readonly order?: 'dmy' | 'mdy';
  /** The text is the start of an entry of a timeline, where `1625`, `11.50` and `15/08` are times. */
  readonly lead?: boolean;
  /** Behind "between", where "and" joins a range. */
  readonly between?: boolean;
}
