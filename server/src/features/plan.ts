import { once } from '../model/memory.ts';
import type { RuleOption } from '../rules/options.ts';
import type {
  ActionsCheck,
  BlockCheck,
  CheckContext,
  DocumentCheck,
  DocumentPart,
  Level,
  PassageCheck,
  Rule,
  SectionCheck,
  SuppressionCheck,
  TimelineCheck,
} from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import type { Language } from '../templates/names/types.ts';
import type { Template } from '../templates/types.ts';

/** A rule that is on, with what the settings say about it. */
export interface ActiveRule<Check = Rule['check']> {
  readonly rule: Rule;
  readonly check: Check;
  readonly level: Level;
  /** As the settings have it. */
  readonly configured?: Level;
  readonly context: CheckContext;
  /** Place among the rules, which is the order of what is found in one place. */
  readonly order: number;
}

/** The rules that are on, by what they look at. The same object as long as the settings say the same. */
export interface Plan {
  readonly all: readonly ActiveRule[];
  readonly perDocument: readonly ActiveRule<DocumentCheck>[];
  readonly perSection: readonly ActiveRule<SectionCheck>[];
  readonly perTimeline: readonly ActiveRule<TimelineCheck>[];
  readonly perActions: readonly ActiveRule<ActionsCheck>[];
  /** Passages and blocks; `placed` are those whose level depends on where a passage stands. */
  readonly perBlock: readonly ActiveRule<PassageCheck | BlockCheck>[];
  readonly placed: readonly ActiveRule<PassageCheck>[];
  readonly perSuppression: readonly ActiveRule<SuppressionCheck>[];
  /** What the rules for documents look at. */
  readonly parts: readonly DocumentPart[];
}

export interface PlanInput {
  readonly enabled: readonly Rule[];
  readonly template: Template;
  readonly settings: Settings;
  readonly isForm: boolean;
  /** Absent where the words of the document are of none that is known. */
  readonly language?: Language;
}

export function planOf(input: PlanInput): Plan {
  const all = input.enabled.flatMap((rule, order) => activate(rule, order, input));
  const of = <Kind extends Rule['check']['per']>(kind: Kind) =>
    all.filter(({ check }) => check.per === kind) as ActiveRule<Extract<Rule['check'], { readonly per: Kind }>>[];
  const perDocument = of('document');
  const perPassage = of('passage');
  const isPlaced = ({ check }: ActiveRule<PassageCheck>) => check.levelAt !== undefined;
  return {
    all,
    perDocument,
    perSection: of('section'),
    perTimeline: of('timeline'),
    perActions: of('actions'),
    perBlock: [...perPassage.filter((run) => !isPlaced(run)), ...of('block')],
    placed: perPassage.filter(isPlaced),
    perSuppression: of('suppression'),
    parts: [...new Set(perDocument.flatMap(({ check }) => check.reads ?? []))],
  };
}

function activate(rule: Rule, order: number, { template, settings, isForm, language }: PlanInput): ActiveRule[] {
  if (language ? rule.languages && !rule.languages.includes(language) : rule.languages || rule.asksForWords) return [];
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
  return [{ rule, check: rule.check, level, configured: setting?.level, context, order }];
}
