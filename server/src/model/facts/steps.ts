/** Single steps of a repair, told of behind the timeline below headings of their own: what they took is not the incident's. */

import type { Memory } from '../memory.ts';
import { perObject } from '../perObject.ts';
import { type OutlineNode, outermost, parentOf } from '../sections/outline.ts';
import type { Span } from '../types.ts';
import type { LabelKind, LabelledText } from '../words/labels.ts';

/**
 * The pieces of a document that are about single steps, in its order, none in another one:
 *
 *     ## Recovery
 *     ### Catch-up run
 *     - **Duration:** 65 min
 */
const stepsIn = perObject((outline: readonly OutlineNode[]): readonly Span[] => {
  const timeline = outline.find(({ section }) => section.roles.includes('timeline'));
  if (!timeline) return [];
  const steps = outline.filter((node) => isStep(outline, node, timeline.span.end));
  return outermost(steps).map(({ span }) => span);
});

/** A heading without a role below the resolution or the response. Elsewhere it may be another incident. */
function isStep(outline: readonly OutlineNode[], node: OutlineNode, from: number): boolean {
  const { section, span } = node;
  const isHeading = section.shape === 'atx' && section.depth >= 3;
  return (
    isHeading &&
    section.roles.length === 0 &&
    span.start >= from &&
    (parentOf(outline, node)?.section.roles.some((role) => role === 'resolution' || role === 'response') ?? false)
  );
}

/** What of a list in the document's order is not about a single step. */
export function outsideSteps<T>(
  outline: readonly OutlineNode[],
  items: readonly T[],
  startOf: (item: T) => number,
): readonly T[] {
  const steps = stepsIn(outline);
  if (steps.length === 0) return items;
  let at = 0;
  return items.filter((item) => {
    const start = startOf(item);
    while ((steps[at]?.end ?? start + 1) <= start) at++;
    return start < (steps[at]?.start ?? start + 1);
  });
}

const timed: ReadonlySet<LabelKind> = new Set<LabelKind>(['start', 'end', 'date', 'duration']);

/** The labels but those that say when a single step was. */
export function withoutSteps(
  labels: readonly LabelledText[],
  outline: readonly OutlineNode[],
  memory: Memory,
): readonly LabelledText[] {
  if (stepsIn(outline).length === 0) return labels;
  return memory.keep(labels, 'without steps', [outline], () => {
    const outside = new Set(outsideSteps(outline, labels, ({ value }) => value.start));
    return labels.filter((label) => outside.has(label) || !label.kinds.some((kind) => timed.has(kind)));
  });
}
