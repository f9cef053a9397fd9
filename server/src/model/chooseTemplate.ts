import { minimal } from '../templates/minimal.ts';
import type { Language } from '../templates/names/types.ts';
import { templates } from '../templates/registry.ts';
import { headingOf } from '../templates/section.ts';
import type { Template } from '../templates/types.ts';
import { wordings } from '../templates/wording/registry.ts';
import { readTitle } from './roles.ts';

export interface ChosenTemplate {
  readonly template: Template;
  /** True where the document's own headings chose it. */
  readonly auto: boolean;
}

/**
 * The template that a document is held to.
 *
 * @param wanted A template, its id, or `auto`.
 * @param headings Plain names of the document's headings.
 */
export function chooseTemplate(wanted: string | Template, headings: readonly string[]): ChosenTemplate {
  const named = typeof wanted === 'string' ? templates.find(({ id }) => id === wanted) : wanted;
  if (named) return { template: named, auto: false };
  const present = new Set(headings);
  return { template: followed(present) ?? recognised(present) ?? minimal, auto: true };
}

/** The form with the most required sections, of those whose required headings are all there. */
function followed(present: ReadonlySet<string>): Template | undefined {
  return most(templates, (template) => {
    const lists = requiredNames(template);
    return lists.some((names) => names.every((name) => present.has(name))) ? (lists[0]?.length ?? 0) : 0;
  });
}

/** The form that most headings give away; one heading alone may be chance. */
function recognised(present: ReadonlySet<string>): Template | undefined {
  return most(templates, ({ marks }) => {
    const found = marks.filter((mark) => present.has(mark)).length;
    return found >= 2 ? found : 0;
  });
}

/** What scores highest, the first of equals; nothing that scores 0. */
function most<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let best: T | undefined;
  let highest = 0;
  for (const item of items) {
    const own = score(item);
    if (own > highest) [best, highest] = [item, own];
  }
  return best;
}

const names = new WeakMap<Template, readonly (readonly string[])[]>();

/** Plain names of the headings that a template requires, a list for each language. */
function requiredNames(template: Template): readonly (readonly string[])[] {
  let lists = names.get(template);
  if (!lists) {
    const required = template.sections.filter((section) => section.required);
    const languages = Object.keys(wordings) as Language[];
    lists = languages.map((language) =>
      required.map((section) => readTitle(headingOf(template, section, language)).name),
    );
    names.set(template, lists);
  }
  return lists;
}
