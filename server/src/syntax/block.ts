import type { List, Nodes, Root, RootContent } from 'mdast';
import { compact } from './compact.ts';
import { definitionsOf, mayDefine, mentionsIn, namesDefinedIn } from './definitions.ts';
import { isHostile } from './hostile.ts';
import { isLineBreak } from './lines.ts';
import { parse, parseHead } from './parser.ts';
import type { Piece, PieceKind } from './pieces.ts';
import { readPlainBlock } from './plainBlocks.ts';
import { NodePosition, type Span, spanOf, type TextSource } from './position.ts';

const noNames: readonly string[] = [];
const oneLine: readonly number[] = [0];

/**
 * A piece of a document that is parsed by itself. Immutable: an edit exchanges the blocks that it touches, and all
 * others, with whatever was computed from them, live on.
 *
 * Its offsets are its own for life. They count from `start`, which is chosen with room before the next block, so that a
 * block can grow without moving those behind it. Offsets of one document are in the order of its text; only inside a
 * block do they count its characters.
 */
export class Block implements TextSource {
  readonly kind: PieceKind;
  /** With its line breaks, and the blank lines behind it. */
  readonly text: string;
  readonly start: number;
  /** Head of the table that its rows belong to. */
  readonly head: string | undefined;
  /** Whether it is the first of the document. */
  readonly isFirst: boolean;
  /** Names defined anywhere in the document that it mentions, sorted. */
  readonly names: readonly string[];
  readonly lineBreaks: number;
  #nodes: readonly RootContent[] | undefined;
  #lineStarts: readonly number[] | undefined;
  #mentions: ReadonlySet<string> | undefined;
  #defined: readonly string[] | undefined;
  #isUnread = false;
  #memory: unknown[] | undefined;

  constructor(
    { kind, head }: Pick<Piece, 'kind' | 'head'>,
    text: string,
    start: number,
    isFirst: boolean,
    names = noNames,
  ) {
    this.kind = kind;
    this.text = text;
    this.start = start;
    this.head = head;
    this.isFirst = isFirst;
    this.names = names;
    this.lineBreaks = countLineBreaks(text);
  }

  get end(): number {
    return this.start + this.text.length;
  }

  /** Its outermost nodes, parsed when first asked for. Offsets are those of the document. */
  get nodes(): readonly RootContent[] {
    this.#nodes ??= this.#parse();
    return this.#nodes;
  }

  /** Whether it was taken for plain text, because parsing it would take too long. */
  get isUnread(): boolean {
    return this.nodes.length > 0 && this.#isUnread;
  }

  /** The bullet of one of its lists, or the sign behind the list's numbers: another sign makes another list. */
  listSign(list: List): string {
    let at = spanOf(list).start - this.start;
    while (isDigit(this.text.charCodeAt(at))) at++;
    return this.text.charAt(at);
  }

  /** Where each of its lines starts, counted from its own start. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  /** Names in brackets, of which some may be defined elsewhere. */
  get mentions(): ReadonlySet<string> {
    this.#mentions ??= this.text.includes('[') ? mentionsIn(this.text) : new Set();
    return this.#mentions;
  }

  /** Names that it defines for the whole document. */
  get defined(): readonly string[] {
    this.#defined ??= mayDefine(this.text) ? namesDefinedIn(this.nodes) : noNames;
    return this.#defined;
  }

  /** A piece of it, by offsets of the document. */
  slice({ start, end }: Span): string {
    return this.text.slice(start - this.start, end - this.start);
  }

  /** What was read from it, kept as long as it lives; see `perBlock`. */
  remember<T>(key: number, read: (block: Block) => T): T {
    this.#memory ??= new Array(readers.length);
    if (!(key in this.#memory)) this.#memory[key] = compact(read(this));
    return this.#memory[key] as T;
  }

  #parse(): readonly RootContent[] {
    if (this.names.length === 0) {
      const plain = readPlainBlock(this, this.text, this.start);
      if (plain) return plain;
    }
    if (this.kind !== 'fence' && isHostile(this.text)) {
      this.#isUnread = true;
      return plainText(this.text, this.start);
    }
    return this.#parseWith(this.kind === 'front-matter' ? '' : definitionsOf(this.names));
  }

  #parseWith(definitions: string): readonly RootContent[] {
    // The parser drops a byte order mark at the head of what it is given; only the document's own is to be dropped.
    const hasMark = this.text.charCodeAt(0) === byteOrderMark;
    const dropped = hasMark && this.isFirst ? 1 : 0;
    const prefix = (hasMark && !this.isFirst ? '\n' : '') + definitions + (this.head ?? '');
    const text = prefix + this.text.slice(dropped);
    const root: Root = this.kind === 'front-matter' ? parseHead(text) : parse(text);
    const nodes = root.children.filter((node) => spanOf(node).end > prefix.length);
    for (const node of nodes) this.#place(node, this.start - prefix.length + dropped);
    const [table] = nodes;
    if (this.head !== undefined && table?.type === 'table') {
      table.children = table.children.filter((row) => spanOf(row).start >= this.start);
      table.position = new NodePosition(spanOf(table.children[0] ?? table).start, spanOf(table).end);
    }
    return nodes;
  }

  /** Makes offsets of the parsed text those of the document. A block that was never closed ends before its line break. */
  #place(node: Nodes, by: number): void {
    const start = spanOf(node).start + by;
    let end = Math.min(spanOf(node).end + by, this.end);
    if (node.type !== 'text') while (end > start && isLineBreak(this.text.charCodeAt(end - 1 - this.start))) end--;
    node.position = new NodePosition(start, end);
    if (!('children' in node)) return;
    node.children = compact(node.children) as typeof node.children & never[];
    for (const child of node.children) this.#place(child, by);
  }
}

const byteOrderMark = 0xfeff;

function plainText(text: string, start: number): RootContent[] {
  const lead = text.search(/\S/);
  if (lead < 0) return [];
  const value = text.trim();
  const at = new NodePosition(start + lead, start + lead + value.length);
  return [{ type: 'paragraph', children: [{ type: 'text', value, position: at }], position: at }];
}

const readers: ((block: Block) => unknown)[] = [];

/** Makes a reader of single blocks remember what it read, for as long as the block lives. */
export function perBlock<T>(read: (block: Block) => T): (block: Block) => T {
  const key = readers.push(read) - 1;
  return (block) => block.remember(key, read);
}

/** Parses a block, and has all readers made by `perBlock` read it. */
export function readWhole(block: Block): void {
  readers.forEach((read, key) => {
    block.remember(key, read);
  });
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count++;
  }
  return count;
}

const lineFeed = 10;
const carriageReturn = 13;

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(at + 1);
  }
  return starts.length === 1 ? oneLine : starts.slice();
}
