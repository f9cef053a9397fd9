import { hasLetterOrDigit } from '../characters.ts';
import { perBlock } from '../syntax/block.ts';
import { changeBetween, firstFrom, sameItems } from '../syntax/change.ts';
import { flatten, linesOf, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import type { SourceText, Span } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Language } from '../templates/names/types.ts';
import { readLeadingExpression, readTimeExpressions } from '../time/expression.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { DateOrder, DateParts, TimeExpression, Zone } from '../time/types.ts';
import { findZones, withZonesApart, zoneNamed } from '../time/zone.ts';
import { unexplainedIn } from './acronyms.ts';
import { readActionLists } from './actionLists.ts';
import { type CountedFacts, type Counting, countingOf, countsTimes, startsStated } from './counting.ts';
import { dateOrderIn } from './dateOrder.ts';
import { areOnTwelveHours } from './days.ts';
import { stretchOf } from './elapsed.ts';
import {
  type DraftEntry,
  type DraftGroup,
  type DraftStamp,
  type DraftTimeline,
  meaningOfTime,
  saysSameTime,
  shapeOf,
} from './entries.ts';
import { readEvidence } from './evidence.ts';
import { readFacts, type TimeFacts } from './facts.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import { readImpactInWords } from './impact.ts';
import { kindOf } from './kind.ts';
import { withKnownOwners } from './knownOwners.ts';
import { type LabelledText, readLabels, withoutLateBylines } from './labels.ts';
import { languageOf } from './language.ts';
import { LazyPostmortem } from './lazyPostmortem.ts';
import { Memory, once } from './memory.ts';
import { readImpactNumbers, readMetadata } from './metadata.ts';
import { milestonesOf } from './milestones.ts';
import { inYearOf } from './namedDay.ts';
import {
  type Head,
  headsOf,
  nest,
  nodesIn,
  type OutlineNode,
  outermost,
  parentOf,
  sectionsIn,
  withKnown,
} from './outline.ts';
import { perObjectWith } from './perObject.ts';
import { datesInProse } from './proseDates.ts';
import { directionOf, type Resolution, type ResolutionContext, resolveEntries } from './resolve.ts';
import { readStatements } from './statements.ts';
import { withoutSteps } from './steps.ts';
import { readTimelines } from './timelines.ts';
import { isReferredTo } from './timeSurvey.ts';
import { rolesTold } from './told.ts';
import { zonesTold } from './toldZones.ts';
import type {
  ActionList,
  Facts,
  Milestone,
  Postmortem,
  ResolvedZone,
  Role,
  Section,
  StatedDuration,
  StatedText,
  StatedTime,
  Timeline,
  TimelineEvent,
} from './types.ts';
import { unreadBlocks } from './unread.ts';
import { countWords } from './wordCount.ts';

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
  const order = orderStated(frontMatter) ?? context.dateOrder ?? dateOrderIn(memory, language);
  const told = zonesTold(memory);
  const zones = memory.keep(memory, 'zones', [context.zones, told], () => zonesNamed(context.zones ?? {}, told));
  const options = memory.keep(memory, 'options', [order, zones], (): ReadingOptions => ({ order, zones }));
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
    const metadata = memory.keep(labels, 'metadata', [frontMatter, severity, lists, choices], () =>
      readMetadata(outsideChoices(outsideActions(labels, lists), choices), frontMatter, severity),
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
      told: () => rolesTold(sections, timelines, postmortem.actionLists.length > 0, memory),
      proseDates: () => datesInProse(memory, options),
      evidence: once(() => readEvidence(memory)),
      unexplained: () => unexplainedIn(memory),
      wordCount: () => countWords(memory),
    },
  );
  return postmortem;
}

