/**
 * Blocks that are plain to see, read without the parser.
 *
 * Most of a postmortem is headings, paragraphs and list items with a few words in bold, some code, a link. For those the
 * tree is known at a glance, some twenty times faster than the parser gets there. Everything else, and whatever could be
 * read in two ways, is left to it: each function here returns undefined as soon as it is not sure. A test holds what is
 * read here equal to what the parser says.
 */

import type { BlockContent, DefinitionContent, List, ListItem, RootContent } from 'mdast';
import { letters } from '../characters.ts';
import { behindBreak, endOfLine, isLineBreak } from './lines.ts';
import type { Piece } from './pieces.ts';
import { readInline } from './plainInline.ts';
import { readPlainRows, readPlainTable } from './plainTables.ts';
import { NodePosition } from './position.ts';

/** Reads a piece; `start` is the offset of its first character. */
export function readPlainBlock(
  { kind, head }: Pick<Piece, 'kind' | 'head'>,
  text: string,
  start: number,
): RootContent[] | undefined {
  const end = trimmedEnd(text);
  if (kind === 'blank') return [];
  if (kind === 'heading') return readHeading(text, end, start);
  if (kind === 'paragraph')
    return text.startsWith('|')
      ? readPlainTable(text, end, start)
      : (readUnderlined(text, end, start) ?? readParagraph(text, 0, end, start));
  if (kind === 'item') return readEmptyItem(text, end, start) ?? readItem(text, end, start);
  if (kind === 'fence') return readFence(text, end, start);
  if (kind === 'rows') return head === undefined ? undefined : readPlainRows(text, end, start, head);
  if (kind === 'other') return readBreak(text, end, start) ?? readQuote(text, end, start);
  return undefined;
}

/** End of the last line that is not empty. */
function trimmedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isLineBreak(text.charCodeAt(end - 1))) end--;
  return end;
}

/** The same without the spaces at its end; a tab is left to the parser. */
function wordsEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && text.charCodeAt(at - 1) === 32) at--;
  return at;
}

const headingLine = /^(#{1,6}) (?=[^\s#])[^\r\n]*[^\s#]$/;

function readHeading(text: string, end: number, start: number): RootContent[] | undefined {
  const to = wordsEnd(text, 0, end);
  const depth = headingLine.exec(text.slice(0, to))?.[1]?.length;
  if (depth === undefined) return undefined;
  const children = readInline(text, depth + 1, to, start);
  if (!children) return undefined;
  return [{ type: 'heading', depth: depth as 1, children, position: new NodePosition(start, start + end) }];
}

/** Words with a line of `=` or `-` below them. */
function readUnderlined(text: string, end: number, start: number): RootContent[] | undefined {
  const sign = text.charCodeAt(end - 1);
  if (sign !== equalsSign && sign !== hyphen) return undefined;
  let line = end;
  while (line > 0 && text.charCodeAt(line - 1) === sign) line--;
  if (line === 0 || !isLineBreak(text.charCodeAt(line - 1))) return undefined;
  const above = trimmedEnd(text.slice(0, line));
  const words = readParagraph(text, 0, above, start)?.[0];
  if (words?.type !== 'paragraph') return undefined;
  const depth = sign === equalsSign ? 1 : 2;
  return [{ type: 'heading', depth, children: words.children, position: new NodePosition(start, start + end) }];
}

const equalsSign = 0x3d;
const hyphen = 0x2d;

/** What starts a line of text and nothing else: a letter, or a number that is none of a list. */
const textStart = new RegExp(
  String.raw`(?:[${letters}]|\d{1,9}[^\d.)\s]|\d{1,9} (?!\s)|\*{1,2}[${letters}\d]|_{1,2}[${letters}]|["'(])`,
  'y',
);

function startsText(text: string, at: number): boolean {
  textStart.lastIndex = at;
  return textStart.test(text);
}

function readParagraph(text: string, from: number, end: number, start: number): RootContent[] | undefined {
  for (let at = from; at < end; at = behindBreak(text, endOfLine(text, at, end)))
    if (!startsText(text, at)) return undefined;
  const to = wordsEnd(text, from, end);
  const children = text.charCodeAt(to - 1) === 9 ? undefined : readInline(text, from, to, start);
  return children && [{ type: 'paragraph', children, position: new NodePosition(start + from, start + end) }];
}

/** `---` alone. */
function readBreak(text: string, end: number, start: number): RootContent[] | undefined {
  const isBreak = /^(?:-{3,}|\*{3,}|_{3,})$/.test(text.slice(0, end));
  return isBreak ? [{ type: 'thematicBreak', position: new NodePosition(start, start + end) }] : undefined;
}

/** `> One line of text.` */
function readQuote(text: string, end: number, start: number): RootContent[] | undefined {
  if (!text.startsWith('> ') || end === 2 || endOfLine(text, 0, end) < end) return undefined;
  const children = readParagraph(text, 2, end, start) as BlockContent[] | undefined;
  return children && [{ type: 'blockquote', children, position: new NodePosition(start, start + end) }];
}

// ---------------------------------------------------------------- lists

interface ItemLine {
  readonly indent: number;
  /** Bullet, or the sign behind the number. */
  readonly sign: string;
  readonly number: number | null;
  /** Of a task. */
  readonly checked: boolean | null;
  /** Column of the text, which is where what belongs to the item is indented to. */
  readonly offset: number;
  /** Offsets in the piece: of the marker, of the text, of the end of its last line. */
  readonly start: number;
  readonly text: number;
  end: number;
}

const itemStart = /^( *)(?:([-*+])|(\d{1,9})([.)])) (?=[^\s])/;
/** What starts the text of an item, and no block of its own in it. */
const itemText = new RegExp(
  String.raw`^(?:[${letters}]|\d{1,9}[^\d.)\s]|\d{1,9} (?!\s)|\*{1,2}[${letters}\d~]|_{1,2}[${letters}]|["'(~@\x60]|\[[^\]\r\n^]{2,}\](?!:))`,
);
const task = /^\[([ xX])\] (?=\S)/;

