import type { Finding } from '../../server/src/features/findings.ts';
import { Snapshot } from '../../server/src/features/snapshot.ts';
import type { Rule } from '../../server/src/rules/types.ts';
import { readSettings } from '../../server/src/settings/settings.ts';
import { parseMarkdown } from '../../server/src/syntax/tree.ts';

/** The values that the core takes from outside, fixed. */
export const outside = { now: Date.UTC(2031, 0, 15, 12, 34), localTimeZone: 'UTC' } as const;

/** A client that can everything. */
export const ableClient = {
  snippetEdits: true,
  versionedEdits: true,
  newFiles: true,
  hierarchicalSymbols: true,
  relatedInformation: true,
} as const;

export const featureContext = { ...outside, client: ableClient } as const;

export interface SnapshotOptions {
  /** Decides whether the text is a postmortem; the default path says that it is. */
  readonly path?: string;
  readonly settings?: unknown;
  /** Instead of all of them. */
  readonly rules?: readonly Rule[];
}

export function snapshotOf(
  text: string,
  { path = 'postmortems/case.md', settings, rules }: SnapshotOptions = {},
): Snapshot {
  const read = readSettings(settings);
  if (read.problems.length > 0) throw new Error(read.problems.join('\n'));
  return new Snapshot(
    {
      uri: `file:///workspace/${path}`,
      version: 1,
      tree: parseMarkdown(text),
      path,
      settings: read.settings,
      now: outside.now,
    },
    rules,
  );
}

/** The same document, as if nothing but some of its findings were found. */
export function withFindings(snapshot: Snapshot, isKept: (finding: Finding) => boolean): Snapshot {
  const findings = snapshot.findings.filter(isKept);
  return Object.defineProperty(new Snapshot(snapshot, snapshot.rules), 'findings', { value: findings });
}
