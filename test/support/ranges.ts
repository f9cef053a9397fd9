import { documentSymbolsOf } from '../../server/src/features/documentSymbols.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { timelinesOf } from '../../server/src/features/timelines.ts';
import type { TextRange } from '../../server/src/model/types.ts';
import { outside } from './snapshots.ts';

/** Every range that leaves the core: of the model, the reports, the fixes and the features. */
export function rangesIn(snapshot: Snapshot): TextRange[] {
  const ranges: TextRange[] = [];
  const seen = new Set<unknown>();
  collect([snapshot.postmortem.sections, snapshot.postmortem.timelines, snapshot.postmortem.facts], ranges, seen);
  collect([documentSymbolsOf(snapshot), timelinesOf(snapshot)], ranges, seen);
  for (const { report } of snapshot.findings) collect([report, report.fixes?.(outside)], ranges, seen);
  return ranges;
}

function collect(value: unknown, ranges: TextRange[], seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (isRange(value)) {
    ranges.push(value);
    return;
  }
  for (const part of Object.values(value)) collect(part, ranges, seen);
}

function isRange(value: object): value is TextRange {
  return isPosition((value as { start?: unknown }).start) && isPosition((value as { end?: unknown }).end);
}

function isPosition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
