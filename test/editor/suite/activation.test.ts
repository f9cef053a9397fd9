import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { activate, closeAll, openFixture } from './support.ts';

describe('activation', () => {
  afterEach(closeAll);

  it('starts with a Markdown document', async () => {
    const document = await openFixture('draft.md');
    equal(document.languageId, 'markdown', 'language');
    const extension = await activate();
    equal(extension.isActive, true, 'state');
    ok(extension.exports.client, 'The extension exports no client.');
  });

  it('registers every command of its manifest', async () => {
    const { packageJSON } = await activate();
    const declared = packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
    const known = new Set(await vscode.commands.getCommands(true));
    equal(
      declared.filter((command: string) => !known.has(command)),
      [],
      'commands without an implementation',
    );
  });
});
