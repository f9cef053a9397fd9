import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, plainTextOf } from '../syntax/plainText.ts';
import type { SourceText, Span } from '../syntax/position.ts';
import type { DateOrder } from '../time/types.ts';
import { findZones } from '../time/zone.ts';
import { type DraftEntry, type DraftStamp, shapeOf } from './entries.ts';
import { readFacts } from './facts.ts';
import { readFrontMatter } from './frontMatter.ts';
import { kindOf } from './kind.ts';
import { milestoneOf } from './milestones.ts';
import { buildOutline } from './outline.ts';
import { directionOf, resolveEntries } from './resolve.ts';
import { type DraftTimeline, readTimelines } from './timelines.ts';
import type { EntryGroup, Facts, Postmortem, ResolvedZone, Timeline, TimelineEvent, Timestamp } from './types.ts';

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
  const outline = buildOutline(tree);
  const frontMatter = readFrontMatter(tree);
  const facts = readFacts(tree, outline, { frontMatter, order: context.dateOrder, fileName: context.fileName });
  const drafts = readTimelines(tree, outline, context.dateOrder);
  const setting = context.timeZone ? zoneIn(context.timeZone, 'setting') : undefined;
  const everywhere = noteZone(tree, drafts) ?? facts.zone ?? setting;
  const timelines = drafts.map((draft) => resolveTimeline(tree, draft, facts, everywhere));
  const sections = outline.map((node) => node.section);
  const title = sections.find((section) => section.shape !== 'label')?.title;
  return {
    source: tree.source,
    kind: kindOf(title, sections, timelines),
    title,
    sections,
    timelines: timelines.filter((timeline) => timeline.events.length > 0),
    facts,
    frontMatter: frontMatter && { range: tree.source.rangeOf(frontMatter.span), values: frontMatter.values },
  };
}

function resolveTimeline(tree: SyntaxTree, draft: DraftTimeline, facts: Facts, everywhere?: ResolvedZone): Timeline {
  const { source } = tree;
  const { section } = draft.node;
  const zone = draft.notes.map((note) => zoneIn(note, 'section')).find((found) => found) ?? everywhere;
  const direction = directionOf(draft.entries, facts);
  const times = resolveEntries(draft.entries, { facts, zone, direction });
  const events = draft.entries.map(
    (entry, index): TimelineEvent => ({
      index,
      range: source.rangeOf(entry.span),
      text: entry.text,
      textRange: source.rangeOf(entry.textSpan),
      timestamp: entry.stamp && timestampOf(source, entry.stamp),
      when: times[index]?.when,
      end: times[index]?.end,
      milestone: milestoneOf(entry.text),
      group: entry.group,
      timestampAt: source.rangeOf(entry.stampAt),
    }),
  );
  return {
    title: section.title,
    section: section.index,
    range: section.range,
    selectionRange: section.titleRange,
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

/** "All times are in UTC", wherever it stands. */
function noteZone(tree: SyntaxTree, drafts: readonly DraftTimeline[]): ResolvedZone | undefined {
  if (drafts.length === 0) return undefined;
  for (const node of tree.root.children) {
    if (node.type !== 'paragraph' && node.type !== 'heading') continue;
    const text = flatten(plainTextOf(tree, node).text);
    if (!/\ball\b.{0,20}\btimes\b|\btimes\b.{0,30}\b(?:in|are)\b|\btime ?zone\b/i.test(text)) continue;
    const zone = zoneIn(text, 'note');
    if (zone) return zone;
  }
  return undefined;
}

function zoneIn(text: string, origin: ResolvedZone['origin']): ResolvedZone | undefined {
  const found = findZones(text)[0];
  return found && { text: found.text, zone: found.zone, origin };
}
