import { flatten, linesOf, type PlainText } from '../syntax/plainText.ts';
import type { Span } from '../syntax/position.ts';
import { readTimeExpressions } from '../time/expression.ts';
import type { DateOrder, Place, TimeExpression } from '../time/types.ts';
import type { DraftStamp } from './entries.ts';

/** An entry's first block, taken apart. */
export interface StampedText {
  readonly stamp?: DraftStamp;
  readonly text: string;
  readonly textSpan: Span;
  readonly stampAt: Span;
}

/** Where a timestamp ends at the latest; behind it starts the prose. */
const longestStamp = 120;

/** Between the start of an entry and its timestamp, and between the timestamp and its text. */
const opening = /^[\s[({*_~>–—-]*/;
const separator = /^[\s:：\])}|*_,.;>–—-]*/;

/** Splits `09:05 UTC - Alert` into its timestamp and its text; a text without a leading time has no stamp. */
export function readStamped(plain: PlainText, order?: DateOrder): StampedText {
  const line = linesOf(plain).find((candidate) => candidate.text.trim() !== '') ?? plain;
  const lead = opening.exec(line.text)?.[0].replace(/[~]\s*$/, '').length ?? 0;
  const head = line.text.slice(0, lead + longestStamp);
  const expression = readTimeExpressions(head, order).find((found) => found.start <= lead + 1);
  if (!expression || expression.start > lead) return unstamped(plain, line.start + lead);
  const at = line.start - plain.start;
  const behind = at + expression.end;
  const skipped = separator.exec(plain.text.slice(behind))?.[0].length ?? 0;
  const textStart = behind + skipped;
  const text = flatten(plain.text.slice(textStart));
  const span = { start: line.start + expression.start, end: line.start + expression.end };
  return {
    stamp: {
      span,
      raw: flatten(line.text.slice(expression.start, expression.end)),
      expression,
      dateSpan: shift(expression.from.datePlace, line.start),
      clockSpan: shift(expression.from.clockPlace, line.start),
    },
    text,
    textSpan: text === '' ? span : { start: plain.start + textStart, end: plain.start + plain.text.trimEnd().length },
    stampAt: span,
  };
}

function shift(place: Place | undefined, by: number): Span | undefined {
  return place && { start: place.start + by, end: place.end + by };
}

function unstamped(plain: PlainText, at: number): StampedText {
  const from = plain.text.search(/[\p{L}\p{N}]/u);
  const start = from < 0 ? at : plain.start + from;
  const end = Math.max(start, plain.start + plain.text.trimEnd().length);
  const text = from < 0 ? '' : flatten(plain.text.slice(from));
  return { text, textSpan: { start, end }, stampAt: { start: plain.start, end: plain.start } };
}

export function hasClock(expression: TimeExpression | undefined): boolean {
  return expression?.from.clock !== undefined;
}
