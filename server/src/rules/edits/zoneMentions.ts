/** Zones as they stand on the events of a timeline. */
import { perObject } from '../../model/perObject.ts';
import { wordIn } from '../../model/text/wordPlaces.ts';
import type { Origin, Postmortem, StatedText, Timeline, TimelineEvent } from '../../model/types.ts';
import type { Zone } from '../../time/types.ts';
import { zoneOfCouple } from '../../time/zones.ts';
import type { Report } from '../types.ts';

/** A zone that one or more events of a timeline have. */
export interface ZoneUse {
  readonly text: string;
  readonly zone: Zone;
  readonly events: readonly TimelineEvent[];
  /** Where events name it themselves. */
  readonly mentions: readonly StatedText[];
  /** Where the ends of their ranges name it once more. */
  readonly again: readonly StatedText[];
}

/** The zones of a timeline's events, by name, the most frequent first. */
export const zonesUsed = perObject(({ events }: Timeline): readonly ZoneUse[] => {
  const uses = new Map<string, { text: string; zone: Zone; events: TimelineEvent[] }>();
  for (const event of events) {
    const zone = event.when?.zone;
    if (!zone || !event.when?.clock) continue;
    const use = uses.get(zone.text) ?? { text: zone.text, zone: zone.zone, events: [] };
    uses.set(zone.text, use);
    use.events.push(event);
  }
  const all = [...uses.values()].map((use) => useBy(use.events, use));
  return all.sort((a, b) => b.events.length - a.events.length);
});

/** Where an event names its zone itself. */
function mentionOf({ timestamp, when }: TimelineEvent): readonly StatedText[] {
  return when?.zone?.origin === 'event' && timestamp?.zone ? [timestamp.zone] : [];
}

/** The use of a zone by some of its events. */
export function useBy(events: readonly TimelineEvent[], { text, zone }: Pick<ZoneUse, 'text' | 'zone'>): ZoneUse {
  const again = events.flatMap(({ timestamp }) => timestamp?.end?.zone ?? []);
  return { text, zone, events, mentions: events.flatMap(mentionOf), again };
}

/** All places where events name their zone themselves. */
export function everyMention({ mentions, again }: ZoneUse): readonly StatedText[] {
  return [...mentions, ...again];
}

/** `PST` and `PDT`, `CET` and `CEST`, `MEZ` and `MESZ`. */
export function isSameRegion(a: string, b: string): boolean {
  if (zoneOfCouple(a, b)) return true;
  const regionOf = (name: string) => /^([A-Z]{1,4}?)[SD]?T$/.exec(name)?.[1];
  return regionOf(a) !== undefined && regionOf(a) === regionOf(b);
}

/**
 * Where the events have a zone from that do not name it themselves: the timeline's title, or a sentence about times.
 * Undefined where it stands elsewhere, or in words that are others.
 */
export function placeOverEvents(
  { text, events }: Pick<ZoneUse, 'text' | 'events'>,
  { section: index }: Timeline,
  { sections, source, zoneNotes }: Postmortem,
): StatedText | undefined {
  const isFrom = (origin: Origin) => events.some(({ when }) => when?.zone?.origin === origin);
  const inNotes = zoneNotes.filter((note) => note.text === text);
  if (!isFrom('timeline')) return isFrom('note') ? inNotes[0] : undefined;
  const section = index === undefined ? undefined : sections[index];
  const isWithin = ({ span }: StatedText) =>
    section && section.span.start <= span.start && span.end <= section.span.end;
  return (section && wordIn(source, section.titleSpan, text)) ?? inNotes.find(isWithin);
}

/** All the places that name a zone for its events: they themselves, or what stands over them too; none where they are others. */
export function placesOf(use: ZoneUse, timeline: Timeline, postmortem: Postmortem): readonly StatedText[] {
  // Where some have it from above, and where all name it themselves.
  if (use.mentions.length === use.events.length) return everyMention(use);
  const above = placeOverEvents(use, timeline, postmortem);
  return above ? [above, ...everyMention(use)] : [];
}

/** Several timelines may have a zone from one sentence, which is to be told of it once. */
export function* oncePerPlace(reports: Iterable<Report>): Iterable<Report> {
  const places = new Set<number>();
  for (const report of reports) {
    if (places.has(report.span.start)) continue;
    places.add(report.span.start);
    yield report;
  }
}
