import type { Postmortem, SourceText, Span, Timeline } from '../model/types.ts';
import type { Template } from '../templates/types.ts';

/** How loud a rule is. An incident has a severity; a rule has a level. */
export type Level = 'off' | 'hint' | 'info' | 'warning' | 'error';

export const levels: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/**
 * One thing that can be wrong with a postmortem.
 *
 * A rule's file is its only place: the registry, the rule's page, the settings, the manifest and the tables
 * are generated from it.
 */
export interface Rule {
  /** Kebab case; names the fault, so that "allow ID" reads well. */
  readonly id: string;
  readonly category: 'structure' | 'timeline';
  readonly level: Exclude<Level, 'off'>;
  /** One sentence: what is wrong when the rule reports. */
  readonly summary: string;
  /** Why it matters to a reader of the postmortem, in Markdown. */
  readonly why: string;
  /** Where the advice comes from. */
  readonly source: string;
  /** Executed by the tests: `bad` gives exactly one report and `good` none, with only this rule on. */
  readonly examples: readonly RuleExample[];
  readonly check: DocumentCheck | TimelineCheck;
}

/** Looks at the whole document; at every keystroke, so it must not cost more than its sections do. */
export interface DocumentCheck {
  readonly per: 'document';
  readonly run: (context: RuleContext) => Iterable<Report>;
}

/** Looks at one timeline by itself, and only when it changed. */
export interface TimelineCheck {
  readonly per: 'timeline';
  readonly run: (timeline: Timeline, isForm: boolean) => Iterable<Report>;
}

export interface RuleExample {
  readonly bad: string;
  readonly good: string;
}

export interface RuleContext {
  readonly postmortem: Postmortem;
  readonly template: Template;
}

/** What a rule found. */
export interface Report {
  readonly span: Span;
  /** What, why and what to do, in one breath. */
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  /** Computed only when somebody asks for the fixes of this report. */
  readonly fixes?: (context: FixContext) => readonly Fix[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

export interface FixContext {
  readonly source: SourceText;
  /** Milliseconds since the epoch, for fixes that write the current time. */
  readonly now: number;
  /** IANA name of the user's zone. */
  readonly localTimeZone: string;
}

/** An edit that mends what a report says. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly FixEdit[];
  /** The one to take when nobody chooses. At most one of a report's fixes. */
  readonly preferred?: boolean;
}

export interface FixEdit {
  readonly span: Span;
  /** May hold tab stops, see `stop`. */
  readonly newText: FixText;
}

/** Text with places for the cursor: plain pieces and stops that hold a prompt. */
export type FixText = readonly (string | TabStop)[];

/** A place to write something, with the words that stand there until then. */
export interface TabStop {
  readonly prompt: string;
}

/** The text without its stops, for editors that have no snippets. */
export function plainFixText(text: FixText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.prompt)).join('');
}
