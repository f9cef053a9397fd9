import { describe, expect, it } from 'vitest';
import { type DocumentShape, generate } from '../../support/generate.ts';
import { snapshotOf } from '../../support/snapshots.ts';

const shapes: readonly DocumentShape[] = ['mixed', 'timeline', 'table', 'prose'];

describe.each(shapes)('a generated document: %s', (shape) => {
  it('is the same for the same seed, and another for another', () => {
    const [first, again, other] = [7, 7, 8].map((seed) => generate({ shape, size: 20_000, seed }).text);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each([5_000, 50_000, 500_000])('has about %d bytes', (size) => {
    const bytes = Buffer.byteLength(generate({ shape, size }).text);
    expect(Math.abs(bytes - size)).toBeLessThan(800);
  });

  it('is a postmortem by its content', () => {
    const { text } = generate({ shape, size: 5_000 });
    expect(snapshotOf(text, { path: 'notes.md' }).postmortem.kind.kind).toBe('postmortem');
  });

  it('has the faults that it counts, and no others', () => {
    const { text, undated, outOfOrder } = generate({ shape, size: 40_000, seed: 3, faults: 0.1 });
    const found = snapshotOf(text).findings.map(({ rule }) => rule.id);
    const countOf = (id: string) => found.filter((rule) => rule === id).length;
    expect(undated + outOfOrder).toBeGreaterThan(0);
    expect({ undated: countOf('undated-event'), outOfOrder: countOf('timeline-order') }).toEqual({
      undated,
      outOfOrder,
    });
  });

  it('has none where none are asked for', () => {
    const { text } = generate({ shape, size: 20_000, faults: 0 });
    expect(snapshotOf(text).findings.map(({ report }) => report.message)).toEqual([]);
  });
});
