/** Which event a position belongs to, and which come before and after it. */
import type { Position, Range } from 'vscode-languageserver-types';
import type { EventNode } from './timelineNodes.ts';

/** The innermost event around a position: nested content may hold events of its own. */
export function eventAt(events: readonly EventNode[], position: Position): EventNode | undefined {
  return events.findLast(({ item }) => contains(item.range, position));
}

/** After the last comes the first, as with the editor's own "next problem". */
export function eventAfter(events: readonly EventNode[], position: Position): EventNode | undefined {
  const sorted = inDocumentOrder(events);
  return sorted.find(({ item }) => compare(item.selectionRange.start, position) > 0) ?? sorted[0];
}

export function eventBefore(events: readonly EventNode[], position: Position): EventNode | undefined {
  const sorted = inDocumentOrder(events);
  return sorted.findLast(({ item }) => compare(item.selectionRange.start, position) < 0) ?? sorted.at(-1);
}

function inDocumentOrder(events: readonly EventNode[]): readonly EventNode[] {
  return [...events].sort((a, b) => compare(a.item.selectionRange.start, b.item.selectionRange.start));
}

/** The end counts as inside: a cursor at the end of a line is on that line's event. */
function contains(range: Range, position: Position): boolean {
  return compare(range.start, position) <= 0 && compare(position, range.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
