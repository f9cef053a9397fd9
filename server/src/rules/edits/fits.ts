import { type DatedEvent, isDated, minutesAstray } from '../../model/timelines/order.ts';
import type { ResolvedTime, Timeline, TimelineEvent } from '../../model/types.ts';

/** Whether an event could be at another time, in view of its neighbours: what does not fit is not proposed. */
export function fits(timeline: Timeline, event: TimelineEvent, when: ResolvedTime): boolean {
  const { events, direction } = timeline;
  // Its own words count for nothing here, and so do their faults.
  const moved: DatedEvent = { ...event, timestamp: undefined, day: undefined, when };
  const before = events.slice(0, event.index).findLast(isDated);
  const after = events.slice(event.index + 1).find(isDated);
  const isAstray = (one: DatedEvent, other: DatedEvent) => minutesAstray(one, other, direction) > 0;
  return !(before && isAstray(moved, before)) && !(after && isAstray(after, moved));
}

/** The same time, so many minutes later. */
export function later(when: ResolvedTime, minutes: number): ResolvedTime {
  const { localMinutes, instantMinutes } = when;
  return {
    ...when,
    localMinutes: localMinutes + minutes,
    instantMinutes: instantMinutes === undefined ? undefined : instantMinutes + minutes,
  };
}
