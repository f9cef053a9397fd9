import { gapsOf } from '../model/document/checklist.ts';
import type { Memory } from '../model/memory.ts';
import { rolesAround } from '../model/outlineAt.ts';
import { passagesIn } from '../model/text/passages.ts';
import { type Suppression, suppressionsIn } from '../model/text/suppressions.ts';
import type { ActionList, Facts, Postmortem, Section, Timeline } from '../model/types.ts';
import { nearest } from '../nearest.ts';
import type { DocumentPart, Level, Report, Rule, RuleContext, SuppressionContext } from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import type { Block } from '../syntax/block.ts';
import { changeBetween, firstFrom, sameItems } from '../syntax/change.ts';
import type { Template } from '../templates/types.ts';
import { type ActiveRule, type Plan, planOf } from './plan.ts';
import { suppress } from './suppress.ts';

/** A report with the rule that made it. */
export interface Finding {
  readonly rule: Rule;
  readonly level: Exclude<Level, 'off'>;
  readonly report: Report;
  /** Place among the rules, which is the order of what is found in one place. */
  readonly order: number;
}

/** A rule that threw. The other rules' findings remain. */
export interface RuleFailure {
  readonly rule: Rule;
  readonly error: unknown;
}

export interface CheckInput {
  readonly postmortem: Postmortem;
  readonly template: Template;
  /** Whether the settings or the document name it; else it was recognised by its headings. */
  readonly isTemplateNamed: boolean;
  readonly settings: Settings;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What was found in earlier versions: a rule looks again only at what changed. */
  readonly memory: Memory;
}

/**
 * What the enabled rules report, in document order, without what the document asks not to be told. The same list as
 * long as nothing is found that is new.
 */
export function runRules(enabled: readonly Rule[], given: CheckInput) {
  const { postmortem, template, isTemplateNamed, settings, memory } = given;
  const isForm = postmortem.kind.kind === 'template';
  const language = postmortem.isLanguageKnown ? postmortem.language : undefined;
  const plan = memory.keep(memory, 'plan', [enabled, template, isTemplateNamed, settings, isForm, language], () =>
    planOf({ enabled, template, settings, isForm, language }),
  );
  const failures: RuleFailure[] = [];
  const run: Run = { plan, input: { ...given, now: given.now - (given.now % 60_000) }, failures };
  const lists = [...inDocument(run), inSections(run), inTimelines(run), inActions(run), inBlocks(run), inPlaces(run)];
  const last = memory.keep(memory, 'last findings', [], (): { all?: InOrder } => ({}));
  const found = memory.keep(memory, 'findings', lists, () => {
    const inOrder = (last.all && inPlaceOf(last.all, lists)) ?? lists.flat().sort(byPlace);
    last.all = { lists, inOrder };
    return inOrder;
  });
  const suppressions = suppressionsIn(memory);
  const findings = suppressions.length === 0 ? found : withoutSuppressed(run, found, suppressions, enabled);
  return { findings, failures };
}

function byPlace(a: Finding, b: Finding): number {
  return a.report.span.start - b.report.span.start || a.order - b.order;
}

/** What was found, list by list, and all of it in the order of the document. */
interface InOrder {
  readonly lists: readonly (readonly Finding[])[];
  readonly inOrder: readonly Finding[];
}

/** Findings that came in the place of others, one for one, as they do where somebody types; undefined for all else. */
function inPlaceOf({ lists: before, inOrder }: InOrder, lists: InOrder['lists']): readonly Finding[] | undefined {
  if (before.length !== lists.length) return undefined;
  const found = [...inOrder];
  for (const [at, list] of lists.entries()) {
    const known = before[at] ?? none;
    if (known === list) continue;
    const change = changeBetween(known, list);
    if (change.before !== change.after) return undefined;
    for (let index = change.from; index < change.after; index++) {
      const [old, fresh] = [known[index], list[index]];
      if (!old || !fresh || byPlace(old, fresh) !== 0) return undefined;
      const place = found.indexOf(old, firstFrom(found, old.report.span.start, startOf));
      found[place] = fresh;
    }
  }
  return found;
}

/** One look at one version of a document. */
interface Run {
  readonly plan: Plan;
  readonly input: CheckInput;
  readonly failures: RuleFailure[];
}

const none: readonly Finding[] = [];

/** What a rule reports of some subjects; where it throws, what came before that. */
function collect<T>(
  run: Run,
  active: ActiveRule,
  subjects: readonly T[],
  check: (subject: T) => Iterable<Report>,
): readonly Finding[] {
  const { rule, order } = active;
  let found: Finding[] | undefined;
  try {
    for (const subject of subjects) {
      for (const report of check(subject)) {
        const level = active.configured ?? report.level ?? active.level;
        if (level === 'off') continue;
        found ??= [];
        found.push({ rule, level, report, order });
      }
    }
  } catch (error) {
    run.failures.push({ rule, error });
  }
  return found ?? none;
}

