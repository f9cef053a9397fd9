/** Lengths of time as they stand in a text, and of what they are not the length. */
import type { PlainText } from '../syntax/plainText.ts';
import type { Duration } from '../time/duration.ts';
import type { StatedLength } from './types.ts';

/** "20 min per user", "45 minutes of it", "4 minutes after the first call": not the length of all, or from elsewhere. */
export function isOfAnother(text: string, { start, end }: Duration): boolean {
  return share.test(text.slice(end, end + 40)) || bound.test(text.slice(Math.max(0, start - 20), start));
}

const share =
  /^[\s,]{0,3}(?:of (?:it|this|that|these|those|which|them)|of \w+ (?:each|per)|(?:long )?per|each|apiece|for each|on average|average|(?:after|before|into|since) (?:the|a|an|it|its|that|we|our|first)|pro|par|por|je|im schnitt|en moyenne)\b/i;
const bound =
  /(?:\bup to|\bat most|\bmax(?:imum)?(?: of)?|\baverage(?: of)?|\bavg|\bmedian(?: of)?|\btarget(?: of)?)[\s.:~≈]{0,3}$/i;

export function lengthOf(within: PlainText, { start, end, minutes, step, approximate }: Duration): StatedLength {
  const span = { start: within.start + start, end: within.start + end };
  return { text: within.text.slice(start, end), span, minutes, step, approximate };
}

/** In a sentence some minutes more or less are the same. */
export function rounded(length: StatedLength): StatedLength {
  return { ...length, step: Math.max(length.step, 5) };
}
