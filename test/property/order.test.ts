/** A timeline in order is not reported, one that is not is, and its fixes keep every line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { timelineOrder } from '../../server/src/rules/timelineOrder.ts';
import { orderedEvents, runs, shape, shapes, timelineDocument, type WrittenEvent } from '../support/arbitraries.ts';
import { applyFix, fixesOf } from '../support/fixes.ts';
import { snapshotOf } from '../support/snapshots.ts';

function check(text: string): Snapshot {
  return snapshotOf(text, { rules: [timelineOrder] });
}

function swapped<T>(items: readonly T[], at: number): T[] {
  const copy = [...items];
  const [a, b] = [copy[at], copy[at + 1]];
  if (a !== undefined && b !== undefined) copy.splice(at, 2, b, a);
  return copy;
}

const eventsAndPlace = orderedEvents.chain((events) =>
  fc.record({ events: fc.constant(events), at: fc.nat(events.length - 2), shape }),
);

const shuffled = orderedEvents.chain((events) =>
  fc.record({
    events: fc.shuffledSubarray([...events], { minLength: events.length }),
    sorted: fc.constant(events),
    shape,
  }),
);

/** Lines without the numbers of ordered lists, which belong to their places. */
function lines(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^\d+\. /, ''))
    .sort();
}

describe('timeline-order', () => {
  it('says nothing about a timeline in order', () => {
    fc.assert(
      fc.property(orderedEvents, shape, (events, as) => {
        expect(check(timelineDocument(shapes[as](events))).findings).toEqual([]);
      }),
      runs(60),
    );
  });

  it('reports two neighbours that changed places exactly once', () => {
    fc.assert(
      fc.property(eventsAndPlace, ({ events, at, shape: as }) => {
        const { findings } = check(timelineDocument(shapes[as](swapped(events, at))));
        expect(findings).toHaveLength(1);
      }),
      runs(60),
    );
  });

  it('moves one of two neighbours back, and the document is what it was', () => {
    fc.assert(
      fc.property(eventsAndPlace, ({ events, at, shape: as }) => {
        const original = timelineDocument(shapes[as](events));
        const snapshot = check(timelineDocument(shapes[as](swapped(events, at))));
        for (const fix of snapshot.findings.flatMap((finding) => fixesOf(snapshot, finding))) {
          expect(applyFix(snapshot.postmortem, fix)).toBe(original);
        }
      }),
      runs(60),
    );
  });

  it('sorts any order, keeps the lines, and has nothing left to do', () => {
    fc.assert(
      fc.property(shuffled, fc.constantFrom('\n', '\r\n'), ({ events, sorted, shape: as }, eol) => {
        const snapshot = check(timelineDocument(shapes[as](events)).replaceAll('\n', eol));
        const sort = snapshot.findings
          .flatMap((finding) => fixesOf(snapshot, finding))
          .find(({ title }) => title === 'Sort this timeline');
        if (!sort) {
          // In order, or but for a time that was mistyped.
          const advice = snapshot.findings.map(({ report }) => report.message).join(' ');
          expect(snapshot.findings.length === 0 || /would fit|Past midnight/.test(advice)).toBe(true);
          return;
        }
        const fixed = applyFix(snapshot.postmortem, sort);
        expect(lines(fixed)).toEqual(lines(snapshot.postmortem.source.text));
        expect(check(fixed).findings).toEqual([]);
        if (snapshot.postmortem.timelines[0]?.direction === 'ascending') {
          expect(fixed).toBe(timelineDocument(shapes[as](sorted)).replaceAll('\n', eol));
        }
      }),
      runs(60),
    );
  });

  it('moves an event in any order: the lines are kept, and no report is added', () => {
    fc.assert(
      fc.property(shuffled, ({ events, shape: as }) => {
        const snapshot = check(timelineDocument(shapes[as](events)));
        for (const fix of snapshot.findings.flatMap((finding) => fixesOf(snapshot, finding))) {
          // Which time was meant is asked by the fixtures.
          if (fix.title.startsWith('Write')) continue;
          const fixed = applyFix(snapshot.postmortem, fix);
          expect(lines(fixed)).toEqual(lines(snapshot.postmortem.source.text));
          if (sameDirection(snapshot, fixed)) {
            expect(check(fixed).findings.length).toBeLessThanOrEqual(snapshot.findings.length);
          }
        }
      }),
      runs(40),
    );
  });

  it('keeps undated entries with the event above them', () => {
    const undated = (event: WrittenEvent, index: number): WrittenEvent[] =>
      index % 2 === 0 ? [event] : [event, { stamp: '', text: `after ${event.text}`, nested: [] }];
    fc.assert(
      fc.property(eventsAndPlace, ({ events, at }) => {
        const groups = events.map(undated);
        const write = (order: readonly WrittenEvent[][]) => timelineDocument(shapes.list(order.flat()));
        const snapshot = check(write(swapped(groups, at)));
        const sort = snapshot.findings
          .flatMap((finding) => fixesOf(snapshot, finding))
          .find(({ title }) => title === 'Sort this timeline');
        expect(sort && applyFix(snapshot.postmortem, sort)).toBe(write(groups));
      }),
      runs(40),
    );
  });
});

/** A shuffled timeline may look like one with the newest first, and turn round when an event is moved. */
function sameDirection(snapshot: Snapshot, fixed: string): boolean {
  return snapshot.postmortem.timelines[0]?.direction === check(fixed).postmortem.timelines[0]?.direction;
}
