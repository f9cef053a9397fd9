import { dateOfDayNumber, onClock, weekdayOfDay } from './instant.ts';
import { nameLikeLocal } from './localNames.ts';
import { isEnglishName, isOrdinalSuffix, monthOf, nameOfMonth, nameOfWeekday, weekdayOf } from './names.ts';
import { tokenize } from './tokens.ts';
import type { ClockParts, DateParts } from './types.ts';

/** `UTC`, `UTC+05:30` */
export function utcOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  return `UTC${minutes < 0 ? '-' : '+'}${isoTime(Math.abs(minutes))}`;
}

/** `2024-06-05` */
export function isoDate(days: number): string {
  const { year, month, day } = dateOfDayNumber(days);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `09:05` */
export function isoTime(minuteOfDay: number): string {
  return `${two(Math.floor(minuteOfDay / 60))}:${two(Math.floor(minuteOfDay % 60))}`;
}

/**
 * Writes a time of day the way another one is written.
 *
 * @param sample Text of a time of day: `09:05 AM`, `9:05`, `5 p.m.`, `09:05:30`, `9.05 Uhr`, `9h05`, `오후 9:05`.
 * @param minute Minutes since midnight; days are ignored.
 */
export function formatClockLike(sample: string, minute: number): string {
  const inDay = onClock(Math.floor(minute));
  const [hour, rest] = [Math.floor(inDay / 60), inDay % 60];
  const [, before = '', sampleHour = '09', sign = ':'] = clockParts.exec(sample) ?? [];
  const half = hour < 12 ? 0 : 1;
  const halves = halvesBefore.find(([first, second]) => before.startsWith(first) || before.startsWith(second));
  // `9:20a` has the letter alone.
  const marker = /(?<=\d\s*)([ap])(\.?\s*m\b\.?|\b)/i.exec(sample);
  // `13:05 PM` is a 24-hour time whatever it says, so the marker goes.
  const twelve = (marker !== null || halves !== undefined) && Number(sampleHour) <= 12;
  const lead = twelve && halves ? halves[half] + before.slice(halves[half].length) : '';
  // `09` and `10` are written by people who pad, `9` by people who don't.
  const hours = String(twelve ? hour % 12 || 12 : hour).padStart(Math.min(sampleHour.length, 2), '0');
  const clock = `${lead}${hours}${sign}${two(rest)}${clockWord(sample, sign)}`;
  if (!twelve || !marker) return clock;
  const space = sample.slice(0, marker.index).match(/\s*$/)?.[0] ?? '';
  const letter = hour < 12 ? 'a' : 'p';
  const cased = marker[1] === marker[1]?.toUpperCase() ? letter.toUpperCase() : letter;
  return `${clock}${space}${cased}${marker[2]}`;
}

/** The words in front, the hour, and the sign or letter between it and the minutes. */
const clockParts = /^(\D*)(\d{1,2})(\s?(?:[.：]|h(?![a-z]))\s?(?=\d)|h$|[時时點点시]\s?)?/i;

/** The halves of the day that stand in front of the hour. */
const halvesBefore = [
  ['오전', '오후'],
  ['午前', '午後'],
  ['上午', '下午'],
] as const;

/** What stands behind the minutes: ` Uhr`, `分`. */
function clockWord(sample: string, sign: string): string {
  if (/^시/.test(sign)) return '분';
  if (/^[時时點点]/.test(sign)) return '分';
  return /(?<=\d)\s?Uhr\b/i.exec(sample)?.[0] ?? '';
}

/** `2:05:10 PM` as `14:05:10`: the same time on the other clock, its minutes as they stand. */
export function onTwentyFourHours(text: string, { hour }: ClockParts): string {
  const [, before = '', minutes = ''] = /^(\D*)\d+([:.]\d+(?:[:.]\d+)?(?:[.,]\d+)?)?/.exec(text) ?? [];
  return `${/[\p{L}]/u.test(before) ? '' : before}${two(hour)}${minutes === '' ? ':00' : minutes}`;
}

/** `14:05:10` as `2:05:10 PM`. */
export function onTwelveHours(text: string, { hour }: ClockParts): string {
  const twentyFour = onTwentyFourHours(text, { hour });
  return `${hour % 12 || 12}${twentyFour.slice(twentyFour.search(/[:.]/))} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Whether a time of day is digits alone, so that nothing but its hour tells which half of the day it is in. */
export function isDigitsAlone(text: string): boolean {
  return /^\d{1,2}[:.]\d\d(?::\d\d)?$/.test(text);
}

/**
 * Writes a date the way another one is written, with the same parts.
 *
 * @param sample Text of a date: `2024-06-05`, `June 5th, 2024`, `05/06/24`, `Wed 5 Jun`.
 * @param parts What `sample` was read as.
 * @param days Day number of the date to write.
 */
export function formatDateLike(sample: string, parts: DateParts, days: number): string {
  const date = dateOfDayNumber(days);
  const tokens = tokenize(sample);
  // A name that nobody knows how to write becomes plain.
  if (tokens.some(({ text }) => monthOf(text) !== undefined && nameLike(text, 1, 1) === undefined))
    return isoDate(days);
  // `5/31` is followed by `6/1`, `31 May` by `1 June`, and `12-31` by `01-01`.
  const isBare = tokens.some(({ text }) => /^[1-9]$/.test(text) || (monthOf(text) !== undefined && !/\d/.test(text)));
  let open: readonly ('year' | 'month' | 'day')[] = yearFirst.test(sample)
    ? ['year', 'month', 'day']
    : ['day', 'month', 'year'];
  return tokens
    .map((token, index, tokens) => {
      if (token.kind === 'number') {
        const part = open.find(
          (name) => parts[name] === Number(token.text) || (name === 'year' && isYear(token.text, parts)),
        );
        if (!part) return token.text;
        open = open.filter((name) => name !== part);
        const value = part === 'year' && token.text.length === 2 ? date.year % 100 : date[part];
        return String(value).padStart(
          part === 'year'
            ? token.text.length
            : token.text.startsWith('0') || (token.text.length === 2 && !isBare)
              ? 2
              : 1,
          '0',
        );
      }
      if (token.kind !== 'word') return token.text;
      if (isOrdinalSuffix(token.text) && tokens[index - 1]?.kind === 'number') return ordinalSuffix(date.day);
      return nameLike(token.text, date.month, weekdayOfDay(days)) ?? token.text;
    })
    .join('')
    .replace(/(s[áa]bado|domingo)-feira/i, '$1');
}

/** `24` for 2024 */
function isYear(digits: string, { year = 0 }: DateParts): boolean {
  return digits.length === 2 && year % 100 === Number(digits);
}

const yearFirst = /^\D*\d{4}/;

/** The name of a month or weekday as long as the sample's, in its case and language; other words stay. */
function nameLike(sample: string, month: number, weekday: number): string | undefined {
  const part = monthOf(sample) !== undefined ? 'month' : weekdayOf(sample) !== undefined ? 'weekday' : undefined;
  if (!part) return sample;
  if (!isEnglishName(sample)) return nameLikeLocal(sample, part, part === 'month' ? month : weekday);
  const name =
    part === 'month'
      ? nameOfMonth(month, sample.length > 3 || sample.toLowerCase() === 'may')
      : nameOfWeekday(weekday, sample.length > 4);
  if (sample === sample.toUpperCase()) return name.toUpperCase();
  return sample === sample.toLowerCase() ? name : (name[0] ?? '').toUpperCase() + name.slice(1);
}

function ordinalSuffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
