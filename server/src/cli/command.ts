import type { Terminal } from './terminal.ts';

/** An option of a command, for reading it and for its help. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help: `N`. Without it the option is a switch. */
  readonly value?: string;
  /** The values that it may have. */
  readonly choices?: readonly string[];
  readonly default?: string;
  /** A phrase for the help. */
  readonly help: string;
}

/** What was given behind a command's name. */
export interface Given {
  readonly positionals: readonly string[];
  /** Value of an option, or its default. */
  readonly value: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
}

/** One command. */
export interface Command {
  readonly name: string;
  /** Behind `postmortem `. */
  readonly usage: string;
  /** A phrase for the list of commands. */
  readonly summary: string;
  /** Paragraphs for the command's own help. */
  readonly details: readonly string[];
  readonly options: readonly Option[];
  /** Lines of a shell, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** What each exit code means. */
  readonly exitCodes: readonly (readonly [code: number, means: string])[];
  /** Returns the exit code. Throws a `Problem` for what it could not do. */
  readonly run: (given: Given, terminal: Terminal) => Promise<number>;
}
