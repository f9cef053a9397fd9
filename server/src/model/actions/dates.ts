/** Days in the words and fields of an action: there they are of until when it is to be done. */
import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import { weekdayOf } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { DateParts, TimeExpression } from '../../time/types.ts';
import { writtenIn } from '../entries/stamp.ts';
import type { WrittenTime } from '../types.ts';

/** Until when. */
export interface Due {
  readonly value: PlainText;
  /** Absent for what says it in words, and where it may be the day of something else. */
  readonly date?: DateParts;
  /** The date, where there is no such day. */
  readonly impossible?: WrittenTime;
}

export function dueOf(plain: PlainText, { start, end, from }: TimeExpression): Due {
  const { date, fault } = from;
  const value = slicePlain(plain, start, end);
  return { value, date, ...(fault === 'day' && { impossible: { date, fault, written: writtenIn(plain, from) } }) };
}

/** What stands in front of the day until when, in the languages that sections have names in. */
export const wordsOfDue =
  "due(?: (?:by|on|date))?|by|until|before|eta|deadline|target(?: date)?|bis(?: zum)?|fällig(?: am)?|frist|📅|🗓\ufe0f?|⏳|avant le|pour le|d'ici le|para el|antes del|até|hasta(?: el)?|vence(?: el)?|prazo|до|срок";

/** `12/01`, `Fri 10/17`, `08-15`, `30.12.`, `до 20.10`: a day without its year, which elsewhere may be a share or a version. */
export function isShortDate(text: string): boolean {
  return shortDateAt(text)?.end === text.length;
}

const shortDate = new RegExp(
  String.raw`^\s*((?:${wordsOfDue})\s?:?\s?)?((?:(\p{L}{2,10})\.?,? )?(?:(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?![\d-])|\d{1,2}(?:\/\d{1,2}(?![\d/])|\.\d{1,2}(?:\.(?!\d)|(?![\d.:])))))(?![\p{L}%+])`,
  'iu',
);

/** Where a text that begins with such a day has it, and whether it is said to be the one until when. */
function shortDateAt(text: string): { day: string; isDue: boolean; end: number } | undefined {
  const [whole, due, day, word] = shortDate.exec(text) ?? [];
  if (whole === undefined || day === undefined || (word !== undefined && weekdayOf(word) === undefined))
    return undefined;
  return { day, isDue: due !== undefined, end: whole.length };
}

/**
 * The day that a text begins with; without a date where it may be of two months, or is one of any week: "Friday".
 *
 * @param isDue Something says that it is one, so `20.10` is no version.
 */
export function shortDateIn(plain: PlainText, options: ReadingOptions, isDue: boolean): Due | undefined {
  const found = shortDateAt(plain.text);
  if (!found) return weekdayAt(plain);
  const { day, end } = found;
  const value = slicePlain(plain, end - day.length, end);
  const [, month, dayOfMonth] = /(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (month !== undefined) return { value, date: { month: Number(month), day: Number(dayOfMonth) } };
  const isDotted = day.includes('/') || day.endsWith('.');
  if (!isDotted && !isDue && !found.isDue) return { value };
  // `20.10` alone would be a time of day.
  const date = readTimeExpressions(isDotted ? day : `${day}.`, { ...options, lead: true })[0]?.from.date;
  if (date?.day === undefined) return undefined;
  return date.ambiguous ? { value } : { value, date };
}

/** "by 1/2" is half as many, "until 3.11" a version. */
export function isNumber(words: string): boolean {
  return number.test(words);
}

const number =
  /^\p{L}+(?: \p{L}+)?[ \t]+[1-9]\/(?:[2-9]|10)(?!\d)|^(?:by|until|before)[ \t]+\d{1,2}\.\d{1,2}(?![\d.])/iu;

/** By its whole name: `Sat` and `so` are words of other languages, too. */
function weekdayAt(plain: PlainText): Due | undefined {
  const [lead = '', word = ''] = /^\s*(\p{L}{4,})/u.exec(plain.text) ?? [];
  return weekdayOf(word) === undefined
    ? undefined
    : { value: slicePlain(plain, lead.length - word.length, lead.length) };
}
