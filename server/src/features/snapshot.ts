import { buildPostmortem } from '../model/postmortem.ts';
import type { Postmortem } from '../model/types.ts';
import type { Override } from '../protocol.ts';
import { rules } from '../rules/registry.ts';
import type { Level, Report, Rule } from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import { parseMarkdown, type SyntaxTree } from '../syntax/parse.ts';
import { type ChosenTemplate, chooseTemplate } from '../templates/registry.ts';
import { type Treatment, treat } from './treatment.ts';

/** What a snapshot is made from. */
export interface DocumentInput {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** Path inside the workspace folder with `/`, or the file's name alone. */
  readonly path: string;
  readonly settings: Settings;
  readonly override?: Override;
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
  readonly tree: SyntaxTree;
  readonly postmortem: Postmortem;
  readonly treatment: Treatment;
  readonly chosenTemplate: ChosenTemplate;
  /** In document order; none for a document that is no postmortem. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

export function createSnapshot(input: DocumentInput, enabled: readonly Rule[] = rules): Snapshot {
  const tree = once(() => parseMarkdown(input.text));
  const postmortem = once(() => buildPostmortem(tree(), modelContext(input)));
  const treatment = once(() => treat({ ...input, files: input.settings.files, postmortem: postmortem() }));
  const chosenTemplate = once(() =>
    chooseTemplate(
      input.settings.template,
      postmortem().sections.map((section) => section.name),
    ),
  );
  const checked = once(() => {
    if (!treatment().isPostmortem || input.text.trim() === '') return { findings: [], failures: [] };
    return runRules(enabled, postmortem(), chosenTemplate(), input.settings);
  });
  return {
    ...input,
    get tree() {
      return tree();
    },
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
  for (const rule of enabled) {
    const level = settings.rules[rule.id] ?? rule.level;
    if (level === 'off') continue;
    try {
      for (const report of rule.check({ postmortem, template })) findings.push({ rule, level, report });
    } catch (error) {
      failures.push({ rule, error });
    }
  }
  findings.sort((a, b) => comparePositions(a.report.range.start, b.report.range.start));
  return { findings, failures };
}

function comparePositions(a: Report['range']['start'], b: Report['range']['start']): number {
  return a.line - b.line || a.character - b.character;
}

function once<T>(compute: () => T): () => T {
  let result: { value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
