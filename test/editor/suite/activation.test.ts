import * as vscode from 'vscode';
import { equal } from './assert.ts';
import { openFixture } from './support.ts';

describe('activation', () => {
  it('starts with the first Markdown document', async () => {
    const { document } = await openFixture('draft.md');
    equal(document.languageId, 'markdown');
    const extension = vscode.extensions.getExtension('postmortem.postmortem');
    await extension?.activate();
    equal(extension?.isActive, true);
  });
});
