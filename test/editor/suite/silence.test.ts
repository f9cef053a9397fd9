import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { activate, closeAll, diagnosticsOf, openFixture, quickFixes, waitForTree } from './support.ts';

describe('a document that is no postmortem', () => {
  afterEach(closeAll);

  for (const name of ['README.md', 'notes.md']) {
    it(`gets nothing: ${name}`, async () => {
      const document = await openFixture(name);
      const { facts, roots } = await waitForTree(document);
      equal(facts?.status.isPostmortem, false, 'treatment');
      equal(roots.length, 0, 'number of events');
      const { client } = (await activate()).exports;
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const report = await client.sendRequest<{ items: unknown }>('textDocument/diagnostic', { textDocument: { uri } });
      equal(report.items, [], 'answer to a request for diagnostics');
      equal(diagnosticsOf(document.uri).length, 0, 'number of diagnostics');
      equal(await quickFixes(document, everythingIn(document)), [], 'quick fixes');
    });
  }

  it('is not even looked at if it is not Markdown', async () => {
    const content = '# Postmortem: no\n\n## Timeline\n\n- 10:00 b\n- 09:00 a\n';
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    await vscode.window.showTextDocument(document);
    const { client } = (await activate()).exports;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const status = await client.sendRequest('postmortem/status', { textDocument: { uri } });
    ok(!status, 'The server was told of a plain text.');
  });
});

function everythingIn(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}
