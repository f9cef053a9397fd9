/**
 * The Markdown document that the views are about.
 *
 * It is the one in the active editor, and stays so while its owner looks something up in a log, a preview or a terminal.
 */
import { Disposable, type Event, EventEmitter, type TextDocument, window, workspace } from 'vscode';

export interface CurrentDocument extends Disposable {
  readonly document: TextDocument | undefined;
  readonly onDidChange: Event<TextDocument | undefined>;
}

export function followCurrentDocument(): CurrentDocument {
  const changed = new EventEmitter<TextDocument | undefined>();
  let document = choose(undefined);

  const update = (): void => {
    const next = choose(document);
    if (next === document) return;
    document = next;
    changed.fire(document);
  };
  const listeners = Disposable.from(
    changed,
    window.onDidChangeActiveTextEditor(update),
    window.onDidChangeVisibleTextEditors(update),
    // A change of language closes the document and opens it anew.
    workspace.onDidOpenTextDocument(update),
    workspace.onDidCloseTextDocument(update),
  );
  return {
    get document() {
      return document;
    },
    onDidChange: changed.event,
    dispose: () => listeners.dispose(),
  };
}

function choose(previous: TextDocument | undefined): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active && isMarkdown(active)) return active;
  if (previous && !previous.isClosed && isMarkdown(previous)) return previous;
  return window.visibleTextEditors.map((editor) => editor.document).find(isMarkdown);
}

function isMarkdown(document: TextDocument): boolean {
  return document.languageId === 'markdown';
}
