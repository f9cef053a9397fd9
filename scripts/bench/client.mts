/** A language server in a process of its own, and an editor as far as a server can tell one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  createMessageConnection,
  type DocumentDiagnosticReport,
  type InitializeResult,
  LSPErrorCodes,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  type RegistrationParams,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  TextDocumentSyncKind,
} from 'vscode-languageserver-protocol/node';
import type { Subject } from './types.mts';

/** Everything is a postmortem here, whatever its text says. */
const folder = 'file:///bench/postmortems';

/** An open document, as the client has it. */
export interface OpenDocument {
  readonly uri: string;
  text: string;
  version: number;
  /** Of the diagnostics that came last. */
  diagnostics: number;
  resultId?: string;
}

export interface Edit {
  readonly at: Position;
  /** End of what is replaced. */
  readonly end: Position;
  readonly insert: string;
  /** The text afterwards, for servers that want all of it. */
  readonly text: string;
}

export interface Client {
  readonly pid: number;
  readonly capabilities: ServerCapabilities;
  open(text: string): OpenDocument;
  change(document: OpenDocument, edit: Edit): void;
  close(document: OpenDocument): void;
  /** Settled with the diagnostics of the document as it is now. */
  diagnostics(document: OpenDocument): Promise<void>;
  /** Asks for diagnostics, where they are asked for; what it returns takes the question back. */
  askInVain(document: OpenDocument): () => void;
  request(method: string, params: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** A server that has not answered by then has failed to start, in seconds. */
const startLimit = 20;

/** From the start of the process to the answer to `initialize`. */
export async function startClient(subject: Subject, patience: number): Promise<Client> {
  const child = spawn(subject.command, subject.args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => {
    complaints = (complaints + text).slice(-600);
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`the server ended (${signal ?? code}) ${firstLine(complaints)}`)),
    );
  });
  ended.catch(() => {});

  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const documents = new Map<string, OpenDocument>();
  const published = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  const arrived = () => {
    for (const check of waiting) check();
  };
  let pullsOffered = false;
  let opened = 0;

  answer(connection, subject);
  subject.serve?.(connection, (uri) => documents.get(uri)?.text);
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    arrived();
  });
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    pullsOffered ||= registrations.some(({ method }) => method === 'textDocument/diagnostic');
    arrived();
    return null;
  });
  connection.listen();

  /** Ends with the server, or with the patience. */
  function within<T>(what: string, promise: Promise<T>, limit = patience): Promise<T> {
    let timer: ReturnType<typeof setTimeout>;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer to ${what} within ${limit} s`)), limit * 1000);
    });
    return Promise.race([promise, ended, late]).finally(() => clearTimeout(timer));
  }

  function until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  }

  async function pulled(document: OpenDocument): Promise<void> {
    await until(() => pullsOffered);
    for (;;) {
      try {
        const report = await connection.sendRequest<DocumentDiagnosticReport>(
          'textDocument/diagnostic',
          pullParams(document),
        );
        document.resultId = report.resultId;
        if (report.kind === 'full') document.diagnostics = report.items.length;
        return;
      } catch (error) {
        // The server wants to be asked again.
        if ((error as { code?: number }).code !== LSPErrorCodes.ServerCancelled) throw error;
      }
    }
  }

  async function pushed(document: OpenDocument): Promise<void> {
    const current = () => {
      const params = published.get(document.uri);
      return params !== undefined && (params.version === undefined || params.version >= document.version);
    };
    await until(current);
    document.diagnostics = published.get(document.uri)?.diagnostics.length ?? 0;
  }

  const { capabilities } = await within(
    'initialize',
    connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      initializationOptions: subject.initializationOptions,
      capabilities: capabilitiesFor(subject),
    }),
    startLimit,
  ).catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  pullsOffered ||= capabilities.diagnosticProvider !== undefined;
  const { textDocumentSync: sync } = capabilities;
  const incremental = (typeof sync === 'object' ? sync.change : sync) === TextDocumentSyncKind.Incremental;
  notify('initialized', {});
  // Some ask for their settings, some wait to be told.
  if (subject.settings) notify('workspace/didChangeConfiguration', { settings: subject.settings });

  function notify(method: string, params: unknown): void {
    // What cannot be sent is told by the end of the process.
    connection.sendNotification(method, params).catch(() => {});
  }

  return {
    pid: child.pid ?? 0,
    capabilities,
    open(text) {
      const document: OpenDocument = { uri: `${folder}/${++opened}.md`, text, version: 1, diagnostics: 0 };
      documents.set(document.uri, document);
      notify('textDocument/didOpen', {
        textDocument: { uri: document.uri, languageId: 'markdown', version: document.version, text },
      });
      return document;
    },
    change(document, { at, end, insert, text }) {
      document.version++;
      document.text = text;
      // Diagnostics without a version are those of the last change if they come after it.
      published.delete(document.uri);
      const change: TextDocumentContentChangeEvent = incremental
        ? { range: { start: at, end }, text: insert }
        : { text };
      notify('textDocument/didChange', {
        textDocument: { uri: document.uri, version: document.version },
        contentChanges: [change],
      });
    },
    close({ uri }) {
      documents.delete(uri);
      published.delete(uri);
      notify('textDocument/didClose', { textDocument: { uri } });
    },
    diagnostics: (document) => within('diagnostics', subject.mode === 'pull' ? pulled(document) : pushed(document)),
    askInVain(document) {
      if (subject.mode === 'push') return () => {};
      const source = new CancellationTokenSource();
      connection.sendRequest('textDocument/diagnostic', pullParams(document), source.token).catch(() => {});
      return () => source.cancel();
    },
    request: (method, params) => within(method, connection.sendRequest(method, params)),
    async stop() {
      const exit = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
      connection.sendRequest('shutdown').then(
        () => notify('exit', undefined),
        () => {},
      );
      await exit;
      clearTimeout(timer);
      connection.dispose();
    },
  };
}

function pullParams({ uri, resultId }: OpenDocument) {
  return { textDocument: { uri }, ...(resultId !== undefined && { previousResultId: resultId }) };
}

/** Requests that servers send to every client. */
function answer(connection: MessageConnection, { settings = {} }: Subject): void {
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => valueAt(settings, section)),
  );
  connection.onRequest('workspace/workspaceFolders', () => [{ uri: folder, name: 'bench' }]);
  // Progress, refreshes, registrations: agreed to.
  connection.onRequest(() => null);
  connection.onUnhandledNotification(() => {});
  connection.onError(() => {});
}

function valueAt(settings: unknown, section = ''): unknown {
  let value = settings;
  for (const key of section.split('.').filter(Boolean)) value = (value as Record<string, unknown> | undefined)?.[key];
  return value ?? null;
}

/** As far as servers care, what Visual Studio Code can. */
function capabilitiesFor({ mode }: Subject): ClientCapabilities {
  return {
    general: { positionEncodings: ['utf-16'] },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true, snippetEditSupport: true },
      ...(mode === 'pull' && { diagnostics: { refreshSupport: true } }),
    },
    textDocument: {
      publishDiagnostics: { relatedInformation: true, versionSupport: true },
      ...(mode === 'pull' && { diagnostic: { dynamicRegistration: true, relatedInformation: true } }),
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      foldingRange: { lineFoldingOnly: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } } },
    },
  };
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}
