import * as vscode from 'vscode';
import { ok } from './assert.ts';
import { activate, closeAll, openFixture, waitForDiagnostics, waitForTree } from './support.ts';

describe('restarting the server', () => {
  afterEach(closeAll);

  it('brings everything back', async () => {
    const document = await openFixture('draft.md');
    await waitForDiagnostics(document, (codes) => codes.length === 4);
    await waitForTree(document);
    const api = (await activate()).exports;
    const before = api.client;
    // Asked for before the restart, so that the moment without any is not missed.
    const gone = waitForDiagnostics(document, (codes) => codes.length === 0);
    await vscode.commands.executeCommand('postmortem.restartServer');
    await gone;
    ok(api.client !== before, 'The client is still the one from before.');
    await waitForDiagnostics(document, (codes) => codes.length === 4);
    ok((await waitForTree(document)).events.length === 6, 'The view is empty.');
  });
});
