import type { Span } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { BlockReader } from './blockReader.ts';
import type { DraftTimeline } from './entries.ts';
import type { Memory } from './memory.ts';
import { nodesIn, type OutlineNode } from './outline.ts';
import { hasClock, readStamped } from './stamp.ts';
import { readUnnamed } from './unnamedTimelines.ts';

/** The timelines of a document: what its timeline sections hold, and lists and tables of times elsewhere. */
export function readTimelines(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline[] {
  const sections = memory.keep(outline, 'timelines', [options], () =>
    outline
      .filter((node) => isTimeline(node) && !isTimeline(parentOf(outline, node)))
      .map((node) => ({ node, span: { start: node.span.start, end: endWithDays(outline, node, options) } })),
  );
  const named = sections.map(({ node, span }) => readSection(tree, node, span, options, memory));
  const unnamed = readUnnamed(tree, outline, named, options, memory);
  return unnamed.length === 0 ? named : [...named, ...unnamed].sort((a, b) => a.span.start - b.span.start);
}

function isTimeline(node: OutlineNode | undefined): boolean {
  return node?.section.roles.includes('timeline') ?? false;
}

function parentOf(outline: readonly OutlineNode[], node: OutlineNode): OutlineNode | undefined {
  return node.section.parent === undefined ? undefined : outline[node.section.parent];
}

function readSection(
  tree: SyntaxTree,
  node: OutlineNode,
  span: Span,
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline {
  const { source } = tree;
  return memory.keepWithin(node.head, 'entries', span, [node, span.end, options], () => {
    const title = source.slice({ start: source.lineStart(span.start), end: source.lineEnd(span.start) });
    const draft: DraftTimeline = { node, span, entries: [], groups: [], notes: [title] };
    const within = { start: node.bodyStart, end: span.end };
    new BlockReader(source, draft, within, options).read(nodesIn(tree, within));
    return draft;
  });
}

/** Headings with nothing but a day that follow on the same level belong to the timeline: `## Timeline`, `## May 12`. */
function endWithDays(outline: readonly OutlineNode[], node: OutlineNode, options: ReadingOptions): number {
  let { end } = node.span;
  if (node.section.shape === 'label') return end;
  for (let at = node.section.index + 1; at < outline.length; at++) {
    const next = outline[at];
    if (!next || next.span.start < end) continue;
    if (next.section.parent !== node.section.parent || next.section.depth !== node.section.depth) break;
    const read = readStamped(next.title, options);
    if (!read.stamp || (!hasClock(read.stamp.expression) && read.text !== '')) break;
    end = next.span.end;
  }
  return end;
}
