/** A client and the server, joined by two streams in this process: real JSON-RPC, nothing mocked. */
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  type CodeActionParams,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  LogMessageNotification,
  MessageType,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { type ServerHost, startServer } from '../../server/src/lsp/server.ts';
import {
  type FileContent,
  type ReadFirstFileParams,
  readFirstFileRequest,
  refreshNotification,
} from '../../server/src/protocol.ts';
import { outside } from './snapshots.ts';

/** What Visual Studio Code can, as far as this server cares. */
export const vscodeLike: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedInformation: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true },
  },
};

/** A client that can nothing but what the protocol demands. */
export const minimal: ClientCapabilities = {};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initialize?: Partial<InitializeParams>;
  /** What `workspace/configuration` answers. */
  readonly settings?: unknown;
  readonly host?: Partial<ServerHost>;
  /** Texts of files by URI: the client reads them for the server. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Messages from the server so far, by kind. */
  readonly published: PublishDiagnosticsParams[];
  readonly logged: { readonly type: MessageType; readonly message: string }[];
  readonly registered: string[];
  readonly refreshes: ('diagnostics' | 'views')[];
  settings: unknown;
  open(uri: string, text: string, version?: number): Promise<void>;
  change(uri: string, version: number, ...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  /** A file is written (or, without a text, gone), and the server is told. */
  save(uri: string, text?: string): Promise<void>;
  /** Tells that settings changed; clients that answer `workspace/configuration` send none along. */
  configure(settings?: unknown): Promise<void>;
  pull(uri: string): Promise<Diagnostic[]>;
  actions(uri: string, params?: Partial<CodeActionParams>): Promise<unknown>;
  symbols(uri: string): Promise<unknown>;
  /** The next push for the document, or one that has come already and was not taken. */
  nextPush(uri: string): Promise<PublishDiagnosticsParams>;
  /** When a condition holds; asked again after each message from the server. */
  until(condition: () => boolean): Promise<void>;
}

export async function connect({
  capabilities = vscodeLike,
  initialize = {},
  settings,
  host,
  files,
}: ClientOptions = {}): Promise<TestClient> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(server, { now: () => outside.now, version: '0.0.0-test', ...host });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  // The server is only left alone: taken apart while it still answers, it would complain.
  onTestFinished(() => connection.dispose());

  const waiting = new Set<() => void>();
  const arrived = () => {
    for (const check of waiting) check();
  };
  const untaken: PublishDiagnosticsParams[] = [];
  const saved = new Map(Object.entries(files ?? {}));

  const client: TestClient = {
    connection,
    initialized: { capabilities: {} },
    published: [],
    logged: [],
    registered: [],
    refreshes: [],
    settings,
    open: (uri, text, version = 1) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'markdown', version, text },
      }),
    change: (uri, version, ...contentChanges) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      }),
    close: (uri) => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    save(uri, text) {
      if (text === undefined) saved.delete(uri);
      else saved.set(uri, text);
      const changes = [{ uri, type: text === undefined ? FileChangeType.Deleted : FileChangeType.Changed }];
      return connection.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
    },
    configure: (sent = null) =>
      connection.sendNotification(DidChangeConfigurationNotification.type, { settings: sent }),
    async pull(uri) {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === 'full' ? report.items : [];
    },
    actions: (uri, params) =>
      connection.sendRequest(CodeActionRequest.method, {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
        context: { diagnostics: [] },
        ...params,
      }),
    symbols: (uri) => connection.sendRequest(DocumentSymbolRequest.method, { textDocument: { uri } }),
    async nextPush(uri) {
      const at = () => untaken.findIndex((params) => params.uri === uri);
      await client.until(() => at() >= 0);
      const [push] = untaken.splice(at(), 1);
      if (!push) throw new Error('unreachable');
      return push;
    },
    until: (condition) =>
      new Promise((resolve) => {
        const check = () => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };

  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    client.published.push(params);
    untaken.push(params);
    arrived();
  });
  connection.onNotification(LogMessageNotification.type, (params) => {
    client.logged.push(params);
    arrived();
  });
  connection.onNotification(refreshNotification, () => {
    client.refreshes.push('views');
    arrived();
  });
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    client.refreshes.push('diagnostics');
    arrived();
  });
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    client.registered.push(...registrations.map(({ method }) => method));
    arrived();
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) => {
    if (client.settings instanceof Error) throw client.settings;
    return items.map(() => client.settings ?? null);
  });
  connection.onRequest(readFirstFileRequest, ({ uris }: ReadFirstFileParams): FileContent | null => {
    const uri = uris.find((candidate) => saved.has(candidate));
    return uri === undefined ? null : { uri, text: saved.get(uri) ?? '' };
  });
  connection.listen();

  const initializationOptions = files && { readsFiles: true };
  const params: InitializeParams = {
    processId: null,
    rootUri: 'file:///workspace',
    capabilities,
    initializationOptions,
    ...initialize,
  };
  const result = await connection.sendRequest<InitializeResult>('initialize', params);
  await connection.sendNotification('initialized', {});
  return Object.assign(client, { initialized: result });
}

/** Messages that the server logged as errors. */
export function errorsOf(client: TestClient): string[] {
  return client.logged.filter(({ type }) => type === MessageType.Error).map(({ message }) => message);
}

export function warningsOf(client: TestClient): string[] {
  return client.logged.filter(({ type }) => type === MessageType.Warning).map(({ message }) => message);
}
