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

/** The same bytes that `JSON.stringify` makes of a message, which is plain data. */
export function encode(message: Message): Bytes {
  return holdsList(message, listDepth) ? bytesOfParts(message, listDepth) : bytesOf(message);
}

function bytesOfParts(object: object, depth: number): Bytes {
  const parts: Bytes[] = [];
  addObject(parts, object, depth);
  return Buffer.concat(parts);
}

function bytesOf(value: unknown): Bytes {
  return Buffer.from(JSON.stringify(value));
}

function isList(value: unknown): value is List {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list, or an object in which one stands so deep. */
function holdsList(value: unknown, depth: number): boolean {
  if (isList(value)) return true;
  return depth > 0 && isObject(value) && Object.values(value).some((inner) => holdsList(inner, depth - 1));
}

const signs = {
  list: Buffer.from('['),
  listEnd: Buffer.from(']'),
  object: Buffer.from('{'),
  objectEnd: Buffer.from('}'),
  comma: Buffer.from(','),
};

function addObject(parts: Bytes[], object: object, depth: number): void {
  let sign = signs.object;
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    parts.push(sign, Buffer.from(`${JSON.stringify(name)}:`));
    if (isList(value)) addList(parts, value);
    else if (isObject(value) && holdsList(value, depth - 1)) addObject(parts, value, depth - 1);
    else parts.push(bytesOf(value));
    sign = signs.comma;
  }
  parts.push(signs.objectEnd);
}

function addList(parts: Bytes[], list: List): void {
  let sign = signs.list;
  for (const item of list) {
    parts.push(sign);
    addItem(parts, item);
    sign = signs.comma;
  }
  parts.push(signs.listEnd);
}

/** Of items. One that is made of others is kept whole when it is sent again: in a single timeline something is new. */
const bytesKnown = new WeakMap<object, Bytes>();
const sentOnce = new WeakSet<object>();

function addItem(parts: Bytes[], item: object): void {
  const known = bytesKnown.get(item);
  if (known) parts.push(known);
  else if (!holdsList(item, 1)) parts.push(keep(item, bytesOf(item)));
  else if (sentOnce.has(item)) parts.push(keep(item, bytesOfParts(item, 1)));
  else {
    sentOnce.add(item);
    addObject(parts, item, 1);
  }
}

function keep(item: object, bytes: Bytes): Bytes {
  bytesKnown.set(item, bytes);
  return bytes;
}
