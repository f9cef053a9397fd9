import { describe, expect, it } from 'vitest';
import { median, summarize } from '../../../scripts/bench/statistics.mts';

describe('the median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 2, 100], 3],
    [[10, 9, 100], 10],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('a summary', () => {
  it('compares within pairs: a slow moment of the machine does not count', () => {
    const pairs = [
      { value: 20, floor: 10 },
      { value: 200, floor: 100 },
      { value: 60, floor: 20 },
    ];
    expect(summarize(pairs)).toEqual({ samples: 3, median: 60, fastest: 20, slowest: 200, floor: 20, ratio: 2 });
  });

  it('of nothing is none', () => {
    expect(summarize([])).toBeUndefined();
  });
});
