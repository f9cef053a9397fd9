/**
 * A day that was meant to stand over the items behind it. To Markdown it goes on with the last words of the item above:
 *
 *     - 23:30 Rollback begins
 *     July 20
 *     - 00:10 Index restored
 */
import type { Paragraph } from 'mdast';
import { perNodeWith } from '../../syntax/perNode.ts';
import { linesOf, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import type { TextSource } from '../../syntax/position.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { type DayHeading, dayHeading } from './entries.ts';
import { readStamped } from './stamp.ts';

/** The words of an item, and the day in the line behind them. */
export interface WordsAndDay {
  readonly words: PlainText;
  readonly day: DayHeading;
}

export const lazyDayIn = perNodeWith(
  (paragraph: Paragraph, options: ReadingOptions, source: TextSource): WordsAndDay | undefined => {
    const plain = plainTextOf(paragraph, source);
    if (!plain.text.includes('\n')) return undefined;
    const last = linesOf(plain).at(-1);
    // Whoever goes on with a sentence indents it, or writes more than a day.
    if (!last || last.start === plain.start || /^\s/.test(source.slice(last))) return undefined;
    const { stamp, text } = readStamped(last, options);
    const { date, clock, dayOfIncident } = stamp?.expression.from ?? {};
    if (!stamp || text !== '' || clock || stamp.expression.to) return undefined;
    if (date?.day === undefined && dayOfIncident === undefined) return undefined;
    const end = plain.text.slice(0, last.start - plain.start).trimEnd().length;
    return { words: slicePlain(plain, 0, end), day: dayHeading(stamp) };
  },
);
