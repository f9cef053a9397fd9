/** What the tests have in common: open a fixture, wait for the server, apply what it offers. */
import * as vscode from 'vscode';
import { ok } from './assert.ts';

export async function openFixture(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'No folder is open.');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}
