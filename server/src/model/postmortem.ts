import { hasLetterOrDigit } from '../characters.ts';
import { lastBefore } from '../syntax/change.ts';
import { flatten, linesOf, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Language } from '../templates/names/types.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { DateOrder } from '../time/types.ts';
import { readActionLists } from './actions/actionLists.ts';
import { withKnownOwners } from './actions/knownOwners.ts';
import { kindOf } from './document/kind.ts';
import { rolesTold } from './document/told.ts';
import { countsTimes } from './entries/counting.ts';
import { datesInProse } from './entries/proseDates.ts';
import { readTimelines } from './entries/timelines.ts';
import { readFacts } from './facts/facts.ts';
import { headedLabels } from './facts/headedLabels.ts';
import { impactNumbers, readImpactInWords } from './facts/impact.ts';
import { readMetadata } from './facts/metadata.ts';
import { readStatements } from './facts/statements.ts';
import { withoutSteps } from './facts/steps.ts';
import { zonesTold } from './facts/toldZones.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter/frontMatter.ts';
import { orderInFrontMatter, unheededValues } from './frontMatter/frontMatterSettings.ts';
import { LazyPostmortem } from './lazyPostmortem.ts';
import { Memory, once } from './memory.ts';
import { languageOf } from './sections/language.ts';
import {
  type Head,
  headsOf,
  nest,
  nodesIn,
  type OutlineNode,
  outermost,
  sectionsIn,
  withKnown,
} from './sections/outline.ts';
import { unexplainedIn } from './text/acronyms.ts';
import { dashedDayFirstIn, dateOrderIn } from './text/dateOrder.ts';
import { readEvidence } from './text/evidence.ts';
import { swallowedHeadings } from './text/swallowed.ts';
import { unreadBlocks } from './text/unread.ts';
import { countWords } from './text/wordCount.ts';
import { settledZone, zonesNamed } from './timelines/aboutTimes.ts';
import { countedFacts, type Reading, readAll, stableFacts } from './timelines/resolvedTimelines.ts';
import { labelZone, noteZone, zonesInNotes } from './timelines/timeNotes.ts';
import type { ActionList, Facts, Postmortem, Role, Section, StatedText } from './types.ts';
import { type LabelledText, readLabels, withoutLateBylines } from './words/labels.ts';

/** What a document can't say about itself. */
export interface ModelContext {
  /** Name of the file, without its folder. */
  readonly fileName?: string;
  /** Zone of times that no text gives one to. */
  readonly timeZone?: string;
  /** Whatever other dates of the document tell. */
  readonly dateOrder?: DateOrder;
  /** Languages that sections are named in, the usual one first; none means any. */
  readonly languages?: readonly Language[];
  /** Zones of abbreviations, by their names. */
  readonly zones?: Readonly<Record<string, string>>;
}

/**
 * Reads a document. Never fails: what is not there, or can't be understood, is absent.
 *
 * @param memory what was found in the version before, so that only what changed is read again
 */
