import * as vscode from 'vscode';
import { equal } from './assert.ts';
import { closeAll, openFixture, waitForDiagnostics, waitForTree } from './support.ts';

describe('what a document is taken for', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('postmortem.forgetDecision');
    await closeAll();
  });

  it('can be turned from plain to postmortem and back', async () => {
    const document = await openFixture('notes.md');
    await waitForTree(document);
    await vscode.commands.executeCommand('postmortem.treatAsPostmortem');
    await waitForDiagnostics(document, (codes) => codes.includes('missing-section'));
    equal((await waitForTree(document)).facts?.status.decidedBy, 'override', 'decision');
    await vscode.commands.executeCommand('postmortem.forgetDecision');
    await waitForDiagnostics(document, (codes) => codes.length === 0);
    equal((await waitForTree(document)).facts?.status.isPostmortem, false, 'treatment');
  });

  it('can be turned from postmortem to plain and back', async () => {
    const document = await openFixture('draft.md');
    await waitForDiagnostics(document, (codes) => codes.length > 0);
    await vscode.commands.executeCommand('postmortem.treatAsOther');
    await waitForDiagnostics(document, (codes) => codes.length === 0);
    equal((await waitForTree(document)).roots.length, 0, 'number of events in the view');
    await vscode.commands.executeCommand('postmortem.treatAsPostmortem');
    await waitForDiagnostics(document, (codes) => codes.length > 0);
  });
});
