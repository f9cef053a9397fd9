import type { Table, TableRow } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, type PlainText, plainTextOf } from '../syntax/plainText.ts';
import { fold } from '../time/names.ts';
import type { DateOrder, TimeExpression } from '../time/types.ts';
import type { DayHeading, Draft, DraftStamp } from './entries.ts';
import { readStamped } from './stamp.ts';

const timeColumnName = /\b(?:time|date|when|timestamp|utc|gmt|day|at)\b/;

interface Cell {
  readonly plain: PlainText;
  readonly stamp?: DraftStamp;
}

/**
 * Entries of a table, a row each. The time stands in the column that most rows have a time in;
 * date and time may have columns of their own.
 */
export function readTable(tree: SyntaxTree, table: Table, draft: Draft, day?: DayHeading, order?: DateOrder): void {
  const [head, ...rows] = table.children;
  if (!head) return;
  const titles = head.children.map((cell) => plainTextOf(tree, cell));
  const cells = rows.map((row) => readRow(tree, row, order));
  const { clock, date } = timeColumns(titles, cells);
  const column = clock ?? date;
  if (column === undefined) return;
  const group = draft.groups.push({ kind: 'table' }) - 1;
  rows.forEach((row, index) => {
    const line = cells[index] ?? [];
    const stamp = stampOf(line, clock, date);
    const others = line.filter((_, at) => at !== clock && at !== date);
    const words = others.map((cell) => flatten(cell.plain.text)).filter((text) => text !== '');
    if (!stamp && words.length === 0) return;
    const textCell = others.find((cell) => /\S/.test(cell.plain.text))?.plain ?? line[column]?.plain;
    const title = titles[column]?.text;
    draft.entries.push({
      span: tree.spanOf(row),
      text: words.join(' · '),
      textSpan: trimmed(textCell) ?? tree.spanOf(row),
      ...(stamp && { stamp }),
      stampAt: stamp?.span ?? insideOf(tree, line[column]?.plain) ?? tree.spanOf(row),
      ...(day && { day }),
      ...(title !== undefined && { column: title }),
      group,
    });
  });
}

function readRow(tree: SyntaxTree, row: TableRow, order?: DateOrder): Cell[] {
  return row.children.map((cell) => {
    const plain = plainTextOf(tree, cell);
    const { stamp } = readStamped(plain, order);
    return { plain, ...(stamp && { stamp }) };
  });
}

/** Which column holds times of day, and which holds the dates, if that is another one. */
function timeColumns(titles: readonly PlainText[], rows: readonly Cell[][]): { clock?: number; date?: number } {
  const score = (at: number, has: (expression: TimeExpression) => boolean) => {
    const hits = rows.filter((row) => row[at]?.stamp && has(row[at].stamp.expression)).length;
    const named = timeColumnName.test(fold(titles[at]?.text ?? ''));
    return hits === 0 || (!named && hits * 2 < rows.length) ? 0 : hits + (named ? rows.length : 0);
  };
  const best = (has: (expression: TimeExpression) => boolean) => {
    const scores = titles.map((_, at) => score(at, has));
    const highest = Math.max(0, ...scores);
    return highest > 0 ? scores.indexOf(highest) : undefined;
  };
  const clock = best((expression) => expression.from.clock !== undefined);
  const date = best((expression) => expression.from.clock === undefined);
  return { ...(clock !== undefined && { clock }), ...(date !== undefined && { date }) };
}

/** The row's time; a date in a column of its own joins it. */
function stampOf(row: readonly Cell[], clock?: number, date?: number): DraftStamp | undefined {
  const time = clock === undefined ? undefined : row[clock]?.stamp;
  const day = date === undefined ? undefined : row[date]?.stamp;
  if (!time || !day || date === clock || time.expression.from.date || !day.expression.from.date) return time ?? day;
  const from = { ...time.expression.from, date: day.expression.from.date };
  return { ...time, raw: `${day.raw} ${time.raw}`, expression: { ...time.expression, from }, dateSpan: day.dateSpan };
}

/** The words of a cell. */
function trimmed(plain: PlainText | undefined): { start: number; end: number } | undefined {
  if (!plain) return undefined;
  const from = plain.text.search(/[^\s|]/);
  if (from < 0) return undefined;
  return { start: plain.start + from, end: plain.start + plain.text.trimEnd().length };
}

/** Where a time would be written in an empty cell: behind its bar and one space. A cell's node starts at its bar. */
function insideOf(tree: SyntaxTree, plain: PlainText | undefined): { start: number; end: number } | undefined {
  if (!plain) return undefined;
  const lead = /^\|?[ \t]?/.exec(tree.source.text.slice(plain.start, plain.end))?.[0].length ?? 0;
  return { start: plain.start + lead, end: plain.start + lead };
}
