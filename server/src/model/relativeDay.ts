import type { Heading } from 'mdast';
import { perNode, perNodeWith } from '../syntax/perNode.ts';
import { flatten, plainTextOf } from '../syntax/plainText.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { Moment } from '../time/types.ts';
import { type DayHeading, dayHeading } from './entries.ts';

/** `Day 2`, `Tag 2`, `第三天`, `2日目`, `3일차`, with a few words behind it at most. */
const counted =
  /^(?:(?:day|tag|jour|dia|día|день|giorno) (?:#|nr\.? |n° )?(\d{1,2})|(\d{1,2})\. tag|(\d{1,2})(?:日目|일차|-й день)|第(\d{1,2}|[一二三四五六七八九十])天)(?![\p{L}\d])/iu;

/** `The next morning`, `Folgetag`, `翌日`. */
const next =
  /^(?:(?:the )?(?:next|following) (?:day|morning|evening|afternoon)|(?:am )?(?:nächsten?|folgenden) (?:tag|morgen)|nächster tag|folgetag|(?:le )?lendemain|(?:al |el )?día siguiente|(?:no )?dia seguinte|на следующий день|следующий день|翌日|翌朝|次日|第二天|다음 ?날|익일)(?!\p{L})/iu;

const longest = 40;

/** The day that a heading counts from the first one, or from the one before it. */
export const relativeDayIn = perNode((heading: Heading, source): DayHeading | undefined => {
  const plain = plainTextOf(heading, source);
  const text = flatten(plain.text);
  if (text.length > longest) return undefined;
  const count = counted
    .exec(text)
    ?.slice(1)
    .find((digits) => digits !== undefined);
  const dayOfIncident = count === undefined ? undefined : numberOf(count);
  if (dayOfIncident === undefined && !next.test(text)) return undefined;
  const place = { start: 0, end: plain.text.length };
  const from: Moment = { ...place, ...(dayOfIncident === undefined ? { isNextDay: true } : { dayOfIncident }) };
  return dayHeading({
    span: { start: plain.start, end: plain.end },
    raw: text,
    expression: { ...place, from, approximate: false },
  });
});

/** `7/2（木）`, `02.07`, `Viernes 3/7`: all there is to it, and a time of day by its looks at most. */
const short = /^(?:\p{L}{2,12}\.?,? )?(\d{1,2})([./])(\d{1,2})\.? ?(?:[(（](\p{L}{1,9})\.?[)）])?$/u;

/** The day of a heading that is nothing but a day and its month, in digits. */
export const shortDayIn = perNodeWith((heading: Heading, { order }: ReadingOptions, source): DayHeading | undefined => {
  const plain = plainTextOf(heading, source);
  const [, first = '', separator, second = '', weekday = ''] = short.exec(plain.text.trim()) ?? [];
  const [a, b] = [Number(first), Number(second)];
  const isMonthFirst = b > 12 || (a <= 12 && (order === 'mdy' || order === 'ymd' || isEastAsian.test(weekday)));
  const [month, day] = isMonthFirst ? [a, b] : [b, a];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  // Nothing tells which of the two is the month.
  if (separator === '/' && order === undefined && a <= 12 && b <= 12 && a !== b && !isMonthFirst) return undefined;
  const place = { start: 0, end: plain.text.length };
  const span = { start: plain.start, end: plain.end };
  const expression = { ...place, from: { ...place, date: { month, day } }, approximate: false };
  return dayHeading({ span, raw: plain.text.trim(), expression, date: { text: plain.text.trim(), span } });
});

const isEastAsian = /^[月火水木金土日一二三四五六월화수목금토일周週星期曜]+$/;

function numberOf(count: string): number {
  const han = '一二三四五六七八九十'.indexOf(count);
  return han < 0 ? Number(count) : han + 1;
}
