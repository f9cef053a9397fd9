/** The bundled command line, as a shell runs it. */
import { describe, expect, it } from 'vitest';
import { useCommandLine } from '../support/commandLine.ts';

const { run, runWith, write, inspect } = useCommandLine();

const text = [
  '# Postmortem: exports',
  '',
  '## Summary',
  '',
  '- **Duration:** 2025-02-11 07:40 UTC to 2025-02-11 08:45 UTC',
  '',
  '## Timeline',
  '',
  '- 07:40 Alert fires',
  '- Nobody looks',
  '- ~08:10 - 08:20 CET Rollback begins',
  '',
].join('\n');

describe('inspect', () => {
  it('reads the standard input', () => {
    const { json } = inspect(write('stdin.md', text));
    expect(JSON.parse(runWith({ input: text }, 'inspect', '-').stdout)).toEqual(json);
  });

  it('names what it left unread', () => {
    const { status, json } = inspect(write('deep.md', `${text}\n${'> '.repeat(80)}deep\n`));
    const [{ reports }] = json as [{ reports: { rule: string }[] }];
    expect(status).toBe(0);
    expect(reports).toContainEqual(
      expect.objectContaining({
        rule: 'unread-block',
        level: 'info',
        line: 13,
        message: expect.stringContaining('left unread'),
      }),
    );
  });

  it('takes the resolution for the end where nothing else says when that was', () => {
    const table = ['| Milestone | Time |', '| --- | --- |', '| Started | 2025-02-11 07:40 UTC |'];
    const resolved = '| Resolved | 2025-02-11 08:45 UTC |';
    const endOf = (...rows: string[]) => {
      const { json } = inspect(write('table.md', ['# Postmortem: exports', '', ...table, ...rows, ''].join('\n')));
      return (json as [{ facts: { start: string; end: string | null } }])[0].facts;
    };
    expect(endOf(resolved)).toMatchObject({ start: '2025-02-11T07:40', end: '2025-02-11T08:45' });
    expect(endOf(resolved, '| Ended | 2025-02-11 08:30 UTC |')).toMatchObject({ end: '2025-02-11T08:30' });
    expect(endOf(resolved, resolved)).toMatchObject({ end: null });
  });

  it.each(['started_at', 'detected_at'])('takes the day from %s, where nothing else says it', (key) => {
    const events = '- 07:40 Exports stop\n- 08:45 All clear\n';
    const head = `---\n${key}: 2025-02-11T07:40:00+01:00\n---\n\n# Postmortem: exports\n\n## Timeline\n\n${events}`;
    const { json } = inspect(write('front.md', head));
    expect((json as [{ facts: { date: string } }])[0].facts.date).toBe('2025-02-11');
  });

  it('names no author who is still to be found', () => {
    const authorsOf = (name: string) => {
      const { json } = inspect(write('author.md', `# Postmortem: exports\n\n**Author**: ${name}\n\n${text}`));
      return (json as [{ facts: { authors: string[] } }])[0].facts.authors;
    };
    expect(authorsOf('TBD')).toEqual([]);
    expect(authorsOf('Ana Sol')).toEqual(['Ana Sol']);
  });

  it('prints what is in a file, lines from 1', () => {
    const { status, stderr, json } = inspect(write('exports.md', text));
    expect([status, stderr]).toEqual([0, '']);
    const milestone = { milestone: null };
    expect(json).toEqual([
      {
        actionItems: [],
        facts: expect.objectContaining({ severity: null, authors: [] }),
        file: 'exports.md',
        kind: 'postmortem',
        sections: [
          { roles: [], title: 'Postmortem: exports', line: 1 },
          { roles: ['summary'], title: 'Summary', line: 3 },
          { roles: ['duration'], title: 'Duration', line: 5 },
          { roles: ['timeline'], title: 'Timeline', line: 7 },
        ],
        timelines: [
          {
            line: 7,
            shape: 'list',
            events: [
              {
                line: 9,
                raw: '07:40',
                when: '2025-02-11T07:40',
                end: null,
                zone: 'UTC',
                approximate: false,
                text: 'Alert fires',
                milestone: 'detected',
              },
              {
                line: 10,
                raw: '',
                when: null,
                end: null,
                zone: null,
                approximate: false,
                text: 'Nobody looks',
                ...milestone,
              },
              {
                line: 11,
                raw: '~08:10 - 08:20 CET',
                when: '2025-02-11T08:10',
                end: '2025-02-11T08:20',
                zone: 'CET',
                approximate: true,
                text: 'Rollback begins',
                milestone: 'mitigated',
              },
            ],
          },
        ],
        reports: expect.arrayContaining([
          { rule: 'undated-event', level: 'warning', line: 10, message: expect.stringContaining('no time') },
        ]),
      },
    ]);
  });

  it('prints one object a file, in the order given', () => {
    const names = [write('b.md', text), write('a.md', '# Notes\n'), write('c.md', '')];
    const { status, json } = inspect(...names);
    expect(status).toBe(0);
    expect(json.map(({ file, kind }: { file: string; kind: string }) => [file, kind])).toEqual([
      ['b.md', 'postmortem'],
      ['a.md', 'other'],
      ['c.md', 'other'],
    ]);
  });

  it('prints json when nothing else is asked for', () => {
    expect(JSON.parse(run('inspect', write('exports.md', text)).stdout)).toHaveLength(1);
  });

  it('takes the path into account', () => {
    const { json } = inspect(write('postmortems/07.md', 'Text.\n'), write('07.md', 'Text.\n'));
    expect(json.map(({ kind }: { kind: string }) => kind)).toEqual(['postmortem', 'other']);
  });

  it('reads names that start with a dash, or hold spaces and letters of any script', () => {
    const names = [write('-x.md', text), write('a b.md', text), write('事後 #1?.md', text)];
    const result = run('inspect', '--', ...names);
    expect([result.status, JSON.parse(result.stdout).length]).toEqual([0, 3]);
  });
});

