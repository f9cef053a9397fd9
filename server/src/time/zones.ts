/**
 * Abbreviations of time zones.
 *
 * Kept by hand: an abbreviation is no identifier, and a library that takes one guesses silently
 * (`BST` is British summer time, Bangladesh and Bougainville standard time). What is used in several
 * parts of the world is listed with all of them.
 */
import { fold } from './names.ts';
import type { Zone } from './types.ts';

/** Hours and minutes east of UTC. */
type Offset = `${'+' | '-'}${string}:${string}`;

const unambiguous: Readonly<Record<string, Offset>> = {
  UTC: '+00:00',
  GMT: '+00:00',
  WET: '+00:00',
  WEST: '+01:00',
  WEZ: '+00:00',
  WESZ: '+01:00',
  HNE: '-05:00',
  HAE: '-04:00',
  CET: '+01:00',
  MET: '+01:00',
  CEST: '+02:00',
  MEST: '+02:00',
  MESZ: '+02:00',
  MEZ: '+01:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  МСК: '+03:00',
  WAT: '+01:00',
  CAT: '+02:00',
  SAST: '+02:00',
  EAT: '+03:00',
  TRT: '+03:00',
  IDT: '+03:00',
  IRST: '+03:30',
  AZT: '+04:00',
  AFT: '+04:30',
  UZT: '+05:00',
  YEKT: '+05:00',
  MMT: '+06:30',
  NOVT: '+07:00',
  KRAT: '+07:00',
  PHT: '+08:00',
  VLAT: '+10:00',
  PKT: '+05:00',
  NPT: '+05:45',
  WIB: '+07:00',
  ICT: '+07:00',
  WITA: '+08:00',
  HKT: '+08:00',
  SGT: '+08:00',
  MYT: '+08:00',
  AWST: '+08:00',
  KST: '+09:00',
  JST: '+09:00',
  WIT: '+09:00',
  ACST: '+09:30',
  ACDT: '+10:30',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  HST: '-10:00',
  AKST: '-09:00',
  AKDT: '-08:00',
  PST: '-08:00',
  PDT: '-07:00',
  MDT: '-06:00',
  EST: '-05:00',
  EDT: '-04:00',
  NST: '-03:30',
  NDT: '-02:30',
  BRT: '-03:00',
  ART: '-03:00',
  CLT: '-04:00',
  COT: '-05:00',
  PET: '-05:00',
  UYT: '-03:00',
};

const regional: Readonly<Record<string, string>> = {
  PT: 'America/Los_Angeles',
  MT: 'America/Denver',
  CT: 'America/Chicago',
  ET: 'America/New_York',
};

/** Winter and summer time of one place: `EST/EDT`, whichever holds on the day. */
const couples: Readonly<Record<string, string>> = {
  'PST/PDT': 'America/Los_Angeles',
  'MST/MDT': 'America/Denver',
  'CST/CDT': 'America/Chicago',
  'EST/EDT': 'America/New_York',
  'GMT/BST': 'Europe/London',
  'WET/WEST': 'Europe/Lisbon',
  'CET/CEST': 'Europe/Berlin',
  'MEZ/MESZ': 'Europe/Berlin',
  'EET/EEST': 'Europe/Helsinki',
  'MET/MEST': 'Europe/Berlin',
  'AKST/AKDT': 'America/Anchorage',
  'NST/NDT': 'America/St_Johns',
  'AST/ADT': 'America/Halifax',
  'ACST/ACDT': 'Australia/Adelaide',
  'AEST/AEDT': 'Australia/Sydney',
  'NZST/NZDT': 'Pacific/Auckland',
};

/** The zone of winter and summer time, in either order. */
export function zoneOfCouple(one: string, other: string): Zone | undefined {
  const id = couples[`${one}/${other}`.toUpperCase()] ?? couples[`${other}/${one}`.toUpperCase()];
  return id === undefined ? undefined : { kind: 'iana', id };
}

/** A name that clocks are on for a part of the year. */
export interface Season {
  /** A place whose clocks are on it then. */
  readonly id: string;
  readonly isSummer: boolean;
  /** The name that holds for the rest of the year. */
  readonly other: string;
}

/** What is called winter time in one place is in others the time of the whole year: in Queensland, in Darwin. */
const allYear: ReadonlySet<string> = new Set(['GMT', 'AEST', 'ACST']);

const seasons: ReadonlyMap<string, Season> = new Map(
  Object.entries(couples)
    .flatMap(([names, id]): [string, Season][] => {
      const [winter = '', summer = ''] = names.split('/');
      return [
        [winter, { id, isSummer: false, other: summer }],
        [summer, { id, isSummer: true, other: winter }],
      ];
    })
    .filter(([name]) => name in unambiguous && !allYear.has(name)),
);

/** The part of the year that an abbreviation belongs to; none for one that means several zones. */
export function seasonOf(name: string): Season | undefined {
  return seasons.get(name);
}

