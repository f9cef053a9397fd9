import type { CheckedFinding, Outcome } from '../check/outcome.ts';
import type { Format } from './format.ts';
import { escapeXml } from './xml.ts';

/**
 * XML as JUnit writes it, for what shows test results: a test suite for each postmortem, a test case for each finding
 * (an error or a warning fails it), and one that passes where nothing was found.
 */
export function junitFormat(): Format {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postmortem">\n',
    file: (outcome) => (outcome.isPostmortem || outcome.problems.length > 0 ? suiteOf(outcome) : ''),
    problem: (sentence) => suite('postmortem', [broken('postmortem', sentence)], 0, 1),
    end: () => '</testsuites>\n',
  };
}

function suiteOf({ file, problems, findings }: Outcome): string {
  const cases = [...problems.map((sentence) => broken(file, sentence)), ...casesOf(file, findings)];
  const failures = findings.filter(fails).length;
  return suite(file, cases.length > 0 ? cases : [passed(file)], failures, problems.length);
}

function suite(name: string, cases: readonly string[], failures: number, errors: number): string {
  return `${[
    `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failures}" errors="${errors}">`,
    ...cases.map((each) => `    ${each}`),
    '  </testsuite>',
  ].join('\n')}\n`;
}

function passed(file: string): string {
  return `<testcase classname="${escapeXml(file)}" name="nothing to report"/>`;
}

function broken(file: string, sentence: string): string {
  return `<testcase classname="${escapeXml(file)}" name="could not be checked"><error message="${escapeXml(sentence)}"/></testcase>`;
}

function fails({ level }: CheckedFinding): boolean {
  return level === 'error' || level === 'warning';
}

/** Each with a name of its own: readers of such reports take two of one name for one. */
function casesOf(file: string, findings: readonly CheckedFinding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const name = `${finding.rule} at ${placeOf(finding)}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return caseOf(file, finding, count === 1 ? name : `${name} (${count})`);
  });
}

function placeOf({ range: { start } }: CheckedFinding): string {
  return `${start.line + 1}:${start.character + 1}`;
}

function caseOf(file: string, finding: CheckedFinding, name: string): string {
  const { level, message, line } = finding;
  const place = placeOf(finding);
  const text = escapeXml(`${file}:${place}: ${level}: ${message}\n${line}`);
  const inside = fails(finding)
    ? `<failure type="${level}" message="${escapeXml(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `<testcase classname="${escapeXml(file)}" name="${escapeXml(name)}">${inside}</testcase>`;
}
