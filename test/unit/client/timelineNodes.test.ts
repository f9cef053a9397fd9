import { describe, expect, test } from 'vitest';
import { buildOutline, emptyOutline, type OutlineNode } from '../../../client/src/timelineNodes.ts';
import { dayName, labelOf } from '../../../client/src/wording.ts';
import { event, result, timeline, undated } from './sample.ts';

/** `- label` per node, indented by its depth. */
function sketch(nodes: readonly OutlineNode[], depth = 0): string {
  return nodes
    .map((node) => `${'  '.repeat(depth)}- ${labelOf(node, 'en-GB')}\n${sketch(node.children, depth + 1)}`)
    .join('');
}

describe('levels', () => {
  test('one timeline of one day is a list of events', () => {
    const outline = buildOutline(
      result(timeline('Timeline', { '2024-06-05': [event(1), event(2, { time: '09:05' })] })),
    );
    expect(sketch(outline.roots)).toBe('- 09:00\n- 09:05\n');
    expect(outline).toMatchObject({ date: '2024-06-05', zone: 'UTC' });
  });

  test('one timeline of several days is a list of days', () => {
    const outline = buildOutline(
      result(timeline('Timeline', { '2024-06-05': [event(1)], '2024-06-06': [event(2, { time: '00:10' })] })),
    );
    const [first, second] = ['2024-06-05', '2024-06-06'].map((date) => dayName(date, 'en-GB'));
    expect(sketch(outline.roots)).toBe(`- ${first}\n  - 09:00\n- ${second}\n  - 00:10\n`);
    expect(outline.date).toBeUndefined();
  });

  test('several timelines are named, and a lone day stands beside its timeline', () => {
    const outline = buildOutline(
      result(timeline('First', { '2024-06-05': [event(1)] }), timeline('Second', { '': [event(5)] })),
    );
    expect(sketch(outline.roots)).toBe('- First\n  - 09:00\n- Second\n  - 09:00\n');
    expect(outline.roots[0]).toMatchObject({ date: '2024-06-05', zone: 'UTC' });
  });

  test('a timeline without events is left out', () => {
    const outline = buildOutline(result(timeline('Empty', {}), timeline('Timeline', { '': [event(1)] })));
    expect(sketch(outline.roots)).toBe('- 09:00\n');
    expect(buildOutline(result(timeline('Empty', {})))).toBe(emptyOutline);
    expect(buildOutline(result())).toBe(emptyOutline);
  });

  test('every node knows its parent, and ids differ', () => {
    const outline = buildOutline(
      result(timeline('First', { a: [event(1)], b: [event(2)] }), timeline('Second', { '': [event(5)] })),
    );
    const seen: string[] = [];
    const visit = (nodes: readonly OutlineNode[], parent: OutlineNode | undefined): void => {
      for (const node of nodes) {
        expect(node.parent).toBe(parent);
        seen.push(node.id);
        visit(node.children, node);
      }
    };
    visit(outline.roots, undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(outline.events.map(({ item }) => item.range.start.line)).toEqual([1, 2, 5]);
  });
});

describe('zones', () => {
  test('are said once where all events share one', () => {
    const outline = buildOutline(result(timeline('Timeline', { '': [event(1), undated(2)] })));
    expect(outline.zone).toBe('UTC');
    expect(outline.events.every(({ showZone }) => !showZone)).toBe(true);
  });

  test('are said with each event where they differ', () => {
    const outline = buildOutline(result(timeline('Timeline', { '': [event(1), event(2, { zone: 'EAT' })] })));
    expect(outline.zone).toBeUndefined();
    expect(sketch(outline.roots)).toBe('- 09:00 UTC\n- 09:00 EAT\n');
  });
});

describe('problems', () => {
  const hint = { level: 'hint', message: 'no zone' } as const;
  const warning = { level: 'warning', message: 'earlier than the event above' } as const;
  const error = { level: 'error', message: 'no such day' } as const;

  test('are counted upwards with the worst level; hints are no problems', () => {
    const outline = buildOutline(
      result(
        timeline('First', { '': [event(1, { problems: [hint] }), event(2, { problems: [warning, hint] })] }),
        timeline('Second', { '': [event(5, { problems: [error, warning] })] }),
      ),
    );
    expect(outline.roots.map(({ problems }) => problems)).toEqual([
      { count: 1, level: 'warning' },
      { count: 2, level: 'error' },
    ]);
    expect(outline.problems).toEqual({ count: 3, level: 'error' });
    expect(outline.events[0]?.problems).toEqual({ count: 0, level: 'none' });
  });
});
