/** Events that are told one behind the other in a line, or in the sentences of a paragraph. */
import { isLetter, startsWithCapital } from '../../characters.ts';
import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { minuteOfDay, onClock } from '../../time/instant.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { TimeExpression } from '../../time/types.ts';
import type { DraftStamp } from './entries.ts';
import { hasClock, hasRealClock, readStamped, readStampedLine } from './stamp.ts';

/**
 * The lines of a paragraph or of code, with a piece of its own for each event. In a paragraph an event may go on over
 * several lines, and another begin in any of them.
 */
export function eventsApart(lines: readonly PlainText[], kind: 'lines' | 'code', options: ReadingOptions): PlainText[] {
  let last: number | undefined;
  return lines.flatMap((whole, index) => {
    const line = kind === 'lines' && startsWithClock.test(lines[index + 1]?.text ?? '') ? withoutLead(whole) : whole;
    const { stamp } = readStampedLine(line, options);
    const expression = stamp?.expression;
    last = minuteOf(expression) ?? last;
    // Without another number there is no other event.
    if (!/\d/.test(stamp ? line.text.slice(stamp.span.end - line.start) : line.text)) return [line];
    const signed = hasClock(expression) ? placesBehind(line, seam).filter((at) => hasSign(line, at, options)) : [];
    if (signed.length > 0 || kind === 'code') return splitAt(line, signed);
    if (last === undefined) return [line];
    const places = [...placesBehind(line, sentence), ...placesBehind(line, pasted)].sort((a, b) => a - b);
    if (places.length === 0) return [line];
    const cuts = eventsAt(line, places, { minute: last, isStory: isStory(line, stamp) }, options);
    last = cuts.at(-1)?.minute ?? last;
    return splitAt(line, cuts.map(atOf));
  });
}

/** "… again. At" in front of a line that begins with the time. */
function withoutLead(line: PlainText): PlainText {
  const end = line.text.slice(-longestLead);
  return slicePlain(line, 0, line.text.length - end.length + end.replace(leadAtEnd, '').length);
}

const longestLead = 16;
const startsWithClock = /^\s*~?\d{1,2}[:.h]\d\d/;
/** Words in front of a time with which a sentence begins. */
const leads = '(?:at|by|around|um|gegen|à|vers|a las|às|в|около)';
const leadAtEnd = new RegExp(`(?<=[.!?。]["”’)]?)\\s+${leads}\\s*$`, 'i');

/** The words of an item into which others were pasted: `- 09:00 Alert. - 09:10 Page.` */
export function itemsApart(words: PlainText, options: ReadingOptions): PlainText[] {
  const places = placesBehind(words, pasted);
  if (places.length === 0) return [words];
  const { stamp } = readStamped(words, options);
  const first = minuteOf(stamp?.expression);
  // A single one may be anything: "open Monday to Friday - 10:00 Saturday".
  const isSure =
    places.length > 1 || places.some((at) => endsSentence.test(words.text.slice(0, at)) || hasSign(words, at, options));
  if (first === undefined || !isSure) return [words];
  const before = { minute: first, isStory: isStory(words, stamp) };
  return splitAt(words, eventsAt(words, places, before, options).map(atOf));
}

const endsSentence = /[.!?。]\s\S{1,2}\s$/;

/** The time of day of an event, in minutes. */
function minuteOf(expression: TimeExpression | undefined): number | undefined {
  const clock = expression?.from.clock;
  return clock && hasRealClock(expression) ? minuteOfDay(clock) : undefined;
}

interface Cut {
  readonly at: number;
  readonly minute: number;
}

const atOf = ({ at }: Cut): number => at;

/** The first event of a line. */
interface Before {
  readonly minute: number;
  readonly isStory: boolean;
}

/** Whether a line begins with "At", or with its day. */
function isStory({ text }: PlainText, stamp: DraftStamp | undefined): boolean {
  return isLetter(text.trimStart(), 0) || stamp?.date !== undefined;
}

