import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, plainTextOf } from '../syntax/plainText.ts';
import type { SourceText, Span } from '../syntax/position.ts';
import { dateOrderOf } from '../time/dateOrder.ts';
import { readTimeExpressions } from '../time/expression.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { DateOrder } from '../time/types.ts';
import { findZones } from '../time/zone.ts';
import { readActionItems } from './actionItems.ts';
import { type DraftEntry, type DraftStamp, type DraftTimeline, shapeOf } from './entries.ts';
import { readFacts, type TimeFacts } from './facts.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import { kindOf } from './kind.ts';
import { readLabels } from './labels.ts';
import { readMetadata, readQuantities } from './metadata.ts';
import { milestonesOf } from './milestones.ts';
import { buildOutline, type OutlineNode } from './outline.ts';
import { directionOf, resolveEntries } from './resolve.ts';
import { readTimelines } from './timelines.ts';
import type {
  EntryGroup,
  Postmortem,
  ResolvedZone,
  Role,
  StatedText,
  StatedTime,
  Timeline,
  TimelineEvent,
  Timestamp,
} from './types.ts';

/** What a document can't say about itself. */
export interface ModelContext {
  /** Name of the file, without its folder. */
  readonly fileName?: string;
  /** Zone of times that no text gives one to. */
  readonly timeZone?: string;
  readonly dateOrder?: DateOrder;
}

/** Reads a document. Never fails: what is not there, or can't be understood, is absent. */
export function buildPostmortem(tree: SyntaxTree, context: ModelContext = {}): Postmortem {
  const outline = withResolution(buildOutline(tree));
  const frontMatter = readFrontMatter(tree);
  const options = { order: context.dateOrder ?? dateOrderOf(tree.source.text) };
  const labels = readLabels(tree);
  const times = readFacts(tree, outline, { frontMatter, options, fileName: context.fileName, labels });
  const drafts = readTimelines(tree, outline, options);
  const setting = context.timeZone ? zoneIn(context.timeZone, 'setting') : undefined;
  const everywhere = noteZone(tree, drafts) ?? times.zone ?? setting;
  const timelines = drafts.map((draft) => {
    const scope = scopeOf(outline, drafts, draft);
    if (!scope) return resolveTimeline(tree, draft, times, options, everywhere);
    const inScope = outline.filter((node) => scope.span.start <= node.span.start && node.span.start < scope.span.end);
    const own = readFacts(tree, inScope, {
      options,
      labels: labels.filter(({ value }) => scope.span.start <= value.start && value.start < scope.span.end),
      within: scope.span,
    });
    const stated = own.start ?? own.date ?? own.end;
    return resolveTimeline(tree, draft, stated ? own : times, options, own.zone ?? everywhere);
  });
  const sections = outline.map((node) => node.section);
  const [heading, next] = sections.filter((section) => section.shape !== 'label');
  // `# Title` over `### Builds fail` is a form's heading over the real one.
  const title = heading?.name === 'title' && next ? next.title : heading?.title;
  return {
    source: tree.source,
    kind: kindOf(tree, titleOf(title, frontMatter), sections, timelines),
    title,
    sections,
    timelines: timelines.filter((timeline) => timeline.events.length > 0),
    facts: { ...times, ...readMetadata(tree, labels, frontMatter), impact: impactNumbers(tree, outline) },
    actionItems: readActionItems(tree, outline, options),
    frontMatter: frontMatter && { range: tree.source.rangeOf(frontMatter.span), values: frontMatter.values },
  };
}

/** The numbers in the sections that state the impact. */
function impactNumbers(tree: SyntaxTree, outline: readonly OutlineNode[]): StatedText[] {
  const { source } = tree;
  return outline
    .filter(({ section }) => section.roles.includes('impact'))
    .flatMap(({ bodyStart, span }) =>
      readQuantities(source.text.slice(bodyStart, span.end)).map(({ text, start, end }) => ({
        text: flatten(text),
        range: source.rangeOf({ start: bodyStart + start, end: bodyStart + end }),
      })),
    );
}

/** The heading, or what the front matter calls the document. */
function titleOf(heading: string | undefined, frontMatter: FrontMatter | undefined): string | undefined {
  const stated = frontMatter?.values.get('title');
  return heading && stated ? `${heading} ${stated}` : (heading ?? stated);
}

/** Where nothing else is the resolution, the response is. */
function withResolution(outline: OutlineNode[]): OutlineNode[] {
  const has = (role: Role) => outline.some(({ section }) => section.roles.includes(role));
  if (has('resolution') || !has('response')) return outline;
  return outline.map((node) => {
    const { section } = node;
    const isResponse = section.roles.includes('response') && section.shape !== 'label';
    return isResponse ? { ...node, section: { ...section, roles: [...section.roles, 'resolution'] } } : node;
  });
}