describe('a file that is odd', () => {
  it.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['a byte order mark', '\ufeff# Postmortem\n\n## Timeline\n\n- 07:40 A\n'],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['NUL', '\0'.repeat(1000)],
    ['invalid UTF-8', Uint8Array.from([0x23, 0x20, 0xff, 0xfe, 0xc3, 0x28, 0x0a, 0xed, 0xa0, 0x80])],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['binary', Uint8Array.from({ length: 4096 }, (_, index) => (index * 167) % 256)],
    ['one long line', 'x'.repeat(1_000_000)],
  ])('is read: %s', (_, content) => {
    const { status, stderr, json } = inspect(write('odd.md', content));
    expect([status, stderr, json.length]).toEqual([0, '', 1]);
  });
});

describe('what cannot be read', () => {
  it('is named, and the rest is printed', () => {
    const { status, stderr, json } = inspect('missing.md', write('exports.md', text));
    expect([status, json.length]).toEqual([2, 1]);
    expect(stderr).toBe('postmortem: missing.md could not be read: there is no such file.\n');
  });

  it('may be a folder', () => {
    write('folder/a.md', text);
    const { status, stderr, json } = inspect('folder');
    expect([status, json]).toEqual([2, []]);
    expect(stderr).toMatch(/^postmortem: folder is a folder.*\n$/);
  });
});

describe('the command', () => {
  it.each([[['--help']], [['-h']], [['inspect', '--help']]])('tells how it is used: %j', (args) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: postmortem/);
    expect(stdout).toContain('Exit codes');
  });

  it('tells its version', () => {
    expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each<[string[], string]>([
    [[], 'Name a command'],
    [['frobnicate'], 'no command frobnicate'],
    [['inspect'], 'at least one file'],
    [['inspect', '--format', 'xml', 'a.md'], 'xml'],
    [['inspect', '--format'], '--format'],
    [['inspect', '--frob', 'a.md'], '--frob'],
    [['--version=3'], '--version'],
  ])('says what it did not understand: %j', (args, problem) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(stderr).toMatch(/See postmortem (?:inspect )?--help\.$/m);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
