import { type Memory, once } from '../model/memory.ts';
import { rolesAround } from '../model/outlineAt.ts';
import { passagesIn } from '../model/passages.ts';
import { suppressionsIn } from '../model/suppressions.ts';
import type { Facts, Postmortem, Section } from '../model/types.ts';
import type { RuleOption } from '../rules/options.ts';
import type {
  BlockCheck,
  CheckContext,
  DocumentCheck,
  Level,
  PassageCheck,
  Report,
  Rule,
  RuleContext,
  SectionCheck,
  SuppressionContext,
} from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import type { Block } from '../syntax/block.ts';
import type { Language } from '../templates/names/types.ts';
import type { Template } from '../templates/types.ts';
import { suppress } from './suppress.ts';

/** A report with the rule that made it. */
export interface Finding {
  readonly rule: Rule;
  readonly level: Exclude<Level, 'off'>;
  readonly report: Report;
}

/** A rule that threw. The other rules' findings remain. */
export interface RuleFailure {
  readonly rule: Rule;
  readonly error: unknown;
}

export interface CheckInput {
  readonly postmortem: Postmortem;
  readonly template: Template;
  readonly settings: Settings;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What was found in earlier versions: a rule looks again only at what changed. */
  readonly memory: Memory;
}

/** What the enabled rules report, in document order, without what the document asks not to be told. */
export function runRules(enabled: readonly Rule[], input: CheckInput) {
  const { postmortem, template, settings, memory } = input;
  const isForm = postmortem.kind.kind === 'template';
  const now = input.now - (input.now % 60_000);
  const { language } = postmortem;
  const active = memory.keep(memory, 'active rules', [enabled, template, settings, isForm, language], () =>
    enabled.filter((rule) => reads(rule, language)).flatMap((rule) => activate(rule, template, settings, isForm)),
  );
  const failures: RuleFailure[] = [];
  const found = findingsOf(active, (run, collect) => reportsOf(run, { ...input, now }, collect), failures);
  const suppressions = suppressionsIn(memory);
  if (suppressions.length === 0) return { findings: found, failures };
  const { findings, silenced } = suppress(found, suppressions, postmortem.source);
  const [known, on] = [new Set(enabled.map(({ id }) => id)), new Set(active.map(({ rule }) => rule.id))];
  const unused = findingsOf(
    active,
    ({ rule: { check }, ...run }, collect) => {
      if (check.per !== 'suppression') return [];
      const context: SuppressionContext = {
        ...run.context,
        silencedBy: (suppression) => silenced.get(suppression) ?? nothing,
        isKnown: (id) => known.has(id),
        isOn: (id) => on.has(id),
      };
      return suppressions.flatMap((suppression) => collect(() => check.run(suppression, context)));
    },
    failures,
  );
  // What silences everything does not silence what is said about itself.
  const named = suppressions.filter(({ rules }) => rules.length > 0);
  const all = [...findings, ...suppress(unused, named, postmortem.source).findings];
  return { findings: all.sort(byPlace), failures };
}

const nothing: ReadonlySet<string> = new Set();

function findingsOf(
  active: readonly ActiveRule[],
  read: (run: ActiveRule, collect: Collect) => readonly Report[],
  failures: RuleFailure[],
): Finding[] {
  const findings: Finding[] = [];
  for (const run of active) {
    const collect: Collect = (reports) => collected(reports, (error) => failures.push({ rule: run.rule, error }));
    for (const report of read(run, collect)) {
      const level = run.configured ?? report.level ?? run.level;
      if (level !== 'off') findings.push({ rule: run.rule, level, report });
    }
  }
  return findings.sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  return a.report.span.start - b.report.span.start;
}

function reads({ languages }: Rule, language: Language): boolean {
  return languages?.includes(language) ?? true;
}

/** What a check yields; where it throws, what came before that. */
type Collect = (reports: () => Iterable<Report>) => readonly Report[];

function collected(reports: () => Iterable<Report>, fail: (error: unknown) => void): readonly Report[] {
  const found: Report[] = [];
  try {
    for (const report of reports()) found.push(report);
  } catch (error) {
    fail(error);
  }
  return found;
}

