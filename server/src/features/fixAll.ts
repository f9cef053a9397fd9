/** Applies all fixes that may be applied unseen. */
import { type FixContext, type FixEdit, plainFixText } from '../rules/types.ts';
import { firstFrom } from '../syntax/change.ts';
import type { Span } from '../syntax/position.ts';
import { editTree } from '../syntax/tree.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';

/** What fixes are told of the person. */
export type FixUser = Pick<FixContext, 'now' | 'localTimeZone'>;

/** A fix may make room for the next, but not for ever. */
const mostRounds = 10;

export interface FixedDocument {
  readonly snapshot: Snapshot;
  /** The edits of each round. */
  readonly rounds: readonly (readonly FixEdit[])[];
}

/** The document with safe fixes applied until none is left. */
export function fixAll(first: Snapshot, user: FixUser): FixedDocument {
  const rounds: (readonly FixEdit[])[] = [];
  let snapshot = first;
  while (rounds.length < mostRounds) {
    const edits = safeEdits(snapshot, user);
    if (edits.length === 0) break;
    rounds.push(edits);
    snapshot = afterEdits(snapshot, edits);
  }
  return { snapshot, rounds };
}

/** The edits of those safe fixes that touch no other, from the end of the document to its start. */
export function safeEdits(snapshot: Snapshot, user: FixUser): readonly FixEdit[] {
  const { postmortem } = snapshot;
  const context = { ...user, postmortem, source: postmortem.source };
  const fixes = snapshot.findings
    .filter(({ rule }) => rule.fix === 'safe')
    .flatMap(({ report }) => report.fixes?.(context).find(({ safe }) => safe) ?? []);
  /** In the order of the document, apart from each other. */
  const taken: FixEdit[] = [];
  const placeFor = ({ start }: Span) => firstFrom(taken, start, ({ span }) => span.end);
  const isFree = ({ span }: FixEdit) => (taken[placeFor(span)]?.span.start ?? Number.POSITIVE_INFINITY) > span.end;
  for (const { edits } of fixes) {
    if (!edits.every(isFree)) continue;
    for (const edit of edits) taken.splice(placeFor(edit.span), 0, edit);
  }
  return taken.reverse();
}

/** @param edits from the end of the document to its start */
function afterEdits(snapshot: Snapshot, edits: readonly FixEdit[]): Snapshot {
  const { source } = snapshot.tree;
  const tree = editTree(
    snapshot.tree,
    edits.map(({ span, newText }) => ({ range: source.rangeOf(span), text: plainFixText(newText) })),
  );
  return createSnapshot({ ...inputOf(snapshot), tree }, snapshot.rules);
}

/** Without what was computed, which would be copied as it is. */
function inputOf({ uri, version, tree, path, settings, ownTemplate, override, now }: Snapshot) {
  return { uri, version, tree, path, settings, ownTemplate, override, now };
}
