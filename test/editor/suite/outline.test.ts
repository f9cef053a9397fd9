import * as vscode from 'vscode';
import type { OutlineNode } from '../../../client/src/timelineNodes.ts';
import type { TimelineTree } from '../../../client/src/timelineTree.ts';
import { equal } from './assert.ts';
import { closeAll, openFixture, waitForDiagnostics, waitForTree } from './support.ts';

describe('document symbols', () => {
  afterEach(closeAll);

  it('list the events of the timeline', async () => {
    const document = await openFixture('draft.md');
    await waitForDiagnostics(document, (codes) => codes.length > 0);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    equal(
      eventsIn(symbols).map(({ name }) => name),
      [
        '05:50 The certificate of the print server expires; the first labels are missing.',
        '06:20 Orla escalates to the platform team.',
        '06:05 A shift lead calls the service desk.',
        'The print server is restarted. Its log is kept.',
        '06:48 The expired certificate is found.',
        '07:35 The new certificate is in place and the queue is empty. Resolved.',
      ],
      'events',
    );
  });
});

describe('the Incident Timeline view', () => {
  afterEach(closeAll);

  it('shows the events of one day side by side', async () => {
    const tree = await waitForTree(await openFixture('draft.md'));
    equal(
      await shown(tree),
      [
        '05:50 | The certificate of the print server expires; the first labels are missing.',
        '06:20 | Orla escalates to the platform team.',
        '06:05 | A shift lead calls the service desk.',
        'No time | The print server is restarted. Its log is kept.',
        '06:48 | The expired certificate is found.',
        '07:35 | The new certificate is in place and the queue is empty. Resolved.',
      ],
      'tree',
    );
    equal(tree.view.badge?.value, 2, 'number of problems');
  });

  it('shows days where there are several', async () => {
    const tree = await waitForTree(await openFixture('two-days.md'));
    equal(
      await shown(tree),
      [
        'Mon, Mar 3, 2025',
        '  22:10 | The export starts and reads an empty view',
        '  23:02 | The alert "export smaller than yesterday" fires',
        'Tue, Mar 4, 2025',
        '  00:15 | The view is rebuilt by hand',
        '  01:40 | The second export is checked and sent. Resolved.',
      ],
      'tree',
    );
  });

  it('reads the times of a student', async () => {
    const tree = await waitForTree(await openFixture('assignment.md'));
    equal(
      await shown(tree),
      [
        '09:15 | New version deployed.',
        '09:22 | A learner reported a blank page.',
        '09:50 | The browser cache was blamed, wrongly.',
        '10:40 | The migration was run, and the app came back. Resolved.',
      ],
      'tree',
    );
  });

  it('leads from event to event', async () => {
    const document = await openFixture('draft.md');
    await waitForTree(document);
    await vscode.commands.executeCommand('postmortem.goToNextEvent');
    await vscode.commands.executeCommand('postmortem.goToNextEvent');
    equal(selectedText(), '06:20', 'selection');
    await vscode.commands.executeCommand('postmortem.goToPreviousEvent');
    equal(selectedText(), '05:50', 'selection');
  });
});

function eventsIn(symbols: readonly vscode.DocumentSymbol[]): readonly vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) =>
    symbol.kind === vscode.SymbolKind.Event ? [symbol] : eventsIn(symbol.children ?? []),
  );
}

/** The tree as text: one line an item, its children indented below it. */
async function shown(tree: TimelineTree, node?: OutlineNode, indent = ''): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const child of (await tree.getChildren(node)) ?? []) {
    const { label, description } = await tree.getTreeItem(child);
    const text = typeof label === 'object' ? label.label : label;
    lines.push(`${indent}${text}${description ? ` | ${description}` : ''}`);
    lines.push(...(await shown(tree, child, `${indent}  `)));
  }
  return lines;
}

function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.getText(editor.selection);
}