/**
 * Those of some places where an event begins, but for what looks back at an earlier time, "At 09:05 it had been full", or
 * ahead. Only a story may be out of order.
 */
function eventsAt(line: PlainText, places: readonly number[], before: Before, options: ReadingOptions): Cut[] {
  let last = before.minute;
  return places.flatMap((at, index) => {
    const minute = minuteOf(toldAt(line, at, options));
    if (minute === undefined) return [];
    const words = line.text.slice(at, places[index + 1]);
    const isEarlier = onClock(minute - last) > longestBetween;
    const isTold = before.isStory ? !(isEarlier && looksBack.test(words)) : onClock(minute - last) <= longestStep;
    if (!isTold || looksAhead.test(words)) return [];
    last = minute;
    return [{ at, minute }];
  });
}

const looksBack =
  /\b(?:had|(?:was|were) (?:full|down|still|out|empty|at)|earlier|already|previously|before|first|hatten?|waren?|bereits|schon|zuvor|avai(?:t|ent)|était|déjà|había|habían|ya|havia|haviam|tinha|já)\b|уже|ранее|до этого/i;

const looksAhead =
  /\b(?:would|will|should|could|may|might|expected|planned|scheduled|due|daily|every day|usually|wird|würden?|sollten?|sera|serait|sería|seria|será)\b/i;

/** Minutes. */
const longestBetween = 12 * 60;
/** In a line of a list the next event is near, or it is no event. */
const longestStep = 3 * 60;

function splitAt(line: PlainText, cuts: readonly number[]): PlainText[] {
  return [0, ...cuts].map((from, index) => {
    const part = slicePlain(line, from, cuts[index] ?? line.text.length);
    return index === cuts.length ? part : slicePlain(part, 0, part.text.replace(joint, '').length);
  });
}

/** What parts an event from the next one, and belongs to none. */
const joint = /\s(?:[-–—•*|·→⇒]|->|=>)\s+$/;

/** Between two events in one line: the end of a sentence, or a wide gap. */
const seam = /[.;!?。；]\s+(?=\d)|(?<!\s)\s{3,}(?=\d)|\s[|•·]\s+(?=\d)/g;
/** The same, where the next one begins with the word in front of its time: "… fail. At 09:10 …" */
const sentence = new RegExp(`[.!?。]["”’)]?\\s+(?=(?:${leads}\\s+)?~?\\d{1,2}[:.h]?\\d{0,2}(?!\\d))`, 'gi');
/** Behind a word or a version, so that it is in no range of times. */
const pasted =
  /(?<=[a-z\u00df-\u024f\u0430-\u044f]{3}[.!?)]?|\w[.!?)]|\s\d\.\d|v\d[\w.]{1,9})\s(?:[-–—•*]|→|⇒|->|=>)\s(?=~?\d{1,2}[:h]\d\d)/g;

function placesBehind({ text }: PlainText, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
}

const longestStamp = 120;

function headAt(line: PlainText, at: number): PlainText {
  return slicePlain(line, at, Math.min(line.text.length, at + longestStamp));
}

/** `09:10: Page` */
function hasSign(line: PlainText, at: number, options: ReadingOptions): boolean {
  const { stamp } = readStamped(headAt(line, at), options);
  if (!stamp || !hasClock(stamp.expression)) return false;
  return /^\s*[-–—:：]/.test(line.text.slice(stamp.span.end - line.start));
}

/** `09:10 Page`, "At 09:10 somebody": a time of day with its words. */
function toldAt(line: PlainText, at: number, options: ReadingOptions): TimeExpression | undefined {
  const head = headAt(line, at);
  const { stamp } = readStamped(head, options);
  if (stamp?.expression.from.clock?.minute === undefined) return undefined;
  const words = head.text.slice(stamp.span.end - head.start).replace(/^[\s,:：–—-]+/, '');
  const isIntroduced = isLetter(head.text, 0);
  return isLetter(words, 0) && (isIntroduced || startsWithCapital(words)) ? stamp.expression : undefined;
}
