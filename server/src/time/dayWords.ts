import { alphabetic } from '../characters.ts';

/** A day that is told by another one. */
export interface DayWords {
  /** Counted from the first one, which is 1: `Day 2`. */
  readonly dayOfIncident?: number;
  /** The one behind, `The next morning`, or so many: `+3d`. */
  readonly daysLater?: number;
  /** See `Moment`. */
  readonly mayBeOffset?: boolean;
}

/** `Day 2`, `Tag 2`, `第三天`, `2日目`, `3일차`. */
const counted = new RegExp(
  `(?:(?:day|tag|jour|dia|día|giorno|день) (?:#|nr\\.? |n° )?(\\d{1,2})|(\\d{1,2})\\. tag|(\\d{1,2})(?:日目|일차|-й день)|第(\\d{1,2}|[一二三四五六七八九十])天)(?![${alphabetic}\\d])`,
  'iy',
);

/** `The next morning`, `Folgetag`, `翌日`. */
const next = new RegExp(
  `(?:(?:the )?(?:next|following) (?:day|morning|evening|afternoon)|(?:am )?(?:nächsten?|folgenden) (?:tag|morgen)|nächster tag|folgetag|(?:le )?lendemain|(?:al |el )?día siguiente|(?:no )?dia seguinte|на следующий день|следующий день|наступного дня|翌日|翌朝|翌(?=\\s?\\d)|次日|다음 ?날|익일)(?![${alphabetic}])`,
  'iy',
);

/** The words that stand at an offset of a text and tell a day, with the offset behind them. */
export function readDayWords(text: string, at: number): (DayWords & { readonly end: number }) | undefined {
  counted.lastIndex = at;
  const count = counted.exec(text);
  const digits = count?.slice(1).find((group) => group !== undefined);
  if (count && digits !== undefined) return { dayOfIncident: numberOf(digits), end: counted.lastIndex };
  next.lastIndex = at;
  return next.test(text) ? { daysLater: 1, end: next.lastIndex } : undefined;
}

/**
 * `(next day)`, ` next day:`, `+1d`, `(+3 days)`, `(J+1)` behind a time of day. `(+1)` alone is an offset, but in the night a mark.
 *
 * @param hour Of the time of day.
 */
export function readDayMark(text: string, hour: number): (DayWords & { readonly end: number }) | undefined {
  const [plus, ...counts] = plusDays.exec(text) ?? [];
  const days = counts.find((count) => count !== undefined) ?? '1';
  if (plus !== undefined && days !== '0') return { daysLater: Number(days), end: plus.length };
  const alone = hour < endOfNight ? plusOneAtNight.exec(text)?.[0] : undefined;
  if (alone !== undefined) return { daysLater: 1, mayBeOffset: true, end: alone.length };
  const lead = /^\s*[(（]|^\s+/.exec(text)?.[0] ?? '';
  const words = lead === '' ? undefined : readDayWords(text, lead.length);
  if (!words) return undefined;
  if (lead.trim() === '') return /^\s*(?:[:：,，–—|-]|$)/.test(text.slice(words.end)) ? words : undefined;
  return /[)）]/.test(text.charAt(words.end)) ? { ...words, end: words.end + 1 } : undefined;
}

const dayUnit = '(?:d|days?|j|jours?|t|tage?|días?|dias?|дн|день|дня|дні|日|天|일)';
const plusDays = new RegExp(
  `^\\s*(?:[(（](?:\\+(\\d{1,2}) ?${dayUnit}|[DJ] ?\\+ ?(\\d{1,2}))[)）]|\\+(\\d{1,2}) ?(?:d|days?|日|天|일)(?![A-Za-z])|[(（]?⁺¹[)）]?)|^\\s+[DJ]\\+(\\d{1,2})(?=\\s*(?:[:：,，–—|-]|$))`,
  'i',
);
const plusOneAtNight = /^\s*[(（]\+1[)）]|^\+1(?![\d:.])/;
const endOfNight = 6;

function numberOf(count: string): number {
  const han = '一二三四五六七八九十'.indexOf(count);
  return han < 0 ? Number(count) : han + 1;
}
