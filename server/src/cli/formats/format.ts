import type { Outcome } from '../check/outcome.ts';
import type { Tally } from '../check/verdict.ts';

/** Text for what comes out, a piece at a time: nothing has to be kept but what a format keeps. */
export interface Format {
  readonly begin?: () => string;
  /** For each file, in order. Findings that nobody asked for are left out already. */
  readonly file: (outcome: Outcome) => string;
  /** Something that could not be done, and belongs to no file. It is told on the standard error stream as well. */
  readonly problem?: (sentence: string) => string;
  readonly end: (tally: Tally) => string;
}

/** `1 warning`, `2 warnings` */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
