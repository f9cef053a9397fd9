/**
 * A document as its blocks, and what an edit makes of it.
 *
 * Start reading in `pieces.ts`, where the rule stands that makes it right to parse a document in parts. Here the parts
 * are kept: `createTree` cuts a text into blocks, `editTree` cuts anew from the block before an edit until a cut falls
 * on an old one, and takes over all other blocks as they are. Both come to the same blocks for the same text, so a tree
 * that has seen a thousand edits equals one made afresh. A tree is immutable; the versions of a document share blocks.
 */
import type { List, Root, RootContent, Table } from 'mdast';
import { Block } from './block.ts';
import { type Change, changeBetween, firstFrom } from './change.ts';
import { isOpen, isTableHead } from './parser.ts';
import { Cutter, type Piece, type PieceContext, type PieceInput } from './pieces.ts';
import { NodePosition, SourceText, spanOf, type TextRange } from './position.ts';

/** A parsed document. */
export class SyntaxTree {
  readonly source: SourceText;
  readonly blocks: readonly Block[];
  /** Names that link definitions and footnotes give to the whole document. */
  readonly names: ReadonlySet<string>;
  #root: Root | undefined;
  #earlier: ReadVersion | undefined;

  constructor(blocks: readonly Block[], names: ReadonlySet<string>, previous?: SyntaxTree) {
    this.source = new SourceText(
      blocks,
      previous && { blocks: previous.blocks, firstLines: previous.source.firstLines },
    );
    this.blocks = blocks;
    this.names = names;
    this.#earlier = previous?.isRead ? { blocks: previous.blocks, nodes: previous.root.children } : undefined;
  }

  /** The outermost nodes; lists and tables that were cut are whole again. */
  get root(): Root {
    this.#root ??= {
      type: 'root',
      children: this.#earlier ? nodesAfter(this.#earlier, this.blocks) : wholeNodes(this.blocks),
    };
    // The version before may go.
    this.#earlier = undefined;
    return this.#root;
  }

  /** Whether anybody has asked for the nodes yet. */
  get isRead(): boolean {
    return this.#root !== undefined;
  }
}

/** One change of a text; without a range it is exchanged as a whole. */
export interface TextEdit {
  readonly range?: TextRange;
  readonly text: string;
}

/** Never fails: every text is Markdown. */
export function parseMarkdown(text: string): SyntaxTree {
  const cutter = new Cutter({ text, more: () => false, isOpen, isTableHead }, { kind: 'document' });
  const pieces: Piece[] = [];
  for (let piece = cutter.next(); piece; piece = cutter.next()) pieces.push(piece);
  const room = roomBetween(text.length, pieces.length);
  const blocks: Block[] = [];
  let start = 0;
  for (const piece of pieces) {
    blocks.push(new Block(piece, text.slice(piece.start, piece.end), start, blocks.length === 0));
    start += piece.end - piece.start + room;
  }
  return withNames(blocks, blocks);
}

/** A text that is no Markdown. */
export function plainSource(text: string): SourceText {
  return new SourceText([new Block({ kind: 'paragraph', head: undefined }, text, 0, true)]);
}

/** The tree of an edited text; edits hold one after another, as in LSP. */
export function editTree(tree: SyntaxTree, edits: readonly TextEdit[]): SyntaxTree {
  let edited = tree;
  for (const { range, text } of edits) edited = range ? editOnce(edited, range, text) : parseMarkdown(text);
  return edited;
}

// ---------------------------------------------------------------- offsets

/** Offsets stay below this, where the engine keeps numbers without boxes. */
const largestOffset = 2 ** 30;
const behindAll = largestOffset * 2;
const mostRoom = 2 ** 20;
const leastRoom = 64;

/** Characters left free between two blocks, for what will be written there. */
function roomBetween(length: number, count: number): number {
  const room = Math.floor((largestOffset - length) / (count + 1));
  return Math.max(leastRoom, Math.min(mostRoom, room));
}

// ---------------------------------------------------------------- edits

type BlockPlace = ReturnType<SourceText['placeOf']>;

