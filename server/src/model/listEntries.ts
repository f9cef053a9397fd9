import type { List, ListItem, Nodes } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import type { Span } from '../syntax/position.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { DayHeading, Draft } from './entries.ts';
import { hasClock, readStampedAnywhere, type StampedText } from './stamp.ts';

/** What the entries of a list are read with. */
export interface ListReading {
  readonly tree: SyntaxTree;
  readonly options: ReadingOptions;
  /** Where the timeline ends, which may be inside an item: the next title can follow without a blank line. */
  readonly end: number;
}

/**
 * Entries of a list:
 *
 *     - 09:00 Alert              an event, with what is nested in it
 *     - 5 June                   a day, if events are nested in it
 *       - 09:05 Page             an event
 *     - Actions taken            an entry without a time, if its siblings have one
 */
export function readList(reading: ListReading, list: List, draft: Draft, day?: DayHeading): void {
  const group = draft.groups.push({ kind: 'list' }) - 1;
  for (const item of list.children) {
    const span = clipped(reading, item);
    if (!span) break;
    const read = readItem(reading, item);
    const nested = item.children.filter((child): child is List => child.type === 'list');
    const holdsEvents = nested.some((child) => hasTimedItem(reading, child));
    const isDay = read.stamp !== undefined && !hasClock(read.stamp.expression) && holdsEvents;
    if (isDay || (!read.stamp && holdsEvents)) {
      const inner = isDay && read.stamp ? { expression: read.stamp.expression } : day;
      if (!isDay) draft.notes.push(read.text);
      for (const child of nested) readList(reading, child, draft, inner);
      continue;
    }
    if (read.text === '' && !read.stamp) continue;
    draft.entries.push({ ...read, span, group, day });
    if (read.stamp && holdsEvents && !hasClock(read.stamp.expression)) {
      for (const child of nested) readTimedItems(reading, child, draft, day);
    }
  }
}

/** Nested in an event, only items with a time of their own are events; the others elaborate it. */
function readTimedItems(reading: ListReading, list: List, draft: Draft, day?: DayHeading): void {
  const group = draft.groups.push({ kind: 'list' }) - 1;
  for (const item of list.children) {
    const read = readItem(reading, item);
    const span = clipped(reading, item);
    if (span && hasClock(read.stamp?.expression)) draft.entries.push({ ...read, span, group, day });
  }
}

/** What of an item belongs to the timeline; nothing if it starts behind its end. */
function clipped({ tree, end }: ListReading, item: ListItem): Span | undefined {
  const span = tree.spanOf(item);
  if (span.start >= end) return undefined;
  if (span.end <= end) return span;
  return { start: span.start, end: span.start + tree.source.text.slice(span.start, end).trimEnd().length };
}

/** How many items of a list state a time of day, and how many there are. */
export function countTimedItems(reading: ListReading, list: List): { timed: number; all: number } {
  const timed = list.children.filter((item) => {
    const { stamp, placed } = readItem(reading, item);
    return placed === 'lead' && hasClock(stamp?.expression);
  });
  return { timed: timed.length, all: list.children.length };
}

/** Whether an item of a list states a time of day, or any time at all. */
export function hasTimedItem(reading: ListReading, list: List, which: 'clock' | 'any' = 'clock'): boolean {
  return list.children.some((item) => {
    const { stamp } = readItem(reading, item);
    if (which === 'any' ? stamp : hasClock(stamp?.expression)) return true;
    return item.children.some((child) => child.type === 'list' && hasTimedItem(reading, child, which));
  });
}

/** The item's own words; where it has only a time, or none at all, the first words nested in it. */
function readItem(reading: ListReading, item: ListItem): StampedText {
  const { tree, options, end } = reading;
  const first = item.children[0];
  const span = tree.spanOf(item);
  const inside = span.start + markerLength(tree.source.text.slice(span.start, span.start + longestMarker));
  if (first?.type === 'paragraph' || first?.type === 'heading') {
    const plain = plainTextOf(tree, first);
    const read = readStampedAnywhere(slicePlain(plain, 0, end - plain.start), options);
    return read.text === '' ? { ...read, text: firstWords(tree, item.children.slice(1)) } : read;
  }
  const dated = first?.type === 'list' ? readDayDot(reading, first) : undefined;
  if (dated) return dated;
  // Only the bullet stands for an entry whose words are all nested in it.
  const text = firstWords(tree, item.children);
  const place = { start: inside, end: inside };
  return { text, textSpan: { start: span.start, end: inside }, stampAt: place, placed: 'lead' };
}

/** `- 5. Juni 2024, 14:05`, where CommonMark takes `5.` for the start of a list. */
function readDayDot({ tree, options }: ListReading, list: List): StampedText | undefined {
  const paragraph = list.children[0]?.children[0];
  if (!list.ordered || list.children.length !== 1 || paragraph?.type !== 'paragraph') return undefined;
  const { start } = tree.spanOf(list);
  const plain = plainTextOf(tree, paragraph);
  const read = readStampedAnywhere(
    { ...plain, start, text: tree.source.text.slice(start, plain.start) + plain.text },
    options,
  );
  return read.stamp?.expression.from.date?.day === list.start ? read : undefined;
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
