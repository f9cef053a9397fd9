import type { Timeline } from './types.ts';

/** Reads something from a timeline once, as long as the timeline is the same. */
export function perTimeline<T>(read: (timeline: Timeline) => T): (timeline: Timeline) => T {
  const known = new WeakMap<Timeline, { readonly value: T }>();
  return (timeline) => {
    let found = known.get(timeline);
    if (!found) {
      found = { value: read(timeline) };
      known.set(timeline, found);
    }
    return found.value;
  };
}
