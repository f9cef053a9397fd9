import type { Nodes } from 'mdast';
import type { Block } from '../syntax/block.ts';
import { changeBetween, firstFrom, sameItems } from '../syntax/change.ts';
import { type Span, spanOf } from '../syntax/position.ts';
import { type Piece, type Readings, readPieces, readTouched } from './readings.ts';

/**
 * What was computed for one version of a document, for the next one: a value is computed anew only if something that it
 * was made from is another object than before. Forgetting everything changes no result.
 */
export class Memory {
  readonly #kept = new WeakMap<object, Map<string, Kept>>();
  readonly #gathered = new Map<string, Gathered<unknown>>();
  readonly #read = new Map<string, unknown>();
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

  /** The same for what also depends on a piece of the document. A list that begins in it may be read to its end. */
  keepWithin<T>(owner: object, name: string, { start, end }: Span, inputs: readonly unknown[], compute: () => T): T {
    const own = remembered(this.#kept, owner, () => new Map<string, Kept>());
    const known = own.get(name);
    const isUntouched =
      known?.revision === this.#revision ||
      (known?.revision === this.#revision - 1 && (end <= this.#changedList.start || this.#changedList.end <= start));
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
   * @param isSame whether two items say the same, where they need not be the same object
   */
  gather<T>(
    name: string,
    read: (block: Block) => readonly T[],
    startOf: (item: T) => number,
    inputs: readonly unknown[] = nothing,
    isSame: (a: T, b: T) => boolean = Object.is,
  ): readonly T[] {
    const before = this.#gathered.get(name) as Gathered<T> | undefined;
    const known = before && sameItems(before.inputs, inputs) ? before : undefined;
    if (known?.revision === this.#revision) return known.items;
    if (known?.revision !== this.#revision - 1) return this.#put(name, this.#blocks.flatMap(read), inputs);
    const fresh = this.#fresh.flatMap(read);
    const from = firstFrom(known.items, this.#changed.start, startOf);
    const to = firstFrom(known.items, this.#changed.end, startOf);
    if (fresh.length === to - from && fresh.every((item, at) => isSame(item, known.items[from + at] as T))) {
      known.revision = this.#revision;
      return known.items;
    }
    return this.#put(name, known.items.slice(0, from).concat(fresh, known.items.slice(to)), inputs);
  }

  /**
   * What a reader finds in each of some pieces of the document, one behind the other. Of pieces that were there before,
   * only those that the last edit touched are read again. A list that begins in a piece may be read to its end, wherever
   * that is. If all pieces still say the same, the result is the same object.
   *
   * @param inputs what the reader depends on beside the piece
   * @param isSame whether two pieces with the same span, as object, are read alike
   */
  each<P extends Piece, T>(
    name: string,
    pieces: readonly P[],
    read: (piece: P) => readonly T[],
    inputs: readonly unknown[] = nothing,
    isSame: (before: P, after: P) => boolean = always,
  ): readonly T[] {
    const last = this.#read.get(name) as Read<P, T> | undefined;
    const known = last && last.revision >= this.#revision - 1 && sameItems(last.inputs, inputs) ? last : undefined;
    const touched = known?.revision === this.#revision ? nowhere : this.#changedList;
    const readings =
      known?.readings.pieces === pieces
        ? readTouched(known.readings, touched, read)
        : readPieces(pieces, read, known && { readings: known.readings, touched, isSame });
    this.#read.set(name, { readings, inputs, revision: this.#revision });
    return readings.all;
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

const nowhere: Span = { start: endless, end: 0 };

const always = () => true;

interface Read<P, T> {
  readonly readings: Readings<P, T>;
  readonly inputs: readonly unknown[];
  readonly revision: number;
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
