import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Snapshot } from './snapshot.ts';

/** What a feature knows of the world outside its document. All of it comes in as values. */
export interface FeatureContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA name of the user's zone. */
  readonly localTimeZone: string;
  readonly client: ClientAbilities;
  /** Where the workspace says what holds for the document; absent where it cannot. */
  readonly configurationFile?: ConfigurationFile;
}

export interface ConfigurationFile {
  readonly uri: string;
  /** Absent for a file that is still to be made. */
  readonly text?: string;
}

/** What the client can take, as far as features care. */
export interface ClientAbilities {
  /** Edits with tab stops. */
  readonly snippetEdits: boolean;
  /** `documentChanges` in a workspace edit. */
  readonly versionedEdits: boolean;
  /** New files in a workspace edit. */
  readonly newFiles: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly relatedInformation: boolean;
}

/** One answer to one request about one document: a snapshot in, an LSP value out. */
export interface Feature<Params, Result> {
  readonly method: string;
  readonly capability: Partial<ServerCapabilities>;
  readonly handle: (snapshot: Snapshot, params: Params, context: FeatureContext) => Result;
  /** Answer for a document that is not open. */
  readonly fallback: Result;
}
