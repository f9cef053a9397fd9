import type { DateOrder } from './types.ts';

const numericDate = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-]\d)/g;

/**
 * Which comes first in a text's all-digit dates, day or month: told by those where one of them is above 12.
 * Undefined where none tells, or they contradict each other.
 */
export function dateOrderOf(text: string): DateOrder | undefined {
  let [dayFirst, monthFirst] = [0, 0];
  for (const [, first, , second] of text.matchAll(numericDate)) {
    const [a, b] = [Number(first), Number(second)];
    if (a > 12 && a <= 31 && b >= 1 && b <= 12) dayFirst++;
    else if (b > 12 && b <= 31 && a >= 1 && a <= 12) monthFirst++;
  }
  if (dayFirst > 0 === monthFirst > 0) return undefined;
  return dayFirst > 0 ? 'dmy' : 'mdy';
}
