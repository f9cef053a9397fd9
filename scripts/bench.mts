/**
 * Measures the built server and the built command line from outside, as an editor and a shell meet them, beside a
 * floor: a server that does nothing, and a program that only parses.
 *
 *   npm run bench                       everything; takes a while
 *   npm run bench -- --quick            fewer samples, smaller documents
 *   npm run bench -- --only key,open    of cold, open, key, ask, fence, burst, memory, cli, growth
 *   npm run bench -- --sizes large      of small, medium, large, huge: 5 KB to 5 MB
 *   npm run bench -- --peers            other tools for Markdown in the same run
 *   npm run bench -- --against FOLDER   another build in the same run, such as the dist/ of before a change
 *   npm run bench -- --push             as an editor that waits for diagnostics instead of asking
 *   npm run bench -- --documents 500    how many the command line is given
 *   npm run bench -- --json FILE        every sample into a file
 *   npm run bench -- --write            the ratios into docs/performance.md
 */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../test/support/freshBundles.ts';
import { root } from '../test/support/paths.ts';
import { measureCommandLines } from './bench/commandLine.mts';
import { type EditingName, editingMeasures, measureEditing } from './bench/editing.mts';
import { buildFloor } from './bench/floor.mts';
import { measureGrowth } from './bench/growth.mts';
import { performancePage } from './bench/page.mts';
import { findPeers, type Peers } from './bench/peers.mts';
import { printGrowth, printHead, printResult } from './bench/report.mts';
import { sizes } from './bench/sizes.mts';
import { measureColdStart, measureMemory } from './bench/starting.mts';
import type { Bench, CommandLine, DiagnosticsMode, Effort, Growth, Result, Subject } from './bench/types.mts';

const efforts = {
  full: {
    sizes: Object.values(sizes),
    samples: 40,
    warmUp: 10,
    starts: 7,
    budget: 60,
    documents: 2_000,
    rounds: 3,
    growth: 1_024_000,
    patience: 120,
  },
  quick: {
    sizes: [sizes.small, sizes.medium],
    samples: 15,
    warmUp: 5,
    starts: 3,
    budget: 10,
    documents: 200,
    rounds: 1,
    growth: 64_000,
    patience: 30,
  },
} as const satisfies Record<string, Effort>;

const editingNames = Object.keys(editingMeasures) as EditingName[];
const sizeNames = Object.keys(sizes) as (keyof typeof sizes)[];
const names = ['cold', ...editingNames, 'memory', 'cli', 'growth'] as const;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: names.join(',') },
    sizes: { type: 'string' },
    peers: { type: 'boolean', default: false },
    against: { type: 'string' },
    push: { type: 'boolean', default: false },
    documents: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const wanted = choose('measure', options.only, names);

const scratch = mkdtempSync(path.join(realpathSync(tmpdir()), 'postmortem-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

buildIfStale();
const floor = await buildFloor(scratch);
const peers: Peers = options.peers ? await findPeers() : { servers: [], commandLines: [] };
const mode: DiagnosticsMode = options.push ? 'push' : 'pull';
const builds = [
  { name: 'postmortem', folder: path.join(root, 'dist') },
  ...(options.against === undefined ? [] : [{ name: 'the other build', folder: path.resolve(options.against) }]),
];
const own = builds.map(({ name, folder }) => serverIn(name, folder));
const chosen = options.quick ? efforts.quick : efforts.full;
const effort: Effort = {
  ...chosen,
  documents: Number(options.documents ?? chosen.documents),
  ...(options.sizes !== undefined && { sizes: choose('size', options.sizes, sizeNames).map((name) => sizes[name]) }),
};

const results: Result[] = [];
const growths: Growth[] = [];
const bench: Bench = {
  subjects: [...own, ...peers.servers],
  floor: floor.server,
  effort,
  report(result) {
    results.push(result);
    printResult(result);
  },
};

printHead();
if (wanted.includes('cold')) await measureColdStart(bench);
await measureEditing(
  bench,
  editingNames.filter((name) => wanted.includes(name)),
);
if (wanted.includes('memory')) await measureMemory(bench);
if (wanted.includes('cli')) await measureCommandLines(commandLines(), parser(), scratch, bench);
if (wanted.includes('growth')) {
  for (const subject of own) {
    console.log(`\nOpening texts that are hard on parsers: ${subject.name}`);
    await measureGrowth(subject, effort, (growth) => {
      if (subject === own[0]) growths.push(growth);
      printGrowth(growth);
    });
  }
}

if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ results, growths }, null, 2)}\n`);
if (options.write) {
  writeFileSync(path.join(root, 'docs', 'performance.md'), performancePage(results, growths));
  console.log('\nWritten: docs/performance.md');
}
process.exit();

/** Those that are named in a list, or the end of the run. */
function choose<Name extends string>(what: string, list: string, known: readonly Name[]): readonly Name[] {
  const asked = list.split(',');
  const unknown = asked.filter((name) => !known.some((candidate) => candidate === name));
  if (unknown.length === 0) return known.filter((name) => asked.includes(name));
  console.error(`There is no ${what} ${unknown.join(', ')}, only ${known.join(', ')}.`);
  process.exit(2);
}

function serverIn(name: string, folder: string): Subject {
  return {
    name,
    command: process.execPath,
    args: [path.join(folder, 'server.js'), '--stdio'],
    mode,
    // As the extension does for its view and its status.
    alsoAsked: ['postmortem/timelines', 'postmortem/status'],
  };
}

function commandLines(): CommandLine[] {
  return [
    ...builds.map(({ name, folder }) => ({ name, args: [path.join(folder, 'cli.js'), 'inspect'] })),
    { name: 'reading alone', args: [floor.reader, 'read'] },
    ...peers.commandLines,
  ];
}

function parser(): CommandLine {
  return { name: 'parsing alone', args: [floor.reader, 'parse'] };
}
