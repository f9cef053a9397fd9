import type { ClockParts, DateParts, Moment, TimeFault } from '../time/types.ts';
import { perTimeline } from './perTimeline.ts';
import type { Facts, ResolvedTime, StatedText, StatedTime, Timeline, TimelineEvent, Timestamp } from './types.ts';

/** A date, a time of day or both, as they stand somewhere in the document. */
export interface WrittenTime {
  readonly date?: DateParts;
  readonly clock?: ClockParts;
  readonly fault?: TimeFault;
  /** The words themselves. */
  readonly written: { readonly date?: StatedText; readonly clock?: StatedText };
  /** Year that it has from elsewhere. */
  readonly year?: number;
  /** Absent for a stated fact. */
  readonly timeline?: Timeline;
  /** The event that starts at this time; absent for the end of one, and for a day heading. */
  readonly event?: TimelineEvent;
}

/** The times in timelines and stated facts whose writing has to be looked at, each once: most have nothing to see. */
export function peculiarTimes(timelines: readonly Timeline[], facts: Facts): readonly WrittenTime[] {
  const found = timelines.flatMap(timesOfTimeline);
  const seen = new Set<number>();
  for (const fact of [facts.start, facts.end, facts.date]) {
    if (!fact?.written || !isPeculiar(fact) || seen.has(placeOf(fact))) continue;
    seen.add(placeOf(fact));
    found.push({ date: fact.date, clock: fact.clock, fault: fact.fault, written: fact.written });
  }
  return found;
}

/** A fault, a date that can be read in two ways, or one with a weekday. */
function isPeculiar({ fault, date }: Pick<Moment, 'fault' | 'date'>): boolean {
  return fault !== undefined || date?.ambiguous === true || date?.weekday !== undefined;
}

const timesOfTimeline = perTimeline((timeline): readonly WrittenTime[] => {
  const found: WrittenTime[] = [];
  let heading: Timestamp | undefined;
  for (const event of timeline.events) {
    const { timestamp, when, day } = event;
    if (day && day !== heading) {
      heading = day;
      if (isPeculiar(day.expression.from)) found.push(timeOf(day, when, timeline));
    }
    if (!timestamp) continue;
    const { from, to } = timestamp.expression;
    if (isPeculiar(from)) found.push({ ...timeOf(timestamp, when, timeline), event });
    if (to && timestamp.end && isPeculiar(to))
      found.push({ ...to, written: timestamp.end, year: event.end?.date?.year, timeline });
  }
  return found;
});

function timeOf(timestamp: Timestamp, when: ResolvedTime | undefined, timeline: Timeline): WrittenTime {
  const { date, clock, fault } = timestamp.expression.from;
  const written = { date: timestamp.date, clock: timestamp.clock };
  return { date, clock, fault, written, year: when?.date?.year, timeline };
}

function placeOf({ written, span }: StatedTime): number {
  return written?.date?.span.start ?? written?.clock?.span.start ?? span.start;
}
