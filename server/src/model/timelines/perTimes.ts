import { perObject } from '../perObject.ts';
import type { Timeline } from '../types.ts';

/**
 * Reads something from the times of a timeline once, as long as they are the same: the words of events may change, so it
 * gives none of them, but at most their indexes.
 */
export function perTimes<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  return perObject(read, ({ times }) => times);
}

/** The same with the events that are spoken of because of their times: those that `isReferredTo` knows, and no other ones. */
export function perReferred<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  return perObject(read, ({ referred }) => referred);
}

/** The same of the times and words of the events that are a turn of the incident. */
export function perTurns<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  return perObject(read, ({ turns }) => turns);
}
