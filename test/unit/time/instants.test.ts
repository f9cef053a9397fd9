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

  it('are those of the calendar of JavaScript', () => {
    for (let days = -800_000; days < 3_000_000; days += 997) {
      const date = new Date(days * 86_400_000);
      const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(dateOfDayNumber(days)).toEqual(parts);
      expect(dayNumber(parts)).toBe(days);
    }
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

  it.each([
    ['Australia/Lord_Howe', [2024, 4, 7, 1, 45], 660, 'half an hour, repeated'],
    ['Australia/Lord_Howe', [2024, 10, 6, 2, 15], 630, 'half an hour, skipped'],
    ['America/New_York', [2024, 3, 10, 1, 59], -300, 'the last minute of winter'],
    ['America/New_York', [2024, 3, 10, 3, 0], -240, 'the first minute of summer'],
    ['America/New_York', [2024, 11, 3, 2, 0], -300, 'the first minute that is winter only'],
    ['Pacific/Apia', [2011, 12, 30, 12, 0], -600, 'a day that was skipped'],
    ['Asia/Kolkata', [2024, 6, 5, 9, 0], 330, 'no summer'],
  ] as const)('%s at %j is %d: %s', (id, [year, month, day, hour, minute], expected, _why) => {
    expect(offsetAt({ kind: 'iana', id }, local(year, month, day, hour, minute))).toBe(expected);
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
