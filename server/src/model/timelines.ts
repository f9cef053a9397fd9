import type { Heading, Nodes, Paragraph } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, linesOf, type PlainText, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import type { Span } from '../syntax/position.ts';
import type { DateOrder } from '../time/types.ts';
import type { DayHeading, Draft, DraftEntry } from './entries.ts';
import { readList } from './listEntries.ts';
import { blocksIn, type OutlineNode } from './outline.ts';
import { hasClock, readStamped, type StampedText } from './stamp.ts';
import { readTable } from './tableEntries.ts';

/** A timeline before its times are resolved. */
export interface DraftTimeline extends Draft {
  readonly node: OutlineNode;
}

/** The timelines of a document: what its timeline sections hold. */
export function readTimelines(tree: SyntaxTree, outline: readonly OutlineNode[], order?: DateOrder): DraftTimeline[] {
  const isTimeline = (node: OutlineNode | undefined) => node?.section.roles.includes('timeline') ?? false;
  const parentOf = (node: OutlineNode) =>
    node.section.parent === undefined ? undefined : outline[node.section.parent];
  return outline
    .filter((node) => isTimeline(node) && !isTimeline(parentOf(node)))
    .map((node) => readTimeline(tree, node, order));
}

function readTimeline(tree: SyntaxTree, node: OutlineNode, order?: DateOrder): DraftTimeline {
  const draft: DraftTimeline = {
    node,
    entries: [],
    groups: [],
    notes: [node.section.title, tree.source.slice(node.section.titleRange)],
  };
  const blocks = blocksIn(tree, { start: node.bodyStart, end: node.span.end });
  new BlockReader(tree, draft, node.span.end, order).read(blocks);
  return draft;
}

/** Walks the blocks of a timeline and remembers which day and which event it is under. */
class BlockReader {
  readonly #tree: SyntaxTree;
  readonly #draft: Draft;
  readonly #end: number;
  readonly #order: DateOrder | undefined;
  #day: DayHeading | undefined;
  /** Depth of the heading of the event that the following blocks belong to. */
  #under: number | undefined;

  constructor(tree: SyntaxTree, draft: Draft, end: number, order?: DateOrder) {
    this.#tree = tree;
    this.#draft = draft;
    this.#end = end;
    this.#order = order;
  }

  read(blocks: readonly Nodes[]): void {
    blocks.forEach((block, index) => {
      if (block.type === 'heading') this.#readHeading(block, blocks.slice(index + 1));
      else if (this.#under !== undefined) return;
      else if (block.type === 'list') readList(this.#tree, block, this.#draft, this.#day, this.#order);
      else if (block.type === 'table') readTable(this.#tree, block, this.#draft, this.#day, this.#order);
      else if (block.type === 'blockquote') this.read(block.children);
      else if (block.type === 'paragraph') this.#readParagraph(block);
    });
  }

  /** `### 09:05 Alert` is an event, `### 5 June` a day, `### Mitigation` neither. */
  #readHeading(heading: Heading, following: readonly Nodes[]): void {
    const plain = plainTextOf(this.#tree, heading);
    const read = readStamped(plain, this.#order);
    this.#under = undefined;
    if (!read.stamp) {
      this.#draft.notes.push(flatten(plain.text));
      return;
    }
    const content = contentOf(heading, following);
    if (!hasClock(read.stamp.expression) && (content.length === 0 || this.#holdsEvents(content))) {
      this.#day = { expression: read.stamp.expression };
      this.#draft.notes.push(flatten(plain.text));
      return;
    }
    const last = content.at(-1);
    const span = { start: plain.start, end: last ? Math.min(this.#tree.spanOf(last).end, this.#end) : plain.end };
    const text = read.text === '' ? this.#firstWords(content) : read.text;
    this.#add({ ...read, text }, span, 'headings');
    this.#under = heading.depth;
  }

  #holdsEvents(blocks: readonly Nodes[]): boolean {
    const trial: Draft = { entries: [], groups: [], notes: [] };
    new BlockReader(this.#tree, trial, this.#end, this.#order).read(blocks);
    return trial.entries.some((entry) => hasClock(entry.stamp?.expression));
  }

  #firstWords(blocks: readonly Nodes[]): string {
    const paragraph = blocks.find((block) => block.type === 'paragraph');
    return paragraph ? flatten(plainTextOf(this.#tree, paragraph).text) : '';
  }

  /** Lines that start with a time are events; the lines between belong to the event before them. */
  #readParagraph(paragraph: Paragraph): void {
    const plain = plainTextOf(this.#tree, paragraph);
    const lines = linesOf(plain).filter((line) => line.start < this.#end);
    const starts = lines.map((line) => readStamped(line, this.#order));
    lines.forEach((line, index) => {
      const read = starts[index];
      if (!read?.stamp) {
        this.#draft.notes.push(flatten(line.text));
        return;
      }
      if (!hasClock(read.stamp.expression) && read.text === '') {
        this.#day = { expression: read.stamp.expression };
        return;
      }
      let next = index + 1;
      while (next < lines.length && !starts[next]?.stamp) next++;
      const whole = slicePlain(plain, line.start - plain.start, (lines[next - 1] ?? line).end - plain.start);
      this.#add(readStamped(trimLine(whole), this.#order), trimLine(whole), 'lines');
    });
  }

  #add(read: StampedText, span: Span, kind: 'headings' | 'lines'): void {
    const last = this.#draft.entries.at(-1);
    const continues = last && this.#draft.groups[last.group]?.kind === kind && last.day === this.#day;
    const group = continues ? last.group : this.#draft.groups.push({ kind }) - 1;
    const entry: DraftEntry = { ...read, span: { start: span.start, end: span.end }, group };
    this.#draft.entries.push(this.#day ? { ...entry, day: this.#day } : entry);
  }
}

/** The blocks under a heading, to the next one of its depth or above. */
function contentOf(heading: Heading, following: readonly Nodes[]): readonly Nodes[] {
  const end = following.findIndex((block) => block.type === 'heading' && block.depth <= heading.depth);
  return end < 0 ? following : following.slice(0, end);
}

function trimLine(plain: PlainText): PlainText {
  const from = Math.max(0, plain.text.search(/\S/));
  return slicePlain(plain, from, plain.text.trimEnd().length);
}
