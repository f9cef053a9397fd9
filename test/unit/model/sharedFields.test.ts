import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

/** Whose the actions below some lines are, until when, and where that stands. */
function read(...lines: string[]) {
  const { actionItems, source } = snapshotOf(['# Postmortem', '', ...lines, ''].join('\n')).postmortem;
  return actionItems.map(({ owner, due, places }) => ({
    owner,
    due: due && [due.year, due.month, due.day].join('-'),
    places: Object.fromEntries(Object.entries(places).map(([field, span]) => [field, source.slice(span)])),
  }));
}

const items = ['1. Audit the clocks', '2. Alert on drift'];
const nobody = { owner: undefined, due: undefined, places: {} };

describe('what is said above a list for all of its actions', () => {
  it.each([
    ['a list', ['## Action items', '', '- **Deadline:** 2031-03-01', '- **Owner:** Storage team']],
    ['a paragraph', ['## Action items', '', '**Assigned to:** Storage team | **Due:** 2031-03-01']],
    ['lines', ['## Action items', '', 'Assigned to: Storage team', 'Due: 2031-03-01']],
    ['two paragraphs', ['## Action items', '', 'Due: 2031-03-01', '', 'Assigned to: Storage team']],
    ['the title of the section', ['## Action items (owner: Storage team, due 2031-03-01)']],
    ['a title in it', ['## Action items', '', '### Clocks (Owner: Storage team; Due: 2031-03-01)']],
  ])('stands in %s', (_, above) => {
    const both = {
      owner: 'Storage team',
      due: '2031-3-1',
      places: { owner: 'Storage team', due: '2031-03-01' },
    };
    expect(read(...above, '', ...items)).toEqual([both, both]);
  });

  it.each([
    ['below a heading', ['## Action items', '', ...items, '']],
    ['below a title in bold', ['## Summary', '', 'It broke.', '', '**Action items**', '', ...items, '']],
  ])('stands below them, too: %s', (_, above) => {
    const both = { owner: 'Storage team', due: '2031-3-1' };
    expect(read(...above, '**Owners**: Storage team  ', '**Due date**: 2031-03-01')).toMatchObject([both, both]);
    expect(read(...above, '**Owner:** Storage team', '', '**Due:** 2031-03-01', '', '## Lessons')).toMatchObject([
      both,
      both,
    ]);
    expect(read(...above, '**Owner:** Storage team', '', '- Write it down')[0]).toEqual(nobody);
  });

  it.each(['## Action items', '**Action items**'])('names no authors: %s', (title) => {
    const lines = ['# Postmortem', '', title, '', ...items, '', '**Owners**: Storage team', ''];
    expect(snapshotOf(lines.join('\n')).postmortem.facts.authors).toEqual([]);
  });

  it('may be who announces them', () => {
    const announcedBy = (words: string) => read('## Action items', '', words, '', ...items).map(({ owner }) => owner);
    expect(announcedBy('The storage team will take the following actions:')).toEqual(['storage team', 'storage team']);
    expect(announcedBy('Amara is working on these:')).toEqual(['Amara', 'Amara']);
    expect(announcedBy('The whole team will take the following actions:')).toEqual([undefined, undefined]);
    expect(announcedBy('Alerts will do the following:')).toEqual([undefined, undefined]);
    expect(announcedBy('We will take the following actions:')).toEqual([undefined, undefined]);
  });

  it('gives way to what an action says itself', () => {
    expect(
      read('## Action items', '', '- Owner: Storage team', '', '1. Audit the clocks (owner: Bo)', '2. Alert on drift'),
    ).toMatchObject([{ owner: 'Bo' }, { owner: 'Storage team' }]);
  });

  it('is no date that something else has, no owner to be found, and nothing of another list', () => {
    expect(read('## Action items (2031-03-01)', '', ...items)).toEqual([nobody, nobody]);
    expect(read('## Action items', '', '- Owner: TBD', '', ...items)).toEqual([nobody, nobody]);
    expect(read('## Action items', '', 'Assigned to: Bo', '', 'Further ones:', '', ...items)).toEqual([nobody, nobody]);
    expect(read('## Action items', '', '### Clocks (owner: Bo)', '', '### Others', '', ...items)).toEqual([
      nobody,
      nobody,
    ]);
  });
});
