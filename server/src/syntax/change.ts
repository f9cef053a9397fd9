/** Where two versions of a list differ: items `from` to `before` of the one became items `from` to `after` of the other. */
export interface Change {
  readonly from: number;
  readonly before: number;
  readonly after: number;
}

/** Compares by identity: blocks, nodes, entries are never changed, so the same object says the same in the same place. */
export function changeBetween<T>(before: readonly T[], after: readonly T[]): Change {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, before: before.length - same, after: after.length - same };
}

/** Whether two lists hold the same objects. */
export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Index of the first item of a sorted list that does not start in front of an offset. */
export function firstFrom<T>(items: readonly T[], offset: number, startOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(items[middle] as T) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of items in the order of the text, the last one that starts at an offset or in front of it. */
export function lastBefore<T extends { readonly span: { readonly start: number } }>(
  items: readonly T[],
  offset: number,
): T | undefined {
  return items[firstFrom(items, offset + 1, ({ span }) => span.start) - 1];
}
