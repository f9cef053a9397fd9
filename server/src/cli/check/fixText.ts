import type { Finding } from '../../features/findings.ts';
import type { Snapshot } from '../../features/snapshot.ts';
import { type Fix, type FixEdit, plainFixText } from '../../rules/types.ts';
import type { SourceText } from '../../syntax/position.ts';

/** What fixes are told of the person who runs the command. */
export interface FixUser {
  readonly now: number;
  readonly localTimeZone: string;
}

export interface FixedText {
  readonly snapshot: Snapshot;
  readonly fixed: number;
}

/** A fix may make room for the next, but not for ever. */
const mostRounds = 10;

/** Applies safe fixes until none is left. */
export function fixSnapshot(first: Snapshot, user: FixUser, snapshotOf: (text: string) => Snapshot): FixedText {
  let snapshot = first;
  let fixed = 0;
  const seen = new Set([first.postmortem.source.text]);
  for (let round = 0; round < mostRounds; round++) {
    const fixes = apartFrom(snapshot.findings.flatMap((finding) => safeFixOf(snapshot, finding, user) ?? []));
    if (fixes.length === 0) break;
    const text = applyEdits(
      snapshot.postmortem.source,
      fixes.flatMap(({ edits }) => edits),
    );
    // Two fixes that undo each other would go on for ever.
    if (seen.has(text)) break;
    seen.add(text);
    fixed += fixes.length;
    snapshot = snapshotOf(text);
  }
  return { snapshot, fixed };
}

/** The fix of a finding that may be applied unseen. */
export function safeFixOf(snapshot: Snapshot, finding: Finding, user: FixUser): Fix | undefined {
  return finding.rule.fix === 'safe' ? fixesOf(snapshot, finding, user).find(isSafe) : undefined;
}

export function fixesOf({ postmortem }: Snapshot, { report }: Finding, user: FixUser): readonly Fix[] {
  return report.fixes?.({ ...user, postmortem, source: postmortem.source }) ?? [];
}

function isSafe({ safe }: Fix): boolean {
  return safe === true;
}

/** Those that touch no other; the rest wait for the next round. */
function apartFrom(fixes: readonly Fix[]): Fix[] {
  const taken: FixEdit[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => taken.some((other) => touches(edit, other)))) return false;
    taken.push(...edits);
    return true;
  });
}

function touches(a: FixEdit, b: FixEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

/** The text with edits applied that touch no other. */
export function applyEdits(source: SourceText, edits: readonly FixEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    pieces.push(source.slice({ start: at, end: span.start }), plainFixText(newText));
    at = span.end;
  }
  return [...pieces, source.slice({ start: at, end: source.end })].join('');
}
