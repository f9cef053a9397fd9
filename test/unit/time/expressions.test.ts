/** Timestamps as people write them, and what they mean. */
import { describe, expect, it } from 'vitest';
import { readTimeExpressions } from '../../../server/src/time/expression.ts';
import type { Moment, TimeExpression, Zone } from '../../../server/src/time/types.ts';

/** `~2024-06-05T09:00 – T10:00 UTC=+0`: what is read, with `?` for what is ambiguous. */
function render({ from, to, zone, approximate }: TimeExpression): string {
  const end = to ? ` – ${moment(to)}` : '';
  return `${approximate ? '~' : ''}${moment(from)}${end}${zone ? ` ${zone.text}=${meaning(zone.zone)}` : ''}`;
}

function moment({ date, clock }: Moment): string {
  const parts = date && [date.year ?? 'XXXX', ...[date.month, date.day].filter((part) => part !== undefined)];
  const day = parts ? parts.map((part) => String(part).padStart(2, '0')).join('-') : '';
  const time = clock && [clock.hour, clock.minute, clock.second].filter((part) => part !== undefined);
  const clockText = time ? `T${time.map((part) => String(part).padStart(2, '0')).join(':')}` : '';
  return `${day}${date?.ambiguous ? '?' : ''}${clockText}`;
}

function meaning(zone: Zone): string {
  if (zone.kind === 'iana') return zone.id;
  if (zone.kind !== 'offset') return '?';
  return `${zone.minutes < 0 ? '-' : '+'}${Math.abs(zone.minutes) / 60}`;
}

function read(text: string): string[] {
  return readTimeExpressions(text).map(render);
}

