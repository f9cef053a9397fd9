/** Quarters of a year, by which an action is due: on the last day of them. */
import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { daysInMonth } from '../../time/instant.ts';
import type { Due } from './dates.ts';

/** `Q2-2025`, `Q3 2024`, `2025 Q1`, `H1 2026`, with what may stand in front of them: `by the end of Q2 2025`. */
const quarter =
  /^\s*(?:(?:due|by|until|before|eta|bis|до|até|hasta)\s?:?\s)?(?:the )?(?:end of |ende |fin )?((?:([qth])([1-4])[ -/]?(20\d\d)|(20\d\d)[ -/]?([qth])([1-4])))(?![\p{L}\d])/iu;

/** The quarter that a text begins with, or the half of a year. */
export function quarterIn(plain: PlainText): Due | undefined {
  const [whole = '', words = '', ...parts] = quarter.exec(plain.text) ?? [];
  const [letter, count, year] = parts[0] === undefined ? [parts[4], parts[5], parts[3]] : parts;
  if (letter === undefined || count === undefined || year === undefined) return undefined;
  const month = /h/i.test(letter) ? Number(count) * 6 : Number(count) * 3;
  if (month > 12) return undefined;
  const value = slicePlain(plain, whole.length - words.length, whole.length);
  return { value, date: { year: Number(year), month, day: daysInMonth(Number(year), month) } };
}
