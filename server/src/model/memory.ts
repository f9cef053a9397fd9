/**
 * What was computed for one version of a document, for the next one: a value is computed anew only if something that it
 * was made from is another object than before. Forgetting everything changes no result.
 */
export class Memory {
  readonly #kept = new WeakMap<object, Map<string, Kept>>();

  /**
   * @param owner lives as long as the value may be of use
   * @param inputs everything that the value depends on; compared by identity, one by one
   */
  keep<T>(owner: object, name: string, inputs: readonly unknown[], compute: () => T): T {
    const own = remembered(this.#kept, owner, () => new Map<string, Kept>());
    const known = own.get(name);
    if (known && sameItems(known.inputs, inputs)) return known.value as T;
    const value = compute();
    own.set(name, { inputs, value });
    return value;
  }

  /** The list of before, if it holds the same objects: what depends on it then finds nothing changed. */
  same<T>(name: string, items: readonly T[]): readonly T[] {
    return this.keep(this, name, items, () => items);
  }
}

/** What a map holds for an object, made when first asked for. */
export function remembered<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Computes at most once, and only when asked. */
export function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}

interface Kept {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
