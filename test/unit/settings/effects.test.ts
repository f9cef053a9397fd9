/** What the settings about reading do to what is read. */
import { describe, expect, it } from 'vitest';
import { localIso } from '../../../server/src/model/text/localIso.ts';
import { snapshotOf } from '../../support/snapshots.ts';

function eventsOf(text: string, settings: unknown) {
  const { postmortem } = snapshotOf(text, { settings });
  return postmortem.timelines[0]?.events.map(({ when }) => [when && localIso(when), when?.zone?.zone]) ?? [];
}

describe('zones', () => {
  const kolkata = { kind: 'iana', id: 'Asia/Kolkata' };
  const zones = { IST: 'Asia/Kolkata', HQT: '-03:00' };

  it.each([
    ['behind a time', '## Timeline\n\n- 2024-06-05 10:00 IST Alert\n', kolkata],
    ['in brackets', '## Timeline\n\n- 2024-06-05 10:00 (IST) Alert\n', kolkata],
    ['behind a time and a date', '## Timeline\n\n- 10:00 IST 2024-06-05 Alert\n', kolkata],
    ['in a heading', '## Timeline (IST)\n\n- 2024-06-05 10:00 Alert\n', kolkata],
    ['in a note', 'All times in IST.\n\n## Timeline\n\n- 2024-06-05 10:00 Alert\n', kolkata],
    ['in a column', '## Timeline\n\n| Time (IST) | Event |\n|-|-|\n| 2024-06-05 10:00 | Alert |\n', kolkata],
    ['in a label', '**Time zone:** IST\n\n## Timeline\n\n- 2024-06-05 10:00 Alert\n', kolkata],
    ['in front matter', '---\ntimezone: IST\n---\n## Timeline\n\n- 2024-06-05 10:00 Alert\n', kolkata],
    ['that nobody else knows', '## Timeline\n\n- 2024-06-05 10:00 HQT Alert\n', { kind: 'offset', minutes: -180 }],
  ])('are what the settings say %s', (_, text, zone) => {
    expect(eventsOf(text, { zones })).toEqual([['2024-06-05T10:00', zone]]);
    expect(eventsOf(text, {})).not.toEqual([['2024-06-05T10:00', zone]]);
  });

  it('that are not set stay in doubt', () => {
    expect(eventsOf('## Timeline\n\n- 2024-06-05 10:00 CST Alert\n', { zones })).toMatchObject([
      ['2024-06-05T10:00', { kind: 'ambiguous' }],
    ]);
  });

  it.each([['UTC'], ['+02:00'], ['Europe/Berlin'], ['UTC+3']])('may be stated as %s', (timeZone) => {
    for (const text of ['', `---\ntimezone: "${timeZone}"\n---\n`]) {
      const settings = text === '' ? { timeZone } : {};
      const [event] = eventsOf(`${text}## Timeline\n\n- 2024-06-05 10:00 Alert\n`, settings);
      expect(event?.[1]).toMatchObject({ kind: timeZone.includes('/') ? 'iana' : 'offset' });
    }
  });
});

describe('the order of dates', () => {
  const written = '## Timeline\n\n- 05/06/2024 10:00 Alert\n- 24/06/07 11:00 Over\n';

  it.each([
    ['dmy', ['2024-06-05T10:00', '2007-06-24T11:00']],
    ['mdy', ['2024-05-06T10:00', '2007-06-24T11:00']],
    ['ymd', ['2024-05-06T10:00', '2024-06-07T11:00']],
  ])('is %s in the settings or the front matter', (dateOrder, expected) => {
    expect(eventsOf(written, { dateOrder }).map(([when]) => when)).toEqual(expected);
    const stated = `---\ndate-order: ${dateOrder}\n---\n${written}`;
    for (const other of ['dmy', 'mdy', 'ymd']) {
      expect(eventsOf(stated, { dateOrder: other }).map(([when]) => when)).toEqual(expected);
    }
  });
});

describe('languages', () => {
  const messages = (text: string, languages: readonly string[]) =>
    snapshotOf(text, { settings: { languages } }).findings.map(({ report }) =>
      report.message.replace(/[^“]*(“[^”]*”).*/, '$1'),
    );

  it('say what a missing section is called where the document does not tell', () => {
    expect(messages('# Postmortem\n', [])).toContain('“Summary”');
    expect(messages('# Postmortem\n', ['de', 'en'])).toContain('“Zusammenfassung”');
    expect(messages('# Postmortem\n\n## Impact\n\nNone.\n\n## Root Cause\n\nx\n', ['de', 'en'])).toContain('“Summary”');
  });

  it('leave out names in others', () => {
    const rolesOf = (languages: readonly string[]) =>
      snapshotOf('## Auswirkungen\n\n## Impact\n\n**Dauer:** 2 h\n', {
        settings: { languages },
      }).postmortem.sections.map(({ title, roles }) => [title, ...roles]);
    expect(rolesOf([])).toEqual([
      ['Auswirkungen', 'impact'],
      ['Impact', 'impact'],
      ['Dauer', 'duration'],
    ]);
    expect(rolesOf(['de'])).toEqual([['Auswirkungen', 'impact'], ['Impact'], ['Dauer', 'duration']]);
    expect(rolesOf(['en'])).toEqual([['Auswirkungen'], ['Impact', 'impact']]);
  });
});
