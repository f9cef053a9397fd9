import type { ClientCapabilities, InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import type { ClientAbilities } from '../features/feature.ts';
import type { InitializationOptions, Override } from '../protocol.ts';

/** What the server does depending on its client. */
export interface ClientProfile {
  readonly abilities: ClientAbilities;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly configuration: boolean;
  readonly watchesConfiguration: boolean;
  readonly watchesFiles: boolean;
}

export function profileOf({ textDocument, workspace }: ClientCapabilities): ClientProfile {
  return {
    abilities: {
      snippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
      versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
      newFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
      hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
      relatedInformation:
        textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedInformation ?? false,
    },
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
  };
}

/** Reads `initializationOptions`; what is not of their form is left out. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { overrides, localTimeZone, readsFiles } = value as Record<string, unknown>;
  return {
    overrides: readOverrides(overrides),
    ...(typeof localTimeZone === 'string' && { localTimeZone }),
    readsFiles: readsFiles === true,
  };
}

function readOverrides(value: unknown): Record<string, Override> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, Override] => entry[1] === 'postmortem' || entry[1] === 'other',
  );
  return Object.fromEntries(entries);
}

/** Where documents are. */
export interface Workspace {
  /** The workspace folder that holds a document, as URI with `/` at its end. */
  readonly rootOf: (uri: string) => string | undefined;
  /** Path of a document inside its workspace folder with `/`, or the file's name alone. */
  readonly pathOf: (uri: string) => string;
}

/** A workspace whose folders come and go. */
export interface ChangingWorkspace extends Workspace {
  readonly change: (event: WorkspaceFoldersChangeEvent) => void;
}

/** Where a client names no folder at all, each document's own one takes its place. */
export function workspaceOf({ workspaceFolders, rootUri }: InitializeParams): ChangingWorkspace {
  let roots: readonly string[] = [];
  const setRoots = (uris: readonly string[]) => {
    roots = [...new Set(uris.map(asFolder))].sort((a, b) => b.length - a.length);
  };
  const rootOf = (uri: string) =>
    roots.length === 0 ? folderOf(uri) || undefined : roots.find((candidate) => uri.startsWith(candidate));
  setRoots(workspaceFolders?.map((folder) => folder.uri) ?? (rootUri ? [rootUri] : []));
  return {
    rootOf,
    pathOf: (uri) => decode(uri.slice(rootOf(uri)?.length ?? folderOf(uri).length)),
    change({ added, removed }) {
      const gone = new Set(removed.map(({ uri }) => asFolder(uri)));
      setRoots([...roots.filter((root) => !gone.has(root)), ...added.map(({ uri }) => uri)]);
    },
  };
}

/** That of a document, with `/` at its end; nothing where it has none. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

function asFolder(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
