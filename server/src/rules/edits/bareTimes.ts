/** Times without a zone, among events that name several: which of these zones they can be in. */
import { type DatedEvent, isDated, minutesAstray } from '../../model/timelines/order.ts';
import { perTimes } from '../../model/timelines/perTimes.ts';
import type { Timeline } from '../../model/types.ts';
import { offsetAt } from '../../time/instant.ts';
import type { Zone } from '../../time/types.ts';

/** Some in a row, between two events that have a zone. */
export interface BareRun {
  readonly before?: DatedEvent;
  readonly events: readonly DatedEvent[];
  readonly after?: DatedEvent;
}

interface NamedZone {
  readonly text: string;
  readonly zone: Zone;
}

/** Whether there are any: in most timelines none, which need not be looked through for every word. */
export const hasBareTimes = perTimes(({ events }): boolean => events.some(({ when }) => when?.zonesAround));

export function bareRuns(timeline: Timeline): readonly BareRun[] {
  if (!hasBareTimes(timeline)) return [];
  const dated = timeline.events.filter(isDated);
  const runs: { before?: DatedEvent; events: DatedEvent[]; after?: DatedEvent }[] = [];
  let [open, before]: [(typeof runs)[number] | undefined, DatedEvent | undefined] = [undefined, undefined];
  for (const event of dated) {
    if (event.when.zonesAround) {
      if (!open) {
        open = { before, events: [] };
        runs.push(open);
      }
      open.events.push(event);
    } else if (event.when.zone) {
      if (open) open.after = event;
      [open, before] = [undefined, event];
    }
  }
  return runs;
}

/** Whether all of them come to stand in order between the events around, if they are in that zone. */
export function fitsIn({ direction }: Timeline, { before, events, after }: BareRun, named: NamedZone): boolean {
  const all = [before, ...events.map((event) => inZone(event, named)), after].filter((event) => event !== undefined);
  return all.every((event, at) => {
    const last = all[at - 1];
    return last === undefined || minutesAstray(event, last, direction) === 0;
  });
}

/** The event as it would be with its zone. */
export function inZone(event: DatedEvent, { text, zone }: NamedZone): DatedEvent {
  const { zonesAround: _, ...when } = event.when;
  const offset = when.date?.year === undefined ? undefined : offsetAt(zone, when.localMinutes);
  const instantMinutes = offset === undefined ? undefined : when.localMinutes - offset;
  return { ...event, when: { ...when, zone: { text, zone, origin: 'event' }, instantMinutes } };
}
