import { describe, expect, it } from 'vitest';
import { formatDuration, formatDurationLike, readDurations } from '../../../server/src/time/duration.ts';

describe('a stated length of time', () => {
  it.each([
    ['25 minutes', [25]],
    ['1 hour', [60]],
    ['19 hours, 15 minutes', [1155]],
    ['2 hours and 5 minutes', [125]],
    ['2h30m', [150]],
    ['1h50', [110]],
    ['1 h 50', [110]],
    ['1h 50, then', [110]],
    ['1 h 50 %', [60]],
    ['2 Std. 45 Min.', [165]],
    ['1 hr. 50 min.', [110]],
    ['took 2 hours. 5 minutes later', [120, 5]],
    ['lasted 1 h. 30 min earlier a deploy ran', [60, 30]],
    ['5h10', [310]],
    ['1ч35', [95]],
    ['1 hora y media', [90]],
    ['1시간 반', [90]],
    ['約1時間半', [90]],
    ['2h 30min', [150]],
    ['a 25-min outage', [25]],
    ['1.5 hours', [90]],
    ['3 days', [4320]],
    ['90 seconds', [1.5]],
    ['down for 20 minutes, then for 2 hours', [20, 120]],
    ['(2 Hours, 15 Minutes)', [135]],
    ['0h 16m', [16]],
    ['2d 1h 29m', [2969]],
    ['an hour and a half', [90]],
    ['five hours', [300]],
    ['forty-five minutes', [45]],
    ['an hour and twenty five minutes', [85]],
    ['seventeen minutes', [17]],
    ['eighty minutes', [80]],
    ['two and a half hours', [150]],
    ['three quarters of an hour', [45]],
    ['a quarter of an hour', [15]],
    ['two weeks', [20160]],
    ['30 minutes, 2 hours', [30, 120]],
    ['2 Stunden und 5 Minuten', [125]],
    ['2 horas y 15 minutos', [135]],
    ['1,5 Stunden', [90]],
    ['3 часа 20 минут', [200]],
    ['2小时30分钟', [150]],
    ['約3時間20分', [200]],
    ['2시간 30분', [150]],
    ['2+ hours', [120]],
    ['7 and a half hours', [450]],
    ['PT1H30M', [90]],
    ['T+45m', [45]],
    ['since commit b93625d, about 57 hours', [3420]],
  ])('%s', (text, expected) => {
    expect(readDurations(text).map(({ minutes }) => minutes)).toEqual(expected);
  });

  it.each([
    '09:05',
    '5 apples',
    'version 2',
    'hours',
    '80%',
    'b93625d',
    '4e5d',
    '500 ms',
    '3 months',
    '1,500 minutes',
    'one hundred and twenty minutes',
    'two hundred five-minute intervals',
    '10時30分',
    '오후 2시 30분',
    '',
  ])('is none in %j', (text) => {
    expect(readDurations(text)).toEqual([]);
  });

  it.each([
    ['2h 30m', 1],
    ['3 hours', 60],
    ['2.5 hours', 30],
    ['1.2 h', 6],
    ['half an hour', 30],
    ['two and a half hours', 30],
    ['a quarter of an hour', 15],
  ])('%s is told to %d minutes', (text, step) => {
    expect(readDurations(text)[0]?.step).toBeCloseTo(step);
  });

  it.each([
    ['~3h', true],
    ['about two hours', true],
    ['over 30 minutes', true],
    ['2-3 hours', true],
    ['20 to 30 minutes', true],
    ['twenty to thirty minutes', true],
    ['5 oder 10 Minuten', true],
    ['an hour or two', true],
    ['20 minutes or so', true],
    ['20 minutes or 15 % of the hour', false],
    ['environ 20 minutes', true],
    ['约20分钟', true],
    ['for 20 minutes', false],
    ['a total of 20 minutes', false],
  ])('%s is about: %s', (text, expected) => {
    expect(readDurations(text)[0]?.approximate).toBe(expected);
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

describe('a length of time written like another one', () => {
  it.each([
    ['2 hours', 95, '1 hour 35 minutes'],
    ['2 hours and 15 minutes', 190, '3 hours and 10 minutes'],
    ['19 hours, 15 minutes', 61, '1 hour, 1 minute'],
    ['45 minutes', 125, '125 minutes'],
    ['2h30m', 95, '1h35m'],
    ['0h 16m', 20, '0h 20m'],
    ['1h 30m', 45, '45m'],
    ['1 h 20 min', 52, '52 min'],
    ['2d 1h 29m', 3033, '2d 2h 33m'],
    ['25-min', 15, '15-min'],
    ['an hour', 95, '1 h 35 min'],
    ['2 horas', 95, '1 h 35 min'],
  ])('%s for %d minutes is %s', (sample, minutes, expected) => {
    expect(formatDurationLike(sample, minutes)).toBe(expected);
  });
});
