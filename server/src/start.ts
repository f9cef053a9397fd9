/** The file that is run: it starts `server.main.js`, with what was compiled of it before. */
import path from 'node:path';
import v8 from 'node:v8';
import { startBundle } from './startBundle.ts';

/**
 * A server lives for days beside an editor. So it collects early what it leaves behind, and its heap does not grow with
 * every burst of work. An engine that does not know a flag leaves it out.
 */
for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=40']) v8.setFlagsFromString(flag);

startBundle(path.join(__dirname, 'server.main.js'));
