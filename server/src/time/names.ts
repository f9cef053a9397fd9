/** Names of months, weekdays, halves of the day and the words for "about". Lower case, without accents and dots. */

const months: readonly (readonly string[])[] = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

const weekdays: readonly (readonly string[])[] = [
  ['monday', 'mon'],
  ['tuesday', 'tue', 'tues'],
  ['wednesday', 'wed'],
  ['thursday', 'thu', 'thur', 'thurs'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
];

const approximations = ['about', 'around', 'approx', 'approximately', 'roughly', 'circa', 'ca', 'c', 'maybe', 'near'];

const ordinalSuffixes = ['st', 'nd', 'rd', 'th'];

function numbered(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((spellings, index) => spellings.map((name) => [name, index + 1] as const)));
}

const monthNumbers = numbered(months);
const weekdayNumbers = numbered(weekdays);

/** Lower case, accents folded. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** 1 for January; undefined for any other word. */
export function monthOf(word: string): number | undefined {
  return monthNumbers.get(fold(word));
}

/** ISO: 1 for Monday. */
export function weekdayOf(word: string): number | undefined {
  return weekdayNumbers.get(fold(word));
}

/** In English, lower case: `june`, or `jun`. */
export function nameOfMonth(month: number, full: boolean): string {
  return months[month - 1]?.[full ? 0 : 1] ?? months[month - 1]?.[0] ?? '';
}

/** In English, lower case: `monday`, or `mon`. */
export function nameOfWeekday(weekday: number, full: boolean): string {
  return weekdays[weekday - 1]?.[full ? 0 : 1] ?? '';
}

export function isApproximation(word: string): boolean {
  return approximations.includes(fold(word));
}

export function isOrdinalSuffix(word: string): boolean {
  return ordinalSuffixes.includes(word.toLowerCase());
}
