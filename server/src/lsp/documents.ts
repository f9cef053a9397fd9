import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createSnapshot, type Snapshot } from '../features/snapshot.ts';
import type { Override } from '../protocol.ts';
import type { Rule } from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';

/** The open documents, each with the snapshot of its version. */
export interface Documents {
  open(params: DidOpenTextDocumentParams): void;
  change(params: DidChangeTextDocumentParams): void;
  close(params: DidCloseTextDocumentParams): void;
  /** Of the latest version; undefined for a document that is not open. */
  snapshot(uri: string): Snapshot | undefined;
  uris(): readonly string[];
  /** New settings make new snapshots. */
  setSettings(uri: string, settings: Settings): void;
  setOverride(uri: string, override: Override | undefined): void;
}

interface OpenDocument {
  readonly document: TextDocument;
  snapshot?: Snapshot;
  settings?: Settings;
}

export interface DocumentsOptions {
  readonly defaults: Settings;
  readonly overrides: Map<string, Override>;
  readonly rules?: readonly Rule[];
  /** Path of a document inside its workspace folder. */
  readonly pathOf: (uri: string) => string;
}

export function createDocuments({ defaults, overrides, rules, pathOf }: DocumentsOptions): Documents {
  const documents = new Map<string, OpenDocument>();

  function snapshot(uri: string): Snapshot | undefined {
    const open = documents.get(uri);
    if (!open) return undefined;
    open.snapshot ??= createSnapshot(
      {
        uri,
        version: open.document.version,
        text: open.document.getText(),
        path: pathOf(uri),
        settings: open.settings ?? defaults,
        override: overrides.get(uri),
      },
      rules,
    );
    return open.snapshot;
  }

  function forget(uri: string): void {
    const open = documents.get(uri);
    if (open) open.snapshot = undefined;
  }

  return {
    snapshot,
    uris: () => [...documents.keys()],
    open({ textDocument: { uri, languageId, version, text } }) {
      documents.set(uri, { document: TextDocument.create(uri, languageId, version, text) });
    },
    change({ textDocument: { uri, version }, contentChanges }) {
      const open = documents.get(uri);
      if (!open) return;
      // `update` changes the document in place, so the snapshot of the version before keeps its own text.
      TextDocument.update(open.document, contentChanges, version);
      forget(uri);
    },
    close({ textDocument: { uri } }) {
      documents.delete(uri);
    },
    setSettings(uri, settings) {
      const open = documents.get(uri);
      if (!open) return;
      open.settings = settings;
      forget(uri);
    },
    setOverride(uri, override) {
      if (override) overrides.set(uri, override);
      else overrides.delete(uri);
      forget(uri);
    },
  };
}
