import { dayNumber, daysInMonth, weekdayOfDay } from './instant.ts';
import {
  isEnglishName,
  isOrdinalSuffix,
  isRangeWord,
  joinsDateParts,
  joinsDateToClock,
  monthOf,
  partOfDay,
  weekdayOf,
} from './names.ts';
import { isSymbol, type Read, type ReadingOptions, skipSpace, type Token } from './tokens.ts';
import type { DateParts, TimeFault } from './types.ts';
import { zoneOfAbbreviation } from './zones.ts';

/** A date as it stands, with what is not known about it. */
export interface DateReading {
  readonly date: DateParts;
  /** Digits were left open: `2022-05-??`. */
  readonly unknown: boolean;
  /** Last day of a range within a month: `7-13th Nov`. */
  readonly lastDay?: number;
  readonly fault?: TimeFault;
}

const separators = '-/.‑–';

/** Reads a date that starts at token `index`. An impossible one (31 February) is read as written. */
export function readDate(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions = {},
): Read<DateReading> | undefined {
  const weekday = readWeekday(tokens, index);
  const start = weekday?.next ?? index;
  const read = readCalendarDate(tokens, start, options);
  // `Wed 14:05`: which Wednesday is told by what stands around it.
  if (!read && weekday && options.lead && tokens[weekday.next]?.kind === 'number') {
    return certain(
      { weekday: weekday.value },
      tokens[weekday.next - 1]?.kind === 'space' ? weekday.next - 1 : weekday.next,
    );
  }
  if (!read) return undefined;
  const behind = weekday ? undefined : readWeekdayBehind(tokens, read.next);
  const named = weekday ?? behind;
  const date = named ? onWeekday(read.value.date, named.value) : read.value.date;
  const fault = read.value.fault ?? faultOf(tokens, start, read);
  return { value: { ...read.value, date, fault }, next: behind?.next ?? read.next };
}

/** `Friday 05/12/2025` is 5 December, since 12 May was a Monday. */
function onWeekday(date: DateParts, weekday: number): DateParts {
  const { year, month, day, ambiguous: _, ...others } = date;
  if (!date.ambiguous || year === undefined || month === undefined || day === undefined) return { ...date, weekday };
  const fits = (inMonth: number, on: number) => weekdayOfDay(dayNumber({ year, month: inMonth, day: on })) === weekday;
  const [asRead, exchanged] = [fits(month, day), fits(day, month)];
  if (asRead === exchanged) return { ...date, weekday };
  return { ...others, year, weekday, ...(asRead ? { month, day } : { month: day, day: month }) };
}

/** A day that its month does not have, a year with a digit too many, digits that were left open. */
function faultOf(tokens: readonly Token[], index: number, { value, next }: Read<DateReading>): TimeFault | undefined {
  const { year, month, day = 0 } = value.date;
  // 29 February is a day of some years.
  if (day > 28 && month !== undefined && day > daysInMonth(year ?? 2000, month)) return 'day';
  for (let at = index; at < next; at++) {
    const token = tokens[at];
    if (token?.kind === 'number' && token.text.length === 5) return 'year';
    if (value.unknown && isSymbol(token, '?')) return 'open';
  }
  return undefined;
}

/** `Friday, ` or `Fri. ` in front of a date. */
function readWeekday(tokens: readonly Token[], index: number): Read<number> | undefined {
  const value = tokens[index]?.kind === 'word' ? weekdayOf(tokens[index].text) : undefined;
  if (value === undefined) return undefined;
  let next = index + 1;
  if (isPerson(tokens, index)) return undefined;
  // `quinta-feira`
  if (isSymbol(tokens[next], '-') && tokens[next + 1]?.text.toLowerCase() === 'feira') next += 2;
  if (isSymbol(tokens[next], '.')) next++;
  if (isSymbol(tokens[next], ',')) next++;
  next = skipSpace(tokens, next);
  // `Montag, den 5. März`
  if (/^(?:den|dem|le|el)$/i.test(tokens[next]?.text ?? '')) next = skipSpace(tokens, next + 1);
  return { value, next };
}

/** `Sam, 2026-12-10`, but `Sam, 6 juin` */
function isPerson(tokens: readonly Token[], index: number): boolean {
  if (!/^(?:sam|dom)$/i.test(tokens[index]?.text ?? '') || !isSymbol(tokens[index + 1], ',')) return false;
  const next = tokens[skipSpace(tokens, index + 2)];
  return next?.kind === 'number' ? next.text.length === 4 : isEnglishName(next?.text ?? '');
}

