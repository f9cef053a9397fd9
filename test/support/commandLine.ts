/** The bundled command line in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { bundle } from './paths.ts';

export interface RunOptions {
  /** What the standard input holds. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** The current folder, from the one that all is written to. */
  readonly from?: string;
}

/** Runs it in a folder, as a shell does. */
export function runCommandLine(folder: string, ...args: string[]) {
  return runWithOptions(folder, {}, args);
}

function runWithOptions(folder: string, { input = '', env = {}, from = '' }: RunOptions, args: readonly string[]) {
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, [bundle('cli.js'), ...args], {
    cwd: path.join(folder, from),
    input,
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // Where something waits for ever, the test is to say so.
    timeout: 60_000,
  });
  // What the engine says of its own end stands there.
  expect(signal, stderr).toBeNull();
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
  const runWith = (options: RunOptions, ...args: string[]) => runWithOptions(folder, options, args);

  /** Every file in the folder with its bytes and its mode, for comparing. */
  function contents(): Record<string, string> {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      files.map(({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        return [path.relative(folder, file), `${statSync(file).mode} ${readFileSync(file, 'base64')}`];
      }),
    );
  }

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

  return { run, runWith, write, inspect, contents, at: (name: string) => path.join(folder, name) };
}
