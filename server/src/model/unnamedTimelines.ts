import type { Nodes } from 'mdast';
import type { Block } from '../syntax/block.ts';
import { firstFrom } from '../syntax/change.ts';
import { perNodeWith } from '../syntax/perNode.ts';
import { linesOf, plainTextOf } from '../syntax/plainText.ts';
import { spanOf, type TextSource } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { BlockReader } from './blockReader.ts';
import type { DraftTimeline } from './entries.ts';
import { countTimedItems, hasTimedItem } from './listEntries.ts';
import type { Memory } from './memory.ts';
import type { OutlineNode } from './outline.ts';
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
  const blocks = memory.gather(
    `timed ${options.order}`,
    (block) => (holdsTimes(block, options) ? [block] : []),
    ({ start }) => start,
  );
  const found: DraftTimeline[] = [];
  let next = 0;
  let done = -1;
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block || block.start < done) continue;
    while ((named[next]?.span.end ?? Number.POSITIVE_INFINITY) <= block.start) next++;
    const timeline = named[next]?.span;
    if (timeline && timeline.start <= block.start && block.end <= timeline.end) {
      at = firstFrom(blocks, timeline.end, ({ start }) => start) - 1;
      continue;
    }
    for (const node of nodesOver(tree, block)) {
      done = spanOf(node).end;
      const candidates = candidatesIn(node, options, source);
      // Where a timeline takes up a part of a node, the rest of it may hold another one.
      for (const candidate of outermost(candidates.filter((other) => isFree(other, named)))) {
        const draft = readCandidate(tree, outline, candidate, options, memory);
        if (draft) found.push(draft);
      }
    }
  }
  return found;
}

/** Whether a block has anything that a timeline could be made of; far from all have. */
function holdsTimes(block: Block, options: ReadingOptions): boolean {
  return block.nodes.some((node) => {
    if (node.type === 'list') return hasTimedItem({ source: block, options, end: Number.POSITIVE_INFINITY }, node);
    return node.type === 'table' || candidatesIn(node, options, block).length > 0;
  });
}

/** The outermost nodes that a block has a part in. */
function nodesOver({ root: { children } }: SyntaxTree, block: Block): readonly Nodes[] {
  const endOf = (node: Nodes) => node.position?.end.offset ?? 0;
  const from = firstFrom(children, block.start + 1, endOf);
  let to = from;
  while (to < children.length && spanOf(children[to] as Nodes).start < block.end) to++;
  return children.slice(from, to);
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
  return memory.keepWithin(block, 'unnamed', span, [node, options], () => {
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
