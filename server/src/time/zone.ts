import { isSymbol, type Read, type ReadingOptions, skipSpace, type Token, tokenize } from './tokens.ts';
import type { Zone, ZoneMention } from './types.ts';
import {
  isMisspelt,
  isPlainWord,
  nearestAbbreviation,
  standsAlone,
  zoneOfAbbreviation,
  zoneOfCouple,
  zoneOfWholeName,
  zoneOfWords,
} from './zones.ts';

const ianaAreas = new Set([
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Brazil',
  'Canada',
  'Chile',
  'Etc',
  'Europe',
  'Indian',
  'Pacific',
  'US',
]);

/** Reads the zone that follows a time of day, in brackets or not: ` UTC`, `Z`, ` (UTC+3)`, `+02:00`, ` [Europe/Berlin]`. */
export function readZone(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions = {},
): Read<ZoneMention> | undefined {
  const at = skipSpace(tokens, index);
  const open = tokens[at];
  if (isSymbol(open, '([（')) {
    const first = skipSpace(tokens, at + 1);
    const inside = readZoneName(tokens, first, options) ?? readUnknown(tokens, first);
    const close = inside && skipSpace(tokens, inside.next);
    return inside && isSymbol(tokens[close ?? -1], ')]）')
      ? { value: inside.value, next: (close ?? 0) + 1 }
      : undefined;
  }
  // `09:08 <ana> +1`: markup is left as spaces.
  const gap = (open?.start ?? 0) - (tokens[index]?.start ?? 0);
  if (gap > 1 && isSymbol(open, '+−-')) return undefined;
  return readZoneName(tokens, at, options) ?? readUnknown(tokens, at);
}

/** A word that stands where a zone would and looks like one: `ETA`, `CMT`. What follows must part it from the text. */
function readUnknown(tokens: readonly Token[], index: number): Read<ZoneMention> | undefined {
  const word = tokens[index];
  if (word?.kind !== 'word' || !/^[A-Z]{3,4}$/.test(word.text) || isPlainWord(word.text)) return undefined;
  const nearest = nearestAbbreviation(word.text);
  if (!word.text.endsWith('T') && !isMisspelt(word.text)) return undefined;
  const after = tokens[skipSpace(tokens, index + 1)];
  // `NAT: gateway saturated`
  if (after && !isSymbol(after, isMisspelt(word.text) ? ')]:-–—|,' : ')]-–—|,')) return undefined;
  return {
    value: { start: word.start, end: word.end, text: word.text, zone: { kind: 'unknown', nearest } },
    next: index + 1,
  };
}

/** Reads a zone's name that starts at token `index`. */
export function readZoneName(
  tokens: readonly Token[],
  index: number,
  options: ReadingOptions = {},
): Read<ZoneMention> | undefined {
  const first = tokens[index];
  if (!first) return undefined;
  // `18:17 +UTC`
  if (isSymbol(first, '+') && /^(?:UTC|GMT)$/.test(tokens[index + 1]?.text ?? ''))
    return readZoneName(tokens, index + 1, options);
  const isBare = isSymbol(first, '+−-');
  if (isBare && isCount(tokens, index)) return undefined;
  const read = isBare ? readOffset(tokens, index) : readNamed(tokens, index, options);
  if (!read) return undefined;
  // `Pacific Time (PT)`, `hora de Bogotá, UTC-5`: the short name will do.
  const open = skipSpace(tokens, read.next);
  const isOpen = read.value.kind === 'ambiguous' || options.zones?.has(first.text) === true;
  if ((read.next > index + 1 || isOpen) && isSymbol(tokens[open], '(（,/')) {
    const short = readNamed(tokens, skipSpace(tokens, open + 1), options);
    const from = tokens[skipSpace(tokens, open + 1)];
    const to = short && tokens[short.next - 1];
    // `IST (UTC+05:30)`, but not `IST (UTC team)`.
    if (short && from && to && (!isOpen || to !== from) && /^[A-ZА-Я]{2,5}$/.test(from.text)) {
      const text = tokens
        .slice(skipSpace(tokens, open + 1), short.next)
        .map((token) => token.text)
        .join('');
      const closes = isSymbol(tokens[skipSpace(tokens, short.next)], ')）') && isSymbol(tokens[open], '(（');
      const next = closes ? skipSpace(tokens, short.next) + 1 : short.next;
      const end = tokens[next - 1]?.end ?? to.end;
      return { value: { start: first.start, end, text, zone: short.value }, next };
    }
  }
  const last = tokens[read.next - 1] ?? first;
  const text = tokens
    .slice(index, read.next)
    .map((token) => token.text)
    .join('');
  return { value: { start: first.start, end: last.end, text, zone: read.value }, next: read.next };
}

/** `+2 responders join` */
function isCount(tokens: readonly Token[], index: number): boolean {
  const [, number, space, word] = tokens.slice(index, index + 4);
  return number?.text.length === 1 && space?.kind === 'space' && word?.kind === 'word' && /^[a-z]{3}/.test(word.text);
}

