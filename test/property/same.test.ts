/** Different ways to write the same say the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localIso } from '../../server/src/model/text/localIso.ts';
import { readTimeExpressions } from '../../server/src/time/expression.ts';
import { formatClockLike, formatDateLike } from '../../server/src/time/format.ts';
import { dayNumber, minuteOfDay } from '../../server/src/time/instant.ts';
import {
  ascendingMinutes,
  cleanDocument,
  fullStamps,
  mutatedDocument,
  orderedEvents,
  runs,
  type Shape,
  shapes,
  timelineDocument,
} from '../support/arbitraries.ts';
import { snapshotOf } from '../support/snapshots.ts';

/** What a document says, without the places where it says it. */
function meaning(text: string) {
  const { postmortem, findings, treatment } = snapshotOf(text);
  return {
    treatment,
    sections: postmortem.sections.map(({ title, roles, depth }) => [title, roles, depth]),
    events: postmortem.timelines.map(({ events, direction }) => [direction, events.map(eventMeaning)]),
    findings: findings.map(({ rule, report }) => [
      rule.id,
      report.message,
      postmortem.source.lineAt(report.span.start),
    ]),
  };
}

type Event = ReturnType<typeof snapshotOf>['postmortem']['timelines'][number]['events'][number];

function eventMeaning({ when, end, text, milestone }: Event) {
  return [when && localIso(when), end && localIso(end), when?.zone?.text, when?.approximate, text, milestone];
}

describe('the same document', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('with LF and %s', (_, eol) => {
    fc.assert(
      fc.property(fc.oneof(cleanDocument, mutatedDocument), (text) => {
        const lines = text.replace(/\r\n?/g, '\n');
        expect(meaning(lines.replaceAll('\n', eol))).toEqual(meaning(lines));
      }),
      runs(25),
    );
  });

  it('with and without a byte order mark', () => {
    fc.assert(
      fc.property(cleanDocument, (text) => {
        expect(meaning(`\ufeff${text}`)).toEqual(meaning(text));
      }),
      runs(15),
    );
  });
});

describe('the same timeline', () => {
  const timesOf = (text: string) =>
    snapshotOf(text).postmortem.timelines[0]?.events.map(({ when, text: words }) => [
      when && localIso(when),
      when?.zone?.text.replace('Z', 'UTC'),
      words,
    ]);

  it('as list, table, paragraphs, lines and headings', () => {
    fc.assert(
      fc.property(orderedEvents, (events) => {
        const [first, ...others] = (Object.keys(shapes) as Shape[]).map((as) =>
          timesOf(timelineDocument(shapes[as](events))),
        );
        expect(first).toHaveLength(events.length);
        for (const other of others) expect(other).toEqual(first);
      }),
      runs(25),
    );
  });

  it('in every style of timestamp', () => {
    fc.assert(
      fc.property(ascendingMinutes, (times) => {
        const expected = times.map((time) => new Date(time * 60_000).toISOString().slice(0, 16));
        for (const stamp of fullStamps) {
          const written = times.map((time) => `- ${stamp(time)} x`).join('\n');
          expect(timesOf(timelineDocument(written))?.map(([when]) => when)).toEqual(expected);
        }
      }),
      runs(25),
    );
  });
});

describe('writing what was read', () => {
  const samples = ['09:05', '9:05', '9:05 AM', '09:05 PM', '9:05pm', '9:05 p.m.', '12:00 am'];

  it('gives the same time of day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(1439), (sample, minute) => {
        const clock = readTimeExpressions(formatClockLike(sample, minute))[0]?.from.clock;
        expect(clock && minuteOfDay(clock)).toBe(minute);
      }),
      runs(300),
    );
  });

  const dates = [
    '2024-06-05',
    '5 June 2024',
    'June 5th, 2024',
    '05.06.2024',
    'Wed, Jun 5, 2024',
    '05-Jun-2024',
    '2024/6/5',
  ];

  it('gives the same date', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dates), fc.integer({ min: 0, max: 40_000 }), (sample, days) => {
        const read = readTimeExpressions(sample)[0]?.from.date;
        const written = readTimeExpressions(read ? formatDateLike(sample, read, days) : '')[0]?.from.date;
        const { year, month, day } = written ?? {};
        if (year === undefined || month === undefined || day === undefined) throw new Error(`no date like ${sample}`);
        expect(dayNumber({ year, month, day })).toBe(days);
      }),
      runs(300),
    );
  });
});
