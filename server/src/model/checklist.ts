import { type Role, roleEntry } from '../templates/catalogue.ts';
import type { Template, TemplateLabel, TemplateSection } from '../templates/types.ts';
import { remembered } from './memory.ts';
import type { Postmortem, Section } from './types.ts';

/** A section or label of the template that a document lacks. */
export interface Gap {
  readonly heading: string;
  readonly roles: readonly Role[];
  readonly prompt: string;
  readonly purpose: string;
  /** For a label: the section that should hold it. */
  readonly within?: Section;
  /** Nearest section before and behind the place that the template gives it. */
  readonly after?: Section;
  readonly before?: Section;
}

/** Roles that serve in place of another one. */
const substitutes: Partial<Record<Role, readonly Role[]>> = { 'root-cause': ['contributing-factors'] };

const known = new WeakMap<object, WeakMap<Template, readonly Gap[]>>();

/** Holds a document against a template: what is missing, in the template's order. */
export function gapsOf({ sections, structure }: Postmortem, template: Template): readonly Gap[] {
  const ofDocument = remembered(known, structure, () => new WeakMap<Template, readonly Gap[]>());
  const gaps = remembered(ofDocument, template, () => findGaps(sections, template));
  // The same sections, in their present places.
  const now = (section: Section | undefined) => section && sections[section.index];
  return gaps.map((gap) => ({ ...gap, within: now(gap.within), after: now(gap.after), before: now(gap.before) }));
}

function findGaps(sections: readonly Section[], template: Template): readonly Gap[] {
  const matches = template.sections.map((section) => matchesOf(sections, template, section));
  const mainDepth = mainDepthOf(matches.flat());
  const edges = matches.map((found) => {
    const [first, last] = [found[0], found.at(-1)];
    return {
      first: first && mainSection(sections, first, mainDepth),
      last: last && mainSection(sections, last, mainDepth),
    };
  });
  return template.sections.flatMap((section, index) => {
    const around = {
      after: edges.slice(0, index).findLast(({ last }) => last)?.last,
      before: edges.slice(index + 1).find(({ first }) => first)?.first,
    };
    const found = matches[index] ?? [];
    const absent = section.roles.filter((role) => !found.some((candidate) => serves(candidate, role)));
    if (absent.length > 0) return section.required ? [sectionGap(section, absent, around, edges[index]?.last)] : [];
    return labelGaps(sections, section, found);
  });
}

/** Sections of the document that stand for one of the template, outside those that hold labels of the same role. */
function matchesOf(sections: readonly Section[], template: Template, wanted: TemplateSection): Section[] {
  const holders = template.sections.filter(
    (other) => other !== wanted && other.holds.some((label) => wanted.roles.includes(label.role)),
  );
  const isHeld = (section: Section): boolean => {
    const parent = section.parent === undefined ? undefined : sections[section.parent];
    if (!parent) return false;
    return holders.some((holder) => holder.roles.some((role) => serves(parent, role))) || isHeld(parent);
  };
  const isPart = (section: Section) => wanted.parts?.includes(section.name) ?? false;
  return sections.filter(
    (section) => wanted.roles.some((role) => serves(section, role)) && !isPart(section) && !isHeld(section),
  );
}

function serves(section: Section, role: Role): boolean {
  return section.roles.includes(role) || (substitutes[role]?.some((other) => section.roles.includes(other)) ?? false);
}

/** The level of the document's main sections. */
function mainDepthOf(all: readonly Section[]): number {
  return all.reduce(
    (least, { shape, inList, depth }) => (shape === 'label' || inList ? least : Math.min(least, depth)),
    Number.POSITIVE_INFINITY,
  );
}

/** A section of the document's main level, that holds the given one. */
function mainSection(sections: readonly Section[], section: Section, mainDepth: number): Section {
  let main = section;
  while (main.depth > mainDepth && main.parent !== undefined) {
    const parent = sections[main.parent];
    if (!parent || parent.depth < mainDepth) break;
    main = parent;
  }
  return main;
}

function sectionGap(
  section: TemplateSection,
  absent: readonly Role[],
  around: Pick<Gap, 'after' | 'before'>,
  partner?: Section,
): Gap {
  const whole = absent.length === section.roles.length;
  const [first] = absent;
  const entry = first && roleEntry(first);
  return {
    heading: whole || !entry ? section.heading : entry.title,
    roles: absent,
    prompt: whole || !entry ? section.prompt : entry.prompt,
    purpose: entry?.purpose ?? '',
    after: partner ?? around.after,
    before: around.before,
  };
}

/** Labels are asked for only where the section has some: a summary in prose may say it all. */
function labelGaps(sections: readonly Section[], section: TemplateSection, found: readonly Section[]): Gap[] {
  const holders = new Set(found.map(({ index }) => index));
  const inside = sections.filter((candidate) => isInside(sections, candidate, holders));
  const present = section.holds.map((label) => inside.find((candidate) => serves(candidate, label.role)));
  const [holder] = found;
  if (!holder || !present.some((label) => label)) return [];
  return section.holds.flatMap((label, index) => {
    if (present[index]) return [];
    const after = present.slice(0, index).findLast((candidate) => candidate !== undefined);
    const before = present.slice(index + 1).find((candidate) => candidate !== undefined);
    return [labelGap(label, holder, { after, before })];
  });
}

function labelGap(label: TemplateLabel, within: Section, around: Pick<Gap, 'after' | 'before'>): Gap {
  return {
    heading: label.label,
    roles: [label.role],
    prompt: label.prompt,
    purpose: roleEntry(label.role).purpose,
    within,
    ...around,
  };
}

function isInside(sections: readonly Section[], section: Section, holders: ReadonlySet<number>): boolean {
  for (let at = section.parent; at !== undefined; at = sections[at]?.parent) {
    if (holders.has(at)) return true;
  }
  return false;
}