/** Without what is said of an action: `- Add a disk`, and below it `- Status: done`. */
function outsideActions(labels: readonly LabelledText[], lists: readonly ActionList[]): readonly LabelledText[] {
  const items = lists.flatMap((list) => list.items);
  return labels.filter(({ value: { start } }) => {
    const before = items[firstFrom(items, start + 1, ({ span }) => span.start) - 1];
    return before === undefined || before.span.end <= start;
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

/** Facts that are equal part by part are the same object. */
function stableFacts(memory: Memory, owner: object, facts: TimeFacts): TimeFacts {
  return memory.keep(owner, 'facts', [facts.start, facts.end, facts.date, facts.zone], () => facts);
}

/** What timelines are read and resolved with. */
interface Reading {
  readonly tree: SyntaxTree;
  readonly outline: readonly OutlineNode[];
  readonly labels: readonly LabelledText[];
  readonly options: ReadingOptions;
  /** What the whole document states. */
  readonly times: TimeFacts;
  readonly everywhere?: ResolvedZone;
  /** Where times are counted from the start of the incident. */
  readonly counted?: CountedFacts;
  /** What each of them is counted from, where a line elsewhere says so. */
  readonly starts?: ReadonlyMap<DraftTimeline, TimeExpression>;
  readonly memory: Memory;
}

/** A timeline, and the part of the document that is about its incident alone, if there is one. */
interface TimelinePlace {
  /** Of that part, or of the timeline. */
  readonly span: Span;
  readonly draft: DraftTimeline;
  readonly scope?: OutlineNode;
  /** The sections of that part. */
  readonly around: readonly OutlineNode[];
}

/** Timelines with their times, each as long as nothing changed in the part that is about its incident. */
function readAll(reading: Reading, drafts: readonly DraftTimeline[]): readonly Timeline[] {
  const { outline, options, times, everywhere, counted, memory } = reading;
  const places = placesOf(outline, drafts, memory);
  const overhead = memory.keep(outline, 'told overhead', [drafts, options], () =>
    drafts.map((draft) => toldOverhead(outline, draft, options, memory)).join('\n'),
  );
  const starts = counted && startsStated(places, options, memory);
  const said = starts && drafts.map((draft) => meaningOfTime(starts.get(draft))).join('\n');
  const inputs = [options, times, everywhere?.text, everywhere?.origin, everywhere?.zone, overhead, counted, said];
  const withStarts = { ...reading, starts };
  return memory.each('timelines', places, (place) => [readTimeline(withStarts, place)], inputs, samePlaces);
}

/** What the headings above a timeline say of its times. */
function toldOverhead(
  outline: readonly OutlineNode[],
  draft: DraftTimeline,
  options: ReadingOptions,
  memory: Memory,
): string {
  const { node } = draft;
  if (!node) return '';
  const zone = zoneOverhead(outline, node, options, memory)?.text ?? '';
  return `${zone} ${yearOverhead(outline, node, draft, options, memory) ?? ''}`;
}

/** How far the incident of a timeline reaches is told by its neighbours: where none is new, it is where it was. */
function placesOf(
  outline: readonly OutlineNode[],
  drafts: readonly DraftTimeline[],
  memory: Memory,
): readonly TimelinePlace[] {
  const last = memory.keep(outline, 'places', [], (): Places => ({ drafts: [], places: [] }));
  if (last.drafts === drafts) return last.places;
  const { from, before, after } = changeBetween(last.drafts, drafts);
  const start = Math.max(0, from - 1);
  const fresh = drafts.slice(start, after + 1).map((draft, at): TimelinePlace => {
    const scope = scopeOf(outline, drafts, start + at);
    const { span } = scope ?? draft;
    return { span, draft, scope, around: scope ? itemsWithin(outline, span, startOfNode) : [] };
  });
  last.places = [...last.places.slice(0, start), ...fresh, ...last.places.slice(before + 1)];
  last.drafts = drafts;
  return last.places;
}

/** Of an outline. */
interface Places {
  drafts: readonly DraftTimeline[];
  places: readonly TimelinePlace[];
}

function samePlaces(a: TimelinePlace, b: TimelinePlace): boolean {
  return a.draft === b.draft && a.scope === b.scope && sameItems(a.around, b.around);
}

function readTimeline(reading: Reading, { draft, scope }: TimelinePlace): Timeline {
  const { times, everywhere } = reading;
  if (!scope) return resolveTimeline(reading, draft, times, everywhere);
  const own = factsInScope(reading, scope);
  const stated = own.start ?? own.date ?? own.end;
  return resolveTimeline(reading, draft, stated ? withDay(own, times) : times, own.zone ?? everywhere);
}

/** `**Start:** 06:12` in one part is on the day that the document states. */
function withDay(own: TimeFacts, { date }: TimeFacts): TimeFacts {
  const isDated = [own.start, own.date, own.end].some((time) => time?.date !== undefined);
  return isDated || !date ? own : dayed(own, date);
}

const dayed = perObjectWith((own: TimeFacts, date: StatedTime): TimeFacts => ({ ...own, date }));

/** Another object only where it says something else. */
function countedFacts(durations: readonly StatedDuration[], { start, end }: TimeFacts, memory: Memory): CountedFacts {
  const stretch = start?.clock && end?.clock ? stretchOf({ start, end }, {}) : undefined;
  const lengths = [
    ...durations.filter((duration) => duration.of !== 'failure' && duration.of !== 'response'),
    ...(stretch && stretch.minutes > 0 ? [{ minutes: stretch.minutes, step: 1 }] : []),
  ].map(({ minutes, step }) => ({ minutes, step }));
  const said = lengths.map(({ minutes, step }) => `${minutes}/${step}`).join(' ');
  return memory.keep(memory, 'counted facts', [said], () => ({ lengths }));
}

/** The same with what the times of one timeline are counted from. */
function countedIn({ counted, starts, memory }: Reading, draft: DraftTimeline): CountedFacts | undefined {
  const start = starts?.get(draft);
  if (!counted || !start) return counted;
  const said = [counted, meaningOfTime(start)];
  return memory.keep(draft.node?.head ?? draft, `counted ${draft.span.start}`, said, () => ({ ...counted, start }));
}

/** What is stated about the incident of one part of the document. */
function factsInScope({ tree, outline, labels, options, memory }: Reading, scope: OutlineNode): TimeFacts {
  const within = scope.span;
  const facts = readFacts(tree, itemsWithin(outline, within, startOfNode), {
    options,
    labels: itemsWithin(labels, within, ({ value }) => value.start),
    within,
  });
  return stableFacts(memory, scope.head, facts);
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

const startOfNode = ({ span }: OutlineNode): number => span.start;

/** The items of a sorted list that start in a piece of the document. */
function itemsWithin<T>(items: readonly T[], { start, end }: Span, startOf: (item: T) => number): readonly T[] {
  return items.slice(firstFrom(items, start, startOf), firstFrom(items, end, startOf));
}

/** The numbers in the sections that state the impact. */
function impactNumbers({ source }: SyntaxTree, outline: readonly OutlineNode[], memory: Memory): readonly StatedText[] {
  const stating = memory.keep(outline, 'impact', [], () =>
    // One that lies in another is read with it.
    outermost(outline.filter(({ section }) => section.roles.includes('impact'))),
  );
  return memory.each('impact', stating, ({ bodyStart, span }) => {
    // Line by line: offsets count characters only inside a block.
    const lines: StatedText[] = [];
    const end = source.trimmedEnd({ start: bodyStart, end: span.end });
    for (let at = bodyStart; at < end; ) {
      const lineEnd = Math.min(end, source.lineEnd(at));
      for (const { text, start, end: numberEnd } of readImpactNumbers(source.slice({ start: at, end: lineEnd })))
        lines.push({ text: flatten(text), span: { start: at + start, end: at + numberEnd } });
      at = source.nextLine(lineEnd);
    }
    return lines;
  });
}

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

/** Where nothing else is the resolution, the response is. */
function withResolution(outline: OutlineNode[]): OutlineNode[] {
  const has = (role: Role) => outline.some(({ section }) => section.roles.includes(role));
  if (has('resolution') || !has('response')) return outline;
  // Labels may be all the titles that a document has.
  const isHeaded = outline.some(({ section }) => section.shape !== 'label' && section.roles.length > 0);
  return outline.map((node) => {
    const { section } = node;
    const isResponse = section.roles.includes('response') && !(isHeaded && section.shape === 'label');
    const roles: readonly Role[] = [...section.roles, 'resolution'];
    return isResponse ? { ...node, section: { ...section, roles, standsIn: 'resolution' } } : node;
  });
}

/** With several incidents in one document, the section that holds this timeline and no other one. */
function scopeOf(
  outline: readonly OutlineNode[],
  drafts: readonly DraftTimeline[],
  at: number,
): OutlineNode | undefined {
  const node = drafts[at]?.node;
  if (drafts.length < 2 || !node?.section.roles.includes('timeline')) return undefined;
  const holds = (outer: OutlineNode, other: DraftTimeline | undefined) =>
    other !== undefined && outer.span.start <= other.span.start && other.span.start < outer.span.end;
  let scope: OutlineNode | undefined;
  for (let index = node.section.parent; index !== undefined; ) {
    const parent = outline[index];
    // They are in the order of the text: if it holds any other one, it holds a neighbour.
    if (!parent || holds(parent, drafts[at - 1]) || holds(parent, drafts[at + 1])) break;
    scope = parent;
    index = parent.section.parent;
  }
  return scope;
}

function resolveTimeline(
  reading: Reading,
  draft: DraftTimeline,
  facts: TimeFacts,
  everywhere?: ResolvedZone,
): Timeline {
  const { tree, outline, options, memory } = reading;
  const { source } = tree;
  const owner = draft.node?.head ?? draft;
  const counted = countedIn(reading, draft);
  const around = (draft.node && zoneOverhead(outline, draft.node, options, memory)) ?? everywhere;
  const yearAbove = draft.node && yearOverhead(outline, draft.node, draft, options, memory);
  const place = [draft, facts, options, around?.text, around?.origin, around?.zone, counted, yearAbove];
  return memory.keep(owner, `resolved ${draft.span.start}`, place, () => {
    const noted = memory.keep(owner, `notes ${draft.span.start}`, [options, ...draft.notes], () => ({
      zone: draft.notes.map((note) => zoneIn(note, 'timeline', options)).find((found) => found),
      year: yearIn(draft.notes),
      day: dayIn(draft.notes, options),
      approximate: draft.notes.some(saysApproximate),
      newestFirst: draft.notes.some(saysNewestFirst),
      isUsualDay: draft.notes.some(saysUsualDay),
    }));
    const { node } = draft;
    const titled = node && memory.keep(node, 'day', [options], () => dayInTitle(node, options));
    const stated = titled ?? (noted.day && node && dayOfNote(node, noted.day));
    const zone = noted.zone ?? around;
    const year = noted.year ?? yearAbove;
    const inputs = [facts, options, zone?.text, zone?.origin, zone?.zone, noted, stated, counted, year];
    const contextFor = (direction: Timeline['direction'], onTwelveHours: boolean) => {
      const counting = counted && countsTimes(draft, memory) ? countingIn(counted) : undefined;
      const known = [...inputs, onTwelveHours, counting];
      return memory.keep(owner, `${direction} ${draft.span.start}`, known, (): ResolutionContext => {
        const known = stated ? { ...facts, start: undefined, end: undefined, date: inYearOf(facts, stated) } : facts;
        return { ...noted, year, facts: known, zone, direction, onTwelveHours, options, counting };
      });
    };
    const last = memory.keep(owner, `last ${draft.span.start}`, inputs, (): { resolved?: ResolvedDraft } => ({}));
    const timeline = (last.resolved && withSameTimes(source, draft, last.resolved)) ?? fresh();
    last.resolved = { draft, timeline };
    return timeline;

    /** The same object as long as what it says is. */
    function countingIn(told: CountedFacts): Counting {
      const counting = countingOf(draft, options, told);
      const said = [counting.scale, meaningOfTime(counting.start)];
      return memory.keep(owner, `counting ${draft.span.start}`, said, () => counting);
    }

    function fresh(): Timeline {
      const onTwelveHours = areOnTwelveHours(draft.entries);
      const ascending = resolveEntries(draft, contextFor('ascending', onTwelveHours));
      // A time that can be none takes no part in the order.
      const real = ascending.filter((_, at) => isReal(draft.entries[at]?.stamp));
      const over = draft.entries.findLastIndex(({ milestone }) => milestone === 'resolved');
      const isOverLast = over * 2 >= draft.entries.length;
      const direction = directionOf(real, { isSaidToBe: noted.newestFirst, isOverLast });
      const times = direction === 'ascending' ? ascending : resolveEntries(draft, contextFor(direction, false));
      return timelineOf(source, draft, direction, times);
    }
  });
}

function isReal(stamp: DraftStamp | undefined): boolean {
  return !stamp?.isBound && !stamp?.expression.from.fault;
}

/** A timeline, and what it was made from. */
interface ResolvedDraft {
  readonly draft: DraftTimeline;
  readonly timeline: Timeline;
}

/** The timeline of a draft that has the same times as one before, where only words were changed; else undefined. */
function withSameTimes(source: SourceText, draft: DraftTimeline, before: ResolvedDraft): Timeline | undefined {
  const { entries } = draft;
  const known = before.draft.entries;
  const change = changeBetween(known, entries);
  if (change.before !== change.after || !sameKinds(draft.groups, before.draft.groups)) return undefined;
  const { timeline } = before;
  const events = [...timeline.events];
  let { times, turns } = timeline;
  for (let at = change.from; at < change.after; at++) {
    const [entry, old, event] = [entries[at], known[at], events[at]];
    if (!entry || !old || !event || !saysSameTime(entry, old)) return undefined;
    events[at] = eventOf(entry, at, event, event.milestone);
    if (isReferredTo(timeline, event)) times = {};
    if (event.milestone !== undefined) turns = {};
  }
  const span = { start: draft.span.start, end: source.trimmedEnd(draft.span) };
  const { direction, shape, groups } = timeline;
  const selectionSpan = selectionOf(draft, events, span);
  return { ...namedBy(draft), span, selectionSpan, shape, direction, events, groups, times, turns };
}

function sameKinds(a: readonly DraftGroup[], b: readonly DraftGroup[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ kind, part, isPhase }, at) => {
      const other = b[at];
      return kind === other?.kind && part === other.part && isPhase === other.isPhase;
    })
  );
}

function namedBy({ node }: DraftTimeline): Pick<Timeline, 'title' | 'section'> {
  return { title: node?.section.title ?? 'Timeline', section: node?.section.index };
}

function timelineOf(
  source: SourceText,
  draft: DraftTimeline,
  direction: Timeline['direction'],
  times: readonly Resolution[],
): Timeline {
  const stated = draft.entries.map((entry) => entry.milestone);
  // Of two the earlier one is the turn.
  const milestones = direction === 'ascending' ? milestonesOf(stated) : milestonesOf(stated.toReversed()).toReversed();
  const groups = draft.groups.map(({ kind, part, isPhase }) => ({ kind, part, isPhase, events: [] as number[] }));
  const events = draft.entries.map((entry, index) => {
    groups[entry.group]?.events.push(index);
    return eventOf(entry, index, times[index] ?? {}, milestones[index]);
  });
  const span = { start: draft.span.start, end: source.trimmedEnd(draft.span) };
  return {
    ...namedBy(draft),
    span,
    selectionSpan: selectionOf(draft, events, span),
    shape: shapeOf(draft.groups, draft.entries),
    direction,
    events,
    groups,
    times: {},
    turns: {},
  };
}

function selectionOf({ node }: DraftTimeline, events: readonly TimelineEvent[], span: Span): Span {
  const isNamed = node?.section.roles.includes('timeline') ?? false;
  return node && isNamed ? node.section.titleSpan : (events[0]?.textSpan ?? span);
}

/** The event of an entry: the same object as long as nothing about it changes. */
function eventOf(entry: DraftEntry, index: number, { when, end }: Resolution, milestone?: Milestone): TimelineEvent {
  const known = entry.made.event as TimelineEvent | undefined;
  if (known?.index === index && known.when === when && known.end === end && known.milestone === milestone) return known;
  const { span, text, textSpan, stamp, stampAt, day, group, isTimeTold } = entry;
  const event: TimelineEvent = {
    index,
    span,
    text,
    textSpan,
    timestamp: stamp,
    when,
    end,
    milestone,
    group,
    timestampAt: stampAt,
    day: day?.stamp,
    isTimeTold,
  };
  entry.made.event = event;
  return event;
}

/** `## Timeline, 18 October 2024`: the day of the first event. */
function dayInTitle({ section, title }: OutlineNode, options: ReadingOptions): StatedTime | undefined {
  if (!section.roles.includes('timeline')) return undefined;
  const date = readTimeExpressions(title.text, options).find(({ from }) => from.date?.day !== undefined)?.from.date;
  return date && { span: { start: title.start, end: title.end }, origin: 'section', date };
}

/** "Times in UTC, 2026-06-02." over the events: the day of the first one. */
function dayIn(notes: readonly string[], options: ReadingOptions): DateParts | undefined {
  for (const note of notes) {
    if ((!aboutTimes.test(note) || note.length > longestNote) && !saysUsualDay(note)) continue;
    const [expression, ...others] = readTimeExpressions(note, options);
    const date = expression?.from.date;
    if (others.length === 0 && date?.year !== undefined && date.day !== undefined && !expression?.to) return date;
  }
  return undefined;
}

/** "Unless otherwise noted, all events happened on 2019-10-21", "All events on 2019-10-21": of those without a date. */
function saysUsualDay(note: string): boolean {
  return /\bunless (?:it is )?(?:otherwise )?(?:noted|stated|specified|indicated)\b.{0,40}\bon\b|\ball (?:of the |the )?(?:events|entries|times) (?:\w+ ){0,2}on\b/i.test(
    note,
  );
}

const dayOfNote = perObjectWith(
  ({ title }: OutlineNode, date: DateParts): StatedTime => ({
    span: { start: title.start, end: title.end },
    origin: 'section',
    date,
  }),
);

/** `## What happened (UTC)` over `### Timeline`. */
function zoneOverhead(
  outline: readonly OutlineNode[],
  node: OutlineNode,
  options: ReadingOptions,
  memory: Memory,
): ResolvedZone | undefined {
  for (let over = parentOf(outline, node); over; over = parentOf(outline, over)) {
    const { title } = over;
    if (over.section.depth < 2) return undefined;
    const zone = memory.keep(over.head, 'zone', [options], () => zoneIn(title.text, 'timeline', options));
    if (zone) return zone;
  }
  return undefined;
}

/**
 * The year of the nearest heading above that is a date, for days without one:
 *
 *     ### December 19-21, 2021
 *     #### Updates
 *     - Dec 21, 13:20 …
 */
function yearOverhead(
  outline: readonly OutlineNode[],
  node: OutlineNode,
  { entries }: DraftTimeline,
  options: ReadingOptions,
  memory: Memory,
): number | undefined {
  for (let over = parentOf(outline, node); over && over.section.depth > 1; over = parentOf(outline, over)) {
    const { title } = over;
    const date = memory.keep(over.head, 'date', [options], () => {
      const expression = readLeadingExpression(title.text, 0, options);
      return expression && expression.end >= title.text.trimEnd().length ? expression.from.date : undefined;
    });
    // Around the turn of a year the heading may speak of the other one.
    if (date?.year === undefined) continue;
    const { year, month } = date;
    return month !== undefined && entries.some(({ stamp }) => monthWithoutYear(stamp) === month) ? year : undefined;
  }
  return undefined;
}

function monthWithoutYear({ expression }: Partial<DraftStamp> = {}): number | undefined {
  const { year, month } = expression?.from.date ?? {};
  return year === undefined ? month : undefined;
}

/** "All times approximate", "Timeline (approximate times)". */
function saysApproximate(note: string): boolean {
  return /\btimes?\b.{0,20}\bapprox|\bapprox\w*\.? times?\b/i.test(note);
}

/** "Timeline (newest first)" */
function saysNewestFirst(note: string): boolean {
  return /\b(?:newest|latest|most recent)(?: \w+){0,2} first\b|\breverse[- ]chronological\b|\bneueste(?:s|r)? zuerst\b|\bplus récents? (?:d'abord|en premier)\b|\bmás recientes? primero\b/i.test(
    note,
  );
}

/** The year that a note or the title of the timeline states. */
function yearIn(notes: readonly string[]): number | undefined {
  const year = notes.map((note) => /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(note)?.[0]).find((found) => found !== undefined);
  return year === undefined ? undefined : Number(year);
}

const aboutTimes = /\ball\b.{0,20}\btimes\b|\btimes\b.{0,30}\b(?:in|are)\b|\btime ?zone\b/i;
/** In the other languages, a short paragraph that speaks of times. */
const aboutTimesElsewhere =
  /\b(?:horas?|horarios?|horários?|heures?|zeiten|uhrzeiten|zeitangaben)\b|время|времени|时间|時間|時刻|시간|시각/i;
const longestNote = 80;

interface PlacedNote {
  readonly start: number;
  readonly text: string;
}

/** "All times are in UTC", wherever it stands. */
function noteZone(memory: Memory, options: ReadingOptions): ResolvedZone | undefined {
  const notes = memory.gather('notes about times', notesIn, ({ start }) => start);
  return memory.keep(memory, 'note zone', [notes, options], () => {
    for (const { text } of notes) {
      const zone = zoneIn(text, 'note', options);
      if (zone) return zone;
    }
    return undefined;
  });
}

/** `**Now (00:20 UTC):**`, where all labels that tell of a time name one zone. */
function labelZone(memory: Memory, options: ReadingOptions): ResolvedZone | undefined {
  const labels = memory.gather('labels with zones', timedLabelsIn, ({ start }) => start);
  return memory.keep(memory, 'label zone', [labels, options], () => {
    const [zone, ...others] = labels.map(({ text }) => zoneIn(text, 'section', options));
    return zone && others.every((other) => other?.text === zone.text) ? zone : undefined;
  });
}

const timedLabel =
  /^[ \t]{0,3}\*\*[^*\r\n():]{1,40}\((\d{1,2}:\d\d(?: ?[ap]m)? [^\s()*:]{1,20})\)(?::\*\*|\*\*:)[ \t]*$/gim;

const timedLabelsIn = perBlock((block): readonly PlacedNote[] => {
  const found = [...block.text.matchAll(timedLabel)];
  return found.length === 0 ? noNotes : found.map(({ index, 1: text = '' }) => ({ start: block.start + index, text }));
});

const noNotes: readonly PlacedNote[] = [];

const notesIn = perBlock((block): readonly PlacedNote[] => {
  const notes: PlacedNote[] = [];
  for (const node of block.nodes) {
    if (node.type !== 'paragraph' && node.type !== 'heading') continue;
    const plain = plainTextOf(node, block);
    const text = flatten(plain.text);
    const isShort = plain.text.length <= longestNote || text.length <= longestNote;
    if (aboutTimes.test(text) || (isShort && aboutTimesElsewhere.test(plain.text)))
      notes.push({ start: plain.start, text });
  }
  return notes.length === 0 ? noNotes : notes;
});

function zoneIn(text: string, origin: ResolvedZone['origin'], options: ReadingOptions): ResolvedZone | undefined {
  const found = findZones(withZonesApart(text), options)[0];
  return found && { text: found.text, zone: found.zone, origin };
}

/** `+02:00` alone is a zone in the settings, if nowhere else. */
function settledZone(text: string): ResolvedZone | undefined {
  const zone = zoneNamed(text);
  return zone && { text, zone, origin: 'setting' };
}

/** Undefined where there are none, so that nothing is asked for. */
function zonesNamed(
  names: Readonly<Record<string, string>>,
  told: ReadonlyMap<string, Zone> | undefined,
): ReadonlyMap<string, Zone> | undefined {
  const zones = Object.entries(names).flatMap(([name, text]) => {
    const zone = zoneNamed(text);
    return zone ? [[name, zone] as const] : [];
  });
  return zones.length > 0 ? new Map([...(told ?? []), ...zones]) : told;
}

/** `date-order: dmy` */
function orderStated(frontMatter: FrontMatter | undefined): DateOrder | undefined {
  const stated = frontMatter?.values.get('dateorder')?.toLowerCase();
  return stated === 'dmy' || stated === 'mdy' || stated === 'ymd' ? stated : undefined;
}
