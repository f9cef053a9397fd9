/** Entry in a browser extension host: the server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Activated, type Api, activateWith } from './activate.ts';

/** The compiler's libraries are those of Node. */
declare const Worker: new (url: string) => object;

let activated: Activated | undefined;

export function activate(context: ExtensionContext): Api {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js').toString(true);
  activated = activateWith(
    context,
    // A worker that was stopped is gone, so every client gets its own.
    (id, name, options) => new LanguageClient(id, name, async () => new Worker(script) as never, options),
  );
  return activated.api;
}

export async function deactivate(): Promise<void> {
  await activated?.stop();
}
