import type { Snapshot } from '../../features/snapshot.ts';
import { loadText } from '../files/load.ts';
import { Problem } from '../problem.ts';
import { loadSnapshot, snapshotOf } from '../snapshot.ts';
import { inspect } from './inspection.ts';

export interface InspectedFile {
  /** The inspection as JSON, lines indented as in a list; text goes to another thread faster than objects. */
  readonly json?: string;
  readonly problem?: string;
}

export function inspectFile(file: string, now: number): InspectedFile {
  try {
    return { json: jsonOf(file, loadSnapshot(file, now)) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    return { problem: `${file} could not be inspected: ${(error as Error).message}.` };
  }
}

/** The same of what the standard input holds. */
export async function inspectStandardInput(now: number): Promise<InspectedFile> {
  const name = 'stdin.md';
  return { json: jsonOf(name, snapshotOf(name, await loadText('-'), now)) };
}

function jsonOf(name: string, snapshot: Snapshot): string {
  const json = JSON.stringify(inspect(name, snapshot), null, 2);
  return `  ${json.replaceAll('\n', '\n  ')}`;
}
