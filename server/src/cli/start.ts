/**
 * The file that is run, in the process and in each of its threads: it starts `cli.main.js`. Node keeps what it compiles
 * of that for the next start, but only of files that are loaded after it was asked to, so this one is small. Node before
 * 22.1 cannot be asked.
 */
import Module, { createRequire } from 'node:module';
import path from 'node:path';

const main = path.join(__dirname, 'cli.main.js');
(Module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
createRequire(main)(main);
