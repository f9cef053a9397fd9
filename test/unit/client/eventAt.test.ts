import { describe, expect, test } from 'vitest';
import { eventAfter, eventAt, eventBefore } from '../../../client/src/eventAt.ts';
import { buildOutline } from '../../../client/src/timelineNodes.ts';
import { event, result, timeline } from './sample.ts';

const outer = event(4, { range: { start: { line: 4, character: 0 }, end: { line: 6, character: 10 } } });
const { events } = buildOutline(result(timeline('Timeline', { '': [event(1), outer, event(6), event(9)] })));
const at = (line: number, character = 0) => ({ line, character });
const lineOf = (node: (typeof events)[number] | undefined) => node?.item.range.start.line;

describe('event at', () => {
  test.each([
    [at(1, 5), 1],
    [at(1, 40), 1],
    [at(5, 3), 4],
    [at(6, 3), 6],
    [at(2), undefined],
  ])('%o', (position, line) => expect(lineOf(eventAt(events, position))).toBe(line));
});

describe('next', () => {
  test.each([
    [at(0), 1],
    [at(1, 2), 4],
    [at(5), 6],
    [at(9, 2), 1],
  ])('after %o', (position, line) => expect(lineOf(eventAfter(events, position))).toBe(line));
});

describe('previous', () => {
  test.each([
    [at(20), 9],
    [at(9, 2), 6],
    [at(1, 2), 9],
    [at(1, 7), 1],
  ])('before %o', (position, line) => expect(lineOf(eventBefore(events, position))).toBe(line));
});

test('no events, nowhere to go', () => {
  expect(eventAfter([], at(0))).toBeUndefined();
  expect(eventBefore([], at(0))).toBeUndefined();
});
