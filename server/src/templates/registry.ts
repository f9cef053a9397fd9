import { alx } from './alx.ts';
import { minimal } from './minimal.ts';
import type { Template } from './types.ts';

export const templates: readonly Template[] = [minimal, alx];

export interface ChosenTemplate {
  readonly template: Template;
  /** True where the document's own headings chose it. */
  readonly auto: boolean;
}

/**
 * The template that a document is held to.
 *
 * @param setting A template's id, or `auto`.
 * @param headings Plain names of the document's headings.
 */
export function chooseTemplate(setting: string, headings: readonly string[]): ChosenTemplate {
  const named = templates.find((template) => template.id === setting);
  if (named) return { template: named, auto: false };
  const present = new Set(headings);
  const recognised = templates.find((template) => template.marks.filter((mark) => present.has(mark)).length >= 2);
  return { template: recognised ?? minimal, auto: true };
}
