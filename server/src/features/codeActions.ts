import type {
  CodeAction,
  CodeActionParams,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Fix, type FixText, plainFixText } from '../rules/types.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Feature, FeatureContext } from './feature.ts';
import type { Snapshot } from './snapshot.ts';

const quickFix = 'quickfix';

/**
 * Fixes for the findings that the asked range touches. Nothing is remembered between requests: the findings
 * are those of the current snapshot, and the edit names its version.
 */
export const codeActionsFeature: Feature<CodeActionParams, CodeAction[]> = {
  method: 'textDocument/codeAction',
  capability: { codeActionProvider: { codeActionKinds: [quickFix] } },
  handle: codeActionsOf,
  fallback: [],
};

export function codeActionsOf(
  snapshot: Snapshot,
  { range, context: { only } }: CodeActionParams,
  context: FeatureContext,
): CodeAction[] {
  if (only && !only.some((kind) => kind === '' || quickFix === kind || quickFix.startsWith(`${kind}.`))) return [];
  const { postmortem } = snapshot;
  const { source } = postmortem;
  const asked = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
  const actions: CodeAction[] = [];
  const seen = new Set<string>();
  for (const finding of snapshot.findings) {
    if (finding.report.span.start > asked.end || asked.start > finding.report.span.end) continue;
    for (const fix of finding.report.fixes?.({ ...context, postmortem, source }) ?? []) {
      const edit = workspaceEditOf(snapshot, fix, context);
      // "Insert all" is a fix of every one of its findings, and offered once.
      const key = JSON.stringify([fix.title, fix.edits]);
      if (seen.has(key)) continue;
      seen.add(key);
      actions.push({
        title: fix.title,
        kind: quickFix,
        diagnostics: [diagnosticOf(snapshot, finding, context)],
        ...(fix.preferred && { isPreferred: true }),
        edit,
      });
    }
  }
  return actions;
}

function workspaceEditOf(snapshot: Snapshot, fix: Fix, { client }: FeatureContext): WorkspaceEdit {
  const plain = fix.edits.map(
    ({ span, newText }): TextEdit => ({
      range: snapshot.postmortem.source.rangeOf(span),
      newText: plainFixText(newText),
    }),
  );
  if (!client.versionedEdits) return { changes: { [snapshot.uri]: plain } };
  const hasStops = fix.edits.some(({ newText }) => newText.some((piece) => typeof piece !== 'string'));
  const edits: TextDocumentEdit['edits'] = client.snippetEdits && hasStops ? snippetEdits(snapshot, fix) : plain;
  return { documentChanges: [{ textDocument: { uri: snapshot.uri, version: snapshot.version }, edits }] };
}

/** Tab stops are numbered through all edits of a fix. */
function snippetEdits({ postmortem }: Snapshot, fix: Fix): TextDocumentEdit['edits'] {
  let stop = 0;
  const snippetOf = (text: FixText) =>
    text
      .map((piece) =>
        typeof piece === 'string' ? escapeSnippet(piece) : `\${${++stop}:${escapeSnippet(piece.prompt)}}`,
      )
      .join('');
  return fix.edits.map(({ span, newText }) => ({
    range: postmortem.source.rangeOf(span),
    snippet: { kind: 'snippet', value: snippetOf(newText) },
  }));
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
