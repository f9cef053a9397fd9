import { describe, expect, test } from 'vitest';
import { badgeText, problemPath, readProblemPath } from '../../../client/src/problemUri.ts';
import { buildOutline } from '../../../client/src/timelineNodes.ts';
import {
  dayName,
  descriptionOf,
  labelOf,
  spokenLabel,
  statusText,
  tooltipOf,
  viewDescription,
} from '../../../client/src/wording.ts';
import type { DocumentStatus } from '../../../server/src/protocol.ts';
import { event, result, timeline, undated } from './sample.ts';

function onlyEvent(item: ReturnType<typeof event>, date = '2024-06-05') {
  const [node] = buildOutline(result(timeline('Timeline', { [date]: [item] }))).events;
  if (!node) throw new Error('no event');
  return node;
}

describe('day', () => {
  test.each([
    ['2024-06-05', 'Wed'],
    ['2024-06-05', '2024'],
    ['XXXX-06-05', '5 Jun'],
    ['XXXX-02-29', '29 Feb'],
    ['something else', 'something else'],
  ])('%s is named with %s', (date, part) => expect(dayName(date, 'en-GB')).toContain(part));

  test('an unknown year is not made up', () => expect(dayName('XXXX-06-05', 'en-GB')).toBe('5 Jun'));
  test('no date has no name', () => expect(dayName(undefined, 'en-GB')).toBeUndefined());
});

describe('label', () => {
  test.each([
    [event(1, { text: 'paged' }), '09:00', 'paged'],
    [undated(1, { text: 'paged' }), 'No time', 'paged'],
    [undated(1, { text: 'patches go out', wholeDay: true }), 'patches go out', ''],
  ])('%j', (item, label, description) => {
    const node = onlyEvent(item);
    expect([labelOf(node, 'en'), descriptionOf(node, 'en')]).toEqual([label, description]);
  });
});

describe('spoken label', () => {
  test('says the milestone that is otherwise a colour', () =>
    expect(spokenLabel(onlyEvent(event(1, { milestone: 'resolved', text: 'all well' })), 'en')).toBe(
      '09:00 UTC, resolved, all well',
    ));
  test('says problems and what is missing', () =>
    expect(
      spokenLabel(onlyEvent(undated(1, { text: 'paged', problems: [{ level: 'warning', message: 'When?' }] })), 'en'),
    ).toBe('No time, paged, When?'));
  test('asks no time of what is dated by its day', () =>
    expect(spokenLabel(onlyEvent(undated(1, { text: 'patches go out', wholeDay: true })), 'en')).toBe(
      'patches go out',
    ));
  test('says "about" for a tilde', () =>
    expect(spokenLabel(onlyEvent(event(1, { approximate: true, text: 'x' })), 'en')).toBe('about 09:00 UTC, x'));
});

describe('tooltip', () => {
  test('tells day, time, zone and milestone', () =>
    expect(tooltipOf(onlyEvent(event(1, { milestone: 'detected' })), 'en-GB').facts).toEqual([
      `${dayName('2024-06-05', 'en-GB')}, 09:00 UTC`,
      'detected',
    ]));
  test('tells the day of what is dated by it', () =>
    expect(tooltipOf(onlyEvent(undated(1, { wholeDay: true })), 'en-GB').facts).toEqual([
      dayName('2024-06-05', 'en-GB'),
    ]));
  test('tells that a zone is not stated', () => {
    const { zone, ...zoneless } = event(1);
    expect(tooltipOf(onlyEvent(zoneless), 'en').facts).toContain('zone not stated');
  });
});

test('the view says day and zone where no level does', () => {
  const outline = buildOutline(result(timeline('Timeline', { '2024-06-05': [event(1)] })));
  expect(viewDescription(outline, 'en-GB')).toBe(`${dayName('2024-06-05', 'en-GB')} · UTC`);
});

describe('status', () => {
  const status: DocumentStatus = {
    isPostmortem: true,
    decidedBy: 'content',
    reason: 'It has a timeline.',
    template: { id: 'sre', title: 'Google SRE', auto: true },
    problems: 3,
  };
  test('names template and problems', () => expect(statusText(status)).toBe('Postmortem · Google SRE · 3 problems'));
  test('is short where all is well', () =>
    expect(statusText({ ...status, problems: 0 })).toBe('Postmortem · Google SRE'));
  test('says so of another document', () =>
    expect(statusText({ ...status, isPostmortem: false })).toBe('Not a postmortem'));
});

describe('badge', () => {
  test('survives the way through an address', () =>
    expect(readProblemPath(problemPath({ level: 'warning', count: 12 }))).toEqual({ level: 'warning', count: 12 }));
  test('of a strange address is none', () => expect(readProblemPath('/a/b')).toBeUndefined());
  test('has two characters at most', () => expect([1, 9, 10, 200].map(badgeText)).toEqual(['1', '9', '9+', '9+']));
});
