import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import type { Level } from '../../rules/types.ts';
import type { TextRange } from '../../syntax/position.ts';
import type { CheckedFinding, CheckedFix, Outcome } from '../check/outcome.ts';
import { type ExplainedRule, explainedRules } from '../explain/explainedRules.ts';
import { ruleMarkdown } from '../explain/ruleText.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { Format } from './format.ts';

/** SARIF 2.1.0, which code scanning and many viewers read: one run, with the edits that mend what was found. */
export function sarifFormat(workingDirectory: string): Format {
  const notifications: object[] = [];
  let isFirst = true;
  return {
    begin: () => {
      const head = JSON.stringify({ tool: toolComponent(), ...fixedParts(workingDirectory) }, null, 2);
      // Results are written as they come; the rest of the run follows them.
      return `{\n  "$schema": "${schema}",\n  "version": "2.1.0",\n  "runs": [\n    {\n${indent(head.slice(2, -2), 4)},\n      "results": [`;
    },
    file: (outcome) => {
      for (const sentence of outcome.problems) notifications.push(notification(sentence, outcome.file));
      const fingerprints = fingerprintsOf(outcome.findings);
      return outcome.findings
        .map((finding, at) => {
          const lead = isFirst ? '\n' : ',\n';
          isFirst = false;
          return lead + indent(JSON.stringify(resultOf(outcome, finding, fingerprints[at] ?? ''), null, 2), 8);
        })
        .join('');
    },
    problem: (sentence) => {
      notifications.push(notification(sentence));
      return '';
    },
    end: ({ problems }) => {
      const invocations = [{ executionSuccessful: problems === 0, toolExecutionNotifications: notifications }];
      const tail = indent(JSON.stringify({ invocations }, null, 2).slice(2, -2), 4);
      return `${isFirst ? '' : '\n      '}],\n${tail}\n    }\n  ]\n}\n`;
    },
  };
}

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
const root = '%SRCROOT%';

function fixedParts(workingDirectory: string) {
  return {
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [root]: { uri: pathToFileURL(`${workingDirectory}${path.sep}`).href } },
  };
}

function toolComponent() {
  return { driver: { name: 'postmortem', semanticVersion: version, version, rules: explainedRules.map(ruleOf) } };
}

function ruleOf(rule: ExplainedRule) {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why.replace(/\s+/g, ' ') },
    help: { text: `${rule.summary}\n\n${rule.why}`, markdown: ruleMarkdown(rule) },
    defaultConfiguration: { enabled: rule.level !== 'off', level: levelOf(rule.level) },
    properties: { tags: ['postmortem', rule.category] },
  };
}

/** SARIF has nothing quieter than a note. */
function levelOf(level: Level): 'error' | 'warning' | 'note' {
  return level === 'error' || level === 'warning' ? level : 'note';
}

function resultOf({ file }: Outcome, finding: CheckedFinding, fingerprint: string) {
  const { rule, level, message, range, related, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex: explainedRules.findIndex(({ id }) => id === rule),
    level: levelOf(level),
    message: { text: message },
    locations: [{ physicalLocation: place(file, range) }],
    // The name that GitHub looks for.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(related.length > 0 && {
      relatedLocations: related.map((each, at) => ({
        id: at,
        physicalLocation: place(file, each.range),
        message: { text: each.message },
      })),
    }),
    ...(fix && { fixes: [fixOf(file, fix)] }),
  };
}

function fixOf(file: string, { title, edits }: CheckedFix) {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: newText },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: artifact(file), replacements }] };
}

function place(file: string, range: TextRange) {
  return { artifactLocation: artifact(file), region: regionOf(range) };
}

function regionOf({ start, end }: TextRange) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Below the current folder a file is named from there, so that a log means the same on another machine. */
function artifact(file: string) {
  if (path.isAbsolute(file) || file.startsWith('../')) return { uri: pathToFileURL(file).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: root };
}

function notification(sentence: string, file?: string) {
  return {
    level: 'error',
    message: { text: sentence },
    ...(file !== undefined && { locations: [{ physicalLocation: { artifactLocation: artifact(file) } }] }),
  };
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
