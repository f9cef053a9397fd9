/** Writing a time the way another one is written. */
import { describe, expect, it } from 'vitest';
import { readTimeExpressions } from '../../../server/src/time/expression.ts';
import { formatClockLike, formatDateLike } from '../../../server/src/time/format.ts';
import { dayNumber } from '../../../server/src/time/instant.ts';

describe('a time of day', () => {
  it.each([
    ['09:00', '08:05'],
    ['9:00', '8:05'],
    ['10:00', '08:05'],
    ['9:00 AM', '8:05 AM'],
    ['09:00 AM', '08:05 AM'],
    ['9:00am', '8:05am'],
    ['9:00a', '8:05a'],
    ['1:20 P', '8:05 A'],
    ['9:00 p.m.', '8:05 a.m.'],
    ['10:30 PM', '08:05 AM'],
    ['13:55 PM', '08:05'],
    ['10.14 Uhr', '08.05 Uhr'],
    ['9 Uhr', '8:05 Uhr'],
    ['9 Uhr 14', '8:05 Uhr'],
    ['10h14', '08h05'],
    ['9 h 14', '8 h 05'],
    ['9h', '8h05'],
    ['14時30分', '08時05分'],
    ['9시 30분', '8시 05분'],
    ['오후 10:50', '오전 08:05'],
    ['午後3時', '午前8時05分'],
    ['1200Hrs', '08:05'],
  ])('like %s at 08:05 is %s', (sample, expected) => {
    expect(formatClockLike(sample, 8 * 60 + 5)).toBe(expected);
  });

  it.each([
    ['9:00 AM', 0, '12:00 AM'],
    ['9:00 AM', 12 * 60, '12:00 PM'],
    ['9:00 AM', 12 * 60 + 59, '12:59 PM'],
    ['9:00 AM', 23 * 60 + 59, '11:59 PM'],
    ['09:00', 24 * 60, '00:00'],
    ['09:00', -1, '23:59'],
    ['9:00', 13 * 60, '13:00'],
    ['09:00', 65.9, '01:05'],
    ['오전 9:00', 13 * 60, '오후 1:00'],
  ])('like %s at minute %d is %s', (sample, minute, expected) => {
    expect(formatClockLike(sample, minute)).toBe(expected);
  });
});

describe('a date', () => {
  const days = dayNumber({ year: 2025, month: 3, day: 1 });

  it.each([
    ['2024-06-05', '2025-03-01'],
    ['2024/6/5', '2025/3/1'],
    ['05.06.2024', '01.03.2025'],
    ['05/06/24', '01/03/25'],
    ['5 June 2024', '1 March 2025'],
    ['June 5, 2024', 'March 1, 2025'],
    ['June 5th, 2024', 'March 1st, 2025'],
    ['JUN 5', 'MAR 1'],
    ['jun 05', 'mar 01'],
    ['Wed 5 Jun', 'Sat 1 Mar'],
    ['Wednesday, June 5, 2024', 'Saturday, March 1, 2025'],
    ['5th of June', '1st of March'],
    ['05-Jun-2024', '01-Mar-2025'],
    ['May 5', 'March 1'],
  ])('like %s is %s', (sample, expected) => {
    const date = readTimeExpressions(sample)[0]?.from.date;
    expect(date && formatDateLike(sample, date, days)).toBe(expected);
  });

  it.each([
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [30, '30th'],
  ])('on day %d has its suffix', (day, expected) => {
    const date = readTimeExpressions('June 5th')[0]?.from.date;
    const number = dayNumber({ year: 2024, month: 6, day });
    expect(date && formatDateLike('June 5th', date, number)).toBe(`June ${expected}`);
  });
});
