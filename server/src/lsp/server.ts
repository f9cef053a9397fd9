import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { diagnosticsFeature, diagnosticsOf } from '../features/diagnostics.ts';
import type { FeatureContext } from '../features/feature.ts';
import { features } from '../features/registry.ts';
import type { Snapshot } from '../features/snapshot.ts';
import {
  type DocumentParams,
  type FileContent,
  type Override,
  type OverrideParams,
  overrideNotification,
  type ReadFirstFileParams,
  readFirstFileRequest,
  refreshNotification,
} from '../protocol.ts';
import type { Rule } from '../rules/types.ts';
import { configurationNames, mergeSettings } from '../settings/configuration.ts';
import type { Settings } from '../settings/declarations.ts';
import { defaultSettings, readSettings } from '../settings/settings.ts';
import {
  type ChangingWorkspace,
  type ClientProfile,
  profileOf,
  readInitializationOptions,
  workspaceOf,
} from './client.ts';
import { type Configurations, createConfigurations } from './configurations.ts';
import { createDocuments, type Documents } from './documents.ts';
import { describe, guardNotification, guardRequest, type Logger, letOthersIn, messageOf } from './guard.ts';
import { readAhead } from './readAhead.ts';

/** What the server takes from its host. */
export interface ServerHost {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly version: string;
  /** For clients that read no files for the server; absent where it can't read any itself. */
  readonly readFirstFile?: ReadFirstFile;
  /** Told after each piece of work. */
  readonly worked?: () => void;
  /** For tests: instead of the registered rules. */
  readonly rules?: readonly Rule[];
}

/** The first of some files, by URI, that exists. */
export type ReadFirstFile = (uris: readonly string[]) => Promise<FileContent | undefined>;

/** Everything that exists once a client has said hello. */
interface Session {
  readonly profile: ClientProfile;
  readonly documents: Documents;
  readonly configurations: Configurations;
  readonly changeFolders: ChangingWorkspace['change'];
  readonly localTimeZone: string;
}

export interface Server {
  /** Whether the client has said goodbye. */
  readonly isShutDown: () => boolean;
}

