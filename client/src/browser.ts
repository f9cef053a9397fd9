/** Entry in a browser extension host: the server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { type Activated, type Api, activateWith } from './activate.ts';

/** The compiler's libraries are those of Node. */
declare const Worker: new (
  url: string,
) => ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };

let activated: Activated | undefined;
let worker: InstanceType<typeof Worker> | undefined;

export function activate(context: ExtensionContext): Api {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js').toString(true);
  // The transports, not the worker: an extension host may put a stand-in of its own in the place of `Worker`, and the
  // library would not know one of those.
  const start = async (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  activated = activateWith(context, (id, name, options) => new LanguageClient(id, name, start, options));
  return activated.api;
}

export async function deactivate(): Promise<void> {
  await activated?.stop();
  worker?.terminate();
}
