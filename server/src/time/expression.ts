import { startsWithCapital } from '../characters.ts';
import { readAbout } from './about.ts';
import { namedHours, readClock } from './clock.ts';
import { readDate, readLastShortDate, readMonthAndDay, readWeekdayMark } from './date.ts';
import { readDayMark, readDayWords } from './dayWords.ts';
import { dateOfDayNumber, minutesPerDay } from './instant.ts';
import { readMonths } from './months.ts';
import {
  isApproximationBehind,
  isBetween,
  isRangeWord,
  isTimeWord,
  joinsDateToClock,
  partOfDayAlone,
} from './names.ts';
import { amountInWords, amountWords } from './numberWords.ts';
import { type RelativeReading, readRelative, unitLength } from './relative.ts';
import { behindText, isSymbol, type Read, type ReadingOptions, skipSpace, type Token, tokenize } from './tokens.ts';
import type { DateParts, Moment, Place, TimeExpression, ZoneMention } from './types.ts';
import { readZone } from './zone.ts';

/**
 * Every point in time and range that a text states, in order.
 *
 *     expression = [about] moment [zone] [range-sign [about] moment [zone]] [about]
 *     moment     = date [separator [about] time] | time [zone] [separator date]
 *
 * Linear: every attempt looks at a bounded number of tokens.
 */
export function readTimeExpressions(text: string, options: ReadingOptions = {}): TimeExpression[] {
  if (!mayStateTime.test(text)) return [];
  const tokens = tokenize(text);
  const found: TimeExpression[] = [];
  for (let index = 0; index < tokens.length; ) {
    const isStart = mayStart(tokens[index]) && startsToken(tokens, index);
    const own = isStart && isBehindBetween(tokens, index) ? { ...options, between: true } : options;
    const read = isStart ? readExpression(tokens, index, own) : undefined;
    if (read) found.push(read.value);
    index = read?.next ?? index + 1;
  }
  return found;
}

/** "Between 13:10 and 13:40", "Between the hours of 13:10 and 13:40", "Entre las 13:10 y las 13:40" */
function isBehindBetween(tokens: readonly Token[], index: number): boolean {
  const ofHours = tokens[index - 2]?.text === 'of' && /^hours?$/i.test(tokens[index - 4]?.text ?? '');
  const at = ofHours ? index - 6 : isArticle(tokens[index - 2]) ? index - 2 : index;
  const word = tokens[at - 2];
  return tokens[at - 1]?.kind === 'space' && word?.kind === 'word' && isBetween(word.text);
}

/** Whether an expression may start with a token: with nearly all words of a text, none does. */
function mayStart(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return token?.kind === 'number' || isSymbol(token, '~≈∼~±?');
  return token.text.charCodeAt(0) > 0x7e || startsExpression(token.text);
}

const knownWords = new Map<string, boolean>();
const mostKnownWords = 4000;

/** The same few words make up most of what is written. */
function startsExpression(word: string): boolean {
  const known = knownWords.get(word);
  if (known !== undefined) return known;
  // `YYYY-MM-DD`
  const isOpen = /^([xymdjat])\1{3}$/i.test(word);
  const starts = isOpen || isTimeWord(word) || namedHours.has(word.toLowerCase());
  if (knownWords.size >= mostKnownWords) knownWords.clear();
  knownWords.set(word, starts);
  return starts;
}

/** Every expression has a digit or one of these words. */
const mayStateTime = new RegExp(`[\\d\\uff10-\\uff19]|${[...namedHours.keys()].join('|')}`, 'i');
/** At the start of an entry there are `XX:XX` and `??:??` too. */
const mayLead = new RegExp(`[\\d\\uff10-\\uff19?]|XX|${[...namedHours.keys()].join('|')}`, 'i');

/**
 * The expression that starts at the head of a text, behind `from` characters. Here a time is expected, so that
 * `1625`, `11.50`, `15/08`, `T+5m` and Unix times are read too.
 */
export function readLeadingExpression(
  text: string,
  from: number,
  options: ReadingOptions = {},
): TimeExpression | undefined {
  const later = readLaterInWords(text, from);
  if (later) return later;
  const day = readDayWords(text, from);
  if (day) return readCountedDay(text, from, day, options);
  const months = options.inCell ? readMonthsAlone(text, from) : undefined;
  if (months) return months;
  if (!mayLeadAt(text, from) || !mayLead.test(from === 0 ? text : text.slice(from))) return undefined;
  const tokens = tokenize(text);
  const index = tokens.findIndex((token) => token.start >= from);
  if (index < 0 || tokens[index]?.start !== from) return undefined;
  const lead = { ...options, lead: true };
  const read =
    readExpression(tokens, index, lead) ??
    readRelativeExpression(tokens, index, lead) ??
    readLater(tokens, index) ??
    readEpoch(tokens, index) ??
    readOpenClock(tokens, index);
  return read?.value;
}

/**
 * `Day 2, 09:00`, `The next day at 09:00`, `翌日 9:00`; in a cell `Day 2` alone. A date behind it says more, and so does a
 * time from the start: `Day 2: 2024-03-06`, `Day 2 - T+25:00`.
 */
