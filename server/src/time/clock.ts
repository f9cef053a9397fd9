import { isSymbol, type Read, skipSpace, type Token } from './tokens.ts';
import type { ClockParts } from './types.ts';

/** Reads a time of day that starts at token `index`: `9:05`, `09:05:30.250`, `9:05 p.m.`, `5 PM`. */
export function readClock(tokens: readonly Token[], index: number): Read<ClockParts> | undefined {
  const hour = numberOf(tokens[index], 2, 24);
  if (hour === undefined) return undefined;
  const minutes = readMinutes(tokens, index + 1);
  const meridiem = readMeridiem(tokens, minutes ? minutes.next : index + 1);
  if (!minutes && (!meridiem || hour > 12)) return undefined;
  const next = meridiem?.next ?? minutes?.next ?? index + 1;
  const after = tokens[next];
  // `10:15:2024` and `12:30:45:67` are no times of day, nor is `1.10:30`.
  if (isSymbol(after, ':') && tokens[next + 1]?.kind === 'number' && !tokens[next + 1]?.text.match(/^\d{3,}/))
    return undefined;
  return { value: { ...minutes?.value, ...meant(hour, meridiem?.value) }, next };
}

/** `:05`, `:05:30`, `:05:30.250`. Minutes have two digits. */
function readMinutes(tokens: readonly Token[], index: number): Read<{ minute: number; second?: number }> | undefined {
  const minute = tokens[index + 1]?.text.length === 2 ? numberOf(tokens[index + 1], 2, 59) : undefined;
  if (!isSymbol(tokens[index], ':') || minute === undefined) return undefined;
  const whole = tokens[index + 3]?.text.length === 2 ? numberOf(tokens[index + 3], 2, 60) : undefined;
  if (!isSymbol(tokens[index + 2], ':') || whole === undefined) return { value: { minute }, next: index + 2 };
  const fraction = tokens[index + 5];
  if (isSymbol(tokens[index + 4], '.,') && fraction?.kind === 'number' && fraction.text.length <= 9) {
    return { value: { minute, second: Number(`${whole}.${fraction.text}`) }, next: index + 6 };
  }
  return { value: { minute, second: whole }, next: index + 4 };
}

/** `AM`, ` pm`, ` p.m.`. */
function readMeridiem(tokens: readonly Token[], index: number): Read<'am' | 'pm'> | undefined {
  const at = skipSpace(tokens, index);
  const word = tokens[at]?.text.toLowerCase();
  if (word === 'am' || word === 'pm') return { value: word, next: at + 1 };
  if ((word === 'a' || word === 'p') && isSymbol(tokens[at + 1], '.') && tokens[at + 2]?.text.toLowerCase() === 'm') {
    return { value: word === 'a' ? 'am' : 'pm', next: isSymbol(tokens[at + 3], '.') ? at + 4 : at + 3 };
  }
  return undefined;
}

/** The hour that is meant. A marker beside a 24-hour value adds nothing. */
function meant(hour: number, meridiem: 'am' | 'pm' | undefined): ClockParts {
  if (!meridiem) return { hour };
  if (hour > 12) return { hour, meridiem };
  const half = hour % 12;
  return { hour: meridiem === 'pm' ? half + 12 : half, meridiem };
}

function numberOf(token: Token | undefined, digits: number, limit: number): number | undefined {
  if (token?.kind !== 'number' || token.text.length > digits) return undefined;
  const value = Number(token.text);
  return value <= limit ? value : undefined;
}
