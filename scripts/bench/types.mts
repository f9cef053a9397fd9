import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import type { Pair } from './statistics.mts';

/** How a client comes by diagnostics: it asks for them, or waits until they are sent. */
export type DiagnosticsMode = 'pull' | 'push';

/** A language server as a command, and what it wants of its client. */
export interface Subject {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly mode: DiagnosticsMode;
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Requests beside the protocol's that its editor sends after a change. */
  readonly alsoAsked?: readonly string[];
  /** Answers requests of its own that the server sends to its client. */
  readonly serve?: (connection: MessageConnection, textOf: (uri: string) => string | undefined) => void;
}

/** A command that reads files. */
export interface CommandLine {
  readonly name: string;
  /** Arguments for Node, before the files. */
  readonly args: readonly string[];
}

/** A series of one measure, of one subject. */
export interface Result {
  readonly measure: string;
  /** On what: `mixed, 500 KB`. */
  readonly on: string;
  readonly subject: string;
  readonly unit: 'ms' | 'MB';
  readonly pairs: readonly Pair[];
  /** Diagnostics that came last, so that a server that does nothing isn't taken for a fast one. */
  readonly diagnostics?: number;
  /** What a reader has to know, such as why the series is short. */
  readonly note?: string;
}

/** How a shape grows, from one doubling to the next. */
export interface Growth {
  readonly shape: string;
  /** Sizes in bytes and their times in milliseconds, up to where the time or the sizes ended. */
  readonly steps: readonly { readonly size: number; readonly time: number }[];
  readonly note?: string;
}

/** How much is measured. */
export interface Effort {
  readonly sizes: readonly number[];
  /** Keystrokes in a series, after those that warm up. */
  readonly samples: number;
  readonly warmUp: number;
  /** Of measures that take a process each. */
  readonly starts: number;
  /** Seconds for a series of one subject, after which it ends with the samples that it has. */
  readonly budget: number;
  /** Files for the command line. */
  readonly documents: number;
  /** Rounds over all files. */
  readonly rounds: number;
  /** Largest text of a growing shape, in bytes. */
  readonly growth: number;
  /** Seconds for one answer; a server that takes longer is taken for hung. */
  readonly patience: number;
}

/** What every measure is given. */
export interface Bench {
  readonly subjects: readonly Subject[];
  /** The floor in a mode. */
  readonly floor: (mode: DiagnosticsMode) => Subject;
  readonly effort: Effort;
  /** Takes a result as soon as there is one. */
  readonly report: (result: Result) => void;
}
