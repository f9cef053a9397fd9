import { minutesPerDay } from './instant.ts';
import { fold, isApproximation } from './names.ts';
import { type Amount, amountInWords, amountWords, numberWord } from './numberWords.ts';

/** A stated length of time. */
export interface Duration {
  readonly start: number;
  readonly end: number;
  readonly minutes: number;
  /** Minutes in the smallest step that was written: 1 for `2h 30m`, 60 for `3 hours`, 6 for `1.5 hours`. */
  readonly step: number;
  /** `~3h`, "about two hours", "over 30 minutes". */
  readonly approximate: boolean;
}

/** Folded, in the languages that sections have names in; the longest first where one starts another. */
const unitMinutes: readonly (readonly [RegExp, number])[] = [
  [/^(?:w|wk|wks|weeks?|semanas?|semaines?|wochen?|недел[яиью]|недель|周|주일?)$/, 7 * minutesPerDay],
  [/^(?:d|days?|dias?|j|jours?|tage?n?|дн(?:я|ей)|день|сут(?:ки|ок)|天|일간)$/, minutesPerDay],
  [/^(?:h|hrs?|hours?|horas?|heures?|std|stunden?|час(?:а|ов)?|ч|小时|小時|時間|시간)$/, 60],
  [/^(?:m|mins?|minutes?|minutos?|minuten?|минут[аы]?|мин|分钟|分鐘|分間|分|분)$/, 1],
  [/^(?:s|secs?|seconds?|segundos?|secondes?|sekunden?|секунд[аы]?|сек|秒|초)$/, 1 / 60],
];

/** Of the scripts that put spaces between words. */
const letter = '[A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ]';

const wordSpaced = new RegExp(letter);

/**
 * `30 min`, `30分`, `2+ hours`, `7 and a half hours`, `half an hour`. Not the minutes of a time of day (`10時30分`), nor half a number (`1/2 hour`).
 * Scripts that put no space between words have their units named here, so that what follows does not matter.
 */
const part = new RegExp(
  [
    String.raw`(?<![\d.,/:])(?<!(?<!小)[時点點时시] ?)(\d{1,9}(?:[.,]\d{1,2})?)(\+|[ -]and[ -]a[ -]half)?[ \t-]{0,2}(小时|小時|時間|시간|分钟|分鐘|分間|分|분|秒|초|天|周|일간|${letter}{1,20}(?!${letter}))`,
    `(?<!${letter}-?|hundred (?:and )?)(${amountWords})[ -](hours?|days?|weeks?|minutes?|mins?)(?!${letter})`,
  ].join('|'),
  'gi',
);

/** Every length has a digit, or a unit behind a word. */
const mayState = /\d|[ -](?:hour|day|week|min)/i;

const joint = /^[ \t]*(?:,[ \t]*)?(?:(?:and|&|y|e|et|und|и)[ \t]+)?$/i;
const andAHalf = /^(?: and a half(?![a-z])| et demie?(?![a-z])| y media(?![a-z])| e meia(?![a-z])| ?반|半)/i;
/** `1h50`, `1 h 50`, without a unit of its own. */
const minutesBehind = /^([0-5]\d)(?![\d:]|[.,]\d| ?[A-Za-zµ%])|^ ([0-5]\d)(?=\s*(?:$|[);]|[.,](?!\d)))/;
/** `2 Std. 45 Min.`: behind a short unit no sentence ends. */
const endsValue = /^\.?\s*(?:$|[),;|(])/;
const shortUnit = /^(?:h|hrs?|std|mins?|secs?|sek|d|wk|t)$/i;

interface OpenDuration extends Duration {
  /** Minutes in the unit that was read last. */
  readonly unit: number;
  /** Whether that one was an abbreviation. */
  readonly isShort: boolean;
}