const ambiguous: Readonly<Record<string, readonly (readonly [Offset, string])[]>> = {
  IST: [
    ['+05:30', 'India'],
    ['+01:00', 'Ireland, summer'],
    ['+02:00', 'Israel'],
  ],
  CST: [
    ['-06:00', 'US Central'],
    ['+08:00', 'China'],
    ['-05:00', 'Cuba'],
  ],
  CDT: [
    ['-05:00', 'US Central, summer'],
    ['-04:00', 'Cuba, summer'],
  ],
  BST: [
    ['+01:00', 'Britain, summer'],
    ['+06:00', 'Bangladesh'],
    ['+11:00', 'Bougainville'],
  ],
  AST: [
    ['-04:00', 'Atlantic'],
    ['+03:00', 'Arabia'],
  ],
  ADT: [
    ['-03:00', 'Atlantic, summer'],
    ['+04:00', 'Arabia, summer'],
  ],
  MST: [
    ['-07:00', 'US Mountain'],
    ['+08:00', 'Malaysia'],
    ['+06:30', 'Myanmar'],
  ],
  GST: [
    ['+04:00', 'Gulf'],
    ['-02:00', 'South Georgia'],
  ],
  SST: [
    ['+08:00', 'Singapore'],
    ['-11:00', 'Samoa'],
  ],
};

/** The abbreviations that mean several zones. */
export const ambiguousNames: readonly string[] = Object.keys(ambiguous);

/** Zones in words, folded: what is said before "time", or alone behind a time of day. */
const spoken: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'central european': 'Europe/Berlin',
    'eastern european': 'Europe/Helsinki',
    'western european': 'Europe/Lisbon',
    'greenwich mean': 'UTC',
    'coordinated universal': 'UTC',
    'west africa': 'Africa/Lagos',
    'west central africa': 'Africa/Lagos',
    'central africa': 'Africa/Maputo',
    'east africa': 'Africa/Nairobi',
    'south africa': 'Africa/Johannesburg',
    'south african': 'Africa/Johannesburg',
    pacific: 'America/Los_Angeles',
    mountain: 'America/Denver',
    central: 'America/Chicago',
    eastern: 'America/New_York',
    atlantic: 'America/Halifax',
    london: 'Europe/London',
    uk: 'Europe/London',
    british: 'Europe/London',
    dublin: 'Europe/Dublin',
    irish: 'Europe/Dublin',
    lisbon: 'Europe/Lisbon',
    lisboa: 'Europe/Lisbon',
    paris: 'Europe/Paris',
    berlin: 'Europe/Berlin',
    madrid: 'Europe/Madrid',
    espana: 'Europe/Madrid',
    peninsular: 'Europe/Madrid',
    francaise: 'Europe/Paris',
    deutsche: 'Europe/Berlin',
    berliner: 'Europe/Berlin',
    montreal: 'America/Toronto',
    toronto: 'America/Toronto',
    vancouver: 'America/Vancouver',
    'new york': 'America/New_York',
    nyc: 'America/New_York',
    boston: 'America/New_York',
    chicago: 'America/Chicago',
    denver: 'America/Denver',
    'los angeles': 'America/Los_Angeles',
    'san francisco': 'America/Los_Angeles',
    seattle: 'America/Los_Angeles',
    munich: 'Europe/Berlin',
    munchen: 'Europe/Berlin',
    hamburg: 'Europe/Berlin',
    frankfurt: 'Europe/Berlin',
    barcelona: 'Europe/Madrid',
    milan: 'Europe/Rome',
    milano: 'Europe/Rome',
    vienna: 'Europe/Vienna',
    wien: 'Europe/Vienna',
    prague: 'Europe/Prague',
    praha: 'Europe/Prague',
    warsaw: 'Europe/Warsaw',
    warszawa: 'Europe/Warsaw',
    stockholm: 'Europe/Stockholm',
    copenhagen: 'Europe/Copenhagen',
    oslo: 'Europe/Oslo',
    helsinki: 'Europe/Helsinki',
    athens: 'Europe/Athens',
    kyiv: 'Europe/Kiev',
    kiev: 'Europe/Kiev',
    'tel aviv': 'Asia/Jerusalem',
    dubai: 'Asia/Dubai',
    mumbai: 'Asia/Kolkata',
    delhi: 'Asia/Kolkata',
    bangalore: 'Asia/Kolkata',
    bengaluru: 'Asia/Kolkata',
    hyderabad: 'Asia/Kolkata',
    pune: 'Asia/Kolkata',
    'hong kong': 'Asia/Hong_Kong',
    taipei: 'Asia/Taipei',
    bangkok: 'Asia/Bangkok',
    jakarta: 'Asia/Jakarta',
    manila: 'Asia/Manila',
    melbourne: 'Australia/Melbourne',
    auckland: 'Pacific/Auckland',
    colombia: 'America/Bogota',
    argentina: 'America/Argentina/Buenos_Aires',
    'ciudad de mexico': 'America/Mexico_City',
    rome: 'Europe/Rome',
    roma: 'Europe/Rome',
    amsterdam: 'Europe/Amsterdam',
    brussels: 'Europe/Brussels',
    bruxelles: 'Europe/Brussels',
    zurich: 'Europe/Zurich',
    moscow: 'Europe/Moscow',
    мск: 'Europe/Moscow',
    московское: 'Europe/Moscow',
    московскому: 'Europe/Moscow',
    москве: 'Europe/Moscow',
    istanbul: 'Europe/Istanbul',
    lagos: 'Africa/Lagos',
    nairobi: 'Africa/Nairobi',
    cairo: 'Africa/Cairo',
    johannesburg: 'Africa/Johannesburg',
    brasilia: 'America/Sao_Paulo',
    'sao paulo': 'America/Sao_Paulo',
    mexico: 'America/Mexico_City',
    bogota: 'America/Bogota',
    lima: 'America/Lima',
    santiago: 'America/Santiago',
    'buenos aires': 'America/Argentina/Buenos_Aires',
    indian: 'Asia/Kolkata',
    singapore: 'Asia/Singapore',
    beijing: 'Asia/Shanghai',
    shanghai: 'Asia/Shanghai',
    china: 'Asia/Shanghai',
    北京: 'Asia/Shanghai',
    台灣: 'Asia/Taipei',
    臺灣: 'Asia/Taipei',
    台湾: 'Asia/Taipei',
    台北: 'Asia/Taipei',
    香港: 'Asia/Hong_Kong',
    新加坡: 'Asia/Singapore',
    東京: 'Asia/Tokyo',
    东京: 'Asia/Tokyo',
    서울: 'Asia/Seoul',
    japan: 'Asia/Tokyo',
    tokyo: 'Asia/Tokyo',
    日本: 'Asia/Tokyo',
    korea: 'Asia/Seoul',
    seoul: 'Asia/Seoul',
    한국: 'Asia/Seoul',
    sydney: 'Australia/Sydney',
  }),
);

