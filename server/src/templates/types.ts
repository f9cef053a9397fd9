import type { Role } from './catalogue.ts';

/** A form that a postmortem can have: which sections, in which order, called what. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Where the form comes from. */
  readonly origin: string;
  /** Title of a fresh document. */
  readonly documentTitle: string;
  readonly sections: readonly TemplateSection[];
  /**
   * Plain names of headings that give this form away. With two of them in a document,
   * the `auto` setting takes this template.
   */
  readonly marks: readonly string[];
}

export interface TemplateSection {
  /** More than one for a combined section ("Root Cause and Resolution"). */
  readonly roles: readonly Role[];
  readonly heading: string;
  readonly prompt: string;
  readonly required: boolean;
  /** Plain names of sections that have the role, but are only a part of this one. */
  readonly parts?: readonly string[];
  /** Labels that the section itself must hold, as `**Impact:** …` or as headings of their own. */
  readonly holds: readonly TemplateLabel[];
}

export interface TemplateLabel {
  readonly role: Role;
  readonly label: string;
  readonly prompt: string;
}
