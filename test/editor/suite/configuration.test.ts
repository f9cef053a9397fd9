import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { closeAll, codeOf, diagnosticsOf, openFixture, waitFor, waitForDiagnostics } from './support.ts';

describe('a configuration file', () => {
  afterEach(closeAll);

  it('is read from the folder of the document', async () => {
    const document = await openFixture('configured/postmortem.md');
    const diagnostics = await waitForDiagnostics(document, (codes) => codes.includes('undated-event'));
    const undated = diagnostics.find((one) => codeOf(one) === 'undated-event');
    ok(undated, 'The event without a time is not reported.');
    equal(vscode.DiagnosticSeverity[undated.severity], 'Hint', 'severity');
  });

  it('shows in itself what is wrong with it', async () => {
    const { uri } = await openFixture('configured/postmortem.md');
    const file = vscode.Uri.joinPath(uri, '..', '.postmortem.jsonc');
    const problems = await waitFor(
      'a problem in the file',
      () => diagnosticsOf(file).length > 0 && diagnosticsOf(file),
      vscode.languages.onDidChangeDiagnostics,
    );
    equal(
      problems.map(({ range }) => [range.start.line, range.start.character]),
      [[3, 14]],
      'places',
    );
  });
});
