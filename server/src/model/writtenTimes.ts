import type { ClockParts, DateParts, TimeFault } from '../time/types.ts';
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

/** Every time that the timelines and the stated facts are read from, each once. */
export function* writtenTimes(timelines: readonly Timeline[], facts: Facts): Generator<WrittenTime> {
  for (const timeline of timelines) yield* timesOfTimeline(timeline);
  const seen = new Set<number>();
  for (const fact of [facts.start, facts.end, facts.date]) {
    if (!fact?.written || seen.has(placeOf(fact))) continue;
    seen.add(placeOf(fact));
    yield { date: fact.date, clock: fact.clock, fault: fact.fault, written: fact.written };
  }
}

function* timesOfTimeline(timeline: Timeline): Generator<WrittenTime> {
  let heading: Timestamp | undefined;
  for (const event of timeline.events) {
    const { timestamp, when, end, day } = event;
    if (day && day !== heading) yield timeOf(day, when, timeline);
    heading = day ?? heading;
    if (!timestamp) continue;
    yield { ...timeOf(timestamp, when, timeline), event };
    const { to } = timestamp.expression;
    if (to && timestamp.end) yield { ...to, written: timestamp.end, year: end?.date?.year, timeline };
  }
}

function timeOf(timestamp: Timestamp, when: ResolvedTime | undefined, timeline: Timeline): WrittenTime {
  const { date, clock, fault } = timestamp.expression.from;
  const written = { date: timestamp.date, clock: timestamp.clock };
  return { date, clock, fault, written, year: when?.date?.year, timeline };
}

function placeOf({ written, span }: StatedTime): number {
  return written?.date?.span.start ?? written?.clock?.span.start ?? span.start;
}
