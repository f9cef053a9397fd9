import { type Role, roleEntry } from '../../templates/catalogue.ts';
import { areTraditional, traditional } from '../../templates/hanScripts.ts';
import type { Language } from '../../templates/names/types.ts';
import { headingOf, labelOf, promptOf } from '../../templates/section.ts';
import type { Template, TemplateLabel, TemplateSection } from '../../templates/types.ts';
import { wordings } from '../../templates/wording/registry.ts';
import { remembered } from '../memory.ts';
import { plainName } from '../sections/roles.ts';
import type { Postmortem, Section } from '../types.ts';

/** A section or label of the template that a document lacks. */
export interface Gap {
  readonly heading: string;
  readonly roles: readonly Role[];
  readonly prompt: string;
  /** In one English sentence; empty for a section that only its own template knows. */
  readonly purpose: string;
  /** For a label: the section that should hold it. */
  readonly within?: Section;
  /** Nearest section before and behind the place that the template gives it. */
  readonly after?: Section;
  readonly before?: Section;
  /** It is a part of the section that it goes behind. */
  readonly isNested?: boolean;
}

/** Roles that serve in place of another one. */
const substitutes: Partial<Record<Role, readonly Role[]>> = { 'root-cause': ['contributing-factors'] };

const known = new WeakMap<object, WeakMap<Template, readonly Gap[]>>();

/** Holds a document against a template: what is missing, in the template's order. */
export function gapsOf({ sections, structure, language }: Postmortem, template: Template): readonly Gap[] {
  const ofDocument = remembered(known, structure, () => new WeakMap<Template, readonly Gap[]>());
  const gaps = remembered(ofDocument, template, () => {
    const found = findGaps(sections, { template, language });
    // A template of one's own is written as it is.
    const isOwn = template.markdown !== undefined;
    return language === 'zh' && !isOwn && isInTraditional(sections) ? found.map(inTraditional) : found;
  });
  // The same sections, in their present places.
  const now = (section: Section | undefined) => section && sections[section.index];
  return gaps.map((gap) => ({ ...gap, within: now(gap.within), after: now(gap.after), before: now(gap.before) }));
}

function isInTraditional(sections: readonly Section[]): boolean {
  return areTraditional(sections.map(({ title }) => title));
}

function inTraditional(gap: Gap): Gap {
  return { ...gap, heading: traditional(gap.heading), prompt: traditional(gap.prompt) };
}

function findGaps(sections: readonly Section[], reading: Reading): readonly Gap[] {
  const { template } = reading;
  const wanted = template.sections;
  const matches = wanted.map((section) => matchesOf(sections, template, section));
  const own = ownMatches(wanted, matches);
  const mainDepth = mainDepthOf(matches.flat());
  const edges = own.map((found) => {
    const [first, last] = [found[0], found.at(-1)];
    return {
      first: first && mainSection(sections, first, mainDepth),
      last: last && mainSection(sections, last, mainDepth),
    };
  });
  return wanted.flatMap((section, index) => {
    const found = matches[index] ?? [];
    const absent = section.roles.filter((role) => !found.some((candidate) => serves(candidate, role)));
    const isThere = section.roles.length > 0 ? absent.length === 0 : found.length > 0;
    if (isThere) return labelGaps(sections, section, found, reading);
    // What it is for may depend on where it stands: a conclusion at the end teaches nothing, but it is there.
    if (!section.required || isNamedSo(sections, section)) return [];
    const behind = edges.slice(index + 1).flatMap(({ first }) => first ?? []);
    const around = {
      after: edges.slice(0, index).findLast(({ last }) => last)?.last,
      // In front of all that belong behind it, in whatever order they stand.
      before: behind.find((one) => behind.every((other) => one.span.start <= other.span.start)),
    };
    const place = placeInParent(wanted, own, index) ?? around;
    return [sectionGap(section, absent, place, reading, edges[index]?.last)];
  });
}

function isNamedSo(sections: readonly Section[], { heading }: TemplateSection): boolean {
  const own = plainName(heading);
  return sections.some(({ name, roles }) => name === own && roles.length === 0);
}

/** A main section of a document, and where the template has it. */
export interface PlacedSection {
  readonly section: Section;
  /** Index in the template's sections. */
  readonly place: number;
}

/** The document's main sections that the template knows, in the document's order. One that serves twice stands first. */
export function placedSections(sections: readonly Section[], template: Template): readonly PlacedSection[] {
  const wanted = template.sections;
  const matches = wanted.map((section) => matchesOf(sections, template, section));
  const depth = mainDepthOf(matches.flat());
  const places = new Map<Section, number>();
  ownMatches(wanted, matches).forEach((found, place) => {
    if (wanted[place]?.nested) return;
    for (const section of found) if (section.depth === depth && !places.has(section)) places.set(section, place);
  });
  return [...places].map(([section, place]) => ({ section, place })).sort((a, b) => a.section.index - b.section.index);
}

/** What the words of a gap depend on. */
interface Reading {
  readonly template: Template;
  readonly language: Language;
}

type Place = Pick<Gap, 'after' | 'before' | 'isNested'>;