describe('a time of day', () => {
  it.each([
    ['09:05', 'T09:05'],
    ['9:05', 'T09:05'],
    ['23:59', 'T23:59'],
    ['00:00', 'T00:00'],
    ['24:00', 'T24:00'],
    ['09:05:30', 'T09:05:30'],
    ['09:05:30.250', 'T09:05:30.25'],
    ['09:05:30,250', 'T09:05:30.25'],
    ['9:05 AM', 'T09:05'],
    ['9:05 PM', 'T21:05'],
    ['9:05pm', 'T21:05'],
    ['9:05 p.m.', 'T21:05'],
    ['12:05 AM', 'T00:05'],
    ['12:05 PM', 'T12:05'],
    ['5 PM', 'T17:00'],
    ['5pm', 'T17:00'],
    ['13:55 PM', 'T13:55'],
    ['00:15 AM', 'T00:15'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('a date', () => {
  it.each([
    ['2024-06-05', '2024-06-05'],
    ['2024/06/05', '2024-06-05'],
    ['2024.06.05', '2024-06-05'],
    ['2024-6-5', '2024-06-05'],
    ['2024-06', '2024-06'],
    ['05.06.2024', '2024-06-05'],
    ['13/06/2024', '2024-06-13'],
    ['06/13/2024', '2024-06-13'],
    ['05/06/2024', '2024-06-05?'],
    ['06/06/2024', '2024-06-06'],
    ['5 June 2024', '2024-06-05'],
    ['5th of June, 2024', '2024-06-05'],
    ['05-Jun-2024', '2024-06-05'],
    ['June 5, 2024', '2024-06-05'],
    ['JUNE 5TH 2024', '2024-06-05'],
    ['Jun 5th', 'XXXX-06-05'],
    ['Sept. 9, 2024', '2024-09-09'],
    ['May 10', 'XXXX-05-10'],
    ['June 2024', '2024-06'],
    ['Wednesday, June 5, 2024', '2024-06-05'],
    ['Wed 5 Jun', 'XXXX-06-05'],
    ['2024年6月5日', '2024-06-05'],
    ['6月5日', 'XXXX-06-05'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('date and time', () => {
  it.each([
    ['2024-06-05 09:05', '2024-06-05T09:05'],
    ['2024-06-05T09:05', '2024-06-05T09:05'],
    ['2024-06-05T09:05:30Z', '2024-06-05T09:05:30 Z=+0'],
    ['2024-06-05T09:05:30.5+02:00', '2024-06-05T09:05:30.5 +02:00=+2'],
    ['2024-06-05T09:05-0700', '2024-06-05T09:05 -0700=-7'],
    ['2024-06-05, 09:05 UTC', '2024-06-05T09:05 UTC=+0'],
    ['June 5, 2024, 09:00 AM UTC', '2024-06-05T09:00 UTC=+0'],
    ['March 15, 14:30', 'XXXX-03-15T14:30'],
    ['June 5, 2024 at 9:05 PM (EAT)', '2024-06-05T21:05 EAT=+3'],
    ['5 June 2024 @ 09:05', '2024-06-05T09:05'],
    ['09:05 UTC, June 5, 2024', '2024-06-05T09:05 UTC=+0'],
    ['09:05 on 5 June', 'XXXX-06-05T09:05'],
    ['9:05 AM - June 5, 2024', '2024-06-05T09:05'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('a zone', () => {
  it.each([
    ['09:05 UTC', 'T09:05 UTC=+0'],
    ['09:05 utc', 'T09:05 utc=+0'],
    ['09:05Z', 'T09:05 Z=+0'],
    ['09:05 (GMT)', 'T09:05 GMT=+0'],
    ['09:05 [CEST]', 'T09:05 CEST=+2'],
    ['09:05 UTC+3', 'T09:05 UTC+3=+3'],
    ['09:05 GMT-03:30', 'T09:05 GMT-03:30=-3.5'],
    ['09:05 +0530', 'T09:05 +0530=+5.5'],
    ['09:05 Europe/Berlin', 'T09:05 Europe/Berlin=Europe/Berlin'],
    ['09:05 America/Argentina/Buenos_Aires', 'T09:05 America/Argentina/Buenos_Aires=America/Argentina/Buenos_Aires'],
    ['9:05 AM PST', 'T09:05 PST=-8'],
    ['9:05 AM PT', 'T09:05 PT=America/Los_Angeles'],
    ['09:05 IST', 'T09:05 IST=?'],
    ['09:05 BST', 'T09:05 BST=?'],
    ['09:05 CST', 'T09:05 CST=?'],
    // Words that are no zones, and offsets that are too far.
    ['09:05 eat', 'T09:05'],
    ['09:05 est', 'T09:05'],
    ['09:05 Art', 'T09:05'],
    ['09:05 Europe/Atlantis', 'T09:05'],
    ['09:05 +2400', 'T09:05'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('a range', () => {
  it.each([
    ['09:05 - 10:15', 'T09:05 – T10:15'],
    ['09:05–10:15 UTC', 'T09:05 – T10:15 UTC=+0'],
    ['21:45-23:28', 'T21:45 – T23:28'],
    ['09:05 UTC to 10:15 UTC', 'T09:05 – T10:15 UTC=+0'],
    ['09:05 until 10:15', 'T09:05 – T10:15'],
    ['09:05 -> 10:15', 'T09:05 – T10:15'],
    ['9:05 AM to 1:15 PM', 'T09:05 – T13:15'],
    ['2024-06-05 23:00 to 2024-06-06 01:00', '2024-06-05T23:00 – 2024-06-06T01:00'],
    ['August 14, 2024, 2:00 PM - August 14, 2024, 4:30 PM (UTC)', '2024-08-14T14:00 – 2024-08-14T16:30 UTC=+0'],
    ['2024-06-05 – 2024-06-07', '2024-06-05 – 2024-06-07'],
    ['09:00 - 5 June 10:00', 'T09:00 – XXXX-06-05T10:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('an approximate time', () => {
  it.each([
    ['~09:05', '~T09:05'],
    ['≈ 09:05', '~T09:05'],
    ['ca. 09:05', '~T09:05'],
    ['about 9 PM', '~T21:00'],
    ['around 2024-06-05 09:05', '~2024-06-05T09:05'],
    ['09:05~', '~T09:05'],
    ['09:05 - ~10:15', 'T09:05 – T10:15'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('what is no time', () => {
  it.each([
    'version 1.2.3',
    'v2.10.30',
    'nginx 1.10:30',
    'Python 3.12 and 3.13',
    '10.0.0.1',
    '192.168.1.10',
    '10.30.40.50:8080',
    'localhost:8080',
    'port 8080:80',
    'a ratio of 16:9',
    '1:2 odds',
    '3:1',
    'took 25 minutes',
    '2h30m',
    '19 hours, 15 minutes',
    'for 90 s',
    'fe80::1',
    'aa:bb:cc:dd',
    '25:00',
    '09:60',
    '9:5',
    '12:30:45:67',
    '99.9%',
    '500 errors',
    'HTTP/1.1 500',
    '2024',
    'in 2024',
    'may be',
    'May 10:1',
    'march on',
    'sat down',
    '1,234',
    '31/31/2024',
    '2024-13-01',
    '5 apples',
    'am 5',
    '',
    ' ',
  ])('%j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('is left out between what is one', () => {
    expect(read('At 09:05 v1.2.3 went to 10.0.0.1:8080, 16:9; at 10:15 it was back after 70 minutes.')).toEqual([
      'T09:05',
      'T10:15',
    ]);
  });
});

describe('places', () => {
  it.each([
    ['see 09:05 UTC, then', '09:05 UTC'],
    ['🚒 9:05 PM.', '9:05 PM'],
    ['on **June 5, 2024, 09:00 AM**', 'June 5, 2024, 09:00 AM'],
    ['(about 10:00 - 10:30 (CET))', 'about 10:00 - 10:30 (CET)'],
  ])('in %j are those of %j', (text, expected) => {
    const [found] = readTimeExpressions(text);
    expect(found && text.slice(found.start, found.end)).toBe(expected);
  });

  it('of date, time and zone', () => {
    const text = 'at June 5, 2024, 09:00 AM (EAT) it';
    const [found] = readTimeExpressions(text);
    const slice = (place: { start: number; end: number } | undefined) => place && text.slice(place.start, place.end);
    expect(slice(found?.from.datePlace)).toBe('June 5, 2024');
    expect(slice(found?.from.clockPlace)).toBe('09:00 AM');
    expect(slice(found?.zone)).toBe('EAT');
  });
});