/** With several incidents in one document, the section that holds this timeline and no other one. */
function scopeOf(
  outline: readonly OutlineNode[],
  drafts: readonly DraftTimeline[],
  draft: DraftTimeline,
): OutlineNode | undefined {
  const { node } = draft;
  if (drafts.length < 2 || !node?.section.roles.includes('timeline')) return undefined;
  const holdsOthers = (outer: OutlineNode) =>
    drafts.some(
      (other) => other !== draft && outer.span.start <= other.span.start && other.span.start < outer.span.end,
    );
  let scope: OutlineNode | undefined;
  for (let at = node.section.parent; at !== undefined; ) {
    const parent = outline[at];
    if (!parent || holdsOthers(parent)) break;
    scope = parent;
    at = parent.section.parent;
  }
  return scope;
}

function resolveTimeline(
  tree: SyntaxTree,
  draft: DraftTimeline,
  facts: TimeFacts,
  options: ReadingOptions,
  everywhere?: ResolvedZone,
): Timeline {
  const { source } = tree;
  const section = draft.node?.section;
  const zone = draft.notes.map((note) => zoneIn(note, 'section')).find((found) => found) ?? everywhere;
  const stated = draft.node && dayInTitle(source, draft.node, options);
  const shared = {
    facts: stated ? { ...facts, start: undefined, end: undefined, date: stated } : facts,
    zone,
    year: yearIn(draft.notes),
    approximate: draft.notes.some(saysApproximate),
  };
  const direction = directionOf(draft.entries, shared);
  const times = resolveEntries(draft.entries, { ...shared, direction });
  const milestones = milestonesOf(draft.entries.map((entry) => entry.text));
  const events = draft.entries.map(
    (entry, index): TimelineEvent => ({
      index,
      range: source.rangeOf(entry.span),
      text: entry.text,
      textRange: source.rangeOf(entry.textSpan),
      timestamp: entry.stamp && timestampOf(source, entry.stamp),
      when: times[index]?.when,
      end: times[index]?.end,
      milestone: milestones[index],
      group: entry.group,
      timestampAt: source.rangeOf(entry.stampAt),
    }),
  );
  const isNamed = section?.roles.includes('timeline') ?? false;
  return {
    title: section?.title ?? 'Timeline',
    section: section?.index,
    range: source.rangeOf(draft.span),
    selectionRange: section && isNamed ? section.titleRange : (events[0]?.textRange ?? source.rangeOf(draft.span)),
    shape: shapeOf(draft.groups, draft.entries),
    direction,
    events,
    groups: draft.groups.map((group, index) => groupOf(tree, group.kind, index, draft.entries)),
  };
}

function timestampOf(source: SourceText, { span, raw, expression, dateSpan, clockSpan }: DraftStamp): Timestamp {
  return {
    range: source.rangeOf(span),
    raw,
    expression,
    dateRange: dateSpan && source.rangeOf(dateSpan),
    clockRange: clockSpan && source.rangeOf(clockSpan),
  };
}

function groupOf(
  tree: SyntaxTree,
  kind: EntryGroup['kind'],
  group: number,
  entries: readonly DraftEntry[],
): EntryGroup {
  const members = entries.flatMap((entry, event) =>
    entry.group === group ? [{ event, lines: tree.source.rangeOf(wholeLines(tree, entry.span)) }] : [],
  );
  return { kind, entries: members };
}

/** From the start of the first line to the end of the last, so that indentation and quote marks travel along. */
function wholeLines(tree: SyntaxTree, span: Span): Span {
  return { start: tree.source.lineStart(span.start), end: tree.source.lineEnd(Math.max(span.start, span.end - 1)) };
}

/** `## Timeline, 18 October 2024`: the day of the first event. */
function dayInTitle(
  source: SourceText,
  { section, title }: OutlineNode,
  options: ReadingOptions,
): StatedTime | undefined {
  const date = readTimeExpressions(title.text, options).find(({ from }) => from.date?.day !== undefined)?.from.date;
  return date && section.roles.includes('timeline')
    ? { range: source.rangeOf(title), origin: 'section', date }
    : undefined;
}

/** "All times approximate", "Timeline (approximate times)". */
function saysApproximate(note: string): boolean {
  return /\btimes?\b.{0,20}\bapprox|\bapprox\w*\.? times?\b/i.test(note);
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

/** "All times are in UTC", wherever it stands. */
function noteZone(tree: SyntaxTree, drafts: readonly DraftTimeline[]): ResolvedZone | undefined {
  if (drafts.length === 0) return undefined;
  for (const node of tree.root.children) {
    if (node.type !== 'paragraph' && node.type !== 'heading') continue;
    const text = flatten(plainTextOf(tree, node).text);
    if (!aboutTimes.test(text) && !(text.length <= longestNote && aboutTimesElsewhere.test(text))) continue;
    const zone = zoneIn(text, 'note');
    if (zone) return zone;
  }
  return undefined;
}

function zoneIn(text: string, origin: ResolvedZone['origin']): ResolvedZone | undefined {
  const found = findZones(text)[0];
  return found && { text: found.text, zone: found.zone, origin };
}
