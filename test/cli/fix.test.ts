/** How fixes get into files: only safe ones, all of them, and nothing but them. */
import { chmodSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { writeSafely } from '../../server/src/cli/check/write.ts';
import { readBytes } from '../../server/src/cli/files/read.ts';
import { fixAll } from '../../server/src/features/fixAll.ts';
import type { Fix, Rule } from '../../server/src/rules/types.ts';
import { useCommandLine } from '../support/commandLine.ts';
import { outside, snapshotOf } from '../support/snapshots.ts';
import { clean, disordered, undated } from './documents.ts';

const { run, write, at, contents } = useCommandLine();

interface Mending {
  readonly word: RegExp;
  readonly by: (word: string) => string;
  readonly safe?: boolean;
}

/** Reports each word, with one fix for it. */
function ruleThat({ word, by, safe = true }: Mending): Rule {
  return {
    id: 'made-up',
    category: 'wording',
    level: 'warning',
    summary: '',
    fix: 'safe',
    check: {
      per: 'document',
      *run({ postmortem: { source } }) {
        for (const match of source.text.matchAll(word)) {
          const lines = source.text.slice(0, match.index).split(/\r\n|\r|\n/);
          const start = source.offsetAt({ line: lines.length - 1, character: lines.at(-1)?.length ?? 0 });
          const span = { start, end: start + match[0].length };
          const fix: Fix = { title: 'Mend', edits: [{ span, newText: [by(match[0])] }], safe };
          yield { span, message: 'Wrong.', fixes: () => [fix] };
        }
      },
    },
  };
}

function mend(text: string, ...mendings: readonly Mending[]) {
  const rules = mendings.map(ruleThat);
  const { snapshot, fixed } = fixAll(snapshotOf(text, { rules }), outside);
  return { text: snapshot.postmortem.source.text, fixed };
}

describe('applying', () => {
  it('takes every safe fix, wherever it is', () => {
    const text = '# red\n\n- red\n- green\n\nred red\n\n| a | b |\n| - | - |\n| red | red |\n';
    expect(mend(text, { word: /red/g, by: () => 'bluish' })).toEqual({
      text: text.replaceAll('red', 'bluish'),
      fixed: 6,
    });
  });

  it('does not exchange one of two times in an entry', () => {
    const text = (entry: string) =>
      `# Postmortem: exports\n\n## Timeline (UTC)\n\n- 2025-02-11 00:40 Alert\n- ${entry}\n- 14:15 Over\n`;
    const fixed = (entry: string) => fixAll(snapshotOf(text(entry)), outside).snapshot.postmortem.source.text;
    expect(fixed('2 AM runs fail')).toBe(text('02:00 runs fail'));
    expect(fixed('2 AM / 3 AM runs fail')).toBe(text('2 AM / 3 AM runs fail'));
  });

  it('takes no other', () => {
    expect(mend('red\n', { word: /red/g, by: () => 'blue', safe: false })).toEqual({ text: 'red\n', fixed: 0 });
  });

  it('leaves questions of a form that tell the answers of a section apart', () => {
    const one = '# Postmortem\n\n## Timeline\n\nhow was the issue detected\n\nBy a customer.\n';
    const two = `${one}\nhow the incident was resolved\n\nBy a restart.\n`;
    const fixesIn = (text: string) => fixAll(snapshotOf(text), outside).fixed;
    expect([one, two].map(fixesIn)).toEqual([1, 0]);
  });

  it.each([
    ['a sentence that tells of damage', '- 11:40 customers saw é as Ã©\n'],
    [
      'a time to resolve that may be counted from the first event',
      '- Time to resolve: 50 minutes (from first event)\n',
    ],
  ])('leaves %s', (_, line) => {
    const events = ['- 17:04 batch cluster scaled', '- 17:10 alarm fires', '- 17:42 resolved'];
    const text = ['# Postmortem', '', '## Timeline (UTC)', '', ...events, '', '## Metrics', '', line].join('\n');
    expect(fixAll(snapshotOf(text), outside).fixed).toBe(0);
  });

  it('goes on until none is left', () => {
    expect(mend('1\n', { word: /\b[1-4]\b/g, by: (word) => String(Number(word) + 1) })).toEqual({
      text: '5\n',
      fixed: 4,
    });
  });

  it('takes fixes that touch one after another', () => {
    const twice = [
      { word: /ab/g, by: () => 'x' },
      { word: /bc/g, by: () => 'y' },
      { word: /xc/g, by: () => 'z' },
    ];
    expect(mend('abc\n', ...twice)).toEqual({ text: 'z\n', fixed: 2 });
  });

  it('ends where fixes undo each other, and where they never end', () => {
    const swap = [
      { word: /red/g, by: () => 'blue' },
      { word: /blue/g, by: () => 'red' },
    ];
    expect(['red\n', 'blue\n']).toContain(mend('red\n', ...swap).text);
    expect(mend('x\n', { word: /x/g, by: () => 'xx' }).text.length).toBeLessThan(2000);
  });

  it('keeps line ends', () => {
    expect(mend('red\r\n\r\nred\rred\n', { word: /red/g, by: () => 'blue' }).text).toBe('blue\r\n\r\nblue\rblue\n');
  });
});

describe('writing', () => {
  const content = Buffer.from('new');

  it('exchanges the content and keeps the mode', () => {
    chmodSync(at(write('mode.md', 'old')), 0o640);
    writeSafely(at('mode.md'), readBytes(at('mode.md')), content);
    expect([readFileSync(at('mode.md'), 'utf8'), statSync(at('mode.md')).mode & 0o777]).toEqual(['new', 0o640]);
  });

  it('goes through a link, which stays', () => {
    write('target.md', 'old');
    symlinkSync('target.md', at('link.md'));
    writeSafely(at('link.md'), readBytes(at('link.md')), content);
    expect([readlinkSync(at('link.md')), readFileSync(at('target.md'), 'utf8')]).toEqual(['target.md', 'new']);
  });

  it('leaves a file that changed meanwhile, and nothing beside it', () => {
    const read = readBytes(at(write('changed.md', 'old')));
    writeFileSync(at('changed.md'), 'theirs');
    const before = contents();
    expect(() => writeSafely(at('changed.md'), read, content)).toThrow(/was not fixed: it changed in the meantime/);
    expect(contents()).toEqual(before);
  });

  it('leaves a file that is gone', () => {
    const read = readBytes(at(write('gone.md', 'old')));
    const before = contents();
    expect(() => writeSafely(at('nowhere/gone.md'), read, content)).toThrow(
      /could not be written: there is no such file/,
    );
    expect(contents()).toEqual(before);
  });
});

describe('--fix', () => {
  const idle = clean.replace('Exports run again', 'Exports run again <!-- postmortem-disable-line timeline-order -->');

  it('writes what is safe, with line ends, byte order mark, mode and links as they were', () => {
    const bytes = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    chmodSync(at(write('idle.md', bytes(idle))), 0o600);
    symlinkSync('idle.md', at('idle-link.md'));
    write('untouched.md', clean);
    const { mtimeMs } = statSync(at('untouched.md'));
    const { status, stdout, stderr } = run('check', '--fix', 'idle-link.md', 'untouched.md');
    expect([status, stderr, stdout]).toEqual([0, '', '2 postmortems checked: nothing to report. 1 problem fixed.\n']);
    expect(readFileSync(at('idle.md'), 'utf8')).toBe(bytes(clean));
    expect([statSync(at('idle.md')).mode & 0o777, readlinkSync(at('idle-link.md'))]).toEqual([0o600, 'idle.md']);
    expect(statSync(at('untouched.md')).mtimeMs).toBe(mtimeMs);
    expect(run('check', '--fix', 'idle.md').stdout).toBe('1 postmortem checked: nothing to report.\n');
  });

  it('says what it would mend, and leaves it without being asked to', () => {
    write('idle.md', idle);
    const before = contents();
    expect(run('check', 'idle.md').stdout).toMatch(/\(fixable\)[\s\S]*1 remark\. --fix mends 1 of them\.\n$/);
    expect(contents()).toEqual(before);
  });

  it('writes nothing that is no UTF-8, and says so', () => {
    write('latin.md', Buffer.from(idle.replace('customers', 'clientèle'), 'latin1'));
    const before = contents();
    const { status, stderr } = run('check', '--fix', 'latin.md');
    expect([status, stderr]).toEqual([
      2,
      'postmortem: latin.md was not fixed: it is not valid UTF-8 everywhere, and parts of it would be lost.\n',
    ]);
    expect(contents()).toEqual(before);
  });

  it('leaves alone what nobody may decide but the author', () => {
    write('a.md', undated);
    write('b.md', disordered);
    const before = contents();
    const { status, stdout } = run('check', '--fix', 'a.md', 'b.md');
    expect([status, stdout]).toEqual([1, expect.stringContaining('undated-event')]);
    expect(contents()).toEqual(before);
  });
});
