import { readClock } from './clock.ts';
import { readDate } from './date.ts';
import { isApproximation } from './names.ts';
import { isSymbol, type Read, skipSpace, type Token, tokenize } from './tokens.ts';
import type { DateOrder, Moment, Place, TimeExpression, ZoneMention } from './types.ts';
import { readZone } from './zone.ts';

/**
 * Every point in time and range that a text states, in order.
 *
 *     expression = [about] moment [zone] [range-sign moment [zone]] [about]
 *     moment     = date [separator time] | time [separator date]
 *
 * Linear: every attempt looks at a bounded number of tokens.
 */
export function readTimeExpressions(text: string, order?: DateOrder): TimeExpression[] {
  const tokens = tokenize(text);
  const found: TimeExpression[] = [];
  for (let index = 0; index < tokens.length; ) {
    const read = startsToken(tokens, index) ? readExpression(tokens, index, order) : undefined;
    if (read) found.push(read.value);
    index = read?.next ?? index + 1;
  }
  return found;
}

/** A number inside a version (`1.10:30`), a word or a longer number starts nothing. */
function startsToken(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before || before.kind === 'space') return true;
  if (before.kind !== 'symbol') return false;
  return !(isSymbol(before, '.:/-,') && tokens[index - 2]?.kind === 'number');
}

function readExpression(tokens: readonly Token[], index: number, order?: DateOrder): Read<TimeExpression> | undefined {
  const about = readAbout(tokens, index);
  const first = readZonedMoment(tokens, about?.next ?? index, order);
  if (!first) return undefined;
  const second = readRangeEnd(tokens, first.next, order);
  const trailing = second?.next ?? first.next;
  const aboutAfter = isSymbol(tokens[trailing], '~');
  const next = aboutAfter ? trailing + 1 : trailing;
  const zone = first.value.zone ?? second?.value.zone;
  return {
    value: {
      start: tokens[index]?.start ?? 0,
      end: tokens[next - 1]?.end ?? 0,
      from: first.value.moment,
      ...(second && { to: second.value.moment }),
      ...(zone && { zone }),
      approximate: Boolean(about) || aboutAfter || Boolean(second?.value.about),
    },
    next,
  };
}

interface ZonedMoment {
  readonly moment: Moment;
  readonly zone?: ZoneMention;
  readonly about?: boolean;
}

/** `~`, `≈`, `ca. `, `around `. */
function readAbout(tokens: readonly Token[], index: number): Read<true> | undefined {
  const token = tokens[index];
  if (isSymbol(token, '~≈')) return { value: true, next: skipSpace(tokens, index + 1) };
  if (token?.kind !== 'word' || !isApproximation(token.text)) return undefined;
  const next = isSymbol(tokens[index + 1], '.') ? index + 2 : index + 1;
  return { value: true, next: skipSpace(tokens, next) };
}

function readZonedMoment(tokens: readonly Token[], index: number, order?: DateOrder): Read<ZonedMoment> | undefined {
  const date = readDate(tokens, index, order);
  if (date) {
    const dated = { date: date.value, datePlace: placeOf(tokens, index, date.next) };
    const clockAt = behindDate(tokens, date.next);
    const clock = clockAt === undefined ? undefined : readClock(tokens, clockAt);
    if (!clock || clockAt === undefined) {
      return { value: { moment: { ...placeOf(tokens, index, date.next), ...dated } }, next: date.next };
    }
    const timed = { clock: clock.value, clockPlace: placeOf(tokens, clockAt, clock.next) };
    return withZone(tokens, clock.next, { ...placeOf(tokens, index, clock.next), ...dated, ...timed });
  }
  const clock = readClock(tokens, index);
  if (!clock) return undefined;
  const place = placeOf(tokens, index, clock.next);
  const zoned = withZone(tokens, clock.next, { ...place, clock: clock.value, clockPlace: place });
  const dateAt = behindClock(tokens, zoned.next);
  const after = dateAt === undefined ? undefined : readDate(tokens, dateAt, order);
  // `09:00 - 5 June 10:00` is a range, whose second moment owns the date.
  if (!after || dateAt === undefined || readClock(tokens, behindDate(tokens, after.next) ?? after.next)) return zoned;
  const dated = { date: after.value, datePlace: placeOf(tokens, dateAt, after.next) };
  const moment = { ...zoned.value.moment, ...placeOf(tokens, index, after.next), ...dated };
  return { value: { ...zoned.value, moment }, next: after.next };
}

function placeOf(tokens: readonly Token[], from: number, to: number): Place {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

function withZone(tokens: readonly Token[], index: number, moment: Moment): Read<ZonedMoment> {
  const zone = isRangeStart(tokens, index, moment) ? undefined : readZone(tokens, index);
  return zone ? { value: { moment, zone: zone.value }, next: zone.next } : { value: { moment }, next: index };
}

/** In `21:45-23:28` and `09:00 -10:00` the dash joins a range; behind `T09:00:00` it is an offset. */
function isRangeStart(tokens: readonly Token[], index: number, moment: Moment): boolean {
  const at = skipSpace(tokens, index);
  if (!isSymbol(tokens[at], '-−')) return false;
  return at !== index || !moment.date;
}

/** Where a time may start behind a date: ` `, `T`, `, `, ` at `, ` @ `, ` - `. */
function behindDate(tokens: readonly Token[], index: number): number | undefined {
  if (tokens[index]?.text === 'T') return index + 1;
  let at = skipSpace(tokens, index);
  if (isSymbol(tokens[at], ',;:@|')) at = skipSpace(tokens, at + 1);
  if (/^(?:at|from)$/i.test(tokens[at]?.text ?? '')) at = skipSpace(tokens, at + 1);
  return at > index ? at : undefined;
}

/** Where a date may start behind a time: ` `, `, `, ` on `, ` - `. */
function behindClock(tokens: readonly Token[], index: number): number | undefined {
  let at = skipSpace(tokens, index);
  if (isSymbol(tokens[at], ',;-–—(')) at = skipSpace(tokens, at + 1);
  if (tokens[at]?.text === 'on' || tokens[at]?.text === 'of') at = skipSpace(tokens, at + 1);
  return at > index ? at : undefined;
}

const rangeWords = new Set(['to', 'until', 'till', 'through']);

/** ` - 10:05`, `–10:05`, ` to June 6, 10:05 UTC`. */
function readRangeEnd(tokens: readonly Token[], index: number, order?: DateOrder): Read<ZonedMoment> | undefined {
  let at = skipSpace(tokens, index);
  const sign = tokens[at];
  const isSign = isSymbol(sign, '-–—~～→') || (sign?.kind === 'word' && rangeWords.has(sign.text.toLowerCase()));
  if (!isSign) return undefined;
  at++;
  if (isSymbol(tokens[at], '>-')) at++;
  at = skipSpace(tokens, at);
  const about = readAbout(tokens, at);
  const moment = readZonedMoment(tokens, about?.next ?? at, order);
  // A range ends in a time, or joins two dates.
  return moment && { value: { ...moment.value, about: Boolean(about) }, next: moment.next };
}
