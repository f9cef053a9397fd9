import type { Section } from './types.ts';

/** The headings of a document: its title, and those of its sections. Labels are none. */
export interface Headings {
  readonly title?: Section;
  readonly sections: readonly Section[];
  /** Level of the outermost sections. */
  readonly mainDepth: number;
}

export function headingsOf(all: readonly Section[]): Headings {
  const headings = all.filter(({ shape }) => shape !== 'label');
  const [first, ...others] = headings;
  const isTitle = first !== undefined && (first.roles.length === 0 ? first.depth === 1 : stands(first, others));
  const sections = isTitle ? others : headings;
  const mainDepth = sections.reduce((least, { depth }) => Math.min(least, depth), Number.POSITIVE_INFINITY);
  return { ...(isTitle && { title: first }), sections, mainDepth };
}

/** `# Incident Summary` over sections of lower levels is called like a section, and yet is the title. */
function stands(first: Section, others: readonly Section[]): boolean {
  return others.length > 1 && first.depth === 1 && others.every(({ depth }) => depth > 1);
}
