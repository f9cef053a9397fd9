/** Where two versions of a document differ, told by their blocks. */
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../server/src/syntax/block.ts';
import { changeBetween, firstFrom } from '../../../server/src/syntax/change.ts';
import { parseMarkdown } from '../../../server/src/syntax/tree.ts';

const { blocks } = parseMarkdown('a\n\nb\n\nc\n\nd\n\ne\n');
const [a, b, c, d, e] = blocks as [Block, Block, Block, Block, Block];
const [x, y] = parseMarkdown('x\n\ny\n').blocks as [Block, Block];

describe('the change between two versions', () => {
  it.each([
    ['of one exchanged block', [a, b, c], [a, x, c], { from: 1, before: 2, after: 2 }],
    ['of one that became two', [a, b, c], [a, x, y, c], { from: 1, before: 2, after: 3 }],
    ['of two that became one', [a, b, c, d], [a, x, d], { from: 1, before: 3, after: 2 }],
    ['of a new one in between', [a, b], [a, x, b], { from: 1, before: 1, after: 2 }],
    ['of one that is gone', [a, b, c], [a, c], { from: 1, before: 2, after: 1 }],
    ['of the first', [a, b], [x, b], { from: 0, before: 1, after: 1 }],
    ['of the last', [a, b], [a, x], { from: 1, before: 2, after: 2 }],
    ['of everything', [a, b], [x, y], { from: 0, before: 2, after: 2 }],
    ['of nothing', [a, b], [a, b], { from: 2, before: 2, after: 2 }],
    ['from nothing', [], [a, b], { from: 0, before: 0, after: 2 }],
    ['to nothing', [a, b], [], { from: 0, before: 2, after: 0 }],
    ['in two places is all between them', [a, b, c, d, e], [a, x, c, y, e], { from: 1, before: 4, after: 4 }],
  ])('%s', (_, before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
  });

  it('is one of objects, not of texts', () => {
    const [same] = parseMarkdown('a\n\n').blocks;
    expect(same?.text).toBe(a.text);
    expect(changeBetween([a], [same as Block])).toEqual({ from: 0, before: 1, after: 1 });
  });
});

describe('the first item from an offset on', () => {
  const firstIn = (items: readonly number[], offset: number) => firstFrom(items, offset, (item) => item);

  it.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [30, 2],
    [31, 3],
  ])('%i is number %i of those at 10, 20 and 30', (offset, index) => {
    expect(firstIn([10, 20, 30], offset)).toBe(index);
  });

  it('is the first of several in the same place', () => {
    expect(firstIn([10, 20, 20, 20, 30], 20)).toBe(1);
  });

  it('of none is behind them', () => {
    expect(firstIn([], 5)).toBe(0);
  });
});
