/** How the time to open a text grows with its length, for texts that are hard on parsers. */
import { type Pathology, pathologies } from '../../test/support/pathologies.ts';
import { type Client, startClient } from './client.mts';
import { sizeName } from './sizes.mts';
import type { Bench, Growth, Subject } from './types.mts';

const first = 8_000;

/** Milliseconds after which a shape isn't doubled any more: its growth has shown by then. */
const enough = 3_000;

/** Below it, a time is taken more than once: noise would pass for growth. */
const short = 1_000;

/** Times shorter than this say more about the machine than about growth. */
const measurable = 20;

/** A doubling that takes more than this times as long is timed again, text and half of it, since noise may look so. */
const doubtful = 2.2;
const mostTries = 3;

/** A doubling of the text that takes more than this times as long isn't linear. */
export const linear = 2.6;

export async function measureGrowth(
  subject: Subject,
  effort: Bench['effort'],
  report: (growth: Growth) => void,
): Promise<void> {
  let client = await startClient(subject, effort.patience);
  try {
    for (const pathology of pathologies) {
      const growth = await growthOf(client, pathology, effort.growth);
      report(growth);
      if (growth.note === undefined) continue;
      await client.stop();
      client = await startClient(subject, effort.patience);
    }
  } finally {
    await client.stop();
  }
}

/** Times of a text and of one twice as long; undefined where all of them are too short to compare. */
export function lastDoubling({ steps }: Growth): number | undefined {
  const [before, last] = steps.slice(-2);
  return before && last && last.time >= measurable ? last.time / before.time : undefined;
}

interface Step {
  readonly size: number;
  time: number;
}

async function growthOf(client: Client, { name, text }: Pathology, largest: number): Promise<Growth> {
  const steps: Step[] = [];
  let size = first;
  try {
    await timeToOpen(client, text(size));
    for (; size <= largest; size *= 2) {
      const step = { size, time: await timeToOpen(client, text(size)) };
      const before = steps.at(-1);
      steps.push(step);
      for (let tries = 1; before && isDoubtful(before, step) && tries < mostTries; tries++)
        for (const timed of [before, step])
          timed.time = Math.min(timed.time, await timeToOpen(client, text(timed.size)));
      if (step.time > enough) break;
    }
    return { shape: name, steps };
  } catch (error) {
    return { shape: name, steps, note: `${sizeName(size)}: ${(error as Error).message}` };
  }
}

function isDoubtful(before: Step, { time }: Step): boolean {
  return time >= measurable && time > before.time * doubtful;
}

/** The shortest of a few. */
async function timeToOpen(client: Client, text: string): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let sample = 0; sample < 3; sample++) {
    const start = performance.now();
    const document = client.open(text);
    await client.diagnostics(document);
    const time = performance.now() - start;
    client.close(document);
    shortest = Math.min(shortest, time);
    if (time > short) break;
  }
  return shortest;
}
