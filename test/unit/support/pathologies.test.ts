import { expect, it } from 'vitest';
import { pathologies } from '../../support/pathologies.ts';

it('have names of their own', () => {
  const names = pathologies.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it.each(pathologies)('$name has about the size that is asked for, and only grows', ({ text }) => {
  const sizes = [1_000, 2_000, 64_000].map((size) => {
    const bytes = Buffer.byteLength(text(size));
    expect(bytes).toBeGreaterThan(size * 0.9);
    // The last piece may be a long one.
    expect(bytes).toBeLessThan(size * 1.1 + 100);
    return bytes;
  });
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
});
