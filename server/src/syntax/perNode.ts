import type { Nodes } from 'mdast';
import { compact } from './compact.ts';
import type { TextSource } from './position.ts';

declare module 'mdast' {
  interface Data {
    /** What readers made by `perNode` found in the node: the key of one, its value, the key of the next. */
    memory?: readonly unknown[];
  }
}

let keys = 0;

/** Was read, and came to nothing. */
const nothing = Symbol('nothing');

/**
 * Makes a reader of single nodes remember what it read. A node lives as long as its block does, and its offsets with
 * it, so what was read from it holds through all edits elsewhere. The source is where its text is got from.
 */
export function perNode<N extends Nodes, T>(
  read: (node: N, source: TextSource) => T,
): (node: N, source: TextSource) => T {
  const key = keys++;
  return (node, source) => {
    const known = remembered(node, key);
    if (known !== undefined) return known === nothing ? (undefined as T) : (known as T);
    const value = compact(read(node, source));
    remember(node, key, value === undefined ? nothing : value);
    return value;
  };
}

/**
 * The same for a reader that depends on one more value. What was read with the last two of them is kept: a timeline may be
 * read in two ways.
 */
export function perNodeWith<N extends Nodes, P, T>(
  read: (node: N, parameter: P, source: TextSource) => T,
): (node: N, parameter: P, source: TextSource) => T {
  const key = keys++;
  return (node, parameter, source) => {
    const known = remembered(node, key) as WithParameter<P, T> | undefined;
    if (known && known.parameter === parameter) return known.value;
    const before = known?.before;
    if (before && before.parameter === parameter) return before.value;
    const value = compact(read(node, parameter, source));
    const fresh: WithParameter<P, T> = { parameter, value };
    if (known) fresh.before = { parameter: known.parameter, value: known.value };
    remember(node, key, fresh);
    return value;
  };
}

interface WithParameter<P, T> {
  readonly parameter: P;
  readonly value: T;
  before?: WithParameter<P, T>;
}

const noMemory: readonly unknown[] = [];

function remembered({ data }: Nodes, key: number): unknown {
  const memory = data?.memory ?? noMemory;
  const at = placeOf(memory, key);
  return at < memory.length ? memory[at + 1] : undefined;
}

/** Few readers look at a node, so it has no room for all that there are. */
function remember(node: Nodes, key: number, value: unknown): void {
  node.data ??= {};
  const memory = node.data.memory ?? noMemory;
  node.data.memory = memory.toSpliced(placeOf(memory, key), 2, key, value);
}

/** Where a key stands; behind all if it does not. */
function placeOf(memory: readonly unknown[], key: number): number {
  let at = 0;
  while (at < memory.length && memory[at] !== key) at += 2;
  return at;
}