// ---------------------------------------------------------------- what each rule looks at

/** For each rule a list, which is the same object as long as the parts that the rule reads are. */
function inDocument(run: Run): (readonly Finding[])[] {
  const { plan, input } = run;
  const { memory } = input;
  const seen = memory.keep(memory, 'parts', [plan], () => ({
    parts: new Map<DocumentPart, readonly unknown[]>(),
    found: new Map<ActiveRule, readonly Finding[]>(),
  }));
  const changed = new Set<DocumentPart>();
  for (const part of plan.parts) {
    const content = contentOf(part, input);
    const known = seen.parts.get(part);
    if (known && sameItems(known, content)) continue;
    changed.add(part);
    seen.parts.set(part, content);
  }
  return plan.perDocument.map((active) => {
    const { check } = active;
    const known = check.reads && seen.found.get(active);
    if (known && !check.reads.some((part) => changed.has(part))) return known;
    const found = collect(run, active, [contextOf(run, active)], check.run);
    seen.found.set(active, found);
    return found;
  });
}

/** Written out: an engine makes such an object many times as fast as one with two others spread into it. */
function contextOf({ input }: Run, { context }: ActiveRule): RuleContext {
  const { isForm, option, allows } = context;
  const { postmortem, template, isTemplateNamed, now } = input;
  return { isForm, option, allows, postmortem, template, isTemplateNamed, now };
}

function contentOf(part: DocumentPart, { postmortem, template, now }: CheckInput): readonly unknown[] {
  if (part === 'now') return [now];
  if (part === 'gaps') {
    // In most documents there are none, and what is told elsewhere need not be looked for.
    if (gapsOf(postmortem, template).length === 0) return [];
    const { sections, structure, told, source, isLanguageKnown, frontMatter } = postmortem;
    // Without any title they are told at the first line.
    return [
      sections,
      structure,
      isLanguageKnown,
      told,
      frontMatter,
      source.firstWord,
      source.lineEnd(source.firstWord),
    ];
  }
  if (part === 'facts') return statedFacts(postmortem.facts);
  if (part === 'impact') return [postmortem.facts.impact, postmortem.facts.impactInWords];
  return part === 'timelines' ? postmortem.timelines : [postmortem[part]];
}

/** Facts by themselves: each is the same object as long as it says the same. What is said of the impact changes more often. */
function statedFacts({ impact, impactInWords, ...stated }: Facts): readonly unknown[] {
  return Object.values(stated);
}

function inSections(run: Run): readonly Finding[] {
  const { plan, input } = run;
  const { memory, postmortem } = input;
  if (plan.perSection.length === 0) return none;
  const { sections } = postmortem;
  const places = memory.keep(sections, 'places', [], () => {
    const end = sections.reduce((furthest, { span }) => Math.max(furthest, span.end), 0);
    const over: string[] = [];
    return sections.map((section, at): SectionPlace => {
      const around = section.parent === undefined ? undefined : sections[section.parent];
      // With a timeline may go on what stands behind it, as far as the section around it goes.
      const isTimeline = section.roles.includes('timeline');
      const whole = isTimeline ? undefined : wholeOf(sections, section);
      const span = isTimeline ? { start: section.span.start, end: around?.span.end ?? end } : (whole ?? section.span);
      over.push(around ? `${over[around.index]}/${around.roles.join(' ')}` : '');
      return { span, section, next: sections[at + 1], around: over[at] };
    });
  });
  const rules = plan.perSection.map((active) => ({ active, context: contextOf(run, active) }));
  const read = ({ section }: SectionPlace) =>
    rules.flatMap(({ active, context }) => collect(run, active, [section], (own) => active.check.run(own, context)));
  const given = rules.flatMap(({ active, context }) => active.check.given?.(context) ?? []);
  return memory.each('found in sections', places, read, [plan, ...given], samePlace);
}

/** What is looked at with a section: all that it is a part of, where that is for something too. Not a timeline's days. */
function wholeOf(sections: readonly Section[], { parent }: Section): Section['span'] | undefined {
  const around = parent === undefined ? undefined : sections[parent];
  if (!around || around.roles.length === 0 || around.roles.includes('timeline')) return undefined;
  return wholeOf(sections, around) ?? { ...around.span };
}

/** A section, and the one behind it, which may go on where it ends. */
interface SectionPlace {
  readonly span: Section['span'];
  readonly section: Section;
  readonly next?: Section;
  /** The roles of those that it stands in. */
  readonly around?: string;
}