function readCountedDay(
  text: string,
  from: number,
  { end, dayOfIncident, daysLater }: ReturnType<typeof readDayWords> & object,
  options: ReadingOptions,
): TimeExpression | undefined {
  const joint = /^[\s,:：、–-]*(?:(?:at|um|à|a las|às|в) |[(（])?/i.exec(text.slice(end))?.[0] ?? '';
  const clock = readLeadingExpression(text, end + joint.length, options);
  if (clock?.from.relativeMinutes !== undefined) return { ...clock, start: from };
  if (clock?.from.date?.day !== undefined) {
    const closes = /[(（]$/.test(joint) && /[)）]/.test(text.charAt(clock.end));
    return { ...clock, start: from, end: clock.end + (closes ? 1 : 0) };
  }
  if (clock?.from.clock && !clock.from.date && !clock.from.daysLater)
    return { ...clock, start: from, from: { ...clock.from, start: from, dayOfIncident, daysLater } };
  const isAlone = options.inCell && /^[\s|.:]*$/.test(text.slice(end));
  return isAlone
    ? { start: from, end, from: { start: from, end, dayOfIncident, daysLater }, approximate: false }
    : undefined;
}

/** `Jun–Jul` in a cell with nothing else in it. */
function readMonthsAlone(text: string, from: number): TimeExpression | undefined {
  const words = text.slice(from, from + longestMonths).replace(/[\s|]+$/, '');
  const end = from + words.length;
  const months = /[\s|]*/.exec(text.slice(end))?.[0].length === text.length - end ? readMonths(words) : undefined;
  if (!months) return undefined;
  const place = { start: from, end };
  const last: Moment = { ...place, date: months.last };
  return { ...place, from: inSameYear({ ...place, date: months.first }, last), to: last, approximate: false };
}

/** `September 2026 – December 2026` */
const longestMonths = 40;

const asciiWord = /[A-Za-z]+(?![^\0-\x7f])/y;
/** `T+5m`, `XX:XX`, `HH:mm`, `hhhmm` */
const openOrRelative = /^(?:[TJDH]|[hmxs]{1,5})$/i;

/** Whether the first word may be that of a time, which is told before anything is cut into tokens. */
function mayLeadAt(text: string, from: number): boolean {
  asciiWord.lastIndex = from;
  const word = asciiWord.exec(text)?.[0];
  return word === undefined || openOrRelative.test(word) || startsExpression(word);
}

/** A number inside a version (`1.10:30`), a word or a longer number starts nothing. */
function startsToken(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const first = tokens[index];
  if (first?.kind === 'space') return false;
  if (!before || before.kind === 'space') return true;
  if (before.kind === 'symbol') return !(isSymbol(before, '.:/-,') && tokens[index - 2]?.kind === 'number');
  // Text without spaces between its words.
  return before.kind === 'word' && first?.kind === 'number' && /^\P{ASCII}+$/u.test(before.text);
}

function readExpression(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<TimeExpression> | undefined {
  const about = readAbout(tokens, index);
  const first =
    readZonedMoment(tokens, about?.next ?? index, options) ?? readBareHour(tokens, about?.next ?? index, options);
  if (!first) return undefined;
  const within = joinsBetween(tokens, first) ? { ...options, between: true } : options;
  const days = first.value.lastDay === undefined ? undefined : daysEnd(first);
  // `09:20 頃〜10:52`
  const behindAbout = skipAboutBehind(tokens, first.next);
  const second =
    days ??
    readRangeEnd(tokens, first, within) ??
    (behindAbout > first.next ? readRangeEnd(tokens, { ...first, next: behindAbout }, within) : undefined);
  const behind = second?.next ?? first.next;
  const atEnd = second ? skipAboutBehind(tokens, behind) : behindAbout;
  const named = first.value.zone ?? second?.value.zone;
  // `16:00 approx UTC`
  const late = named || atEnd === behind || !first.value.moment.clock ? undefined : readZone(tokens, atEnd, options);
  const [zone, next] = [named ?? late?.value, late?.next ?? atEnd];
  const last = second?.value.zone;
  const endZone = last && last.text !== zone?.text && last.zone.kind !== 'unknown' ? last : undefined;
  return {
    value: {
      start: tokens[index]?.start ?? 0,
      end: tokens[next - 1]?.end ?? 0,
      from: second
        ? inSameYear(inSameHalf(first.value.moment, second.value.moment), second.value.moment)
        : first.value.moment,
      to: second?.value.moment,
      zone,
      ...(endZone && { endZone }),
      ...(last && last !== zone && last.text === zone?.text && { zoneAgain: last }),
      approximate: Boolean(about || first.value.about) || next > behind || behindAbout > first.next,
    },
    next,
  };
}

/** `5 June between 13:10 and 13:40` */
function joinsBetween(tokens: readonly Token[], { value: { moment }, next }: Read<ZonedMoment>): boolean {
  const { datePlace, clockPlace } = moment;
  if (!datePlace || !clockPlace || datePlace.end >= clockPlace.start) return false;
  let at = next - 1;
  while (at > 0 && (tokens[at]?.start ?? 0) > clockPlace.start) at--;
  return isBehindBetween(tokens, at);
}

interface ZonedMoment {
  readonly moment: Moment;
  readonly zone?: ZoneMention;
  readonly about?: boolean;
  readonly lastDay?: number;
}

/** `14:30~`, `14:30 (approx)`, `14:30 - (approximately)`, `14:30 approx.`, `14時頃`. */
function skipAboutBehind(tokens: readonly Token[], index: number): number {
  if (isSymbol(tokens[index], '~') && tokens[index + 1]?.kind !== 'number') return index + 1;
  const space = skipSpace(tokens, index);
  const at = isSymbol(tokens[space], '-–—:,') && space > index ? skipSpace(tokens, space + 1) : space;
  const open = isSymbol(tokens[at], '(');
  if (at > space && !open) return index;
  const word = open ? at + 1 : at;
  const length = [2, 1].find((count) => {
    const text = tokens
      .slice(word, word + count)
      .map((token) => token.text)
      .join('');
    return text !== '' && isApproximationBehind(text);
  });
  if (length === undefined) return index;
  let next = word + length;
  if (isSymbol(tokens[next], '.')) next++;
  if (!open) return next;
  return isSymbol(tokens[next], ')') ? next + 1 : index;
}

function readZonedMoment(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<ZonedMoment> | undefined {
  return readDateThenClock(tokens, index, options) ?? readClockThenDate(tokens, index, options);
}

function readDateThenClock(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<ZonedMoment> | undefined {
  const date = readDate(tokens, index, options);
  if (!date) return undefined;
  const { unknown, lastDay, fault } = date.value;
  const dated = { date: date.value.date, datePlace: placeOf(tokens, index, date.next), fault };
  const joined = behindDate(tokens, date.next);
  const open = joined && openClock(tokens, joined.next);
  if (joined && open !== undefined) {
    return { value: { moment: { ...placeOf(tokens, index, open), ...dated }, about: unknown }, next: open };
  }
  const clock = joined && readClock(tokens, joined.next, options);
  const isWeekdayAlone = date.value.date.month === undefined && date.value.date.year === undefined && !unknown;
  if (isWeekdayAlone && !clock) return undefined;
  const part = options.lead && !clock ? partOfDayAt(tokens, date.next) : undefined;
  if (part !== undefined) {
    return { value: { moment: { ...placeOf(tokens, index, part), ...dated }, about: true, lastDay }, next: part };
  }
  if (!joined || !clock) {
    const moment = { ...placeOf(tokens, index, date.next), ...dated };
    const zone = lastDay === undefined ? readDateZone(tokens, date.next, options) : undefined;
    return { value: { moment, about: unknown, lastDay, zone: zone?.value }, next: zone?.next ?? date.next };
  }
  const timed = {
    clock: clock.value.clock,
    clockPlace: placeOf(tokens, joined.next, clock.next),
    fault: fault ?? clock.value.fault,
  };
  const zoned = withZone(tokens, clock.next, { ...placeOf(tokens, index, clock.next), ...dated, ...timed }, options);
  return { ...zoned, value: { ...zoned.value, about: unknown || clock.value.unknown || joined.value.about } };
}

/** Index behind the part of the day at which no time follows: `2026-06-12 evening:`, `2026-06-12 ~tarde`, `2026-06-12 AM`. */
function partOfDayAt(tokens: readonly Token[], index: number): number | undefined {
  const space = skipSpace(tokens, index);
  const at = isSymbol(tokens[space], '~,') ? skipSpace(tokens, space + 1) : space;
  if (at === index || tokens[at]?.kind !== 'word') return undefined;
  const words = tokens.slice(at, at + longestPartAlone).map(({ text }) => text);
  const length = /^[ap]m$/i.test(words[0] ?? '') ? 2 : partOfDayAlone(words.join(''));
  if (length === undefined) return undefined;
  const next = behindText(tokens, at, length);
  const behind = skipSpace(tokens, next);
  const mayEnd = behind >= tokens.length || isSymbol(tokens[behind], '-–—:：|)]*,、，;→.。');
  return mayEnd && tokens[skipSpace(tokens, behind + 1)]?.kind !== 'number' ? next : undefined;
}

/** Tokens of `in the early morning`. */
const longestPartAlone = 8;

function readClockThenDate(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<ZonedMoment> | undefined {
  const clock = readClock(tokens, index, options);
  if (!clock) return undefined;
  const place = placeOf(tokens, index, clock.next);
  const { fault } = clock.value;
  const timed = { ...place, clock: clock.value.clock, clockPlace: place, fault };
  const zoned = withMark(tokens, clock.next, timed, options);
  const about = clock.value.unknown;
  const alone = { ...zoned, value: { ...zoned.value, about } };
  if (zoned.value.moment.daysLater) return alone;
  const weekday = options.lead ? readWeekdayMark(tokens, zoned.next) : undefined;
  if (weekday) {
    const datePlace = placeOf(tokens, skipSpace(tokens, zoned.next), weekday.next);
    const moment = { ...zoned.value.moment, end: datePlace.end, date: { weekday: weekday.value }, datePlace };
    return { value: { ...zoned.value, about, moment }, next: weekday.next };
  }
  const dateAt = behindClock(tokens, zoned.next);
  const lead = dateAt?.value.open === true && isShortDateAlone(tokens, dateAt.next);
  const after = dateAt === undefined ? undefined : readDate(tokens, dateAt.next, { ...options, lead });
  if (!after || dateAt === undefined) return alone;
  // "09:09 May 5 customers": behind a bare space only what nothing goes on from, or what has its year.
  const goesOn = tokens[after.next]?.kind === 'space' && tokens[after.next + 1]?.kind === 'word';
  if (goesOn && dateAt.value.bare && after.value.date.year === undefined && after.value.date.month !== undefined)
    return alone;
  // `09:00 - 5 June 10:00` is a range, whose second moment owns the date.
  const ownsClock = readClock(tokens, behindDate(tokens, after.next)?.next ?? after.next, options);
  if (ownsClock) return alone;
  let next = after.next;
  if (dateAt.value.open) {
    // `09:00 (*April 7*)`: markup is left as spaces.
    next = skipSpace(tokens, next);
    if (!isSymbol(tokens[next], ')')) return alone;
    next++;
  }
  const zoneBehind = zoned.value.zone ? undefined : readDateZone(tokens, next, options);
  const dated = {
    date: after.value.date,
    datePlace: placeOf(tokens, dateAt.next, after.next),
    fault: fault ?? after.value.fault,
  };
  const moment = { ...zoned.value.moment, ...placeOf(tokens, index, next), ...dated };
  return {
    value: { moment, zone: zoned.value.zone ?? zoneBehind?.value, about: about || after.value.unknown },
    next: zoneBehind?.next ?? next,
  };
}

/** `13.11.)`, `08-04)`, `06/08)`: without a year, and surely no number. */
function isShortDateAlone(tokens: readonly Token[], index: number): boolean {
  const [day, sign, month, last, close] = tokens.slice(index, index + 5);
  if (day?.kind !== 'number' || month?.kind !== 'number') return false;
  if (isSymbol(sign, '.')) return isSymbol(last, '.') && isSymbol(close, ')');
  return isSymbol(sign, '-/') && day.text.length === 2 && month.text.length === 2 && isSymbol(last, ')');
}

/** `00:20 (next day)`, `00:20 +1d`: before or behind the zone. */
function withMark(tokens: readonly Token[], index: number, moment: Moment, options: ReadingOptions): Read<ZonedMoment> {
  const mark = readMark(tokens, index, moment);
  const zoned = withZone(tokens, mark?.next ?? index, mark?.value ?? moment, options);
  const late = mark ? undefined : readMark(tokens, zoned.next, moment);
  return late ? { value: { ...zoned.value, moment: late.value }, next: late.next } : zoned;
}

function readMark(tokens: readonly Token[], index: number, moment: Moment): Read<Moment> | undefined {
  const first = tokens[skipSpace(tokens, index)];
  if (!isSymbol(first, '(（+⁺') && (first === tokens[index] || first?.kind !== 'word')) return undefined;
  const words = tokens.slice(index, index + longestMark);
  const mark = readDayMark(words.map(({ text }) => text).join(''), moment.clock?.hour ?? 12);
  if (!mark) return undefined;
  const { end, ...day } = mark;
  return { value: { ...moment, ...day }, next: behindText(tokens, index, end) };
}

/** Tokens of ` (the following morning)`. */
const longestMark = 8;

/** `(UTC)` behind a date: only in brackets, since words that look like zones follow dates often. */
function readDateZone(tokens: readonly Token[], index: number, options: ReadingOptions): Read<ZoneMention> | undefined {
  const at = skipSpace(tokens, index);
  return isSymbol(tokens[at], '([') ? readZone(tokens, index, options) : undefined;
}

function placeOf(tokens: readonly Token[], from: number, to: number): Place {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

function withZone(tokens: readonly Token[], index: number, moment: Moment, options: ReadingOptions): Read<ZonedMoment> {
  const zone = isRangeStart(tokens, index, moment) ? undefined : readZone(tokens, index, options);
  if (!zone) return { value: { moment }, next: index };
  // RFC 9557: `+02:00[Europe/Berlin]`
  const suffix = isSymbol(tokens[zone.next], '[') ? readZone(tokens, zone.next, options) : undefined;
  return { value: { moment, zone: zone.value }, next: suffix?.next ?? zone.next };
}

/** In `21:45-23:28` and `09:00 -10:00` the dash joins a range; behind `T09:00:00` it is an offset. */
function isRangeStart(tokens: readonly Token[], index: number, moment: Moment): boolean {
  const at = skipSpace(tokens, index);
  if (!isSymbol(tokens[at], '-−') || (at > index && isWesternOffset(tokens, at + 1, moment))) return false;
  const hours = tokens[at + 1]?.text ?? '';
  const isOffset =
    moment.date &&
    at === index &&
    (hours.length === 4 || (/^(?:0\d|1[0-2])$/.test(hours) && /^(?:00|30|45)$/.test(tokens[at + 3]?.text ?? '')));
  return (
    !isOffset || (moment.clock?.second === undefined && tokens[at + 1]?.text.length !== 4 && !isIsoTime(tokens, index))
  );
}

/** `20:00 -03:00`, `20:00 -0300`, but `02:00 -03:00` is an hour long, and so may be what goes on past midnight. */
function isWesternOffset(tokens: readonly Token[], index: number, { clock }: Moment): boolean {
  const [hours, colon, minutes, behind] = tokens.slice(index, index + 4);
  if (hours?.kind !== 'number' || behind?.kind === 'number') return false;
  if (hours.text.length === 4) return /^(?:0[3-9]|1[01])(?:00|30)$/.test(hours.text) && !isSymbol(colon, ':');
  const isOffset =
    /^(?:0[3-9]|1[01])$/.test(hours.text) && isSymbol(colon, ':') && /^(?:00|30)$/.test(minutes?.text ?? '');
  return isOffset && clock !== undefined && !isSymbol(behind, ':') && Number(hours.text) < clock.hour;
}

/** Whether the time that ends at a token was joined to its date by `T`. */
function isIsoTime(tokens: readonly Token[], index: number): boolean {
  return tokens.slice(Math.max(0, index - 6), index).some((token) => token.text === 'T');
}

/** Where a time may start behind a date: ` `, `T`, `, `, ` at `, ` @ `, ` ~`, ` ca. `. */
function behindDate(tokens: readonly Token[], index: number): Read<{ readonly about: boolean }> | undefined {
  if (tokens[index]?.text === 'T') return { value: { about: false }, next: index + 1 };
  let at = skipSpace(tokens, index);
  if (isSymbol(tokens[at], ',;:@|·،、')) at = skipSpace(tokens, at + 1);
  else if (at > index && isSymbol(tokens[at], '-–—') && tokens[at + 1]?.kind === 'space') at = skipDash(tokens, at);
  while (tokens[at]?.kind === 'word' && joinsDateToClock(tokens[at]?.text ?? '')) at = skipSpace(tokens, at + 1);
  const about = readAbout(tokens, at);
  const next = about?.next ?? at;
  return next > index || endsInScript(tokens[index - 1]) ? { value: { about: Boolean(about) }, next } : undefined;
}

/** `7月14日14:30`, `7月14日（火）14:30`: Chinese, Japanese and Korean part nothing with spaces. */
function endsInScript(token: Token | undefined): boolean {
  return isSymbol(token, ')）') || (token?.kind === 'word' && /[日号號일]$/.test(token.text));
}

/** `2024-06-05 - 14:30` names one moment: what follows the dash has no date of its own. */
function skipDash(tokens: readonly Token[], index: number): number {
  const at = skipSpace(tokens, index + 1);
  return readDate(tokens, at) ? index : at;
}

/** Where a date may start behind a time: ` `, `, `, ` on `, ` - `, ` (`. */
function behindClock(
  tokens: readonly Token[],
  index: number,
): Read<{ readonly open: boolean; readonly bare: boolean }> | undefined {
  let at = skipSpace(tokens, index);
  const first = at;
  const open = isSymbol(tokens[at], '(');
  if (isSymbol(tokens[at], ',;-–—(')) at = skipSpace(tokens, at + 1);
  if (/^(?:on|of|le|el|am|em|del)$/i.test(tokens[at]?.text ?? '')) at = skipSpace(tokens, at + 1);
  return at > index ? { value: { open, bare: at === first }, next: at } : undefined;
}

/** ` - 10:05`, `–10:05`, ` to June 6, 10:05 UTC`, ` → 19:30`. */
function readRangeEnd(
  tokens: readonly Token[],
  first: Read<ZonedMoment>,
  options: ReadingOptions,
): Read<ZonedMoment> | undefined {
  // `3시부터 4시까지`: the particle is part of the unit in front of it.
  const isJoined = /.부터$/.test(tokens[first.next - 1]?.text ?? '');
  let at = isJoined ? first.next - 1 : skipSpace(tokens, first.next);
  const sign = tokens[at];
  const isSign =
    isJoined ||
    isSymbol(sign, '-–—−~～〜→⇒/') ||
    (sign?.kind === 'word' &&
      (isRangeWord(sign.text) || (options.between === true && /^(?:and|y|e|et|und|и)$/i.test(sign.text))));
  // `du 3 mars au 5 mars`: before a time of day it says when it was.
  const isBetweenDates =
    !isSign && first.value.moment.date !== undefined && sign?.kind === 'word' && /^(?:au|al)$/i.test(sign.text);
  if (!isSign && !isBetweenDates) return undefined;
  // `May 9 ~22:00` and `10:00 ~ about` are no ranges; `10:00~11:00` and `10:00 ~ 11:00` are.
  if (sign?.text === '~' && at > first.next && tokens[at + 1]?.kind !== 'space') return undefined;
  if (sign?.text === '/' && at > first.next) return undefined;
  at++;
  if (isSymbol(tokens[at], '>-')) at++;
  const minutes =
    isSymbol(sign, '-–—−') && at === first.next + 1 ? readMinutesAlone(tokens, at, first.value) : undefined;
  if (minutes) return minutes;
  at = skipSpace(tokens, at);
  // `hasta las 14:30`, `bis zum 5. Juni`
  if (sign?.kind === 'word' && isArticle(tokens[at])) at = skipSpace(tokens, at + 1);
  // `2024-05-04 – 05-07`
  const { moment: start } = first.value;
  const day =
    start.date?.day !== undefined && !start.clock
      ? (readMonthAndDay(tokens, at) ??
        readLastShortDate(tokens, at, { date: start.date, next: first.next }) ??
        readDayAlone(tokens, at, start.date, isSymbol(sign, '→⇒')))
      : undefined;
  if (day) {
    const place = placeOf(tokens, at, day.next);
    return { value: { moment: { ...place, date: day.value, datePlace: place } }, next: day.next };
  }
  const hour = options.lead && start.clock?.bare && !start.clock.meridiem ? readLastHour(tokens, at) : undefined;
  if (hour) return hour;
  const second = readZonedMoment(tokens, readAbout(tokens, at)?.next ?? at, { ...options, lead: false });
  // `13:05 UTC/14:05 CET` is one moment in two zones.
  if (sign?.text === '/' && first.value.zone && second?.value.zone && second.value.zone.text !== first.value.zone.text)
    return undefined;
  const isDay =
    second !== undefined && endsOnDay(start, second.value.moment) && !goesOnBehind(tokens, second.next, sign);
  if (!second || !(canEnd(start, second.value.moment) || isDay)) return undefined;
  if (isBetweenDates && !second.value.moment.date) return undefined;
  const { lastDay, moment } = second.value;
  const end = lastDay === undefined ? moment : { ...moment, date: { ...moment.date, day: lastDay } };
  return { value: { ...second.value, moment: inHalfOf(start, end) }, next: second.next };
}

/** Of a time of day, or of a day: `las 14:30`, `a la 1:30`, `as 14h30`, `el 5 de junio`, `zum 5. Juni`. */
function isArticle(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^(?:las?|[aà]s|el|le|o|dem|den|zum)$/i.test(token.text);
}

/** `2026-07-19 08:20 – 2026-07-21`: the day on which it was over, at a time that nobody knows. */
function endsOnDay({ date: from, clock }: Moment, { date: to, clock: last }: Moment): boolean {
  if (!clock || last || from?.day === undefined || to?.day === undefined) return false;
  const { year = 0, month = 0 } = to;
  const months = 12 * (year - (from.year ?? 0)) + month - (from.month ?? 0);
  return (
    (from.year === undefined) === (to.year === undefined) &&
    month > 0 &&
    (months > 0 || (months === 0 && to.day > from.day))
  );
}

/** Behind a dash a date may begin the words: `2026-07-19 08:20 - 2026-07-21 release is cut`. */
function goesOnBehind(tokens: readonly Token[], index: number, sign: Token | undefined): boolean {
  const after = tokens[skipSpace(tokens, index)];
  return isSymbol(sign, '-–—−') && after?.kind === 'word' && !startsWithCapital(after.text);
}

/** The `9h` of `7–9h` and `7h–9h`, where a time is expected, and nothing goes on that it would be the length of. */
function readLastHour(tokens: readonly Token[], index: number): Read<ZonedMoment> | undefined {
  const digits = tokens[index];
  const hour = Number(digits?.text);
  const unit = skipSpace(tokens, index + 1);
  const behind = tokens[skipSpace(tokens, unit + 1)];
  if (digits?.kind !== 'number' || digits.text.length > 2 || hour > 24) return undefined;
  if (!hourUnit.test(tokens[unit]?.text ?? '') || (behind && !isSymbol(behind, ':：-–—)]|,'))) return undefined;
  const place = placeOf(tokens, index, unit + 1);
  return { value: { moment: { ...place, clock: { hour, minute: 0, bare: true }, clockPlace: place } }, next: unit + 1 };
}

const hourUnit = /^(?:h|u|ч|год)$/i;

/** The `21` of `2026-07-19 → 21`. Behind a dash, which may begin the words, only where nothing follows. */
function readDayAlone(
  tokens: readonly Token[],
  index: number,
  { year, month, day = 0 }: DateParts,
  isArrow: boolean,
): Read<DateParts> | undefined {
  const [digits, after, behind] = tokens.slice(index, index + 3);
  const last = Number(digits?.text);
  if (digits?.kind !== 'number' || digits.text.length > 2 || last <= day || last > 31) return undefined;
  if (year === undefined || month === undefined) return undefined;
  const isSentence = isArrow && after?.kind === 'space' && behind?.kind === 'word' && startsWithCapital(behind.text);
  const endsHere = !after || (after.kind === 'space' && !behind) || isSymbol(after, ')|') || isSentence;
  return endsHere ? { value: { year, month, day: last }, next: index + 1 } : undefined;
}

/** The `30` of `13:20–30`. Behind a full hour it may be an hour too. */
function readMinutesAlone(
  tokens: readonly Token[],
  index: number,
  { moment: { clock }, zone }: ZonedMoment,
): Read<ZonedMoment> | undefined {
  const digits = tokens[index];
  const minute = Number(digits?.text);
  if (!clock?.minute || clock.second !== undefined || clock.meridiem || zone) return undefined;
  if (digits?.kind !== 'number' || digits.text.length !== 2 || minute <= clock.minute || minute > 59) return undefined;
  // `13:20-30 minutes` is something else, and so are `13:20-30%` and `13:20-30:10`.
  const next = tokens[index + 1];
  if (next && !(next.kind === 'space' || isSymbol(next, '),;:]|'))) return undefined;
  if (isSymbol(next, ':') && tokens[index + 2]?.kind === 'number') return undefined;
  if (next?.kind === 'space' && unitLength(tokens[index + 2]?.text ?? '') !== undefined) return undefined;
  const place = placeOf(tokens, index, index + 1);
  return { value: { moment: { ...place, clock: { ...clock, minute }, clockPlace: place } }, next: index + 1 };
}

/** A range joins two times, or two dates; a date alone does not end a time. */
function canEnd(from: Moment, to: Moment): boolean {
  return from.clock ? to.clock !== undefined : to.date !== undefined;
}

/** The `9` of `9-10 AM` and `9–10 Uhr`: an hour that only the end of its range tells to be one. */
function readBareHour(tokens: readonly Token[], index: number, options: ReadingOptions): Read<ZonedMoment> | undefined {
  const digits = tokens[index];
  if (digits?.kind !== 'number' || digits.text.length > 2 || Number(digits.text) > 24) return undefined;
  const place = placeOf(tokens, index, index + 1);
  const moment: Moment = { ...place, clock: { hour: Number(digits.text), minute: 0, bare: true }, clockPlace: place };
  const read: Read<ZonedMoment> = { value: { moment }, next: index + 1 };
  const end = readRangeEnd(tokens, read, options);
  const { clock, date } = end?.value.moment ?? {};
  const isHour = clock?.meridiem ? Number(digits.text) <= 12 : clock?.bare;
  return isHour && !date ? read : undefined;
}

/** `9:00-10:30 PM` starts at 21:00, `11-1 PM` at 11:00. */
function inSameHalf(from: Moment, to: Moment): Moment {
  const half = to.clock?.meridiem;
  if (!from.clock || !to.clock || from.clock.meridiem || half === undefined || from.clock.hour > 12) return from;
  const hour = (from.clock.hour % 12) + (half === 'pm' ? 12 : 0);
  const start = { ...from.clock, hour, meridiem: half };
  const isLater = hour * 60 + (from.clock.minute ?? 0) > to.clock.hour * 60 + (to.clock.minute ?? 0);
  return {
    ...from,
    clock: isLater ? { ...start, hour: (hour + 12) % 24, meridiem: half === 'pm' ? 'am' : 'pm' } : start,
  };
}

/** `11 Nov to 12 Nov 2025`, `31 Dec – 1 Jan 2026` */
function inSameYear(from: Moment, to: Moment): Moment {
  const [start, end] = [from.date, to.date];
  if (start?.month === undefined || start.year !== undefined || end?.year === undefined || end.month === undefined)
    return from;
  return { ...from, date: { ...start, year: start.month > end.month ? end.year - 1 : end.year } };
}

/** `오후 3:10 ~ 3:25`: the end is in the half of the day that the start names. */
function inHalfOf(from: Moment, to: Moment): Moment {
  if (from.clock?.meridiem !== 'pm' || !to.clock || to.clock.meridiem || to.date || to.clock.hour > 11) return to;
  const end = { ...to.clock, hour: to.clock.hour + 12 };
  const minutes = (clock: { hour: number; minute?: number }) => clock.hour * 60 + (clock.minute ?? 0);
  return minutes(end) > minutes(from.clock) ? { ...to, clock: end } : to;
}

/** The last day of `7-13th Nov`. */
function daysEnd(first: Read<ZonedMoment>): Read<ZonedMoment> {
  const { moment, lastDay } = first.value;
  return {
    value: { moment: { start: moment.start, end: moment.end, date: { ...moment.date, day: lastDay } } },
    next: first.next,
  };
}

/** Index behind a time of day that was left open as a whole: `HH:mm`, `??:??`, `--:--`, `2X:XX`. */
function openClock(tokens: readonly Token[], index: number): number | undefined {
  const isOpen = (token: Token | undefined) =>
    (token?.kind === 'word' && /^(?:hh?|mm?|xx?|ss|чч|мм)$/i.test(token.text)) || isSymbol(token, '?-_');
  const skipOpen = (from: number) => {
    let at = tokens[from]?.kind === 'number' && tokens[from]?.text.length === 1 ? from + 1 : from;
    const first = at;
    while (at < first + 2 && isOpen(tokens[at])) at++;
    return at > first ? at : undefined;
  };
  if (/^hhhmm$/i.test(tokens[index]?.text ?? '')) return index + 1;
  const hours = skipOpen(index);
  if (hours === undefined || !isSymbol(tokens[hours], ':')) return undefined;
  return skipOpen(hours + 1);
}

// ---------------------------------------------------------------- where a time is expected

function readRelativeExpression(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<TimeExpression> | undefined {
  const read = readRelative(tokens, index);
  if (!read) return undefined;
  const { minutes, mayBeSeconds, approximate = false } = read.value;
  const counted = mayBeSeconds ? { mayBeSeconds } : {};
  const beside = readTimeBeside(tokens, read, options);
  if (beside) {
    const { start } = placeOf(tokens, index, read.next);
    const from = { ...beside.value.from, start, sinceStart: minutes, ...counted };
    return { value: { ...beside.value, start, from }, next: beside.next };
  }
  const place = placeOf(tokens, index, read.next);
  return {
    value: { ...place, from: { ...place, relativeMinutes: minutes, ...counted }, approximate },
    next: read.next,
  };
}

/**
 * The time that says the same as one counted from the start: `T+5m (14:07 UTC)`, `T+5m = 14:07`; behind the start itself
 * also `T0: 14:02 UTC`, `T0 is 14:02`.
 */
function readTimeBeside(
  tokens: readonly Token[],
  { value: { minutes }, next: behind }: Read<RelativeReading>,
  options: ReadingOptions,
): Read<TimeExpression> | undefined {
  let at = skipSpace(tokens, behind);
  const sign = tokens[at];
  const isOpen = isSymbol(sign, '([');
  const isEqual = isSymbol(sign, '=@');
  const isStart =
    minutes === 0 && (isSymbol(sign, ':：') || /^(?:is|was|at|ist|war|um|est|es|é)$/i.test(sign?.text ?? ''));
  if (!isOpen && !isEqual && !isStart) return undefined;
  at = skipSpace(tokens, at + 1);
  const read = mayStart(tokens[at]) ? readExpression(tokens, at, { ...options, lead: false }) : undefined;
  if (read?.value.from.clock === undefined || read.value.from.fault || read.value.to) return undefined;
  if (!isOpen) return read;
  const { next } = read;
  return isSymbol(tokens[next], ')]')
    ? { value: { ...read.value, end: tokens[next]?.end ?? read.value.end }, next: next + 1 }
    : undefined;
}

/** `2X:XX`, `??:??`: a time of day that nobody knew. */
function readOpenClock(tokens: readonly Token[], index: number): Read<TimeExpression> | undefined {
  const next = openClock(tokens, index);
  if (next === undefined) return undefined;
  const place = placeOf(tokens, index, next);
  // A form's `HH:MM` is no time; `2X:XX` is one that nobody knew.
  const isForm = !/[\d?]/.test(
    tokens
      .slice(index, next)
      .map(({ text }) => text)
      .join(''),
  );
  const from: Moment = isForm ? { ...place, date: {} } : { ...place, clockPlace: place, fault: 'open' };
  return { value: { ...place, from, approximate: !isForm }, next };
}

/** `10 minutes later`: counted from the event before. */
function readLater(tokens: readonly Token[], index: number): Read<TimeExpression> | undefined {
  const about = readAbout(tokens, index);
  const at = about?.next ?? index;
  const [amount, space, unit, gap, later] = tokens.slice(at, at + 5);
  const minutes = unitLength(unit?.text ?? '');
  if (amount?.kind !== 'number' || amount.text.length > 3 || space?.kind !== 'space' || gap?.kind !== 'space')
    return undefined;
  if (minutes === undefined || !/^(?:later|after|afterwards)$/i.test(later?.text ?? '')) return undefined;
  const place = placeOf(tokens, index, at + 5);
  const from: Moment = { ...place, laterMinutes: Number(amount.text) * minutes };
  return { value: { ...place, from, approximate: Boolean(about) }, next: at + 5 };
}

const laterInWords = new RegExp(
  `(about |around |roughly |some )?(${amountWords}) (minutes?|hours?) later(?![A-Za-z])`,
  'iy',
);

/** `Ten minutes later`, `Half an hour later` */
function readLaterInWords(text: string, from: number): TimeExpression | undefined {
  laterInWords.lastIndex = from;
  const [whole, about, number = '', unit = ''] = laterInWords.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const place = { start: from, end: from + whole.length };
  const laterMinutes = amountInWords(number).amount * (unitLength(unit) ?? 0);
  return { ...place, from: { ...place, laterMinutes }, approximate: about !== undefined };
}

/** Unix time in seconds or milliseconds, of 2001 to 2039. */
function readEpoch(tokens: readonly Token[], index: number): Read<TimeExpression> | undefined {
  const digits = tokens[index]?.kind === 'number' ? (tokens[index]?.text ?? '') : '';
  const seconds = digits.length === 10 ? Number(digits) : digits.length === 13 ? Number(digits) / 1000 : 0;
  if (seconds < 1e9 || seconds > 2.2e9) return undefined;
  const minutes = Math.floor(seconds / 60);
  const clock = {
    hour: Math.floor((minutes % minutesPerDay) / 60),
    minute: minutes % 60,
    second: Math.round((seconds % 60) * 1000) / 1000,
  };
  const place = placeOf(tokens, index, index + 1);
  const moment = { ...place, date: dateOfDayNumber(Math.floor(minutes / minutesPerDay)), clock };
  const zone: ZoneMention = { start: place.end, end: place.end, text: 'UTC', zone: { kind: 'offset', minutes: 0 } };
  return { value: { ...place, from: moment, zone, approximate: false }, next: index + 1 };
}
