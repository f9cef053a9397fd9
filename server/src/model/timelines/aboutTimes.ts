import { perBlock } from '../../syntax/block.ts';
import { readLeadingExpression, readTimeExpressions } from '../../time/expression.ts';
import { dayOfDate } from '../../time/instant.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { DateParts, Zone } from '../../time/types.ts';
import { zoneNamed } from '../../time/zone.ts';
import { zoneOfWords } from '../../time/zones.ts';
import type { DraftEntry, DraftStamp, DraftTimeline } from '../entries/entries.ts';
import { zoneIn } from '../entries/zoneNote.ts';
import type { TimeFacts } from '../facts/facts.ts';
import { type Memory, once } from '../memory.ts';
import { perObject, perObjectWith } from '../perObject.ts';
import { beside, type Head, type OutlineNode, parentOf } from '../sections/outline.ts';
import type { ResolvedZone, StatedTime } from '../types.ts';
import { isShortAndAboutTimes, notesWhere, type PlacedNote } from './timeNotes.ts';

/** `## Timeline, 18 October 2024`: the day of the first event. */
export function dayInTitle({ section, title }: OutlineNode, options: ReadingOptions): StatedTime | undefined {
  if (!section.roles.includes('timeline')) return undefined;
  const date = readTimeExpressions(title.text, options).find(({ from }) => from.date?.day !== undefined)?.from.date;
  return date && { span: { start: title.start, end: title.end }, origin: 'section', date };
}

/** "Times in UTC, 2026-06-02." over the events: the day of the first one. */
export function dayIn(notes: readonly string[], options: ReadingOptions): DateParts | undefined {
  for (const note of notes) {
    if (!isShortAndAboutTimes(note) && !saysUsualDay(note)) continue;
    const [expression, ...others] = readTimeExpressions(note, options);
    const date = expression?.from.date;
    if (others.length === 0 && date?.year !== undefined && date.day !== undefined && !expression?.to) return date;
  }
  return undefined;
}

/** "Unless otherwise noted, all events happened on 2019-10-21", "All events on 2019-10-21": of those without a date. */
export function saysUsualDay(note: string): boolean {
  return /\bunless (?:it is )?(?:otherwise )?(?:noted|stated|specified|indicated)\b.{0,40}\bon\b|\ball (?:of the |the )?(?:events|entries|times) (?:\w+ ){0,2}on\b/i.test(
    note,
  );
}

export const dayOfNote = perObjectWith(
  ({ title }: OutlineNode, date: DateParts): StatedTime => ({
    span: { start: title.start, end: title.end },
    origin: 'section',
    date,
  }),
);

/** `## What happened (UTC)` over `### Timeline`. */
export function zoneOverhead(
  outline: readonly OutlineNode[],
  node: OutlineNode,
  options: ReadingOptions,
  memory: Memory,
): ResolvedZone | undefined {
  for (let over = parentOf(outline, node); over; over = parentOf(outline, over)) {
    const { title } = over;
    if (over.section.depth < 2) return undefined;
    const zone = memory.keep(over.head, 'zone', [options], () => zoneIn(title.text, 'timeline', options));
    if (zone) return zone;
  }
  return undefined;
}

/**
 * The day of the nearest heading above that names one, as a heading beside it does, where the document's own is stated
 * outside of it:
 *
 *     ## Incident 1 | 2025-12-22 queue
 *     ## Incident 2 | 2026-01-26 cache
 *     ### Timeline
 */
export function dayOverhead(
  outline: readonly OutlineNode[],
  node: OutlineNode,
  { start, date, end }: TimeFacts,
  options: ReadingOptions,
  memory: Memory,
): StatedTime | undefined {
  const stated = [start, date, end].filter((time) => time?.date !== undefined) as readonly StatedTime[];
  if (stated.length === 0) return undefined;
  const dated = memory.keep(outline, 'dated headings', [options], () => datedBeside(outline, options));
  const first = node.section.roles.includes('timeline') ? parentOf(outline, node) : node;
  for (let over = first; over && over.section.depth > 1; over = parentOf(outline, over)) {
    const day = dated.get(over);
    if (!day) continue;
    const { span } = over;
    const isStatedHere = stated.some((time) => span.start <= time.span.start && time.span.start < span.end);
    return isStatedHere ? undefined : dayOfNote(over, day);
  }
  return undefined;
}

