/** The bundled command line in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { bundle } from './paths.ts';

/** Runs it in a folder, as a shell does. */
export function runCommandLine(folder: string, ...args: string[]) {
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, [bundle('cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(signal).toBeNull();
  return { status, stdout, stderr };
}

/** To be called where tests are described: the folder is made before them and goes with them. */
export function useCommandLine() {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'postmortem-cli-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => runCommandLine(folder, ...args);

  /** Returns the name. */
  function write(name: string, content: string | Uint8Array): string {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return name;
  }

  function inspect(...files: string[]) {
    const result = run('inspect', '--format', 'json', ...files);
    return { ...result, json: JSON.parse(result.stdout) };
  }

  return { run, write, inspect };
}
