import * as vscode from 'vscode';
import { equal } from './assert.ts';
import { closeAll, codeOf, codesOf, openFixture, waitForDiagnostics } from './support.ts';

describe('problems', () => {
  afterEach(closeAll);

  it('marks the faults of a draft where they are', async () => {
    const document = await openFixture('draft.md');
    const diagnostics = await waitForDiagnostics(document, (codes) => codes.length > 0);
    equal(codesOf(diagnostics), ['missing-section', 'missing-section', 'timeline-order', 'undated-event'], 'codes');
    const marked = Object.fromEntries(diagnostics.map((one) => [codeOf(one), document.getText(one.range)]));
    equal(
      marked,
      {
        'missing-section': 'Postmortem: label printers of the north warehouse stood still',
        'timeline-order': '06:05',
        'undated-event': 'The print server is restarted.\n  Its log is kept.',
      },
      'marked text',
    );
  });

  it('says how bad each is', async () => {
    const diagnostics = await waitForDiagnostics(await openFixture('draft.md'), (codes) => codes.length > 0);
    equal(
      Object.fromEntries(diagnostics.map((one) => [codeOf(one), vscode.DiagnosticSeverity[one.severity]])),
      { 'missing-section': 'Information', 'timeline-order': 'Error', 'undated-event': 'Warning' },
      'severities',
    );
  });

  it('follows the text as it is typed', async () => {
    const document = await openFixture('draft.md');
    await waitForDiagnostics(document, (codes) => codes.includes('timeline-order'));
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf('06:05'));
    edit.replace(document.uri, new vscode.Range(at, at.translate(0, 5)), '06:25');
    await vscode.workspace.applyEdit(edit);
    await waitForDiagnostics(document, (codes) => codes.length === 3 && !codes.includes('timeline-order'));
  });

  for (const name of ['two-days.md', 'assignment.md']) {
    it(`has nothing to say about ${name}`, async () => {
      const document = await openFixture(name);
      // With a fault it has something to say; so its silence without one is no mere delay.
      const whole = document.getText();
      const end = document.positionAt(whole.length);
      const fault = '\n## Timeline of the next day (UTC)\n\n- 2025-01-02 10:00 Second\n- 2025-01-02 09:00 First\n';
      const insert = new vscode.WorkspaceEdit();
      insert.insert(document.uri, end, fault);
      await vscode.workspace.applyEdit(insert);
      await waitForDiagnostics(document, (codes) => codes.includes('timeline-order'));
      const remove = new vscode.WorkspaceEdit();
      remove.delete(document.uri, new vscode.Range(end, document.positionAt(whole.length + fault.length)));
      await vscode.workspace.applyEdit(remove);
      equal(document.getText(), whole, 'text');
      await waitForDiagnostics(document, (codes) => codes.length === 0);
    });
  }
});
