import type { TableCell, TableRow } from 'mdast';
import { perNode } from '../../syntax/perNode.ts';
import { type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import type { TextSource } from '../../syntax/position.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { perObject } from '../perObject.ts';
import { namesDates } from '../text/columns.ts';

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
  const orders = titles.map(({ text }, at) => (namesDates(text) ? orderOf(rows, at, source) : undefined));
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

/** Undefined where a column has no dates without a year, or too few, or what cannot be one: `10.00`. */
function orderOf(rows: readonly TableRow[], at: number, source: TextSource): ColumnOrder {
  const cells = rows.flatMap(({ children: { [at]: cell } }) => (cell ? [shortDateIn(cell, source)] : []));
  const dates = cells.filter((date) => Array.isArray(date));
  if (dates.length === 0 || dates.length * 2 < cells.filter((date) => date !== 'nothing').length) return undefined;
  if (dates.some(([a, b]) => Math.min(a, b) < 1 || Math.min(a, b) > 12 || Math.max(a, b) > 31)) return undefined;
  const [isDayFirst, isMonthFirst] = [dates.some(([a]) => a > 12), dates.some(([, b]) => b > 12)];
  if (isDayFirst === isMonthFirst) return 'open';
  return isDayFirst ? 'dmy' : 'mdy';
}

type ShortDate = readonly [number, number];

/** The two numbers that a cell begins with, and no third one. */
const shortDateIn = perNode((cell: TableCell, source: TextSource): ShortDate | 'words' | 'nothing' => {
  const { text } = plainTextOf(cell, source);
  if (!/[\p{L}\d]/u.test(text)) return 'nothing';
  const [, first, second] = /^[\s|*_~]*(\d{1,2})[./‑–-](\d{1,2})(?![\d:]|[./‑–-]\d)/.exec(text) ?? [];
  return first === undefined ? 'words' : [Number(first), Number(second)];
});
