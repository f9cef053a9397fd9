import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { Snapshot } from '../features/snapshot.ts';
import { Memory } from '../model/memory.ts';
import type { Override } from '../protocol.ts';
import type { Rule } from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import type { TextPosition } from '../syntax/position.ts';
import { editTree, parseMarkdown, type SyntaxTree, type TextEdit } from '../syntax/tree.ts';
import type { Template } from '../templates/types.ts';

/** The open documents, each with the snapshot of its version. */
export interface Documents {
  open(params: DidOpenTextDocumentParams): void;
  change(params: DidChangeTextDocumentParams): void;
  close(params: DidCloseTextDocumentParams): void;
  /** Of the latest version; undefined for a document that is not open. */
  snapshot(uri: string): Snapshot | undefined;
  uris(): readonly string[];
  /** New settings make new snapshots. */
  setSettings(uri: string, settings: Settings, ownTemplate?: Template): void;
  setOverride(uri: string, override: Override | undefined): void;
}

interface OpenDocument {
  /** The text, as its blocks; there is no other copy. */
  readonly tree: SyntaxTree;
  readonly version: number;
  /** What was found so far; goes with the document. */
  readonly memory: Memory;
  readonly settings?: Settings;
  readonly ownTemplate?: Template;
  /** Edits that came since the tree was made. A burst of them is taken in at once. */
  readonly pending: readonly TextEdit[];
}

/** A change that says where it is, or is the whole text. What a client sends else would be in the way for good. */
function isEdit(change: TextEdit): boolean {
  const { range, text } = change;
  const isPlace = (place: TextPosition | undefined) =>
    Number.isInteger(place?.line) && Number.isInteger(place?.character);
  return typeof text === 'string' && (range === undefined || (isPlace(range.start) && isPlace(range.end)));
}

export interface DocumentsOptions {
  readonly defaults: Settings;
  readonly overrides: Map<string, Override>;
  readonly rules?: readonly Rule[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Path of a document inside its workspace folder. */
  readonly pathOf: (uri: string) => string;
}

export function createDocuments({ defaults, overrides, rules, now, pathOf }: DocumentsOptions): Documents {
  const documents = new Map<string, OpenDocument>();
  const snapshots = new Map<string, Snapshot>();

  function replace(uri: string, changes: Partial<OpenDocument>): void {
    const open = documents.get(uri);
    if (!open) return;
    documents.set(uri, { ...open, ...changes });
    snapshots.delete(uri);
  }

  function snapshot(uri: string): Snapshot | undefined {
    const known = snapshots.get(uri);
    const open = documents.get(uri);
    if (known || !open) return known;
    const tree = editTree(open.tree, open.pending);
    documents.set(uri, { ...open, tree, pending: [] });
    const { version, memory, settings = defaults, ownTemplate } = open;
    const place = { uri, path: pathOf(uri), override: overrides.get(uri) };
    const fresh = new Snapshot({ ...place, version, tree, memory, settings, ownTemplate, now: now() }, rules);
    snapshots.set(uri, fresh);
    return fresh;
  }

  return {
    snapshot,
    uris: () => [...documents.keys()],
    open({ textDocument: { uri, version, text } }) {
      documents.set(uri, { tree: parseMarkdown(text), version, memory: new Memory(), pending: [] });
      snapshots.delete(uri);
    },
    change({ textDocument: { uri, version }, contentChanges }) {
      const edits = contentChanges.filter(isEdit);
      // A whole text leaves nothing of what was before it.
      const whole = edits.findLastIndex(({ range }: TextEdit) => range === undefined);
      const pending = whole < 0 ? (documents.get(uri)?.pending ?? []) : [];
      replace(uri, { version, pending: [...pending, ...edits.slice(Math.max(0, whole))] });
    },
    close({ textDocument: { uri } }) {
      documents.delete(uri);
      snapshots.delete(uri);
    },
    setSettings(uri, settings, ownTemplate) {
      replace(uri, { settings, ownTemplate });
    },
    setOverride(uri, override) {
      if (override) overrides.set(uri, override);
      else overrides.delete(uri);
      replace(uri, {});
    },
  };
}
