/** Puts the parts together, alike for Node and the browser. */
import { commands, type ExtensionContext, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { registerCommands } from './commands.ts';
import { keepContextKeys } from './contextKeys.ts';
import { followCurrentDocument } from './currentDocument.ts';
import { followFacts } from './facts.ts';
import { createFileReader } from './fileReader.ts';
import { createOverrides } from './overrides.ts';
import { registerProblemBadges } from './problemBadges.ts';
import { type CreateClient, createServer } from './server.ts';
import { createStatusItem } from './statusItem.ts';
import { createTimelineTree, type TimelineTree } from './timelineTree.ts';
import { treeFollowsCursor } from './treeFollowsCursor.ts';

/** For tests and other extensions: events to wait for, and what is shown. */
export interface Api {
  readonly client: BaseLanguageClient;
  readonly timelineTree: TimelineTree;
}

export interface Activated {
  readonly api: Api;
  stop(): Promise<void>;
}

export function activateWith(context: ExtensionContext, create: CreateClient): Activated {
  const output = window.createOutputChannel('Postmortem', { log: true });
  const overrides = createOverrides(context.workspaceState);
  const options: LanguageClientOptions = {
    // Of any scheme: files, drafts, remote and virtual ones alike. Which of them is a postmortem, the server decides.
    documentSelector: [{ language: 'markdown' }],
    initializationOptions: (): InitializationOptions => ({
      overrides: overrides.all,
      localTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      readsFiles: true,
    }),
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // A tab that was never shown has no text to ask about yet.
    diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
  };

  const readFirstFile = createFileReader({
    isInWorkspace: (uri) => workspace.getWorkspaceFolder(Uri.parse(uri)) !== undefined,
    read: async (uri) => workspace.fs.readFile(Uri.parse(uri)),
  });
  const server = createServer(create, options, output, readFirstFile, tellFailure);
  const current = followCurrentDocument();
  const facts = followFacts(server, current, output);
  const tree = createTimelineTree(facts);
  context.subscriptions.push(
    output,
    server,
    current,
    facts,
    tree,
    keepContextKeys(facts, server, tree),
    treeFollowsCursor(tree),
    registerProblemBadges(),
    createStatusItem(facts, server),
    ...registerCommands({ context, output, server, current, overrides, facts, tree }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) void overrides.rename(oldUri.toString(), newUri.toString());
    }),
    workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) void overrides.remove(uri.toString());
    }),
  );
  // Not awaited: a command that woke the extension need not wait for the server.
  void server.start();
  return {
    api: {
      get client() {
        return server.client;
      },
      timelineTree: tree,
    },
    stop: () => server.stop(),
  };
}

let told = false;

/** One sentence and a way to learn more. A start that fails again says nothing new. */
function tellFailure(): void {
  if (told) return;
  told = true;
  const [showOutput, restart] = ['Show Output', 'Restart'];
  const message = 'The Postmortem language server is not running, so there are no problems, fixes or timeline.';
  void window.showErrorMessage(message, showOutput, restart).then((answer) => {
    told = false;
    if (answer === showOutput) void commands.executeCommand('postmortem.showOutput');
    if (answer === restart) void commands.executeCommand('postmortem.restartServer');
  });
}
