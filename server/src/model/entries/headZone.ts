/** The time zone that the head of a column names, by its name or by that of a place. */
import { alphabetic } from '../../characters.ts';
import { offsetAt } from '../../time/instant.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Zone, ZoneMention } from '../../time/types.ts';
import { findZones } from '../../time/zone.ts';
import { zoneOfWords } from '../../time/zones.ts';

/** A zone in the head of a column; what is named by a place alone may be something else of that place. */
export interface HeadZone extends ZoneMention {
  readonly isPlace?: true;
}

/** `Time (UTC)`, `Paris`, `Time in Tokyo`, `London (BST)`. */
export function zoneOfHead(text: string, options?: ReadingOptions): HeadZone | undefined {
  const named = findZones(text, options)[0];
  if (named && named.zone.kind !== 'ambiguous') return named;
  const rest = named ? text.slice(0, named.start) + ' '.repeat(named.end - named.start) + text.slice(named.end) : text;
  const place = placeIn(rest);
  if (!named || !place) return named ?? place;
  const minutes = offsetMeant(named.zone, place.zone);
  if (minutes === undefined) return named;
  const zone: Zone = { kind: 'offset', minutes };
  return { start: Math.min(place.start, named.start), end: Math.max(place.end, named.end), text: named.text, zone };
}

const timeWord = '(?:local )?(?:time|zeit|uhrzeit|ortszeit|heure|hora|ora)';
const placeName = new RegExp(
  `^[^${alphabetic}]*(?:${timeWord}[^${alphabetic}]+(?:(?:in|at|de|a|à) )?)?([${alphabetic}]+(?: [${alphabetic}]+){0,2}?)(?:[^${alphabetic}]+${timeWord})?[^${alphabetic}]*$`,
  'i',
);

/** `時間（台灣）`, `台北` */
const hanPlaceName =
  /^[\s|]*(?:時間|时间|時刻|时刻|시간)?[\s（(]*([\u4e00-\u9fff\uac00-\ud7a3]{2,3}?)(?:時間|时间|시간)?[\s）)]*$/;

function placeIn(text: string): HeadZone | undefined {
  const match = placeName.exec(text) ?? hanPlaceName.exec(text);
  const name = match?.[1] ?? '';
  const zone = name === '' ? undefined : zoneOfWords(name);
  if (!match || !zone) return undefined;
  const start = text.indexOf(name, match.index);
  const isAlone = text.replace(/^[\s|]+|\s+$/g, '') === name;
  return { start, end: start + name.length, text: name, zone, ...(isAlone && { isPlace: true }) };
}

/** What `BST` means in London, in minutes east of UTC; undefined for a name that means one thing, or none there. */
export function offsetMeant(zone: Zone | undefined, place: Zone): number | undefined {
  if (zone?.kind !== 'ambiguous') return undefined;
  const there = offsetsOf(place);
  return zone.candidates.find(({ minutes }) => there.includes(minutes))?.minutes;
}

/** Local minutes in January and in July: of any year, since nobody asks for more than what there can be. */
const seasons = [28_927_440, 29_190_240];

/** The minutes east of UTC that the clocks of a zone can be at; none for an abbreviation of several. */
export function offsetsOf(zone: Zone): readonly number[] {
  return [...new Set(seasons.map((local) => offsetAt(zone, local)))].filter((offset) => offset !== undefined);
}
