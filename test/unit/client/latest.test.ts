import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLatest } from '../../../client/src/latest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('many wishes make one run', async () => {
  const job = vi.fn(async () => undefined);
  const latest = createLatest(job);
  latest.schedule(100);
  await vi.advanceTimersByTimeAsync(60);
  latest.schedule(100);
  await vi.advanceTimersByTimeAsync(60);
  expect(job).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60);
  expect(job).toHaveBeenCalledOnce();
});

test('a newer wish aborts the run before it', async () => {
  const signals: AbortSignal[] = [];
  const latest = createLatest((signal) => {
    signals.push(signal);
    return new Promise((resolve) => setTimeout(resolve, 50));
  });
  latest.schedule(0);
  await vi.advanceTimersByTimeAsync(10);
  latest.schedule(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test('settled waits for the newest run, and not where there is none', async () => {
  let runs = 0;
  const latest = createLatest(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    runs++;
  });
  await latest.settled();
  latest.schedule(10);
  const settled = latest.settled().then(() => runs);
  await vi.advanceTimersByTimeAsync(20);
  latest.schedule(10);
  await vi.advanceTimersByTimeAsync(200);
  expect(await settled).toBe(2);
});

test('disposed, it runs nothing and keeps nobody waiting', async () => {
  const job = vi.fn(async () => undefined);
  const latest = createLatest(job);
  latest.schedule(10);
  const settled = latest.settled();
  latest.dispose();
  await settled;
  await vi.advanceTimersByTimeAsync(50);
  expect(job).not.toHaveBeenCalled();
});
