import { couldNot, done, foundSomething } from '../problem.ts';
import type { Outcome, ShownLevel } from './outcome.ts';

/** What all the files came to. */
export interface Tally {
  /** Files that were read. */
  files: number;
  postmortems: number;
  readonly findings: Record<ShownLevel, number>;
  fixable: number;
  fixed: number;
  /** Things that could not be done. */
  problems: number;
}

export function emptyTally(): Tally {
  return {
    files: 0,
    postmortems: 0,
    findings: { error: 0, warning: 0, info: 0, hint: 0 },
    fixable: 0,
    fixed: 0,
    problems: 0,
  };
}

/** @param shown whether findings of a level are told */
export function count(tally: Tally, shown: (level: ShownLevel) => boolean, outcome: Outcome): void {
  const { isRead, isPostmortem, findings, fixed, problems } = outcome;
  if (isRead) tally.files++;
  if (isPostmortem) tally.postmortems++;
  for (const { level, isFixable } of findings) {
    tally.findings[level]++;
    if (isFixable && shown(level)) tally.fixable++;
  }
  tally.fixed += fixed;
  tally.problems += problems.length;
}

/** Without a limit only errors fail. */
export function exitCodeOf({ problems, findings }: Tally, maxWarnings: number | undefined): number {
  if (problems > 0) return couldNot;
  if (findings.error > 0) return foundSomething;
  return findings.warning > (maxWarnings ?? Number.POSITIVE_INFINITY) ? foundSomething : done;
}
