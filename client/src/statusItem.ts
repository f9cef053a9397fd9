/** Says whether the document in the editor is treated as a postmortem, and why. Its command undoes that. */
import { type Command, Disposable, LanguageStatusSeverity, languages } from 'vscode';
import type { DocumentStatus } from '../../server/src/protocol.ts';
import type { FactsSource } from './facts.ts';
import type { Server } from './server.ts';
import { statusText } from './wording.ts';

export function createStatusItem(source: FactsSource, server: Server): Disposable {
  const item = languages.createLanguageStatusItem('postmortem.status', { language: 'markdown' });
  item.name = 'Postmortem';
  // A line of its own: one sentence and a command do not fit into the width that an item has.
  const reason = languages.createLanguageStatusItem('postmortem.status.reason', { language: 'markdown' });
  reason.name = 'Postmortem: Why';

  const show = (text: string, detail: string, severity: LanguageStatusSeverity, command: Command | undefined): void => {
    item.text = text;
    reason.text = detail;
    item.severity = severity;
    item.command = command;
  };
  const update = (): void => {
    const { facts } = source;
    item.busy = server.state === 'starting';
    if (facts) {
      const { status } = facts;
      show(statusText(status), status.reason, LanguageStatusSeverity.Information, flip(status));
    } else if (server.state === 'stopped') {
      const restart = { title: 'Restart', command: 'postmortem.restartServer' };
      show('Postmortem', 'The language server is not running.', LanguageStatusSeverity.Error, restart);
    } else {
      show('Postmortem', '', LanguageStatusSeverity.Information, undefined);
    }
  };
  update();
  return Disposable.from(item, reason, source.onDidChange(update), server.onDidChangeState(update));
}

function flip(status: DocumentStatus): Command {
  if (status.decidedBy === 'override') return { title: 'Let the Text Decide', command: 'postmortem.forgetDecision' };
  return status.isPostmortem
    ? { title: 'Not a Postmortem', command: 'postmortem.treatAsOther' }
    : { title: 'Treat as Postmortem', command: 'postmortem.treatAsPostmortem' };
}
