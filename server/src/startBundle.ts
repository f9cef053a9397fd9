/**
 * Starts a bundle with what the engine compiled of it the last time, functions that were needed only later included. Node
 * can keep compiled code by itself since 22.1, but only of functions that are needed at once; a first document needs
 * some 1,600 others.
 *
 * Where there is no folder to keep anything in, nothing is kept, and the start goes on.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** One for each bundle and engine. Of those that were kept before, some may be of hosts that are still in use. */
const mostKept = 8;

/** How much more there must be to keep, in order to keep it instead: a run that answers nothing compiles little. */
const worthKeeping = 1.3;

/**
 * Milliseconds until a first document has been answered, everywhere. What is compiled later the next start does not need,
 * and would have to hold. Some hosts end their servers with no word, so it is not left to the end of the run.
 */
const untilAnswered = 3000;

/**
 * @param main The bundle: a comment that no other bundle begins with, and one function that takes what Node's modules
 *   know (`scripts/build/startable.mts`).
 */
export function startBundle(main: string): void {
  if (isMainThread) setFlags();
  const source = readFileSync(main, 'utf8');
  const folder = folderOfOwn();
  const kept = folder && path.join(folder, `${fingerprintOf(source)}-${process.versions.v8}-${process.arch}`);
  const cachedData = kept === undefined ? undefined : contentOf(kept);
  const script = new vm.Script(source, { filename: main, cachedData });
  const known = script.cachedDataRejected === false ? (cachedData?.length ?? 0) : 0;
  if (cachedData) release(cachedData);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(main), module, main, path.dirname(main));
  if (kept === undefined) return;
  const keepMore = () => {
    clearTimeout(timer);
    process.off('exit', keepMore);
    // What the engine holds is near to what it would keep, and soon told.
    if (v8.getHeapCodeStatistics().bytecode_and_metadata_size < known) return;
    const compiled = script.createCachedData();
    if (compiled.length > known * worthKeeping) keep(kept, compiled);
  };
  const timer = setTimeout(keepMore, untilAnswered).unref();
  process.once('exit', keepMore);
}

/** Of the process: a thread that set them would change the engine under the others while they run. */
function setFlags(): void {
  // A regular expression is compiled for the machine when it is first used, and not twice: a first document uses 200.
  v8.setFlagsFromString('--no-regexp-tier-up');
  // What was compiled stays, however often there is a collection: the next start needs it, and so does the next keystroke.
  v8.setFlagsFromString('--no-flush-bytecode');
}

/** What the comment at the beginning says. */
function fingerprintOf(source: string): string {
  return source.slice(2, source.indexOf('*/'));
}

/** Gives memory back at once, since an idle process collects nothing. Buffers that are small share theirs. */
function release({ buffer, byteLength }: Buffer<ArrayBuffer>): void {
  if (buffer.byteLength === byteLength) (buffer as { transfer?(length: number): unknown }).transfer?.(0);
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

function contentOf(file: string): Buffer<ArrayBuffer> | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, however many processes end at once. */
function keep(file: string, content: Buffer): void {
  try {
    const unfinished = `${file}.${process.pid}.${process.hrtime.bigint()}`;
    writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, file);
    const folder = path.dirname(file);
    const byAge = readdirSync(folder)
      .map((name) => path.join(folder, name))
      .map((other) => ({ other, written: statSync(other).mtimeMs }))
      .sort((a, b) => b.written - a.written);
    for (const { other } of byAge.slice(mostKept)) rmSync(other, { force: true });
  } catch {
    // It is only faster with it.
  }
}
