import { letters } from '../characters.ts';
import { monthOf } from './names.ts';
import type { DateOrder } from './types.ts';

const numericDate = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/.-]\d)(?!\d)/g;
/** What makes two numbers without a year a date: `13/11 00:10`. Others may be a share, or `24/7`. */
const timeBehind = /^,? (?:at )?\d{1,2}[:.h]\d\d/;
const looksForTime = 12;
const isoDate = /(?<!\d)(?:19|20)\d\d[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)/g;

/** What may be the day of a date: digits are rarer than words, so these are looked for first. */
const day = /(?<!\d)\d{1,2}(?!\d)/g;
/** `June `, `Oct. ` in front of it. */
const monthBefore = new RegExp(`(?<![${letters}])([${letters}]{3,9})\\.? $`);
/** ` June`, `. Juni`, `th of June` behind it. */
const monthBehind = new RegExp(`^(?:st|nd|rd|th|\\.)? (?:de |of )?([${letters}]{3,9})(?![${letters}])`);
const looksBack = 12;
const looksAhead = 17;

/** An all-digit date: its first and second number, how many digits of a year follow, whether a time does, and the sign between. */
export type NumericDate = readonly [
  first: number,
  second: number,
  yearDigits: number,
  hasTime: boolean,
  separator: string,
];

/** The all-digit dates of a text that tell something about their order, or need to be told. */
export function numericDatesIn(text: string): NumericDate[] {
  return [...text.matchAll(numericDate)].map(
    ({ 0: { length }, 1: first, 2: separator = '', 3: second, 4: year, index }) => [
      Number(first),
      Number(second),
      year?.length ?? 0,
      timeBehind.test(text.slice(index + length, index + length + looksForTime)),
      separator,
    ],
  );
}

/** `month/day` of the dates of a text that leave no doubt. */
export function plainDatesIn(text: string): string[] {
  if (!/\d/.test(text)) return [];
  return [
    ...[...text.matchAll(isoDate)].map(([, month, day]) => `${Number(month)}/${Number(day)}`),
    ...[...text.matchAll(day)].flatMap(({ 0: digits, index }) => spelledDates(text, index, digits)),
  ];
}

/** The dates in words that some digits are the day of. */
function spelledDates(text: string, index: number, digits: string): string[] {
  const end = index + digits.length;
  const before = text.slice(Math.max(0, index - looksBack), index);
  const month = text.charAt(end) === ':' || !before.endsWith(' ') ? undefined : monthBefore.exec(before)?.[1];
  const next = before.endsWith(':') ? undefined : monthBehind.exec(text.slice(end, end + looksAhead))?.[1];
  return [...dateOf(month, digits), ...dateOf(next, digits)];
}

function dateOf(name: string | undefined, day: string | undefined): string[] {
  const month = monthOf(name ?? '');
  return month === undefined ? [] : [`${month}/${Number(day)}`];
}

/**
 * Which comes first in a text's all-digit dates, day or month. Told by dates where one of them is above 12, by
 * dates that are also written with the year first, else by what is usual. Undefined where they contradict each other.
 *
 * @param plainDates what `plainDatesIn` finds in the text; asked for only where it may help
 * @param usual in the text's language; where the year comes first, `26.07.14` says nothing of the order of the others
 */
export function dateOrderOf(
  numeric: readonly NumericDate[],
  plainDates: () => readonly string[],
  usual: DateOrder | undefined,
): DateOrder | undefined {
  const isOpen = ([a, b]: NumericDate) => a <= 12 && b <= 12 && a !== b;
  const plain = new Set(numeric.some(isOpen) ? plainDates() : []);
  let [dayFirst, monthFirst] = [0, 0];
  for (const date of numeric) {
    const [a, b, yearDigits, hasTime] = date;
    const isDate = yearDigits === 4 || ((yearDigits > 0 || hasTime) && usual !== 'ymd');
    if (isDate && a > 12 && a <= 31 && b >= 1 && b <= 12) dayFirst++;
    else if (isDate && b > 12 && b <= 31 && a >= 1 && a <= 12) monthFirst++;
    else if (isOpen(date) && plain.has(`${a}/${b}`) !== plain.has(`${b}/${a}`)) {
      if (plain.has(`${a}/${b}`)) monthFirst++;
      else dayFirst++;
    }
  }
  if (dayFirst > 0 && monthFirst > 0) return undefined;
  if (dayFirst > 0 || monthFirst > 0) return dayFirst > 0 ? 'dmy' : 'mdy';
  return usual ?? orderByNeighbours(numeric.filter(isOpen), plain);
}

/** Whether a date with dashes has a day in front that is no month: `28-02 10:05`, `28-02-2026`. */
export function isDashedDayFirst(numeric: readonly NumericDate[]): boolean {
  return numeric.some(
    ([a, b, yearDigits, hasTime, separator]) =>
      separator === '-' && (hasTime || yearDigits === 4) && a > 12 && a <= 31 && b >= 1 && b <= 12,
  );
}

/** `11/1 22:00` beside `2 November`: what happened on the day before or after it. */
function orderByNeighbours(open: readonly NumericDate[], plain: ReadonlySet<string>): DateOrder | undefined {
  const isNear = (month: number, on: number) => plain.has(`${month}/${on - 1}`) || plain.has(`${month}/${on + 1}`);
  const timed = open.filter(([, , , hasTime]) => hasTime);
  const monthFirst = timed.some(([a, b]) => isNear(a, b));
  const dayFirst = timed.some(([a, b]) => isNear(b, a));
  if (monthFirst === dayFirst) return undefined;
  return monthFirst ? 'mdy' : 'dmy';
}
