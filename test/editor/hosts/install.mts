/** Installs a host, or other tools, from a committed lockfile, once, and keeps it between runs. */
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { hosts } from './paths.mts';
import { run } from './process.mts';

export interface Host {
  /** Folder with the `package.json` and `package-lock.json` to install. */
  readonly name: string;
  /** What that folder is in, if not beside this file. */
  readonly parent?: string;
  /** The package whose version names the installed folder. */
  readonly versionOf: string;
  /** What a person is told while they wait. */
  readonly waiting: string;
  /** What remains to be done in the folder after the packages are there. */
  readonly finish?: (folder: string) => Promise<void>;
}

/** The folder of an installed host. A folder of that name is always complete: it gets its name last. */
export async function installed(host: Host): Promise<string> {
  const source = path.join(host.parent ?? import.meta.dirname, host.name);
  const { dependencies } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  const folder = path.join(hosts, `${host.name}-${dependencies[host.versionOf]}`);
  if (isCurrent(folder, source)) return folder;

  const started = performance.now();
  console.log(host.waiting);
  await mkdir(hosts, { recursive: true });
  const temporary = await mkdtemp(path.join(hosts, '.installing-'));
  try {
    await cp(source, temporary, { recursive: true });
    // No install scripts: some want to download what is not needed here, one refuses to run as root.
    await npm(['ci', '--ignore-scripts'], temporary);
    await host.finish?.(temporary);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another run may have finished first.
    if (!isCurrent(folder, source)) throw error;
  }
  console.log(`Installed in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  return folder;
}

/** Runs npm in a folder, with an environment that does not point back to the project that started this. */
export function npm(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(package|lifecycle)_/.test(name)));
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], { cwd, env: clean, minutes: 15 });
}

function isCurrent(folder: string, source: string): boolean {
  const lock = path.join(folder, 'package-lock.json');
  return (
    existsSync(lock) && readFileSync(lock, 'utf8') === readFileSync(path.join(source, 'package-lock.json'), 'utf8')
  );
}