/** What is nested deeper is looked at by each level that it is in. */
const deepestIndent = 60;

/** `-` or `1.` alone. */
function readEmptyItem(text: string, end: number, start: number): RootContent[] | undefined {
  const [, number] = /^(?:[-*+]|(\d{1,9})[.)])$/.exec(text.slice(0, Math.min(end, longestMarker + 1))) ?? [];
  if (end > longestMarker || (number === undefined && end !== 1)) return undefined;
  const position = new NodePosition(start, start + end);
  const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [], position };
  const [ordered, first] = number === undefined ? [false, null] : [true, Number(number)];
  return [{ type: 'list', ordered, start: first, spread: false, children: [item], position }];
}

/** Nine digits and a sign. */
const longestMarker = 10;

function readItem(text: string, end: number, start: number): RootContent[] | undefined {
  const lines: ItemLine[] = [];
  for (let at = 0; at < end; ) {
    const lineEnd = endOfLine(text, at, end);
    const line = readItemLine(text, at, lineEnd);
    if (line && line.indent > deepestIndent) return undefined;
    if (line) lines.push(line);
    else if (!goesOn(text, at, lines.at(-1))) return undefined;
    const last = lines.at(-1);
    if (last) last.end = lineEnd;
    at = behindBreak(text, lineEnd);
  }
  const list = readList(text, lines, 0, lines.length, start);
  return list && [list];
}

function readItemLine(text: string, at: number, end: number): ItemLine | undefined {
  const line = text.slice(at, end);
  const found = itemStart.exec(line);
  if (!found) return undefined;
  const [lead, spaces = '', bullet, number, sign] = found;
  const box = task.exec(line.slice(lead.length));
  const first = lead.length + (box?.[0].length ?? 0);
  if (!box && (!itemText.test(line.slice(first, first + 40)) || /^(`{3}|~{3})/.test(line.slice(first))))
    return undefined;
  return {
    indent: spaces.length,
    sign: bullet ?? sign ?? '',
    number: number === undefined ? null : Number(number),
    checked: box ? box[1] !== ' ' : null,
    offset: lead.length,
    start: at + spaces.length,
    text: at + first,
    end,
  };
}

/** Whether a line carries on the text of the item before it: indented as that is, or more. */
function goesOn(text: string, at: number, item: ItemLine | undefined): boolean {
  let first = at;
  while (text.charCodeAt(first) === 32) first++;
  return item !== undefined && first - at >= item.offset && startsText(text, first);
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
    position: new NodePosition(start + first.start, start + last.end),
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
  const to = wordsEnd(text, line.text, line.end);
  const words = text.charCodeAt(to - 1) === 9 ? undefined : readInline(text, line.text, to, start);
  if (!words) return undefined;
  // To the parser, the box of a task belongs to the paragraph unless text comes behind it.
  const from = line.checked !== null && words[0]?.type !== 'text' ? line.start + line.offset - line.indent : line.text;
  const children: (BlockContent | DefinitionContent)[] = [
    { type: 'paragraph', children: words, position: new NodePosition(start + from, start + line.end) },
  ];
  if (next > at + 1) {
    const nested = lines[at + 1];
    // Below the text, so that it is nested; and a list that can interrupt a paragraph.
    if (!nested || nested.indent < line.offset || nested.indent > line.indent + 5) return undefined;
    if (nested.number !== null && nested.number !== 1) return undefined;
    const list = readList(text, lines, at + 1, next, start);
    if (!list) return undefined;
    children.push(list);
  }
  return {
    type: 'listItem',
    spread: false,
    checked: line.checked,
    children,
    position: new NodePosition(start + line.start, start + last.end),
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
  return [
    {
      type: 'code',
      lang: lang === '' ? null : lang,
      meta: null,
      value,
      position: new NodePosition(start, start + end),
    },
  ];
}
