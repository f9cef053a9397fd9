/**
 * What an abbreviation of several zones means, where times stand beside the same in UTC (`08:20 IST (02:50 UTC)`), or the
 * name beside its offset or its place: `IST, UTC+1`, `London time (BST)`, or where the same place's summer time is named.
 */
import { perBlock } from '../../syntax/block.ts';
import { minutesPerDay } from '../../time/instant.ts';
import type { Zone } from '../../time/types.ts';
import { zoneNamed } from '../../time/zone.ts';
import { ambiguousNames, zoneOfWords } from '../../time/zones.ts';
import { offsetMeant } from '../entries/headZone.ts';
import type { Memory } from '../memory.ts';

interface Pair {
  readonly start: number;
  readonly name: string;
  /** Minutes east of UTC, from 0 to a day: nobody says which day it is there. */
  readonly offset: number;
}

const clock = String.raw`(\d{1,2}):(\d\d)(?::\d\d)?[ ]?([ap]m)?`;
const pairs = [
  new RegExp(String.raw`\b${clock}[ ]?([A-Z]{2,4})\b[ ]?[([/][ ]?${clock}[ ]?(?:UTC|GMT|Z)\b`, 'gi'),
  new RegExp(String.raw`\b${clock}[ ]?(?:UTC|GMT|Z)\b[ ]?[([/][ ]?${clock}[ ]?([A-Z]{2,4})\b`, 'gi'),
] as const;

const noPairs: readonly Pair[] = [];

const pairsIn = perBlock((block): readonly Pair[] => {
  const summers = summersIn(block.text, block.start);
  if (!mayTell.test(block.text) && !inSmall.test(block.text)) return summers.length === 0 ? noPairs : summers;
  const found: Pair[] = [
    ...summers,
    ...besideOffsets(block.text, block.start),
    ...besidePlaces(block.text, block.start),
  ];
  for (const [at, pattern] of pairs.entries())
    for (const match of block.text.matchAll(pattern)) {
      const [first, second] =
        at === 0 ? [minuteOf(match, 1), minuteOf(match, 5)] : [minuteOf(match, 4), minuteOf(match, 1)];
      const name = ((at === 0 ? match[4] : match[7]) ?? '').toUpperCase();
      found.push({ start: block.start + match.index, name, offset: (first - second + minutesPerDay) % minutesPerDay });
    }
  return found.length === 0 ? noPairs : found.sort((a, b) => a.start - b.start);
});

const several = `(${ambiguousNames.join('|')})`;
const mayTell = new RegExp(String.raw`\b${several}\b`);
/** `08:20 ist` */
const inSmall = new RegExp(String.raw`\d ?${several}\b`, 'i');
const offset = String.raw`(?:UTC|GMT)[ ]?([+-])(\d{1,2})(?::?(\d\d))?`;
const offsetBehind = new RegExp(String.raw`\b${several}\b[ ]?[,(=/][ ]?${offset}`, 'g');
const offsetInFront = new RegExp(String.raw`${offset}[ ]?[,(=/][ ]?${several}\b`, 'g');

/** `IST (UTC+1)`, `UTC+1 / IST` */
function besideOffsets(text: string, start: number): readonly Pair[] {
  const read = (index: number, name: string, sign: string, hours: string, minutes = '0'): Pair => {
    const east = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    return { start: start + index, name, offset: (east + minutesPerDay) % minutesPerDay };
  };
  return [
    ...[...text.matchAll(offsetBehind)].map(({ index, 1: name = '', 2: sign = '', 3: hours = '', 4: minutes }) =>
      read(index, name, sign, hours, minutes),
    ),
    ...[...text.matchAll(offsetInFront)].map(({ index, 1: sign = '', 2: hours = '', 3: minutes, 4: name = '' }) =>
      read(index, name, sign, hours, minutes),
    ),
  ];
}

const place = '([A-Z][a-z]+(?: [A-Z][a-z]+)?)';
const placeInFront = new RegExp(String.raw`\b${place}(?: time)?[ ]?\([ ]?${several}\b`, 'g');
const placeBehind = new RegExp(String.raw`\b${several}[ ]?\([ ]?${place}(?: time)?[ ]?\)`, 'g');

/** `London time (BST)`, `BST (London)` */
function besidePlaces(text: string, start: number): readonly Pair[] {
  const read = (index: number, name: string, words: string): readonly Pair[] => {
    // "The Chicago (CST) office"
    const there = zoneOfWords(words) ?? zoneOfWords(words.split(' ').at(-1) ?? '');
    const meant = there && offsetMeant(zoneNamed(name), there);
    return meant === undefined ? [] : [{ start: start + index, name, offset: (meant + minutesPerDay) % minutesPerDay }];
  };
  return [
    ...[...text.matchAll(placeInFront)].flatMap(({ index, 1: words = '', 2: name = '' }) => read(index, name, words)),
    ...[...text.matchAll(placeBehind)].flatMap(({ index, 1: name = '', 2: words = '' }) => read(index, name, words)),
  ];
}

/** `10:20 MDT`: where summer has that name, winter has the one of the same place. */
function summersIn(text: string, start: number): readonly Pair[] {
  return [...text.matchAll(summer)].flatMap(({ index, 1: name = '' }) => {
    const winter = winters[name.toUpperCase()];
    return winter ? [{ start: start + index, ...winter }] : [];
  });
}

const summer = /\d(?: ?[ap]\.?m\.?)? ?\(?(MDT|CDT|IDT)\b/gi;

const winters: Readonly<Record<string, Pick<Pair, 'name' | 'offset'>>> = {
  MDT: { name: 'MST', offset: 17 * 60 },
  CDT: { name: 'CST', offset: 18 * 60 },
  IDT: { name: 'IST', offset: 2 * 60 },
};

function minuteOf(match: RegExpExecArray, at: number): number {
  const [hour, minute, half] = [Number(match[at]), Number(match[at + 1]), match[at + 2]?.toLowerCase()];
  return (half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
}

/** The zones of such abbreviations, where more than half of the pairs agree; undefined where there are none. */
export function zonesTold(memory: Memory): ReadonlyMap<string, Zone> | undefined {
  const all = memory.gather('pairs of zones', pairsIn, ({ start }) => start, [], isSamePair);
  return memory.keep(all, 'zones told', [], () => {
    const told = [...new Set(all.map(({ name }) => name))].flatMap((name) => {
      const zone = zoneOf(
        name,
        all.filter((pair) => pair.name === name).map(({ offset }) => offset),
      );
      return zone ? [[name, zone] as const] : [];
    });
    // An edit of one pair mostly leaves them all as they are.
    const key = told.map(([name, { minutes }]) => `${name}${minutes}`).join();
    return memory.keep(memory, 'zones told', [key], () => (told.length > 0 ? new Map<string, Zone>(told) : undefined));
  });
}

function isSamePair(a: Pair, b: Pair): boolean {
  return a.start === b.start && a.name === b.name && a.offset === b.offset;
}

function zoneOf(name: string, offsets: readonly number[]): (Zone & { readonly kind: 'offset' }) | undefined {
  const zone = zoneNamed(name);
  if (zone?.kind !== 'ambiguous') return undefined;
  const meant = zone.candidates.find(({ minutes }) => {
    const own = (minutes + minutesPerDay) % minutesPerDay;
    return offsets.filter((offset) => offset === own).length * 2 > offsets.length;
  });
  return meant && { kind: 'offset', minutes: meant.minutes };
}
