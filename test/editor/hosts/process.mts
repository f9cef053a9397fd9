/** Child processes that never outlive this one. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const running = new Set<ChildProcess>();

/** Starts a process in a group of its own, so that its children can be ended with it. */
export function start(command: string, args: readonly string[], options: StartOptions = {}): ChildProcess {
  const child = spawn(command, args, {
    ...options,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a process and its children, by id. */
export function end(child: ChildProcess): void {
  running.delete(child);
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid);
  } catch {
    // It was gone already.
  }
}

/** Runs a process to its end, quietly; its output is shown only in the error of one that fails. */
export function run(command: string, args: readonly string[], options: StartOptions & { readonly minutes: number }) {
  const title = [command, ...args].join(' ');
  return new Promise<void>((resolve, reject) => {
    const child = start(command, args, options);
    let output = '';
    const keep = (text: Buffer) => {
      output = (output + text).slice(-8000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const limit = setTimeout(() => {
      end(child);
      reject(new Error(`"${title}" did not finish within ${options.minutes} minutes.\n${output}`));
    }, options.minutes * 60_000);
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(new Error(`"${title}" could not be started: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      if (code === 0) resolve();
      else reject(new Error(`"${title}" ended with ${signal ?? `code ${code}`}.\n${output}`));
    });
  });
}

process.on('exit', () => {
  for (const child of running) end(child);
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => process.exit(code));
}
