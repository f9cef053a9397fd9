/**
 * The file that is run, in the process and in each of its threads: it starts `cli.main.js`, with what was compiled of it
 * before.
 */
import path from 'node:path';
import { startBundle } from '../startBundle.ts';

startBundle(path.join(__dirname, 'cli.main.js'));