/** The lengths of time that a text states: `19 hours, 15 minutes`, `2h30m`, `25-min`. */
export function readDurations(text: string): Duration[] {
  if (!mayState.test(text) || text.search(part) < 0) return [];
  const found: OpenDuration[] = [];
  for (const match of text.matchAll(part)) {
    const [whole, digits, beside = '', unitName, words, wordUnit] = match;
    const unit = unitOf(unitName ?? wordUnit ?? '');
    if (unit === undefined || isPartOfName(text, match.index, found.at(-1))) continue;
    const behind = text.slice(match.index + whole.length, match.index + whole.length + 12);
    const half = andAHalf.exec(behind);
    const hasHalf = half !== null || beside.length > 1;
    const { amount, step } = digits === undefined ? amountInWords(words ?? '') : digitAmount(digits);
    const short = /^[hч]$/i.test(unitName ?? '') && Number.isInteger(amount) ? minutesBehind.exec(behind) : null;
    const minutes = (amount + (hasHalf ? 0.5 : 0)) * unit + Number(short?.[1] ?? short?.[2] ?? 0);
    const end = match.index + whole.length + (half?.[0].length ?? 0) + (short?.[0].length ?? 0);
    const last = found.at(-1);
    const goesOn =
      last &&
      unit < last.unit &&
      match.index - last.end < 10 &&
      joint.test(
        text
          .slice(last.end, match.index)
          .replace(last.isShort && endsValue.test(text.slice(end, end + 4)) ? /^\./ : '', ''),
      );
    // `1h50` is told to the minute.
    const isShort = shortUnit.test(unitName ?? '');
    const told = short ? { step: 1, unit: 1, isShort } : { step: (hasHalf ? 0.5 : step) * unit, unit, isShort };
    if (goesOn) found[found.length - 1] = { ...last, end, minutes: last.minutes + minutes, ...told };
    else
      found.push({
        start: match.index,
        end,
        minutes,
        approximate: beside === '+' || saysAbout(text, match.index, end),
        ...told,
      });
  }
  return found.map(({ start, end, minutes, step, approximate }) => ({ start, end, minutes, step, approximate }));
}

/** `b93625d`, `4e5d`: behind a letter a number is part of a name, but in `2h30m` and `PT45M`. */
function isPartOfName(text: string, at: number, last: Duration | undefined): boolean {
  if (at === 0 || last?.end === at) return false;
  return wordSpaced.test(text.charAt(at - 1)) && !/(?:^|[^A-Za-z])PT?$/.test(text.slice(Math.max(0, at - 3), at));
}

/** Minutes in a unit of time, in any of the languages. */
function unitOf(name: string): number | undefined {
  const folded = fold(name);
  return unitMinutes.find(([names]) => names.test(folded))?.[1];
}

/** `1.5` hours are told to a tenth, but nobody who writes `2.5` means to tell 2.5 from 2.4. */
function digitAmount(digits: string): Amount {
  const fraction = /[.,](\d+)/.exec(digits)?.[1];
  const step = fraction === undefined ? 1 : /^50?$/.test(fraction) ? 0.5 : 0.1 ** fraction.length;
  return { amount: Number(digits.replace(',', '.')), step };
}

/** Signs and words in front of a length that say that it is not the exact one. */
const bounds =
  /(?:[~≈∼<>±约約약]|\d ?[-–] ?|\b(?:over|under|almost|nearly|more than|less than|up to|at least|at most|within|some|casi|mas de|quase|mais de|presque|plus de|fast|uber|mehr als|почти|более|больше)) ?$/;

/** `20 to 30 minutes`, `five or six minutes` */
const otherAmount = new RegExp(`(?:\\d|\\b${numberWord})(?:[-–]| (?:to|or|bis|oder|ou|a|o|do|или|до) )$`);

/** `an hour or two`, `20 minutes or so` */
const vaguely = /^ (?:or|oder|ou|o) (?:two|so|more|less|longer|plus|mas|mais|mehr)(?![a-z])/i;

function saysAbout(text: string, start: number, end: number): boolean {
  const before = fold(text.slice(Math.max(0, start - 24), start));
  if (otherAmount.test(before) || vaguely.test(text.slice(end, end + 12))) return true;
  const word = /([\p{L}]+)\.? ?$/u.exec(before)?.[1];
  return bounds.test(before) || (word !== undefined && word.length > 1 && isApproximation(word));
}

