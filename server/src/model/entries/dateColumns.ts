import type { TableCell, TableRow } from 'mdast';
import { perNode } from '../../syntax/perNode.ts';
import { type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import type { TextSource } from '../../syntax/position.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { perObject } from '../perObject.ts';
import { namesDates, namesTimes } from '../text/columns.ts';

/** What the cells of a table are read with: one object as long as its columns of dates say the same of their order. */
export interface CellOptions {
  readonly options: ReadingOptions;
  readonly inCell: ReadingOptions;
  /** Those of the columns that hold dates without a year, at the place of the column. */
  readonly inDates: readonly (ReadingOptions | undefined)[];
}

type ColumnOrder = ReadingOptions['inDates'];

/** How the cells are read: below `Date`, `03-01`, `3/1` and `06.04` are dates, whose order the column may tell. */
export function cellOptionsOf(
  titles: readonly PlainText[],
  rows: readonly TableRow[],
  options: ReadingOptions,
  source: TextSource,
): CellOptions {
  const orders = titles.map(({ text }, at) => {
    if (!namesTimes(text)) return undefined;
    const dates = shortDatesIn(rows, at, source);
    return namesDates(text) || areNoHours(dates) ? orderOf(dates) : undefined;
  });
  const key = orders.join();
  const known = knownOptions(options);
  const kept = known.get(key);
  if (kept) return kept;
  const inCell = { ...options, inCell: true };
  const inDates = orders.map((order) => order && { ...inCell, inDates: order });
  const fresh = { options, inCell, inDates };
  known.set(key, fresh);
  return fresh;
}

const knownOptions = perObject((_options: ReadingOptions) => new Map<string, CellOptions>());

/** Nothing where a column has too few of them. */
function shortDatesIn(rows: readonly TableRow[], at: number, source: TextSource): readonly ShortDate[] {
  const cells = rows.flatMap(({ children: { [at]: cell } }) => (cell ? [shortDateIn(cell, source)] : []));
  const dates = cells.filter((date) => typeof date !== 'string');
  return dates.length * 2 < cells.filter((date) => date !== 'nothing').length ? [] : dates;
}

/** Undefined where there are none, or one that is no date: `10.00`. */
function orderOf(dates: readonly ShortDate[]): ColumnOrder {
  if (dates.length === 0) return undefined;
  if (dates.some(([a, b]) => Math.min(a, b) < 1 || Math.min(a, b) > 12 || Math.max(a, b) > 31)) return undefined;
  const [isDayFirst, isMonthFirst] = [dates.some(([a]) => a > 12), dates.some(([, b]) => b > 12)];
  if (isDayFirst === isMonthFirst) return 'open';
  return isDayFirst ? 'dmy' : 'mdy';
}

/** `03-01`, `03-02`, `03-15` below `Time`: all of them a month and a day, and one at least no hours from and to. */
function areNoHours(dates: readonly ShortDate[]): boolean {
  const areMonths = dates.every(([month, , sign]) => sign === '-' && month <= 12);
  return areMonths && dates.some(([first, second]) => second > 24 || second <= first);
}

/** The sign between the numbers too, if both have two digits. */
type ShortDate = readonly [first: number, second: number, sign: string];

/** The two numbers that a cell begins with, and no third one. */
const shortDateIn = perNode((cell: TableCell, source: TextSource): ShortDate | 'words' | 'nothing' => {
  const { text } = plainTextOf(cell, source);
  if (!/[\p{L}\d]/u.test(text)) return 'nothing';
  const [, first, sign, second] = /^[\s|*_~]*(\d{1,2})([./‑–-])(\d{1,2})(?![\d:]|[./‑–-]\d)/.exec(text) ?? [];
  if (first === undefined || sign === undefined || second === undefined) return 'words';
  return [Number(first), Number(second), first.length + second.length === 4 ? sign : ''];
});