/** Headings of days go on with a timeline, however many there are. */
function samePlace(before: SectionPlace, after: SectionPlace): boolean {
  return (
    before.section === after.section &&
    before.next === after.next &&
    before.around === after.around &&
    !after.section.roles.includes('timeline')
  );
}

function inTimelines(run: Run): readonly Finding[] {
  const { plan, input } = run;
  const { memory } = input;
  const read = (timeline: Timeline) =>
    memory.keep(timeline, 'found', [plan], () =>
      plan.perTimeline.flatMap((active) =>
        collect(run, active, [timeline], (own) => active.check.run(own, active.context)),
      ),
    );
  const { timelines } = input.postmortem;
  return memory.keep(memory, 'found in timelines', [plan, timelines], () => timelines.flatMap(read));
}

function inActions(run: Run): readonly Finding[] {
  const { plan, input } = run;
  const { memory, postmortem } = input;
  const { actionLists } = postmortem;
  if (actionLists.length === 0) return none;
  const rules = plan.perActions.map((active) => ({ active, context: contextOf(run, active) }));
  const given = [plan, ...rules.flatMap(({ active, context }) => active.check.given(context))];
  const read = (list: ActionList) =>
    memory.keep(list, 'found', given, () =>
      rules.flatMap(({ active, context }) =>
        collect(run, active, [list.items], (items) => active.check.run(items, context)),
      ),
    );
  return memory.keep(actionLists, 'found', given, () => actionLists.flatMap(read));
}

/** In passages of prose, and in blocks as they were typed. */
function inBlocks(run: Run): readonly Finding[] {
  const { plan, input } = run;
  const read = (block: Block) => {
    const passages = passagesIn(block);
    const blocks = [block];
    return joined(plan.perBlock, (active) => {
      const { check, context } = active;
      return check.per === 'block'
        ? collect(run, active, blocks, (own) => check.run(own, context))
        : collect(run, active, passages, (passage) => check.run(passage, context));
    });
  };
  return input.memory.gather('found in blocks', read, startOf, [plan]);
}

/** In passages, by rules that take a level from where a passage stands. */
function inPlaces(run: Run): readonly Finding[] {
  const { plan, input } = run;
  const { postmortem, memory } = input;
  const read = (block: Block) => {
    const passages = passagesIn(block);
    return joined(plan.placed, (active) =>
      collect(run, active, passages, (passage) => active.check.run(passage, active.context)),
    );
  };
  const found = memory.gather('found in places', read, startOf, [plan]);
  if (found.length === 0) return none;
  const { sections, facts } = postmortem;
  return memory.keep(memory, 'levels', [found, sections, facts.status], () =>
    found.flatMap((finding) => {
      const active = plan.placed.find(({ order }) => order === finding.order);
      const { report } = finding;
      const there = active?.check.levelAt?.(rolesAround(sections, report.span.start), facts, report);
      const level = there === 'off' ? there : (active?.configured ?? there ?? finding.level);
      if (level === 'off') return [];
      return level === finding.level ? finding : { ...finding, level };
    }),
  );
}

/** What is found by each of some rules; mostly nothing. */
function joined<Check>(
  rules: readonly ActiveRule<Check>[],
  find: (active: ActiveRule<Check>) => readonly Finding[],
): readonly Finding[] {
  let all = none;
  for (const active of rules) {
    const found = find(active);
    if (found.length > 0) all = all.length === 0 ? found : [...all, ...found];
  }
  return all;
}

function startOf({ report }: Finding): number {
  return report.span.start;
}

// ---------------------------------------------------------------- suppressions

function withoutSuppressed(
  run: Run,
  found: readonly Finding[],
  suppressions: readonly Suppression[],
  enabled: readonly Rule[],
): Finding[] {
  const { plan, input } = run;
  const { source } = input.postmortem;
  const { findings, silenced } = suppress(found, suppressions, source);
  const known = new Set(enabled.map(({ id }) => id));
  const on = new Set(plan.all.map(({ rule }) => rule.id));
  const unused = plan.perSuppression.flatMap((active) => {
    const context: SuppressionContext = {
      ...active.context,
      silencedBy: (suppression) => silenced.get(suppression) ?? nothing,
      isKnown: (id) => known.has(id),
      nearest: (name) => nearest(name, [...known]),
      isOn: (id) => on.has(id),
    };
    return collect(run, active, suppressions, (suppression) => active.check.run(suppression, context));
  });
  // What silences everything does not silence what is said about itself.
  const named = suppressions.filter(({ rules }) => rules.length > 0);
  const left = suppress(unused.sort(byPlace), named, source).findings;
  return [...findings, ...left].sort(byPlace);
}

const nothing: ReadonlySet<string> = new Set();