/** Ends that are in the wrong order are exchanged, as the library's own documents do. */
function editOnce(tree: SyntaxTree, range: TextRange, inserted: string): SyntaxTree {
  const { blocks, source } = tree;
  if (blocks.length === 0) return parseMarkdown(inserted);
  const [from, to] = [source.placeOf(range.start), source.placeOf(range.end)].sort(
    (a, b) => a.block - b.block || a.offset - b.offset,
  ) as [BlockPlace, BlockPlace];
  const first = windowStart(blocks, from.block);
  const before = blocks.slice(first, from.block).map((block) => block.text);
  const head = blocks[from.block]?.text.slice(0, from.offset) ?? '';
  const tail = blocks[to.block]?.text.slice(to.offset) ?? '';
  const input = new EditedText([...before, head, inserted, tail].join(''), blocks, to.block + 1);
  const pieces: Piece[] = [];
  const cutter = new Cutter(input, contextOf(blocks[first], first));
  let resumed = blocks.length;
  for (let piece = cutter.next(); piece; piece = cutter.next()) {
    pieces.push(piece);
    const next = input.blockAt(piece.end);
    if (next !== undefined && sameContext(cutter.context, blocks[next])) {
      resumed = next;
      break;
    }
  }
  const texts = pieces.map((piece) => input.text.slice(piece.start, piece.end));
  const exchanged = exchange(blocks, first, resumed, pieces, texts);
  return exchanged
    ? withNames(exchanged.blocks, exchanged.made, tree)
    : parseMarkdown(joined(blocks, first, texts, resumed));
}

/**
 * Where cutting starts: a block before the edit, since the first line of the edited one may now carry on what stands
 * before it. An opening line of front matter waits for its end, however far away it comes.
 */
function windowStart(blocks: readonly Block[], edited: number): number {
  const [head] = blocks;
  const waits =
    head !== undefined && head.kind !== 'front-matter' && /^\uFEFF?(?:---|\+\+\+)[ \t]*(?:[\r\n]|$)/.test(head.text);
  return waits ? 0 : Math.max(0, edited - 1);
}

function contextOf(block: Block | undefined, index: number): PieceContext {
  if (index === 0) return { kind: 'document' };
  return block?.head === undefined ? undefined : { kind: 'rows', head: block.head };
}

function sameContext(context: PieceContext, block: Block | undefined): boolean {
  return (context?.kind === 'rows' ? context.head : undefined) === block?.head;
}

/** The text from a block on with an edit in it, lengthened by old blocks as it is read. */
class EditedText implements PieceInput {
  text: string;
  readonly isOpen = isOpen;
  readonly isTableHead = isTableHead;
  readonly #blocks: readonly Block[];
  #next: number;
  #step = 1;
  /** Where old blocks start in `text`. */
  readonly #starts = new Map<number, number>();

  constructor(text: string, blocks: readonly Block[], next: number) {
    this.text = text;
    this.#blocks = blocks;
    this.#next = next;
    this.#starts.set(text.length, next);
  }

  /** Twice as many blocks each time, so that reading to the end of a long document stays linear. */
  more(): boolean {
    const added = this.#blocks.slice(this.#next, this.#next + this.#step);
    if (added.length === 0) return false;
    let at = this.text.length;
    for (const block of added) {
      this.#starts.set(at, this.#next++);
      at += block.text.length;
    }
    this.#step *= 2;
    this.text += added.map((block) => block.text).join('');
    return true;
  }

  /** The old block that starts at an offset of the text, unchanged from there on. */
  blockAt(offset: number): number | undefined {
    const block = this.#starts.get(offset);
    return block === this.#blocks.length ? undefined : block;
  }
}

/**
 * The blocks with those from `first` to `resumed` exchanged for new ones, which get offsets between their neighbours.
 * Old blocks that came out as they were are kept. Undefined if there is no room left.
 */
