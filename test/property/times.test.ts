/** How times are written: what is right is left alone, what is wrong is said once, and no fix moves an event. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { ascendingMinutes, orderedEvents, runs, shape, shapes, timelineDocument } from '../support/arbitraries.ts';
import { applyFix, fixesOf } from '../support/fixes.ts';
import { snapshotOf } from '../support/snapshots.ts';

/** Without what they say of the story that the times tell. */
const ofTheStory = new Set(['missing-milestone', 'implausible-gap', 'event-outside-window', 'empty-timeline']);
const timeRules = rules.filter(
  ({ id, category }) => (category === 'time' || category === 'timeline') && !ofTheStory.has(id),
);

function reportsOn(text: string): readonly string[] {
  const { findings } = snapshotOf(text, { rules: timeRules });
  return findings.filter(({ level }) => level === 'warning' || level === 'error').map(({ rule }) => rule.id);
}

function instantsOf(text: string): readonly (number | undefined)[] {
  return snapshotOf(text).postmortem.timelines.flatMap(({ events }) => events.map(({ when }) => when?.instantMinutes));
}

const iso = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');

describe('times', () => {
  it('in order, with date and zone, are left alone in every style and shape', () => {
    fc.assert(
      fc.property(orderedEvents, shape, (events, name) => {
        expect(reportsOn(timelineDocument(shapes[name](events)))).toEqual([]);
      }),
      runs(60),
    );
  });

  it('that cannot be are reported once, and are neither undated nor out of order', () => {
    const wrong = fc.oneof(
      fc.tuple(fc.integer({ min: 30, max: 99 }), fc.integer({ min: 10, max: 59 })),
      fc.tuple(fc.integer({ min: 10, max: 23 }), fc.integer({ min: 60, max: 99 })),
    );
    fc.assert(
      fc.property(ascendingMinutes, fc.nat(), wrong, (times, at, [hour, minute]) => {
        const lines = times.map((time, index) => {
          const isWrong = index === at % times.length;
          return `- ${isWrong ? `${iso(time).slice(0, 10)} ${hour}:${minute}` : iso(time)} - event ${index}`;
        });
        expect(reportsOn(timelineDocument(lines.join('\n')))).toEqual(['invalid-timestamp']);
      }),
      runs(60),
    );
  });

  it('are converted to another zone without moving', () => {
    const zones = fc.constantFrom(['CET', 60], ['IST (UTC+05:30)', 330], ['PST', -480], ['UTC+14', 840]);
    fc.assert(
      fc.property(ascendingMinutes, fc.nat(), zones, (times, at, [zone, offset]) => {
        const lines = times.map((time, index) => {
          const isOdd = index === at % times.length;
          return `- ${isOdd ? `${iso(time + Number(offset))} ${zone}` : `${iso(time)} UTC`} - event ${index}`;
        });
        const text = timelineDocument(lines.join('\n'));
        const snapshot = snapshotOf(text, { rules: timeRules });
        const mixed = snapshot.findings.filter(({ rule }) => rule.id === 'mixed-time-zones');
        expect(mixed).toHaveLength(1);
        for (const finding of mixed) {
          const convert = fixesOf(snapshot, finding).find(({ title }) => title === 'Convert to UTC');
          const fixed = convert && applyFix(snapshot.postmortem, convert);
          expect(instantsOf(fixed ?? '')).toEqual(instantsOf(text));
          expect(reportsOn(fixed ?? '')).toEqual([]);
        }
      }),
      runs(60),
    );
  });
});
