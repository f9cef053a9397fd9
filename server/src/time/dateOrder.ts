import { monthOf } from './names.ts';
import type { DateOrder } from './types.ts';

const numericDate = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/.-]\d)(?!\d)/g;
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const isoDate = /(?<!\d)(?:19|20)\d\d[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)/g;

const monthThenDay = /(?<!\p{L})(\p{L}{3,9})\.? (\d{1,2})(?!\d|:)/gu;
const dayThenMonth = /(?<![\d:])(\d{1,2})(?:st|nd|rd|th|\.)? (?:de |of )?(\p{L}{3,9})(?!\p{L})/gu;

/**
 * Which comes first in a text's all-digit dates, day or month. Told by dates where one of them is above 12, by
 * dates that are also written with the year first, and by a script whose writers put the month first.
 * Undefined where none tells, or they contradict each other.
 */
export function dateOrderOf(text: string): DateOrder | undefined {
  const known = new Set([...text.matchAll(isoDate)].map(([, month, day]) => `${Number(month)}/${Number(day)}`));
  for (const [, month, day] of text.matchAll(monthThenDay)) known.add(`${monthOf(month ?? '') ?? 0}/${Number(day)}`);
  for (const [, day, month] of text.matchAll(dayThenMonth)) known.add(`${monthOf(month ?? '') ?? 0}/${Number(day)}`);
  let [dayFirst, monthFirst] = [0, 0];
  for (const [, first, , second, year] of text.matchAll(numericDate)) {
    const [a, b] = [Number(first), Number(second)];
    const both = a <= 12 && b <= 12;
    if (year && a > 12 && a <= 31 && b >= 1 && b <= 12) dayFirst++;
    else if (year && b > 12 && b <= 31 && a >= 1 && a <= 12) monthFirst++;
    else if (both && a !== b && known.has(`${a}/${b}`) !== known.has(`${b}/${a}`)) {
      if (known.has(`${a}/${b}`)) monthFirst++;
      else dayFirst++;
    }
  }
  if (dayFirst > 0 && monthFirst > 0) return undefined;
  if (dayFirst > 0 || monthFirst > 0) return dayFirst > 0 ? 'dmy' : 'mdy';
  const sample = text.slice(0, 4000);
  return (sample.match(eastAsian)?.length ?? 0) * 10 > sample.length ? 'mdy' : undefined;
}
