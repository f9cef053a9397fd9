import type { List, ListItem, Nodes } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, plainTextOf } from '../syntax/plainText.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { DayHeading, Draft } from './entries.ts';
import { hasClock, readStampedAnywhere, type StampedText } from './stamp.ts';

/**
 * Entries of a list:
 *
 *     - 09:00 Alert              an event, with what is nested in it
 *     - 5 June                   a day, if events are nested in it
 *       - 09:05 Page             an event
 *     - Actions taken            an entry without a time, if its siblings have one
 */
export function readList(tree: SyntaxTree, list: List, draft: Draft, options: ReadingOptions, day?: DayHeading): void {
  const group = draft.groups.push({ kind: 'list' }) - 1;
  for (const item of list.children) {
    const read = readItem(tree, item, options);
    const nested = item.children.filter((child): child is List => child.type === 'list');
    const holdsEvents = nested.some((child) => hasTimedItem(tree, child, options));
    const isDay = read.stamp !== undefined && !hasClock(read.stamp.expression) && holdsEvents;
    if (isDay || (!read.stamp && holdsEvents)) {
      const inner = isDay && read.stamp ? { expression: read.stamp.expression } : day;
      if (!isDay) draft.notes.push(read.text);
      for (const child of nested) readList(tree, child, draft, options, inner);
      continue;
    }
    if (read.text === '' && !read.stamp) continue;
    draft.entries.push({ ...read, span: tree.spanOf(item), group, day });
    if (read.stamp && holdsEvents) {
      for (const child of nested) readTimedItems(tree, child, draft, options, day);
    }
  }
}

/** Nested in an event, only items with a time of their own are events; the others elaborate it. */
function readTimedItems(tree: SyntaxTree, list: List, draft: Draft, options: ReadingOptions, day?: DayHeading): void {
  const group = draft.groups.push({ kind: 'list' }) - 1;
  for (const item of list.children) {
    const read = readItem(tree, item, options);
    if (hasClock(read.stamp?.expression)) draft.entries.push({ ...read, span: tree.spanOf(item), group, day });
  }
}

/** How many items of a list state a time of day, and how many there are. */
export function countTimedItems(tree: SyntaxTree, list: List, options: ReadingOptions): { timed: number; all: number } {
  const timed = list.children.filter((item) => {
    const { stamp, placed } = readItem(tree, item, options);
    return placed === 'lead' && hasClock(stamp?.expression);
  });
  return { timed: timed.length, all: list.children.length };
}

function hasTimedItem(tree: SyntaxTree, list: List, options: ReadingOptions): boolean {
  return list.children.some((item) => {
    if (hasClock(readItem(tree, item, options).stamp?.expression)) return true;
    return item.children.some((child) => child.type === 'list' && hasTimedItem(tree, child, options));
  });
}

/** The item's own words; where it has only a time, or none at all, the first words nested in it. */
function readItem(tree: SyntaxTree, item: ListItem, options: ReadingOptions): StampedText {
  const first = item.children[0];
  const span = tree.spanOf(item);
  const inside = span.start + markerLength(tree.source.text.slice(span.start, span.start + longestMarker));
  if (first?.type === 'paragraph' || first?.type === 'heading') {
    const read = readStampedAnywhere(plainTextOf(tree, first), options);
    return read.text === '' ? { ...read, text: firstWords(tree, item.children.slice(1)) } : read;
  }
  // Only the bullet stands for an entry whose words are all nested in it.
  const text = firstWords(tree, item.children);
  const place = { start: inside, end: inside };
  return { text, textSpan: { start: span.start, end: inside }, stampAt: place, placed: 'lead' };
}

const longestMarker = 20;

/** `- `, `12. `, `- [x] ` */
function markerLength(item: string): number {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]?(?:\[[ xX]\][ \t]?)?/.exec(item)?.[0].length ?? 0;
}

function firstWords(tree: SyntaxTree, nodes: readonly Nodes[]): string {
  for (const node of nodes) {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const words = flatten(plainTextOf(tree, node).text);
      if (words !== '') return words;
    } else if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
      const words = firstWords(tree, node.children);
      if (words !== '') return words;
    }
  }
  return '';
}
