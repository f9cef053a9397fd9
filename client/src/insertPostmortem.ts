/** Puts a fresh postmortem into the editor, from the same snippets that completion offers. */
import {
  type ExtensionContext,
  type QuickPickItem,
  SnippetString,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { readDocumentSnippets } from './documentSnippets.ts';

interface SnippetPick extends QuickPickItem {
  readonly body: string;
}

export async function insertPostmortem(context: ExtensionContext): Promise<void> {
  const active = window.activeTextEditor;
  const pick = await pickSnippet(context);
  if (!pick) return;
  await insert(active?.document.languageId === 'markdown' ? active : await openEmptyDocument(), pick);
}

export async function newPostmortem(context: ExtensionContext): Promise<void> {
  // Asked first: who changes their mind should not be left with an empty file.
  const pick = await pickSnippet(context);
  if (pick) await insert(await openEmptyDocument(), pick);
}

async function openEmptyDocument(): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: '' }));
}

async function insert(editor: TextEditor, { body }: SnippetPick): Promise<void> {
  await editor.insertSnippet(new SnippetString(body));
}

async function pickSnippet(context: ExtensionContext): Promise<SnippetPick | undefined> {
  const file = Uri.joinPath(context.extensionUri, 'snippets', 'postmortem.code-snippets');
  const snippets = readDocumentSnippets(new TextDecoder().decode(await workspace.fs.readFile(file)));
  const picks = snippets.map(({ name, description, body }) => ({ label: name, detail: description, body }));
  if (picks.length <= 1) return picks[0];
  return window.showQuickPick(picks, { title: 'Insert Postmortem', placeHolder: 'Template', matchOnDetail: true });
}
