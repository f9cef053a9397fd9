/** Timelines for other programs, read back as those read them. */

import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { exportCsv } from '../../server/src/cli/export/csv.ts';
import { exportedDocument } from '../../server/src/cli/export/events.ts';
import { exportHtml } from '../../server/src/cli/export/html.ts';
import { exportIcs } from '../../server/src/cli/export/ics.ts';
import { exportMermaid } from '../../server/src/cli/export/mermaid.ts';
import { useCommandLine } from '../support/commandLine.ts';
import { outside, snapshotOf } from '../support/snapshots.ts';

const { run, runWith, write, at } = useCommandLine();

const text = [
  '# Postmortem: "exports", 100% down; <b>',
  '',
  '## Timeline',
  '',
  '- 2025-02-11 07:40 UTC Alert fires: =1+1, "twice"; #3 <i>',
  '- 2025-02-11 09:00 - 09:30 +02:00 Rollback begins',
  '- Nobody looks',
  '- ~08:10 UTC Fixed',
  '- 2025-02-12 All is well, 本日は晴天なり本日は晴天なり本日は晴天なり本日は晴天なり本日は晴天なり',
  '',
  '## Timeline of the customers',
  '',
  '- 07:50 first complaint',
  '',
].join('\n');

const documentOf = (markdown: string) => exportedDocument('a.md', snapshotOf(markdown));

/** Words that a document could hold, with signs that mean something somewhere. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('=1+1', '@x', '-x', '::', ' : ', '%%', '#x;', '"', ',', ';', '\\n', '<script>', ']]>', '--'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' ').replace(/[\r\n\u2028\u2029\u0085\v\f]/g, ' '));
const documents = fc
  .array(words, { minLength: 1, maxLength: 6 })
  .map((texts) =>
    documentOf(
      `# Postmortem ${texts[0]}\n\n## Timeline\n\n${texts.map((each, index) => `- 2025-02-11 07:4${index} UTC - x ${each}\n`).join('')}`,
    ),
  );

describe('csv', () => {
  /** As RFC 4180 says. */
  function parse(csv: string): string[][] {
    expect(csv).toMatch(/^(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n))*$/);
    const rows = csv.match(/(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n(?=[\s\S]|$)))+?(?<=\r\n)/g) ?? [];
    return rows.map((row) =>
      [...row.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    );
  }

  it('has a row for each event', () => {
    const [head, ...rows] = parse(exportCsv(documentOf(text)));
    expect(head).toEqual([
      'timeline',
      'line',
      'start',
      'end',
      'zone',
      'start_utc',
      'end_utc',
      'approximate',
      'milestone',
      'text',
    ]);
    expect(rows.slice(0, 3)).toEqual([
      [
        'Timeline',
        '5',
        '2025-02-11T07:40',
        '',
        'UTC',
        '2025-02-11T07:40Z',
        '',
        'no',
        'detected',
        'Alert fires: =1+1, "twice"; #3',
      ],
      [
        'Timeline',
        '6',
        '2025-02-11T09:00',
        '2025-02-11T09:30',
        '+02:00',
        '2025-02-11T07:00Z',
        '2025-02-11T07:30Z',
        'no',
        'mitigated',
        'Rollback begins',
      ],
      ['Timeline', '7', '', '', '', '', '', 'no', '', 'Nobody looks'],
    ]);
    expect(rows).toHaveLength(6);
  });

  it('holds no formula, whatever the document says', () => {
    for (const formula of ['=cmd', '+1', '-1', '@x', '＝x', '\t=x']) {
      const rows = parse(
        exportCsv(
          documentOf(`## Timeline\n\n| Time | Event |\n| --- | --- |\n| 07:40 UTC | ${formula} |\n| 07:41 UTC | x |\n`),
        ),
      );
      expect(rows[1]?.at(-1)).toMatch(/^'/);
    }
    fc.assert(
      fc.property(documents, (document) => {
        for (const cell of parse(exportCsv(document)).flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});

describe('ics', () => {
  const calendarOf = (ics: string) =>
    new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

  it('has an event for each with a full date, in UTC where the zone is known', () => {
    const events = calendarOf(exportIcs(documentOf(text), outside.now)).map(
      ({ summary, startDate, endDate, component }) => [
        summary,
        startDate.toString(),
        startDate.zone.tzid,
        component.hasProperty('dtend') ? endDate.toString() : '',
        component.getFirstPropertyValue('status'),
      ],
    );
    expect(events).toEqual([
      ['Alert fires: =1+1, "twice"; #3', '2025-02-11T07:40:00Z', 'UTC', '', 'CONFIRMED'],
      ['Rollback begins', '2025-02-11T07:00:00Z', 'UTC', '2025-02-11T07:30:00Z', 'CONFIRMED'],
      ['Fixed', '2025-02-11T08:10:00Z', 'UTC', '', 'TENTATIVE'],
      [expect.stringContaining('All is well, 本日'), '2025-02-12', 'floating', '', 'CONFIRMED'],
    ]);
  });

  it('is read back whatever the document holds, in lines of 75 bytes that cut no letter', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const ics = exportIcs(document, outside.now);
        expect(ics.endsWith('\r\n')).toBe(true);
        for (const line of ics.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const events = document.timelines.flatMap((timeline) => timeline.events);
        expect(calendarOf(ics).map(({ summary }) => summary)).toEqual(
          events.map((event) => event.text.replace(/\p{Cc}/gu, ' ')),
        );
        expect(new Set(calendarOf(ics).map(({ uid }) => uid)).size).toBe(events.length);
      }),
    );
  });
});

describe('mermaid', () => {
  it('has a section a day', () => {
    expect(
      exportMermaid(
        documentOf(
          '# Postmortem: x\n\n## Timeline\n\n- 2025-02-11 23:40 UTC Alert: fires\n- 00:10 UTC Resolved\n- Nobody looks\n',
        ),
      ),
    ).toBe(
      [
        'timeline',
        '    title Postmortem#58; x',
        '    section 2025-02-11',
        '        23#58;40 UTC (detected) : Alert#58; fires',
        '    section 2025-02-12',
        '        00#58;10 UTC (resolved) : Resolved',
        '',
      ].join('\n'),
    );
  });

  it('has no sign that means something to it but its own', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const [first, second, ...lines] = exportMermaid(document).trimEnd().split('\n');
        expect(first).toBe('timeline');
        const label = '(?:[^#:;%<>{}"`\\\\&\\n\\r]|#\\d+;)*';
        expect(second).toMatch(new RegExp(`^    title ${label}$`));
        for (const line of lines)
          expect(line).toMatch(new RegExp(`^    (?:section ${label}|    ${label} : ${label})$`));
      }),
    );
  });
});

