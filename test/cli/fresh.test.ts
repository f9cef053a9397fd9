/** Fresh documents and templates of one's own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templates } from '../../server/src/templates/registry.ts';
import { useCommandLine } from '../support/commandLine.ts';
import { clean } from './documents.ts';

const { run, runWith, write, at } = useCommandLine();

describe('new', () => {
  it.each(templates)('writes a postmortem in the form of $id, without errors', ({ id }) => {
    const { status, stdout, stderr } = run(
      'new',
      '--template',
      id,
      '--title',
      'Checkout errors',
      '--date',
      '2026-11-21',
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Checkout errors');
    expect(stdout).toContain('2026-11-21');
    expect(run('check', write(`postmortems/${id}.md`, stdout)).status).toBe(0);
  });

  it('has the zone, the author and the language that are asked for', () => {
    expect(run('new', '--zone', 'Europe/Berlin').stdout).toContain('Europe/Berlin');
    expect(run('new', '--template', 'google-sre', '--author', 'Payments team').stdout).toContain('Payments team');
    expect(run('new', '--language', 'de').stdout).not.toBe(run('new').stdout);
  });

  it('writes into a file, and never over one', () => {
    expect(run('new', '-o', 'fresh.md').stderr).toBe('Wrote fresh.md.\n');
    expect(readFileSync(at('fresh.md'), 'utf8')).toBe(run('new').stdout);
    expect(run('new', '-o', 'fresh.md')).toMatchObject({
      status: 2,
      stderr: 'postmortem: fresh.md was not written: it exists already.\n',
    });
  });

  it.each<[string[], string]>([
    [['--template', 'google-sr'], 'There is no template google-sr. Did you mean google-sre?'],
    [['--template', 'missing.md'], 'missing.md could not be read: there is no such file.'],
    [['--date', '2026-02-30'], '--date is a day of the calendar, as 2026-11-21, not 2026-02-30.'],
    [['--date', 'today'], 'not today.'],
    [['--zone', 'Mars/Olympus'], 'not Mars/Olympus.'],
    [['--language', 'tlh'], '--language is one of'],
    [['outage.md'], 'Name the file behind -o: -o outage.md.'],
  ])('says what it cannot do: %j', (args, problem) => {
    const { status, stdout, stderr } = run('new', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });
});

describe('derive', () => {
  it('makes a template that new writes documents from', () => {
    const derived = run('derive', '-o', 'our.md', write('best.md', clean));
    expect([derived.status, derived.stderr]).toEqual([0, 'Wrote our.md.\n']);
    const fresh = run('new', '--template', 'our.md', '--title', 'Search');
    expect(fresh.status).toBe(0);
    expect(fresh.stdout).toContain('## Root Cause');
    expect(fresh.stdout).toContain('Search');
    expect(fresh.stdout).not.toContain('disk');
  });

  it('reads the standard input', () => {
    expect(runWith({ input: clean }, 'derive', '-').stdout).toBe(run('derive', write('best.md', clean)).stdout);
  });

  it('says what has nothing to keep', () => {
    const { status, stderr } = run('derive', write('plain.md', 'Text.\n'));
    expect([status, stderr]).toEqual([2, 'postmortem: plain.md has no headings that a template could keep.\n']);
  });
});
