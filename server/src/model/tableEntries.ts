import type { Table, TableRow } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, type PlainText, plainTextOf } from '../syntax/plainText.ts';
import type { Span } from '../syntax/position.ts';
import { readTimeExpressions } from '../time/expression.ts';
import { fold } from '../time/names.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { TimeExpression } from '../time/types.ts';
import type { DayHeading, Draft, DraftStamp } from './entries.ts';
import { readStamped } from './stamp.ts';

/** What a column of times is called, folded, in the languages that sections have names in. */
const timeColumnName =
  /(?:^|\W)(?:times?|timestamps?|dates?|when|utc|gmt|day|at|hora|fecha|dia|data|heure|horaire|jour|zeit|uhrzeit|datum|tag|zeitpunkt|время|дата|день)(?:$|\W)|時刻|時間|日時|日付|时间|時點|时刻|日期|시간|시각|일시|날짜/;

interface Cell {
  readonly plain: PlainText;
  readonly stamp?: DraftStamp;
}

interface TimeColumns {
  readonly clock?: number;
  readonly date?: number;
}

/**
 * Entries of a table, a row each. The time stands in the column that most rows have a time in; date and time may
 * have columns of their own. A row with nothing but a date is the day of the rows below it.
 */
export function readTable(
  tree: SyntaxTree,
  table: Table,
  draft: Draft,
  options: ReadingOptions,
  day?: DayHeading,
): void {
  const [head, ...rows] = table.children;
  if (!head) return;
  const titles = head.children.map((cell) => plainTextOf(tree, cell));
  const cells = rows.map((row) => readRow(tree, row, options));
  const columns = timeColumns(titles, cells);
  const column = columns.clock ?? columns.date;
  if (column === undefined) return;
  const group = draft.groups.push({ kind: 'table' }) - 1;
  const title = [columns.clock, columns.date].map((at) => (at === undefined ? '' : (titles[at]?.text ?? ''))).join(' ');
  let today = day;
  rows.forEach((row, index) => {
    const line = cells[index] ?? [];
    const stamp = stampOf(line, columns, options);
    const others = line.filter((_, at) => at !== columns.clock && at !== columns.date && !isWeekday(titles[at]));
    const words = others.map((cell) => flatten(cell.plain.text)).filter((text) => text !== '');
    if (words.length === 0) {
      if (stamp && !stamp.expression.from.clock) today = { expression: stamp.expression };
      if (!stamp?.expression.from.clock) return;
    }
    const textCell = others.find((cell) => /\S/.test(cell.plain.text))?.plain ?? line[column]?.plain;
    draft.entries.push({
      span: tree.spanOf(row),
      text: words.join(' · '),
      textSpan: trimmed(textCell) ?? tree.spanOf(row),
      stamp,
      stampAt: stamp?.span ?? insideOf(tree, line[column]?.plain) ?? tree.spanOf(row),
      day: today,
      column: title,
      group,
    });
  });
}

/** Whether a table has a column of times of day, in at least three rows. */
export function isTimeTable(tree: SyntaxTree, table: Table, options: ReadingOptions): boolean {
  const [head, ...rows] = table.children;
  if (!head || rows.length < 3) return false;
  const titles = head.children.map((cell) => plainTextOf(tree, cell));
  const cells = rows.map((row) => readRow(tree, row, options));
  const { clock } = timeColumns(titles, cells);
  return clock !== undefined && cells.filter((row) => row[clock]?.stamp).length >= 3;
}

function readRow(tree: SyntaxTree, row: TableRow, options: ReadingOptions): Cell[] {
  return row.children.map((cell) => {
    const plain = plainTextOf(tree, cell);
    return { plain, stamp: readStamped(plain, options).stamp };
  });
}

/** Which column holds times of day, and which holds the dates, if that is another one. */
function timeColumns(titles: readonly PlainText[], rows: readonly Cell[][]): TimeColumns {
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
  return {
    clock: best(({ from }) => from.clock !== undefined || from.relativeMinutes !== undefined),
    date: best(({ from }) => from.date !== undefined && from.clock === undefined),
  };
}

/** The row's time; a date in a column of its own joins it. In a column of dates the date may stand anywhere in its cell. */
function stampOf(row: readonly Cell[], { clock, date }: TimeColumns, options: ReadingOptions): DraftStamp | undefined {
  const time = clock === undefined ? undefined : row[clock]?.stamp;
  const day =
    date === undefined ? undefined : (row[date]?.stamp ?? (time ? undefined : dateInside(row[date]?.plain, options)));
  if (!time || !day || date === clock || time.expression.from.date || !day.expression.from.date) return time ?? day;
  const from = { ...time.expression.from, date: day.expression.from.date };
  return {
    ...time,
    raw: `${day.raw} ${time.raw}`,
    expression: { ...time.expression, from },
    dateSpan: day.dateSpan,
  };
}

/** `~7 months (2025-11-21 to 2026-07-02)` */
function dateInside(plain: PlainText | undefined, options: ReadingOptions): DraftStamp | undefined {
  const expression = plain && readTimeExpressions(plain.text, options).find(({ from }) => from.date?.day !== undefined);
  if (!plain || !expression) return undefined;
  const span = { start: plain.start + expression.start, end: plain.start + expression.end };
  return { span, raw: flatten(plain.text.slice(expression.start, expression.end)), expression };
}

/** A column of weekdays says nothing that the date does not. */
function isWeekday(title: PlainText | undefined): boolean {
  return /^\s*\|?\s*(?:week)?day\s*$/i.test(title?.text ?? '');
}

/** The words of a cell. */
function trimmed(plain: PlainText | undefined): Span | undefined {
  if (!plain) return undefined;
  const from = plain.text.search(/[^\s|]/);
  if (from < 0) return undefined;
  return { start: plain.start + from, end: plain.start + plain.text.trimEnd().length };
}

/** Where a time would be written in an empty cell: behind its bar and one space. A cell's node starts at its bar. */
function insideOf(tree: SyntaxTree, plain: PlainText | undefined): Span | undefined {
  if (!plain) return undefined;
  const lead = /^\|?[ \t]?/.exec(tree.source.text.slice(plain.start, plain.end))?.[0].length ?? 0;
  return { start: plain.start + lead, end: plain.start + lead };
}
