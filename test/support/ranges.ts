import { documentSymbolsOf } from '../../server/src/features/documentSymbols.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { timelinesOf } from '../../server/src/features/timelines.ts';
import type { Span, TextRange } from '../../server/src/syntax/position.ts';
import { outside } from './snapshots.ts';

/** Every range that leaves the core: of the model, the reports, the fixes and the features. */
export function rangesIn(snapshot: Snapshot): TextRange[] {
  const { postmortem } = snapshot;
  const { source, sections, timelines, facts } = postmortem;
  const found: (Span | TextRange)[] = [];
  const seen = new Set<unknown>();
  collect([sections, timelines, facts], found, seen);
  collect([documentSymbolsOf(snapshot), timelinesOf(snapshot)], found, seen);
  for (const { report } of snapshot.findings)
    collect([report, report.fixes?.({ ...outside, postmortem, source })], found, seen);
  return found.map((place) => (isSpan(place) ? source.rangeOf(place) : place));
}

function collect(value: unknown, found: (Span | TextRange)[], seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (isRange(value) || (isSpan(value) && Object.keys(value).length === 2)) {
    found.push(value);
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    // Places in a time expression count from the text that it was read in.
    if (name !== 'expression') collect(part, found, seen);
  }
}

function isSpan(value: object): value is Span {
  const { start, end } = value as { start?: unknown; end?: unknown };
  return typeof start === 'number' && typeof end === 'number';
}

function isRange(value: object): value is TextRange {
  return isPosition((value as { start?: unknown }).start) && isPosition((value as { end?: unknown }).end);
}

function isPosition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
