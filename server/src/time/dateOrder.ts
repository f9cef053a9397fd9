import { monthOf } from './names.ts';
import type { DateOrder } from './types.ts';

const numericDate = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/.-]\d)(?!\d)/g;
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const isoDate = /(?<!\d)(?:19|20)\d\d[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)/g;

const monthThenDay = /(?<!\p{L})(\p{L}{3,9})\.? (\d{1,2})(?!\d|:)/gu;
const dayThenMonth = /(?<![\d:])(\d{1,2})(?:st|nd|rd|th|\.)? (?:de |of )?(\p{L}{3,9})(?!\p{L})/gu;

/** The dates of a part of a text that tell something about the order of all-digit ones, or need to be told. */
export interface DateEvidence {
  /** `[first, second, has a year]` */
  readonly numeric: readonly (readonly [number, number, boolean])[];
  /** `month/day` of dates that leave no doubt. */
  readonly known: readonly string[];
}

/** Undefined where there is nothing of the kind. */
export function dateEvidenceIn(text: string): DateEvidence | undefined {
  if (!/\d/.test(text)) return undefined;
  const numeric = [...text.matchAll(numericDate)].map(
    ([, first, , second, year]) => [Number(first), Number(second), year !== undefined] as const,
  );
  const known = [
    ...[...text.matchAll(isoDate)].map(([, month, day]) => `${Number(month)}/${Number(day)}`),
    ...[...text.matchAll(monthThenDay)].flatMap(([, month, day]) => dateOf(month, day)),
    ...[...text.matchAll(dayThenMonth)].flatMap(([, day, month]) => dateOf(month, day)),
  ];
  return numeric.length + known.length > 0 ? { numeric, known } : undefined;
}

function dateOf(name: string | undefined, day: string | undefined): string[] {
  const month = monthOf(name ?? '');
  return month === undefined ? [] : [`${month}/${Number(day)}`];
}

/**
 * Which comes first in a text's all-digit dates, day or month. Told by dates where one of them is above 12, by
 * dates that are also written with the year first, and by a script whose writers put the month first.
 * Undefined where none tells, or they contradict each other.
 *
 * @param parts the text's parts, in which no date is cut
 * @param opening the text's first characters
 */
export function dateOrderOf(parts: readonly DateEvidence[], opening: string): DateOrder | undefined {
  const known = new Set(parts.flatMap((part) => part.known));
  let [dayFirst, monthFirst] = [0, 0];
  for (const { numeric } of parts) {
    for (const [a, b, year] of numeric) {
      const both = a <= 12 && b <= 12;
      if (year && a > 12 && a <= 31 && b >= 1 && b <= 12) dayFirst++;
      else if (year && b > 12 && b <= 31 && a >= 1 && a <= 12) monthFirst++;
      else if (both && a !== b && known.has(`${a}/${b}`) !== known.has(`${b}/${a}`)) {
        if (known.has(`${a}/${b}`)) monthFirst++;
        else dayFirst++;
      }
    }
  }
  if (dayFirst > 0 && monthFirst > 0) return undefined;
  if (dayFirst > 0 || monthFirst > 0) return dayFirst > 0 ? 'dmy' : 'mdy';
  const sample = opening.slice(0, 4000);
  return (sample.match(eastAsian)?.length ?? 0) * 10 > sample.length ? 'mdy' : undefined;
}
