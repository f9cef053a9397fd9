/** What cannot be checked costs one sentence and exit code 2; everything else is checked, and nothing is written. */
import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useCommandLine } from '../support/commandLine.ts';
import { clean, disordered } from './documents.ts';

const { run, runWith, write, contents, at } = useCommandLine();
const isRoot = process.getuid?.() === 0;

/** Returns what to name on the command line. */
const prepare: Readonly<Record<string, () => string>> = {
  'a path that leads nowhere': () => 'missing.md',
  'a path below a file': () => `${write('file.md', clean)}/below.md`,
  'a binary file': () =>
    write(
      'binary.md',
      Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256),
    ),
  'UTF-16': () => write('utf16.md', Buffer.from(`\ufeff${disordered}`, 'utf16le')),
  'a link to itself': () => {
    symlinkSync('circle.md', at('circle.md'));
    return 'circle.md';
  },
  'a link to nowhere': () => {
    symlinkSync('gone.md', at('dangling.md'));
    return 'dangling.md';
  },
  'a pattern that is not closed': () => 'docs/[a.md',
  'a pattern that matches nothing': () => 'docs/**/*.md',
  'a name too long for any file': () => `${'x'.repeat(5000)}.md`,
};

describe.each(Object.entries(prepare))('%s', (_, named) => {
  it.each(['pretty', 'json', 'sarif', 'github', 'junit'])('is told beside a report as %s', (format) => {
    const name =
      named === prepare['a link to itself'] || named === prepare['a link to nowhere'] ? once(named) : named();
    write('good.md', disordered);
    const before = contents();
    const { status, stdout, stderr } = run('check', '--fix', '--format', format, name, 'good.md');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^postmortem: .+\.\n$/);
    expect(stderr).toContain(name.split('/')[0]);
    expect(stdout).toContain('timeline-order');
    expect(contents()).toEqual(before);
  });
});

const made = new Map<() => string, string>();

/** A link can be made only once. */
function once(make: () => string): string {
  const name = made.get(make) ?? make();
  made.set(make, name);
  return name;
}

it.skipIf(process.platform === 'win32')('nobody waits for a pipe', () => {
  expect(spawnSync('mkfifo', [at('pipe.md')]).status).toBe(0);
  write('good.md', disordered);
  const { status, stdout, stderr } = run('check', 'pipe.md', 'good.md');
  expect([status, stderr]).toEqual([2, 'postmortem: pipe.md was left out: it is no regular file.\n']);
  expect(stdout).toContain('timeline-order');
  expect(run('check', '.').stderr).not.toContain('pipe');
  expect(run('inspect', 'pipe.md').status).toBe(2);
});

it.skipIf(isRoot || process.platform === 'win32')('a file or folder without permission is told', () => {
  write('locked/a.md', clean);
  chmodSync(at(write('secret.md', clean)), 0);
  chmodSync(at('locked'), 0);
  const { status, stderr } = run('check', 'secret.md', 'locked');
  chmodSync(at('locked'), 0o700);
  expect(status).toBe(2);
  expect(stderr).toBe(
    'postmortem: locked could not be read: no permission.\npostmortem: secret.md could not be read: no permission.\n',
  );
});

it('a binary file in a folder is told as well', () => {
  write('folder/a.md', disordered);
  write('folder/b.md', Uint8Array.from([1, 0, 2, 0]));
  const { status, stdout, stderr } = run('check', 'folder');
  expect([status, stderr]).toEqual([2, 'postmortem: folder/b.md was left out: it is a binary file.\n']);
  expect(stdout).toContain('timeline-order');
});

it('what is no UTF-8 is checked all the same', () => {
  const bytes = Buffer.from(disordered.replace('Exports run', 'Exports é run'), 'latin1');
  const { status, stdout } = run('check', write('latin1.md', bytes));
  expect([status, stdout]).toEqual([1, expect.stringContaining('timeline-order')]);
});

it('a binary standard input is told', () => {
  const { status, stderr } = runWith({ input: Uint8Array.from([0, 1, 2]) }, 'check', '-');
  expect([status, stderr]).toEqual([2, 'postmortem: stdin.md was left out: it is a binary file.\n']);
});

describe('what is not understood', () => {
  it.each<[string[], string]>([
    [['chekc'], 'There is no command chekc. Did you mean check?'],
    [['explain', 'timeline-oder'], 'Did you mean timeline-order?'],
    [['check', '--formt', 'json'], 'check has no option --formt. Did you mean --format?'],
    [['check', '--format', 'sarf'], 'not sarf. Did you mean sarif?'],
    [['check', '--max-warnings', '-1'], '--max-warnings is a number from 0, not -1.'],
    [['check', '--max-warnings=many'], 'not many'],
    [['check', '--max-warnings'], '--max-warnings needs a value: --max-warnings N.'],
    [['check', '--fix=yes'], '--fix takes no value.'],
    [['check', '-x'], 'check has no option -x.'],
    [['export', 'a.md'], 'Say in which --format'],
    [['export', '--format', 'csv'], 'Name one file.'],
    [['export', '--format', 'csv', 'a.md', 'b.md'], 'Name one file.'],
  ])('is said in one sentence: %j', (args, problem) => {
    write('a.md', disordered);
    const before = contents();
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(stderr).toMatch(/^postmortem: .* See postmortem (?:\w+ )?--help\.\n$/);
    expect(contents()).toEqual(before);
  });
});
