/** Numbers that look random and are the same in every run. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** True in a share of cases. */
  chance(share: number): boolean;
}

/** An xorshift generator: three shifts a number, and all the chance that test data needs. */
export function createRandom(seed: number): Random {
  // Neighbouring seeds begin far apart, and none begins at 0, where it would stay.
  let state = Math.imul(seed + 1, 0x9e3779b9) | 1;

  function next(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  }

  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    chance: (share) => next() < share,
  };
}
