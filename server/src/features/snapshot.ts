import { Memory, once, remembered } from '../model/memory.ts';
import { buildPostmortem } from '../model/postmortem.ts';
import type { Postmortem, Timeline } from '../model/types.ts';
import type { Override } from '../protocol.ts';
import { rules } from '../rules/registry.ts';
import type { Level, Report, Rule, TimelineCheck } from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type ChosenTemplate, chooseTemplate } from '../templates/registry.ts';
import { type Treatment, treat } from './treatment.ts';

/** What a snapshot is made from. */
export interface DocumentInput {
  readonly uri: string;
  readonly version: number;
  readonly tree: SyntaxTree;
  /** Path inside the workspace folder with `/`, or the file's name alone. */
  readonly path: string;
  readonly settings: Settings;
  readonly override?: Override;
  /** What was found in earlier versions of the document. */
  readonly memory?: Memory;
}

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

/**
 * A document at one version under one revision of the settings. Nothing in it changes; each part is computed
 * at most once, and only when asked for.
 */
export interface Snapshot extends DocumentInput {
  readonly postmortem: Postmortem;
  readonly treatment: Treatment;
  readonly chosenTemplate: ChosenTemplate;
  /** In document order; none for a document that is no postmortem. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

export function createSnapshot(input: DocumentInput, enabled: readonly Rule[] = rules): Snapshot {
  const memory = input.memory ?? new Memory();
  const postmortem = once(() => buildPostmortem(input.tree, modelContext(input), memory));
  const treatment = once(() => treat({ ...input, files: input.settings.files, postmortem: postmortem() }));
  const chosenTemplate = once(() => {
    const { sections, structure } = postmortem();
    const { template } = input.settings;
    return memory.keep(structure, 'template', [template], () =>
      chooseTemplate(
        template,
        sections.map((section) => section.name),
      ),
    );
  });
  const checked = once(() => {
    if (!treatment().isPostmortem || isEmpty(input.tree)) return { findings: [], failures: [] };
    return runRules(enabled, postmortem(), chosenTemplate(), input.settings);
  });
  return {
    ...input,
    get postmortem() {
      return postmortem();
    },
    get treatment() {
      return treatment();
    },
    get chosenTemplate() {
      return chosenTemplate();
    },
    get findings() {
      return checked().findings;
    },
    get failures() {
      return checked().failures;
    },
  };
}

function isEmpty({ blocks }: SyntaxTree): boolean {
  return blocks.length === 0 || (blocks.length === 1 && blocks[0]?.kind === 'blank');
}

function modelContext({ path, settings }: DocumentInput) {
  return {
    fileName: path.slice(path.lastIndexOf('/') + 1),
    timeZone: settings.timeZone === '' ? undefined : settings.timeZone,
    dateOrder: settings.dateOrder === 'auto' ? undefined : settings.dateOrder,
  };
}

function runRules(enabled: readonly Rule[], postmortem: Postmortem, { template }: ChosenTemplate, settings: Settings) {
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const isForm = postmortem.kind.kind === 'template';
  for (const rule of enabled) {
    const level = settings.rules[rule.id] ?? rule.level;
    if (level === 'off') continue;
    try {
      if (rule.check.per === 'document') {
        for (const report of rule.check.run({ postmortem, template })) findings.push({ rule, level, report });
      } else {
        for (const timeline of postmortem.timelines)
          for (const finding of findingsIn(timeline, rule, rule.check, level, isForm)) findings.push(finding);
      }
    } catch (error) {
      failures.push({ rule, error });
    }
  }
  findings.sort((a, b) => a.report.span.start - b.report.span.start);
  return { findings, failures };
}

interface TimelineFindings {
  readonly level: Level;
  readonly isForm: boolean;
  readonly findings: readonly Finding[];
}

/** What the rules found in a timeline holds as long as the timeline does. */
const known = new WeakMap<Timeline, Map<Rule, TimelineFindings>>();

function findingsIn(
  timeline: Timeline,
  rule: Rule,
  check: TimelineCheck,
  level: Finding['level'],
  isForm: boolean,
): readonly Finding[] {
  const ofTimeline = remembered(known, timeline, () => new Map<Rule, TimelineFindings>());
  const before = ofTimeline.get(rule);
  if (before && before.level === level && before.isForm === isForm) return before.findings;
  const findings = [...check.run(timeline, isForm)].map((report) => ({ rule, level, report }));
  ofTimeline.set(rule, { level, isForm, findings });
  return findings;
}