function exchange(
  blocks: readonly Block[],
  first: number,
  resumed: number,
  pieces: readonly Piece[],
  texts: readonly string[],
): { readonly blocks: readonly Block[]; readonly made: readonly Block[] } | undefined {
  const isSame = (block: Block | undefined, at: number) =>
    block !== undefined &&
    block.text === texts[at] &&
    block.kind === pieces[at]?.kind &&
    block.head === pieces[at]?.head &&
    block.isFirst === (first + at === 0);
  let kept = 0;
  while (first + kept < resumed && kept < pieces.length && isSame(blocks[first + kept], kept)) kept++;
  let keptBehind = 0;
  while (
    first + kept < resumed - keptBehind &&
    kept < pieces.length - keptBehind &&
    isSame(blocks[resumed - 1 - keptBehind], pieces.length - 1 - keptBehind)
  )
    keptBehind++;
  const head = first + kept;
  const tail = resumed - keptBehind;
  const fresh = pieces.slice(kept, pieces.length - keptBehind);
  const length = texts.slice(kept, pieces.length - keptBehind).reduce((sum, text) => sum + text.length, 0);
  const low = head === 0 ? 0 : (blocks[head - 1]?.end ?? 0) + 1;
  const high = blocks[tail]?.start ?? behindAll;
  const room = Math.floor((high - low - length) / (fresh.length + 1));
  if (fresh.length > 0 && room < 1) return undefined;
  let start = low + (head === 0 ? 0 : Math.min(room, leastRoom) - 1);
  const made = fresh.map((piece, index) => {
    const text = texts[kept + index] ?? '';
    const block = new Block(piece, text, start, head + index === 0);
    start += text.length + Math.min(room, leastRoom);
    return block;
  });
  return { blocks: blocks.slice(0, head).concat(made, blocks.slice(tail)), made };
}

function joined(blocks: readonly Block[], first: number, texts: readonly string[], resumed: number): string {
  const textOf = (block: Block) => block.text;
  return [...blocks.slice(0, first).map(textOf), ...texts, ...blocks.slice(resumed).map(textOf)].join('');
}

// ---------------------------------------------------------------- names

const noNames: ReadonlySet<string> = new Set();

/** Tells each block the names that it mentions and the document defines. A block that learns of others is parsed anew. */
function withNames(blocks: readonly Block[], made: readonly Block[], previous?: SyntaxTree): SyntaxTree {
  const defines = (block: Block) => block.defined.length > 0;
  if ((previous === undefined || previous.names.size === 0) && !made.some(defines))
    return new SyntaxTree(blocks, noNames, previous);
  const names = new Set(blocks.filter(defines).flatMap((block) => block.defined));
  const told = blocks.map((block) => {
    const known = [...block.mentions].filter((name) => names.has(name)).sort();
    const isSame = known.length === block.names.length && known.every((name, at) => name === block.names[at]);
    return isSame ? block : new Block(block, block.text, block.start, block.isFirst, known);
  });
  return new SyntaxTree(told, names, previous);
}

// ---------------------------------------------------------------- the whole

interface ReadVersion {
  readonly blocks: readonly Block[];
  readonly nodes: readonly RootContent[];
}

/** The nodes of an edited document: those of the version before, but for the ones that the changed blocks are part of. */
function nodesAfter({ blocks: before, nodes }: ReadVersion, after: readonly Block[]): RootContent[] {
  const change = changeBetween(before, after);
  const inOne = nodesAfterInList(before, nodes, after, change);
  if (inOne) return inOne;
  let from = change.from;
  // A list or table in front of the change, or behind it, may be one with what is in it.
  while (from > 0 && mayGoOn(after[from - 1]?.nodes.at(-1))) from--;
  let kept = after.length - change.after;
  while (kept > 0 && mayGoOn(after[after.length - kept]?.nodes[0])) kept--;
  // The new block may start behind the old one; and where no block changed, every node is in front of the change.
  const start = Math.min(after[from]?.start ?? behindAll, before[from]?.start ?? behindAll);
  const behind = kept === 0 ? undefined : after[after.length - kept]?.start;
  const startOf = (node: RootContent) => spanOf(node).start;
  const head = firstFrom(nodes, start, startOf);
  const tail = behind === undefined ? nodes.length : firstFrom(nodes, behind, startOf);
  return nodes.slice(0, head).concat(wholeNodes(after.slice(from, after.length - kept)), nodes.slice(tail));
}

/**
 * The same where the change lies inside of one list or table, each block of which is one part of it, before and after:
 * nothing else has to be looked at, however long it is. Undefined elsewhere.
 */
