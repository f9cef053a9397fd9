import type { CheckedFinding, Outcome } from '../check/outcome.ts';
import type { Tally } from '../check/verdict.ts';
import type { Format } from './format.ts';

/** One object for programs. Its shape is that of `JsonReport`; fields may be added, none goes without another version. */
export function jsonFormat(): Format {
  const problems: string[] = [];
  let isFirst = true;
  return {
    begin: () => '{\n  "version": 1,\n  "files": [',
    file: (outcome) => {
      problems.push(...outcome.problems);
      if (!outcome.isPostmortem) return '';
      const lead = isFirst ? '\n' : ',\n';
      isFirst = false;
      return `${lead}${indented(fileOf(outcome), 4)}`;
    },
    problem: (sentence) => {
      problems.push(sentence);
      return '';
    },
    end: (tally) =>
      `${isFirst ? '' : '\n  '}],\n  "problems": ${indented(problems, 2).trimStart()},\n  "summary": ${indented(summaryOf(tally), 2).trimStart()}\n}\n`,
  };
}

/** What `check --format json` prints. Lines and columns count from 1, columns in UTF-16. */
export interface JsonReport {
  readonly version: 1;
  /** The postmortems; files that are none are left out. */
  readonly files: readonly JsonFile[];
  /** A sentence for each thing that could not be done. */
  readonly problems: readonly string[];
  readonly summary: {
    readonly files: number;
    readonly postmortems: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly hints: number;
    readonly fixed: number;
  };
}

interface JsonFile {
  readonly file: string;
  readonly fixed: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly level: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    /** Whether `--fix` mends it. */
    readonly fixable: boolean;
    readonly related: readonly { readonly line: number; readonly column: number; readonly message: string }[];
  }[];
}

function fileOf({ file, fixed, findings }: Outcome): JsonFile {
  return { file, fixed, findings: findings.map(findingOf) };
}

function findingOf({ rule, level, message, range, isFixable, related }: CheckedFinding): JsonFile['findings'][number] {
  return {
    rule,
    level,
    message,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    fixable: isFixable,
    related: related.map(({ range: { start }, message }) => ({
      line: start.line + 1,
      column: start.character + 1,
      message,
    })),
  };
}

function summaryOf({ files, postmortems, findings, fixed }: Tally): JsonReport['summary'] {
  const { error, warning, info, hint } = findings;
  return { files, postmortems, errors: error, warnings: warning, infos: info, hints: hint, fixed };
}

function indented(value: unknown, by: number): string {
  const indent = ' '.repeat(by);
  return indent + JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}
