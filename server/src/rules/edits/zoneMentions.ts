/** Zones as they stand on the events of a timeline. */
import { perObject } from '../../model/perObject.ts';
import type { StatedText, Timeline, TimelineEvent } from '../../model/types.ts';
import type { Zone } from '../../time/types.ts';

/** A zone that one or more events of a timeline have. */
export interface ZoneUse {
  readonly text: string;
  readonly zone: Zone;
  readonly events: readonly TimelineEvent[];
  /** Where events name it themselves. */
  readonly mentions: readonly StatedText[];
}

/** The zones of a timeline's events, by name, the most frequent first. */
export const zonesUsed = perObject(({ events }: Timeline): readonly ZoneUse[] => {
  const uses = new Map<string, { text: string; zone: Zone; events: TimelineEvent[]; mentions: StatedText[] }>();
  for (const event of events) {
    const zone = event.when?.zone;
    if (!zone || !event.when?.clock) continue;
    const use = uses.get(zone.text) ?? { text: zone.text, zone: zone.zone, events: [], mentions: [] };
    uses.set(zone.text, use);
    use.events.push(event);
    if (zone.origin === 'event' && event.timestamp?.zone) use.mentions.push(event.timestamp.zone);
  }
  return [...uses.values()].sort((a, b) => b.events.length - a.events.length);
});
