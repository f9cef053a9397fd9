/**
 * Reads the plain values at the top of a YAML mapping, which is all that front matter is asked for:
 *
 *     type: postmortem
 *     title: "Checkout: down"      # a comment
 *     summary: >
 *       Text over
 *       several lines
 *     tags: [what, is, nested]     is left out
 *
 * Every value is text, as in YAML's failsafe schema: no numbers, no dates. Valid YAML means what YAML says; broken
 * YAML costs the line that it is in, and no more: `title: Checkout: down` has one colon too many, and is a title.
 * A whole parser is forty times as much code, and gives up the rest of the mapping there.
 */
export function topValues(yaml: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const anchors = new Map<string, string>();
  const lines = yaml.replace(/(?:\r\n?|\n)$/, '').split(/\r\n?|\n/);
  let indent: number | undefined;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at++] ?? '';
    if (/^\.\.\.(?:\s|$)/.test(line)) break;
    if (saysNothing(line)) continue;
    indent ??= indentOf(line);
    const entry = indentOf(line) === indent ? readEntry(line.trim()) : undefined;
    if (!entry) continue;
    const start = at;
    while (at < lines.length && isBelow(lines[at], indent)) at++;
    const value = readValue(entry.rest, lines.slice(start, at), indent, anchors);
    if (value !== undefined && entry.key !== '') values.set(entry.key, value);
  }
  return values;
}

const indentOf = (line = ''): number => line.length - line.trimStart().length;

const saysNothing = (line = ''): boolean => /^\s*(?:#|$)/.test(line);

/** Whether a line belongs to the entry above; the items of a list need not stand further in. */
const isBelow = (line = '', indent: number): boolean =>
  saysNothing(line) || indentOf(line) > indent || (indentOf(line) === indent && /^\s*-(?:\s|$)/.test(line));

interface Entry {
  readonly key: string;
  /** What follows the colon. */
  readonly rest: string;
}

function readEntry(text: string): Entry | undefined {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text)?.[0];
  if (quoted) {
    const after = text.slice(quoted.length).trimStart();
    return /^:(?:\s|$)/.test(after) ? { key: readQuoted(quoted), rest: after.slice(1).trim() } : undefined;
  }
  if (/^(?:[#&*!|>'"%@`,[\]{}]|[-?](?:\s|$))/.test(text)) return undefined;
  const colon = /:(?=\s|$)/.exec(text)?.index;
  const comment = /\s#/.exec(text)?.index ?? text.length;
  if (colon === undefined || comment < colon) return undefined;
  return { key: text.slice(0, colon).trimEnd(), rest: text.slice(colon + 1).trim() };
}

/** Undefined for what is not plain. `more` are the lines below that belong to the entry. */
function readValue(
  rest: string,
  more: readonly string[],
  indent: number,
  anchors: Map<string, string>,
): string | undefined {
  const [properties = '', anchor] = /^(?:![^\s]*\s*)?(?:&([^\s]+)\s*)?(?:![^\s]*\s*)?/.exec(rest) ?? [];
  const value = readScalar(rest.slice(properties.length), more, indent, anchors);
  if (anchor !== undefined && value !== undefined) anchors.set(anchor, value);
  return value;
}

function readScalar(
  text: string,
  more: readonly string[],
  indent: number,
  anchors: ReadonlyMap<string, string>,
): string | undefined {
  if (saysNothing(text)) {
    const first = more.findIndex((line) => !saysNothing(line));
    if (first < 0) return '';
    const below = more[first]?.trim() ?? '';
    if (/^[-?](?:\s|$)|^[&*!|>]/.test(below) || readEntry(below)) return undefined;
    return readScalar(below, more.slice(first + 1), indent, anchors);
  }
  if (/^[[{]/.test(text)) return undefined;
  if (text.startsWith('*')) return anchors.get(/^\*(\S*)/.exec(text)?.[1] ?? '');
  const block = /^([|>])(?:([+-])?([1-9])?([+-])?)(?:\s|$)/.exec(text);
  if (block) {
    const [, style, before, digit, after] = block;
    return readBlock(more, style === '>', before ?? after, digit ? indent + Number(digit) : undefined);
  }
  if (/^["']/.test(text)) return readQuoted([text, ...more].map((line) => line.trim()).join('\n'));
  return readPlain(text, more);
}

/** `a value, # and what is not of it`. */
function readPlain(text: string, more: readonly string[]): string {
  const lines = [];
  for (const line of [text, ...more.map((each) => each.trim())]) {
    // Below a value nothing can be nested: it is the value that counts.
    if (line.startsWith('#') || (lines.length > 0 && readEntry(line))) break;
    const comment = /\s#/.exec(line)?.index;
    lines.push(line.slice(0, comment).trimEnd());
    if (comment !== undefined) break;
  }
  return foldBreaks(lines.join('\n').trimEnd());
}

/** A break in running text is a space; each empty line is a break. */
function foldBreaks(text: string): string {
  return text.replace(/\n+/g, (breaks) => (breaks.length === 1 ? ' ' : breaks.slice(1)));
}

/** `"text"` or `'text'`; without an end, as far as it goes. */
function readQuoted(text: string): string {
  if (text.startsWith("'")) {
    const inside = /^'((?:[^']|'')*)/.exec(text)?.[1] ?? '';
    return foldBreaks(inside).replaceAll("''", "'");
  }
  const inside = /^"((?:[^"\\]|\\[\s\S])*)/.exec(text)?.[1] ?? '';
  return inside.replace(
    /\n+|\\(?:\n|x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/gi,
    (match, x?: string, u?: string, U?: string, letter?: string) => {
      if (match.startsWith('\n')) return foldBreaks(match);
      const digits = x ?? u ?? U;
      if (digits !== undefined) return characterOf(Number.parseInt(digits, 16));
      return letter === undefined ? '' : (escapes[letter] ?? letter);
    },
  );
}

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '�');

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** Text below `|`, or below `>` where lines are joined. The last break is kept; with `-` none is, with `+` all are. */
function readBlock(more: readonly string[], folds: boolean, chomp: string | undefined, stated: number | undefined) {
  const indent = stated ?? indentOf(more.find((line) => line.trim() !== ''));
  const end = more.findIndex((line) => line.trim() !== '' && indentOf(line) < indent);
  const lines = (end < 0 ? more : more.slice(0, end)).map((line) => line.slice(indent));
  const last = lines.findLastIndex((line) => line !== '');
  const text = lines.slice(0, last + 1);
  const breaks = '\n'.repeat(lines.length - text.length);
  const body = folds ? foldBlock(text) : text.join('\n');
  if (chomp === '-' || (last < 0 && chomp !== '+')) return body;
  return chomp === '+' && last < 0 ? breaks : `${body}\n${chomp === '+' ? breaks : ''}`;
}

/** Lines that are set further in keep the breaks around them. */
function foldBlock(lines: readonly string[]): string {
  let result = '';
  let breaks = 0;
  let previous: string | undefined;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const keeps = previous === undefined || /^\s/.test(line) || /^\s/.test(previous);
    if (previous === undefined) result += '\n'.repeat(breaks);
    else if (keeps) result += '\n'.repeat(breaks + 1);
    else result += breaks === 0 ? ' ' : '\n'.repeat(breaks);
    result += line;
    previous = line;
    breaks = 0;
  }
  return result;
}
