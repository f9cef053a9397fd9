import type { Nodes } from 'mdast';
import type { TextSource } from './position.ts';

declare module 'mdast' {
  interface Data {
    /** What readers made by `perNode` found in the node. */
    memory?: unknown[];
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
    const memory = memoryOf(node);
    const known = memory[key];
    if (known !== undefined) return known === nothing ? (undefined as T) : (known as T);
    const value = read(node, source);
    memory[key] = value === undefined ? nothing : value;
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
    const memory = memoryOf(node);
    const known = memory[key] as WithParameter<P, T> | undefined;
    if (known && known.parameter === parameter) return known.value;
    const before = known?.before;
    if (before && before.parameter === parameter) return before.value;
    const value = read(node, parameter, source);
    const fresh: WithParameter<P, T> = { parameter, value };
    if (known) fresh.before = { parameter: known.parameter, value: known.value };
    memory[key] = fresh;
    return value;
  };
}

interface WithParameter<P, T> {
  readonly parameter: P;
  readonly value: T;
  before?: WithParameter<P, T>;
}

function memoryOf(node: Nodes): unknown[] {
  node.data ??= {};
  // With room for all readers that there are, and no more.
  node.data.memory ??= new Array(keys);
  return node.data.memory;
}
