/** Builds `dist/` if it is older than what it is made of, so that no test runs yesterday's bundle. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

const sources = ['server/src', 'client/src', 'scripts/build.mts', 'scripts/build', 'server/package.json'];
const bundles = [
  'server.js',
  'server.main.js',
  'server.worker.js',
  'cli.js',
  'cli.main.js',
  'client.js',
  'client.browser.js',
];

export function buildIfStale(): void {
  const newest = Math.max(...sources.flatMap(filesOf).map(changedAt));
  const oldest = Math.min(...bundles.map((bundle) => changedAt(path.join(root, 'dist', bundle))));
  if (oldest < newest) execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
}

export default buildIfStale;

function filesOf(source: string): string[] {
  const full = path.join(root, source);
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { recursive: true, encoding: 'utf8' }).map((file) => path.join(full, file));
}

/** 0 for a file that is not there. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
