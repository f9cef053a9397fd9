/** What `check` reports, and which exit code it ends with. */
import { describe, expect, it } from 'vitest';
import { useCommandLine } from '../support/commandLine.ts';
import { clean, disordered, notes, undated } from './documents.ts';

const { run, runWith, write, contents } = useCommandLine();

const json = (result: { stdout: string }) => JSON.parse(result.stdout);
const rulesIn = (report: { files: { findings: { rule: string }[] }[] }) =>
  report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule));

describe('the exit code', () => {
  it.each<[string, string, string[], number]>([
    ['nothing to report', clean, [], 0],
    ['an error', disordered, [], 1],
    ['a warning', undated, [], 0],
    ['a warning, and one is allowed', undated, ['--max-warnings', '1'], 0],
    ['a warning, and none is allowed', undated, ['--max-warnings', '0'], 1],
    ['a warning that is not shown', undated, ['--max-warnings', '0', '--level', 'error'], 1],
    ['no postmortem', notes, ['--max-warnings', '0'], 0],
  ])('for %s', (_, text, options, code) => {
    const { status, stderr } = run('check', ...options, write('folder/a.md', text), write('folder/b.md', clean));
    expect([status, stderr]).toEqual([code, '']);
  });

  it('is that of what could not be done, whatever was found', () => {
    expect(run('check', write('a.md', disordered), 'missing.md').status).toBe(2);
  });
});

describe('what is reported', () => {
  it('has place, level, message and rule, the line, and a summary', () => {
    const { stdout } = run('check', write('a.md', disordered));
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^a\.md:14:3: error: .* \[timeline-order\]$/),
      '  | - 2025-02-11 07:15 UTC Exports run again',
      '  |   ^^^^^^^^^^^^^^^^^^^^',
      '',
      '1 postmortem checked: 1 error.',
      '',
    ]);
  });

  it('says that other files are left alone', () => {
    write('mixed/a.md', clean);
    write('mixed/b.md', notes);
    expect(run('check', 'mixed').stdout).toBe(
      '1 postmortem checked: nothing to report. 1 other Markdown file left alone.\n',
    );
  });

  it('says why the one file that was named is left alone', () => {
    const { status, stderr } = run('check', write('notes.md', notes));
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^notes\.md was left alone\. .+\.\n$/)]);
    expect(runWith({ input: notes }, 'check', '-').stderr).toMatch(/^stdin\.md was left alone\. .+\.\n$/);
  });

  it('says that there was nothing to check', () => {
    write('ignored/.gitignore', '*.md');
    write('ignored/a.md', disordered);
    const { status, stdout, stderr } = run('check', 'ignored');
    expect([status, stdout]).toEqual([0, 'No postmortem was checked.\n']);
    expect(stderr).toBe('There is no Markdown file below ignored, or .gitignore names all that there are.\n');
  });

  it('leaves out what is quieter than asked for', () => {
    write('a.md', undated);
    expect(rulesIn(json(run('check', '--format', 'json', '--level', 'error', 'a.md')))).toEqual([]);
    expect(rulesIn(json(run('check', '--format', 'json', '--level', 'warning', 'a.md')))).toEqual(['undated-event']);
  });

  it('is the same in JSON and in the text', () => {
    const [finding] = json(run('check', '--format', 'json', write('a.md', disordered))).files[0].findings;
    expect(run('check', 'a.md').stdout).toContain(
      `a.md:${finding.line}:${finding.column}: ${finding.level}: ${finding.message} [${finding.rule}]`,
    );
  });
});

describe('the standard input', () => {
  it('is checked', () => {
    const result = runWith({ input: disordered }, 'check', '--format', 'json', '-');
    expect(result.status).toBe(1);
    expect(json(result).files).toMatchObject([{ file: 'stdin.md', findings: [{ rule: 'timeline-order' }] }]);
  });

  it('has the name that it is given, which tells what it is', () => {
    const check = (name: string) =>
      json(runWith({ input: 'Text.\n' }, 'check', '--format', 'json', '--stdin-filename', name, '-')).files.map(
        ({ file }: { file: string }) => file,
      );
    expect([check('postmortems/07.md'), check('notes/07.md')]).toEqual([['postmortems/07.md'], []]);
  });

  it.each<[string[], string]>([
    [['-', 'a.md'], 'without other paths'],
    [['--fix', '-'], '--fix writes into files'],
  ])('cannot be checked with %j', (args, problem) => {
    const before = contents();
    const { status, stdout, stderr } = runWith({ input: disordered }, 'check', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(contents()).toEqual(before);
  });

  it('may be empty', () => {
    expect(runWith({ input: '' }, 'check', '-').status).toBe(0);
  });
});

describe('colour', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['is not written into a pipe', {}, false],
    ['is where it is forced', { FORCE_COLOR: '1' }, true],
    ['is not where it is forced off', { FORCE_COLOR: '0' }, false],
    ['is where it is forced, whatever else is said', { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['is not where it is not wanted', { NO_COLOR: '1' }, false],
  ])('%s', (_, env, expected) => {
    const { stdout } = runWith({ env }, 'check', write('a.md', disordered));
    expect(stdout.includes('\u001b[')).toBe(expected);
  });
});

it('a document cannot write to the terminal', () => {
  const { stdout } = run('check', write('a.md', disordered.replace('Exports run', 'Exports \u001b[31m\u0007run')));
  expect(stdout).toContain('again');
  expect(stdout).not.toMatch(/[^\P{Cc}\n]/u);
});