export function buildPostmortem(tree: SyntaxTree, context: ModelContext = {}, memory = new Memory()): Postmortem {
  const { source } = tree;
  memory.advance(tree.blocks);
  const heads = headsOf(memory, context.languages);
  const outline = outlineOf(heads, memory);
  const frontMatter = readFrontMatter(tree);
  const sections = sectionsIn(outline);
  const written = () => languageOf(tree, sections, context.languages, memory);
  const language = () => written().language;
  const order = orderInFrontMatter(frontMatter) ?? context.dateOrder ?? dateOrderIn(memory, language);
  const told = zonesTold(memory);
  const zones = memory.keep(memory, 'zones', [context.zones, told], () => zonesNamed(context.zones ?? {}, told));
  const dashedDayFirst = dashedDayFirstIn(memory);
  const options = memory.keep(
    memory,
    'options',
    [order, zones, dashedDayFirst],
    (): ReadingOptions => ({ order, zones, dashedDayFirst }),
  );
  const labels = withoutLateBylines(withoutSteps(readLabels(memory), outline, memory), sections, memory);
  const times = stableFacts(
    memory,
    memory,
    readFacts(tree, outline, { frontMatter, options, fileName: context.fileName, labels }),
  );
  const drafts = readTimelines(tree, outline, options, memory);
  const setting = memory.keep(memory, 'setting', [context.timeZone], () =>
    context.timeZone ? settledZone(context.timeZone) : undefined,
  );
  const everywhere =
    (drafts.length > 0 ? noteZone(memory, options) : undefined) ??
    times.zone ??
    (drafts.length > 0 ? labelZone(memory, options) : undefined) ??
    setting;
  const statements = once(() => readStatements({ tree, outline, labels, frontMatter, options, times, memory }));
  const counted = drafts.some((draft) => countsTimes(draft, memory))
    ? countedFacts(statements().durations, times, memory)
    : undefined;
  const reading: Reading = { tree, outline, labels, options, times, everywhere, counted, memory };
  const timelines = readAll(reading, drafts);
  const [heading, next] = firstTitles(sections);
  // `# Title` over `### Builds fail` is a form's heading over the real one.
  const title = heading?.name === 'title' && next ? next.title : heading?.title;
  const ownLists = once(() => readActionLists(tree, outline, options, memory));
  const readAllFacts = (): Facts => {
    const severity = severityBelow(tree, outline, memory);
    const lists = ownLists();
    const choices = memory.keep(outline, 'choices', [], () => outline.filter(isChoice));
    const forActions = memory.keep(outline, 'for actions', [], () => outermost(outline.filter(isForActions)));
    const headed = headedLabels(tree, outline, memory);
    const metadata = memory.keep(
      labels,
      'metadata',
      [frontMatter, severity, lists, choices, forActions, headed],
      () => {
        const own = outsideChoices(withoutTheirOwners(outsideActions(labels, lists), forActions), choices);
        return readMetadata([...own, ...headed], frontMatter, severity);
      },
    );
    const impact = impactNumbers(tree, outline, memory);
    const impactInWords = readImpactInWords(tree, outline, options, memory);
    return memory.keep(memory, 'all facts', [times, metadata, impact, impactInWords, statements()], () => ({
      ...times,
      ...metadata,
      ...statements(),
      impact,
      impactInWords,
    }));
  };
  const postmortem = new LazyPostmortem(
    {
      source,
      kind: kindOf({ tree, title: titleOf(title, frontMatter), sections, timelines, frontMatter }, memory),
      title,
      sections,
      structure: structureOf(sections, context.languages, language(), memory),
      timelines: memory.keep(timelines, 'filled', [], () => timelines.filter(({ events }) => events.length > 0)),
      frontMatter,
      unread: unreadBlocks(memory),
      nodesIn: (span) => nodesIn(tree, span),
    },
    {
      language,
      isLanguageKnown: () => written().isKnown,
      facts: once(readAllFacts),
      actionLists: once(() => withKnownOwners(ownLists(), postmortem.facts, postmortem.timelines, memory)),
      actionItems: () => {
        const lists = postmortem.actionLists;
        return memory.keep(lists, 'items', [], () => lists.flatMap(({ items }) => items));
      },
      told: () =>
        rolesTold(sections, timelines, postmortem.actionLists.length > 0, postmortem.facts.status?.text, memory),
      proseDates: () => datesInProse(memory, options),
      zoneNotes: () => (drafts.length > 0 ? zonesInNotes(source, memory, options) : noZones),
      evidence: once(() => readEvidence(memory)),
      unexplained: () => unexplainedIn(memory),
      swallowed: () => swallowedHeadings(memory),
      unheeded: () =>
        memory.keep(memory, 'unheeded', [frontMatter, options], () => unheededValues(frontMatter, options)),
      wordCount: () => countWords(memory),
    },
  );
  return postmortem;
}

/** Without what is said of actions: `- Add a disk`, and below it `- Status: done`, or `**Owners**: Ana` behind all of them. */
function outsideActions(labels: readonly LabelledText[], lists: readonly ActionList[]): readonly LabelledText[] {
  const items = lists.flatMap((list) => list.items);
  const owners = new Set(items.map(({ places: { owner } }) => owner?.start));
  return labels.filter(({ value: { start } }) => {
    const before = lastBefore(items, start);
    return !owners.has(start) && (before === undefined || before.span.end <= start);
  });
}

function isForActions({ section: { roles, depth } }: OutlineNode): boolean {
  return depth > 1 && roles.includes('action-items');
}

/** Without the owner of the actions in a section for them: `**Owner:** storage team` over a list. */
function withoutTheirOwners(
  labels: readonly LabelledText[],
  sections: readonly OutlineNode[],
): readonly LabelledText[] {
  return labels.filter(({ kinds, value }) => {
    if (!kinds.includes('owner')) return true;
    const around = lastBefore(sections, value.start);
    return around === undefined || around.span.end <= value.start;
  });
}

