import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { Memory } from '../model/memory.ts';
import type { Level } from '../rules/types.ts';
import type { Feature, FeatureContext } from './feature.ts';
import type { Finding } from './findings.ts';
import { rulePage } from './rulePage.ts';
import type { Snapshot } from './snapshot.ts';

/** LSP's numbers for the levels of rules. */
const severities: Readonly<Record<Exclude<Level, 'off'>, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, info: 3, hint: 4 };

export function diagnosticsOf(snapshot: Snapshot, context: FeatureContext): Diagnostic[] {
  return snapshot.findings.map((finding) => diagnosticOf(snapshot, finding, context));
}

export function diagnosticOf(
  snapshot: Snapshot,
  { rule, level, report }: Finding,
  { client }: FeatureContext,
): Diagnostic {
  const related = client.relatedInformation ? report.related : undefined;
  const href = rulePage(rule.id);
  return {
    range: snapshot.postmortem.source.rangeOf(report.span),
    severity: severities[level],
    source: 'postmortem',
    code: rule.id,
    ...(href !== undefined && { codeDescription: { href } }),
    message: report.message,
    ...(related && {
      relatedInformation: related.map(({ span, message }) => ({
        location: { uri: snapshot.uri, range: snapshot.postmortem.source.rangeOf(span) },
        message,
      })),
    }),
  };
}

export const diagnosticsFeature: Feature<DocumentDiagnosticParams, DocumentDiagnosticReport> = {
  method: 'textDocument/diagnostic',
  capability: {
    diagnosticProvider: { identifier: 'postmortem', interFileDependencies: false, workspaceDiagnostics: false },
  },
  handle: answer,
  fallback: { kind: 'full', items: [] },
};

/** Full, unless the client has it already. */
function answer(
  snapshot: Snapshot,
  { previousResultId }: DocumentDiagnosticParams,
  context: FeatureContext,
): DocumentDiagnosticReport {
  const { memory = new Memory() } = snapshot;
  const { resultId, items } = memory.keep(memory, 'diagnostics', contentOf(snapshot), () => ({
    // With the time, so that an earlier run of the server gave out no such name.
    resultId: `${context.now}.${answers++}`,
    items: diagnosticsOf(snapshot, context),
  }));
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

let answers = 0;

/** All that is told, to be compared part by part. Most messages are the same objects as before. */
function contentOf({ findings, postmortem: { source } }: Snapshot): readonly unknown[] {
  const parts: unknown[] = [];
  for (const { rule, level, report } of findings) {
    parts.push(rule, level);
    for (const { span, message } of [report, ...(report.related ?? [])]) {
      const { start, end } = source.rangeOf(span);
      parts.push(message, start.line, start.character, end.line, end.character);
    }
  }
  return parts;
}
