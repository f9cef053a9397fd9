/** Applies all fixes that may be applied unseen. */
import { type Fix, type FixContext, type FixEdit, plainFixText } from '../rules/types.ts';
import { firstFrom } from '../syntax/change.ts';
import type { Span } from '../syntax/position.ts';
import { editTree } from '../syntax/tree.ts';
import type { Finding } from './findings.ts';
import { Snapshot } from './snapshot.ts';

/** What fixes are told of the person. */
export type FixUser = Pick<FixContext, 'now' | 'localTimeZone'>;

/** A fix may make room for the next, but not for ever. */
const mostRounds = 10;

export interface FixedDocument {
  readonly snapshot: Snapshot;
  /** The edits of each round. */
  readonly rounds: readonly (readonly FixEdit[])[];
  /** How many fixes were applied in all of them. */
  readonly fixed: number;
}

/** The document with safe fixes applied until none is left. */
export function fixAll(first: Snapshot, user: FixUser): FixedDocument {
  const rounds: (readonly FixEdit[])[] = [];
  const seen = new Set([first.tree.source.text]);
  let snapshot = first;
  let fixed = 0;
  while (rounds.length < mostRounds) {
    const { edits, count } = safeEdits(snapshot, user);
    if (count === 0) break;
    const next = afterEdits(snapshot, edits);
    // Two fixes that undo each other would go on for ever.
    if (seen.has(next.tree.source.text)) break;
    seen.add(next.tree.source.text);
    rounds.push(edits);
    fixed += count;
    snapshot = next;
  }
  return { snapshot, rounds, fixed };
}

export function fixesOf({ postmortem }: Snapshot, { report }: Finding, user: FixUser): readonly Fix[] {
  return report.fixes?.({ ...user, postmortem, source: postmortem.source }) ?? [];
}

/** The fix of a finding that may be applied unseen. */
export function safeFixOf(snapshot: Snapshot, finding: Finding, user: FixUser): Fix | undefined {
  return finding.rule.fix === 'safe' ? fixesOf(snapshot, finding, user).find(({ safe }) => safe) : undefined;
}

interface SafeEdits {
  /** From the end of the document to its start. */
  readonly edits: readonly FixEdit[];
  /** Of fixes, which may have several edits. */
  readonly count: number;
}

/** The edits of those safe fixes that touch no other; the rest wait for the next round. */
function safeEdits(snapshot: Snapshot, user: FixUser): SafeEdits {
  /** In the order of the document, apart from each other. */
  const taken: FixEdit[] = [];
  let count = 0;
  const placeFor = ({ start }: Span) => firstFrom(taken, start, ({ span }) => span.end);
  const isFree = ({ span }: FixEdit) => (taken[placeFor(span)]?.span.start ?? Number.POSITIVE_INFINITY) > span.end;
  for (const finding of snapshot.findings) {
    const fix = safeFixOf(snapshot, finding, user);
    if (!fix?.edits.every(isFree)) continue;
    count++;
    for (const edit of fix.edits) taken.splice(placeFor(edit.span), 0, edit);
  }
  return { edits: taken.reverse(), count };
}

/** @param edits from the end of the document to its start */
function afterEdits(snapshot: Snapshot, edits: readonly FixEdit[]): Snapshot {
  const { source } = snapshot.tree;
  const tree = editTree(
    snapshot.tree,
    edits.map(({ span, newText }) => ({ range: source.rangeOf(span), text: plainFixText(newText) })),
  );
  return new Snapshot({ ...inputOf(snapshot), tree }, snapshot.rules);
}

/** Without its memory, which is of another text. */
function inputOf({ uri, version, tree, path, settings, ownTemplate, override, now }: Snapshot) {
  return { uri, version, tree, path, settings, ownTemplate, override, now };
}
