/** Results as lines on a terminal. */
import { lastDoubling, linear } from './growth.mts';
import { sizeName } from './sizes.mts';
import { type Summary, summarize } from './statistics.mts';
import type { Growth, Result } from './types.mts';

const columns = [40, 27, 20, 10, 17, 10, 9] as const;

export function printHead(): void {
  console.log(row(['', 'of', 'by', 'median', 'from – to', 'floor', '× floor']));
}

export function printResult({ measure, on, subject, unit, pairs, diagnostics, note }: Result): void {
  const summary = summarize(pairs);
  const cells = summary ? numbers(summary, unit) : ['–', '', '', ''];
  const beside = [
    ...(summary ? [`n = ${summary.samples}`] : []),
    ...(diagnostics === undefined ? [] : [`${diagnostics} diagnostics`]),
    ...(note === undefined ? [] : [note]),
  ];
  console.log(`${row([measure, on, subject, ...cells])}  ${beside.join(', ')}`);
}

export function printGrowth(growth: Growth): void {
  const { shape, steps, note } = growth;
  const last = steps.at(-1);
  const ratio = lastDoubling(growth);
  const cells = last ? [sizeName(last.size), '', amount(last.time, 'ms')] : ['', '', '–'];
  const verdict = ratio === undefined ? 'too quick to tell' : `× ${ratioName(ratio)} in the last doubling`;
  const beside = [last && verdict, ratio !== undefined && ratio > linear && 'MORE THAN LINEAR', note];
  console.log(`${row([shape, ...cells])}  ${beside.filter(Boolean).join(', ')}`);
}

export function ratioName(ratio: number): string {
  return ratio >= 99.5 ? ratio.toFixed(0) : String(+ratio.toPrecision(2));
}

function numbers({ median, fastest, slowest, floor, ratio }: Summary, unit: Result['unit']): string[] {
  const range = `${amount(fastest, unit)} – ${amount(slowest, unit)}`;
  return [amount(median, unit), range, amount(floor, unit), ratioName(ratio)];
}

/** Three digits, and seconds where milliseconds would be many. */
function amount(value: number, unit: Result['unit']): string {
  if (unit === 'ms' && value >= 1_000) return `${(value / 1_000).toPrecision(3)} s`;
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
}

/** The first three from the left, numbers from the right. */
function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index < 3 ? cell.padEnd(columns[index] ?? 0) : cell.padStart(columns[index] ?? 0)))
    .join(' ');
}
