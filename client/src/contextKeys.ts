/** What `when` clauses of the manifest may ask. Each key is set only when it changes. */
import { commands, Disposable, window } from 'vscode';
import type { FactsSource } from './facts.ts';
import type { Server } from './server.ts';
import { emptyOutline, type Outline } from './timelineNodes.ts';

interface Outlined {
  readonly outline: Outline;
  readonly onDidRefresh: (listener: () => void) => Disposable;
}

/**
 * - `postmortem.active`: the active editor shows a document that is treated as a postmortem
 * - `postmortem.decided`: somebody decided how the current document is treated
 * - `postmortem.view`: what the timeline view shows: `timeline`, `noTimeline`, `other`, `stopped`
 */
export function keepContextKeys(source: FactsSource, server: Server, tree: Outlined): Disposable {
  const known = new Map<string, unknown>();
  const set = (key: string, value: unknown): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };

  const update = (): void => {
    const { facts } = source;
    const isActive = facts !== undefined && window.activeTextEditor?.document === facts.document;
    set('postmortem.active', isActive && facts.status.isPostmortem);
    set('postmortem.decided', facts?.status.decidedBy === 'override');
    set('postmortem.view', viewState());
  };
  const viewState = (): string | undefined => {
    const { facts } = source;
    if (!facts) return server.state === 'stopped' && known.has('postmortem.view') ? 'stopped' : undefined;
    if (!facts.timelines.isPostmortem) return 'other';
    return tree.outline === emptyOutline ? 'noTimeline' : 'timeline';
  };

  return Disposable.from(tree.onDidRefresh(update), window.onDidChangeActiveTextEditor(update));
}
