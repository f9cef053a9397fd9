/**
 * Compares what is read in a corpus of labelled postmortems with its labels, where such a corpus lies beside the
 * checkout, and says so where none does.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const corpus = path.resolve(root, '../shared/corpus');
const scorer = path.join(corpus, 'score.mjs');

if (!existsSync(scorer)) {
  console.log('No labelled corpus lies beside the checkout, so there is nothing to score.');
} else {
  const command = `node '${path.join(root, 'dist/cli.js')}' inspect --format json`;
  const { status } = spawnSync(
    'node',
    [scorer, '--cmd', command, '--docs', path.join(corpus, 'dev'), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}
