/** Lengths of time as they stand in a text, and of what they are not the length. */
import type { PlainText } from '../../syntax/plainText.ts';
import { type Duration, readDurations } from '../../time/duration.ts';
import type { StatedLength } from '../types.ts';

/** "20 min per user", `4 min/hour`, "45 minutes of it", "4 minutes after the first call", `(expected: 20 min)`: not the length of all, or from elsewhere. */
export function isOfAnother(text: string, { start, end }: Duration): boolean {
  return share.test(text.slice(end, end + 40)) || bound.test(text.slice(Math.max(0, start - 24), start));
}

const share =
  /^\/[a-z]|^[\s,]{0,3}(?:of (?:it|this|that|these|those|which|them)|of \w+ (?:each|per)|(?:long )?per|each|apiece|for each|on average|average|(?:after|before|into|since) (?:the|a|an|it|its|that|we|our|first)|pro|par|por|je|im schnitt|en moyenne)\b/i;
const bound =
  /(?:\bup to|\bat most|\bmax(?:imum)?(?: of)?|\baverage(?: of)?|\bavg|\bmedian(?: of)?|\btarget(?: of)?|[([]\s?(?:expected|planned|estimated|scheduled|normally|usually|typically|instead of|threshold)[\s.:~≈]{0,3}(?:\d{1,4} ?[-–] ?)?)[\s.:~≈]{0,3}$/i;

/** `02:45`, `1:52 h`: what is called a duration is no time of day. */
export function clockLength(text: string): Duration | undefined {
  const match = /^\s*(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?: ?(?:h|hrs?|hours?|std\.?|stunden|ч))?\s*$/i.exec(text);
  if (!match) return undefined;
  const start = text.search(/\d/);
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return { start, end: text.trimEnd().length, minutes, step: 1, approximate: false };
}

/** The length that what is called a duration begins with, or that stands behind its window. */
export function lengthStated(text: string): Duration | undefined {
  return clockLength(text) ?? readDurations(text).find((duration) => !isOfAnother(text, duration));
}

export function lengthOf(within: PlainText, { start, end, minutes, step, approximate }: Duration): StatedLength {
  const span = { start: within.start + start, end: within.start + end };
  return { text: within.text.slice(start, end), span, minutes, step, approximate };
}

/** In a sentence some minutes more or less are the same. */
export function rounded(length: StatedLength): StatedLength {
  return { ...length, step: Math.max(length.step, 5) };
}
