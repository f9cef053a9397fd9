import { remembered } from './memory.ts';
import type { Timeline } from './types.ts';

/** Reads something from a timeline once, as long as the timeline is the same. */
export function perTimeline<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  return perKey(read, (timeline) => timeline);
}

/**
 * Reads something from the times of a timeline once, as long as they are the same: the words of events may change. Of
 * events it may give those that `isReferredTo` knows, and no other ones.
 */
export function perTimes<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  return perKey(read, ({ times }) => times);
}

function perKey<T>(read: (timeline: Timeline) => T, keyOf: (timeline: Timeline) => object): (timeline: Timeline) => T {
  const known = new WeakMap<object, { readonly value: T }>();
  return (timeline) => remembered(known, keyOf(timeline), () => ({ value: read(timeline) })).value;
}
