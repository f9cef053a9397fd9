import type { Nodes } from 'mdast';
import type { Block } from '../syntax/block.ts';
import { changeBetween, firstFrom, sameItems } from '../syntax/change.ts';
import { type Span, spanOf } from '../syntax/position.ts';

/**
 * What was computed for one version of a document, for the next one: a value is computed anew only if something that it
 * was made from is another object than before. Forgetting everything changes no result.
 */
export class Memory {
  readonly #kept = new WeakMap<object, Map<string, Kept>>();
  readonly #gathered = new Map<string, Gathered<unknown>>();
  readonly #found = new Map<string, unknown>();
  #blocks: readonly Block[] = [];
  /** Counts the versions that were taken in. */
  #revision = 0;
  /** What the last one changed: offsets, and the blocks that are new. */
  #changed: Span = { start: 0, end: endless };
  /** The same with the list in front of it, which may be one with what changed. */
  #changedList: Span = { start: 0, end: endless };
  #fresh: readonly Block[] = [];

  /**
   * @param owner lives as long as the value may be of use
   * @param inputs everything that the value depends on; compared by identity, one by one
   */
  keep<T>(owner: object, name: string, inputs: readonly unknown[], compute: () => T): T {
    const own = remembered(this.#kept, owner, () => new Map<string, Kept>());
    const known = own.get(name);
    if (known && sameItems(known.inputs, inputs)) return known.value as T;
    const value = compute();
    own.set(name, { inputs, value, revision: this.#revision });
    return value;
  }

  /** The same for what also depends on the text of a piece of the document. */
  keepWithin<T>(owner: object, name: string, { start, end }: Span, inputs: readonly unknown[], compute: () => T): T {
    const own = remembered(this.#kept, owner, () => new Map<string, Kept>());
    const known = own.get(name);
    const isUntouched =
      known?.revision === this.#revision ||
      (known?.revision === this.#revision - 1 && (end <= this.#changed.start || this.#changed.end <= start));
    if (known && isUntouched && sameItems(known.inputs, inputs)) {
      known.revision = this.#revision;
      return known.value as T;
    }
    const value = compute();
    own.set(name, { inputs, value, revision: this.#revision });
    return value;
  }

  /** Takes in the next version of the document. */
  advance(blocks: readonly Block[]): void {
    if (blocks === this.#blocks) return;
    const { from, before, after } = changeBetween(this.#blocks, blocks);
    const first = Math.min(this.#blocks[from]?.start ?? endless, blocks[from]?.start ?? endless);
    const behind = this.#blocks[before]?.start ?? endless;
    this.#changed = { start: from === before && from === after ? endless : first, end: behind };
    let list = from;
    while (list > 0 && mayBeOfList(blocks[list - 1])) list--;
    const listStart = Math.min(this.#changed.start, blocks[list]?.start ?? endless);
    this.#changedList = { start: listStart, end: behind };
    this.#fresh = blocks.slice(from, after);
    this.#blocks = blocks;
    this.#revision++;
  }

  /**
   * What a reader finds in all blocks, in their order. Only changed blocks are looked at; if they still say the same,
   * the list is the same object.
   *
   * @param startOf where an item starts, in the block that it is from
   * @param inputs what the reader depends on beside the block
   */
  gather<T>(
    name: string,
    read: (block: Block) => readonly T[],
    startOf: (item: T) => number,
    inputs: readonly unknown[] = nothing,
  ): readonly T[] {
    const before = this.#gathered.get(name) as Gathered<T> | undefined;
    const known = before && sameItems(before.inputs, inputs) ? before : undefined;
    if (known?.revision === this.#revision) return known.items;
    if (known?.revision !== this.#revision - 1) return this.#put(name, this.#blocks.flatMap(read), inputs);
    const fresh = this.#fresh.flatMap(read);
    const from = firstFrom(known.items, this.#changed.start, startOf);
    const to = firstFrom(known.items, this.#changed.end, startOf);
    const isSame = fresh.length === to - from && fresh.every((item, at) => item === known.items[from + at]);
    if (isSame) {
      known.revision = this.#revision;
      return known.items;
    }
    return this.#put(name, known.items.slice(0, from).concat(fresh, known.items.slice(to)), inputs);
  }

  /**
   * What a reader finds in each of some pieces of the document, one behind the other. As long as the pieces are the
   * same, only those that the last edit touched are read again. A list that begins in a piece may be read to its end,
   * wherever that is.
   *
   * @param inputs what the reader depends on beside the piece
   */
  each<P extends Located, T>(
    name: string,
    pieces: readonly P[],
    read: (piece: P) => readonly T[],
    inputs: readonly unknown[] = nothing,
  ): readonly T[] {
    const known = this.#found.get(name) as Found<P, T> | undefined;
    const isSame = known?.pieces === pieces && sameItems(known.inputs, inputs);
    if (!known || !isSame || known.revision < this.#revision - 1) {
      const perPiece = pieces.map(read);
      const found: Found<P, T> = { pieces, inputs, perPiece, all: perPiece.flat(), revision: this.#revision };
      this.#found.set(name, found);
      return found.all;
    }
    if (known.revision !== this.#revision) {
      const { start, end } = this.#changedList;
      let all: readonly T[] | undefined = known.all;
      for (const [at, piece] of pieces.entries()) {
        if (piece.span.end <= start || end <= piece.span.start) continue;
        const fresh = read(piece);
        if (fresh.length > 0 || known.perPiece[at]?.length !== 0) all = undefined;
        known.perPiece[at] = fresh;
      }
      known.all = all ?? known.perPiece.flat();
      known.revision = this.#revision;
    }
    return known.all;
  }

  /** The same for what is found in outermost nodes, which may be made of many blocks. Items are nodes. */
  gatherNodes<T extends Nodes>(
    name: string,
    nodes: readonly Nodes[],
    read: (node: Nodes) => readonly T[],
    inputs: readonly unknown[] = nothing,
  ): readonly T[] {
    const before = this.#gathered.get(name) as Gathered<T> | undefined;
    const known = before && sameItems(before.inputs, inputs) ? before : undefined;
    if (known?.revision === this.#revision) return known.items;
    if (known?.revision !== this.#revision - 1) return this.#put(name, nodes.flatMap(read), inputs);
    const startOf = (node: Nodes) => spanOf(node).start;
    const endOf = (node: Nodes) => spanOf(node).end;
    // One more on each side: a list may have lost a part to the change, or won one.
    const from = Math.max(0, firstFrom(nodes, this.#changed.start, endOf) - 1);
    const to = Math.min(nodes.length, firstFrom(nodes, this.#changed.end, startOf) + 1);
    const [first, last] = [nodes[from], nodes[to - 1]];
    const low = Math.min(this.#changed.start, first ? startOf(first) : endless);
    const high = Math.max(Math.min(this.#changed.end, endless), last ? endOf(last) : 0);
    const { items } = known;
    const head = firstFrom(items, low, startOf);
    const tail = Math.max(head, firstFrom(items, high, startOf));
    const found = items.slice(0, head).concat(nodes.slice(from, to).flatMap(read), items.slice(tail));
    return this.#put(name, found, inputs);
  }

  #put<T>(name: string, items: readonly T[], inputs: readonly unknown[] = nothing): readonly T[] {
    this.#gathered.set(name, { items, inputs, revision: this.#revision });
    return items;
  }
}

const nothing: readonly unknown[] = [];

/** Lists are cut at their items, and where that is not plain, into pieces of no kind. */
function mayBeOfList(block: Block | undefined): boolean {
  return block?.kind === 'item' || block?.kind === 'other';
}

/** Behind every offset of a document. */
const endless = 2 ** 31 - 1;

interface Located {
  readonly span: Span;
}

interface Found<P, T> {
  readonly pieces: readonly P[];
  readonly inputs: readonly unknown[];
  readonly perPiece: (readonly T[])[];
  all: readonly T[];
  revision: number;
}

interface Gathered<T> {
  readonly items: readonly T[];
  readonly inputs: readonly unknown[];
  revision: number;
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
  /** The version that it was last found to hold for. */
  revision: number;
}
