import type {
  CodeAction,
  CodeActionParams,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Fix, type FixEdit, type FixText, plainFixText } from '../rules/types.ts';
import { turnOff } from '../settings/configuration.ts';
import { plainSource } from '../syntax/tree.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Feature, FeatureContext } from './feature.ts';
import type { Finding } from './findings.ts';
import { fixAll, fixesOf } from './fixAll.ts';
import { ignoreInFile, ignoreInLine } from './ignore.ts';
import type { Snapshot } from './snapshot.ts';

const quickFix = 'quickfix';
const fixAllKind = 'source.fixAll.postmortem';

/**
 * Fixes for the findings that the asked range touches, and ways to hear no more of them. Nothing is remembered between
 * requests: the findings are those of the current snapshot, and the edit names its version.
 */
export const codeActionsFeature: Feature<CodeActionParams, CodeAction[]> = {
  method: 'textDocument/codeAction',
  capability: { codeActionProvider: { codeActionKinds: [quickFix, fixAllKind] } },
  handle: codeActionsOf,
  fallback: [],
};

export function codeActionsOf(snapshot: Snapshot, params: CodeActionParams, context: FeatureContext): CodeAction[] {
  const { only } = params.context;
  const isAskedFor = (kind: string) => only?.some((asked) => asked === kind || kind.startsWith(`${asked}.`)) ?? false;
  const quickFixes = !only || only.includes('') || isAskedFor(quickFix) ? quickFixesOf(snapshot, params, context) : [];
  // At every light bulb it would only be in the way.
  return isAskedFor(fixAllKind) ? [...quickFixes, ...fixAllOf(snapshot, context)] : quickFixes;
}

function quickFixesOf(snapshot: Snapshot, { range }: CodeActionParams, context: FeatureContext): CodeAction[] {
  const { source } = snapshot.postmortem;
  const asked = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
  const touched = snapshot.findings.filter(
    ({ report: { span } }) => span.start <= asked.end && asked.start <= span.end,
  );
  const fixes = touched.flatMap((finding) =>
    fixesOf(snapshot, finding, context).map((fix) => ({
      ...actionOf(snapshot, finding, fix.title, context),
      ...(fix.preferred && { isPreferred: true }),
      edit: workspaceEditOf(snapshot, fix, context),
    })),
  );
  return once([...fixes, ...touched.flatMap((finding) => ignoresOf(snapshot, finding, context))]);
}

function actionOf(snapshot: Snapshot, finding: Finding, title: string, context: FeatureContext): CodeAction {
  return { title, kind: quickFix, diagnostics: [diagnosticOf(snapshot, finding, context)] };
}

/** "Insert all" is a fix of every one of its findings, and offered once. */
function once(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ title, edit }) => {
    const key = JSON.stringify([title, edit]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Behind the fixes, and never preferred: for the line, the file, the workspace. */
function ignoresOf(snapshot: Snapshot, finding: Finding, context: FeatureContext): CodeAction[] {
  const { id } = finding.rule;
  const line = ignoreInLine(snapshot, finding);
  const file = ignoreInFile(snapshot, finding);
  const edits = {
    'for this line': line && plainEdit(snapshot, [line], context),
    'in this file': file && plainEdit(snapshot, [file], context),
    'in this workspace': ignoreInWorkspace(id, context),
  };
  return Object.entries(edits).flatMap(([where, edit]) =>
    edit ? [{ ...actionOf(snapshot, finding, `Ignore ${id} ${where}`, context), edit }] : [],
  );
}

function ignoreInWorkspace(rule: string, { configurationFile, client }: FeatureContext): WorkspaceEdit | undefined {
  if (!configurationFile) return undefined;
  const { uri, text } = configurationFile;
  if (text === undefined && !(client.versionedEdits && client.newFiles)) return undefined;
  const source = plainSource(text ?? '');
  const edits = turnOff(text ?? '', rule)?.map(
    ({ newText, ...span }): TextEdit => ({ range: source.rangeOf(span), newText }),
  );
  if (!edits) return undefined;
  if (!client.versionedEdits) return { changes: { [uri]: edits } };
  const edit = { textDocument: { uri, version: null }, edits };
  return {
    documentChanges: text === undefined ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, edit] : [edit],
  };
}

/** What can be mended unseen, as one edit. */
function fixAllOf(snapshot: Snapshot, context: FeatureContext): CodeAction[] {
  const { snapshot: fixed, rounds } = fixAll(snapshot, context);
  const [first, ...more] = rounds;
  if (!first) return [];
  // Edits of a later round are about another text.
  const edit = more.length === 0 ? plainEdit(snapshot, first, context) : changeTo(snapshot, fixed, context);
  return [{ title: 'Fix everything that is safe to fix', kind: fixAllKind, edit }];
}

function changeTo(snapshot: Snapshot, fixed: Snapshot, context: FeatureContext): WorkspaceEdit {
  const { text } = snapshot.postmortem.source;
  const change = changeOf(text, fixed.postmortem.source.text);
  const range = plainSource(text).rangeOf(change);
  return documentEdit(snapshot, [{ range, newText: change.newText }], context);
}

/** The part in which two texts differ. */
function changeOf(before: string, after: string) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}

function workspaceEditOf(snapshot: Snapshot, fix: Fix, context: FeatureContext): WorkspaceEdit {
  const { versionedEdits, snippetEdits } = context.client;
  const hasStops = fix.edits.some(({ newText }) => newText.some((piece) => typeof piece !== 'string'));
  return versionedEdits && snippetEdits && hasStops
    ? documentEdit(snapshot, snippetsOf(snapshot, fix), context)
    : plainEdit(snapshot, fix.edits, context);
}

function plainEdit(snapshot: Snapshot, edits: readonly FixEdit[], context: FeatureContext): WorkspaceEdit {
  const { source } = snapshot.postmortem;
  const plain = edits.map(({ span, newText }) => ({ range: source.rangeOf(span), newText: plainFixText(newText) }));
  return documentEdit(snapshot, plain, context);
}

function documentEdit(
  { uri, version }: Snapshot,
  edits: TextDocumentEdit['edits'],
  { client }: FeatureContext,
): WorkspaceEdit {
  if (!client.versionedEdits) return { changes: { [uri]: edits as TextEdit[] } };
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

/** Tab stops are numbered through all edits of a fix. */
function snippetsOf({ postmortem }: Snapshot, fix: Fix): TextDocumentEdit['edits'] {
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
