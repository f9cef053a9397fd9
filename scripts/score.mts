/**
 * Compares what is read in a corpus of labelled postmortems with its labels, where such a corpus lies beside the
 * checkout, and says so where none does. Fails if a measure falls below its floor.
 *
 *   npm run score
 *   npm run score -- --verbose     lists every disagreement
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Understanding must not get worse than this. Shares, from 0 to 1; `falseAlarms` is a count. */
const floors: Readonly<Record<string, number>> = {
  kindAccuracy: 1,
  sectionsF1: 0.96,
  eventsF1: 0.98,
  readExactly: 0.96,
  zoneExact: 0.96,
  // Eight ranges are labelled, one of them with an end that only the prose around it tells.
  endExact: 0.85,
  approximateExact: 0.97,
  orderPrecision: 0.9,
  orderRecall: 0.9,
  undatedPrecision: 0.85,
  undatedRecall: 0.8,
};

const root = path.resolve(import.meta.dirname, '..');
const corpus = path.resolve(root, '../shared/corpus');
const scorer = path.join(corpus, 'score.mjs');

function score(...options: readonly string[]) {
  const command = `node '${path.join(root, 'dist/cli.js')}' inspect --format json`;
  const run = spawnSync('node', [scorer, '--cmd', command, '--docs', path.join(corpus, 'dev'), ...options], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The scorer failed.\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

if (!existsSync(scorer)) {
  console.log('No labelled corpus lies beside the checkout, so there is nothing to score.');
} else {
  console.log(score(...process.argv.slice(2)));
  const measures = JSON.parse(score('--json')) as Record<string, number>;
  const below = Object.entries(floors).filter(([name, floor]) => !((measures[name] ?? 0) >= floor));
  if (measures.falseAlarms !== 0) below.push(['falseAlarms', 0]);
  for (const [name, floor] of below) console.error(`${name} is ${measures[name]}, its floor ${floor}.`);
  if (below.length > 0) process.exitCode = 1;
}
