/**
 * Requests and notifications of our own, beside the Language Server Protocol.
 *
 * Types and names only: the client imports nothing else of the server.
 */
import type { Range } from 'vscode-languageserver-types';

/** What a person decided about one document, against what its text says. */
export type Override = 'postmortem' | 'other';

/** `initializationOptions` of the `initialize` request. Every field is optional. */
export interface InitializationOptions {
  /** Decisions of earlier sessions, by document URI. */
  readonly overrides?: Readonly<Record<string, Override>>;
  /** IANA name of the user's time zone, for "now" in the local zone. */
  readonly localTimeZone?: string;
  /** The client answers `postmortem/readFirstFile`. Without it, a server on Node reads the file system itself. */
  readonly readsFiles?: boolean;
}

/**
 * Server to client request: the first of some files that exists, as it is saved. Answers `FileContent`, or `null`.
 * Asked for configuration files and the Markdown files that they name as templates, all inside of the workspace folders;
 * nothing else has to be answered.
 */
export const readFirstFileRequest = 'postmortem/readFirstFile';

export interface ReadFirstFileParams {
  readonly uris: readonly string[];
}

export interface FileContent {
  readonly uri: string;
  readonly text: string;
}

/** Client to server request: the timelines of one open document. Answers `TimelinesResult`. */
export const timelinesRequest = 'postmortem/timelines';

/** Client to server request: how one open document is treated, and why. Answers `DocumentStatus`. */
export const statusRequest = 'postmortem/status';

/** Client to server notification: the user flipped the decision for one document. */
export const overrideNotification = 'postmortem/override';

/** Server to client notification: settings changed, so views should ask again. No parameters. */
export const refreshNotification = 'postmortem/refresh';

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

export interface OverrideParams extends DocumentParams {
  /** `null` forgets the decision, so that the text decides again. */
  readonly as: Override | null;
}

export interface TimelinesResult {
  /** False for a document that is not treated as a postmortem; `timelines` is empty then. */
  readonly isPostmortem: boolean;
  readonly timelines: readonly TimelineItem[];
}

export interface TimelineItem {
  readonly title: string;
  /** All that belongs to the timeline. */
  readonly range: Range;
  /** What a click selects: its heading, or its first event. */
  readonly selectionRange: Range;
  /** In document order. A timeline whose events have no date at all has one day without a date. */
  readonly days: readonly DayItem[];
}

export interface DayItem {
  /** `2024-06-05`, `XXXX-06-05` where the year is not known, absent where no date is. */
  readonly date?: string;
  readonly events: readonly EventItem[];
}

/** The turns of an incident that an event can mark. */
export type Milestone = 'started' | 'detected' | 'acknowledged' | 'escalated' | 'mitigated' | 'resolved';

export interface EventItem {
  /** The time in the event's own zone, `09:05` or `09:05:30`; absent for an undated event, and one of a whole day. */
  readonly time?: string;
  /** It is dated by its day, without a time of day. */
  readonly wholeDay?: true;
  /** As written where the event gets it from: `UTC`, `EAT`, `+02:00`. */
  readonly zone?: string;
  readonly approximate: boolean;
  /** One line, without Markdown markup. */
  readonly text: string;
  readonly milestone?: Milestone;
  readonly range: Range;
  /** The timestamp, or the text of an undated event. */
  readonly selectionRange: Range;
  readonly problems: readonly EventProblem[];
}

export interface EventProblem {
  readonly level: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
}

/** What decided how a document is treated, strongest first. */
export type DecidedBy = 'override' | 'front-matter' | 'setting' | 'path' | 'content';

export interface DocumentStatus {
  readonly isPostmortem: boolean;
  readonly decidedBy: DecidedBy;
  /** One sentence for the person: why it is treated so. */
  readonly reason: string;
  /** Absent where the document is no postmortem. */
  readonly template?: {
    readonly id: string;
    readonly title: string;
    /** True where the document's own sections chose it, not a setting. */
    readonly auto: boolean;
  };
  /** Reports at information level or above. */
  readonly problems: number;
}