/** `(水)`, `(Wed)` and `, Friday` behind a date. */
function readWeekdayBehind(tokens: readonly Token[], start: number): Read<number> | undefined {
  const index = behindYearSign(tokens, start);
  const at = skipSpace(tokens, index);
  if (isSymbol(tokens[index], ',')) {
    const day = skipSpace(tokens, index + 1);
    const word = tokens[day]?.text ?? '';
    // `quinta` is Thursday, and the fifth.
    const named = word.length > 3 && (isEnglishName(word) || /^[а-я]/i.test(word)) ? weekdayOf(word) : undefined;
    return named !== undefined && endsThere(tokens, day + 1) ? { value: named, next: day + 1 } : undefined;
  }
  if (!isSymbol(tokens[at], '(（')) return undefined;
  // `(a Monday)`
  const from = tokens[at + 1]?.text === 'a' ? skipSpace(tokens, at + 2) : at + 1;
  let close = from;
  // Each character of Chinese is a token: `（星期三）`.
  while (close < from + 3 && tokens[close]?.kind === 'word') close++;
  if (close === from || !isSymbol(tokens[close], ')）')) return undefined;
  const word = tokens
    .slice(from, close)
    .map(({ text }) => text)
    .join('');
  const letter = weekdayLetters.findIndex((letters) => letters.includes(word.replace(namesWeekday, '')));
  const value = letter < 0 ? weekdayOf(word) : letter + 1;
  return value === undefined ? undefined : { value, next: close + 1 };
}

/** `5 марта 2024 г., среда` */
function behindYearSign(tokens: readonly Token[], index: number): number {
  const at = skipSpace(tokens, index);
  return tokens[at]?.text === 'г' && isSymbol(tokens[at + 1], '.') ? at + 2 : index;
}

/** The `(Sat)` of `15:00 UTC (Sat)`; `(Sam)`, `(DI)` and `(set)` are rather who or what it was. */
export function readWeekdayMark(tokens: readonly Token[], index: number): Read<number> | undefined {
  const open = skipSpace(tokens, index);
  const word = tokens[skipSpace(tokens, open + 1)]?.text ?? '';
  if (!isSymbol(tokens[open], '(（') || /^(?:[sS]am|[dD]om|[A-Z]{2}|[a-z]{2,3})$/.test(word)) return undefined;
  return readWeekdayBehind(tokens, index);
}

/** `周三`, `星期三`, `水曜日`, `水曜`. */
const namesWeekday = /^(?:周|週|星期|礼拜)(?=.$)|(?<=^.)曜日?$/u;

/** Monday first. */
const weekdayLetters = ['月一월', '火二화', '水三수', '木四목', '金五금', '土六토', '日일'] as const;

