const empty: readonly never[] = Object.freeze([]);

/**
 * What is kept for long, without room to spare: an array that was filled item by item has place for sixteen more. Of what
 * is read from a long document most is nothing, which is kept once.
 */
export function compact<T>(value: T): T {
  if (!Array.isArray(value)) return value;
  return (value.length === 0 ? empty : value.slice()) as T;
}
