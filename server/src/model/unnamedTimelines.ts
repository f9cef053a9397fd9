import type { Nodes } from 'mdast';
import { perNodeWith } from '../syntax/perNode.ts';
import { linesOf, plainTextOf } from '../syntax/plainText.ts';
import { spanOf, type TextSource } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { BlockReader } from './blockReader.ts';
import type { DraftTimeline } from './entries.ts';
import { countTimedItems } from './listEntries.ts';
import type { Memory } from './memory.ts';
import { blocksIn, type OutlineNode } from './outline.ts';
import { hasClock, readStamped } from './stamp.ts';
import { isTimeTable } from './tableEntries.ts';

/** Sections whose times are no events of the incident. */
const otherTimes = ['supporting', 'communication', 'action-items', 'metadata', 'duration'] as const;

/** Lists and tables outside of timeline sections in which most entries start with a time of day. */
export function readUnnamed(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  named: readonly DraftTimeline[],
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline[] {
  const { source } = tree;
  const found: DraftTimeline[] = [];
  let next = 0;
  for (const node of tree.root.children) {
    const { start, end } = spanOf(node);
    while ((named[next]?.span.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const candidates = candidatesIn(node, options, source);
    if (candidates.length === 0) continue;
    // Where a timeline takes up a part of a block, the rest of it may hold another one.
    const overlaps = (named[next]?.span.start ?? Number.POSITIVE_INFINITY) < end;
    const free = overlaps ? candidates.filter((candidate) => isFree(candidate, named)) : candidates;
    for (const candidate of overlaps ? outermost(free) : outermost(candidates)) {
      const draft = readCandidate(tree, outline, candidate, options, memory);
      if (draft) found.push(draft);
    }
  }
  return found;
}

function isFree(node: Nodes, named: readonly DraftTimeline[]): boolean {
  const { start, end } = spanOf(node);
  return !named.some((timeline) => timeline.span.start < end && start < timeline.span.end);
}

/** Without those that lie in another one. */
function outermost(nodes: readonly Nodes[]): Nodes[] {
  return nodes.filter((node, index) => {
    const before = nodes.slice(0, index);
    return !before.some((other) => spanOf(node).start >= spanOf(other).start && spanOf(node).end <= spanOf(other).end);
  });
}

const none: readonly Nodes[] = [];

/** What could be a timeline by its own entries: a node, and what is nested in it, outer ones first. */
const candidatesIn = perNodeWith((node: Nodes, options: ReadingOptions, source: TextSource): readonly Nodes[] => {
  const isContainer = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote';
  const nested = isContainer
    ? (node.children as Nodes[]).flatMap((child) => candidatesIn(child, options, source))
    : none;
  if (isUnnamedTimeline(source, node, options)) return [node, ...nested];
  return nested.length === 0 ? none : nested;
});

function readCandidate(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  block: Nodes,
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline | undefined {
  const { source } = tree;
  const span = spanOf(block);
  const node = outline.findLast((candidate) => candidate.span.start <= span.start && span.end <= candidate.span.end);
  if (node?.section.roles.some((role) => otherTimes.some((other) => other === role))) return undefined;
  return memory.keep(block, 'unnamed', [node, options, ...blocksIn(tree, span)], () => {
    if (isChat(source, block, node?.section.title)) return undefined;
    const draft: DraftTimeline = { node, span, entries: [], groups: [], notes: node ? [node.section.title] : [] };
    new BlockReader(source, draft, span, options).read([block]);
    return draft;
  });
}

const fewestUnnamed = 3;

/** A line of a chat: `[18:42] <lena> anybody here?`, `18:42 lena: anybody here?` */
const chatLine =
  /^\s*(?:[-*>]\s+)?[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?[\])]?\s*[-–]?\s*(?:<[^<>\n]{1,30}>|@?[a-z][\w.-]{0,20}:)\s/;
const chatTitle = /\b(?:chat|irc|slack|transcript|conversation|log excerpts?|raw logs?|appendix)\b/i;

function isChat(source: TextSource, block: Nodes, title: string | undefined): boolean {
  if (title !== undefined && chatTitle.test(title)) return true;
  const lines = source
    .slice(spanOf(block))
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  return lines.filter((line) => chatLine.test(line)).length * 2 >= lines.length;
}

function isUnnamedTimeline(source: TextSource, block: Nodes, options: ReadingOptions): boolean {
  if (block.type === 'table') return isTimeTable(source, block, options);
  if (block.type === 'list') {
    const { timed, all } = countTimedItems({ source, options, end: Number.POSITIVE_INFINITY }, block);
    return timed >= fewestUnnamed && timed * 5 >= all * 3;
  }
  if (block.type !== 'paragraph') return false;
  const lines = linesOf(plainTextOf(block, source)).filter((line) => line.text.trim() !== '');
  if (lines.length < fewestUnnamed) return false;
  const timed = lines.filter((line) => hasClock(readStamped(line, options).stamp?.expression));
  return timed.length >= fewestUnnamed && timed.length * 5 >= lines.length * 3;
}