/** Answers one client over one connection, until it says goodbye. */
export function startServer(connection: Connection, host: ServerHost): Server {
  const logger: Logger = connection.console;
  let session: Session | undefined;
  let isShutDown = false;

  // ------------------------------------------------------------ life

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = readInitializationOptions(params.initializationOptions);
    const profile = profileOf(params.capabilities);
    const { pathOf, rootOf, change } = workspaceOf(params);
    session = {
      profile,
      configurations: createConfigurations({
        pathOf,
        rootOf,
        readFirstFile: options.readsFiles ? askForFile : host.readFirstFile,
        watchTemplate,
        publish: (uri, diagnostics) => connection.sendDiagnostics({ uri, diagnostics }),
        logger,
      }),
      documents: createDocuments({
        defaults: defaultSettings,
        overrides: new Map<string, Override>(Object.entries(options.overrides ?? {})),
        rules: host.rules,
        now: host.now,
        pathOf,
      }),
      changeFolders: change,
      localTimeZone: options.localTimeZone ?? 'UTC',
    };
    return {
      capabilities: capabilitiesFor(profile),
      serverInfo: { name: 'postmortem-language-server', version: host.version },
    };
  });

  connection.onInitialized(
    guardNotification('initialized', logger, async () => {
      if (session?.profile.watchesConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'postmortem' });
      }
      if (session?.profile.watchesFiles) {
        await watch(configurationNames);
      }
    }),
  );

  /** To be told when files of these names change. */
  async function watch(names: readonly string[]): Promise<void> {
    const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }

  const templatesWatched = new Set<string>();

  function watchTemplate(uri: string): void {
    // What means something in a glob may be any character.
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)).replace(/[*?[\]{}]/g, '?');
    if (!session?.profile.watchesFiles || templatesWatched.has(name)) return;
    templatesWatched.add(name);
    watch([name]).catch((error) => logger.warn(`Changes of ${name} are not seen: ${messageOf(error)}`));
  }

  connection.onShutdown(() => {
    pushes.clear();
    isShutDown = true;
  });

  // ------------------------------------------------------------ documents

  connection.onDidOpenTextDocument(
    guardNotification('textDocument/didOpen', logger, async (params) => {
      const { uri } = params.textDocument;
      session?.documents.open(params);
      // Nobody tells when the file changes.
      if (!session?.profile.watchesFiles) session?.configurations.forget();
      await loadSettings(uri);
      push(uri);
    }),
  );

  connection.onDidChangeTextDocument(
    guardNotification('textDocument/didChange', logger, (params) => {
      session?.documents.change(params);
      push(params.textDocument.uri);
    }),
  );

  connection.onDidCloseTextDocument(
    guardNotification('textDocument/didClose', logger, async (params) => {
      const { uri } = params.textDocument;
      pushes.delete(uri);
      settingsLoading.delete(uri);
      session?.documents.close(params);
      host.worked?.();
      if (session && !session.profile.pullsDiagnostics) await connection.sendDiagnostics({ uri, diagnostics: [] });
    }),
  );

  connection.onNotification(
    overrideNotification,
    guardNotification<OverrideParams>(overrideNotification, logger, async ({ textDocument, as }) => {
      session?.documents.setOverride(textDocument.uri, as ?? undefined);
      await announce([textDocument.uri]);
    }),
  );

  // ------------------------------------------------------------ settings

  /** A document's settings, while they are on their way: requests wait for them. */
  const settingsLoading = new Map<string, Promise<void>>();
  let pushedSettings: Settings | undefined;

  connection.onDidChangeConfiguration(
    guardNotification('workspace/didChangeConfiguration', logger, async (params) => {
      if (!session) return;
      if (!session.profile.configuration) {
        pushedSettings = checked((params.settings as { postmortem?: unknown } | null)?.postmortem);
      }
      await reloadSettings();
    }),
  );

  connection.onDidChangeWatchedFiles(
    guardNotification('workspace/didChangeWatchedFiles', logger, async () => {
      session?.configurations.forget();
      await reloadSettings();
      await session?.configurations.tidy();
    }),
  );

  connection.onNotification(
    DidChangeWorkspaceFoldersNotification.type,
    guardNotification('workspace/didChangeWorkspaceFolders', logger, async ({ event }) => {
      session?.changeFolders(event);
      session?.configurations.forget();
      await reloadSettings();
      await session?.configurations.tidy();
    }),
  );

  // Where nobody tells of a change, a saved document is a chance to look.
  connection.onDidSaveTextDocument(
    guardNotification('textDocument/didSave', logger, async ({ textDocument: { uri } }) => {
      if (!session || session.profile.watchesFiles) return;
      session.configurations.forget();
      await loadSettings(uri);
      push(uri);
    }),
  );

  async function reloadSettings(): Promise<void> {
    const uris = session?.documents.uris() ?? [];
    await Promise.all(uris.map((uri) => loadSettings(uri)));
    await announce(uris);
  }

  function loadSettings(uri: string): Promise<void> {
    const loading = Promise.all([askSettings(uri), session?.configurations.of(uri)]).then(([asked, file]) => {
      if (settingsLoading.get(uri) !== loading) return;
      settingsLoading.delete(uri);
      const settings = asked ?? defaultSettings;
      session?.documents.setSettings(uri, file ? mergeSettings(settings, file.settings) : settings, file?.template);
    });
    settingsLoading.set(uri, loading);
    return loading;
  }

  async function askSettings(uri: string): Promise<Settings | undefined> {
    if (!session?.profile.configuration) return pushedSettings;
    try {
      return checked(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'postmortem' }));
    } catch (error) {
      logger.warn(`The client did not tell its settings, so the defaults are used. ${describe(error)}`);
      return undefined;
    }
  }

  async function askForFile(uris: readonly string[]): Promise<FileContent | undefined> {
    const params: ReadFirstFileParams = { uris };
    return (await connection.sendRequest<FileContent | null>(readFirstFileRequest, params)) ?? undefined;
  }

  function checked(value: unknown): Settings {
    const { settings, problems } = readSettings(value);
    for (const problem of problems) logger.warn(problem);
    return settings;
  }

  /** Something other than the text changed: views and diagnostics are asked for again. */
  async function announce(uris: readonly string[]): Promise<void> {
    if (!session) return;
    await connection.sendNotification(refreshNotification);
    if (session.profile.refreshesDiagnostics) connection.languages.diagnostics.refresh();
    else for (const uri of uris) push(uri);
  }

  // ------------------------------------------------------------ requests

  for (const feature of features) {
    connection.onRequest(
      feature.method,
      guardRequest(feature.method, logger, async (params: DocumentParams, token) => {
        if (!session) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
        if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was told to shut down.');
        const snapshot = await readSnapshot(params.textDocument.uri, () => token.isCancellationRequested);
        return snapshot && session
          ? report(feature.handle(snapshot, params, contextOf(session, snapshot.uri)), snapshot)
          : feature.fallback;
      }),
    );
  }

  /** Of the latest version, read; undefined for a document that is not open, or if nobody wants it any more. */
  async function readSnapshot(uri: string, isUnwanted: () => boolean): Promise<Snapshot | undefined> {
    const latest = () => session?.documents.snapshot(uri);
    while (!isUnwanted()) {
      await settingsLoading.get(uri);
      const snapshot = latest();
      const isUseless = () => isUnwanted() || latest() !== snapshot;
      if (!snapshot || (await readAhead(snapshot, isUseless))) return snapshot;
    }
    return undefined;
  }

  function contextOf({ profile, localTimeZone, configurations }: Session, uri: string): FeatureContext {
    return {
      now: host.now(),
      localTimeZone,
      client: profile.abilities,
      configurationFile: configurations.placeFor(uri),
    };
  }

  /** Passes a result on, says that there was work, and logs the rules that failed on the way. */
  function report<R>(result: R, snapshot: Snapshot): R {
    host.worked?.();
    if (reported.has(snapshot)) return result;
    reported.add(snapshot);
    for (const { rule, error } of snapshot.failures) logger.error(`The rule ${rule.id} failed: ${describe(error)}`);
    return result;
  }
  const reported = new WeakSet<Snapshot>();

  // ------------------------------------------------------------ diagnostics for clients that don't pull

  /** For each document the push that is still to come. */
  const pushes = new Map<string, symbol>();

  /** Changes that come in one go make one push. */
  function push(uri: string): void {
    if (!session || session.profile.pullsDiagnostics) return;
    const own = Symbol();
    pushes.set(uri, own);
    void pushUnless({ uri, isOutdated: () => pushes.get(uri) !== own });
  }

  const pushUnless = guardNotification('textDocument/publishDiagnostics', logger, async (awaited: AwaitedPush) => {
    const { uri, isOutdated } = awaited;
    await letOthersIn();
    const snapshot = await readSnapshot(uri, isOutdated);
    if (!snapshot || !session) return;
    pushes.delete(uri);
    const diagnostics = report(diagnosticsOf(snapshot, contextOf(session, uri)), snapshot);
    await connection.sendDiagnostics({ uri, version: snapshot.version, diagnostics });
  });

  connection.listen();
  return { isShutDown: () => isShutDown };
}

interface AwaitedPush {
  readonly uri: string;
  /** Whether there is a later one, or nobody waits any more. */
  readonly isOutdated: () => boolean;
}

function capabilitiesFor(profile: ClientProfile): ServerCapabilities {
  const offered = features.filter(
    (feature) => feature.method !== diagnosticsFeature.method || profile.pullsDiagnostics,
  );
  return Object.assign(
    {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: !profile.watchesFiles },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    } satisfies ServerCapabilities,
    ...offered.map((feature) => feature.capability),
  );
}
