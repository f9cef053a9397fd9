/** Every command of the extension, and what it does. */
import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import { type Override, type OverrideParams, overrideNotification } from '../../server/src/protocol.ts';
import { addTimeline } from './addTimeline.ts';
import type { CurrentDocument } from './currentDocument.ts';
import { eventAfter, eventBefore } from './eventAt.ts';
import type { FactsSource } from './facts.ts';
import { insertPostmortem, newPostmortem } from './insertPostmortem.ts';
import type { Overrides } from './overrides.ts';
import { revealRange } from './revealRange.ts';
import type { Server } from './server.ts';
import type { TimelineTree } from './timelineTree.ts';

export interface Parts {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly server: Server;
  readonly current: CurrentDocument;
  readonly overrides: Overrides;
  readonly facts: FactsSource;
  readonly tree: TimelineTree;
}

export function registerCommands(parts: Parts): readonly Disposable[] {
  const { context, output, server, current } = parts;
  const handlers: Readonly<Record<string, (...args: never[]) => unknown>> = {
    'postmortem.newPostmortem': () => newPostmortem(context),
    'postmortem.insertSnippet': () => insertPostmortem(context),
    'postmortem.addTimeline': () => current.document && addTimeline(current.document),
    'postmortem.goToNextEvent': () => goTo(parts, eventAfter),
    'postmortem.goToPreviousEvent': () => goTo(parts, eventBefore),
    'postmortem.treatAsPostmortem': () => decide(parts, 'postmortem'),
    'postmortem.treatAsOther': () => decide(parts, 'other'),
    'postmortem.forgetDecision': () => decide(parts, null),
    'postmortem.restartServer': () => server.restart(),
    'postmortem.showOutput': () => output.show(),
    // For the tree's items alone, so the manifest does not name it.
    'postmortem.revealRange': revealRange,
  };
  return Object.entries(handlers).map(([name, handler]) => commands.registerCommand(name, handler));
}

async function decide({ server, current, overrides, facts }: Parts, as: Override | null): Promise<void> {
  if (!current.document) return;
  const uri = server.client.code2ProtocolConverter.asUri(current.document.uri);
  await overrides.set(uri, as);
  // A server that is not running hears of it when it starts.
  if (server.state === 'running') {
    await server.notify(overrideNotification, { textDocument: { uri }, as } satisfies OverrideParams);
  }
  facts.refresh();
  await facts.settled();
}

async function goTo({ facts, tree }: Parts, choose: typeof eventAfter): Promise<void> {
  // The last few keystrokes may have moved everything.
  await facts.settled();
  const shown = facts.facts;
  if (!shown) return;
  const editor = window.visibleTextEditors.find(({ document }) => document === shown.document);
  const from = editor?.selection.start ?? { line: 0, character: 0 };
  const event = choose(tree.events, from);
  if (event) await revealRange(shown.document.uri, event.item.selectionRange);
}
