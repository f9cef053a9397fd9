import type { ClockParts, DateParts, Moment, TimeFault } from '../time/types.ts';
import type { ResolvedTime, StatedText, Timeline, TimelineEvent, Timestamp } from './types.ts';

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
  /** The event that ends at it. */
  readonly endOf?: TimelineEvent;
}

/** A fault, a date that can be read in two ways, or one with a weekday. */
export function isPeculiar({ fault, date }: Pick<Moment, 'fault' | 'date'>): boolean {
  return fault !== undefined || date?.ambiguous === true || date?.weekday !== undefined;
}

/** A timestamp's start, with its words. */
export function timeOf(timestamp: Timestamp, when: ResolvedTime | undefined, timeline: Timeline): WrittenTime {
  const { date, clock, fault } = timestamp.expression.from;
  const written = { date: timestamp.date, clock: timestamp.clock };
  return { date, clock, fault, written, year: when?.date?.year, timeline };
}
