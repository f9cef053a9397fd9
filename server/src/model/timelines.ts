import type { Span } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { BlockReader } from './blockReader.ts';
import type { DraftTimeline } from './entries.ts';
import type { Memory } from './memory.ts';
import { nodesIn, type OutlineNode, parentOf } from './outline.ts';
import { hasClock, readStamped } from './stamp.ts';
import { readUnnamed } from './unnamedTimelines.ts';

/** The timelines of a document: what its timeline sections hold, and lists and tables of times elsewhere. */
export function readTimelines(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): readonly DraftTimeline[] {
  const sections = memory.keep(outline, 'timelines', [options], () =>
    outline
      .filter((node) => isTimeline(node) && !isTimeline(parentOf(outline, node)))
      .map((node): TimelineSection => ({ node, span: withDays(outline, node, options) })),
  );
  const named = memory.each('entries', sections, (section) => [readSection(tree, section, options)], [options], isSame);
  const unnamed = readUnnamed(tree, outline, named, options, memory);
  if (unnamed.length === 0) return named;
  return memory.keep(named, 'with unnamed ones', unnamed, () =>
    [...named, ...unnamed].sort((a, b) => a.span.start - b.span.start),
  );
}

interface TimelineSection {
  readonly node: OutlineNode;
  /** With the sections of days behind it. */
  readonly span: Span;
}

function isSame(a: TimelineSection, b: TimelineSection): boolean {
  return a.node === b.node;
}

function isTimeline(node: OutlineNode | undefined): boolean {
  return node?.section.roles.includes('timeline') ?? false;
}

function readSection(tree: SyntaxTree, { node, span }: TimelineSection, options: ReadingOptions): DraftTimeline {
  const { source } = tree;
  const title = source.slice({ start: source.lineStart(span.start), end: source.lineEnd(span.start) });
  const draft: DraftTimeline = { node, span, entries: [], groups: [], notes: [title] };
  const within = { start: node.bodyStart, end: span.end };
  new BlockReader(source, draft, within, options).read(nodesIn(tree, within));
  return draft;
}

/** Headings with nothing but a day that follow on the same level belong to the timeline: `## Timeline`, `## May 12`. */
function withDays(outline: readonly OutlineNode[], node: OutlineNode, options: ReadingOptions): Span {
  const { span } = node;
  let { end } = span;
  if (node.section.shape === 'label') return span;
  for (let at = node.section.index + 1; at < outline.length; at++) {
    const next = outline[at];
    if (!next || next.span.start < end) continue;
    if (next.section.parent !== node.section.parent || next.section.depth !== node.section.depth) break;
    const read = readStamped(next.title, options);
    if (!read.stamp || (!hasClock(read.stamp.expression) && read.text !== '')) break;
    end = next.span.end;
  }
  return end === span.end ? span : { start: span.start, end };
}
