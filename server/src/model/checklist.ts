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

const known = new WeakMap<readonly Section[], WeakMap<Template, readonly Gap[]>>();

/** Holds a document against a template: what is missing, in the template's order. */
export function gapsOf(postmortem: Postmortem, template: Template): readonly Gap[] {
  const ofDocument = remembered(known, postmortem.sections, () => new WeakMap<Template, readonly Gap[]>());
  return remembered(ofDocument, template, () => findGaps(postmortem, template));
}

function findGaps(postmortem: Postmortem, template: Template): readonly Gap[] {
  const matches = template.sections.map((section) => matchesOf(postmortem, template, section));
  const anchors = matches.map((found) => found.map((section) => mainSection(postmortem, section, matches.flat())));
  return template.sections.flatMap((section, index) => {
    const around = {
      after: anchors
        .slice(0, index)
        .reverse()
        .find((found) => found.length > 0)
        ?.at(-1),
      before: anchors.slice(index + 1).find((found) => found.length > 0)?.[0],
    };
    const found = matches[index] ?? [];
    const absent = section.roles.filter((role) => !found.some((candidate) => serves(candidate, role)));
    if (absent.length > 0) return section.required ? [sectionGap(section, absent, around, anchors[index]?.at(-1))] : [];
    return labelGaps(postmortem, section, found);
  });
}

/** Sections of the document that stand for one of the template, outside those that hold labels of the same role. */
function matchesOf(postmortem: Postmortem, template: Template, wanted: TemplateSection): Section[] {
  const holders = template.sections.filter(
    (other) => other !== wanted && other.holds.some((label) => wanted.roles.includes(label.role)),
  );
  const isHeld = (section: Section): boolean => {
    const parent = section.parent === undefined ? undefined : postmortem.sections[section.parent];
    if (!parent) return false;
    return holders.some((holder) => holder.roles.some((role) => serves(parent, role))) || isHeld(parent);
  };
  const isPart = (section: Section) => wanted.parts?.includes(section.name) ?? false;
  return postmortem.sections.filter(
    (section) => wanted.roles.some((role) => serves(section, role)) && !isPart(section) && !isHeld(section),
  );
}

function serves(section: Section, role: Role): boolean {
  return section.roles.includes(role) || (substitutes[role]?.some((other) => section.roles.includes(other)) ?? false);
}

/** A section of one level with the document's other main sections, that holds the given one. */
function mainSection(postmortem: Postmortem, section: Section, all: readonly Section[]): Section {
  const headings = all.filter((candidate) => candidate.shape !== 'label' && !candidate.inList);
  const mainDepth = Math.min(...headings.map((candidate) => candidate.depth));
  let main = section;
  while (main.depth > mainDepth && main.parent !== undefined) {
    const parent = postmortem.sections[main.parent];
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
function labelGaps(postmortem: Postmortem, section: TemplateSection, found: readonly Section[]): Gap[] {
  const inside = postmortem.sections.filter((candidate) =>
    found.some((holder) => isInside(postmortem, candidate, holder)),
  );
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

function isInside(postmortem: Postmortem, section: Section, holder: Section): boolean {
  for (let at = section.parent; at !== undefined; at = postmortem.sections[at]?.parent) {
    if (at === holder.index) return true;
  }
  return false;
}
