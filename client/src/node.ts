/** Entry in a Node extension host: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type Activated, type Api, activateWith } from './activate.ts';

let activated: Activated | undefined;

export function activate(context: ExtensionContext): Api {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const serverOptions: ServerOptions = {
    run: server,
    debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  activated = activateWith(context, (id, name, options) => new LanguageClient(id, name, serverOptions, options));
  return activated.api;
}

export async function deactivate(): Promise<void> {
  await activated?.stop();
}
