/** Zones as they stand on the events of a timeline. */
import { isLetter } from '../../characters.ts';
import { perObject } from '../../model/perObject.ts';
import type { Postmortem, SourceText, Span, StatedText, Timeline, TimelineEvent } from '../../model/types.ts';
import type { Zone } from '../../time/types.ts';
import { zoneOfCouple } from '../../time/zones.ts';

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

/** All the places that name a zone for its events: they themselves, or the timeline's title too; none where they are others. */
export function placesOf(
  use: ZoneUse,
  { section: index }: Timeline,
  { sections, source }: Postmortem,
): readonly StatedText[] {
  const { text, mentions, events } = use;
  const section = index === undefined ? undefined : sections[index];
  const isFromTitle = events.some(({ when }) => when?.zone?.origin === 'timeline');
  const inTitle = section && isFromTitle ? mentionIn(source, section.titleSpan, text) : undefined;
  // Where some have it from the title, and where all name it themselves.
  if (mentions.length === events.length) return everyMention(use);
  return inTitle ? [inTitle, ...everyMention(use)] : [];
}

function mentionIn(source: SourceText, span: Span, text: string): StatedText | undefined {
  const title = source.slice(span);
  let at = title.indexOf(text);
  while (at >= 0 && (isLetter(title, at - 1) || isLetter(title, at + text.length))) at = title.indexOf(text, at + 1);
  return at < 0 ? undefined : { text, span: { start: span.start + at, end: span.start + at + text.length } };
}
