/**
 * Messages as bytes. What an edit leaves alone is the same object in the next answer, and an object that was sent is
 * never changed: so its JSON is kept with it, and an outline of half a megabyte costs what is new in it.
 */
import type { Message } from 'vscode-languageserver/node';

type Bytes = Uint8Array<ArrayBuffer>;

/** A list with anything in it, of objects alone. */
type List = readonly [object, ...object[]];

/** How deep the list stands that makes an answer long: `result`, `result.items`, `params.diagnostics`. */
const listDepth = 2;

/** The same bytes that `JSON.stringify` makes of a message. */
export function encode(message: Message): Bytes {
  if (!holdsList(message, listDepth)) return Buffer.from(JSON.stringify(message));
  return Buffer.concat([...partsOf(message, listDepth)]);
}

function isList(value: unknown): value is List {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list, or an object in which one stands so deep. */
function holdsList(value: unknown, depth: number): value is object {
  if (isList(value)) return true;
  return depth > 0 && isObject(value) && Object.values(value).some((inner) => holdsList(inner, depth - 1));
}

function* partsOf(value: unknown, depth: number): Generator<Bytes> {
  if (!holdsList(value, depth)) yield Buffer.from(JSON.stringify(value));
  else if (isList(value)) {
    for (const [at, item] of value.entries()) {
      yield at === 0 ? signs.list : signs.comma;
      yield bytesOf(item);
    }
    yield signs.listEnd;
  } else {
    let sign = '{';
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      yield Buffer.from(`${sign}${JSON.stringify(name)}:`);
      yield* partsOf(inner, depth - 1);
      sign = ',';
    }
    yield signs.end;
  }
}

const signs = { list: Buffer.from('['), comma: Buffer.from(','), listEnd: Buffer.from(']'), end: Buffer.from('}') };

/** Of what stands in the outermost list. */
const bytesKnown = new WeakMap<object, Bytes>();

function bytesOf(item: object): Bytes {
  const known = bytesKnown.get(item);
  if (known) return known;
  const bytes = Buffer.from(textOf(item));
  bytesKnown.set(item, bytes);
  return bytes;
}

/** Of what stands in the lists of an item: the events of a timeline. */
const textsKnown = new WeakMap<object, string>();

function textOf(item: object): string {
  const known = textsKnown.get(item);
  if (known !== undefined) return known;
  if (Object.values(item).some(isList)) return composed(item);
  const text = JSON.stringify(item);
  textsKnown.set(item, text);
  return text;
}

function composed(item: object): string {
  const told = Object.entries(item).flatMap(([name, value]) => {
    const text = isList(value) ? `[${value.map(textOf).join(',')}]` : JSON.stringify(value);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${told.join(',')}}`;
}