/** `2 h 5 min`, `19 h`, `45 min`, `30 s`: for messages. */
export function formatDuration(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60);
  if (seconds < 60) return `${seconds} s`;
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const rest = Math.floor((seconds % 3600) / 60);
  const parts = [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean);
  return parts.slice(0, 2).join(' ');
}

/** Names of the units as a person would write them beside the ones that are there. */
const unitStyles: readonly { readonly like: RegExp; readonly names: readonly (readonly [number, string])[] }[] = [
  {
    like: /^(?:hours?|minutes?|days?|seconds?|weeks?)$/,
    names: [
      [minutesPerDay, 'day'],
      [60, 'hour'],
      [1, 'minute'],
    ],
  },
  {
    like: /^(?:hrs?|mins?)$/,
    names: [
      [minutesPerDay, 'd'],
      [60, 'h'],
      [1, 'min'],
    ],
  },
  {
    like: /^[dhms]$/,
    names: [
      [minutesPerDay, 'd'],
      [60, 'h'],
      [1, 'm'],
    ],
  },
];

/**
 * Writes a length of time the way another one is written: `2h 30m` in letters, `90 minutes` in minutes alone,
 * `2 hours and 5 minutes` in words. Whole minutes; what is written in another language is written with `h` and `min`.
 */
export function formatDurationLike(sample: string, minutes: number): string {
  const total = Math.max(0, Math.round(minutes));
  return inItsWords(sample, total) ?? inItsStyle(sample, total);
}

/** Other numbers in the same words, in whatever language: `3 heures et 15 minutes`, `3 Stunden 15 Minuten`, `1h25`. */
function inItsWords(sample: string, total: number): string | undefined {
  const short = /^([^\d]*)\d{1,3}( ?h ?)\d\d$/i.exec(sample);
  if (short && total >= 60)
    return `${short[1]}${Math.floor(total / 60)}${short[2]}${String(total % 60).padStart(2, '0')}`;
  let rest = total;
  let isFitting = true;
  const written = sample.replace(
    /(\d+(?:[.,]\d+)?)([ \t-]{0,2})(\p{L}+)/gu,
    (_, number: string, space: string, name: string) => {
      const unit = unitOf(name) ?? 0;
      const amount = unit < 1 ? 0 : Math.floor(rest / unit);
      rest -= amount * unit;
      // `1 heure` has no plural, and other languages have several; of signs there is but one.
      const isName = name.length > 3 && !hasNoPlural.test(name);
      if (amount === 0 || (isName && (amount === 1) !== (Number(number) === 1)) || hasManyPlurals.test(name))
        isFitting = false;
      return `${amount}${space}${name}`;
    },
  );
  return isFitting && rest === 0 && written !== sample ? written : undefined;
}

const hasNoPlural = /[\u3000-\u9fff\uac00-\ud7a3]/;
const hasManyPlurals = /[\u0400-\u04ff]{2}/;

function inItsStyle(sample: string, total: number): string {
  const parts = [...sample.matchAll(/(\d+(?:[.,]\d+)?)([ \t-]{0,2})(\p{L}+)/gu)];
  const [first, second] = parts;
  const [, , space = ''] = first ?? [];
  // `1 h 20 min`
  const [, , , name = ''] = parts.at(-1) ?? [];
  const style = unitStyles.find(({ like }) => like.test(name.toLowerCase()));
  const isOfStyle = style && parts.every(([, , , unit = '']) => style.like.test(unit.toLowerCase()));
  const largest = Math.max(...parts.map(([, , , unit = '']) => unitOf(unit) ?? 1));
  // What has seconds alone shows no style for minutes.
  if (!isOfStyle || total === 0 || largest < 1) return formatDuration(total);
  const keepsZero = parts.some(([, amount]) => amount === '0');
  let rest = total;
  const pieces = style.names.flatMap(([unit, unitName]) => {
    if (unit > largest) return [];
    const amount = Math.floor(rest / unit);
    rest -= amount * unit;
    if (amount === 0 && !(keepsZero && unit > 1)) return [];
    return [`${amount}${space}${unitName}${unitName.length > 3 && amount !== 1 ? 's' : ''}`];
  });
  const between = first && second ? sample.slice(first.index + first[0].length, second.index) : ' ';
  return pieces.join(between);
}
