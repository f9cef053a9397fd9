import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { activate, closeAll, diagnosticsOf, openText, waitForTree } from './support.ts';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly body: string | readonly string[];
}

describe('snippets', () => {
  afterEach(closeAll);

  it('are all inserted without leaving their own syntax behind', async () => {
    const editor = await openText('');
    for (const [name, { body }] of await readSnippets()) {
      const snippet = new vscode.SnippetString(textOf(body));
      ok(await editor.insertSnippet(snippet, everythingIn(editor)), `“${name}” could not be inserted.`);
      const text = editor.document.getText();
      ok(text.trim().length > 0, `“${name}” inserts nothing.`);
      equal(/\$\{|\$\d/.exec(text)?.[0], undefined, `rest of a tab stop in “${name}”`);
    }
  });

  it('are all offered by completion', async () => {
    const editor = await openText('');
    for (const [name, { prefix }] of await readSnippets()) {
      const [typed = ''] = [prefix].flat();
      await editor.edit((edit) => edit.replace(everythingIn(editor), typed));
      const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        new vscode.Position(0, typed.length),
      );
      const labels = offered.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      ok(labels.includes(typed), `“${name}” is not offered for “${typed}”.`);
    }
  });

  it('of whole documents have at most three problems when they are fresh', async () => {
    const documents = (await readSnippets()).filter(([, { body }]) => /^(---\n|# )/.test(textOf(body)));
    ok(documents.length > 0, 'There is no snippet of a whole document.');
    for (const [name, { body }] of documents) {
      const editor = await openText('');
      await editor.insertSnippet(new vscode.SnippetString(textOf(body)));
      const { facts } = await waitForTree(editor.document);
      ok(facts?.status.isPostmortem, `“${name}” is not taken for a postmortem.`);
      const problems = facts.status.problems;
      const said = diagnosticsOf(editor.document.uri).map(({ message }) => message);
      ok(problems <= 3, `“${name}” has ${problems} problems when it is fresh.\n${said.join('\n')}`);
      await closeAll();
    }
  });
});

/** All that the manifest names, by name. */
async function readSnippets(): Promise<readonly (readonly [string, Snippet])[]> {
  const { packageJSON, extensionUri } = await activate();
  const files: readonly { readonly path: string }[] = packageJSON.contributes.snippets;
  const read = async ({ path }: { readonly path: string }) => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path));
    return Object.entries<Snippet>(JSON.parse(new TextDecoder().decode(bytes)));
  };
  const snippets = (await Promise.all(files.map(read))).flat();
  ok(snippets.length > 0, 'The manifest names no snippets.');
  return snippets;
}

function everythingIn({ document }: vscode.TextEditor): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

function textOf(body: string | readonly string[]): string {
  return [body].flat().join('\n');
}
