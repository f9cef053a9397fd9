/** What runs the command line elsewhere: each is read as its host reads it, and the command in it is run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { useCommandLine } from '../support/commandLine.ts';
import { bundle, root } from '../support/paths.ts';
import { clean, disordered, undated } from './documents.ts';

const { write, at } = useCommandLine();
const read = (file: string) => parse(readFileSync(path.join(root, file), 'utf8'));
const { name, version } = JSON.parse(readFileSync(path.join(root, 'server/package.json'), 'utf8'));

/** Runs a line of a shell in the test's folder. Its `npx` takes the package that is named for this build. */
function shell(command: string, env: Record<string, string> = {}) {
  write(
    'bin/npx',
    `#!/bin/sh\n[ "$1 $2 $3 $4" = "--yes --package=${name}@${version} -- postmortem" ] || exit 99\nshift 4\nexec "${process.execPath}" "${bundle('cli.js')}" "$@"\n`,
  );
  chmodSync(at('bin/npx'), 0o755);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', command], {
    cwd: at('.'),
    env: { ...process.env, PATH: `${at('bin')}${path.delimiter}${process.env.PATH}`, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the GitHub Action', () => {
  const { inputs, runs } = read('action.yml');
  const [step] = runs.steps;

  /** As the runner fills in the inputs. */
  function act(given: Record<string, string>, actionPath: string) {
    const filledIn = (expression: string) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1];
      return input === undefined ? actionPath : (given[input] ?? inputs[input].default);
    };
    const env = Object.fromEntries(Object.entries<string>(step.env).map(([key, value]) => [key, filledIn(value)]));
    return shell(step.run, env);
  }

  it('is a composite of one step', () => {
    expect(runs).toMatchObject({ using: 'composite', steps: [{ shell: 'bash' }] });
  });

  it.each([
    ['a build of its own', root],
    ['the package', '/nowhere'],
  ])('runs %s', (_, actionPath) => {
    write('docs/a b.md', disordered);
    write('docs/c.md', clean);
    const { status, stdout, stderr } = act({ path: 'docs/a b.md\ndocs/c.md\n' }, actionPath);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^::error file=docs\/a b\.md,line=14/);
  });

  it('passes on how many warnings are allowed', () => {
    write('warned/a.md', undated);
    expect(act({ path: 'warned' }, root).status).toBe(0);
    expect(act({ path: 'warned', 'max-warnings': '0' }, root).status).toBe(1);
  });

  it('writes a report for code scanning', () => {
    write('docs/a.md', disordered);
    const { status, stdout } = act({ path: 'docs/a.md', format: 'sarif', output: 'report.sarif' }, root);
    expect([status, stdout]).toEqual([1, '']);
    expect(JSON.parse(readFileSync(at('report.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
  });
});

describe('the hooks for pre-commit', () => {
  const hooks: { id: string; entry: string; types: string[] }[] = read('.pre-commit-hooks.yaml');

  it('are for Markdown', () => {
    expect(hooks.map(({ id, types }) => [id, types])).toEqual([
      ['postmortem', ['markdown']],
      ['postmortem-fix', ['markdown']],
    ]);
  });

  it.each(hooks)('$id runs on the files that it is given', ({ entry }) => {
    write('a b.md', disordered);
    expect(shell(`${entry} 'a b.md'`)).toMatchObject({
      status: 1,
      stderr: '',
      stdout: expect.stringContaining('timeline-order'),
    });
    write('a b.md', clean);
    expect(shell(`${entry} 'a b.md'`)).toMatchObject({ status: 0, stderr: '' });
  });
});