function readCalendarDate(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<DateReading> | undefined {
  const first = tokens[index];
  if (first?.kind === 'number') {
    return (
      readYearFirst(tokens, index, options) ??
      readDaysDotted(tokens, index) ??
      readDayFirst(tokens, index, options) ??
      readDayMonth(tokens, index) ??
      readEastAsianDate(tokens, index) ??
      (options.inDates ? readDateOfColumn(tokens, index, options) : undefined) ??
      (options.lead || isSlashedBeforeClock(tokens, index) ? readShortDate(tokens, index, options) : undefined)
    );
  }
  if (first?.kind === 'word') return readOpenYear(tokens, index) ?? readMonthDay(tokens, index);
  return isSymbol(first, '?') ? readOpenYear(tokens, index) : undefined;
}

const certain = (date: DateParts, next: number): Read<DateReading> => ({ value: { date, unknown: false }, next });

// ---------------------------------------------------------------- all digits

/** `2024-06-05`, `2024/6/5`, `20240605`, `2024-06`, `2022-05-??`, `2023-MM-DD`, `2021/22-??-??`. */
function readYearFirst(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<DateReading> | undefined {
  const digits = tokens[index]?.text ?? '';
  const packed = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(digits);
  if (packed) return certain({ year: Number(packed[1]), month: Number(packed[2]), day: Number(packed[3]) }, index + 1);
  const year = yearOf(digits);
  if (year === undefined || digits.length < 4) return undefined;
  const separator = tokens[index + 1];
  if (!isSymbol(separator, separators)) return undefined;
  const spaced = separator?.text === '.' ? readSpacedYearFirst(tokens, index, year) : undefined;
  if (spaced) return spaced;
  const named =
    separator?.text === '-' && tokens[index + 2]?.kind === 'word' ? monthOf(tokens[index + 2]?.text ?? '') : undefined;
  const month = named ?? smallNumber(tokens[index + 2]?.text, 12);
  const openMonth = month === undefined ? openPart(tokens, index + 2) : undefined;
  if (month === undefined && openMonth === undefined)
    return readYearRange(tokens, index) ?? readWrongDate(tokens, index, { year }, options);
  const behindMonth = openMonth ?? index + 3;
  if (tokens[behindMonth]?.text !== separator?.text) {
    const monthOnly = separator?.text === '-' && tokens[index + 2]?.text.length === 2 && month !== undefined;
    return monthOnly ? certain({ year, month }, behindMonth) : undefined;
  }
  const day = smallNumber(tokens[behindMonth + 1]?.text, 31);
  if (day !== undefined && month !== undefined) return withLastDay(tokens, behindMonth + 2, { year, month, day });
  const openDay = day === undefined ? openPart(tokens, behindMonth + 1) : behindMonth + 2;
  if (openDay === undefined)
    return readWrongDate(tokens, index, month === undefined ? { year } : { year, month }, options);
  const date = month === undefined ? { year } : { year, month };
  return { value: { date, unknown: true }, next: openDay };
}

/** `2026. 7. 14.`, as authorities of Korea write it. */
function readSpacedYearFirst(tokens: readonly Token[], index: number, year: number): Read<DateReading> | undefined {
  const [space, first, dot, again, second] = tokens.slice(index + 2, index + 7);
  if (space?.kind !== 'space' || !isSymbol(dot, '.') || again?.kind !== 'space') return undefined;
  const [month, day] = [smallNumber(first?.text, 12), smallNumber(second?.text, 31)];
  if (month === undefined || day === undefined) return undefined;
  return certain({ year, month, day }, isSymbol(tokens[index + 7], '.') ? index + 8 : index + 7);
}

/** `2024-13-05`, `2024-06-32`, where a time is expected: what can be read of it. */
function readWrongDate(
  tokens: readonly Token[],
  index: number,
  date: DateParts,
  { lead }: ReadingOptions,
): Read<DateReading> | undefined {
  const [separator, month, again, day, behind] = tokens.slice(index + 1, index + 6);
  const isNumber = (token: Token | undefined) => token?.kind === 'number' && token.text.length <= 2;
  if (!lead || !isSymbol(separator, '-/') || again?.text !== separator?.text) return undefined;
  if (!isNumber(month) || !isNumber(day) || isSymbol(behind, separators)) return undefined;
  const fault = date.month === undefined ? 'month' : 'day';
  return { value: { date, unknown: false, fault }, next: index + 5 };
}

/** `2026-07-02/05`: two days of one month. */
function withLastDay(
  tokens: readonly Token[],
  index: number,
  date: DateParts & { readonly day: number },
): Read<DateReading> {
  const digits = tokens[index + 1]?.text ?? '';
  const lastDay = isSymbol(tokens[index], '/') && digits.length === 2 ? smallNumber(digits, 31) : undefined;
  if (lastDay === undefined || lastDay <= date.day || isSymbol(tokens[index + 2], '/:-')) return certain(date, index);
  return { value: { date, unknown: false, lastDay }, next: index + 2 };
}

/** `2021/22-??-??`: neither year is sure. */
function readYearRange(tokens: readonly Token[], index: number): Read<DateReading> | undefined {
  if (!isSymbol(tokens[index + 1], '/') || tokens[index + 2]?.text.length !== 2 || !isSymbol(tokens[index + 3], '-'))
    return undefined;
  const month = openPart(tokens, index + 4);
  if (month === undefined || !isSymbol(tokens[month], '-')) return undefined;
  const day = openPart(tokens, month + 1);
  return day === undefined ? undefined : { value: { date: {}, unknown: true }, next: day };
}

/** `YYYY-MM-DD`, `????-??-??`: a form's placeholder. */
function readOpenYear(tokens: readonly Token[], index: number): Read<DateReading> | undefined {
  const year = openPart(tokens, index, 4);
  if (year === undefined || !isSymbol(tokens[year], separators)) return undefined;
  const month = smallNumber(tokens[year + 1]?.text, 12) === undefined ? openPart(tokens, year + 1) : year + 2;
  if (month === undefined || tokens[month]?.text !== tokens[year]?.text) return undefined;
  const day = smallNumber(tokens[month + 1]?.text, 31) === undefined ? openPart(tokens, month + 1) : month + 2;
  if (day === undefined) return undefined;
  // Letters are a form's; question marks are somebody's who did not know.
  return { value: { date: {}, unknown: tokens[index]?.kind !== 'word' }, next: day };
}

/** `05.06.2024`, `5/6/24`; `24/06/05` where the year comes first. */
function readDayFirst(tokens: readonly Token[], index: number, options: ReadingOptions): Read<DateReading> | undefined {
  const separator = tokens[index + 1];
  const third = tokens[index + 4];
  if (!isSymbol(separator, separators) || tokens[index + 3]?.text !== separator?.text || third?.kind !== 'number')
    return undefined;
  const first = tokens[index];
  const second = tokens[index + 2];
  // `10.30.40.50` is an address, `1.2.3-4` a version.
  if (isSymbol(tokens[index + 5], separators) && tokens[index + 6]?.kind === 'number') return undefined;
  const year =
    third.text.length === 4 || third.text.length === 5 || third.text.length === 2 ? yearOf(third.text) : undefined;
  const [a, b] = [smallNumber(first?.text, 31), smallNumber(second?.text, 31)];
  const day = smallNumber(third.text, 31);
  if (options.order === 'ymd' && first?.text.length === 2 && b !== undefined && b <= 12 && day !== undefined)
    return certain({ year: yearOf(first.text), month: b, day }, index + 5);
  // With dots and a year of two digits it is a version: `1.10.12`.
  const isVersion = separator?.text === '.' && third.text.length === 2 && !isShortDate(first, second, year ?? 0);
  if (year === undefined || (isVersion && !options.lead)) return undefined;
  const date = a === undefined || b === undefined ? undefined : dayAndMonth(a, b, separator?.text ?? '', options);
  if (date) return certain({ year, ...date }, index + 5);
  // `31/13/2024`, `32/06/2024`
  const isDate = options.lead && third.text.length === 4 && first?.text.length === 2 && second?.text.length === 2;
  return isDate ? { value: { date: { year }, unknown: false, fault: 'day' }, next: index + 5 } : undefined;
}

/** `22-23.03.2019`, `22./23.03.2019`, `22 → 23/03/2019`, `22 e 23/03/2019`: two days of one month. */
function readDaysDotted(tokens: readonly Token[], index: number): Read<DateReading> | undefined {
  const sign = skipSpace(tokens, isSymbol(tokens[index + 1], '.') ? index + 2 : index + 1);
  if (!joinsTwoDays(tokens[sign])) return undefined;
  const from = skipSpace(tokens, sign + 1);
  const [last, separator, month, again, year] = tokens.slice(from, from + 5);
  if (!isSymbol(separator, './') || again?.text !== separator?.text || year?.text.length !== 4) return undefined;
  if (tokens[sign]?.text === separator?.text) return undefined;
  const [day, lastDay] = [smallNumber(tokens[index]?.text, 31), smallNumber(last?.text, 31)];
  const date = { year: yearOf(year.text), month: smallNumber(month?.text, 12), day };
  if (day === undefined || lastDay === undefined || day >= lastDay) return undefined;
  if (date.year === undefined || date.month === undefined) return undefined;
  return { value: { date, unknown: false, lastDay }, next: from + 5 };
}

/** `25.11.25`, but not `1.10.12`. */
function isShortDate(first: Token | undefined, second: Token | undefined, year: number): boolean {
  const isTwo = first?.text.length === 2 && second?.text.length === 2;
  return isTwo && Number(first.text) <= 31 && Number(second.text) <= 12 && year >= 2010 && year < 2040;
}

function dayAndMonth(
  a: number,
  b: number,
  separator: string,
  { order }: ReadingOptions,
): Omit<DateParts, 'year'> | undefined {
  if (a > 12 && b > 12) return undefined;
  if (a > 12) return { month: b, day: a };
  if (b > 12) return { month: a, day: b };
  // Dots are used where the day comes first.
  const assumed = order ?? (separator === '.' ? 'dmy' : undefined);
  const date = assumed === 'mdy' || assumed === 'ymd' ? { month: a, day: b } : { month: b, day: a };
  return assumed || a === b ? date : { ...date, ambiguous: true };
}

/** `02/06 23:40`: in any sentence a day. */
function isSlashedBeforeClock(tokens: readonly Token[], index: number): boolean {
  const [first, slash, second] = tokens.slice(index, index + 3);
  const areShort = first?.text.length === 2 && second?.text.length === 2;
  return areShort && isSymbol(slash, '/') && isBeforeClock(tokens, index + 3);
}

/** `15/08` without a year, where a time is expected. */
function readShortDate(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<DateReading> | undefined {
  if (!isSymbol(tokens[index + 1], './-–')) return undefined;
  const [first, separator, second, behind, next] = tokens.slice(index, index + 5);
  const [a, b] = [smallNumber(first?.text, 31), smallNumber(second?.text, 31)];
  if (a === undefined || b === undefined) return undefined;
  if (!isSymbol(separator, '/')) {
    const date =
      isBeforeClock(tokens, index + 3) ||
      isBeforeDays(tokens, index + 3) ||
      isInBrackets(tokens, index) ||
      isBeforeHalf(tokens, index) ||
      isBeforeWords(tokens, index + 3, options)
        ? dayAndMonthWithout(first, second, separator, options)
        : undefined;
    if (date) return certain(date, index + 3);
  }
  // `24.07` is no time of day, and `27-07` no range of hours, but `27.07 released` may be a version.
  const isDotted = isSymbol(separator, '.');
  const ends = endsThere(tokens, index + 3) || (!isDotted && behind?.kind === 'space');
  if (isSymbol(separator, '.-') && a >= (isDotted ? 24 : 25) && b <= 12 && second?.text.length === 2 && ends)
    return certain({ month: b, day: a }, index + 3);
  const days = isSymbol(separator, '-–') ? readShortDays(tokens, index, a) : undefined;
  if (days) return days;
  // `12.11.` is written where the day comes first.
  if (isSymbol(separator, '.') && isSymbol(behind, '.') && next?.kind !== 'number') {
    return b > 12 ? undefined : certain({ month: b, day: a }, index + 4);
  }
  if (!isSymbol(separator, '/') || behind?.text === '/') return undefined;
  const written = (first?.text.length ?? 0) + (second?.text.length ?? 0);
  const beforeClock = behind?.kind === 'space' && (next?.kind === 'number' || next?.kind === 'word');
  // `3/1: …`, where it is known which of the two is the month; else it may be the third part of one thing.
  const beforeWords = options.order !== undefined && isSymbol(behind, ':：') && next?.kind !== 'number';
  if (written < 3 && !beforeClock && !beforeWords && !readWeekdayBehind(tokens, index + 3)) return undefined;
  // `12/15 pods healthy`
  if (next?.kind === 'word' && countable.test(next.text)) return undefined;
  const date = dayAndMonth(a, b, '/', options);
  return date && certain(date, index + 3);
}

/** `03-01`, `3/1`, `06.04`, `6.4.` below a head that says that they are dates. */
function readDateOfColumn(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions,
): Read<DateReading> | undefined {
  const [first, separator, second, behind, after] = tokens.slice(index, index + 5);
  const [a, b] = [smallNumber(first?.text, 31), smallNumber(second?.text, 31)];
  if (a === undefined || b === undefined || !isSymbol(separator, './-‑–')) return undefined;
  if (isSymbol(behind, './-‑–:') && after?.kind === 'number') return undefined;
  const told = options.inDates === 'open' ? undefined : options.inDates;
  const usual = isSymbol(separator, './') ? options.order : dashedOrder(options);
  const date = dayAndMonth(a, b, separator?.text ?? '', { ...options, order: told ?? usual });
  return date && certain(date, isSymbol(separator, '.') && isSymbol(behind, '.') ? index + 4 : index + 3);
}

/** With a dash and no year it is the end of an ISO date, wherever people write `1.3.` and `1/3` for the first of March. */
function dashedOrder({ dashedDayFirst = false }: ReadingOptions): 'dmy' | 'mdy' {
  return dashedDayFirst ? 'dmy' : 'mdy';
}

/** `24–26.07`, which can be no hours. */
function readShortDays(tokens: readonly Token[], index: number, day: number): Read<DateReading> | undefined {
  const [last, point, month] = tokens.slice(index + 2, index + 5);
  const [lastDay, inMonth] = [smallNumber(last?.text, 31), smallNumber(month?.text, 12)];
  if (!isSymbol(point, '.') || month?.text.length !== 2 || lastDay === undefined || inMonth === undefined)
    return undefined;
  const behind = tokens[index + 5];
  if (lastDay <= Math.max(day, 24) || (behind?.kind !== 'space' && !endsThere(tokens, index + 5))) return undefined;
  return { value: { date: { month: inMonth, day }, unknown: false, lastDay }, next: index + 5 };
}

const countable =
  /^(?:of|nodes?|pods?|replicas?|hosts?|servers?|shards?|instances?|requests?|jobs?|tests?|checks?|customers?|users?|brokers?|workers?|regions?|zones?|containers?|disks?|links?|partitions?|tenants?)$/i;

/** `14.07 08:10`, `07-14 23:30`, where two numbers without a clock behind them are a time of day or a range. */
function dayAndMonthWithout(
  first: Token | undefined,
  second: Token | undefined,
  separator: Token | undefined,
  options: ReadingOptions,
): Omit<DateParts, 'year'> | undefined {
  if (second?.text.length !== 2 || (isSymbol(separator, '-') && first?.text.length !== 2)) return undefined;
  const order = isSymbol(separator, '-') ? dashedOrder(options) : (options.order ?? 'dmy');
  return dayAndMonth(Number(first?.text), Number(second.text), '', { ...options, order });
}

/** Whether a time of day with its minutes stands behind a space or a comma. */
function isBeforeClock(tokens: readonly Token[], index: number): boolean {
  const comma = isSymbol(tokens[index], ',') ? index + 1 : index;
  let at = skipSpace(tokens, comma);
  if (at === comma) return false;
  // `08-02 凌晨`
  if (tokens[at]?.kind === 'word' && isPartOfDayAlone(tokens, at)) return true;
  if (isSymbol(tokens[at], '~≈∼～')) at = skipSpace(tokens, at + 1);
  if (tokens[at]?.kind === 'word' && joinsDateToClock(tokens[at]?.text ?? '')) at = skipSpace(tokens, at + 1);
  const [hour, colon, minute] = tokens.slice(at, at + 3);
  return /^(?:[01]?\d|2[0-4])$/.test(hour?.text ?? '') && isSymbol(colon, ':') && minute?.text.length === 2;
}

/** Whether nothing goes on there, or what is parted from it: `24.07`, `24.07:`, `24.07 – `, `| 24.07 |`. */
function endsThere(tokens: readonly Token[], index: number): boolean {
  const next = tokens[skipSpace(tokens, index)];
  return (
    next === undefined ||
    isSymbol(next, ':)|–—,;') ||
    (next.kind === 'word' && isPartOfDayAlone(tokens, skipSpace(tokens, index)))
  );
}

/** `(08-04)`, where it cannot be a range of hours. */
function isInBrackets(tokens: readonly Token[], index: number): boolean {
  return isSymbol(tokens[index - 1], '(') && isSymbol(tokens[index + 1], '-') && isSymbol(tokens[index + 3], ')');
}

/** `03-01 AM`, `03-15 PM`, which can be no hours: `09-11 AM`. */
function isBeforeHalf(tokens: readonly Token[], index: number): boolean {
  const [first, dash, second, , half] = tokens.slice(index, index + 5);
  const areHours = Number(first?.text) < Number(second?.text) && Number(second?.text) <= 12;
  return isSymbol(dash, '-') && !areHours && /^[ap]m$/i.test(half?.text ?? '');
}

/** `04-06：` and, where the month comes first in dates, `04-06:`; elsewhere that may be hours. */
function isBeforeWords(tokens: readonly Token[], index: number, { order }: ReadingOptions): boolean {
  const colon = tokens[index];
  if (!isSymbol(tokens[index - 2], '-')) return false;
  return (
    isSymbol(colon, '：') ||
    ((order === 'ymd' || order === 'mdy') && isSymbol(colon, ':') && tokens[index + 1]?.kind === 'space')
  );
}

/** Whether another day and month stand behind a sign of a range: `08-23〜08-27`. */
function isBeforeDays(tokens: readonly Token[], index: number): boolean {
  const sign = skipSpace(tokens, index);
  return isSymbol(tokens[sign], '-–—~～〜→') && readMonthAndDay(tokens, skipSpace(tokens, sign + 1)) !== undefined;
}

/** `08-27`, with both digits of each, and no year. */
export function readMonthAndDay(tokens: readonly Token[], index: number): Read<DateParts> | undefined {
  const [first, dash, second, behind] = tokens.slice(index, index + 4);
  if (!isSymbol(dash, '-') || first?.text.length !== 2 || second?.text.length !== 2 || isSymbol(behind, '-:'))
    return undefined;
  const [month, day] = [smallNumber(first.text, 12), smallNumber(second.text, 31)];
  return month === undefined || day === undefined ? undefined : { value: { month, day }, next: index + 3 };
}

/**
 * The `4/19` of `4/13 – 4/19` and the `19.04.` of `13.04.–19.04.`: written as the first one is, and later.
 *
 * @param first the date in front, and the index behind it
 */
export function readLastShortDate(
  tokens: readonly Token[],
  index: number,
  first: { readonly date: DateParts; readonly next: number },
): Read<DateParts> | undefined {
  const { year, month = 0, day = 0 } = first.date;
  const lastOfFirst = isSymbol(tokens[first.next - 1], '.') ? first.next - 2 : first.next - 1;
  const sign = tokens[lastOfFirst - 1];
  const [one, separator, other, behind, after] = tokens.slice(index, index + 5);
  const [a, b] = [smallNumber(one?.text, 31), smallNumber(other?.text, 31)];
  if (year !== undefined || a === undefined || b === undefined || !isSymbol(sign, './')) return undefined;
  if (separator?.text !== sign?.text || (isSymbol(behind, './-:') && after?.kind === 'number')) return undefined;
  const isDayFirst = smallNumber(tokens[lastOfFirst]?.text, 31) === month && month !== day;
  const last = isDayFirst ? { month: b, day: a } : { month: a, day: b };
  const isLater = last.month <= 12 && last.month * 31 + last.day > month * 31 + day;
  return isLater ? { value: last, next: index + (isSymbol(behind, '.') ? 4 : 3) } : undefined;
}

/** A part of the day in a script of its own, which needs no number behind it. */
function isPartOfDayAlone(tokens: readonly Token[], index: number): boolean {
  return [1, 2].some((count) => {
    const words = tokens.slice(index, index + count).map(({ text }) => text);
    return /^\P{ASCII}/u.test(words[0] ?? '') && partOfDay(words.join('')) !== undefined;
  });
}

// ---------------------------------------------------------------- names of months

/** `5 June 2024`, `5th of June, 2024`, `05-Jun-2024`, `5. Juni`, `7-13th Nov`, `5 de junio de 2024`. */
function readDayMonth(tokens: readonly Token[], index: number): Read<DateReading> | undefined {
  const day = smallNumber(tokens[index]?.text, 31);
  if (day === undefined) return undefined;
  let next = skipOrdinal(tokens, index + 1);
  const last = readLastDay(tokens, next, day);
  if (last) next = last.next;
  else if (isSymbol(tokens[next], '.-/‑')) next++;
  next = skipJoin(tokens, skipSpace(tokens, next));
  const month = tokens[next]?.kind === 'word' ? monthOf(tokens[next]?.text ?? '') : undefined;
  // "3 out of 5"
  if (month === undefined || /^of$/i.test(tokens[skipSpace(tokens, next + 1)]?.text ?? '')) return undefined;
  const read = upTo(last?.value, withYear(tokens, next + 1, { month, day }));
  return read.next === next + 1 && isShortened(tokens, next) ? { ...read, next: next + 2 } : read;
}

/** `19. Okt. 23:49`, `(19 oct.)`: the point is that of the month, and not of a sentence. */
function isShortened(tokens: readonly Token[], month: number): boolean {
  const behind = tokens[skipSpace(tokens, month + 2)];
  const isShort = (tokens[month]?.text.length ?? 0) <= 4;
  return isShort && isSymbol(tokens[month + 1], '.') && (isSymbol(behind, ')') || behind?.kind === 'number');
}

/** The last day of `7-13th Nov`, `12 - 13 November`, `12. bis 13. November`, `12 al 13 de noviembre`, `12 and 13 June`. */
function readLastDay(tokens: readonly Token[], index: number, day: number): Read<number> | undefined {
  let at = isSymbol(tokens[index], '.') ? index + 1 : index;
  at = skipSpace(tokens, at);
  const sign = tokens[at];
  if (!joinsTwoDays(sign)) return undefined;
  at = skipSpace(tokens, at + 1);
  const lastDay = smallNumber(tokens[at]?.text, 31);
  if (lastDay === undefined || lastDay <= day) return undefined;
  const next = skipOrdinal(tokens, at + 1);
  return { value: lastDay, next: isSymbol(tokens[next], '.') ? next + 1 : next };
}

function joinsTwoDays(sign: Token | undefined): boolean {
  return isSymbol(sign, '-–—/&→⇒~～〜') || (sign?.kind === 'word' && joinsDays.test(sign.text));
}

const joinsDays = /^(?:to|and|until|bis|auf|und|et|au|al|y|ao|a|e|и|по)$/i;

function upTo(lastDay: number | undefined, read: Read<DateReading>): Read<DateReading> {
  return lastDay === undefined ? read : { ...read, value: { ...read.value, lastDay } };
}

/** `June 5, 2024`, `Jun 5th`, `June 2024`, `Jun, 5, 2024`, `Nov 12-14, 2025`, `22/Mar/2022` is read by its day. */
function readMonthDay(tokens: readonly Token[], index: number): Read<DateReading> | undefined {
  const month = monthOf(tokens[index]?.text ?? '');
  // In the languages of these the day comes first: "Set 10 replicas".
  if (month === undefined || /^(?:set|out|ago)$/i.test(tokens[index]?.text ?? '')) return undefined;
  let next = index + 1;
  // "Since Nov, 10 users": behind a comma only what has its year.
  const needsYear = isSymbol(tokens[next], ',');
  if (needsYear || isSymbol(tokens[next], '.-/')) next++;
  next = skipJoin(tokens, skipSpace(tokens, next));
  const number = tokens[next];
  if (number?.kind !== 'number') return undefined;
  if (number.text.length === 4 && !needsYear) {
    const year = yearOf(number.text);
    return year === undefined ? undefined : certain({ year, month }, next + 1);
  }
  const day = smallNumber(number.text, 31);
  // `May 10:15` is no day of May, but a stray word before a time; so is `Mar 5.2`.
  if (day === undefined || (isSymbol(tokens[next + 1], ':.') && tokens[next + 2]?.kind === 'number')) return undefined;
  const behind = skipOrdinal(tokens, next + 1);
  if (needsYear) {
    const read = withYear(tokens, behind, { month, day });
    return read.value.date.year === undefined ? undefined : read;
  }
  const last = readLastDay(tokens, behind, day);
  if (last && !isSymbol(tokens[last.next], ':/-.')) {
    const read = withYear(tokens, last.next, { month, day });
    // "Jun 5 - 10 users"
    const isJoined = isSymbol(tokens[behind], '-–→⇒');
    if (read.value.date.year !== undefined || isJoined) return upTo(last.value, read);
  }
  return withYear(tokens, behind, { month, day });
}

/** The year behind a day and month, if one follows: `, 2024`, ` 2024`, `-2024`, ` de 2024`. */
function withYear(tokens: readonly Token[], index: number, date: DateParts): Read<DateReading> {
  let next = index;
  if (isSymbol(tokens[next], '.,-/‑')) next++;
  next = skipJoin(tokens, skipSpace(tokens, next));
  const digits = tokens[next]?.kind === 'number' ? (tokens[next]?.text ?? '') : '';
  const isShort =
    digits.length === 2 && (isBetweenSigns(tokens, index) || isInOneWord(tokens, index) || isBeforeTime(tokens, next));
  const year = digits.length >= 4 || isShort ? yearOf(digits) : undefined;
  // `June 5, 2015:` may hold a year, `5 Jun 20:15` does not; `28/Nov/2025:22:05:01` is a line of a web server's log.
  const isClock = isSymbol(tokens[next + 1], ':') && tokens[next + 2]?.kind === 'number';
  if (year === undefined || (isClock && !isSymbol(tokens[next - 1], '/'))) return certain(date, index);
  if (digits.length === 4 && isTimeBeforeZone(year, tokens, next + 1)) return certain(date, index);
  return certain({ year, ...date }, next + 1);
}

/** `28-Nov-25`, `28/Nov/25` */
function isBetweenSigns(tokens: readonly Token[], index: number): boolean {
  return isSymbol(tokens[index], '-/') && tokens[index - 2]?.text === tokens[index]?.text;
}

/** `28Nov25` */
function isInOneWord(tokens: readonly Token[], index: number): boolean {
  const [day, month, year] = tokens.slice(index - 2, index + 1);
  return day?.kind === 'number' && month?.kind === 'word' && year?.kind === 'number';
}

/** `28 Nov 25 05:31`, but not `28 Nov 05:31`. */
function isBeforeTime(tokens: readonly Token[], index: number): boolean {
  const [year, space, hour, colon, minute] = tokens.slice(index, index + 5);
  const isYear = Number(year?.text) >= 15 && Number(year?.text) < 40;
  return (
    isYear && space?.kind === 'space' && hour?.kind === 'number' && isSymbol(colon, ':') && minute?.text.length === 2
  );
}

/** `Feb 9 1924 UTC` is 19:24, as long as nobody had incidents in that year. */
function isTimeBeforeZone(year: number, tokens: readonly Token[], index: number): boolean {
  if (year >= 1990 && year <= 2039) return false;
  const word = tokens[index]?.kind === 'space' ? tokens[index + 1] : undefined;
  return word?.kind === 'word' && zoneOfAbbreviation(word.text) !== undefined;
}

function skipOrdinal(tokens: readonly Token[], index: number): number {
  const word = tokens[index];
  return (word?.kind === 'word' || isSymbol(word, 'ºª')) && isOrdinalSuffix(word?.text ?? '') ? index + 1 : index;
}

/** `of `, `de `, `del `. */
function skipJoin(tokens: readonly Token[], index: number): number {
  const word = tokens[index];
  return word?.kind === 'word' && joinsDateParts(word.text) ? skipSpace(tokens, index + 1) : index;
}

// ---------------------------------------------------------------- 年月日

const eastAsianUnits: readonly (readonly [RegExp, 'year' | 'month' | 'day', number])[] = [
  [/^[年년]/, 'year', 9999],
  [/^[月월]/, 'month', 12],
  [/^[日号號일]/, 'day', 31],
];

/** `2024年6月5日`, `6月5日`, `2024년 6월 5일`. */
function readEastAsianDate(tokens: readonly Token[], index: number): Read<DateReading> | undefined {
  const parts: { year?: number; month?: number; day?: number } = {};
  let next = index;
  for (const [unit, key, limit] of eastAsianUnits) {
    const at = skipSpace(tokens, next);
    const marker = skipSpace(tokens, at + 1);
    if (tokens[at]?.kind !== 'number' || !unit.test(tokens[marker]?.text ?? '')) continue;
    const value = key === 'year' ? yearOf(tokens[at]?.text ?? '') : smallNumber(tokens[at]?.text, limit);
    if (value === undefined) return undefined;
    parts[key] = value;
    next = marker + 1;
  }
  if (parts.month === undefined) return undefined;
  const last = readLastEastAsianDay(tokens, next, parts);
  return last ? upTo(last.value, certain(parts, last.next)) : certain(parts, next);
}

/** The last day of `6月5日〜7日`, `6月5日から7日`, `6月5日至7日`, `6월 5일부터 7일`. */
function readLastEastAsianDay(tokens: readonly Token[], index: number, { day }: DateParts): Read<number> | undefined {
  const isJoined = /.부터$/.test(tokens[index - 1]?.text ?? '');
  const sign = isJoined ? index - 1 : skipSpace(tokens, index);
  const isRange = isJoined || isSymbol(tokens[sign], '-–—~～〜→') || isRangeWord(tokens[sign]?.text ?? '');
  if (day === undefined || !isRange) return undefined;
  const at = skipSpace(tokens, sign + 1);
  const lastDay = smallNumber(tokens[at]?.text, 31);
  const marker = skipSpace(tokens, at + 1);
  if (lastDay === undefined || lastDay <= day || !/^[日号號일]/.test(tokens[marker]?.text ?? '')) return undefined;
  return { value: lastDay, next: marker + 1 };
}

// ---------------------------------------------------------------- numbers

/**
 * The year that digits mean: `2024`; `24` is 2024, and `94` is 1994; a year with a digit too many (`22025`, `20202`) is
 * the one that is left without it, the earliest of them that fits.
 */
function yearOf(digits: string): number | undefined {
  if (/^(?:19|20)\d\d$/.test(digits)) return Number(digits);
  if (digits.length === 2) return Number(digits) + (Number(digits) < firstOfLastCentury ? 2000 : 1900);
  if (digits.length !== 5) return undefined;
  const without = [4, 3, 2, 1, 0].map((at) => Number(digits.slice(0, at) + digits.slice(at + 1)));
  return without.find((year) => year >= 2000 && year < 2060);
}

/** Of two digits, as POSIX has it. */
const firstOfLastCentury = 69;

function smallNumber(digits: string | undefined, limit: number): number | undefined {
  if (digits === undefined || !/^\d{1,2}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value >= 1 && value <= limit ? value : undefined;
}

/** Index behind a part that was left open: `??`, `XX`, `MM`, `DD`, `YYYY`, `____`. */
function openPart(tokens: readonly Token[], index: number, length = 2): number | undefined {
  const token = tokens[index];
  if (token?.kind === 'word')
    return token.text.length === length && /^(?:x+|y+|m+|d+|j+|a+|t+)$/i.test(token.text) ? index + 1 : undefined;
  let next = index;
  while (isSymbol(tokens[next], '?_') && next < index + length) next++;
  return next > index ? next : undefined;
}
