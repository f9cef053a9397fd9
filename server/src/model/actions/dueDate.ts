/** Until when an action is to be done. */
import { matchIn, type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { once } from '../memory.ts';
import type { ActionTail } from './actionTail.ts';
import { type Due, dueOf, isNumber, shortDateIn, wordsOfDue } from './dates.ts';
import { quarterIn } from './quarters.ts';

/** The date of the field, or one behind "by" or "due", or the one at the end beside a name. */
export function dueDate(
  field: PlainText | undefined,
  described: PlainText,
  tail: ActionTail,
  options: ReadingOptions,
): Due | undefined {
  if (field) return dateIn(field, options) ?? { value: field };
  if (tail.due) return tail.due;
  // `2026-12-11: rotate the keys`
  const [lead] = /^\s*\d{4}-\d\d-\d\d(?=\s?[:–—])/.exec(described.text) ?? [];
  if (lead !== undefined) return dateIn(slicePlain(described, 0, lead.length), options);
  for (const match of described.text.matchAll(dueWords())) {
    const start = match.index + match[0].length;
    const behind = slicePlain(described, start, start + (match[1] ?? '').length);
    const whole = wholeDateIn(behind, options);
    const read = whole && whole.value.start - start - described.start > furthest ? undefined : whole;
    const due = read ?? (isNumber(match[0] + behind.text) ? undefined : shortDateIn(behind, options, true));
    if (due) return due;
  }
  const value = matchIn(dueInWords, described) ?? matchIn(partOfYear(), described);
  return value && { value };
}

const dueWords = once(() => new RegExp(String.raw`(?<![\p{L}\d])(?:${wordsOfDue})[ \t]{1,9}(?=(.{4,30}))`, 'giu'));

/** Characters between "by" and its date: "by the morning of 1 March". */
const furthest = 16;

/** `by the end of the quarter`, `until next week` */
const dueInWords =
  /(?=(?:the |end|next|mid|early|late|q[1-4]|eo))(?<=\b(?:due|by|until|before)[ \t]{1,9})(?:the )?(?:end of|next|mid|early|late|q[1-4]|eo[dwmqy])\b[^,.;()[\]\r\n]{0,20}/i;

/** `in H1`, `during the Q3 sprints`, `im Q3`, `au T3`, 第3四半期 */
const partOfYear = once(
  () =>
    /(?<=(?<!\p{L})(?:in|during|for|im|en|em|no|в|за)[ \t](?:the )?)[hq][1-4](?![\p{L}\d])(?:[ /]?20\d\d)?|(?<=(?<!\p{L})(?:au|no|en el) )t[1-4](?![\p{L}\d])|第[1-4一二三四](?:四半期|季度)|(?<!\d)[1-4] ?(?:분기|кв\.|квартал)/iu,
);

/** The day that a field or a cell states. */
export function dateIn(plain: PlainText, options: ReadingOptions): Due | undefined {
  return wholeDateIn(plain, options) ?? shortDateIn(plain, options, true) ?? quarterIn(plain);
}

function wholeDateIn(plain: PlainText, options: ReadingOptions): Due | undefined {
  const read = readTimeExpressions(plain.text, options).find(({ from }) => from.date?.day !== undefined);
  return read && dueOf(plain, read);
}
