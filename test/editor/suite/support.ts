/** What the tests have in common: open a fixture, wait for the server, apply what it offers. */
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/activate.ts';
import { ok } from './assert.ts';

/** The extension under test, started. */
export async function activate(): Promise<vscode.Extension<Api>> {
  const extension = vscode.extensions.getExtension<Api>('postmortem.postmortem');
  ok(extension, 'The extension is not installed.');
  await extension.activate();
  return extension;
}

export async function openFixture(name: string): Promise<vscode.TextDocument> {
  const { document } = await vscode.window.showTextDocument(fixture(name));
  return document;
}

export async function openText(content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

/** Forgets what a test typed, so that the next one begins with what is on the disk. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    const closed = new Promise<void>((resolve) => {
      const listener = vscode.window.onDidChangeActiveTextEditor(() => {
        listener.dispose();
        resolve();
      });
    });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closed;
  }
}

/** Asks at once and after each of the events, until there is an answer. */
export function waitFor<T>(
  what: string,
  read: () => T | undefined | false,
  ...events: readonly vscode.Event<unknown>[]
): Promise<T> {
  return new Promise((resolve, reject) => {
    const listeners: vscode.Disposable[] = [];
    const done = () => {
      clearTimeout(limit);
      for (const listener of listeners) listener.dispose();
    };
    const limit = setTimeout(() => {
      done();
      reject(new Error(`Waited in vain for ${what}.`));
    }, 15_000);
    const look = () => {
      const answer = read();
      if (!answer) return;
      done();
      resolve(answer);
    };
    for (const event of events) listeners.push(event(look));
    look();
  });
}

/** Our diagnostics of a document, once they are as wanted. */
export async function waitForDiagnostics(
  { uri }: vscode.TextDocument,
  wanted: (codes: readonly string[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  try {
    return await waitFor(
      'diagnostics',
      () => wanted(codesOf(diagnosticsOf(uri))) && diagnosticsOf(uri),
      vscode.languages.onDidChangeDiagnostics,
    );
  } catch {
    throw new Error(`Waited in vain for other diagnostics than these:\n${codesOf(diagnosticsOf(uri)).join('\n')}`);
  }
}

export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'postmortem');
}

/** Rule ids, in the order of the text. */
export function codesOf(diagnostics: readonly vscode.Diagnostic[]): readonly string[] {
  return [...diagnostics].sort((a, b) => a.range.start.compareTo(b.range.start)).map(codeOf);
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/**
 * The quick fixes at a place that has a problem. The editor cancels a request of its own when the text model behind
 * it is exchanged (a document that was just opened again), and gives back an empty list: then it is asked again.
 */
export async function quickFixes(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  let actions: readonly vscode.CodeAction[] = [];
  for (let attempt = 0; attempt < 5 && actions.length === 0; attempt++) {
    actions = await askedFixes(uri, range);
  }
  return actions;
}

/** None where the editor took its own question back, as it does while it exchanges the text of a document. */
async function askedFixes(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      // As many as are resolved before they come back.
      20,
    );
  } catch (error) {
    if ((error as Error).name === 'Canceled') return [];
    throw error;
  }
}

export async function applyAction(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((candidate) => candidate.title === title);
  const offered = actions.map((candidate) => candidate.title).join('\n');
  ok(action?.edit, `There is no action “${title}” with an edit. Offered were:\n${offered}`);
  ok(await vscode.workspace.applyEdit(action.edit), `“${title}” could not be applied.`);
}

/** The answer of the server about a document, when the view has it. */
export async function waitForTree(document: vscode.TextDocument) {
  const { timelineTree } = (await activate()).exports;
  await waitFor(
    `the tree of ${document.uri}`,
    () => {
      const { facts } = timelineTree;
      return facts?.document === document && facts.version === document.version;
    },
    timelineTree.onDidRefresh,
  );
  return timelineTree;
}

function fixture(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}
