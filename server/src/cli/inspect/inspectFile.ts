import { Problem } from '../problem.ts';
import { loadSnapshot } from '../snapshot.ts';
import { inspect } from './inspection.ts';

export interface InspectedFile {
  /** The inspection as JSON, lines indented as in a list; text goes to another thread faster than objects. */
  readonly json?: string;
  readonly problem?: string;
}

export function inspectFile(file: string, now: number): InspectedFile {
  try {
    const json = JSON.stringify(inspect(file, loadSnapshot(file, now)), null, 2);
    return { json: `  ${json.replaceAll('\n', '\n  ')}` };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    return { problem: `${file} could not be inspected: ${(error as Error).message}.` };
  }
}