/** Headings with a day each, beside others with other days. */
function datedBeside(outline: readonly OutlineNode[], options: ReadingOptions): ReadonlyMap<OutlineNode, DateParts> {
  const days = new Map<OutlineNode, DateParts>();
  for (const node of outline) {
    const day = node.section.shape === 'label' ? undefined : onlyDayIn(node.head, options);
    if (day) days.set(node, day);
  }
  for (const nodes of beside([...days.keys()])) {
    const isOfOne = new Set(nodes.map((node) => dayOfDate(days.get(node)))).size < 2;
    if (isOfOne) for (const node of nodes) days.delete(node);
  }
  return days;
}

/** `Incident 2 | 2026-01-26`, but not "Details (updated 2026-02-03)", "After the deploy of 2026-01-25". */
const onlyDayIn = perObjectWith(({ title: { text: title } }: Head, options: ReadingOptions): DateParts | undefined => {
  if (!/\d/.test(title)) return undefined;
  const [expression, ...others] = readTimeExpressions(title, options);
  const date = expression?.from.date;
  if (!expression || date?.year === undefined || date.day === undefined || expression.to || others.length > 0)
    return undefined;
  return ofAnotherDay.test(title.slice(0, expression.start)) ? undefined : date;
});

const ofAnotherDay =
  /\b(?:updated?|draft|review(?:ed)?|revised|published|written|meeting|version|as of|after|before|until|since|by|due|deploy(?:ment)? of|release of)\b[^|–—]*$/i;

/** The city that stands behind the first times, each of them: `16:37 Denver – plugins updated`. */
export const cityBehindTimes = perObject(({ entries }: DraftTimeline): string | undefined => {
  const timed: DraftEntry[] = [];
  for (const entry of entries) {
    if (entry.stamp?.expression.from.clock) timed.push(entry);
    if (timed.length === enough) break;
  }
  const [city, ...others] = timed.map(({ text, stamp }) =>
    stamp?.expression.zone ? '' : (placeName.exec(text)?.[1] ?? ''),
  );
  return city && others.length > 1 && others.every((other) => other === city) ? city : undefined;
});

