/** Takes the cursor to a place, in the editor that already shows the document. */
import { Range, type TextEditor, TextEditorRevealType, type Uri, window, workspace } from 'vscode';
import type { Range as WireRange } from 'vscode-languageserver-types';

export async function revealRange(uri: Uri, { start, end }: WireRange): Promise<TextEditor> {
  const range = new Range(start.line, start.character, end.line, end.character);
  const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const document = shown?.document ?? (await workspace.openTextDocument(uri));
  const editor = await window.showTextDocument(document, {
    selection: range,
    ...(shown?.viewColumn ? { viewColumn: shown.viewColumn } : {}),
  });
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
