/**
 * The language server as the rest of the client sees it: running or not, asked or told.
 *
 * A restart makes a new LanguageClient, because one that failed to start can neither be stopped nor started again.
 */
import { type Disposable, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import {
  type BaseLanguageClient,
  type CancellationToken,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import {
  type FileContent,
  type ReadFirstFileParams,
  readFirstFileRequest,
  refreshNotification,
} from '../../server/src/protocol.ts';
import { createErrorHandler } from './errorHandler.ts';

/** Node starts a process, the browser a worker. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

export type ServerState = 'stopped' | 'starting' | 'running';

export interface Server extends Disposable {
  /** The client of the moment: a restart puts another in its place. */
  readonly client: BaseLanguageClient;
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** The server asks for everything to be asked anew: settings changed, say. */
  readonly onDidAskForRefresh: Event<void>;
  /** Never rejects: a failure is logged, told once, and seen in `state`. */
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
  request<T>(method: string, params: unknown, token: CancellationToken): Promise<T>;
  notify(method: string, params: unknown): Promise<void>;
}

export function createServer(
  create: CreateClient,
  options: LanguageClientOptions,
  output: LogOutputChannel,
  readFirstFile: (params: ReadFirstFileParams) => Promise<FileContent | null>,
  tellFailure: () => void,
): Server {
  const stateChanged = new EventEmitter<ServerState>();
  const refreshAsked = new EventEmitter<void>();
  let state: ServerState = 'starting';
  let client = make();

  function enter(next: ServerState): void {
    if (next === state) return;
    state = next;
    stateChanged.fire(next);
  }

  function make(): BaseLanguageClient {
    const errorHandler = createErrorHandler({
      isStarted: () => made.state === State.Running,
      giveUp() {
        enter('stopped');
        tellFailure();
      },
    });
    const made = create('postmortem', 'Postmortem', {
      ...options,
      errorHandler,
      // Without it the library shows the bare error.
      initializationFailedHandler: () => false,
    });
    keepErrorsInTheLog(made);
    made.onDidChangeState(({ newState }) => {
      if (made !== client) return;
      if (newState !== State.Running) return enter(newState === State.Starting ? 'starting' : 'stopped');
      // Running comes before the open documents are sent, and a question about one would find nothing. The start is
      // over when they are.
      made.start().then(
        () => made === client && enter('running'),
        () => undefined,
      );
    });
    made.onNotification(refreshNotification, () => refreshAsked.fire());
    made.onRequest(readFirstFileRequest, readFirstFile);
    return made;
  }

  async function start(): Promise<void> {
    const starting = client;
    try {
      await starting.start();
    } catch (error) {
      output.error('The language server could not be started.', error instanceof Error ? error : String(error));
      if (starting !== client) return;
      enter('stopped');
      tellFailure();
    }
  }

  async function stop(): Promise<void> {
    // One that is still starting, or never started, refuses to stop.
    await client.dispose().catch((error: unknown) => output.debug('The language server did not stop.', String(error)));
  }

  return {
    get client() {
      return client;
    },
    get state() {
      return state;
    },
    onDidChangeState: stateChanged.event,
    onDidAskForRefresh: refreshAsked.event,
    start,
    stop,
    async restart() {
      await stop();
      client = make();
      enter('starting');
      await start();
    },
    request: (method, params, token) => client.sendRequest(method, params, token),
    notify: (method, params) => client.sendNotification(method, params),
    dispose() {
      stateChanged.dispose();
      refreshAsked.dispose();
    },
  };
}

/** The library would show a stack in a notification. Its place is the log; the person gets one sentence from us. */
function keepErrorsInTheLog(client: BaseLanguageClient): void {
  const error = client.error.bind(client);
  client.error = (message, data) => error(message, data, false);
}
