import { expect, it } from 'vitest';
import { useCommandLine } from '../support/commandLine.ts';

const { write, inspect } = useCommandLine();

/** Long enough for a slow machine: how long it takes is not tested here. */
const timeout = 120_000;

it('5 MB of random bytes are read', { timeout }, () => {
  let state = 1;
  const bytes = Uint8Array.from({ length: 5_000_000 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
  const { status, stderr, json } = inspect(write('random.md', bytes));
  expect([status, stderr, json.length]).toEqual([0, '', 1]);
});
