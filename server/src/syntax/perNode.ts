import type { Nodes } from 'mdast';

declare module 'mdast' {
  interface Data {
    /** What readers made by `perNode` found in the node. */
    memory?: unknown[];
  }
}

let keys = 0;

/**
 * Makes a reader of single nodes remember what it read. A node lives as long as its block does, and its offsets with
 * it, so what was read from it alone holds through all edits elsewhere. What else the reader is told (a source that has
 * the node's text; options) must not matter to the result, or be the same each time: `perNodeWith` looks at that.
 */
export function perNode<N extends Nodes, A extends readonly unknown[], T>(
  read: (node: N, ...others: A) => T,
): (node: N, ...others: A) => T {
  const key = keys++;
  return (node, ...others) => {
    const memory = memoryOf(node);
    if (!(key in memory)) memory[key] = read(node, ...others);
    return memory[key] as T;
  };
}

/** The same for a reader that depends on one more value: what was read is read anew when that is another one. */
export function perNodeWith<N extends Nodes, P, A extends readonly unknown[], T>(
  read: (node: N, parameter: P, ...others: A) => T,
): (node: N, parameter: P, ...others: A) => T {
  const key = keys++;
  return (node, parameter, ...others) => {
    const memory = memoryOf(node);
    const known = memory[key] as { parameter: P; value: T } | undefined;
    if (known && known.parameter === parameter) return known.value;
    const value = read(node, parameter, ...others);
    memory[key] = { parameter, value };
    return value;
  };
}

function memoryOf(node: Nodes): unknown[] {
  node.data ??= {};
  node.data.memory ??= [];
  return node.data.memory;
}