/** Of the document's sections that serve one of the template, those that serve no other one better. */
function ownMatches(
  wanted: readonly TemplateSection[],
  matches: readonly (readonly Section[])[],
): readonly (readonly Section[])[] {
  const served = (section: Section, { roles }: TemplateSection) => roles.filter((role) => serves(section, role)).length;
  const most = new Map<Section, number>();
  wanted.forEach((entry, index) => {
    for (const section of matches[index] ?? [])
      most.set(section, Math.max(most.get(section) ?? 0, served(section, entry)));
  });
  return wanted.map((entry, index) =>
    (matches[index] ?? []).filter((section) => served(section, entry) === most.get(section)),
  );
}

/** The place of a nested section: beside its siblings, or at the end of the section that it is a part of. */
function placeInParent(
  wanted: readonly TemplateSection[],
  own: readonly (readonly Section[])[],
  index: number,
): Place | undefined {
  if (!wanted[index]?.nested) return undefined;
  const parent = wanted.findLastIndex((section, at) => at < index && !section.nested);
  const behind = wanted.findIndex((section, at) => at > index && !section.nested);
  const siblingBefore = own.slice(parent + 1, index).findLast((found) => found.length > 0);
  const siblingAfter = own.slice(index + 1, behind < 0 ? undefined : behind).find((found) => found.length > 0);
  if (siblingBefore) return { after: siblingBefore.at(-1) };
  if (siblingAfter) return { before: siblingAfter[0] };
  const holder = own[parent]?.at(-1);
  if (holder) return { after: holder, isNested: true };
  return undefined;
}

/** Sections of the document that stand for one of the template, outside those that hold labels of the same role. */
function matchesOf(sections: readonly Section[], template: Template, wanted: TemplateSection): Section[] {
  const holders = template.sections.filter(
    (other) => other !== wanted && other.holds.some((label) => wanted.roles.includes(label.role)),
  );
  const titles = holdersOfTimelines(sections);
  const isHeld = (section: Section): boolean => {
    const parent = section.parent === undefined ? undefined : sections[section.parent];
    if (!parent || titles.has(parent)) return false;
    return holders.some((holder) => holder.roles.some((role) => serves(parent, role))) || isHeld(parent);
  };
  if (wanted.roles.length === 0) {
    const name = plainName(wanted.heading);
    return sections.filter((section) => section.name === name);
  }
  const isPart = (section: Section) => wanted.parts?.includes(section.name) ?? false;
  const others = template.sections.filter((other) => other !== wanted);
  return sections.filter(
    (section) =>
      wanted.roles.some((role) => serves(section, role) && !isAskedForApart(section, role, others)) &&
      !isPart(section) &&
      !isHeld(section),
  );
}

/** `# Issue Summary` over `## Timeline` and all the others: what has the timeline in it has no labels, but sections. */
function holdersOfTimelines(sections: readonly Section[]): ReadonlySet<Section> {
  const holders = new Set<Section>();
  for (const { roles, parent } of sections) {
    if (!roles.includes('timeline')) continue;
    for (let holder = sections[parent ?? -1]; holder; holder = sections[holder.parent ?? -1]) holders.add(holder);
  }
  return holders;
}

/** The response stands in for the resolution, but not where the template asks for both. */
function isAskedForApart({ standsIn }: Section, role: Role, others: readonly TemplateSection[]): boolean {
  return standsIn === role && others.some((other) => other.required && other.roles.includes('response'));
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
  place: Place,
  { template, language }: Reading,
  partner?: Section,
): Gap {
  const isWhole = absent.length === section.roles.length;
  const [first] = absent;
  const wording = wordings[language];
  return {
    heading: isWhole || !first ? headingOf(template, section, language) : wording.titles[first],
    roles: absent,
    prompt: isWhole || !first ? promptOf(template, section, language) : wording.prompts[first],
    purpose: first ? roleEntry(first).purpose : '',
    ...place,
    after: partner ?? place.after,
  };
}

/** Labels are asked for only where the section has some: a summary in prose may say it all. */
function labelGaps(
  sections: readonly Section[],
  section: TemplateSection,
  found: readonly Section[],
  reading: Reading,
): Gap[] {
  const holders = new Set(found.map(({ index }) => index));
  const inside = sections.filter((candidate) => isInside(sections, candidate, holders));
  const present = section.holds.map((label) => inside.find((candidate) => serves(candidate, label.role)));
  const [holder] = found;
  if (!holder || !present.some((label) => label)) return [];
  return section.holds.flatMap((label, index) => {
    if (present[index]) return [];
    const after = present.slice(0, index).findLast((candidate) => candidate !== undefined);
    const before = present.slice(index + 1).find((candidate) => candidate !== undefined);
    return [labelGap(label, holder, { after, before }, reading)];
  });
}

function labelGap(held: TemplateLabel, within: Section, around: Place, { template, language }: Reading): Gap {
  const { label, prompt } = labelOf(template, held, language);
  return {
    heading: label,
    roles: [held.role],
    prompt,
    purpose: roleEntry(held.role).purpose,
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
