/**
 * Reads JSON with comments and trailing commas, each value with its place.
 *
 * What is wrong costs itself: a missing comma costs nothing, a value that is none costs its field, and an object that is
 * never closed ends with the text. A whole parser for it (`jsonc-parser`) is six times as much code in every bundle.
 */

/** A half-open pair of offsets into the text that was read. */
export interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

export type JsonNode = JsonObject | JsonArray | JsonScalar;

export interface JsonObject extends JsonPlace {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
  readonly isClosed: boolean;
  readonly endsWithComma: boolean;
}

export interface JsonArray extends JsonPlace {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonScalar extends JsonPlace {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface JsonMember {
  readonly key: JsonScalar;
  readonly value: JsonNode;
}

export interface JsonProblem extends JsonPlace {
  readonly message: string;
}

export interface JsonReading {
  /** Undefined for a text without a value. */
  readonly root?: JsonNode;
  readonly problems: readonly JsonProblem[];
}

const deepest = 50;

export function readJsonc(text: string): JsonReading {
  const problems: JsonProblem[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  function complain(start: number, end: number, message: string): void {
    problems.push({ start, end, message });
  }

  /** The next character that is neither white space nor in a comment; empty at the end. */
  function next(): string {
    for (;;) {
      while (isSpace(text.charCodeAt(at))) at++;
      if (text.startsWith('//', at)) at = lineEnd(text, at);
      else if (text.startsWith('/*', at)) at = behindComment();
      else return text.charAt(at);
    }
  }

  function behindComment(): number {
    const end = text.indexOf('*/', at + 2);
    if (end < 0) complain(at, at + 2, 'This comment is never closed.');
    return end < 0 ? text.length : end + 2;
  }

  function readValue(depth: number): JsonNode | undefined {
    const first = next();
    if (depth > deepest) {
      complain(at, at + 1, 'Nothing is read that is nested this deeply.');
      at = text.length;
      return undefined;
    }
    if (first === '{') return readObject(depth);
    if (first === '[') return readArray(depth);
    return first === '"' || first === "'" ? readString(first) : readWord();
  }

  function readObject(depth: number): JsonObject {
    const start = at++;
    const members: JsonMember[] = [];
    const names = new Set<unknown>();
    const closing = readParts(start, '}', () => {
      const key = readKey();
      if (!key) return;
      if (next() !== ':') return complain(key.start, key.end, `A colon and a value belong behind “${key.value}”.`);
      at++;
      if (',}'.includes(next())) return complain(key.start, key.end, `“${key.value}” has no value.`);
      const value = readValue(depth + 1);
      if (!value) return;
      if (names.has(key.value)) complain(key.start, key.end, `“${key.value}” stands here twice; the last one is used.`);
      names.add(key.value);
      members.push({ key, value });
    });
    return { kind: 'object', members, start, end: at, ...closing };
  }

  function readKey(): JsonScalar | undefined {
    const first = next();
    if (first === '"' || first === "'") return readString(first);
    const start = at;
    const word = wordAt(text, at);
    at += Math.max(1, word.length);
    complain(
      start,
      at,
      word === '' ? 'The name of a field belongs here.' : 'The name of a field stands in quotes: "name".',
    );
    return word === '' ? undefined : { kind: 'scalar', value: word, start, end: at };
  }

  function readArray(depth: number): JsonArray {
    const start = at++;
    const items: JsonNode[] = [];
    readParts(start, ']', () => {
      const item = readValue(depth + 1);
      if (item) items.push(item);
    });
    return { kind: 'array', items, start, end: at };
  }

  /** What stands between brackets, with commas between its parts. */
  function readParts(start: number, close: string, readPart: () => void) {
    let count = 0;
    let endsWithComma = false;
    for (let first = next(); first !== close; first = next()) {
      if (first === '') {
        complain(start, start + 1, `This “${text.charAt(start)}” is never closed.`);
        return { isClosed: false, endsWithComma };
      }
      if (first === ',') at++;
      else {
        if (count++ > 0 && !endsWithComma) complain(at, at + 1, 'A comma is missing in front of this.');
        readPart();
      }
      endsWithComma = first === ',';
    }
    at++;
    return { isClosed: true, endsWithComma };
  }

  /** A text ends with its line, if nothing else ends it. */
  function readString(quote: string): JsonScalar {
    const start = at++;
    while (at < text.length && !isBreak(text.charCodeAt(at)) && text.charAt(at) !== quote)
      at += text.charAt(at) === '\\' ? 2 : 1;
    at = Math.min(at, lineEnd(text, start));
    const inside = text.slice(start + 1, at);
    if (text.charAt(at) === quote) at++;
    else complain(start, at, 'This text is never closed.');
    if (quote === "'") complain(start, at, 'Text stands in double quotes: "text".');
    return { kind: 'scalar', value: unescaped(inside, start), start, end: at };
  }

  function unescaped(inside: string, start: number): string {
    if (!inside.includes('\\')) return inside;
    try {
      return JSON.parse(`"${inside}"`) as string;
    } catch {
      complain(start, at, 'A backslash is written twice here: “\\\\”.');
      return inside;
    }
  }

  function readWord(): JsonScalar | undefined {
    const start = at;
    const word = wordAt(text, at);
    at += Math.max(1, word.length);
    try {
      return { kind: 'scalar', value: JSON.parse(word) as JsonScalar['value'], start, end: at };
    } catch {
      complain(start, at, `“${text.slice(start, at)}” is no value; text stands in double quotes.`);
      return undefined;
    }
  }

  const root = next() === '' ? undefined : readValue(0);
  if (next() !== '') complain(at, lineEnd(text, at), 'Nothing is read behind the end of the first value.');
  return { root, problems };
}

/** Plain data, as `JSON.parse` would give it. */
export function dataOf(node: JsonNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(dataOf);
  return Object.fromEntries(node.members.map(({ key, value }) => [key.value, dataOf(value)]));
}

/** The member of that name; of several the last. */
export function memberOf(node: JsonNode | undefined, name: string): JsonMember | undefined {
  return node?.kind === 'object' ? node.members.findLast(({ key }) => key.value === name) : undefined;
}

function wordAt(text: string, at: number): string {
  const word = /[^\s,:{}[\]"'/]*/y;
  word.lastIndex = at;
  return word.exec(text)?.[0] ?? '';
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

const isBreak = (code: number): boolean => code === 10 || code === 13;

const isSpace = (code: number): boolean => code === 32 || code === 9 || isBreak(code) || code === 0xa0;
