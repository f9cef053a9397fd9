/** Until when an action is to be done. */
import { matchIn, type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { once } from '../memory.ts';
import { type ActionTail, type Due, dueOf } from './actionTail.ts';

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
  for (const match of described.text.matchAll(dueWords)) {
    const start = match.index + match[0].length;
    const read = dateIn(slicePlain(described, start, start + (match[1] ?? '').length), options);
    if (read) return read;
  }
  const value = matchIn(dueInWords, described) ?? matchIn(partOfYear(), described);
  return value && { value };
}

const dueWords = /\b(?:due|by|until|before)[ \t]{1,9}(?=(.{4,30}))/gi;

/** `by the end of the quarter`, `until next week` */
const dueInWords =
  /(?=(?:the |end|next|mid|early|late|q[1-4]|eo))(?<=\b(?:due|by|until|before)[ \t]{1,9})(?:the )?(?:end of|next|mid|early|late|q[1-4]|eo[dwmqy])\b[^,.;()[\]\r\n]{0,20}/i;

/** `in H1`, `during the Q3 sprints`, `im Q3`, `au T3`, 第3四半期 */
const partOfYear = once(
  () =>
    /(?<=(?<!\p{L})(?:in|during|for|im|en|em|no|в|за)[ \t](?:the )?)[hq][1-4](?![\p{L}\d])(?:[ /]?20\d\d)?|(?<=(?<!\p{L})(?:au|no|en el) )t[1-4](?![\p{L}\d])|第[1-4一二三四](?:四半期|季度)|(?<!\d)[1-4] ?(?:분기|кв\.|квартал)/iu,
);

export function dateIn(plain: PlainText, options: ReadingOptions): Due | undefined {
  const read = readTimeExpressions(plain.text, options).find(({ from }) => from.date?.day !== undefined);
  return read && dueOf(plain, read);
}
