import { startsWithCapital } from '../characters.ts';
import { halfOfDay, isRangeWord, type PartOfDay, partOfDay, partOfDayBehind } from './names.ts';
import { behindText, isSymbol, type Read, type ReadingOptions, skipSpace, type Token } from './tokens.ts';
import type { ClockParts, TimeFault } from './types.ts';
import { readZone } from './zone.ts';

/** A time of day as it stands, with what is not known about it. */
export interface ClockReading {
  /** Absent where no time of day can be meant: `31:10`. */
  readonly clock?: ClockParts;
  /** Digits were left open: `14:??`. */
  readonly unknown: boolean;
  readonly fault?: TimeFault;
}

/**
 * Reads a time of day that starts at token `index`: `9:05`, `09:05:30.250`, `9:05 p.m.`, `5 PM`, `15h45`, `14:??`,
 * `14時30分`, `오후 2:27`, `1200Hrs`.
 */
export function readClock(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions = {},
): Read<ClockReading> | undefined {
  const named = namedHours.get(tokens[index]?.text.toLowerCase() ?? '');
  if (named !== undefined) return { value: { clock: { hour: named, minute: 0 }, unknown: false }, next: index + 1 };
  const part = tokens[index]?.kind === 'word' ? partBefore(tokens, index) : undefined;
  const at = part?.next ?? index;
  const hour = numberOf(tokens[at], 2, options.lead ? latestHour : 24);
  if (hour === undefined)
    return part
      ? readWrong(tokens, at, options)
      : (readCompact(tokens, index, options) ?? readWrong(tokens, index, options));
  const minutes = readMinutes(tokens, at + 1, options);
  const behind = minutes?.next ?? at + 1;
  const meridiem = part ? halfAt(part, hour, behind) : readHalf(tokens, behind, hour, minutes !== undefined);
  // `утром 5 июня`, `아침 5개`
  const isLoose = part !== undefined && part.value !== 'am' && part.value !== 'pm';
  if (!minutes && (!meridiem || isLoose || (part && isSymbol(tokens[at + 1], ':：'))))
    return readWrong(tokens, at, options);
  if (!minutes && hour > 12 && !options.lead) return undefined;
  // `11.50` and `15-45` need more than their own looks.
  if (minutes?.value.loose && !meridiem && !options.lead) return undefined;
  const next = Math.max(behind, meridiem?.next ?? 0);
  // `10:15:2024` and `12:30:45:67` are no times of day.
  if (isSymbol(tokens[next], ':') && tokens[next + 1]?.kind === 'number' && (tokens[next + 1]?.text.length ?? 0) < 3)
    return readWrong(tokens, index, options);
  // `5 PM` is meant to the minute.
  const parts = {
    ...meant(hour, meridiem?.value.half),
    ...(!minutes?.value.unknown && minutes?.value.minute === undefined && { minute: 0, bare: true }),
  };
  const { loose: _, about = false, unknown = false, ...read } = minutes?.value ?? {};
  const clock = { ...parts, ...read };
  const isCut = !minutes && isSymbol(tokens[at + 1], ':');
  // `午後0時15分` is a quarter past noon.
  const isNoon = part !== undefined && hour === 0;
  const fault = faultOf(isNoon ? 12 : hour, clock, meridiem?.value.half) ?? (isCut ? 'no-minutes' : undefined);
  return { value: { clock, unknown: unknown || about, fault }, next: skipClockWord(tokens, next) };
}

function faultOf(hour: number, clock: ClockParts, meridiem: 'am' | 'pm' | undefined): TimeFault | undefined {
  if (hour > 24 || (hour === 24 && (clock.minute ?? 0) + (clock.second ?? 0) > 0)) return 'hour';
  if (meridiem && (hour > 12 || (hour === 0 && meridiem === 'pm'))) return 'half';
  return clock.minute === undefined ? 'open' : undefined;
}

/**
 * What is meant for a time of day and cannot be one, where a time is expected: `31:10`, `14:75`, `14:05:99`, `9:5 AM`.
 * What follows must part it from the text, so that a ratio stays one.
 */
