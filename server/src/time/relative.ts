import { readAbout } from './about.ts';
import { minutesPerDay } from './instant.ts';
import { isSymbol, type Read, skipSpace, type Token } from './tokens.ts';

/** A time counted from the start of the incident: `T+15m`, `T-2d`, `T0`, `J-2`, `+00:05`, `+5 min`. */
export interface RelativeReading {
  readonly minutes: number;
  /** `T+06:40`: read as hours and minutes, and may be minutes and seconds. */
  readonly mayBeSeconds?: true;
  /** `T+~15m` */
  readonly approximate?: boolean;
}

const unitMinutes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    s: 1 / 60,
    sec: 1 / 60,
    second: 1 / 60,
    seconds: 1 / 60,
    m: 1,
    min: 1,
    mins: 1,
    minute: 1,
    minutes: 1,
    h: 60,
    hr: 60,
    hrs: 60,
    hour: 60,
    hours: 60,
    d: minutesPerDay,
    day: minutesPerDay,
    days: minutesPerDay,
    j: minutesPerDay,
    w: 7 * minutesPerDay,
    week: 7 * minutesPerDay,
    weeks: 7 * minutesPerDay,
    // Nobody counts the days of a month here.
    month: 30 * minutesPerDay,
    months: 30 * minutesPerDay,
  }),
);

export function readRelative(tokens: readonly Token[], index: number): Read<RelativeReading> | undefined {
  const first = tokens[index];
  if (first?.kind === 'word' && /^[TJDH]$/.test(first.text)) {
    if (tokens[index + 1]?.text === '0')
      return readOffset(tokens, index + 2) ?? { value: { minutes: 0 }, next: index + 2 };
    return readOffset(tokens, index + 1, first.text === 'J' || first.text === 'D' ? minutesPerDay : 1);
  }
  return isSymbol(first, '+') ? readOffset(tokens, index, 1, true) : undefined;
}

/** `+15m`, ` + 15 min`, `+~15m`, `-2d`, `+1h30`, `+01:30`. */
function readOffset(
  tokens: readonly Token[],
  index: number,
  unit = 1,
  needsUnit = false,
): Read<RelativeReading> | undefined {
  const at = skipSpace(tokens, index);
  if (!isSymbol(tokens[at], '+-−–')) return undefined;
  const clock = readClockOffset(tokens, at);
  if (clock) return clock;
  const sign = tokens[at]?.text === '+' ? 1 : -1;
  const about = readAbout(tokens, skipSpace(tokens, at + 1));
  let next = about?.next ?? skipSpace(tokens, at + 1);
  const amount = tokens[next];
  // `T-001` is the first of a list.
  if (amount?.kind !== 'number' || amount.text.length > 5 || /^0\d\d/.test(amount.text)) return undefined;
  next++;
  const part = readPart(tokens, next);
  next = part?.next ?? next;
  let named = unitMinutes.get(tokens[skipSpace(tokens, next)]?.text.toLowerCase() ?? '');
  if (named === undefined && needsUnit) return undefined;
  let minutes = (Number(amount.text) + (part?.value ?? 0)) * (named ?? unit);
  if (named !== undefined) next = skipSpace(tokens, next) + 1;
  // `T+1h30`, `T+1h 30m`, `T+18m30s`
  while (named !== undefined && named > 1 / 60) {
    const at = skipSpace(tokens, next);
    const rest = tokens[at];
    if (rest?.kind !== 'number' || rest.text.length > 2) break;
    const behind = skipSpace(tokens, at + 1);
    const smaller = unitMinutes.get(tokens[behind]?.text.toLowerCase() ?? '');
    const isShort = smaller === undefined && named === 60 && at === next;
    if (!isShort && (smaller === undefined || smaller >= named)) break;
    minutes += Number(rest.text) * (smaller ?? 1);
    next = isShort ? at + 1 : behind + 1;
    named = smaller;
  }
  return { value: { minutes: sign * minutes, ...(about && { approximate: true }) }, next };
}

/** The `.5` of `1.5h`. */
function readPart(tokens: readonly Token[], index: number): Read<number> | undefined {
  const [point, digits] = tokens.slice(index, index + 2);
  if (!isSymbol(point, '.,') || digits?.kind !== 'number' || digits.text.length > 2) return undefined;
  const unit = tokens[skipSpace(tokens, index + 2)]?.text.toLowerCase() ?? '';
  return unitMinutes.has(unit) ? { value: Number(`0.${digits.text}`), next: index + 2 } : undefined;
}

/** `+00:05`, `-01:30`, `+75:00`, `+1:02:30`. */
function readClockOffset(tokens: readonly Token[], index: number): Read<RelativeReading> | undefined {
  if (!isSymbol(tokens[index], '+-−–')) return undefined;
  const [sign, hours, colon, minutes] = tokens.slice(index, index + 4);
  if (hours?.kind !== 'number' || hours.text.length > 3) return undefined;
  if (!isSymbol(colon, ':') || minutes?.kind !== 'number' || minutes.text.length !== 2) return undefined;
  const direction = sign?.text === '+' ? 1 : -1;
  const total = Number(hours.text) * 60 + Number(minutes.text);
  const [again, seconds] = tokens.slice(index + 4, index + 6);
  if (isSymbol(again, ':') && seconds?.kind === 'number' && seconds.text.length === 2)
    return { value: { minutes: direction * (total + Number(seconds.text) / 60) }, next: index + 6 };
  return { value: { minutes: direction * total, mayBeSeconds: true }, next: index + 4 };
}

/** Minutes in a unit of time: `min`, `hours`. */
export function unitLength(unit: string): number | undefined {
  const name = unit.toLowerCase();
  return unitMinutes.get(name) ?? unitMinutes.get(name.replace(/s$/, ''));
}