/** Minutes east of UTC for `+05:30`. */
function minutesOf(offset: Offset): number {
  const [hours, minutes] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * ((hours ?? 0) * 60 + (minutes ?? 0));
}

const zones: ReadonlyMap<string, Zone> = new Map<string, Zone>([
  ...Object.entries(unambiguous).map(
    ([name, offset]) => [name, { kind: 'offset', minutes: minutesOf(offset) }] as const,
  ),
  ...Object.entries(regional).map(([name, id]) => [name, { kind: 'iana', id }] as const),
  ...Object.entries(ambiguous).map(([name, candidates]) => {
    const options = candidates.map(([offset, place]) => ({ minutes: minutesOf(offset), name: place }));
    return [name, { kind: 'ambiguous', candidates: options }] as const;
  }),
]);

const inAnyCase = new Set(['UTC', 'GMT', 'МСК']);

/** What an abbreviation means. Only `UTC`, `GMT` and `МСК` count in lower case: `est`, `eat` and `cat` are words. */
export function zoneOfAbbreviation(word: string): Zone | undefined {
  const upper = word.toUpperCase();
  return word === upper || inAnyCase.has(upper) ? zones.get(upper) : undefined;
}

/** What a zone's name in words means: `Pacific`, `Paris`. */
export function zoneOfWords(words: string): Zone | undefined {
  const id = spoken.get(fold(words));
  return id === undefined ? undefined : { kind: 'iana', id };
}

/** Names that need no word for "time" beside them, in scripts without spaces. */
export function zoneOfWholeName(words: string): Zone | undefined {
  const id = wholeNames.get(words);
  return id === undefined ? undefined : { kind: 'iana', id };
}

const wholeNames: ReadonlyMap<string, string> = new Map([
  ['东八区', 'Asia/Shanghai'],
  ['東八區', 'Asia/Shanghai'],
  ['中国标准时间', 'Asia/Shanghai'],
  ['日本標準時', 'Asia/Tokyo'],
  ['日本标准时间', 'Asia/Tokyo'],
]);

/** The names of the regions of North America that stand for a zone without the word "time". */
export const standsAlone = (word: string): boolean => /^(?:Pacific|Mountain|Central|Eastern)$/.test(word);

/** The known abbreviation that is nearest to one that is not: `ETA` may be EAT, `EATT` too. */
export function nearestAbbreviation(word: string): string | undefined {
  const names = [...zones.keys()];
  return names.find((known) => sameLetters(known, word)) ?? names.find((known) => isOneOff(known, word));
}

/** Whether a word has the letters of a known abbreviation in another order. */
export function isMisspelt(word: string): boolean {
  return [...zones.keys()].some((known) => sameLetters(known, word));
}

/** Words in capitals, ending like a zone, that stand behind times too. */
const plainWords = new Set(
  'ACT BEST BOOT BUT CERT CUT FAST GET HALT HIT HOST HOT JUST KEPT LAST LEFT LET LOST MUST NET NEXT NOT OUT PAST PORT POST PUT REST ROOT SENT SET TEST WAIT WENT YET'.split(
    ' ',
  ),
);

export const isPlainWord = (word: string): boolean => plainWords.has(word);

/** Whether two abbreviations differ by one letter, or by the order of their letters. */
export function isNearly(a: string, b: string): boolean {
  return sameLetters(a, b) || isOneOff(a, b);
}

function sameLetters(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

/** One letter is another one, is missing or too many. */
function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}