function readNamed(tokens: readonly Token[], index: number, { zones }: ReadingOptions): Read<Zone> | undefined {
  const word = tokens[index];
  if (word?.kind !== 'word') return undefined;
  const decided = zones?.get(word.text);
  if (decided) return { value: decided, next: index + 1 };
  if (ianaAreas.has(word.text) && isSymbol(tokens[index + 1], '/')) return readIana(tokens, index);
  if (word.text === 'Z') return { value: { kind: 'offset', minutes: 0 }, next: index + 1 };
  const zone = zoneOfAbbreviation(word.text);
  if (!zone) return readSpoken(tokens, index);
  // `PST/PDT`, `PST8PDT`
  const isJoined = isSymbol(tokens[index + 1], '/') || /^[5-8]$/.test(tokens[index + 1]?.text ?? '');
  const couple = isJoined ? zoneOfCouple(word.text, tokens[index + 2]?.text ?? '') : undefined;
  if (couple) return { value: couple, next: index + 3 };
  const isUniversal = /^(?:utc|gmt)$/i.test(word.text);
  const offset = isUniversal ? readOffset(tokens, skipSpace(tokens, index + 1)) : undefined;
  return offset ?? { value: zone, next: index + 1 };
}

const timeWords = /^(?:time|timezone|zeit|时间|時間|시간|표준시|время|времени)$/i;

/** `Pacific Time`, `Eastern Standard Time`, `Eastern`, `London time`, `heure de Paris`, `北京时间`. */
function readSpoken(tokens: readonly Token[], index: number): Read<Zone> | undefined {
  const led = /^(?:heures?|horas?|hour|ora|horários?|horarios?|время)$/i.test(tokens[index]?.text ?? '');
  let at = led ? skipSpace(tokens, index + 1) : index;
  if (led && /^locale?$/i.test(tokens[at]?.text ?? '')) at = skipSpace(tokens, at + 1);
  const whole = /^[东東中日]$/.test(tokens[at]?.text ?? '') ? readWholeName(tokens, at) : undefined;
  if (whole) return whole;
  // `время МСК`
  if (led && zoneOfAbbreviation(tokens[at]?.text ?? '')) return undefined;
  if (led && /^(?:de|do|da|di|d|по)$/i.test(tokens[at]?.text ?? '')) at = skipSpace(tokens, at + 1);
  for (const count of [5, 3, 2, 1]) {
    if (at + count > tokens.length) continue;
    const words = tokens
      .slice(at, at + count)
      .map((token) => token.text)
      .join('');
    const zone = /\S$/.test(words) ? zoneOfWords(words) : undefined;
    // Korean joins "time" to the place: `한국시간`, `한국표준시`.
    const joined = /^[가-힣]+(?=(?:표준시|시간|시각)$)/.exec(words)?.[0];
    const ofPlace = joined === undefined ? undefined : zoneOfWords(joined);
    if (ofPlace) return { value: ofPlace, next: at + count };
    if (!zone) continue;
    if (led) return { value: zone, next: at + count };
    let next = skipSpace(tokens, at + count);
    if (/^(?:standard|daylight|summer)$/i.test(tokens[next]?.text ?? '')) next = skipSpace(tokens, next + 1);
    const pair = `${tokens[next]?.text ?? ''}${tokens[next + 1]?.text ?? ''}`;
    if (timeWords.test(tokens[next]?.text ?? '')) return { value: zone, next: next + 1 };
    if (timeWords.test(pair)) return { value: zone, next: next + 2 };
    const goesOn = namesPlace.test(tokens[skipSpace(tokens, at + count)]?.text ?? '');
    if (standsAlone(words) && !goesOn) return { value: zone, next: at + count };
  }
  return undefined;
}

/** `东八区`, `日本標準時` */
function readWholeName(tokens: readonly Token[], index: number): Read<Zone> | undefined {
  for (const count of [6, 5, 3]) {
    const words = tokens
      .slice(index, index + count)
      .map((token) => token.text)
      .join('');
    const value = zoneOfWholeName(words);
    if (value) return { value, next: index + count };
  }
  return undefined;
}

/** What makes a region, a team or a machine of `Central` and its like: "Eastern region", "Mountain View". */
const namesPlace =
  /^(?:European|African?|Asian?|Australian?|Indonesian?|View|IT|DC|regions?|zones?|district|division|offices?|sites?|markets?|branch(?:es)?|teams?|hubs?|stores?|warehouses?|data ?cent(?:er|re)s?|clusters?|databases?|logging|config(?:uration)?|command|banks?|stations?|ops|operations|support|monitoring|auth\w*|servers?|services?|repo(?:sitor(?:y|ies))?|registry|proxy|gateways?|caches?|queues?|nodes?|racks?|switch(?:es)?|routers?|storage|systems?|management|control|scheduler)$/i;

/** `Europe/Berlin`, `America/Argentina/Buenos_Aires`. */
function readIana(tokens: readonly Token[], index: number): Read<Zone> | undefined {
  let next = index + 1;
  while (isSymbol(tokens[next], '/_-') && tokens[next + 1]?.kind === 'word') next += 2;
  const id = tokens
    .slice(index, next)
    .map((token) => token.text)
    .join('');
  return isIana(id) ? { value: { kind: 'iana', id }, next } : undefined;
}