function readWrong(tokens: readonly Token[], index: number, { lead }: ReadingOptions): Read<ClockReading> | undefined {
  if (!lead || !isSymbol(tokens[index + 1], ':：')) return undefined;
  const [hours, , minutes, again, seconds] = tokens.slice(index, index + 5);
  if (hours?.kind !== 'number' || minutes?.kind !== 'number') return undefined;
  if (hours.text.length > 2 || minutes.text.length > 2) return undefined;
  const [hour, minute] = [Number(hours.text), Number(minutes.text)];
  const hasSeconds = isSymbol(again, ':') && seconds?.kind === 'number' && seconds.text.length === 2;
  const second = hasSeconds ? Number(seconds.text) : 0;
  const next = index + (hasSeconds ? 5 : 3);
  const goesOn = isSymbol(tokens[next], ':.') && tokens[next + 1]?.kind === 'number';
  const parted = goesOn ? undefined : partedAt(tokens, next);
  if (!parted) return undefined;
  // `80:20 Split of the traffic`, `3:1 Ratio`
  const isShort = minutes.text.length < 2;
  const isInText = parted === 'space' || parted === 'word';
  if (isInText && (isShort || hasSeconds || hour + minute === 100)) return undefined;
  if (parted === 'word' && (hours.text.length < 2 || hour > latestHour)) return undefined;
  if (isShort && parted !== 'unit') return undefined;
  if (hour > latestHour) return { value: { unknown: false, fault: 'hour' }, next };
  if (isShort || minute > 59) {
    const meridiem = readMeridiem(tokens, next);
    const clock = meant(hour, meridiem?.value);
    return { value: { clock, unknown: false, fault: 'minute' }, next: meridiem?.next ?? next };
  }
  return second > 60 ? { value: { clock: { hour, minute }, unknown: false, fault: 'second' }, next } : undefined;
}

/**
 * What stands behind a time and parts it from a text: `AM` or a zone, a sign, or a space and a word, with a capital letter
 * or without. Brackets, another time, and a sign that it is not exact, tell as little as a word does.
 */
function partedAt(tokens: readonly Token[], index: number): 'unit' | 'sign' | 'space' | 'word' | undefined {
  const after = tokens[skipSpace(tokens, index)];
  if (!after || isSymbol(after, ')]:：-–—|,;→')) return 'sign';
  if (readMeridiem(tokens, index) || readZone(tokens, index)) return 'unit';
  if (isSymbol(after, '(（/~～〜')) return 'word';
  const isSpaced = tokens[index]?.kind === 'space';
  if (!isSpaced || after.kind !== 'word') return undefined;
  if (startsWithCapital(after.text)) return 'space';
  return namesRatio.test(after.text) ? undefined : 'word';
}

/** `16:90 ratio` */
const namesRatio =
  /^(?:ratio|split|mix|proportion|share|verhältnis|aufteilung|mischung|rapport|répartition|proporción|relación|reparto|proporção|razão|divisão|соотношени[еяи]|пропорци[яи]|разделени[ея]|співвідношення|比|割合|비율|비)/i;

/** Times of day without a digit. */
export const namedHours: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['midnight', 0],
  ['mediodía', 12],
  ['medianoche', 0],
  ['midi', 12],
  ['minuit', 0],
  ['mitternacht', 0],
]);

interface MinuteReading {
  readonly minute?: number;
  readonly second?: number;
  readonly unknown?: boolean;
  readonly tens?: true;
  /** Written with a dot. */
  readonly loose?: boolean;
  readonly about?: boolean;
}

