/**
 * Words that times are written with, in nine languages: months, weekdays, halves of the day, "about", "to". Months also
 * in Italian, Dutch, Polish, Swedish, Danish and Norwegian: a date is read wherever it stands.
 * Folded: lower case, without accents.
 */

/** Spellings of each month, January first; every list starts with the English name and its abbreviation. */
const months: readonly string[] = [
  'january jan enero ene janeiro janvier janv januar jaenner janner gennaio januari stycznia январь января янв',
  'february feb febrero fevereiro fev fevrier fevr februar febbraio februari lutego февраль февраля фев',
  'march mar marzo marco mars marz maerz mrz maart marts marca март марта мар',
  'april apr abril abr avril avr aprile kwietnia апрель апреля апр',
  'may may mayo maio mai maggio mei maj maja май мая',
  'june jun junio junho juin juni giugno czerwca июнь июня июн',
  'july jul julio julho juillet juil juli luglio lipca июль июля июл',
  'august aug agosto ago aout augustus augusti sierpnia август августа авг',
  'september sep sept septiembre setiembre set setembro septembre settembre wrzesnia сентябрь сентября сен сент',
  'october oct octubre outubro out octobre oktober okt ottobre pazdziernika октябрь октября окт',
  'november nov noviembre novembro novembre listopada ноябрь ноября ноя нояб',
  'december dec diciembre dic dezembro dez decembre dezember dicembre desember grudnia декабрь декабря дек',
];

/** Spellings of each weekday, Monday first. */
const weekdays: readonly string[] = [
  'monday mon lunes lun segunda seg lundi montag mo понедельник пн 월요일',
  'tuesday tue tues martes terca mardi dienstag di вторник вт 화요일',
  'wednesday wed weds miercoles mie quarta qua mercredi mer mittwoch mi среда ср 수요일',
  'thursday thu thur thurs jueves jue quinta qui jeudi jeu donnerstag do четверг чт 목요일',
  'friday fri viernes vie sexta sex vendredi ven freitag fr пятница пт 금요일',
  'saturday sat sabado sab samedi sam samstag sa суббота сб 토요일',
  'sunday sun domingo dom dimanche dim sonntag so воскресенье вс 일요일',
];

const approximations =
  'about around approx approximately roughly circa ca c maybe near aprox aproximadamente alrededor hacia cerca sobre por vers environ gegen etwa ungefahr ungefaehr около примерно ок 约 大约 約 약';

/** Words behind a time that say the same. */
const approximationsBehind = 'ish approx approximately 頃 ころ 左右 경 쯤 ごろ 前後';

const rangeWords = 'to until till through thru hasta a ate as bis до по 至 到 から 부터';

/** In front of the first of two times, where "and" stands between them. */
const openingRange = 'between entre zwischen между';

/** Between a date and its time of day. */
const joinsToClock = 'at from a as las das um von desde de в с';

/** Between a day and its month, or a month and its year. */
const joinsInDate = 'of de del';

const ordinalSuffixes = 'st nd rd th er º ª';

/**
 * Which part of a day a time of twelve hours is in. `am` and `pm` are written with the time; the others say when it was,
 * and may stand beside a time of 24 hours.
 */
export type PartOfDay = 'am' | 'pm' | 'morning' | 'noon' | 'afternoon' | 'night';

/** Names for parts of the day that stand before the time. */
const partsBefore: Readonly<Record<string, PartOfDay>> = {
  오전: 'am',
  오후: 'pm',
  새벽: 'morning',
  아침: 'morning',
  저녁: 'afternoon',
  밤: 'night',
  午前: 'am',
  午後: 'pm',
  朝: 'morning',
  夕方: 'afternoon',
  夜: 'night',
  深夜: 'night',
  上午: 'am',
  下午: 'pm',
  凌晨: 'morning',
  早上: 'morning',
  清晨: 'morning',
  中午: 'noon',
  傍晚: 'afternoon',
  晚上: 'night',
  晚: 'night',
  早: 'morning',
  утром: 'morning',
  днем: 'afternoon',
  вечером: 'afternoon',
  ночью: 'night',
};

/** The same behind it, folded. */
const partsBehind: readonly (readonly [PartOfDay, RegExp])[] = [
  [
    'morning',
    /^(?:in the morning|d[ae] (?:la )?(?:manana|manha|madrugada)|du matin|morgens|vormittags|fruh|утра)(?![a-z\u0430-\u044f])/,
  ],
  [
    'afternoon',
    /^(?:in the (?:afternoon|evening)|d[ae] (?:la )?tarde|de l['’]apres-midi|du soir|nachmittags|abends|дня|вечера)(?![a-z\u0430-\u044f])/,
  ],
  ['night', /^(?:at night|d[ae] (?:la )?no(?:che|ite)|nachts|ночи)(?![a-z\u0430-\u044f])/],
];

/** The same where no time of day is told, folded: `early morning`, `por la noche`, `am Abend`, `nachmittags`. */
const partAlone =
  '(?:(?:in the|at|por la|pela|a la|am|im|in der|au|dans la) )?(?:(?:early|late|mid|fruhen|spaten)[ -])?(?:(?:after|fore)?noon|morning|afternoon|evening|night|overnight|manana|tarde|noche|madrugada|manha|noite|matin|apres-midi|soir|nuit|(?:morgen|(?:vor|nach)?mittag|abend|nacht)s?|утро|утром|вечер|вечером|днем|ночь|ночью|вранці|вдень|ввечері|увечері|вночі)(?![a-zЀ-ӿ])';

/** `昼頃`, `下午`, `오후쯤`; of two that begin alike the longer one first. */
const partsInScripts = '午前中 昼過ぎ 昼前 昼 未明 早朝 夜中 夜间 半夜 한밤중 정오 점심 낮'.split(' ');
const partInScript = `(?:${[...Object.keys(partsBefore), ...partsInScripts]
  .map(fold)
  .filter((word) => /^[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/.test(word))
  .sort((a, b) => b.length - a.length)
  .join('|')})(?:[頃경쯤]|ごろ|ころ|[时時]分|左右)?`;

const partOfDayPattern = new RegExp(`^(?:${partAlone}|${partInScript})`);

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    names.flatMap((spellings, index) => spellings.split(' ').map((name) => [fold(name), index + 1] as const)),
  );
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));

