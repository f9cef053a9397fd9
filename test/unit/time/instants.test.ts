import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber, localMinutesOf, minuteOfDay, offsetAt } from '../../../server/src/time/instant.ts';
import type { Zone } from '../../../server/src/time/types.ts';
import { findZones, isIana } from '../../../server/src/time/zone.ts';

/** Minutes since 1970-01-01T00:00 local time. */
function local(year: number, month: number, day: number, hour = 0, minute = 0): number {
  return dayNumber({ year, month, day }) * 1440 + hour * 60 + minute;
}

const berlin: Zone = { kind: 'iana', id: 'Europe/Berlin' };

describe('days', () => {
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 3, 1, 11017],
    [2024, 2, 29, 19782],
    [2024, 6, 5, 19879],
  ])('%d-%d-%d is day %4$d', (year, month, day, expected) => {
    expect(dayNumber({ year, month, day })).toBe(expected);
    expect(dateOfDayNumber(expected)).toEqual({ year, month, day });
  });

  it('that a month does not have count on', () => {
    expect(dayNumber({ year: 2025, month: 6, day: 31 })).toBe(dayNumber({ year: 2025, month: 7, day: 1 }));
    expect(dayNumber({ year: 2025, month: 2, day: 29 })).toBe(dayNumber({ year: 2025, month: 3, day: 1 }));
  });
});

describe('times of day', () => {
  it('are minutes', () => {
    expect(minuteOfDay({ hour: 9 })).toBe(540);
    expect(minuteOfDay({ hour: 9, minute: 5, second: 30 })).toBe(545.5);
    expect(minuteOfDay({ hour: 24 })).toBe(1440);
  });
});

describe('offsets', () => {
  it('of a region change with the season', () => {
    expect(offsetAt(berlin, local(2024, 1, 15, 12))).toBe(60);
    expect(offsetAt(berlin, local(2024, 7, 15, 12))).toBe(120);
  });

  it('are the earlier ones where the clock is changed', () => {
    expect(offsetAt(berlin, local(2024, 10, 27, 2, 30))).toBe(120);
    expect(offsetAt(berlin, local(2024, 3, 31, 2, 30))).toBe(60);
  });

  it('of an ambiguous name are not known', () => {
    expect(offsetAt({ kind: 'ambiguous', candidates: [] }, 0)).toBeUndefined();
    expect(offsetAt({ kind: 'offset', minutes: -210 }, 0)).toBe(-210);
  });

  it('make local time of an instant', () => {
    const noon = Date.UTC(2024, 6, 15, 12, 0, 59);
    expect(localMinutesOf(noon, berlin)).toBe(local(2024, 7, 15, 14));
    expect(localMinutesOf(noon, { kind: 'offset', minutes: 330 })).toBe(local(2024, 7, 15, 17, 30));
  });
});

describe('zones in a text', () => {
  it.each([
    ['Timeline (UTC)', ['UTC']],
    ['All times are in Pacific Time (PT).', ['PT']],
    ['times in UTC+3 and Europe/Berlin', ['UTC+3', 'Europe/Berlin']],
    ['all times utc', ['utc']],
    ['no zone here: est, eat, cat and art', []],
    ['a +2 that is none', []],
    ['Z', []],
  ])('%j', (text, expected) => {
    expect(findZones(text).map((zone) => zone.text)).toEqual(expected);
  });

  it('are known to the host or not', () => {
    expect(isIana('Europe/Berlin')).toBe(true);
    expect(isIana('Europe/Atlantis')).toBe(false);
    expect(isIana('')).toBe(false);
  });
});
