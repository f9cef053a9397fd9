/** Measures that begin with a process: cold start, and what a server holds in memory. */
import { setTimeout as sleep } from 'node:timers/promises';
import { generate } from '../../test/support/generate.ts';
import { type Client, startClient } from './client.mts';
import { noMemory, residentMemory } from './memory.mts';
import { type Lane, takeSeries } from './series.mts';
import { sizeName, sizes } from './sizes.mts';
import type { Bench, Subject } from './types.mts';
import { createTypist } from './typist.mts';

/** From nothing to the first diagnostics of a small document. */
export async function measureColdStart({ subjects, floor, effort, report }: Bench): Promise<void> {
  const { text } = generate({ size: sizes.small });
  const found = new Map<string, number>();
  const series = await takeSeries(lanesOf({ subjects, floor }), options(effort), async (subject) => {
    const start = performance.now();
    const client = await startClient(subject, effort.patience);
    try {
      const document = client.open(text);
      await client.diagnostics(document);
      found.set(subject.name, document.diagnostics);
      return performance.now() - start;
    } finally {
      await client.stop();
    }
  });
  for (const [{ name }, { pairs, note }] of series) {
    const on = `mixed, ${sizeName(sizes.small)}`;
    report({ measure: 'cold start', on, subject: name, unit: 'ms', pairs, note, diagnostics: found.get(name) });
  }
}

const edits = 150;

/** Resident memory of a server that has nothing to do, has a document open, and has seen it edited. */
export async function measureMemory({ subjects, floor, effort, report }: Bench): Promise<void> {
  if (noMemory !== undefined) {
    console.log(noMemory);
    return;
  }
  const size = Math.min(sizes.large, Math.max(...effort.sizes));
  const { text } = generate({ size });
  const notes = new Map<string, string>();
  const stages: Readonly<Record<string, (client: Client, subject: Subject) => Promise<unknown>>> = {
    idle: () => sleep(300),
    [`${sizeName(size)} open`]: (client) => client.diagnostics(client.open(text)),
    [`${sizeName(size)} after ${edits} edits`]: async (client, { name }) => {
      const typed = await type(client, text, effort.budget);
      if (typed < edits) notes.set(name, `after ${typed} edits, which took ${effort.budget} s`);
    },
  };
  for (const [on, prepare] of Object.entries(stages)) {
    const series = await takeSeries(lanesOf({ subjects, floor }), options(effort), async (subject) => {
      const client = await startClient(subject, effort.patience);
      try {
        await prepare(client, subject);
        await sleep(300);
        return residentMemory(client.pid);
      } finally {
        await client.stop();
      }
    });
    for (const [{ name }, { pairs, note = notes.get(name) }] of series) {
      report({ measure: 'memory', on, subject: name, unit: 'MB', pairs, note });
    }
  }
}

/** Returns the number of edits: a slow server ends it early. */
async function type(client: Client, text: string, budget: number): Promise<number> {
  const document = client.open(text);
  const typist = createTypist(document);
  const start = performance.now();
  for (let index = 0; index < edits; index++) {
    client.change(document, typist.key());
    await client.diagnostics(document);
    if (performance.now() - start > budget * 1000) return index + 1;
  }
  return edits;
}

function options({ starts, budget }: Bench['effort']) {
  return { samples: starts, budget, failures: 2 };
}

function lanesOf({ subjects, floor }: Pick<Bench, 'subjects' | 'floor'>): Lane<Subject>[] {
  return subjects.map((subject) => ({ name: subject.name, subject, floor: floor(subject.mode) }));
}