const monthNumbers = numbered(months);
const weekdayNumbers = numbered(weekdays);
const approximationSet = setOf(approximations);
const behindSet = setOf(approximationsBehind);
const rangeSet = setOf(rangeWords);
const openingSet = setOf(openingRange);
const clockJoinSet = setOf(joinsToClock);
const dateJoinSet = setOf(joinsInDate);
const ordinalSet = setOf(ordinalSuffixes);
const partsByFolded = new Map(Object.entries(partsBefore).map(([word, part]) => [fold(word), part]));

/** Lower case, accents folded. */
export function fold(text: string): string {
  // Nearly all words have none, and thousands are folded at every start.
  if (isAscii(text)) return text.toLowerCase();
  // Accents of Latin, Greek and Cyrillic letters. The marks of й and of kana make other letters, which nobody leaves out.
  return text
    .normalize('NFD')
    .replace(/(?<![ИиУу])\u0306|[\u0300-\u0305\u0307-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7e) return false;
  return true;
}

/** 1 for January; undefined for any other word. */
export function monthOf(word: string): number | undefined {
  return monthNumbers.get(fold(word));
}

/** ISO: 1 for Monday. Abbreviations of two letters count only in their usual case (`Mo`, not `mo`). */
export function weekdayOf(word: string): number | undefined {
  if (word.length === 2 && word.charAt(0) === word.charAt(0).toLowerCase()) return undefined;
  return weekdayNumbers.get(fold(word));
}

/** In English, lower case: `june`, or `jun`. */
export function nameOfMonth(month: number, full: boolean): string {
  return months[month - 1]?.split(' ')[full ? 0 : 1] ?? '';
}

/** In English, lower case: `monday`, or `mon`. */
export function nameOfWeekday(weekday: number, full: boolean): string {
  return weekdays[weekday - 1]?.split(' ')[full ? 0 : 1] ?? '';
}

/** Whether a name is one of those that `nameOfMonth` and `nameOfWeekday` write. */
export function isEnglishName(word: string): boolean {
  return [...months, ...weekdays].some((spellings) => spellings.split(' ').slice(0, 2).includes(word.toLowerCase()));
}

/** What a word in front of a time says: `下午`, `ночью`. */
export function partOfDay(word: string): PartOfDay | undefined {
  return partsByFolded.get(fold(word));
}

/** What the words behind a time say, and how many characters they have: `in the morning`, `da tarde`. */
export function partOfDayBehind(text: string): { readonly part: PartOfDay; readonly length: number } | undefined {
  const folded = fold(text);
  for (const [part, words] of partsBehind) {
    const length = words.exec(folded)?.[0].length;
    if (length !== undefined) return { part, length };
  }
  return undefined;
}

/** How many characters name a part of the day at the start of a text; undefined where none do. */
export function partOfDayAlone(text: string): number | undefined {
  return partOfDayPattern.exec(fold(text))?.[0].length;
}

/** The half of the day of an hour in a part of it; none where the hour is the same without it. */
export function halfOfDay(part: PartOfDay, hour: number): 'am' | 'pm' | undefined {
  if (part === 'am' || part === 'pm') return part;
  if (hour > 12 || hour === 0) return undefined;
  const isFirst =
    part === 'morning' || (part === 'night' && (hour < 6 || hour === 12)) || (part === 'noon' && hour > 9);
  if (!isFirst) return 'pm';
  if (hour < 12) return undefined;
  return part === 'noon' ? 'pm' : 'am';
}

/** Whether a word names a month, a weekday or a part of the day, or says "about". */
export function isTimeWord(word: string): boolean {
  const folded = fold(word);
  return (
    monthNumbers.has(folded) || weekdayNumbers.has(folded) || approximationSet.has(folded) || partsByFolded.has(folded)
  );
}

export const isApproximation = (word: string): boolean => approximationSet.has(fold(word));
export const isApproximationBehind = (word: string): boolean => behindSet.has(fold(word));
export const isRangeWord = (word: string): boolean => rangeSet.has(fold(word));
export const isBetween = (word: string): boolean => openingSet.has(fold(word));
export const joinsDateToClock = (word: string): boolean => clockJoinSet.has(fold(word)) || isBetween(word);
export const joinsDateParts = (word: string): boolean => dateJoinSet.has(fold(word));
export const isOrdinalSuffix = (word: string): boolean => ordinalSet.has(fold(word));
