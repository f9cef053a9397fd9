/** Takes samples in turn: of the floor, then of a subject, and so on through the subjects, round by round. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pair } from './statistics.mts';

/** A subject and its floor, each ready to be sampled. */
export interface Lane<T> {
  readonly name: string;
  readonly subject: T;
  readonly floor: T;
}

export interface SeriesOptions {
  readonly samples: number;
  /** Rounds that are thrown away. */
  readonly warmUp?: number;
  /** Seconds for a lane. One that has used them up drops out, with at least one sample. */
  readonly budget: number;
  /** Samples that may fail before a lane drops out, where each is a process of its own. */
  readonly failures?: number;
}

export interface Series {
  readonly pairs: readonly Pair[];
  readonly note?: string;
}

interface Progress {
  readonly pairs: Pair[];
  spent: number;
  failed: number;
  note?: string;
}

/** Milliseconds between samples, in which a server may tidy up. */
const pause = 10;

/** A sample is a time, or whatever else is compared with the floor. */
export async function takeSeries<T>(
  lanes: readonly Lane<T>[],
  { samples, warmUp = 0, budget, failures = 0 }: SeriesOptions,
  sample: (side: T) => Promise<number>,
): Promise<ReadonlyMap<Lane<T>, Series>> {
  const progress = new Map(lanes.map((lane) => [lane, { pairs: [], spent: 0, failed: 0 } as Progress]));
  const limit = budget * 1000;

  async function round(lane: Lane<T>, own: Progress, counts: boolean): Promise<void> {
    const start = performance.now();
    try {
      const floor = await sample(lane.floor);
      const value = await sample(lane.subject);
      if (counts) own.pairs.push({ value, floor });
    } catch (error) {
      own.failed++;
      own.note = (error as Error).message;
    }
    own.spent += performance.now() - start;
    await sleep(pause);
  }

  for (let index = 0; index < warmUp + samples; index++) {
    for (const [lane, own] of progress) {
      if (own.failed > failures || own.pairs.length >= samples) continue;
      if (own.spent > limit && own.pairs.length > 0) continue;
      // Who is slow spends no more than a third on warming up.
      await round(lane, own, index >= warmUp || own.spent > limit / 3);
    }
  }
  return progress;
}