/** `+02:00`, `+0200`, `+2`, `-5`. */
function readOffset(tokens: readonly Token[], index: number): Read<Zone> | undefined {
  if (!isSymbol(tokens[index], '+−-')) return undefined;
  const [sign, hours, colon, minutes] = tokens.slice(index, index + 4);
  if (hours?.kind !== 'number') return undefined;
  const factor = sign?.text === '+' ? 1 : -1;
  if (hours.text.length === 4) {
    const total = Number(hours.text.slice(0, 2)) * 60 + Number(hours.text.slice(2));
    return offsetOf(factor * total, index + 2);
  }
  if (hours.text.length > 2) return undefined;
  const withMinutes = isSymbol(colon, ':') && minutes?.kind === 'number' && minutes.text.length === 2;
  const total = Number(hours.text) * 60 + (withMinutes ? Number(minutes?.text) : 0);
  return offsetOf(factor * total, index + (withMinutes ? 4 : 2));
}

function offsetOf(minutes: number, next: number): Read<Zone> | undefined {
  return Math.abs(minutes) <= 14 * 60 ? { value: { kind: 'offset', minutes: minutes || 0 }, next } : undefined;
}

const known = new Map<string, boolean>();

/** Whether the host knows a zone of this name. */
export function isIana(id: string): boolean {
  let valid = known.get(id);
  if (valid === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: id });
      valid = true;
    } catch {
      valid = false;
    }
    if (known.size < 1000) known.set(id, valid);
  }
  return valid;
}

/** What a text that is nothing but the name of a zone means: `UTC`, `+02:00`, `Europe/Berlin`. */
export function zoneNamed(text: string): Zone | undefined {
  const tokens = tokenize(text.trim());
  const read = readZoneName(tokens, 0);
  return read?.next === tokens.length ? read.value.zone : undefined;
}

/**
 * With spaces around each zone, which Japanese, Chinese and Korean leave out: `時刻は全てJST`, `時刻はJSTです`, `시각은 KST다`.
 */
export function withZonesApart(text: string): string {
  return text.replace(besideScript, ' $& ');
}

const script = '[\\u3041-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3]';
const besideScript = new RegExp(`(?<=${script})[A-Z]{2,5}(?![A-Za-z])|(?<![A-Za-z])[A-Z]{2,5}(?=${script})`, 'g');

/** What a value states that is nothing but a zone: `CET (UTC+1)`, `+02:00`, `Eastern Time`. */
export function zoneOfValue(text: string, options?: ReadingOptions): { text: string; zone: Zone } | undefined {
  const [named] = findZones(text, options);
  if (named) return { text: named.text, zone: named.zone };
  const zone = zoneNamed(text) ?? zoneOfWords(text.trim());
  return zone && { text, zone };
}

/** All zones named in a text, in order: for `Timeline (UTC)` and "All times are in UTC". */
export function findZones(text: string, options?: ReadingOptions): ZoneMention[] {
  const tokens = tokenize(text);
  const found: ZoneMention[] = [];
  for (let index = 0; index < tokens.length; ) {
    // An offset alone (`+2`) is no zone outside a timestamp, nor is the letter Z.
    const token = tokens[index];
    const read =
      token?.kind === 'word' && token.text !== 'Z'
        ? (readZoneName(tokens, index, options) ?? readInHaste(text, token, index))
        : undefined;
    const isZone = read && (!standsAlone(read.value.text) || isSetApart(text.slice(0, read.value.start)));
    if (isZone) found.push(read.value);
    index = read?.next ?? index + 1;
  }
  return found;
}

/** `(all times pacific)`, "times are in us eastern.": without its capital only where nothing else can be meant. */
function readInHaste(text: string, { text: word, start, end }: Token, index: number): Read<ZoneMention> | undefined {
  if (!standsAlone(`${word.charAt(0).toUpperCase()}${word.slice(1)}`)) return undefined;
  const isTold = inHaste.test(text.slice(Math.max(0, start - longestLead), start));
  const zone = isTold && /^\s*(?:$|[)\].,;:])/.test(text.slice(end)) ? zoneOfWords(word) : undefined;
  return zone && { value: { start, end, text: word, zone }, next: index + 1 };
}

const inHaste = /\btime(?:s|stamps?)?:?(?: (?:are|is|all|given|in|us)){0,4} $/i;
const longestLead = 40;

/** `14:05 Central`, `Timeline (Central)`, "All times are in US Central", but not "Maven Central". */
function isSetApart(before: string): boolean {
  return behindTime.test(before) || (ofTimes.test(before) && introducing.test(before));
}

const behindTime = /(?:^|[([:=]|\d|\d ?[ap]\.?m\.?)\s{0,3}$/i;
const ofTimes = /\b(?:times?|timestamps?|time ?zones?|clocks?)\b/i;
const introducing = /(?:\b(?:in|is|are|us|all|times?|timestamps?|zone)|[,;(])\s{0,3}$/i;
