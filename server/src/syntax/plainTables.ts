/** Tables whose lines all start and end with a bar, read without the parser; see `plainBlocks.ts`. */
import type { AlignType, RootContent, TableCell, TableRow } from 'mdast';
import { compact } from './compact.ts';
import { behindBreak, endOfLine } from './lines.ts';
import { readInline } from './plainInline.ts';
import { NodePosition } from './position.ts';

/** Signs that would have to be told apart from bars between cells, or from spaces around them. */
const uncertain = /[\\\t]/;
const delimiterRow = /^\|(?: *:?-+:? *\|)+$/;
const longestRow = 8192;

/** A table from its head to the end of the text. */
export function readPlainTable(text: string, end: number, start: number): RootContent[] | undefined {
  const headEnd = endOfLine(text, 0, end);
  const second = behindBreak(text, headEnd);
  const align = alignOf(text, headEnd, second, endOfLine(text, second, end));
  if (!align) return undefined;
  const rows = readRows(text, 0, headEnd, start);
  const others = readRows(text, behindBreak(text, endOfLine(text, second, end)), end, start);
  if (!rows || !others) return undefined;
  return [{ type: 'table', align, children: [...rows, ...others], position: new NodePosition(start, start + end) }];
}

/** Rows of a table whose head and delimiter row are given. */
export function readPlainRows(text: string, end: number, start: number, head: string): RootContent[] | undefined {
  const headEnd = endOfLine(head, 0, head.length);
  const second = behindBreak(head, headEnd);
  const align = alignOf(head, headEnd, second, endOfLine(head, second, head.length));
  const rows = align && readRows(text, 0, end, start);
  return rows && [{ type: 'table', align, children: rows, position: new NodePosition(start, start + end) }];
}

/** Whether two lines are plain to see the head of a table; undefined where only the parser can tell. */
export function isPlainTableHead(text: string): true | undefined {
  const headEnd = endOfLine(text, 0, text.length);
  const second = behindBreak(text, headEnd);
  return alignOf(text, headEnd, second, endOfLine(text, second, text.length)) && true;
}

/** The columns of a delimiter row, if there are as many as in the head above it. */
function alignOf(text: string, headEnd: number, second: number, end: number): AlignType[] | undefined {
  const row = text.slice(second, end);
  if (row.length > longestRow || !delimiterRow.test(row) || uncertain.test(text.slice(0, headEnd))) return undefined;
  const columns = row.slice(1, -1).split('|');
  const bars = barsIn(text, 0, headEnd);
  if (bars?.length !== columns.length + 1) return undefined;
  return columns.map((column) => {
    const [left, right] = [column.trimStart().startsWith(':'), column.trimEnd().endsWith(':')];
    return left && right ? 'center' : left ? 'left' : right ? 'right' : null;
  });
}

function readRows(text: string, from: number, end: number, start: number): TableRow[] | undefined {
  if (uncertain.test(text.slice(from, end))) return undefined;
  const rows: TableRow[] = [];
  for (let at = from; at < end; ) {
    const lineEnd = endOfLine(text, at, end);
    const cells = readCells(text, at, lineEnd, start);
    if (!cells) return undefined;
    rows.push({ type: 'tableRow', children: cells, position: new NodePosition(start + at, start + lineEnd) });
    at = behindBreak(text, lineEnd);
  }
  return rows;
}

/** A cell starts with its bar; the last one ends with the one behind it. */
function readCells(text: string, from: number, end: number, start: number): TableCell[] | undefined {
  const bars = barsIn(text, from, end);
  if (!bars) return undefined;
  const cells: TableCell[] = [];
  for (let at = 0; at + 1 < bars.length; at++) {
    const bar = bars[at] ?? from;
    const next = bars[at + 1] ?? end;
    const [first, last] = trimmed(text, bar + 1, next);
    const children = readInline(text, first, last, start);
    if (!children) return undefined;
    const cellEnd = at + 2 === bars.length ? end : next;
    cells.push({ type: 'tableCell', children, position: new NodePosition(start + bar, start + cellEnd) });
  }
  return compact(cells);
}

/** Offsets of the bars of a line that starts and ends with one. */
function barsIn(text: string, from: number, end: number): number[] | undefined {
  if (end - from < 2 || text.charAt(from) !== '|' || text.charAt(end - 1) !== '|') return undefined;
  const bars: number[] = [];
  for (let at = from; at >= 0 && at < end; at = text.indexOf('|', at + 1)) bars.push(at);
  return bars;
}

function trimmed(text: string, from: number, to: number): [number, number] {
  let [first, last] = [from, to];
  while (first < last && text.charCodeAt(first) === 32) first++;
  while (last > first && text.charCodeAt(last - 1) === 32) last--;
  return [first, last];
}
