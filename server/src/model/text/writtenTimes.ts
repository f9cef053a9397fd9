import type { Moment } from '../../time/types.ts';
import type { ResolvedTime, Timeline, Timestamp, WrittenTime } from '../types.ts';

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
