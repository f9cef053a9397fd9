import { describe, expect, it } from 'vitest';
import { formatDuration, readDurations } from '../../../server/src/time/duration.ts';

describe('a stated length of time', () => {
  it.each([
    ['25 minutes', [25]],
    ['1 hour', [60]],
    ['19 hours, 15 minutes', [1155]],
    ['2 hours and 5 minutes', [125]],
    ['2h30m', [150]],
    ['2h 30min', [150]],
    ['a 25-min outage', [25]],
    ['1.5 hours', [90]],
    ['3 days', [4320]],
    ['90 seconds', [1.5]],
    ['down for 20 minutes, then for 2 hours', [20, 120]],
    ['(2 Hours, 15 Minutes)', [135]],
  ])('%s', (text, expected) => {
    expect(readDurations(text).map(({ minutes }) => minutes)).toEqual(expected);
  });

  it.each(['09:05', '5 apples', 'version 2', 'hours', '80%', '500 ms', '3 months', ''])('is none in %j', (text) => {
    expect(readDurations(text)).toEqual([]);
  });

  it('has its place', () => {
    const text = 'It took 19 hours, 15 minutes in all.';
    expect(readDurations(text).map(({ start, end }) => text.slice(start, end))).toEqual(['19 hours, 15 minutes']);
  });
});

describe('a length of time in a message', () => {
  it.each([
    [0, '0 s'],
    [0.5, '30 s'],
    [1, '1 min'],
    [59.99, '59 min'],
    [60, '1 h'],
    [125, '2 h 5 min'],
    [1155, '19 h 15 min'],
    [1440, '1 d'],
    [1501, '1 d 1 h'],
    [-16, '16 min'],
  ])('of %d minutes is %s', (minutes, expected) => {
    expect(formatDuration(minutes)).toBe(expected);
  });
});