function nodesAfterInList(
  before: readonly Block[],
  nodes: readonly RootContent[],
  after: readonly Block[],
  { from, before: to, after: end }: Change,
): RootContent[] | undefined {
  const changed = before[from];
  if (!changed || from === to || from === end) return undefined;
  const at = firstFrom(nodes, changed.start + 1, (node) => spanOf(node).start) - 1;
  const node = nodes[at];
  if (node?.type !== 'list' && node?.type !== 'table') return undefined;
  const first = firstFrom(before, spanOf(node).start, (block) => block.end);
  const head = before[first]?.nodes[0];
  const known = head && wholes.get(head as List | Table);
  const behind = first + (known?.parts.length ?? 0);
  // The blocks around the change are parts of the same list: what is before and behind it stays where it is.
  if (!head || known?.node !== node || from <= first || to >= behind) return undefined;
  if (before[behind - 1]?.nodes[0] !== known.parts.at(-1)) return undefined;
  const sign = node.type === 'list' ? (before[first]?.listSign(head as List) ?? '') : '';
  const fresh: (List | Table)[] = [];
  for (let index = from; index < end; index++) {
    const block = after[index];
    const [part] = block?.nodes ?? [];
    if (!block || !part || block.nodes.length > 1 || !carriesOn(part, block, known.parts[0], sign)) return undefined;
    fresh.push(part as List | Table);
  }
  const parts = known.parts.slice(0, from - first).concat(fresh, known.parts.slice(to - first));
  return nodes.slice(0, at).concat(whole(parts), nodes.slice(at + 1));
}

/** Whether a node at the edge of a block may be part of a list or table that goes on; so may none, in a block without nodes. */
function mayGoOn(node: RootContent | undefined): boolean {
  return node === undefined || node.type === 'list' || node.type === 'table';
}

/** Joins what was cut: items to their lists, rows to their tables. */
function wholeNodes(blocks: readonly Block[]): RootContent[] {
  const nodes: RootContent[] = [];
  /** The parts so far of the list or table at the end, which may go on. */
  let parts: (List | Table)[] = [];
  let sign = '';
  const close = () => {
    if (parts.length > 1) nodes[nodes.length - 1] = whole(parts);
    parts = none;
  };
  for (const block of blocks) {
    const { nodes: own } = block;
    const first = own[0];
    const last = own[own.length - 1];
    if (!first || !last) continue;
    const goesOn = parts.length > 0 && carriesOn(first, block, parts[0], sign);
    if (goesOn) parts.push(first as List | Table);
    if (goesOn && own.length === 1) continue;
    close();
    for (let at = goesOn ? 1 : 0; at < own.length; at++) nodes.push(own[at] as RootContent);
    if (last.type === 'list' || last.type === 'table') {
      parts = [last];
      sign = last.type === 'list' ? block.listSign(last) : '';
    }
  }
  close();
  return nodes;
}

const none: (List | Table)[] = [];

/** Two lists that meet are one, if they have the same sign; rows are part of the table before them. */
function carriesOn(node: RootContent, block: Block, open: List | Table | undefined, sign: string): boolean {
  if (node.type === 'list') return open?.type === 'list' && block.listSign(node) === sign;
  return node.type === 'table' && block.kind === 'rows' && open?.type === 'table';
}

/** A list or table made of parts, and how many items each of them gave. */
interface Whole {
  readonly parts: readonly (List | Table)[];
  readonly counts: readonly number[];
  readonly node: List | Table;
}

/** By its first part: a list stays the same one as long as its parts do. */
const wholes = new WeakMap<List | Table, Whole>();

function whole(parts: readonly (List | Table)[]): List | Table {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) throw new RangeError('A list has at least one part.');
  const known = wholes.get(first);
  const { from, before, after } = changeBetween(known?.parts ?? none, parts);
  if (known && from === before && from === after) return known.node;
  // Only parts that changed are looked at: there may be thousands.
  const fresh = parts.slice(from, after);
  const items = fresh.flatMap((part) => part.children as never[]);
  const counts = fresh.map((part) => part.children.length);
  const children = known ? spliced(known, from, before, items) : items;
  const position = new NodePosition(spanOf(first).start, spanOf(last).end);
  const node = { ...first, data: undefined, children, position } as List | Table;
  const allCounts = known ? [...known.counts.slice(0, from), ...counts, ...known.counts.slice(before)] : counts;
  wholes.set(first, { parts, counts: allCounts, node });
  return node;
}

/** The items of a whole with those of some of its parts exchanged. */
function spliced({ counts, node }: Whole, from: number, before: number, items: readonly never[]): never[] {
  let [head, tail] = [0, node.children.length];
  for (let at = 0; at < from; at++) head += counts[at] ?? 0;
  for (let at = before; at < counts.length; at++) tail -= counts[at] ?? 0;
  const children = node.children as never[];
  return children.slice(0, head).concat(items, children.slice(tail));
}
