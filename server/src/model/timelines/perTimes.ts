import { perObject } from '../perObject.ts';
import type { Timeline } from '../types.ts';

/**
 * Reads something from the times of a timeline once, as long as they are the same: the words of events may change. Of
 * events it may give those that `isReferredTo` knows, and no other ones.
 */
export function perTimes<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  return perObject(read, ({ times }) => times);
}

/** The same of the times and words of the events that are a turn of the incident. */
export function perTurns<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  return perObject(read, ({ turns }) => turns);
}