describe('html', () => {
  it('is a page by itself, with a picture and every event in a table', () => {
    const page = exportHtml(documentOf(text));
    expect(page).not.toMatch(/<script|\bsrc=|\bhref=|url\(|@import|\son\w+=/i);
    expect(page).toContain('One event has no time: in the table only.');
    expect(page.match(/<tr><td>/g)).toHaveLength(6);
    expect(page.match(/<circle/g)).toHaveLength(4);
    expect(page).toContain('Nobody looks');
  });

  it('has pictures of equal times and single events in words only', () => {
    expect(exportHtml(documentOf('## Timeline\n\n- 07:40 UTC A\n- 07:40 UTC B\n'))).not.toContain('<svg');
  });

  it('is well formed whatever the document holds', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const errors: unknown[] = [];
        const body = exportHtml(document)
          .replace(/^[\s\S]*?(?=<body>)/, '')
          .replace(/<\/html>\s*$/, '');
        new DOMParser({ onError: (level, message) => level !== 'warning' && errors.push(message) }).parseFromString(
          body,
          'text/xml',
        );
        expect(errors).toEqual([]);
      }),
    );
  });
});

describe('the command', () => {
  it('prints JSON with every event', () => {
    const { status, stderr, stdout } = run('export', '--format', 'json', write('a.md', text));
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).timelines.map(({ events }: { events: object[] }) => events.length)).toEqual([5, 1]);
  });

  it('names the events that a format cannot hold', () => {
    const { status, stderr } = run('export', '--format', 'ics', write('a.md', text));
    expect([status, stderr]).toEqual([0, '2 events without a full date left out: lines 7, 13.\n']);
  });

  it.each<[string, string]>([
    ['ics', '## Timeline\n\n- 07:40 A\n- 07:50 B\n'],
    ['mermaid', '# Nothing\n'],
  ])('says that there is nothing for %s', (format, markdown) => {
    const { status, stdout, stderr } = run('export', '--format', format, write('few.md', markdown));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^postmortem: few\.md has no event with a .+\.\n$/);
  });

  it('writes a file, and never over another', () => {
    write('a.md', text);
    const first = run('export', '--format', 'csv', '-o', 'out.csv', 'a.md');
    expect([first.status, first.stdout, first.stderr]).toEqual([0, '', 'Wrote out.csv.\n']);
    const written = readFileSync(at('out.csv'), 'utf8');
    expect(written).toBe(run('export', '--format', 'csv', 'a.md').stdout);
    const nowhere = run('export', '--format', 'csv', '-o', 'none/out.csv', 'a.md');
    expect([nowhere.status, nowhere.stderr]).toEqual([
      2,
      'postmortem: none/out.csv was not written: there is no such folder.\n',
    ]);
    const second = run('export', '--format', 'json', '-o', 'out.csv', 'a.md');
    expect([second.status, second.stderr]).toEqual([2, 'postmortem: out.csv was not written: it exists already.\n']);
    expect(readFileSync(at('out.csv'), 'utf8')).toBe(written);
  });

  it('reads the standard input', () => {
    expect(runWith({ input: text }, 'export', '--format', 'csv', '-').stdout.split('\r\n')).toHaveLength(8);
  });

  it('says what it cannot read', () => {
    const { status, stderr } = run('export', '--format', 'csv', 'missing.md');
    expect([status, stderr]).toEqual([2, 'postmortem: missing.md could not be read: there is no such file.\n']);
  });
});
