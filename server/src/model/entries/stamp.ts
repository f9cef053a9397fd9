import { firstLetterOrDigit, letters } from '../../characters.ts';
import { flatten, linesOf, type PlainText } from '../../syntax/plainText.ts';
import type { Span } from '../../syntax/position.ts';
import { readDayWords } from '../../time/dayWords.ts';
import { readLeadingExpression, readTimeExpressions } from '../../time/expression.ts';
import { isBetween, partOfDayAlone } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Moment, Place, TimeExpression } from '../../time/types.ts';
import { zoneNamed } from '../../time/zone.ts';
import { perObject, perObjectWith } from '../perObject.ts';
import type { StatedText } from '../types.ts';
import { labelKindsOf } from '../words/labels.ts';
import { speakerInFront, speakerOver } from '../words/speakers.ts';
import { namesTurn } from '../words/turnLabels.ts';
import { saysNotYet, saysSoonAfter, saysTimeUnknown } from '../words/untoldTimes.ts';
import type { DraftStamp, EntryReading } from './entries.ts';

/** An entry's first block, taken apart. */
export interface StampedText extends EntryReading {
  readonly stamp?: DraftStamp;
  readonly text: string;
  readonly textSpan: Span;
  readonly stampAt: Span;
  /** Where in the entry its time stands: `behind` its text, or after a `label`. */
  readonly placed: 'lead' | 'label' | 'behind';
}

/** Where a timestamp ends at the latest; behind it starts the prose. */
const longestStamp = 120;

/**
 * Between the start of an entry and its timestamp (emoji too: `🚒 10:00`, `:fire: 10:00`), and between the timestamp and
 * its text.
 */
