import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { Level } from '../rules/types.ts';
import type { Feature, FeatureContext } from './feature.ts';
import type { Finding } from './findings.ts';
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
  return {
    range: snapshot.postmortem.source.rangeOf(report.span),
    severity: severities[level],
    source: 'postmortem',
    code: rule.id,
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
  handle: (snapshot, _params, context) => ({ kind: 'full', items: diagnosticsOf(snapshot, context) }),
  fallback: { kind: 'full', items: [] },
};
