import type { Heading, Paragraph } from 'mdast';
import { perNode, perNodeWith } from '../../syntax/perNode.ts';
import { flatten, type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import { readDayWords } from '../../time/dayWords.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import { weekdayOf } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Moment } from '../../time/types.ts';
import type { StatedText } from '../types.ts';
import { type DayHeading, dayHeading } from './entries.ts';

const longest = 40;

/** The day that a heading counts from the first one, or from the one before it, with a few words behind it at most. */
export const relativeDayIn = perNode((heading: Heading | Paragraph, source): DayHeading | undefined => {
  const plain = plainTextOf(heading, source);
  const text = flatten(plain.text);
  const words = text.length > longest ? undefined : readDayWords(text, 0);
  if (!words) return undefined;
  const { dayOfIncident, daysLater } = words;
  return headingOf(plain, text, { dayOfIncident, daysLater });
});

/** `7/2（木）`, `02.07`, `07-02`, `Viernes 3/7`: all there is to it, and a time of day by its looks at most. */
const short = /^(?:\p{L}{2,12}\.?,? )?(?:(\d{1,2})([./])(\d{1,2})|(\d\d)-(\d\d))\.? ?(?:[(（](\p{L}{1,9})\.?[)）])?$/u;

/** The day of a heading that is nothing but a day and its month, in digits. */
export const shortDayIn = perNodeWith((heading: Heading, options: ReadingOptions, source): DayHeading | undefined => {
  const plain = plainTextOf(heading, source);
  const [, one = '', separator, two = '', first = one, second = two, weekday = ''] =
    short.exec(plain.text.trim()) ?? [];
  const [a, b] = [Number(first), Number(second)];
  const order = separator === undefined ? (options.dashedDayFirst ? 'dmy' : 'mdy') : options.order;
  const isMonthFirst = b > 12 || (a <= 12 && (order === 'mdy' || order === 'ymd' || isEastAsian.test(weekday)));
  const [month, day] = isMonthFirst ? [a, b] : [b, a];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  // Nothing tells which of the two is the month.
  if (separator === '/' && order === undefined && a <= 12 && b <= 12 && a !== b && !isMonthFirst) return undefined;
  const text = plain.text.trim();
  return headingOf(plain, text, { date: { month, day } }, { text, span: { start: plain.start, end: plain.end } });
});

/** `Friday`, `Viernes`, `Friday (Nov 12)`, `Friday: detection`: which one is told by what stands around it. */
export const weekdayIn = perNodeWith(
  (heading: Heading | Paragraph, options: ReadingOptions, source): DayHeading | undefined => {
    const plain = plainTextOf(heading, source);
    const text = plain.text.trim().replace(/[:：,.]$/, '');
    if (text.length <= 2 || text.length > longestDayTitle) return undefined;
    const [, name = text, inside = ''] = withDate.exec(text) ?? withWords.exec(text) ?? [];
    const weekday = weekdayOf(name);
    if (weekday === undefined) return undefined;
    const stated = readTimeExpressions(inside, options).find(({ from }) => from.date?.day !== undefined)?.from.date;
    return headingOf(plain, text, { date: stated ?? { weekday } });
  },
);

const longestDayTitle = 80;
const withDate = /^([^\s(（]+)\s*[(（]([^()（）]+)[)）]$/;
const withWords = /^([^\s:：–—-]+)\s*(?:[:：]|\s[–—-])\s/;

/** The day of a heading that is nothing else. */
function headingOf(plain: PlainText, raw: string, says: Partial<Moment>, date?: StatedText): DayHeading {
  const place = { start: 0, end: plain.text.length };
  const span = { start: plain.start, end: plain.end };
  const expression = { ...place, from: { ...place, ...says }, approximate: false };
  return dayHeading({ span, raw, expression, ...(date && { date }) });
}

const isEastAsian = /^[月火水木金土日一二三四五六월화수목금토일周週星期曜]+$/;
