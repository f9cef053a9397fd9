import type { Section } from '../types.ts';

/** The headings of a document: its title, and those of its sections. */
export interface Headings {
  readonly title?: Section;
  readonly sections: readonly Section[];
  /** Level of the outermost sections. */
  readonly mainDepth: number;
}

/** Labels count as headings only where a document has nothing else: `Timeline:` on a line of its own. */
export function headingsOf(all: readonly Section[]): Headings {
  const proper = all.filter(({ shape }) => shape !== 'label');
  const isWithout = proper.every(({ roles }) => roles.length === 0);
  const headings = isWithout ? all.filter((section) => section.shape !== 'label' || isOutermost(section, all)) : proper;
  const [first, ...others] = headings;
  const isTitle = first !== undefined && (isTitleLike(first) || standsOver(first, others));
  const sections = isTitle ? others : headings;
  const mainDepth = sections.reduce((least, { depth }) => Math.min(least, depth), Number.POSITIVE_INFINITY);
  return { ...(isTitle && { title: first }), sections, mainDepth };
}

function isOutermost({ parent }: Section, all: readonly Section[]): boolean {
  return parent === undefined || all[parent]?.shape !== 'label';
}

function isTitleLike({ roles, depth }: Section): boolean {
  return roles.length === 0 && depth === 1;
}

/** `# Incident Summary` over sections of lower levels is called like a section, and yet is the title. */
function standsOver(first: Section, others: readonly Section[]): boolean {
  return others.length > 1 && first.depth === 1 && others.every(({ depth }) => depth > 1);
}
