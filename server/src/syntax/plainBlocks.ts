/**
 * Blocks that are plain to see, read without the parser.
 *
 * Most of a postmortem is headings, paragraphs and list items with a few words in bold, some code, a link. For those the
 * tree is known at a glance, some twenty times faster than the parser gets there. Everything else, and whatever could be
 * read in two ways, is left to it: each function here returns undefined as soon as it is not sure. A test holds what is
 * read here equal to what the parser says.
 */
import type { BlockContent, DefinitionContent, List, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { PieceKind } from './pieces.ts';

type Position = NonNullable<Nodes['position']>;

/** Reads a piece; `start` is the offset of its first character. */
export function readPlainBlock(kind: PieceKind, text: string, start: number): RootContent[] | undefined {
  const end = trimmedEnd(text);
  if (kind === 'blank') return [];
  if (kind === 'heading') return readHeading(text, end, start);
  if (kind === 'paragraph') return readParagraph(text, end, start);
  if (kind === 'item') return readItem(text, end, start);
  if (kind === 'fence') return readFence(text, end, start);
  return undefined;
}

function position(start: number, end: number): Position {
  return { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: end } };
}

/** End of the last line that is not blank, if nothing stands behind its last word. */
function trimmedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isLineBreak(text.charCodeAt(end - 1))) end--;
  return end;
}

