import type { Role } from './catalogue.ts';

/** A form that a postmortem can have: which sections, in which order, called what. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Where the form comes from. */
  readonly origin: string;
  /** What it wants said about the postmortem itself, before the first section. */
  readonly metadata?: TemplateMetadata;
  readonly sections: readonly TemplateSection[];
  /**
   * Plain names of headings that give this form away. With two of them in a document,
   * the `auto` setting may take this template.
   */
  readonly marks: readonly string[];
  /** Of a template that somebody wrote as a Markdown file: that file. */
  readonly markdown?: string;
}

export interface TemplateMetadata {
  readonly shape: 'front-matter' | 'list' | 'table';
  readonly fields: readonly TemplateField[];
}

export interface TemplateField {
  readonly field: MetadataField;
  readonly required: boolean;
}

/** What can be said about a postmortem as label and value. */
export type MetadataField =
  | 'date'
  | 'authors'
  | 'owner'
  | 'status'
  | 'severity'
  | 'duration'
  | 'incident'
  | 'participants'
  | 'reviewers';

export interface TemplateSection {
  /**
   * More than one for a combined section ("Root Cause and Resolution"); none for a section that only its own
   * form knows, which is found by its name.
   */
  readonly roles: readonly Role[];
  readonly heading: string;
  readonly prompt: string;
  readonly required: boolean;
  /** Part of the nearest section before it that is not nested. */
  readonly nested?: boolean;
  /** Plain names of sections that have the role, but are only a part of this one. */
  readonly parts?: readonly string[];
  /** Labels that the section itself must hold, as `**Impact:** …` or as headings of their own. */
  readonly holds: readonly TemplateLabel[];
  /** The section is a table. A timeline or list of actions without columns is a list. */
  readonly columns?: readonly Column[];
}

export interface TemplateLabel {
  readonly role: Role;
  readonly label: string;
  readonly prompt: string;
}

/** Columns of the tables that templates have. */
export type Column =
  | 'time'
  | 'event'
  | 'action'
  | 'type'
  | 'owner'
  | 'due'
  | 'priority'
  | 'ticket'
  | 'measure'
  | 'value';
