import type {
  CodeAction,
  CodeActionParams,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Fix, type FixText, plainFixText } from '../rules/types.ts';
import type { TextPosition, TextRange } from '../syntax/position.ts';
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
  { range, context: asked }: CodeActionParams,
  context: FeatureContext,
): CodeAction[] {
  if (asked.only && !asked.only.some((kind) => kind === '' || quickFix === kind || quickFix.startsWith(`${kind}.`)))
    return [];
  const actions: CodeAction[] = [];
  const seen = new Set<string>();
  for (const finding of snapshot.findings) {
    if (!touches(finding.report.range, range)) continue;
    for (const fix of finding.report.fixes?.(context) ?? []) {
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
  const plain = fix.edits.map(({ range, newText }): TextEdit => ({ range, newText: plainFixText(newText) }));
  if (!client.versionedEdits) return { changes: { [snapshot.uri]: plain } };
  const hasStops = fix.edits.some(({ newText }) => newText.some((piece) => typeof piece !== 'string'));
  const edits: TextDocumentEdit['edits'] = client.snippetEdits && hasStops ? snippetEdits(fix) : plain;
  return { documentChanges: [{ textDocument: { uri: snapshot.uri, version: snapshot.version }, edits }] };
}

/** Tab stops are numbered through all edits of a fix. */
function snippetEdits(fix: Fix): TextDocumentEdit['edits'] {
  let stop = 0;
  const snippetOf = (text: FixText) =>
    text
      .map((piece) =>
        typeof piece === 'string' ? escapeSnippet(piece) : `\${${++stop}:${escapeSnippet(piece.prompt)}}`,
      )
      .join('');
  return fix.edits.map(({ range, newText }) => ({ range, snippet: { kind: 'snippet', value: snippetOf(newText) } }));
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function touches(a: TextRange, b: TextRange): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: TextPosition, b: TextPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