const headingLine = /^(#{1,6}) (?=[^\s#])[^\r\n]*[^\s#]$/;

function readHeading(text: string, end: number, start: number): RootContent[] | undefined {
  const line = text.slice(0, end);
  const depth = headingLine.exec(line)?.[1]?.length;
  if (depth === undefined) return undefined;
  const children = readInline(line, depth + 1, end, start);
  if (!children) return undefined;
  return [{ type: 'heading', depth: depth as 1, children, position: position(start, start + end) }];
}

/** What starts a line of text and nothing else: a letter, or a number that is none of a list. */
const textStart = /^(?:\p{L}|\d{1,9}[^\d.)\s]|\d{1,9} (?!\s)|\*{1,2}[\p{L}\d]|["'(])/u;

function readParagraph(text: string, end: number, start: number): RootContent[] | undefined {
  const whole = text.slice(0, end);
  if (!textStart.test(whole)) return undefined;
  for (let at = 0; at < end; ) {
    const lineEnd = endOfLine(text, at, end);
    if (isLineBreakOrSpace(text.charCodeAt(lineEnd - 1))) return undefined;
    at = behindBreak(text, lineEnd);
    if (at < end && !textStart.test(text.slice(at, at + 14))) return undefined;
  }
  const children = readInline(whole, 0, end, start);
  return children && [{ type: 'paragraph', children, position: position(start, start + end) }];
}

// ---------------------------------------------------------------- lists

interface ItemLine {
  readonly indent: number;
  /** Bullet, or the sign behind the number. */
  readonly sign: string;
  readonly number: number | null;
  /** Offsets in the piece: of the marker, of the text, of the end of the line. */
  readonly start: number;
  readonly text: number;
  readonly end: number;
}

const itemStart = /^( *)(?:([-*+])|(\d{1,9})([.)])) (?=[^\s])/;
/** What starts the text of an item, and no block of its own in it. */
const itemText = /^(?:\p{L}|\d{1,9}[^\d.)\s]|\d{1,9} (?!\s)|\*{1,2}[\p{L}\d~]|["'(~@`]|\[[^\]\r\n^]{2,}\](?!:))/u;

function readItem(text: string, end: number, start: number): RootContent[] | undefined {
  const lines: ItemLine[] = [];
  for (let at = 0; at < end; ) {
    const lineEnd = endOfLine(text, at, end);
    const line = readItemLine(text, at, lineEnd);
    if (!line) return undefined;
    lines.push(line);
    at = behindBreak(text, lineEnd);
  }
  const list = readList(text, lines, 0, lines.length, start);
  return list && [list];
}

function readItemLine(text: string, at: number, end: number): ItemLine | undefined {
  const line = text.slice(at, end);
  const found = itemStart.exec(line);
  if (!found || isLineBreakOrSpace(line.charCodeAt(line.length - 1))) return undefined;
  const [lead, spaces = '', bullet, number, sign] = found;
  if (!itemText.test(line.slice(lead.length, lead.length + 40)) || /^(`{3}|~{3})/.test(line.slice(lead.length)))
    return undefined;
  return {
    indent: spaces.length,
    sign: bullet ?? sign ?? '',
    number: number === undefined ? null : Number(number),
    start: at + spaces.length,
    text: at + lead.length,
    end,
  };
}

/** Items of one list, each on a line of its own, those nested in it exactly below its text. */
function readList(text: string, lines: readonly ItemLine[], from: number, to: number, start: number): List | undefined {
  const first = lines[from];
  const last = lines[to - 1];
  if (!first || !last || (from === 0 && first.indent > 3)) return undefined;
  const items: ListItem[] = [];
  for (let at = from; at < to; ) {
    const line = lines[at];
    if (!line || line.indent !== first.indent || line.sign !== first.sign) return undefined;
    let next = at + 1;
    while (next < to && (lines[next]?.indent ?? 0) > line.indent) next++;
    const item = readItemAt(text, lines, at, next, start);
    if (!item) return undefined;
    items.push(item);
    at = next;
  }
  return {
    type: 'list',
    ordered: first.number !== null,
    start: first.number,
    spread: false,
    children: items,
    position: position(start + first.start, start + last.end),
  };
}

function readItemAt(
  text: string,
  lines: readonly ItemLine[],
  at: number,
  next: number,
  start: number,
): ListItem | undefined {
  const line = lines[at];
  const last = lines[next - 1];
  if (!line || !last) return undefined;
  const words = readInline(text, line.text, line.end, start);
  if (!words) return undefined;
  const children: (BlockContent | DefinitionContent)[] = [
    { type: 'paragraph', children: words, position: position(start + line.text, start + line.end) },
  ];
  if (next > at + 1) {
    const nested = lines[at + 1];
    // Below the text, so that it is nested; and a list that can interrupt a paragraph.
    if (!nested || nested.indent < line.text - line.start + line.indent || nested.indent > line.indent + 5)
      return undefined;
    if (nested.number !== null && nested.number !== 1) return undefined;
    const list = readList(text, lines, at + 1, next, start);
    if (!list) return undefined;
    children.push(list);
  }
  return {
    type: 'listItem',
    spread: false,
    checked: null,
    children,
    position: position(start + line.start, start + last.end),
  };
}

// ---------------------------------------------------------------- code

const openingFence = /^(`{3,}|~{3,})([\w+.-]*)$/;

function readFence(text: string, end: number, start: number): RootContent[] | undefined {
  const firstEnd = endOfLine(text, 0, end);
  const [, marks, lang] = openingFence.exec(text.slice(0, firstEnd)) ?? [];
  if (marks === undefined || lang === undefined) return undefined;
  const bodyStart = behindBreak(text, firstEnd);
  let lastStart = end;
  while (lastStart > bodyStart && !isLineBreak(text.charCodeAt(lastStart - 1))) lastStart--;
  // Without its closing fence it ends where the document does.
  const closing = text.slice(lastStart, end);
  if (lastStart < bodyStart || closing.length < marks.length || closing !== marks.charAt(0).repeat(closing.length))
    return undefined;
  const value = text.slice(bodyStart, lastStart).replace(/(?:\r\n|\n|\r)$/, '');
  if (value.includes('\0')) return undefined;
  return [{ type: 'code', lang: lang === '' ? null : lang, meta: null, value, position: position(start, start + end) }];
}

// ---------------------------------------------------------------- text

/** Signs that may mean something in a text. */
const sign = /[\\`*_[\]<&!~\0]/g;

/** Reads `text` between two offsets; undefined where a sign could mean something else. */
function readInline(text: string, from: number, to: number, start: number): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = [];
  let plainFrom = from;
  let at = from;
  const flush = (end: number) => {
    if (end > plainFrom) nodes.push(plainText(text, plainFrom, end, start));
  };
  while (at < to) {
    sign.lastIndex = at;
    const found = sign.exec(text)?.index ?? to;
    if (found >= to) break;
    const code = text.charAt(found);
    if (isLiteral(text, found, from, to)) {
      at = found + 1;
      continue;
    }
    const node =
      code === '`'
        ? readCode(text, found, to, start)
        : code === '*'
          ? readStrong(text, found, from, to, start)
          : code === '['
            ? readLink(text, found, to, start)
            : undefined;
    if (node === undefined) return undefined;
    if (typeof node === 'number') {
      at = node;
      continue;
    }
    flush(found);
    nodes.push(node);
    at = (node.position?.end.offset ?? 0) - start;
    plainFrom = at;
  }
  flush(to);
  return nodes;
}

function plainText(text: string, from: number, to: number, start: number): PhrasingContent {
  return { type: 'text', value: text.slice(from, to), position: position(start + from, start + to) };
}

/** Signs that stand for themselves: `2 * 3`, `a_b`, `< 5`, `R & D`, `done!`, `~10:00`. */
function isLiteral(text: string, at: number, from: number, to: number): boolean {
  const before = at > from ? text.charAt(at - 1) : ' ';
  const after = at + 1 < to ? text.charAt(at + 1) : ' ';
  switch (text.charAt(at)) {
    case '*':
      return before === ' ' && after === ' ';
    case '_':
      return /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(after);
    case '<':
      return /[ \d=]/.test(after);
    case '&':
      return after === ' ';
    case '!':
      return after !== '[';
    case '~':
      return before !== '~' && after !== '~';
    default:
      return false;
  }
}

/** `code` between single backticks, on one line. */
function readCode(text: string, at: number, to: number, start: number): PhrasingContent | undefined {
  const end = text.indexOf('`', at + 1);
  if (end < 0 || end >= to || end === at + 1 || text.charAt(end + 1) === '`') return undefined;
  const value = text.slice(at + 1, end);
  if (/[\r\n]/.test(value)) return undefined;
  // One space on both sides is padding.
  const isPadded = value.startsWith(' ') && value.endsWith(' ') && value.trim() !== '';
  return {
    type: 'inlineCode',
    value: isPadded ? value.slice(1, -1) : value,
    position: position(start + at, start + end + 1),
  };
}

/** `**strong**` and `*emphasis*` with nothing in it but text and code. */
function readStrong(text: string, at: number, from: number, to: number, start: number): PhrasingContent | undefined {
  const marks = text.startsWith('**', at) ? '**' : '*';
  const inside = at + marks.length;
  const before = at > from ? text.charAt(at - 1) : ' ';
  if (!/[\s(]/.test(before) || !/[\p{L}\p{N}`~@#("'+-]/u.test(text.charAt(inside))) return undefined;
  if (before === '(' && !/[A-Za-z0-9]/.test(text.charAt(inside))) return undefined;
  let end = inside;
  for (; end < to; end++) {
    const sort = text.charAt(end);
    if (sort === '*') break;
    if (sort === '`') {
      const close = text.indexOf('`', end + 1);
      if (close < 0 || close >= to) return undefined;
      end = close;
    }
  }
  const behind = end + marks.length;
  if (end >= to || !text.startsWith(marks, end) || text.charAt(behind) === '*') return undefined;
  const last = text.charAt(end - 1);
  const after = behind < to ? text.charAt(behind) : ' ';
  const closes = /[A-Za-z0-9]/.test(last)
    ? /[\x20-\x7e\r\n]/.test(after)
    : /[!-/:-@[-`{-~]/.test(last) && /[\s!-/:-@[-`{-~]/.test(after) && after <= '~';
  if (!closes) return undefined;
  const children = readInside(text, inside, end, start);
  if (!children) return undefined;
  return {
    type: marks === '**' ? 'strong' : 'emphasis',
    children,
    position: position(start + at, start + behind),
  };
}

/** What stands in strong text or a link: text and code alone. */
function readInside(text: string, from: number, to: number, start: number): PhrasingContent[] | undefined {
  const children = readInline(text, from, to, start);
  return children?.every((child) => child.type === 'text' || child.type === 'inlineCode') ? children : undefined;
}

const destination = /\(([^\s()<>\\&]+)\)/y;

/** `[text](address)`; the offset behind `[text]` where it is only brackets. */
function readLink(text: string, at: number, to: number, start: number): PhrasingContent | number | undefined {
  const end = text.indexOf(']', at + 1);
  if (end < 0 || end >= to || text.charAt(at + 1) === '^' || end === at + 1) return undefined;
  const inside = text.slice(at + 1, end);
  if (/[[\\<!*_`&\r\n]/.test(inside.replace(/(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|`[^`]*`/g, ''))) return undefined;
  const next = text.charAt(end + 1);
  if (next !== '(') return next === '[' || next === ':' || /[`*]/.test(inside) ? undefined : end + 1;
  destination.lastIndex = end + 1;
  const found = destination.exec(text);
  if (!found || destination.lastIndex > to) return undefined;
  const children = readInside(text, at + 1, end, start);
  if (!children) return undefined;
  return {
    type: 'link',
    title: null,
    url: found[1] ?? '',
    children,
    position: position(start + at, start + destination.lastIndex),
  };
}

// ---------------------------------------------------------------- lines

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function isLineBreakOrSpace(code: number): boolean {
  return isLineBreak(code) || code === 32 || code === 9;
}

function endOfLine(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

function behindBreak(text: string, at: number): number {
  return at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
}
