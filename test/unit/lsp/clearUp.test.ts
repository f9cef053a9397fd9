/** When a server that nobody asks anything collects what it left behind. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClearUp } from '../../../server/src/lsp/clearUp.ts';

const megabyte = 1_000_000;

function desk() {
  const heap = { bytes: 10 * megabyte, kept: 10 * megabyte, used: () => heap.bytes, collect: vi.fn() };
  heap.collect.mockImplementation(() => {
    heap.bytes = heap.kept;
  });
  const worked = createClearUp(heap);
  return {
    heap,
    collections: heap.collect.mock.calls,
    work(megabytes: number) {
      heap.bytes += megabytes * megabyte;
      worked();
    },
  };
}

describe('a server', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('collects once there is no work for a while, and only then', () => {
    const { collections, work } = desk();
    for (let key = 0; key < 10; key++) {
      work(5);
      vi.advanceTimersByTime(60);
    }
    expect(collections).toHaveLength(0);
    vi.advanceTimersByTime(60);
    expect(collections).toHaveLength(1);
  });

  it('lets little lie', () => {
    const { heap, collections, work } = desk();
    work(30);
    vi.advanceTimersByTime(1000);
    expect(collections).toHaveLength(1);
    work(10);
    vi.advanceTimersByTime(1000);
    expect(collections).toHaveLength(1);
    // What is still in use does not come to be collected again and again.
    heap.kept = 40 * megabyte;
    work(20);
    vi.advanceTimersByTime(1000);
    work(1);
    vi.advanceTimersByTime(1000);
    expect(collections).toHaveLength(2);
  });

  it('collects nothing twice', () => {
    const { collections, work } = desk();
    work(30);
    vi.advanceTimersByTime(10_000);
    expect(collections).toHaveLength(1);
  });
});
