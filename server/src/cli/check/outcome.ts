import type { Level } from '../../rules/types.ts';
import type { TextRange } from '../../syntax/position.ts';

/** What checking one file came to: plain data, for other threads and for every format. */
export interface Outcome {
  readonly file: string;
  /** A sentence for each thing that could not be done. */
  readonly problems: readonly string[];
  /** A sentence for each thing that is wrong with the configuration file of the file, which others may have too. */
  readonly configuration: readonly string[];
  /** False where nothing is known of what it holds. */
  readonly isRead: boolean;
  readonly isPostmortem: boolean;
  /** Why the file is taken for a postmortem, or not. */
  readonly reason: string;
  /** In document order; none for a file that is no postmortem. */
  readonly findings: readonly CheckedFinding[];
  /** How many fixes were written into the file. */
  readonly fixed: number;
}

export type ShownLevel = Exclude<Level, 'off'>;

/** What a rule found. Ranges are 0-based and in UTF-16, without a byte order mark. */
export interface CheckedFinding {
  readonly rule: string;
  readonly level: ShownLevel;
  readonly message: string;
  readonly range: TextRange;
  /** The line on which it starts. */
  readonly line: string;
  readonly related: readonly { readonly range: TextRange; readonly message: string }[];
  /** Whether `--fix` would mend it. */
  readonly isFixable: boolean;
  /** The edit to take when nobody chooses. Only where a format shows it. */
  readonly fix?: CheckedFix;
}

export interface CheckedFix {
  readonly title: string;
  readonly edits: readonly { readonly range: TextRange; readonly newText: string }[];
}

/** Quietest first. */
export const shownLevels: readonly ShownLevel[] = ['hint', 'info', 'warning', 'error'];

export function isAtLeast(level: ShownLevel, least: ShownLevel): boolean {
  return shownLevels.indexOf(level) >= shownLevels.indexOf(least);
}
