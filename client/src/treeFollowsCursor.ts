/** The event that the cursor is in is the one selected in the tree. The focus stays where it is. */
import { Disposable, window } from 'vscode';
import { eventAt } from './eventAt.ts';
import type { EventNode } from './timelineNodes.ts';
import type { TimelineTree } from './timelineTree.ts';

/** Longer than a key repeats, so that holding an arrow key does not drag the tree along. */
const cursorPause = 80;

export function treeFollowsCursor(tree: TimelineTree): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = (): void => {
    const node = nodeAtCursor(tree);
    // A tree that is hidden would be opened by this, which nobody asked for.
    if (!node || !tree.view.visible || tree.view.selection[0] === node) return;
    // The tree may have changed meanwhile; then it will be told again.
    tree.view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(follow, cursorPause);
  };

  return Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document === tree.facts?.document) schedule();
    }),
    window.onDidChangeActiveTextEditor(schedule),
    tree.view.onDidChangeVisibility(schedule),
    tree.onDidRefresh(schedule),
    { dispose: () => clearTimeout(timer) },
  );
}

function nodeAtCursor(tree: TimelineTree): EventNode | undefined {
  const editor = window.activeTextEditor;
  if (!editor || editor.document !== tree.facts?.document) return undefined;
  return eventAt(tree.events, editor.selection.active);
}