/** As many are looked at, however many there are. */
const enough = 5;
const placeName = /^([A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)\s?[-–—:,]\s/;

/** A place may be where it happened: it is a zone where the document speaks of its time, too. */
export function zoneOfCity(city: string, spoken: readonly PlacedNote[]): ResolvedZone | undefined {
  const zone = spoken.some(({ text }) => text === city) ? zoneOfWords(city) : undefined;
  return zone && { text: city, zone, origin: 'timeline' };
}

export function citiesWithTime(memory: Memory): readonly PlacedNote[] {
  return memory.gather('times of cities', cityTimesIn, ({ start }) => start);
}

/** "at 16:37 Denver time" */
const cityTime = /(?<![A-Za-z])([A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?) time\b/g;

const cityTimesIn = perBlock((block) => notesWhere(cityTime, block));

/**
 * The year of the nearest heading above that is a date, for days without one:
 *
 *     ### December 19-21, 2021
 *     #### Updates
 *     - Dec 21, 13:20 …
 */
export function yearOverhead(
  outline: readonly OutlineNode[],
  node: OutlineNode,
  { entries }: DraftTimeline,
  options: ReadingOptions,
  memory: Memory,
): number | undefined {
  for (let over = parentOf(outline, node); over && over.section.depth > 1; over = parentOf(outline, over)) {
    const { title } = over;
    const date = memory.keep(over.head, 'date', [options], () => {
      const expression = readLeadingExpression(title.text, 0, options);
      return expression && expression.end >= title.text.trimEnd().length ? expression.from.date : undefined;
    });
    // Around the turn of a year the heading may speak of the other one.
    if (date?.year === undefined) continue;
    const { year, month } = date;
    return month !== undefined && entries.some(({ stamp }) => monthWithoutYear(stamp) === month) ? year : undefined;
  }
  return undefined;
}

function monthWithoutYear({ expression }: Partial<DraftStamp> = {}): number | undefined {
  const { year, month } = expression?.from.date ?? {};
  return year === undefined ? month : undefined;
}

/** "All times approximate", "Timestamps are approximate.", "Timeline (approximate)". */
export function saysApproximate(note: string): boolean {
  return areApproximate().test(note) || aboutInBrackets.test(note);
}

/** Times, and behind them or in front that they are not exact; in some languages nothing parts the words. */
const areApproximate = once(() => {
  const times =
    '(?:times?(?:stamps?)?|zeiten|uhrzeiten|zeitangaben|zeitstempel|heures|horaires|horodatages|horas|horarios|horários|marcas de tiempo|tiempos|tempos|время (?:указано|событий|везде)|времена|метки времени)';
  const about =
    '(?:approx\\w*|geschätzt|ungefähr|näherungsweise|ungenau|approximati(?:f|ve)s|estimées|aproximad[oa]s|estimad[oa]s|приблизительн\\p{L}*|примерн\\p{L}*|ориентировочн\\p{L}*)';
  const scripts =
    '(?:时间|時間|时刻|時刻)[^。，、]{0,8}(?:大约|大約|大致|近似|估计|估計|约数|概算|おおよそ|おおまか|概ね|目安)|(?:시간|시각)[은는이]? ?(?:모두 )?(?:대략|추정|근사)';
  return new RegExp(
    `(?<!\\p{L})${times}(?!\\p{L}).{0,20}(?<!\\p{L})${about}|(?<!\\p{L})${about}\\.? ${times}(?!\\p{L})|${scripts}`,
    'iu',
  );
});

const aboutInBrackets =
  /[(（](?:approx\w*\.?|estimated|reconstructed|推测|推定|估计|估算|大致|概算|おおよそ|추정|geschätzt|ungefähr|estimad[oa]s?|aproximad[oa]s?|estimée?s?|approximati(?:f|ve)s?|приблизительно|примерно)(?: (?:times?|zeiten|horários?|horas?|heures?))?[)）][\s:：*_]*$/i;

/** "Timeline (newest first)" */
export function saysNewestFirst(note: string): boolean {
  return /\b(?:newest|latest|most recent)(?: \w+){0,2} first\b|\breverse[- ]chronological\b|\bneueste(?:s|r)? zuerst\b|\bplus récents? (?:d'abord|en premier)\b|\bmás recientes? primero\b/i.test(
    note,
  );
}

/** The year that a note or the title of the timeline states. */
export function yearIn(notes: readonly string[]): number | undefined {
  const year = notes.map((note) => /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(note)?.[0]).find((found) => found !== undefined);
  return year === undefined ? undefined : Number(year);
}

/** `+02:00` alone is a zone in the settings, if nowhere else. */
export function settledZone(text: string): ResolvedZone | undefined {
  const zone = zoneNamed(text);
  return zone && { text, zone, origin: 'setting' };
}

/** Undefined where there are none, so that nothing is asked for. */
export function zonesNamed(
  names: Readonly<Record<string, string>>,
  told: ReadonlyMap<string, Zone> | undefined,
): ReadonlyMap<string, Zone> | undefined {
  const zones = Object.entries(names).flatMap(([name, text]) => {
    const zone = zoneNamed(text);
    return zone ? [[name, zone] as const] : [];
  });
  return zones.length > 0 ? new Map([...(told ?? []), ...zones]) : told;
}
