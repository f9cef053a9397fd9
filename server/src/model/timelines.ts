import type { SyntaxTree } from '../syntax/parse.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { BlockReader } from './blockReader.ts';
import type { DraftTimeline } from './entries.ts';
import { blocksIn, type OutlineNode } from './outline.ts';
import { hasClock, readStamped } from './stamp.ts';
import { readUnnamed } from './unnamedTimelines.ts';

/** The timelines of a document: what its timeline sections hold, and lists and tables of times elsewhere. */
export function readTimelines(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
): DraftTimeline[] {
  const named = outline
    .filter((node) => isTimeline(node) && !isTimeline(parentOf(outline, node)))
    .map((node) => readSection(tree, outline, node, options));
  return [...named, ...readUnnamed(tree, outline, named, options)].sort((a, b) => a.span.start - b.span.start);
}

function isTimeline(node: OutlineNode | undefined): boolean {
  return node?.section.roles.includes('timeline') ?? false;
}

function parentOf(outline: readonly OutlineNode[], node: OutlineNode): OutlineNode | undefined {
  return node.section.parent === undefined ? undefined : outline[node.section.parent];
}

function readSection(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  node: OutlineNode,
  options: ReadingOptions,
): DraftTimeline {
  const end = endWithDays(outline, node, options);
  const span = { start: node.span.start, end };
  const title = tree.source.text.slice(tree.source.lineStart(node.span.start), tree.source.lineEnd(node.span.start));
  const draft: DraftTimeline = { node, span, entries: [], groups: [], notes: [title] };
  const within = { start: node.bodyStart, end };
  new BlockReader(tree, draft, within, options).read(blocksIn(tree, within));
  return draft;
}

/** Headings with nothing but a day that follow on the same level belong to the timeline: `## Timeline`, `## May 12`. */
function endWithDays(outline: readonly OutlineNode[], node: OutlineNode, options: ReadingOptions): number {
  let { end } = node.span;
  if (node.section.shape === 'label') return end;
  for (const next of outline.slice(node.section.index + 1)) {
    if (next.span.start < end) continue;
    if (next.section.parent !== node.section.parent || next.section.depth !== node.section.depth) break;
    const read = readStamped(next.title, options);
    if (!read.stamp || (!hasClock(read.stamp.expression) && read.text !== '')) break;
    end = next.span.end;
  }
  return end;
}
