/**
 * Makes a reader of objects remember what it read. What an edit does not touch is the same object from version to
 * version, so what was read from it holds; and goes with it.
 *
 * @param keyOf the part of the object that alone is read
 */
export function perObject<K extends object, T>(
  read: (object: K) => T,
  keyOf: (object: K) => object = itself,
): (object: K) => T {
  const known = new WeakMap<object, T>();
  return (object) => {
    const key = keyOf(object);
    const value = known.get(key);
    if (value !== undefined || known.has(key)) return value as T;
    const fresh = read(object);
    known.set(key, fresh);
    return fresh;
  };
}

/** The same for a reader that depends on one more value. What was read with the last of them is kept. */
export function perObjectWith<K extends object, P, T>(
  read: (object: K, parameter: P) => T,
): (object: K, parameter: P) => T {
  const known = new WeakMap<K, { readonly parameter: P; readonly value: T }>();
  return (object, parameter) => {
    const last = known.get(object);
    if (last?.parameter === parameter) return last.value;
    const value = read(object, parameter);
    known.set(object, { parameter, value });
    return value;
  };
}

function itself(object: object): object {
  return object;
}
