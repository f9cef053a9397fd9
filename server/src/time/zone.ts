import { isSymbol, type Read, skipSpace, type Token, tokenize } from './tokens.ts';
import type { Zone, ZoneMention } from './types.ts';
import { zoneOfAbbreviation } from './zones.ts';

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
export function readZone(tokens: readonly Token[], index: number): Read<ZoneMention> | undefined {
  const at = skipSpace(tokens, index);
  const open = tokens[at];
  if (isSymbol(open, '([')) {
    const inside = readZoneName(tokens, skipSpace(tokens, at + 1));
    const close = inside && skipSpace(tokens, inside.next);
    return inside && isSymbol(tokens[close ?? -1], ')]') ? { value: inside.value, next: (close ?? 0) + 1 } : undefined;
  }
  return readZoneName(tokens, at);
}

/** Reads a zone's name that starts at token `index`. */
export function readZoneName(tokens: readonly Token[], index: number): Read<ZoneMention> | undefined {
  const first = tokens[index];
  if (!first) return undefined;
  const read = isSymbol(first, '+−-') ? readOffset(tokens, index) : readNamed(tokens, index);
  if (!read) return undefined;
  const last = tokens[read.next - 1] ?? first;
  const text = tokens
    .slice(index, read.next)
    .map((token) => token.text)
    .join('');
  return { value: { start: first.start, end: last.end, text, zone: read.value }, next: read.next };
}

function readNamed(tokens: readonly Token[], index: number): Read<Zone> | undefined {
  const word = tokens[index];
  if (word?.kind !== 'word') return undefined;
  if (ianaAreas.has(word.text) && isSymbol(tokens[index + 1], '/')) return readIana(tokens, index);
  if (word.text === 'Z') return { value: { kind: 'offset', minutes: 0 }, next: index + 1 };
  const zone = zoneOfAbbreviation(word.text);
  if (!zone) return undefined;
  const isUniversal = /^(?:utc|gmt)$/i.test(word.text);
  const offset = isUniversal ? readOffset(tokens, skipSpace(tokens, index + 1)) : undefined;
  return offset ?? { value: zone, next: index + 1 };
}

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
  const [sign, hours, colon, minutes] = tokens.slice(index, index + 4);
  if (!isSymbol(sign, '+−-') || hours?.kind !== 'number') return undefined;
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

/** All zones named in a text, in order: for `Timeline (UTC)` and "All times are in UTC". */
export function findZones(text: string): ZoneMention[] {
  const tokens = tokenize(text);
  const found: ZoneMention[] = [];
  for (let index = 0; index < tokens.length; ) {
    // An offset alone (`+2`) is no zone outside a timestamp, nor is the letter Z.
    const token = tokens[index];
    const read = token?.kind === 'word' && token.text !== 'Z' ? readZoneName(tokens, index) : undefined;
    if (read) found.push(read.value);
    index = read?.next ?? index + 1;
  }
  return found;
}
