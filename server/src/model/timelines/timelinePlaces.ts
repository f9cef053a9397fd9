import { changeBetween, firstFrom, sameItems } from '../../syntax/change.ts';
import type { Span } from '../../syntax/position.ts';
import type { DraftTimeline } from '../entries/entries.ts';
import type { Memory } from '../memory.ts';
import type { OutlineNode } from '../sections/outline.ts';

/** A timeline, and the part of the document that is about its incident alone, if there is one. */
export interface TimelinePlace {
  /** Of that part, or of the timeline. */
  readonly span: Span;
  readonly draft: DraftTimeline;
  readonly scope?: OutlineNode;
  /** The sections of that part. */
  readonly around: readonly OutlineNode[];
}

/** How far the incident of a timeline reaches is told by its neighbours: where none is new, it is where it was. */
export function placesOf(
  outline: readonly OutlineNode[],
  drafts: readonly DraftTimeline[],
  memory: Memory,
): readonly TimelinePlace[] {
  const last = memory.keep(outline, 'places', [], (): Places => ({ drafts: [], places: [] }));
  if (last.drafts === drafts) return last.places;
  const { from, before, after } = changeBetween(last.drafts, drafts);
  const start = Math.max(0, from - 1);
  const fresh = drafts.slice(start, after + 1).map((draft, at): TimelinePlace => {
    const scope = scopeOf(outline, drafts, start + at);
    const { span } = scope ?? draft;
    return { span, draft, scope, around: scope ? itemsWithin(outline, span, startOfNode) : [] };
  });
  last.places = [...last.places.slice(0, start), ...fresh, ...last.places.slice(before + 1)];
  last.drafts = drafts;
  return last.places;
}

/** Of an outline. */
interface Places {
  drafts: readonly DraftTimeline[];
  places: readonly TimelinePlace[];
}

export function samePlaces(a: TimelinePlace, b: TimelinePlace): boolean {
  return a.draft === b.draft && a.scope === b.scope && sameItems(a.around, b.around);
}

export const startOfNode = ({ span }: OutlineNode): number => span.start;

/** The items of a sorted list that start in a piece of the document. */
export function itemsWithin<T>(items: readonly T[], { start, end }: Span, startOf: (item: T) => number): readonly T[] {
  return items.slice(firstFrom(items, start, startOf), firstFrom(items, end, startOf));
}

/** With several incidents in one document, the section that holds this timeline and no other one. */
function scopeOf(
  outline: readonly OutlineNode[],
  drafts: readonly DraftTimeline[],
  at: number,
): OutlineNode | undefined {
  const node = drafts[at]?.node;
  if (drafts.length < 2 || !node?.section.roles.includes('timeline')) return undefined;
  const holds = (outer: OutlineNode, other: DraftTimeline | undefined) =>
    other !== undefined && outer.span.start <= other.span.start && other.span.start < outer.span.end;
  let scope: OutlineNode | undefined;
  for (let index = node.section.parent; index !== undefined; ) {
    const parent = outline[index];
    // They are in the order of the text: if it holds any other one, it holds a neighbour.
    if (!parent || holds(parent, drafts[at - 1]) || holds(parent, drafts[at + 1])) break;
    scope = parent;
    index = parent.section.parent;
  }
  return scope;
}
