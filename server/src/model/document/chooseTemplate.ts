import { minimal } from '../../templates/minimal.ts';
import type { Language } from '../../templates/names/types.ts';
import { templates } from '../../templates/registry.ts';
import { headingOf } from '../../templates/section.ts';
import type { Template } from '../../templates/types.ts';
import { wordings } from '../../templates/wording/registry.ts';
import { plainName } from '../sections/roles.ts';

const languages = Object.keys(wordings) as Language[];

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

/** The form with the most required sections, of those whose required headings are all there, in whatever language. */
function followed(present: ReadonlySet<string>): Template | undefined {
  return most(templates, (template) => {
    const required = template.sections.filter((section) => section.required);
    const isFollowed = languages.some((language) =>
      required.every((section) => present.has(nameOf(headingOf(template, section, language)))),
    );
    return isFollowed ? required.length : 0;
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

const names = new Map<string, string>();

/** The plain name of a template's heading, made when it is first asked for: most templates differ at their first one. */
function nameOf(heading: string): string {
  const known = names.get(heading);
  if (known !== undefined) return known;
  const name = plainName(heading);
  names.set(heading, name);
  return name;
}