/** A rule that is on, with what the settings say about it. The same object as long as they say the same. */
interface ActiveRule {
  readonly rule: Rule;
  readonly level: Level;
  /** As the settings have it. */
  readonly configured?: Level;
  readonly context: CheckContext;
}

function activate(rule: Rule, template: Template, settings: Settings, isForm: boolean): ActiveRule[] {
  const setting = settings.rules[rule.id];
  const level = setting?.level ?? rule.levelIn?.[template.id] ?? rule.level;
  if (level === 'off') return [];
  const options = setting?.options ?? {};
  const allowed = once(() => new Set(settings.words.map((word) => word.toLowerCase())));
  const context: CheckContext = {
    isForm,
    option: <T>(option: RuleOption<T>) => (option.name in options ? (options[option.name] as T) : option.default),
    allows: (word) => allowed().has(word.toLowerCase()),
  };
  return [{ rule, level, configured: setting?.level, context }];
}

function reportsOf(run: ActiveRule, input: CheckInput, collect: Collect): readonly Report[] {
  const { check } = run.rule;
  if (check.per === 'document') return reportsOfDocument(run, check, input, collect);
  if (check.per === 'section') return reportsOfSections(run, check, input, collect);
  if (check.per === 'timeline')
    return input.postmortem.timelines.flatMap((timeline) =>
      input.memory.keep(timeline, run.rule.id, [run], () => collect(() => check.run(timeline, run.context))),
    );
  if (check.per === 'passage') return reportsOfPassages(run, check, input, collect);
  if (check.per === 'block') return reportsOfBlocks(run, check, input, collect);
  return [];
}

function reportsOfDocument(run: ActiveRule, check: DocumentCheck, input: CheckInput, collect: Collect) {
  const { postmortem, memory } = input;
  const context: RuleContext = { ...run.context, ...input };
  if (!check.reads) return collect(() => check.run(context));
  const read = check.reads.flatMap((part): unknown => {
    if (part === 'now') return input.now;
    if (part === 'facts') return statedFacts(postmortem.facts);
    if (part === 'impact') return [postmortem.facts.impact, postmortem.facts.impactInWords];
    return part === 'timelines' ? postmortem.timelines : [postmortem[part]];
  });
  return memory.keep(run, 'reports', read, () => collect(() => check.run(context)));
}

/** Facts by themselves: each is the same object as long as it says the same. What is said of the impact changes more often. */
function statedFacts({ impact, impactInWords, ...stated }: Facts): readonly unknown[] {
  return Object.values(stated);
}

function reportsOfSections(run: ActiveRule, check: SectionCheck, input: CheckInput, collect: Collect) {
  const context: RuleContext = { ...run.context, ...input };
  const read = (section: Section) => collect(() => check.run(section, context));
  return input.memory.each(`sections: ${run.rule.id}`, input.postmortem.sections, read, [run]);
}

function reportsOfPassages(run: ActiveRule, check: PassageCheck, { postmortem, memory }: CheckInput, collect: Collect) {
  const read = (block: Block) => passagesIn(block).flatMap((passage) => collect(() => check.run(passage, run.context)));
  const found = memory.gather(`passages: ${run.rule.id}`, read, (report) => report.span.start, [run]);
  const { levelAt } = check;
  if (!levelAt || found.length === 0) return found;
  const { sections, facts } = postmortem;
  return memory.keep(run, 'levels', [found, sections, facts], () =>
    found.flatMap((report) => {
      const level = levelAt(rolesAround(sections, report.span.start), facts, report);
      if (level === 'off') return [];
      return level === undefined ? report : { ...report, level };
    }),
  );
}

function reportsOfBlocks(run: ActiveRule, check: BlockCheck, { memory }: CheckInput, collect: Collect) {
  const read = (block: Block) => collect(() => check.run(block, run.context));
  return memory.gather(`blocks: ${run.rule.id}`, read, (report) => report.span.start, [run]);
}