function readMinutes(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<MinuteReading> | undefined {
  return (
    readColonMinutes(tokens, index) ??
    readHourWord(tokens, index, options) ??
    readUhr(tokens, index) ??
    readDotMinutes(tokens, index, options)
  );
}

/** `:05`, `:05:30`, `:05:30.250`, `:??`, `:xx`. Minutes have two digits; a full-width colon counts too. */
function readColonMinutes(tokens: readonly Token[], index: number): Read<MinuteReading> | undefined {
  if (!isSymbol(tokens[index], ':：')) return undefined;
  const open = openDigits(tokens, index + 1);
  if (open !== undefined) return { value: { unknown: true }, next: open };
  const ten = tenOf(tokens, index + 1);
  if (ten !== undefined)
    return { value: { minute: ten, tens: true, about: true }, next: behindSeconds(tokens, index + 3) };
  const minute = twoDigits(tokens[index + 1], 59);
  if (minute === undefined) return undefined;
  if (!isSymbol(tokens[index + 2], ':：')) return { value: { minute }, next: index + 2 };
  const openSeconds = tenOf(tokens, index + 3) === undefined ? openDigits(tokens, index + 3) : index + 5;
  if (openSeconds !== undefined) return { value: { minute, unknown: true }, next: openSeconds };
  const whole = twoDigits(tokens[index + 3], 60);
  if (whole === undefined) return { value: { minute }, next: index + 2 };
  const fraction = tokens[index + 5];
  if (isSymbol(tokens[index + 4], '.,') && fraction?.kind === 'number' && fraction.text.length <= 9) {
    return { value: { minute, second: Number(`${whole}.${fraction.text}`) }, next: index + 6 };
  }
  return { value: { minute, second: whole }, next: index + 4 };
}

/** Behind the `:00` of `16:4x:00`, which say nothing more. */
function behindSeconds(tokens: readonly Token[], index: number): number {
  if (!isSymbol(tokens[index], ':：')) return index;
  return twoDigits(tokens[index + 1], 60) === undefined ? (openDigits(tokens, index + 1) ?? index) : index + 2;
}

/** The minutes, or seconds, where a known ten begins: 10 of `1x`, `1xZ` and `1?`. */
function tenOf(tokens: readonly Token[], index: number): number | undefined {
  const digit = tokens[index]?.text.length === 1 ? numberOf(tokens[index], 1, 5) : undefined;
  const sign = tokens[index + 1]?.text ?? '';
  const isOpen = /^xZ$/i.test(sign) || (sign.length === 1 && openDigits(tokens, index + 1) === index + 2);
  return digit !== undefined && isOpen ? digit * 10 : undefined;
}

/** Past midnight some go on counting: `26:40` is 02:40 on the next day. */
const latestHour = 29;

const hourWords: ReadonlySet<string> = new Set(['時', '时', '點', '点', '시']);
const minuteWord = /^(?:分|분|min$|m$)/;
const secondWord = /^(?:秒|초)/;
/** Korean joins "about" to the unit: `41분경`, `3시쯤`. */
const endsInAbout = /[경쯤]$/;

/** `15h45`, `15 h 45`, `14時30分`, `14시 30분`, `9h`. */
function readHourWord(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<MinuteReading> | undefined {
  const at = skipSpace(tokens, index);
  const word = tokens[at]?.kind === 'word' ? (tokens[at]?.text.toLowerCase() ?? '') : '';
  if (/^(?:h|u)$/.test(word)) return readLatinHour(tokens, index, at, options);
  const unit = [...hourWords].find((name) => word.startsWith(name));
  // `12時間` is how long something took.
  if (unit === undefined || /^.[간間间]/.test(`${word}${tokens[at + 1]?.text ?? ''}`)) return undefined;
  const about = endsInAbout.test(word);
  const minuteAt = skipSpace(tokens, at + 1);
  const minute = numberOf(tokens[minuteAt], 2, 59);
  const unitAt = skipSpace(tokens, minuteAt + 1);
  // `9시반`
  if (word === '시반') return { value: { minute: 30, about }, next: at + 1 };
  if (minute === undefined || !minuteWord.test(tokens[unitAt]?.text.toLowerCase() ?? '')) {
    // `14点30`
    const short = minuteAt === at + 1 ? twoDigits(tokens[minuteAt], 59) : undefined;
    if (short !== undefined) return { value: { minute: short, about }, next: minuteAt + 1 };
    const half = /^[半반]$/.test(tokens[minuteAt]?.text ?? '');
    return { value: half ? { minute: 30, about } : { about }, next: half ? minuteAt + 1 : at + 1 };
  }
  const aboutMinute = about || endsInAbout.test(tokens[unitAt]?.text ?? '');
  const secondAt = skipSpace(tokens, unitAt + 1);
  const second = numberOf(tokens[secondAt], 2, 60);
  if (second !== undefined && secondWord.test(tokens[secondAt + 1]?.text ?? '')) {
    return { value: { minute, second, about: aboutMinute }, next: secondAt + 2 };
  }
  return { value: { minute, about: aboutMinute }, next: unitAt + 1 };
}

/** `15h45`, `15 h 45`; `9h` alone only where a time is expected: elsewhere it is a length of time. */
function readLatinHour(
  tokens: readonly Token[],
  index: number,
  at: number,
  options: ReadingOptions,
): Read<MinuteReading> | undefined {
  const minuteAt = at === index ? at + 1 : skipSpace(tokens, at + 1);
  const minute = twoDigits(tokens[minuteAt], 59);
  if (minute !== undefined) {
    const unit = tokens[skipSpace(tokens, minuteAt + 1)]?.text.toLowerCase() ?? '';
    return unit === 'min' || unit === 'm' ? undefined : { value: { minute }, next: minuteAt + 1 };
  }
  const behind = skipSpace(tokens, at + 1);
  const after = tokens[behind];
  const isRange = isRangeWord(after?.text ?? '') && isHourWithUnit(tokens, skipSpace(tokens, behind + 1));
  return options.lead && (!after || isRange || isSymbol(after, ':：-–—)]|,')) ? { value: {}, next: at + 1 } : undefined;
}

/** `9h10`, `9:10`, `9h` */
function isHourWithUnit(tokens: readonly Token[], index: number): boolean {
  const [hour, unit, minute] = tokens.slice(index, index + 3);
  if (hour?.kind !== 'number') return false;
  const isHour = /^[hu]$/i.test(unit?.text ?? '');
  return (
    (isHour && minute?.kind !== 'number') || ((isHour || isSymbol(unit, ':')) && twoDigits(minute, 59) !== undefined)
  );
}

/** `18 Uhr`, `18 Uhr 10` */
function readUhr(tokens: readonly Token[], index: number): Read<MinuteReading> | undefined {
  const at = skipSpace(tokens, index);
  if (!/^uhr$/i.test(tokens[at]?.text ?? '')) return undefined;
  const minuteAt = skipSpace(tokens, at + 1);
  const goesOn =
    isSymbol(tokens[minuteAt + 1], '.%/') ||
    (isSymbol(tokens[minuteAt + 1], ':') && tokens[minuteAt + 2]?.kind === 'number');
  const minute = goesOn ? undefined : twoDigits(tokens[minuteAt], 59);
  return minute === undefined ? { value: {}, next: at + 1 } : { value: { minute }, next: minuteAt + 1 };
}

/** `11.50`, where a time is expected. */
function readDotMinutes(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<MinuteReading> | undefined {
  const minute = twoDigits(tokens[index + 1], 59);
  if (!isSymbol(tokens[index], '.') || minute === undefined) return undefined;
  const after = tokens[index + 2];
  if (isSymbol(after, '.%/') && tokens[index + 3]?.kind === 'number') return undefined;
  if (isSymbol(after, '%') || (options.lead && after?.kind === 'word' && !/^[ap]m?$/i.test(after.text)))
    return undefined;
  return { value: { minute, loose: true }, next: index + 2 };
}

const compactUnits = /^(?:hrs?|hours|h|uhr)$/i;

/** `1200Hrs`, `1625 UTC`; bare `1625` only where a time is expected, and not where it may be a year. */
function readCompact(tokens: readonly Token[], index: number, options: ReadingOptions): Read<ClockReading> | undefined {
  const digits = tokens[index];
  if (digits?.kind !== 'number') return undefined;
  // `20240605T140500Z`
  const packed = tokens[index - 1]?.text === 'T' ? /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)?$/.exec(digits.text) : null;
  if (packed) {
    const second = packed[3] === undefined ? {} : { second: Number(packed[3]) };
    return {
      value: { clock: { hour: Number(packed[1]), minute: Number(packed[2]), ...second }, unknown: false },
      next: index + 1,
    };
  }
  if (digits.text.length !== 4) return undefined;
  const [hour, minute] = [Number(digits.text.slice(0, 2)), Number(digits.text.slice(2))];
  if (hour > 23 || minute > 59) return undefined;
  const at = skipSpace(tokens, index + 1);
  const unit = tokens[at];
  const clock = { clock: { hour, minute }, unknown: false };
  if (unit?.kind === 'word' && compactUnits.test(unit.text)) return { value: clock, next: at + 1 };
  const zoned = unit?.kind === 'word' && /^(?:UTC|GMT|Z|[A-Z]{2,4}T)$/.test(unit.text);
  const looksLikeYear = /^(?:19|20)/.test(digits.text);
  const alone =
    index + 1 >= tokens.length || tokens[index + 1]?.kind === 'space' || isSymbol(tokens[index + 1], ':-–—)');
  return zoned || (options.lead && alone && !looksLikeYear) ? { value: clock, next: index + 1 } : undefined;
}

/** `AM`, ` pm`, ` p.m.`, `:PM`. */
function readMeridiem(tokens: readonly Token[], index: number): Read<'am' | 'pm'> | undefined {
  let at = skipSpace(tokens, index);
  // `5:PM`
  if (at === index && isSymbol(tokens[at], ':') && /^[ap]m$/i.test(tokens[at + 1]?.text ?? '')) at++;
  const word = tokens[at]?.text.toLowerCase();
  if (word === 'am' || word === 'pm') return { value: word, next: at + 1 };
  if (word !== 'a' && word !== 'p') return undefined;
  const dotted = isSymbol(tokens[at + 1], '.');
  const m = dotted ? skipSpace(tokens, at + 2) : at + 1;
  if (!dotted || tokens[m]?.text.toLowerCase() !== 'm') return undefined;
  return { value: word === 'a' ? 'am' : 'pm', next: isSymbol(tokens[m + 1], '.') ? m + 2 : m + 1 };
}

/** `오후 `, `午後`, `下午`: Han characters are tokens of their own. */
function partBefore(tokens: readonly Token[], index: number): Read<PartOfDay> | undefined {
  const two = partOfDay(`${tokens[index]?.text ?? ''}${tokens[index + 1]?.text ?? ''}`);
  if (two) return { value: two, next: skipSpace(tokens, index + 2) };
  const one = partOfDay(tokens[index]?.text ?? '');
  return one && { value: one, next: skipSpace(tokens, index + 1) };
}

/** None for `晚上20:15`, which says its half by itself. */
interface HalfReading {
  readonly half: 'am' | 'pm' | undefined;
}

function halfAt({ value }: Read<PartOfDay>, hour: number, next: number): Read<HalfReading> {
  return { value: { half: halfOfDay(value, hour) }, next };
}

/** ` PM`, ` in the afternoon`, and right behind minutes `p`. */
function readHalf(
  tokens: readonly Token[],
  index: number,
  hour: number,
  hasMinutes: boolean,
): Read<HalfReading> | undefined {
  const meridiem = readMeridiem(tokens, index);
  if (meridiem) return { value: { half: meridiem.value }, next: meridiem.next };
  // "3 дня", "5 to 3 in the evening"
  if (!hasMinutes) return undefined;
  const goesOn = tokens[index + 1]?.kind === 'number' || isSymbol(tokens[index + 1], ':');
  const letter = hour > 0 && hour <= 12 && !goesOn ? /^[ap]$/i.exec(tokens[index]?.text ?? '')?.[0] : undefined;
  if (letter) return { value: { half: letter.toLowerCase() === 'a' ? 'am' : 'pm' }, next: index + 1 };
  const from = skipClockWord(tokens, index);
  const at = skipSpace(tokens, from);
  if (at === from || tokens[at]?.kind !== 'word') return undefined;
  const words = tokens.slice(at, at + longestPart);
  const behind = partOfDayBehind(words.map(({ text }) => text).join(''));
  if (!behind) return undefined;
  return { value: { half: halfOfDay(behind.part, hour) }, next: behindText(tokens, at, behind.length) };
}

/** Tokens of `de l'après-midi`. */
const longestPart = 8;

/** ` Uhr`, ` hrs`, `h` behind a time say nothing new. */
function skipClockWord(tokens: readonly Token[], index: number): number {
  const at = skipSpace(tokens, index);
  const word = tokens[at];
  if (word?.kind !== 'word') return index;
  return /^(?:uhr|hrs?|hours|hs|h|heures|horas|час|часов)$/i.test(word.text) ? at + 1 : index;
}

/** Index behind digits that were left open: `??`, `xx`, `XX`, `MM`, `--`. */
function openDigits(tokens: readonly Token[], index: number): number | undefined {
  const token = tokens[index];
  if (isSymbol(token, '?')) return isSymbol(tokens[index + 1], '?') ? index + 2 : index + 1;
  return token?.kind === 'word' && /^x{1,2}$/i.test(token.text) ? index + 1 : undefined;
}

/** The hour that is meant. A marker beside a 24-hour value adds nothing. */
function meant(hour: number, meridiem: 'am' | 'pm' | undefined): ClockParts {
  if (!meridiem) return { hour };
  if (hour > 12) return { hour, meridiem };
  const inHalf = hour % 12;
  return { hour: meridiem === 'pm' ? inHalf + 12 : inHalf, meridiem };
}

function twoDigits(token: Token | undefined, limit: number): number | undefined {
  return token?.text.length === 2 ? numberOf(token, 2, limit) : undefined;
}

function numberOf(token: Token | undefined, digits: number, limit: number): number | undefined {
  if (token?.kind !== 'number' || token.text.length > digits) return undefined;
  const value = Number(token.text);
  return value <= limit ? value : undefined;
}
