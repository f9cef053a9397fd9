import { minuteOfDay, minutesPerDay } from '../../time/instant.ts';
import type { ResolvedTime } from '../types.ts';
import type { DatedEvent } from './order.ts';

/** A part of a time that was mistyped. */
export interface Slip {
  /** One of the two neighbours that are out of order. */
  readonly event: DatedEvent;
  /** How far its time is from the one that is meant. */
  readonly minutes: number;
  /** Events below it that have the same mistake. */
  readonly others?: readonly DatedEvent[];
}

/** A time so many minutes later. */
export function shifted(when: ResolvedTime, minutes: number): ResolvedTime {
  const { localMinutes, instantMinutes } = when;
  return {
    ...when,
    localMinutes: localMinutes + minutes,
    ...(instantMinutes !== undefined && { instantMinutes: instantMinutes + minutes }),
  };
}

/** The other half of the day: `1:40` for 13:40, AM for PM. */
export function halvesOf({ when, timestamp }: DatedEvent): readonly number[] {
  const clock = timestamp?.expression.from.clock;
  if (!clock || when.relativeMinutes !== undefined) return [];
  const minute = minuteOfDay(clock);
  if (clock.meridiem) return [minute < minutesPerDay / 2 ? minutesPerDay / 2 : -minutesPerDay / 2];
  // `01:40` is written by who writes 13:40.
  return /^\D*[1-9]\D/.test(timestamp?.clock?.text ?? '') ? [minutesPerDay / 2] : [];
}
