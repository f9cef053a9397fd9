/**
 * The file that is run: it starts `server.main.js`, with what the engine compiled of it the last time.
 *
 * Node keeps that by itself since 22.1, of files that are loaded after it was asked to; so this one is small. For older
 * ones it is done here. Where there is no folder to keep anything in, nothing is kept, and the start goes on.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';

/**
 * A server lives for days beside an editor. So it collects early what it leaves behind, and its heap does not grow with
 * every burst of work. An engine that does not know a flag leaves it out.
 */
for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=60']) v8.setFlagsFromString(flag);

const main = path.join(__dirname, 'server.main.js');
const { enableCompileCache } = Module as { enableCompileCache?: () => unknown };

if (enableCompileCache) {
  enableCompileCache();
  createRequire(main)(main);
} else {
  run(readFileSync(main, 'utf8'), folderOfOwn());
}

/** Runs the bundle from what was kept of it; keeps it when the process ends, unless it was there already. */
function run(source: string, folder: string | undefined): void {
  const kept = folder && path.join(folder, `${process.version}-${source.length}-${process.arch}`);
  const cachedData = kept === undefined ? undefined : contentOf(kept);
  const script = new vm.Script(Module.wrap(source), { filename: main, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(main), module, main, __dirname);
  if (kept === undefined || (cachedData && !script.cachedDataRejected)) return;
  process.once('exit', () => keep(kept, script.createCachedData()));
}

/** A folder that nobody else can write to. */
function folderOfOwn(): string | undefined {
  try {
    const caches = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
    const folder = path.join(caches, 'postmortem-language-server');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? folder : undefined;
  } catch {
    return undefined;
  }
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, however many servers end at once. What other versions kept goes. */
function keep(file: string, content: Buffer): void {
  try {
    const folder = path.dirname(file);
    for (const other of readdirSync(folder)) rmSync(path.join(folder, other), { force: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, content, { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {
    // It is only faster with it.
  }
}
