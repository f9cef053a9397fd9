import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type Job } from './jobs.ts';
import type { Batch, BatchResults } from './threads.ts';

/** The other side of `doInThreads`: answers batches of files until it is ended. */
export function workAsThread(): void {
  const job = workerData as Job;
  parentPort?.on('message', ({ index, files }: Batch) => {
    const answer: BatchResults = { index, results: files.map((file) => doJob(job, file)) };
    parentPort?.postMessage(answer);
  });
}
