/** What many samples say together. */

/** A sample, and one of the floor taken right before it. */
export interface Pair {
  readonly value: number;
  readonly floor: number;
}

export interface Summary {
  readonly samples: number;
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly floor: number;
  /** Median of the ratios of the pairs: what slows the machine down for a while slows down both of a pair. */
  readonly ratio: number;
}

/** Undefined where nothing was measured. */
export function summarize(pairs: readonly Pair[]): Summary | undefined {
  if (pairs.length === 0) return undefined;
  const values = pairs.map(({ value }) => value);
  return {
    samples: pairs.length,
    median: median(values),
    fastest: Math.min(...values),
    slowest: Math.max(...values),
    floor: median(pairs.map(({ floor }) => floor)),
    ratio: median(pairs.map(({ value, floor }) => value / floor)),
  };
}

/** NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
