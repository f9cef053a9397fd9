import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { TimeExpression } from '../../time/types.ts';
import type { StatedWindow } from '../types.ts';
import { statedTimes } from './facts.ts';

/** Two times of day that a line puts together, and where they stand in it. */
export interface StatedRange {
  readonly start: number;
  readonly end: number;
  readonly window: StatedWindow;
}

/** `14:02 – 15:21 UTC`, "between 14:02 and 15:21", "began at 14:02 and ended at 15:21". */
export function readRanges(line: PlainText, options: ReadingOptions): readonly StatedRange[] {
  const expressions = readTimeExpressions(line.text, options);
  return expressions.flatMap((expression, at): readonly StatedRange[] => {
    const next = expressions[at + 1];
    const last = next && isPair(line.text, expression, next) ? next : expression;
    if (!expression.to && last === expression) return [];
    const { start } = expression;
    const { end } = last;
    const lead = start - (inFront.exec(line.text.slice(Math.max(0, start - longestFront), start))?.[0].length ?? 0);
    const [from, to] = statedTimes([slicePlain(line, lead, end)], 'section', options).slice(-2);
    return from?.clock && to?.clock ? [{ start, end, window: { start: from, end: to } }] : [];
  });
}

/** The word in front, which may be "between", and "between the hours of". */
const inFront = /\S+ (?:the hours? of )?$/i;
const longestFront = 40;

const begins = /\b(?:began|begun|started|beginning|starting)(?: (?:at|on|around|about))?\s*$/i;
const ends =
  /^,?\s*(?:and|until|,)?\s*(?:it )?(?:was )?(?:fully )?(?:ended|over|resolved|recovered|restored|lasted until)(?: (?:at|on|by|around|about))?\s*$/i;

function isPair(text: string, one: TimeExpression, other: TimeExpression): boolean {
  if (one.to || other.to) return false;
  const before = text.slice(Math.max(0, one.start - 20), one.start);
  const joint = text.slice(one.end, other.start);
  if (joint.length > longestJoint) return false;
  return (/\bbetween\s*$/i.test(before) && /^\s*and\s*$/.test(joint)) || (begins.test(before) && ends.test(joint));
}

/** Between two times of one range, or a range and its length. */
export const longestJoint = 30;
