import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { doJob, type Job, type Kind, type ResultOf } from './jobs.ts';

/** Files that a thread is given at once. */
export interface Batch {
  readonly index: number;
  readonly files: readonly string[];
}

/** What it answers: a result for each of the files. */
export interface BatchResults {
  readonly index: number;
  readonly results: readonly unknown[];
}

const batchSize = 16;
/** Fewer files are done before a thread has started. */
const worthThreads = 150;
const mostThreads = 8;
/** A thread has the next batch at hand when it ends one. */
const batchesAtOnce = 2;

/**
 * How much a thread may hold, in megabytes. What a document needs is let go with it; in a large heap it would lie around
 * for long, and in a small young generation it would be taken for something that lasts.
 */
const memory = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 96 };

type Receive<K extends Kind> = (result: ResultOf<K>, index: number) => Promise<void>;

/** Does a job to each file. Results come one after another, in the order of the files, however many threads there are. */
export async function doToEach<K extends Kind>(
  files: readonly { readonly name: string }[],
  job: Job<K>,
  receive: Receive<K>,
): Promise<void> {
  const names = files.map(({ name }) => name);
  if (names.length >= worthThreads) return doInThreads(names, job, receive);
  for (const [index, name] of names.entries()) await receive(doJob(job, name), index);
}

function batchesOf(files: readonly string[]): Batch[] {
  const batches: Batch[] = [];
  for (let at = 0; at < files.length; at += batchSize)
    batches.push({ index: batches.length, files: files.slice(at, at + batchSize) });
  return batches;
}

function doInThreads<K extends Kind>(files: readonly string[], job: Job<K>, receive: Receive<K>): Promise<void> {
  const batches = batchesOf(files);
  const count = Math.min(availableParallelism(), mostThreads, batches.length);
  const ready = new Map<number, readonly unknown[]>();
  const threads = new Map<Worker, Set<Batch>>();
  let given = 0;
  let received = 0;
  let receiving = false;

  return new Promise((resolve, reject) => {
    for (let at = 0; at < count; at++) start();

    function start(): void {
      const worker = new Worker(path.join(__dirname, 'cli.js'), { workerData: job, resourceLimits: memory });
      threads.set(worker, new Set());
      worker.on('message', ({ index, results }: BatchResults) => {
        const own = threads.get(worker);
        for (const batch of own ?? []) if (batch.index === index) own?.delete(batch);
        ready.set(index, results);
        void pass();
      });
      // A document that needs more memory than a thread has is done here.
      worker.on('error', () => {
        const lost = threads.get(worker) ?? [];
        threads.delete(worker);
        for (const { index, files } of lost)
          ready.set(
            index,
            files.map((file) => doJob(job, file)),
          );
        if (threads.size === 0 && given < batches.length) start();
        void pass();
      });
      give();
    }

    /** Hands out batches, not far ahead of what was received: results would pile up. */
    function give(): void {
      for (const [worker, own] of threads) {
        while (own.size < batchesAtOnce && given < Math.min(batches.length, received + 8 * count)) {
          const batch = batches[given++];
          if (!batch) return;
          own.add(batch);
          worker.postMessage(batch);
        }
      }
    }

    async function pass(): Promise<void> {
      if (receiving) return;
      receiving = true;
      try {
        for (let results = ready.get(received); results; results = ready.get(received)) {
          ready.delete(received);
          give();
          for (const [at, result] of results.entries()) await receive(result as ResultOf<K>, received * batchSize + at);
          received++;
        }
      } catch (error) {
        reject(error);
        return;
      }
      receiving = false;
      if (received < batches.length) give();
      else Promise.all([...threads.keys()].map((worker) => worker.terminate())).then(() => resolve(), reject);
    }
  });
}
