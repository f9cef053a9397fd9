/** Every time that is taken out of a timeline is missed, once; every one that is put in satisfies. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undatedEvent } from '../../server/src/rules/undatedEvent.ts';
import { orderedEvents, runs, shapes, timelineDocument } from '../support/arbitraries.ts';
import { applyFix, fixesOf, wordsLost } from '../support/fixes.ts';
import { snapshotOf } from '../support/snapshots.ts';

const withGap = orderedEvents.chain((events) =>
  fc.record({
    events: fc.constant(events),
    at: fc.nat(events.length - 1),
    // Headings and paragraphs without a time are prose.
    shape: fc.constantFrom('list', 'loose', 'ordered', 'table'),
  }),
);

describe('undated-event', () => {
  it('reports a time that was deleted exactly once, and every fix brings one back', () => {
    fc.assert(
      fc.property(withGap, ({ events, at, shape }) => {
        const gap = events.map((event, index) => (index === at ? { ...event, stamp: '' } : event));
        const text = timelineDocument(shapes[shape as 'list'](gap));
        const snapshot = snapshotOf(text, { rules: [undatedEvent] });
        const { findings } = snapshot;
        expect(findings).toHaveLength(1);
        const fixes = findings.flatMap((finding) => fixesOf(snapshot, finding));
        expect(fixes.length).toBeGreaterThan(0);
        for (const fix of fixes) {
          const fixed = applyFix(snapshot.postmortem, fix);
          const after = snapshotOf(fixed, { rules: [undatedEvent] });
          expect(after.findings).toEqual([]);
          expect(after.postmortem.timelines[0]?.events).toHaveLength(events.length);
          expect(wordsLost(text, fixed)).toEqual([]);
        }
      }),
      runs(40),
    );
  });

  it('puts the time of the event before into the place of the deleted one: the order stays', () => {
    fc.assert(
      fc.property(withGap, ({ events, at, shape }) => {
        const gap = events.map((event, index) => (index === at ? { ...event, stamp: '' } : event));
        const text = timelineDocument(shapes[shape as 'list'](gap));
        const snapshot = snapshotOf(text, { rules: [undatedEvent] });
        for (const fix of snapshot.findings.flatMap((finding) => fixesOf(snapshot, finding))) {
          if (fix.title.startsWith('Use the current time')) continue;
          const rules = snapshotOf(applyFix(snapshot.postmortem, fix)).findings.map(({ rule }) => rule.id);
          expect(rules).not.toContain('timeline-order');
        }
      }),
      runs(25),
    );
  });
});
