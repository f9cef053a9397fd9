import { isRangeWord, monthOf } from './names.ts';
import type { DateParts } from './types.ts';

/** The first and the last of some months, as far as they have a year of their own. */
export interface Months {
  readonly first: DateParts;
  readonly last: DateParts;
}

const named =
  /^(\p{L}{3,12})\.?(?:,? (?:de )?(\d{4}))?\s?([-–—~/]|\s\p{L}{1,5}\s)\s?(\p{L}{3,12})\.?(?:,? (?:de )?(\d{4}))?$/u;
const numbered = /^(?:(\d{4})[年년] ?)?(\d{1,2})[月월]? ?[-–—~～〜至] ?(?:(\d{4})[年년] ?)?(\d{1,2})[月월]$/;

/** `Jun–Jul`, `junho a julho de 2026`, `2026年6〜7月`, and nothing else. */
export function readMonths(text: string): Months | undefined {
  // Most cells begin with a digit, and the pattern for names takes long to make.
  const words = /^\d/.test(text) ? null : named.exec(text);
  if (words) {
    const [, first = '', firstYear, joint = '', last = '', lastYear] = words;
    const isJoint = !/\p{L}/u.test(joint) || isRangeWord(joint.trim());
    return isJoint ? between(monthOf(first), firstYear, monthOf(last), lastYear) : undefined;
  }
  const [whole, firstYear, first, lastYear, last] = numbered.exec(text) ?? [];
  return whole === undefined ? undefined : between(Number(first), firstYear, Number(last), lastYear ?? firstYear);
}

function between(
  first: number | undefined,
  firstYear: string | undefined,
  last: number | undefined,
  lastYear: string | undefined,
): Months | undefined {
  const isMonth = (month: number | undefined) => month !== undefined && month >= 1 && month <= 12;
  if (!isMonth(first) || !isMonth(last)) return undefined;
  return { first: monthIn(first, firstYear), last: monthIn(last, lastYear) };
}

function monthIn(month: number | undefined, year: string | undefined): DateParts {
  return year === undefined ? { month } : { year: Number(year), month };
}
