import type { Role } from '../catalogue.ts';
import type { Column, MetadataField } from '../types.ts';

/** The words that a fresh document is written with, in one language. */
export interface Wording {
  /** What a fresh section is called. */
  readonly titles: Readonly<Record<Role, string>>;
  /** By the English heading of a template, where the names of its roles do not say it. */
  readonly headings: Readonly<Record<string, string>>;
  /** What a fresh section asks its writer. */
  readonly prompts: Readonly<Record<Role, string>>;
  /** What a place asks that nothing else is known of. */
  readonly blank: string;
  /** Between two titles: "Root Cause *and* Resolution". */
  readonly and: string;
  /** The genre, as the title of a document begins: `Postmortem: `. */
  readonly genre: string;
  /** What the title says until somebody names the incident. */
  readonly subject: string;
  /** In front of a time zone: "All times in UTC." */
  readonly zoneNote: readonly [before: string, after: string];
  /** What the first line of the timeline asks for. */
  readonly firstEvent: string;
  readonly fields: Readonly<Record<MetadataField, readonly [label: string, prompt: string]>>;
  /** What the status of a document says that is still being written. */
  readonly draft: string;
  /** What an action is asked that does not say it. */
  readonly asked: Readonly<Record<'owner' | 'due' | 'ticket' | 'priority', string>>;
  readonly columns: Readonly<Record<Column, string>>;
}
