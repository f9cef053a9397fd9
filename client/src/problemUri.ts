/**
 * A tree item takes its badge from the address of the file it stands for. An event is no file, so its address says all
 * that the badge needs: `postmortem-problems:/warning/2`.
 */
import type { ProblemCount } from './timelineNodes.ts';

export const problemScheme = 'postmortem-problems';

export function problemPath({ level, count }: ProblemCount): string {
  return `/${level}/${count}`;
}

export function readProblemPath(path: string): ProblemCount | undefined {
  const [, level, count] = /^\/(error|warning|info)\/(\d+)$/.exec(path) ?? [];
  return level && count ? { level: level as ProblemCount['level'], count: Number(count) } : undefined;
}

/** A badge has room for two characters. */
export function badgeText(count: number): string {
  return count > 9 ? '9+' : String(count);
}