const opening =
  /^\s*(?:o\t)?(?:[\s[({<*_>"“«„‹【〔「『《〈–—•·‣→\-©®\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u25a0-\u27bf\u2934\u2935\u2b05-\u2b55\ud83c-\ud83e\udc00-\udfff]|\ufe0f|\u200d|:[a-z][\w+-]{1,40}:)*/;
// `02:16: -5 % CPU`, `02:19 > 500 errors`: a sign of a number is of the text.
const separator =
  /^(?:(?!:[a-z][\w+-]{1,40}:\s|(?<=[:：]\s)-\d|>\s?\d)[\s:：\])}|*_,.;>=–—\-"”»›】〕」』》〉→⇒]|&(?:[mn]dash|rarr);)*/;

/** Words that may stand before a time: "At 09:05", "On 5 June", "By 10 AM". */
const introduction = new RegExp(
  `^(?:(?:at|on|by|from|since|between|around|(?:(?:shortly|just|soon) )?(?:before|after)|prior to|antes d[eao]s?|avant|vor|до|um|am|ab|von|vom|zwischen|gegen|à|de|del|des|dès|du|entre|desde|das|à|às|vers|le|a(?= las?\\b)|em|el|hasta|até|в|с|от|между)(?:\\s+(?:las?|[aà]s|le|el|os?|de[mn]|the))?(?:\\s+(?=[\\d~${letters}])|(?=[\\d~]))|(?:pre|post)-(?=\\d)|[同当])`,
  'i',
);

/** Splits `09:05 UTC - Alert` into its timestamp and its text; a text without a leading time has no stamp. */
export function readStamped(plain: PlainText, options: ReadingOptions = {}): StampedText {
  const line = firstLineOf(plain);
  const lead = leadOf(line);
  const expression = readLead(line, lead, options);
  return expression && !isDefinition(line, expression, options)
    ? stamped(plain, line, expression, 'lead')
    : unstamped(plain, line.start + lead);
}

/** The same of a line that several readers ask about, one behind the other. */
export const readStampedLine = perObjectWith(readStamped);

/** The time that an entry begins with, without taking the rest apart. */
export function leadingTime(plain: PlainText, options: ReadingOptions = {}): TimeExpression | undefined {
  const line = firstLineOf(plain);
  return readLead(line, leadOf(line), options);
}

/** `T0 = 14:02 UTC`, `T0 is 14:02 UTC.`: what the times are counted from, which is no event where nothing tells of one. */
function isDefinition({ text }: PlainText, { start, end, from }: TimeExpression, { inCell }: ReadingOptions): boolean {
  if (from.sinceStart !== 0 || inCell || !assignedToStart.test(text.slice(start, end))) return false;
  const behind = text.slice(end);
  return /^[\s.,;()*_]*$/.test(behind) || (/^\s*[.,;()]/.test(behind) && aboutTimes.test(behind));
}

const assignedToStart = /^\S+ ?(?:\+ ?0 ?)?(?:=|[a-zé]{1,3} )/i;

/** `T0 = 14:02 UTC, and all times below are counted from it` */
const aboutTimes = /\b(?:times?(?:stamps?)?|counted|relative|offsets?|t ?\+)(?![a-z])/i;

/** The first line with anything in it. */
function firstLineOf(plain: PlainText): PlainText {
  return linesOf(plain).find((candidate) => candidate.text.trim() !== '') ?? plain;
}

function leadOf({ text }: PlainText): number {
  return opening.exec(text)?.[0].length ?? 0;
}

function readLead(
  { text }: Pick<PlainText, 'text'>,
  lead: number,
  options: ReadingOptions,
): TimeExpression | undefined {
  const head = text.slice(0, lead + longestStamp);
  // `-8:15` and `~8:15`: what was skipped may belong to the time.
  const at = head.slice(0, lead).endsWith('~') ? lead - 1 : lead;
  const own = readLeadingExpression(head, at, options);
  if (own) return own;
  const words = introduction.exec(head.slice(at))?.[0] ?? '';
  if (words === '') return readPartOfDay(head, at, options);
  const between = isBetween(/^\S+/.exec(words)?.[0] ?? '');
  return readLeadingExpression(head, at + words.length, { ...options, between });
}

/** `Day 3: all is well`, `The next day – the queue is moved`: a day alone, in front of what happened on it. */
function readDayInFront(text: string, start: number): TimeExpression | undefined {
  const words = readDayWords(text, start);
  if (!words || !/^\s*(?:[:：–—]|-\s|[,，]\s)/.test(text.slice(words.end))) return undefined;
  const { end, dayOfIncident, daysLater } = words;
  return { start, end, from: { start, end, dayOfIncident, daysLater }, approximate: false };
}

/** `Early morning July 12th`, `Abend des 12. Juli` */
function readPartOfDay(text: string, at: number, options: ReadingOptions): TimeExpression | undefined {
  const length = partOfDayAlone(text.slice(at, at + longestPartOfDay));
  if (length === undefined) return undefined;
  const joint = /^,? (?:(?:of|on|am|des|vom|du|del|de|do|da) )?/i.exec(text.slice(at + length))?.[0] ?? '';
  const day = joint === '' ? undefined : readLeadingExpression(text, at + length + joint.length, options);
  return day?.from.date?.day === undefined || day.from.clock ? undefined : { ...day, start: at, approximate: true };
}

const longestLabel = 60;

/**
 * Splits an entry whose time does not come first: `Outage start: 2031-03-03 07:40 UTC`,
 * `Queue stops 2031-03-03 07:40`, `Queue drains (3 March, ~09:00 UTC)`.
 */
export function readStampedAnywhere(plain: PlainText, options: ReadingOptions = {}): StampedText {
  const line = firstLineOf(plain);
  const lead = leadOf(line);
  const atStart = readLead(line, lead, options) ?? readDayInFront(line.text, lead);
  if (atStart) return stamped(plain, line, atStart, 'lead');
  const leading = unstamped(plain, line.start + lead);
  const inLabel = timeInLabel(line, options);
  if (inLabel) return stamped(plain, line, inLabel, 'label');
  const name = options.anywhere ? (speakerInFront(line.text) ?? '') : '';
  const said = name === '' || namesLength(name, options) ? undefined : readLead(line, name.length, options);
  if (said && hasRealClock(said)) return stamped(plain, line, said, 'label');
  const label = /^[^:：]*[:：]\s*/.exec(line.text)?.[0] ?? '';
  if (namesLength(label, options)) return leading;
  if (label !== '' && label.trim().length <= longestLabel) {
    const expression = readLead(line, label.length, options);
    const isDay = expression !== undefined && isWholeDay(expression) && namesTurn(label);
    if (expression && ((isDay && options.anywhere) || isFull(expression) || isOwn(expression, options)))
      return stamped(plain, line, expression, 'label');
    // Among entries that begin with their times it may sum them up: `Resolved: 2025-09-30`.
    if (isDay) return { ...leading, isTimeTold: true };
  }
  const shift = Math.max(0, line.text.length - longestStamp);
  const all = readTimeExpressions(line.text.slice(shift), options);
  const last = all.at(-1);
  if (!last)
    return shift > 0 && isToldIn(line.text.slice(0, shift), options) ? { ...leading, isTimeTold: true } : leading;
  const expression = shift === 0 ? last : moved(last, shift);
  const before = line.text.slice(0, expression.start);
  const behind = line.text.slice(expression.end).trim();
  if (isHabit.test(before)) return leading;
  const inBrackets = /[([]\s*$/.test(before) && /^[)\]]\.?$/.test(behind);
  // `Zone file is back - 13:31 UTC`
  const isSetOff = expression.zone !== undefined && /[,–—-]\s+$/.test(before);
  const isTold = isFull(expression) || isOwn(expression, options) || (isSetOff && hasRealClock(expression));
  const atEnd = /^[.。]?$/.test(behind) && isTold;
  const [first] = all;
  const isSequence = first !== last && first !== undefined && isOwn(first, options) && !isFull(expression);
  const previous = all.at(-2);
  const translated =
    previous && isTranslation(line.text.slice(shift), previous, last) ? moved(previous, shift) : undefined;
  if (inBrackets && translated) return stamped(plain, line, translated, 'behind');
  if (inBrackets || (atEnd && !isSequence)) return stamped(plain, line, expression, 'behind');
  const own = isSequence && shift === 0 ? first : expression;
  if (isOwn(own, options) && !namesLength(before, options)) return stampedInside(leading, line, own);
  const isOnly = shift === 0 && first === last;
  const isLast = isOnly && /^[.。]?$/.test(behind) && isOneTime(expression) && behindWord.test(before);
  if (!isLast && !all.some((one) => isIntroduced(line.text, shift, one))) return leading;
  const tellsWhen = isLast || (isOnly && isOneTime(expression) && whenItWas.test(before));
  return { ...leading, isTimeTold: true, ...(tellsWhen && { inside: { ...stampAt(line, expression), isLast } }) };
}

/** Whether a time only says the one before it once more, on the other clock: `as of 17:30 (5:30 PM)`. */
function isTranslation(text: string, { from, to, end }: TimeExpression, other: TimeExpression): boolean {
  const [clock, same] = [from.clock, other.from.clock];
  if (!clock || !same || to || other.to || other.zone || other.from.date) return false;
  const isOnOtherClock = (clock.meridiem === undefined) !== (same.meridiem === undefined);
  const isSame = clock.hour === same.hour && clock.minute === same.minute;
  return isOnOtherClock && isSame && /^\s{0,3}[([/]\s{0,3}$/.test(text.slice(end, other.start));
}

/** "Alert at 13:10 for checkout": a time of day, and no length, ratio or port. */
function isIntroduced(text: string, shift: number, expression: TimeExpression): boolean {
  const { start, from, zone } = expression;
  if (from.clock?.minute === undefined || !hasRealClock(expression)) return false;
  return zone !== undefined || from.clock.meridiem !== undefined || introducing.test(text.slice(0, shift + start));
}

/** "We roll back at once. By 16:30 …" in front of more words than a time is looked for in. */
function isToldIn(text: string, options: ReadingOptions): boolean {
  const words = text.slice(0, longestTold);
  return /\d[:.h]\d\d/.test(words) && readTimeExpressions(words, options).some((one) => isIntroduced(words, 0, one));
}

const longestTold = 400;

const introducing =
  /(?:(?<!\p{L})(?:at|by|since|from|until|till|around|about|before|after|um|ab|gegen|seit|bis|vers|dès|à|às|a las|om|в|с|до|к) ~?|[@(，、])$/iu;

function isOneTime(expression: TimeExpression): boolean {
  const { date, clock } = expression.from;
  return date === undefined && !expression.to && clock?.minute !== undefined && hasRealClock(expression);
}

/** "Forwarded at 3:17 PM to …", "Forwarded around 3:17 PM to …" */
const whenItWas =
  /(?<!\p{L})(?:(?:at|um|à|às|a las|в|о) (?:(?:about|around|approximately|approx\.?|roughly|circa|ca\.|etwa|ungefähr|environ|aproximadamente|около|примерно) )?|(?:around|about|gegen|vers|hacia|около) )~?$/iu;

/** `PR merged 13:05`, and no `moved to 13:05`, `window = 13:05`. */
const behindWord =
  /(?:\p{L}{3}|\b(?:at|um|à|às|a las|в)) ?~?(?<!\b(?:for|from|until|till|than|the|was|are|before|after|since|bis|von|auf|nach|vor|seit|pour|jusqu|avant|après|depuis|para|hasta|desde|antes|após|até|для|после|перед) ?~?)$/iu;

/** Who speaks and when, over the words of a chat that was copied. */
export interface MessageHead {
  readonly speaker: string | undefined;
  readonly expression: TimeExpression;
}

/** The head of a message, in a line that says nothing else. */
export function readMessageHead(line: PlainText, options: ReadingOptions): MessageHead | undefined {
  const { speaker, lead } = speakerOver(line.text) ?? {};
  if (speaker === undefined || lead === undefined || namesLength(speaker, options)) return undefined;
  const expression = readLead(line, lead.length, options);
  const isAll = expression !== undefined && /^[\s)\]]*$/.test(line.text.slice(expression.end));
  return isAll && hasRealClock(expression) ? { speaker, expression } : undefined;
}

/** A message with its words, which stand in the lines below its head. */
export function readMessage(plain: PlainText, line: PlainText, { speaker, expression }: MessageHead): StampedText {
  const read = stamped(plain, line, expression, 'lead');
  return speaker === undefined ? read : { ...read, text: `${speaker}: ${read.text}`, placed: 'label' };
}

/** The time in a line that says nothing else. */
export function timeAlone(line: PlainText, options: ReadingOptions): TimeExpression | undefined {
  const expression = leadingTime(line, options);
  const isAll = expression !== undefined && /^\s*$/.test(line.text.slice(expression.end));
  return isAll && hasRealClock(expression) ? expression : undefined;
}

/** `Detection (13:00): the pager fires` */
function timeInLabel({ text }: PlainText, options: ReadingOptions): TimeExpression | undefined {
  const [whole, before = '', inside = ''] =
    /^([^()（）:：]{2,40}[(（])([^()（）]{3,40})[)）]\s*[:：–—]/.exec(text) ?? [];
  const expression = whole === undefined ? undefined : readLeadingExpression(inside, 0, options);
  return expression && expression.end === inside.length && hasRealClock(expression)
    ? moved(expression, before.length)
    : undefined;
}

/** A time that is none of an event: "Traffic peaks every day at 18:00". */
const isHabit =
  /\b(?:every|each|daily|nightly|until|till|planned|scheduled|expected|eta|due|deadline|usually|täglich|jede[nrs]?|bis|cada|chaque|каждый)\b/i;

/** For entries of which none begins with its time. */
export const anywhereOf = perObject((options: ReadingOptions): ReadingOptions => ({ ...options, anywhere: true }));

/** `Bo acked at 13:22`, where no entry begins with its time. */
function isOwn(expression: TimeExpression, { anywhere = false }: ReadingOptions): boolean {
  return anywhere && hasRealClock(expression);
}

/** `Duration: 1:05`, where a time anywhere would do. */
function namesLength(label: string, { anywhere = false }: ReadingOptions): boolean {
  if (!anywhere || label === '' || label.length > longestLabel) return false;
  return labelKindsOf(label.replace(/[\s:：,–—-]+$/, '')).some((kind) => /duration|^time-to/.test(kind));
}

/** `2025-09-30`, `30 September 2025` */
function isWholeDay({ from: { date, fault } }: TimeExpression): boolean {
  return date?.day !== undefined && date.month !== undefined && date.year !== undefined && fault === undefined;
}

function isFull({ from }: TimeExpression): boolean {
  return from.date?.day !== undefined && from.clock !== undefined;
}

function stamped(
  plain: PlainText,
  line: PlainText,
  expression: TimeExpression,
  placed: StampedText['placed'],
): StampedText {
  const own = stampAt(line, expression);
  const { span } = own;
  const at = line.start - plain.start;
  if (placed === 'behind') {
    const from = Math.max(0, plain.text.search(/\S/));
    const words = plain.text
      .slice(from, at + expression.start)
      .replace(joins, '')
      .replace(/(?<![\s([{,@:–—-])[\s([{,@:–—-]+$/, '');
    const textSpan = { start: plain.start + from, end: plain.start + from + words.length };
    return { stamp: own, text: flatten(words), textSpan, stampAt: span, placed };
  }
  const other = otherZone(line, expression);
  const also = other?.expression ?? (expression.to ? undefined : zoneAtEnd(line, expression));
  const stamp = also ? { ...own, also: stampAt(line, also) } : own;
  const behind = at + (other?.end ?? expression.end);
  const textStart = behind + separatorLength(plain.text.slice(behind));
  const rest = flatten(plain.text.slice(textStart));
  const label =
    placed === 'label' ? flatten(line.text.slice(0, expression.start)).replace(/[\s:：,([（–—-]+$/, '') : '';
  const text = [label, rest].filter((part) => part !== '').join(': ');
  const end = plain.start + plain.text.trimEnd().length;
  const textSpan = text === '' || textStart >= plain.text.length ? span : { start: plain.start + textStart, end };
  return { stamp, text, textSpan: textSpan.end > textSpan.start ? textSpan : span, stampAt: span, placed };
}

/** `10:15: "Time to go back!" decision`: a quote that ends behind the words begins them. */
function separatorLength(text: string): number {
  const length = separator.exec(text)?.[0].length ?? 0;
  if (text.charAt(length - 1) !== '"') return length;
  const words = /^[^\r\n]*/.exec(text.slice(length))?.[0] ?? '';
  const closesLater = words.split('"').length % 2 === 0;
  return closesLater ? length - 1 : length;
}

/** "Bo acked at 13:22" */
const joins = /(?<=\S)\s(?:at|on|by|since|around|um|seit|gegen|à|vers|às|a las|в)\s$/i;

/** An entry that says in the middle of its words when it was; they stay whole. */
function stampedInside(whole: StampedText, line: PlainText, expression: TimeExpression): StampedText {
  const stamp = stampAt(line, expression);
  return { ...whole, stamp, stampAt: stamp.span, placed: 'behind' };
}

function stampAt(line: PlainText, read: TimeExpression): DraftStamp {
  const isBoundary = isBound(line.text, read);
  const expression = isBoundary ? { ...read, approximate: true } : read;
  return {
    span: { start: line.start + expression.start, end: line.start + expression.end },
    raw: flatten(line.text.slice(expression.start, expression.end)),
    expression,
    date: writtenAt(line, expression.from.datePlace),
    clock: writtenAt(line, expression.from.clockPlace),
    zone: writtenAt(line, expression.zone),
    ...(expression.to && { end: writtenIn(line, expression.to, expression.zoneAgain) }),
    ...(isBoundary && { isBound: true }),
  };
}

/** `before 09:02`, `before 2026-05-07`, `Pre-2026-05-07`, `< 2026-05-07` */
export function isBound(text: string, { start, from, to }: TimeExpression): boolean {
  const words = text.slice(Math.max(0, start - 20), start);
  if (to) return false;
  // "Bo acked before 09:02" is as near to it as may be.
  if (from.clock) return start <= words.length && clockBefore.test(words);
  return from.date !== undefined && boundBefore.test(words);
}

const clockBefore = /^[^\p{L}\d]*(?:pre|before|prior to|vor|avant|antes d[eao]s?(?: las)?|до)[\s*_-]+$/iu;

const boundBefore =
  /(?:(?:^|[^\p{L}])(?:pre|before|prior to|until|vor dem|avant le|antes de|antes do|до)[\s*_-]+|<\s*)$/iu;

/** The same time in another zone, behind it, and where that ends: `14:05 UTC (16:05 CEST)`, `14:05 UTC / 16:05 CEST`. */
function otherZone(
  { text }: PlainText,
  { end: start, to }: TimeExpression,
): { expression: TimeExpression; end: number } | undefined {
  const rest = text.slice(start, start + longestStamp);
  const lead = /^\s*[(/[]\s*/.exec(rest)?.[0] ?? '';
  const expression =
    lead === ''
      ? undefined
      : ((/[([]/.test(lead) ? zoneThenTime(rest, lead.length) : undefined) ?? readLeadingExpression(rest, lead.length));
  if (!expression?.from.clock || !expression.zone || !expression.to !== !to) return undefined;
  const closing = /[([]/.test(lead) ? /^\s*[)\]]/.exec(rest.slice(expression.end)) : /^/.exec('');
  if (!closing) return undefined;
  return { expression: moved(expression, start), end: start + expression.end + closing[0].length };
}

/** `10:10 Ana confirms (11:10 UTC)` */
function zoneAtEnd({ text }: PlainText, { from, end }: TimeExpression): TimeExpression | undefined {
  const tail = text.slice(Math.max(end, text.length - longestTail));
  const [whole, inside] = /\((\d{1,2}:\d\d(?: ?[ap]m)? [A-Z]{3,5})\)[.\s]*$/i.exec(tail) ?? [];
  if (whole === undefined || inside === undefined) return undefined;
  const at = text.length - whole.length + 1;
  const expression = readLeadingExpression(text.slice(0, at + inside.length), at);
  if (!expression?.zone || expression.end < at + inside.length) return undefined;
  // Zones are half hours apart: what is else was at another time.
  const apart = (expression.from.clock?.minute ?? 0) - (from.clock?.minute ?? 0);
  return apart % 30 === 0 ? expression : undefined;
}

const longestTail = 30;

/** `UTC 11:40` */
function zoneThenTime(text: string, at: number): TimeExpression | undefined {
  const [whole, name = ''] =
    /^((?:UTC|GMT)[+-]\d{1,2}(?::\d\d)?|[A-Z]{3,5}) (?=\d{1,2}:\d\d)/.exec(text.slice(at)) ?? [];
  const zone = whole === undefined ? undefined : zoneNamed(name);
  const expression = zone && whole && readLeadingExpression(text, at + whole.length);
  if (!zone || !expression || expression.zone) return undefined;
  return { ...expression, zone: { start: at, end: at + name.length, text: name, zone } };
}

/** The date and the time of day of a moment, and its zone, as they stand in a line. */
export function writtenIn(line: PlainText, { datePlace, clockPlace }: Moment, zone?: Place) {
  const own = zone && writtenAt(line, zone);
  return { date: writtenAt(line, datePlace), clock: writtenAt(line, clockPlace), ...(own && { zone: own }) };
}

function writtenAt({ start, text }: PlainText, place: Place | undefined): StatedText | undefined {
  if (!place) return undefined;
  const span = { start: start + place.start, end: start + place.end };
  return { text: flatten(text.slice(place.start, place.end)), span };
}

/** An expression read in a part of a line, counted from the line's start. */
function moved(expression: TimeExpression, by: number): TimeExpression {
  const move = <T extends Place>(place: T): T => ({ ...place, start: place.start + by, end: place.end + by });
  const { from, to, zone, endZone, zoneAgain } = expression;
  const parts = (moment: TimeExpression['from']) => ({
    ...move(moment),
    datePlace: moment.datePlace && move(moment.datePlace),
    clockPlace: moment.clockPlace && move(moment.clockPlace),
  });
  return {
    ...move(expression),
    from: parts(from),
    to: to && parts(to),
    zone: zone && move(zone),
    ...(endZone && { endZone: move(endZone) }),
    ...(zoneAgain && { zoneAgain: move(zoneAgain) }),
  };
}

function unstamped(plain: PlainText, at: number): StampedText {
  const signs = shortcodes.exec(plain.text)?.[0].length ?? 0;
  const from = signs + firstOfWords(plain.text.slice(signs));
  const hasWords = from < plain.text.length;
  const start = hasWords ? plain.start + from : at;
  const end = Math.max(start, plain.start + plain.text.trimEnd().length);
  const text = hasWords ? flatten(plain.text.slice(from)) : '';
  const own = { text, textSpan: { start, end }, stampAt: { start: plain.start, end: plain.start } };
  return {
    ...own,
    placed: 'lead',
    ...((tellsPartOfDay(text) ||
      isBetweenEvents.test(plain.text) ||
      saysTimeUnknown(text) ||
      saysSoonAfter(text.slice(0, longestPartOfDay)) ||
      saysNotYet(plain.text.slice(0, longestStamp))) && { isTimeTold: true }),
  };
}

/** Where the words begin: `[CVE-2031-1] is fixed` keeps its bracket, since there is another to it. */
function firstOfWords(text: string): number {
  const first = firstLetterOrDigit(text);
  const closing = brackets.get(text.charAt(first - 1));
  return closing && text.slice(first, first + longestLabel).includes(closing) ? first - 1 : first;
}

const brackets: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['“', '”'],
  ['"', '"'],
]);

/** `.. much searching`: what goes on between the events around it. */
const isBetweenEvents = /^\s*(?:\.{2,4}|…)\s{0,3}\p{L}/u;

/** `:fire: Alert fires` */
const shortcodes = /^\s*(?::[a-z][\w+-]{1,40}:\s*)+/;

/** `Evening: Ana turns it on again`, `오전~낮: …` */
function tellsPartOfDay(text: string): boolean {
  const length = partOfDayAlone(text.slice(0, longestPartOfDay));
  if (length === undefined) return false;
  const behind = text.slice(length, length + longestPartOfDay);
  const joint = /^\s?[~～〜–-]\s?/.exec(behind)?.[0].length ?? 0;
  const last = joint > 0 ? (partOfDayAlone(behind.slice(joint)) ?? -joint) : 0;
  return /^\s?[:：–—]\s*\S/.test(behind.slice(joint + last));
}

const longestPartOfDay = 30;

/** Whether an entry states a time of day, or a time counted from the start. */
export function hasClock(expression: TimeExpression | undefined): boolean {
  if (!expression) return false;
  const { clock, clockPlace, relativeMinutes, laterMinutes } = expression.from;
  // `2X:XX` and `31:10` stand for a time of day, and are none.
  return clock !== undefined || clockPlace !== undefined || relativeMinutes !== undefined || laterMinutes !== undefined;
}

/** Whether an entry states a time of day that there is: outside of timelines `80:20` is something else. */
export function hasRealClock(expression: TimeExpression | undefined): boolean {
  const fault = expression?.from.fault;
  return hasClock(expression) && fault !== 'hour' && fault !== 'minute' && fault !== 'second';
}
