/**
 * The file that is run, in the process and in each of its threads: it starts `cli.main.js`, with what was compiled of it
 * before.
 */
import path from 'node:path';
import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { startBundle } from '../startBundle.ts';

// Where there are many files, each core has a thread already: others that help it to collect are in its way.
if (isMainThread) v8.setFlagsFromString('--no-parallel-scavenge');

startBundle(path.join(__dirname, 'cli.main.js'));
