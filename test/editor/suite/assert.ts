/** Assertions that need no Node. */

export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const [a, e] = [show(actual), show(expected)];
  if (a !== e) throw new Error(`Unexpected ${what}.\n${differences(a.split('\n'), e.split('\n'))}`);
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(what);
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, undefined, 2) ?? String(value));
}

/** The lines between the first and the last that differ, with both sides. */
function differences(actual: readonly string[], expected: readonly string[]): string {
  let from = 0;
  while (from < actual.length && actual[from] === expected[from]) from += 1;
  let tail = 0;
  const most = Math.min(actual.length, expected.length) - from;
  while (tail < most && actual.at(-1 - tail) === expected.at(-1 - tail)) tail += 1;
  return [
    `From line ${from + 1}:`,
    ...expected.slice(from, expected.length - tail).map((line) => `- expected: ${line}`),
    ...actual.slice(from, actual.length - tail).map((line) => `+ actual:   ${line}`),
  ].join('\n');
}
