import { createHash } from 'node:crypto';
import type { CheckedFinding } from '../check/outcome.ts';

/**
 * What a finding is known by from run to run, wherever its line has moved: the rule, the words of the line, and which of
 * the same it is. One for each finding of a file, in their order.
 */
export function fingerprintsOf(findings: readonly CheckedFinding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, line }) => {
    const hash = createHash('sha256')
      .update(`${rule}\n${line.normalize('NFC').replace(/\s+/g, ' ').trim()}`)
      .digest('hex')
      .slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  });
}
