import type { Finding } from '../../features/findings.ts';
import { type FixUser, fixAll, fixesOf, safeFixOf } from '../../features/fixAll.ts';
import type { Snapshot } from '../../features/snapshot.ts';
import { mayBeTreated, other } from '../../features/treatment.ts';
import { plainFixText } from '../../rules/types.ts';
import { type FileBytes, readBytes } from '../files/read.ts';
import { type FileText, textOf } from '../files/text.ts';
import { Problem } from '../problem.ts';
import { settingsFor } from '../settings.ts';
import { snapshotOf } from '../snapshot.ts';
import type { CheckedFinding, CheckedFix, Outcome } from './outcome.ts';
import { writeSafely } from './write.ts';

export interface CheckOptions extends FixUser {
  /** Whether safe fixes are written into the files. */
  readonly fix: boolean;
  /** Whether findings come with the edits that would mend them. */
  readonly withEdits: boolean;
}

/** Checks a file, and never throws: what could not be done is in the outcome. */
export function checkFile(name: string, options: CheckOptions): Outcome {
  try {
    const read = readBytes(name);
    return checkBytes(name, read.bytes, options, read);
  } catch (error) {
    return failed(name, error);
  }
}

/** Checks what a file holds; what is fixed is written if there is a file to write to. */
export function checkBytes(name: string, bytes: Uint8Array, options: CheckOptions, read?: FileBytes): Outcome {
  const { problems } = settingsFor(name, process.cwd());
  return { ...checkContent(name, bytes, options, read), configuration: problems };
}

function checkContent(name: string, bytes: Uint8Array, options: CheckOptions, read?: FileBytes): Outcome {
  try {
    const source = textOf(name, bytes);
    const { settings, path } = settingsFor(name, process.cwd());
    if (!mayBeTreated(source.text, path, settings.files)) return leftAlone(name, other.reason);
    const first = snapshotOf(name, source.text, options.now);
    if (!first.treatment.isPostmortem) return leftAlone(name, first.treatment.reason);
    if (!options.fix || !read) return outcomeOf(name, first, findingsOf(first, options), 0);
    return fixFile(name, first, source, read, options);
  } catch (error) {
    return failed(name, error);
  }
}

function fixFile(name: string, first: Snapshot, source: FileText, read: FileBytes, options: CheckOptions): Outcome {
  const { snapshot, fixed } = fixAll(first, options);
  if (fixed === 0) return outcomeOf(name, first, findingsOf(first, options), 0);
  try {
    if (!source.isExact)
      throw new Problem(`${name} was not fixed: it is not valid UTF-8 everywhere, and parts of it would be lost.`);
    writeSafely(name, read, bytesOf(snapshot.postmortem.source.text, source));
  } catch (error) {
    const { problems } = failed(name, error);
    return { ...outcomeOf(name, first, findingsOf(first, options), 0), problems };
  }
  return outcomeOf(name, snapshot, findingsOf(snapshot, options), fixed);
}

function bytesOf(text: string, { hasByteOrderMark }: FileText): Uint8Array {
  return Buffer.from(hasByteOrderMark ? `\ufeff${text}` : text, 'utf8');
}

const nothing = {
  problems: [],
  configuration: [],
  isRead: false,
  isPostmortem: false,
  reason: '',
  findings: [],
  fixed: 0,
} as const;

function leftAlone(file: string, reason: string): Outcome {
  return { ...nothing, file, isRead: true, reason };
}

function outcomeOf(file: string, snapshot: Snapshot, findings: readonly CheckedFinding[], fixed: number): Outcome {
  const { reason } = snapshot.treatment;
  const problems = snapshot.failures.map(
    ({ rule, error }) => `${file}: the rule ${rule.id} failed: ${(error as Error).message}.`,
  );
  return { ...nothing, file, problems, isRead: true, isPostmortem: true, reason, findings, fixed };
}

function failed(file: string, error: unknown): Outcome {
  const sentence =
    error instanceof Problem ? error.message : `${file} could not be checked: ${(error as Error).message}.`;
  return { ...nothing, file, problems: [sentence] };
}

// ---------------------------------------------------------------- findings as plain data

function findingsOf(snapshot: Snapshot, options: CheckOptions): CheckedFinding[] {
  const { source } = snapshot.postmortem;
  return snapshot.findings.map((finding) => {
    const { rule, level, report } = finding;
    const { start } = report.span;
    const fix = options.withEdits ? fixOf(snapshot, finding, options) : undefined;
    return {
      rule: rule.id,
      level,
      message: report.message,
      range: source.rangeOf(report.span),
      line: source.slice({ start: source.lineStart(start), end: source.lineEnd(start) }),
      related: (report.related ?? []).map(({ span, message }) => ({ range: source.rangeOf(span), message })),
      isFixable: safeFixOf(snapshot, finding, options) !== undefined,
      ...(fix && { fix }),
    };
  });
}

function fixOf(snapshot: Snapshot, finding: Finding, options: CheckOptions): CheckedFix | undefined {
  const fixes = fixesOf(snapshot, finding, options);
  const best = fixes.find(({ safe }) => safe) ?? fixes.find(({ preferred }) => preferred);
  if (!best) return undefined;
  const { source } = snapshot.postmortem;
  const edits = best.edits.map(({ span, newText }) => ({
    range: source.rangeOf(span),
    newText: plainFixText(newText),
  }));
  return { title: best.title, edits };
}