/** `### Option A: a rule in the firewall` */
function isChoice({ section: { name, depth, shape } }: OutlineNode): boolean {
  return depth > 1 && shape !== 'label' && /^(?:option|alternative|variant|approach|workaround) [a-z\d]\b/.test(name);
}

/** Without what is said of one of several ways out: `**Owner**: the network team`. */
function outsideChoices(labels: readonly LabelledText[], choices: readonly OutlineNode[]): readonly LabelledText[] {
  if (choices.length === 0) return labels;
  const isWithin = ({ value }: LabelledText) =>
    choices.some(({ span }) => span.start <= value.start && value.start < span.end);
  return labels.filter((label) => !isWithin(label));
}

/** Everything about the sections but their places, and the document's language. */
function structureOf(
  sections: readonly Section[],
  languages: readonly Language[] | undefined,
  language: Language,
  memory: Memory,
): object {
  return memory.keep(sections, 'structure of', [languages, language], () => {
    const parts: unknown[] = [languages, language];
    for (const { title, name, roles, parent, depth, shape, inList } of sections)
      parts.push(title, name, roles, parent, depth, shape, inList);
    return memory.keep(memory, 'structure', parts, () => ({}));
  });
}

/** The first two sections with a title of their own. */
function firstTitles(sections: readonly Section[]): Section[] {
  const found: Section[] = [];
  for (const section of sections) {
    if (section.shape !== 'label') found.push(section);
    if (found.length === 2) break;
  }
  return found;
}

/** What stands below a heading that asks for nothing else: `## Severity`, `SEV2`. */
function severityBelow(tree: SyntaxTree, outline: readonly OutlineNode[], memory: Memory): StatedText | undefined {
  const node = memory.keep(outline, 'severity', [], () =>
    outline.find(({ section }) => section.shape === 'atx' && section.name === 'severity'),
  );
  const [first] = node ? nodesIn(tree, { start: node.bodyStart, end: node.span.end }) : [];
  if (!node || first?.type !== 'paragraph') return undefined;
  return memory.keep(node, 'severity', [first], () => {
    const [line] = linesOf(plainTextOf(first, tree.source));
    // `**Critical** – all customers`
    const end = line?.text.search(/\s[–—-]+\s|[,.;:(]/) ?? -1;
    const grade = line && (end < 0 ? line : slicePlain(line, 0, end));
    const text = flatten(grade?.text ?? '');
    if (!grade || !hasLetterOrDigit(text) || text.length > longestSeverity) return undefined;
    return { text, span: { start: grade.start, end: grade.end } };
  });
}

const longestSeverity = 30;

/** The heading, or what the front matter calls the document. */
function titleOf(heading: string | undefined, frontMatter: FrontMatter | undefined): string | undefined {
  const stated = frontMatter?.values.get('title');
  return heading && stated ? `${heading} ${stated}` : (heading ?? stated);
}

/** What is equal to what the outline was before is the same object. */
function outlineOf(heads: readonly Head[], memory: Memory): readonly OutlineNode[] {
  const last = memory.keep(memory, 'last outline', [], (): { outline: readonly OutlineNode[] } => ({ outline: [] }));
  return memory.keep(memory, 'outline', [heads], () => {
    last.outline = withKnown(withResolution(nest(heads)), last.outline);
    return last.outline;
  });
}

/** `### Escalation` */
const saysWhomWasCalled =
  /^(?:escalations?|eskalation|escalade|escalamiento|escalacion|escalonamento|escalacao|эскалация|エスカレーション|에스컬레이션)$/;

/** Where nothing else is the resolution, the response is. */
function withResolution(outline: OutlineNode[]): OutlineNode[] {
  const has = (role: Role) => outline.some(({ section }) => section.roles.includes(role));
  if (has('resolution') || !has('response')) return outline;
  // Labels may be all the titles that a document has.
  const isHeaded = outline.some(({ section }) => section.shape !== 'label' && section.roles.length > 0);
  return outline.map((node) => {
    const { section } = node;
    const isResponse =
      section.roles.includes('response') &&
      !(isHeaded && section.shape === 'label') &&
      !saysWhomWasCalled.test(section.name);
    const roles: readonly Role[] = [...section.roles, 'resolution'];
    return isResponse ? { ...node, section: { ...section, roles, standsIn: 'resolution' } } : node;
  });
}

const noZones: readonly StatedText[] = [];
