import type { Nodes } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { linesOf, plainTextOf } from '../syntax/plainText.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { BlockReader } from './blockReader.ts';
import type { DraftTimeline } from './entries.ts';
import { countTimedItems } from './listEntries.ts';
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
): DraftTimeline[] {
  const found: DraftTimeline[] = [];
  const visit = (block: Nodes) => {
    const span = tree.spanOf(block);
    const isContainer = block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote';
    const overlaps = named.some((timeline) => timeline.span.start < span.end && span.start < timeline.span.end);
    if (!overlaps && isUnnamedTimeline(tree, block, options)) {
      const node = outline.findLast(
        (candidate) => candidate.span.start <= span.start && span.end <= candidate.span.end,
      );
      if (node?.section.roles.some((role) => otherTimes.some((other) => other === role))) return;
      if (isChat(tree, block, node?.section.title)) return;
      const draft: DraftTimeline = { node, span, entries: [], groups: [], notes: node ? [node.section.title] : [] };
      new BlockReader(tree, draft, span, options).read([block]);
      found.push(draft);
    } else if (isContainer) {
      for (const child of block.children) visit(child);
    }
  };
  for (const block of tree.root.children) visit(block);
  return found;
}

const fewestUnnamed = 3;

/** A line of a chat: `[18:42] <lena> anybody here?`, `18:42 lena: anybody here?` */
const chatLine =
  /^\s*(?:[-*>]\s+)?[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?[\])]?\s*[-–]?\s*(?:<[^<>\n]{1,30}>|@?[a-z][\w.-]{0,20}:)\s/;
const chatTitle = /\b(?:chat|irc|slack|transcript|conversation|log excerpts?|raw logs?|appendix)\b/i;

function isChat(tree: SyntaxTree, block: Nodes, title: string | undefined): boolean {
  if (title !== undefined && chatTitle.test(title)) return true;
  const { start, end } = tree.spanOf(block);
  const lines = tree.source.text
    .slice(start, end)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  return lines.filter((line) => chatLine.test(line)).length * 2 >= lines.length;
}

function isUnnamedTimeline(tree: SyntaxTree, block: Nodes, options: ReadingOptions): boolean {
  if (block.type === 'table') return isTimeTable(tree, block, options);
  if (block.type === 'list') {
    const { timed, all } = countTimedItems({ tree, options, end: tree.source.text.length }, block);
    return timed >= fewestUnnamed && timed * 5 >= all * 3;
  }
  if (block.type !== 'paragraph') return false;
  const lines = linesOf(plainTextOf(tree, block)).filter((line) => line.text.trim() !== '');
  const timed = lines.filter((line) => hasClock(readStamped(line, options).stamp?.expression));
  return timed.length >= fewestUnnamed && timed.length * 5 >= lines.length * 3;
}
