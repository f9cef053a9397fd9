/** How long a command line takes over many documents, and how much memory, beside one that only parses them. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { generate } from '../../test/support/generate.ts';
import { type Lane, takeSeries } from './series.mts';
import { sizeName, sizes } from './sizes.mts';
import type { Pair } from './statistics.mts';
import type { Bench, CommandLine } from './types.mts';

/** A command line, and the memory of its runs beside the times. */
interface Runner {
  readonly args: readonly string[];
  readonly peaks: number[];
}

/** Has each process tell its peak when it ends, on a stream that nothing else is written to. */
const tellPeak = `if (require('node:worker_threads').isMainThread) process.on('exit', () => {
  require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS / 1024));
});
`;

export async function measureCommandLines(
  lines: readonly CommandLine[],
  floor: CommandLine,
  folder: string,
  { effort, report }: Pick<Bench, 'effort' | 'report'>,
): Promise<void> {
  const documents = path.join(folder, 'documents');
  const files = writeDocuments(documents, effort.documents);
  const preload = path.join(folder, 'tellPeak.cjs');
  writeFileSync(preload, tellPeak);

  const runnerOf = ({ args }: CommandLine): Runner => ({ args, peaks: [] });
  const lanes: Lane<Runner>[] = lines.map((line) => ({
    name: line.name,
    subject: runnerOf(line),
    floor: runnerOf(floor),
  }));
  const options = { samples: effort.rounds, budget: effort.budget };
  const series = await takeSeries(lanes, options, async ({ args, peaks }) => {
    const { time, peak } = await run(['--require', preload, ...args, ...files], documents, effort.patience);
    peaks.push(peak);
    return time;
  });

  const on = `${effort.documents} × ${sizeName(sizes.small)}`;
  for (const [{ name, subject, floor: base }, { pairs, note }] of series) {
    const peaks = pairs.map(
      (_, index): Pair => ({
        value: subject.peaks[index] ?? Number.NaN,
        floor: base.peaks[index] ?? Number.NaN,
      }),
    );
    report({ measure: 'command line, time', on, subject: name, unit: 'ms', pairs, note });
    report({ measure: 'command line, peak memory', on, subject: name, unit: 'MB', pairs: peaks, note });
  }
}

/** Returns their names, short: some systems allow few characters in a command. */
function writeDocuments(folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const name = `${index}.md`;
    writeFileSync(path.join(folder, name), generate({ size: sizes.small, seed: index }).text);
    return name;
  });
}

/** Milliseconds and megabytes of a process. What it prints is not kept. */
async function run(args: readonly string[], cwd: string, patience: number): Promise<{ time: number; peak: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    timeout: patience * 1000,
    killSignal: 'SIGKILL',
  });
  const told = textOf(child.stdio[3] as NodeJS.ReadableStream);
  // Linters end with an exit code of their own where they have something to report.
  const signal = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (_code, by) => resolve(by));
  });
  const time = performance.now() - start;
  if (signal !== null) throw new Error(`ended by ${signal} after ${(time / 1000).toFixed(0)} s`);
  return { time, peak: Number(await told) };
}
