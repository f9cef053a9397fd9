import { isOrdinalSuffix, monthOf, weekdayOf } from './names.ts';
import { isSymbol, type Read, skipSpace, type Token } from './tokens.ts';
import type { DateOrder, DateParts } from './types.ts';

const dateSeparators = '-/.';

/** Reads a date that starts at token `index`. An impossible one (31 February) is read as written. */
export function readDate(tokens: readonly Token[], index: number, order?: DateOrder): Read<DateParts> | undefined {
  const weekday = readWeekday(tokens, index);
  if (weekday) {
    const date = readCalendarDate(tokens, weekday.next, order);
    return date && { value: { ...date.value, weekday: weekday.value }, next: date.next };
  }
  return readCalendarDate(tokens, index, order);
}

/** `Friday, ` or `Fri. ` in front of a date. */
function readWeekday(tokens: readonly Token[], index: number): Read<number> | undefined {
  const value = tokens[index]?.kind === 'word' ? weekdayOf(tokens[index].text) : undefined;
  if (value === undefined) return undefined;
  let next = index + 1;
  if (isSymbol(tokens[next], '.')) next++;
  if (isSymbol(tokens[next], ',')) next++;
  return { value, next: skipSpace(tokens, next) };
}

function readCalendarDate(tokens: readonly Token[], index: number, order?: DateOrder): Read<DateParts> | undefined {
  const first = tokens[index];
  if (first?.kind === 'number') {
    return readNumericDate(tokens, index, order) ?? readDayMonth(tokens, index) ?? readHanDate(tokens, index);
  }
  return first?.kind === 'word' ? readMonthDay(tokens, index) : undefined;
}

/** `2024-06-05`, `2024/6/5`, `05.06.2024`, `5/6/24`; `2024-06` counts only with a dash. */
function readNumericDate(tokens: readonly Token[], index: number, order?: DateOrder): Read<DateParts> | undefined {
  const [first, separator, second, again, third] = tokens.slice(index, index + 5);
  if (!first || !second || second.kind !== 'number' || !isSymbol(separator, dateSeparators)) return undefined;
  const whole = again?.text === separator?.text && third?.kind === 'number';
  if (isYear(first.text)) {
    const month = smallNumber(second.text, 12);
    if (month === undefined) return undefined;
    const day = whole && third ? smallNumber(third.text, 31) : undefined;
    if (day !== undefined) return { value: { year: Number(first.text), month, day }, next: index + 5 };
    const monthOnly = separator?.text === '-' && second.text.length === 2 && !whole;
    return monthOnly ? { value: { year: Number(first.text), month }, next: index + 3 } : undefined;
  }
  // `10.30.40.50` is an address, `1.2.3-4` a version.
  if (!whole || !third || (isSymbol(tokens[index + 5], dateSeparators) && tokens[index + 6]?.kind === 'number'))
    return undefined;
  const value = dayMonthYear(first.text, second.text, third.text, separator?.text ?? '', order);
  return value && { value, next: index + 5 };
}

function dayMonthYear(a: string, b: string, c: string, separator: string, order?: DateOrder): DateParts | undefined {
  const year = yearOf(c);
  const [first, second] = [smallNumber(a, 31), smallNumber(b, 31)];
  if (year === undefined || first === undefined || second === undefined) return undefined;
  if (first > 12 && second > 12) return undefined;
  if (first > 12) return { year, month: second, day: first };
  if (second > 12) return { year, month: first, day: second };
  // Dots are used where the day comes first.
  const assumed = order ?? (separator === '.' ? 'dmy' : undefined);
  const [day, month] = assumed === 'mdy' ? [second, first] : [first, second];
  return assumed || first === second ? { year, month, day } : { year, month, day, ambiguous: true };
}

/** `5 June 2024`, `5th of June, 2024`, `05-Jun-2024`, `5. Juni`. */
function readDayMonth(tokens: readonly Token[], index: number): Read<DateParts> | undefined {
  const day = smallNumber(tokens[index]?.text ?? '', 31);
  if (day === undefined) return undefined;
  let next = index + 1;
  if (tokens[next]?.kind === 'word' && isOrdinalSuffix(tokens[next]?.text ?? '')) next++;
  else if (isSymbol(tokens[next], '.-/')) next++;
  next = skipSpace(tokens, next);
  if (tokens[next]?.text === 'of') next = skipSpace(tokens, next + 1);
  const month = tokens[next]?.kind === 'word' ? monthOf(tokens[next]?.text ?? '') : undefined;
  if (month === undefined) return undefined;
  return withYear(tokens, next + 1, { month, day });
}

/** `June 5, 2024`, `Jun 5th`, `June 2024`. */
function readMonthDay(tokens: readonly Token[], index: number): Read<DateParts> | undefined {
  const month = monthOf(tokens[index]?.text ?? '');
  if (month === undefined) return undefined;
  let next = index + 1;
  if (isSymbol(tokens[next], '.-/')) next++;
  next = skipSpace(tokens, next);
  const number = tokens[next];
  if (number?.kind !== 'number') return undefined;
  if (isYear(number.text)) return { value: { year: Number(number.text), month }, next: next + 1 };
  const day = smallNumber(number.text, 31);
  // `May 10:15` is no day of May, but a stray word before a time.
  if (day === undefined || (isSymbol(tokens[next + 1], ':') && tokens[next + 2]?.kind === 'number')) return undefined;
  next++;
  if (tokens[next]?.kind === 'word' && isOrdinalSuffix(tokens[next]?.text ?? '')) next++;
  return withYear(tokens, next, { month, day });
}

/** The year behind a day and month, if one follows: `, 2024`, ` 2024`, `-2024`. */
function withYear(tokens: readonly Token[], index: number, date: DateParts): Read<DateParts> {
  let next = index;
  if (isSymbol(tokens[next], '.,-/')) next++;
  next = skipSpace(tokens, next);
  const year = tokens[next];
  if (year?.kind === 'number' && isYear(year.text) && !isSymbol(tokens[next + 1], ':')) {
    return { value: { year: Number(year.text), ...date }, next: next + 1 };
  }
  return { value: date, next: index };
}

/** `2024年6月5日`, `6月5日`; also with 일 and 월 of Korean. */
function readHanDate(tokens: readonly Token[], index: number): Read<DateParts> | undefined {
  const parts: { year?: number; month?: number; day?: number } = {};
  let next = index;
  for (const [unit, key, limit] of hanUnits) {
    const at = skipSpace(tokens, next);
    const marker = skipSpace(tokens, at + 1);
    if (tokens[at]?.kind !== 'number' || !unit.includes(tokens[marker]?.text ?? '-')) continue;
    const value = key === 'year' ? yearOf(tokens[at]?.text ?? '') : smallNumber(tokens[at]?.text ?? '', limit);
    if (value === undefined) return undefined;
    parts[key] = value;
    next = marker + 1;
  }
  return parts.month === undefined ? undefined : { value: parts, next };
}

const hanUnits: readonly (readonly [readonly string[], 'year' | 'month' | 'day', number])[] = [
  [['年', '년'], 'year', 9999],
  [['月', '월'], 'month', 12],
  [['日', '号', '일'], 'day', 31],
];

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

function yearOf(digits: string): number | undefined {
  if (isYear(digits)) return Number(digits);
  return digits.length === 2 ? 2000 + Number(digits) : undefined;
}

function smallNumber(digits: string, limit: number): number | undefined {
  const value = Number(digits);
  return digits.length <= 2 && value >= 1 && value <= limit ? value : undefined;
}
