import type { Block } from '../../syntax/block.ts';
import { linesOf } from '../../syntax/plainText.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Memory } from '../memory.ts';
import { passagesIn } from '../text/passages.ts';
import type { WrittenTime } from '../types.ts';
import { writtenIn } from './stamp.ts';

/** The whole dates with a weekday that stand anywhere in the words of a document, in its order. */
export function datesInProse(memory: Memory, options: ReadingOptions): readonly WrittenTime[] {
  return memory.gather('dates in prose', (block) => datesIn(block, options), startOf, [options]);
}

function datesIn(block: Block, options: ReadingOptions): readonly WrittenTime[] {
  return passagesIn(block).flatMap((passage) =>
    year.test(passage.text) && weekday.test(passage.text)
      ? linesOf(passage).flatMap((line) =>
          readTimeExpressions(line.text, options).flatMap(({ start, from }) => {
            const { date, fault } = from;
            const written = writtenIn(line, from);
            const isWhole = date?.weekday !== undefined && date.year !== undefined && written.date !== undefined;
            const isOther =
              repeats.test(line.text.slice(Math.max(0, start - looksBack), start)) ||
              /\d{4}\.\d/.test(written.date?.text ?? '');
            return isWhole && !isOther ? [{ date, fault, written }] : [];
          }),
        )
      : [],
  );
}

/** "Every Monday", which is many days. */
const repeats = /\b(?:every|each)\s+$/i;

const looksBack = 12;

function startOf({ written }: WrittenTime): number {
  return written.date?.span.start ?? 0;
}

const year = /(?:19|20)\d\d/;

/** What may be the name of a day: a look that every paragraph gets. */
const weekday =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|segunda|ter[cç]a|quarta|quinta|sexta|понедельник|вторник|сред[ау]|четверг|пятниц|суббот|воскресень|曜|星期|周[一二三四五六日]|요일|[(（][月火水木金土日월화수목금토일][)）]/i;
