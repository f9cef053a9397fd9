/**
 * The one place where offsets become lines and columns.
 *
 * Inside the core a place is a pair of offsets, and those are stable: an edit moves no offset outside of the blocks that
 * it touches (see `block.ts`). What leaves the server has LSP's shape: 0-based lines, UTF-16 columns, half open.
 */
import type { Nodes } from 'mdast';
import type { Point } from 'unist';
import type { Block } from './block.ts';
import { changeBetween } from './change.ts';
import { isLineBreak } from './lines.ts';

/** A point between two characters. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** Half open: `end` is behind the last character. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/**
 * A half-open pair of offsets into one document. Offsets are in the order of the text; their difference is a number of
 * characters only inside a block, so a piece of text is got with `slice`, and its length from what that gives.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The place of a node in a tree of ours, where it is known by its offsets alone. There are as many of them as there are
 * nodes, so one is as small as it can be.
 */
export class NodePosition {
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }

  get start(): Point {
    return { line: 0, column: 0, offset: this.from };
  }

  get end(): Point {
    return { line: 0, column: 0, offset: this.to };
  }
}

/** Where a node stands in the text. */
export function spanOf({ position }: Nodes): Span {
  if (position instanceof NodePosition) return { start: position.from, end: position.to };
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** What pieces of text are got from: a document, or the block that they are in. */
export interface TextSource {
  slice(span: Span): string;
}

/** A text with an index of its lines. Lines end at LF, CRLF or CR, as in LSP and CommonMark. */
export class SourceText implements TextSource {
  readonly #blocks: readonly Block[];
  #text: string | undefined;
  readonly lineCount: number;
  /** Behind the last character. */
  readonly end: number;
  /** Index of the first line of each block; only for the next version's index. */
  readonly firstLines: Int32Array;

  /** @param previous the version before, whose index is taken over where nothing has moved */
  constructor(blocks: readonly Block[], previous?: LinesOfBlocks) {
    this.#blocks = blocks;
    this.firstLines = previous ? firstLinesAfter(previous, blocks) : firstLinesOf(blocks);
    this.end = blocks.at(-1)?.end ?? 0;
    this.lineCount = (this.firstLines[blocks.length] ?? 0) + 1;
  }

  /** All of it; made when asked for. */
  get text(): string {
    this.#text ??= this.#blocks.map((block) => block.text).join('');
    return this.#text;
  }

  /** Offset of its first character that is no white space; 0 if there is none. */
  get firstWord(): number {
    const block = this.#blocks.find((candidate) => /\S/.test(candidate.text));
    return block ? block.start + block.text.search(/\S/) : 0;
  }

  /** How its first line ends; LF if there is but one. */
  get eol(): string {
    const block = this.#blocks.find((candidate) => candidate.lineBreaks > 0);
    return /\r\n|\n|\r/.exec(block?.text ?? '')?.[0] ?? '\n';
  }

  slice(span: Span): string {
    if (span.end <= span.start) return '';
    const blocks = this.#blocks;
    const from = this.blockAt(span.start);
    const first = blocks[from];
    if (!first) return '';
    if (span.end <= first.end) return first.text.slice(span.start - first.start, span.end - first.start);
    const to = this.blockAt(span.end);
    const pieces = [first.text.slice(Math.max(0, span.start - first.start))];
    for (let at = from + 1; at < to; at++) pieces.push(blocks[at]?.text ?? '');
    const behind = blocks[to];
    if (behind && to > from) pieces.push(behind.text.slice(0, span.end - behind.start));
    return pieces.join('');
  }

  /** Its first characters, or a few more. */
  head(length: number): string {
    const blocks = this.#blocks;
    let at = 0;
    for (let known = 0; at < blocks.length && known < length; at++) known += blocks[at]?.text.length ?? 0;
    return blocks
      .slice(0, at)
      .map((block) => block.text)
      .join('');
  }

  positionAt(offset: number): TextPosition {
    const { index, line, at } = this.#inBlock(offset);
    const start = this.#blocks[index]?.lineStarts[line] ?? 0;
    return { line: this.#firstLine(index) + line, character: at - start };
  }

  /** Positions outside the text, or behind the end of their line, are moved to the nearest place in it. */
  offsetAt(position: TextPosition): number {
    const { block, offset } = this.placeOf(position);
    return (this.#blocks[block]?.start ?? 0) + offset;
  }

  rangeOf(span: Span): TextRange {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  /** 0-based line that holds an offset. */
  lineAt(offset: number): number {
    const { index, line } = this.#inBlock(offset);
    return this.#firstLine(index) + line;
  }

  /** From the first character of the line that holds `offset`. */
  lineStart(offset: number): number {
    const { index, line } = this.#inBlock(offset);
    const block = this.#blocks[index];
    return block ? block.start + (block.lineStarts[line] ?? 0) : 0;
  }

  /** To the end of that line, before its line break. */
  lineEnd(offset: number): number {
    const { index, line } = this.#inBlock(offset);
    const block = this.#blocks[index];
    return block ? block.start + endOfLine(block, line) : 0;
  }

  /** Start of the line behind the one that holds `offset`; the end of the text behind the last. */
  nextLine(offset: number): number {
    const { index, line } = this.#inBlock(offset);
    const block = this.#blocks[index];
    const next = block?.lineStarts[line + 1];
    if (block && next !== undefined && next < block.text.length) return block.start + next;
    return this.#blocks[index + 1]?.start ?? this.end;
  }

  /** The end of a piece of text without the white space at its end. */
  trimmedEnd({ start, end }: Span): number {
    for (let index = this.blockAt(end); index >= 0; index--) {
      const block = this.#blocks[index];
      if (!block) break;
      const from = Math.max(0, start - block.start);
      const kept = block.text.slice(from, Math.max(from, end - block.start)).trimEnd().length;
      if (kept > 0) return block.start + from + kept;
      if (block.start <= start) break;
    }
    return start;
  }

  /** The block that holds a position, and the offset in it. */
  placeOf({ line, character }: TextPosition): { readonly block: number; readonly offset: number } {
    const blocks = this.#blocks;
    if (blocks.length === 0 || line < 0) return { block: 0, offset: 0 };
    const index = lineIn(this.firstLines, Math.min(line, this.lineCount - 1), blocks.length - 1);
    const block = blocks[index];
    if (!block) return { block: 0, offset: 0 };
    if (line >= this.lineCount) return { block: index, offset: block.text.length };
    const own = line - this.#firstLine(index);
    const start = block.lineStarts[own] ?? block.text.length;
    return { block: index, offset: Math.min(start + Math.max(0, character), endOfLine(block, own)) };
  }

  /** Index of the block that holds an offset. */
  blockAt(offset: number): number {
    const blocks = this.#blocks;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Line in its block, and the offset in it. */
  #inBlock(offset: number): { index: number; line: number; at: number } {
    const index = this.blockAt(offset);
    const block = this.#blocks[index];
    if (!block) return { index, line: 0, at: 0 };
    const at = Math.max(0, Math.min(offset - block.start, block.text.length));
    return { index, line: lineIn(block.lineStarts, at), at };
  }

  #firstLine(block: number): number {
    return this.firstLines[block] ?? 0;
  }
}

/** The last of `starts` that is not behind `value`. */
function lineIn(starts: ArrayLike<number>, value: number, last = starts.length - 1): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offset in a block of the end of one of its lines, before the line break. */
function endOfLine(block: Block, line: number): number {
  const { text, lineStarts } = block;
  let end = lineStarts[line + 1] ?? text.length;
  const start = lineStarts[line] ?? text.length;
  while (end > start && isLineBreak(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Where the blocks of a version start, by lines. */
interface LinesOfBlocks {
  readonly blocks: readonly Block[];
  /** One more than there are blocks: the last is the number of line breaks in all. */
  readonly firstLines: Int32Array;
}

function firstLinesOf(blocks: readonly Block[]): Int32Array {
  const lines = new Int32Array(blocks.length + 1);
  for (const [at, block] of blocks.entries()) lines[at + 1] = (lines[at] ?? 0) + block.lineBreaks;
  return lines;
}

function firstLinesAfter({ blocks: before, firstLines }: LinesOfBlocks, blocks: readonly Block[]): Int32Array {
  const change = changeBetween(before, blocks);
  const fresh = firstLinesOf(blocks.slice(change.from, change.after));
  const start = firstLines[change.from] ?? 0;
  const moved = start + (fresh.at(-1) ?? 0) - (firstLines[change.before] ?? 0);
  // Most edits stay in their line: the versions share one index then.
  if (moved === 0 && before.length === blocks.length && change.after - change.from === 1) return firstLines;
  const lines = new Int32Array(blocks.length + 1);
  lines.set(firstLines.subarray(0, change.from));
  for (let at = change.from; at < change.after; at++) lines[at] = start + (fresh[at - change.from] ?? 0);
  for (let at = change.after; at <= blocks.length; at++)
    lines[at] = (firstLines[at - change.after + change.before] ?? 0) + moved;
  return lines;
}
