import type { List, ListItem, Nodes } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, plainTextOf } from '../syntax/plainText.ts';
import type { DateOrder } from '../time/types.ts';
import type { DayHeading, Draft } from './entries.ts';
import { hasClock, readStamped, type StampedText } from './stamp.ts';

/**
 * Entries of a list:
 *
 *     - 09:00 Alert              an event, with what is nested in it
 *     - 5 June                   a day, if events are nested in it
 *       - 09:05 Page             an event
 *     - Actions taken            an entry without a time, if its siblings have one
 */
export function readList(tree: SyntaxTree, list: List, draft: Draft, day?: DayHeading, order?: DateOrder): void {
  const group = draft.groups.push({ kind: 'list' }) - 1;
  for (const item of list.children) {
    const read = readItem(tree, item, order);
    const nested = item.children.filter((child): child is List => child.type === 'list');
    const holdsEvents = nested.some((child) => hasTimedItem(tree, child, order));
    const isDay = read.stamp !== undefined && !hasClock(read.stamp.expression) && holdsEvents;
    if (isDay || (!read.stamp && holdsEvents)) {
      const inner = isDay && read.stamp ? { expression: read.stamp.expression } : day;
      if (!isDay) draft.notes.push(read.text);
      for (const child of nested) readList(tree, child, draft, inner, order);
      continue;
    }
    if (read.text === '' && !read.stamp) continue;
    draft.entries.push({ ...read, span: tree.spanOf(item), group, ...(day && { day }) });
    if (read.stamp && holdsEvents) {
      for (const child of nested) readTimedItems(tree, child, draft, day, order);
    }
  }
}

/** Nested in an event, only items with a time of their own are events; the others elaborate it. */
function readTimedItems(tree: SyntaxTree, list: List, draft: Draft, day?: DayHeading, order?: DateOrder): void {
  const group = draft.groups.push({ kind: 'list' }) - 1;
  for (const item of list.children) {
    const read = readItem(tree, item, order);
    if (hasClock(read.stamp?.expression)) {
      draft.entries.push({ ...read, span: tree.spanOf(item), group, ...(day && { day }) });
    }
  }
}

function hasTimedItem(tree: SyntaxTree, list: List, order?: DateOrder): boolean {
  return list.children.some((item) => {
    if (hasClock(readItem(tree, item, order).stamp?.expression)) return true;
    return item.children.some((child) => child.type === 'list' && hasTimedItem(tree, child, order));
  });
}

/** The item's own words; where it has only a time, or none at all, the first words nested in it. */
function readItem(tree: SyntaxTree, item: ListItem, order?: DateOrder): StampedText {
  const first = item.children[0];
  const span = tree.spanOf(item);
  const inside = span.start + markerLength(tree.source.text.slice(span.start, span.end));
  const place = { start: inside, end: inside };
  if (first?.type === 'paragraph' || first?.type === 'heading') {
    const read = readStamped(plainTextOf(tree, first), order);
    return read.text === '' ? { ...read, text: firstWords(tree, item.children.slice(1)) } : read;
  }
  // Only the bullet stands for an entry whose words are all nested in it.
  const text = firstWords(tree, item.children);
  return { text, textSpan: { start: span.start, end: inside }, stampAt: place };
}

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
