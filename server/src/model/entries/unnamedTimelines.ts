import type { List, ListItem, Nodes, Paragraph } from 'mdast';
import { firstFrom, lastBefore } from '../../syntax/change.ts';
import { perNodeWith } from '../../syntax/perNode.ts';
import { linesOf, type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Memory } from '../memory.ts';
import { sectionsAround } from '../outlineAt.ts';
import { perObject, perObjectWith } from '../perObject.ts';
import { beside, type Head, nodesIn, type OutlineNode, parentOf, sectionsIn } from '../sections/outline.ts';
import { announcedLists } from './announcedLists.ts';
import { BlockReader } from './blockReader.ts';
import { type DraftTimeline, emptyDraft } from './entries.ts';
import { countTimedItems } from './listEntries.ts';
import { anywhereOf, hasRealClock, leadingTime, readMessageHead, readStamped, readStampedAnywhere } from './stamp.ts';
import { isTimeTable } from './tableEntries.ts';

/** Sections whose times are no events of the incident. */
const otherTimes = ['supporting', 'communication', 'action-items', 'metadata', 'duration'] as const;

/**
 * Lists and tables outside of timeline sections in which most entries start with a time of day. Where a section for the
 * timeline has events, none of the rest of that incident is one: times of deploys, of what each region noticed.
 */
export function readUnnamed(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  named: readonly DraftTimeline[],
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline[] {
  const { source } = tree;
  const known = memory.keep(named, 'spans', [], () => named.flatMap(({ span }) => [span.start, span.end]));
  const isKnown = (node: Nodes) => liesIn(named, spanOf(node));
  const timed = memory.gatherNodes(
    'timed',
    tree.root.children,
    (node) => (isKnown(node) ? none : candidatesIn(node, options, source)),
    [options, ...known],
  );
  const announced = new Map(
    announcedLists(tree, memory).flatMap(({ list, words }) =>
      !isKnown(list) && isPartlyTimed(list, options, source) ? [[list as Nodes, words] as const] : [],
    ),
  );
  const candidates =
    announced.size === 0
      ? timed
      : [...new Set([...announced.keys(), ...timed])].sort((a, b) => spanOf(a).start - spanOf(b).start);
  const told = candidates.length === 0 ? [] : named.filter(isTold);
  const levels = new Set(told.flatMap(({ node }) => levelOf(parentOf(outline, node)) ?? []));
  const found: DraftTimeline[] = [];
  let next = 0;
  let done = -1;
  for (const candidate of candidates) {
    const { start, end } = spanOf(candidate);
    // What lies in another candidate has been taken with it.
    if (end <= done) continue;
    while ((named[next]?.span.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((named[next]?.span.start ?? Number.POSITIVE_INFINITY) < end) continue;
    done = end;
    const node = outline.findLast(({ span }) => span.start <= start && end <= span.end);
    if (told.length > 0 && !isOfOtherIncident(outline, node, told, levels)) continue;
    const draft = readCandidate({ tree, node, options, memory }, candidate, announced.get(candidate));
    if (draft) found.push(draft);
  }
  if (named.length + found.length > 0) return found;
  const headed = readTimedHeadings(tree, outline, options, memory);
  if (headed.length > 0) return headed;
  const paragraphs = readTimedParagraphs(tree, outline, options, memory);
  return paragraphs.length > 0 ? paragraphs : readChatBelowTitle(tree, outline, options, memory);
}

/**
 * Where nothing else is a timeline: headings beside each other that have their day and time, as on status pages.
 *
 *     ## 2024-01-25 21:00
 *     ## 2024-01-25 11:50
 *     ## Update 25.01.2024 08:00
 */
function readTimedHeadings(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline[] {
  const runs = memory.keep(outline, 'timed headings', [options], () => runsOfTimed(outline, options));
  return runs.map(({ node, span, first }) =>
    memory.keepWithin(first, 'timed headings', span, [node, options, span.end], () =>
      draftOf(tree, nodesIn(tree, span), { node, span }, options),
    ),
  );
}

/** Headings beside each other, most of which have a time. */
interface TimedRun {
  /** The section that they lie in. */
  readonly node?: OutlineNode;
  readonly span: Span;
  readonly first: Head;
}

function runsOfTimed(outline: readonly OutlineNode[], options: ReadingOptions): readonly TimedRun[] {
  const headings = outline.filter(({ section: { shape } }) => shape !== 'label' && shape !== 'bold');
  const mayBeNews = headings.filter((node) => mayHoldNews(parentOf(outline, node)));
  return [...beside(mayBeNews)].flatMap((nodes): readonly TimedRun[] => {
    const dated = nodes.filter(({ head }) => partsOfTime(head, options) !== undefined);
    const timed = dated.filter(({ head }) => partsOfTime(head, options) === 'clock');
    const [first, last] = [dated[0], dated.at(-1)];
    if (!first || !last || timed.length < fewestUnnamed || timed.length * 5 < nodes.length * 3) return [];
    const span = { start: first.span.start, end: last.span.end };
    return [{ node: parentOf(outline, first), span, first: first.head }];
  });
}

/** Whether headings of times may be news of the incident there: below the title, or what says so. Meetings have times too. */
function mayHoldNews(section: OutlineNode | undefined): boolean {
  if (!section) return true;
  const { index, roles, name } = section.section;
  return roles.length === 0 && (index === 0 || news.test(name));
}

const news =
  /\b(?:updates?|status|news|aktualisierung(?:en)?|verlauf|actualizaciones|atualizacoes|mises? a jour|suivi)\b|更新|обновлени|続報/;

/** Whether a title has its day, and its time of day with it: `2024-01-25 21:00`. */
const partsOfTime = perObjectWith(({ title }: Head, options: ReadingOptions): 'day' | 'clock' | undefined => {
  const { date, clock } = readStampedAnywhere(title, options).stamp?.expression.from ?? {};
  if (date?.year === undefined || date.day === undefined) return undefined;
  return clock?.minute === undefined ? 'day' : 'clock';
});

/**
 * Where nothing else is a timeline: sections in which most paragraphs start with a time of day, their own and those below
 * headings of days.
 *
 *     ## What happened
 *     ### Monday 1 June 2026
 *     **22:47 UTC** The batch fails.
 */
function readTimedParagraphs(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline[] {
  const timed = memory.gatherNodes(
    'timed paragraphs',
    tree.root.children,
    (node) => (node.type === 'paragraph' && startsWithClock(node, options, tree.source) ? [node] : none),
    [options],
  );
  if (timed.length < fewestUnnamed) return [];
  const sections = sectionsIn(outline);
  const bySection = new Map<OutlineNode, number>();
  for (const paragraph of timed) {
    const { start } = spanOf(paragraph);
    const own = outline[sectionsAround(sections, start)[0]?.index ?? -1];
    const section = own && isDay(own, options) ? parentOf(outline, own) : own;
    if (section && !isOfOtherTimes(section)) bySection.set(section, (bySection.get(section) ?? 0) + 1);
  }
  return [...bySection].flatMap(([node, count]) => {
    const span = { start: node.bodyStart, end: node.span.end };
    return count < fewestUnnamed
      ? []
      : memory.keepWithin(node.head, 'timed paragraphs', span, [node, options, count], () => {
          const blocks = nodesIn(tree, span);
          const paragraphs = blocks.filter(({ type }) => type === 'paragraph').length;
          return count * 5 < paragraphs * 3 ? [] : [draftOf(tree, blocks, { node, span }, options)];
        });
  });
}

const startsWithClock = perNodeWith((node: Paragraph, options: ReadingOptions, source: TextSource): boolean =>
  hasRealClock(readStamped(plainTextOf(node, source), options).stamp?.expression),
);

/** `### Monday 1 June 2026` */
function isDay({ title }: OutlineNode, options: ReadingOptions): boolean {
  const { stamp, text } = readStamped(title, options);
  return stamp?.expression.from.date !== undefined && !stamp.expression.from.clock && text === '';
}

function isOfOtherTimes({ section }: OutlineNode): boolean {
  return section.roles.some((role) => otherTimes.some((other) => other === role));
}

/**
 * Where nothing else is a timeline: a chat that somebody has begun with, and copied below the title.
 *
 *     # Postmortem: checkout errors
 *
 *     Kim Doe  1:10 PM
 *     Checkout answers with errors
 */
function readChatBelowTitle(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): DraftTimeline[] {
  const [title, next] = outline;
  const said = memory.gatherNodes(
    'said',
    tree.root.children,
    (node) => (node.type === 'paragraph' ? saidIn(node, options, tree.source) : none),
    [options],
  );
  if (!title || chatTitle.test(title.section.title)) return [];
  const end = next?.span.start ?? Number.POSITIVE_INFINITY;
  const own = said.filter((node) => title.bodyStart <= spanOf(node).start && spanOf(node).end <= end);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return [];
  const span = { start: spanOf(first).start, end: spanOf(last).end };
  return memory.keepWithin(title.head, 'chat', span, [title, options, span.start, span.end], () => {
    const draft = draftOf(tree, nodesIn(tree, span), { node: title, span }, anywhereOf(options));
    return draft.entries.filter(({ stamp }) => stamp).length < fewestUnnamed ? [] : [draft];
  });
}

/** The paragraph, if it holds messages. */
const saidIn = perNodeWith((node: Paragraph, options: ReadingOptions, source: TextSource): readonly Paragraph[] => {
  const lines = linesOf(plainTextOf(node, source));
  const says = (line: PlainText) => chatLine.test(line.text) || readMessageHead(line, options) !== undefined;
  return lines.some(says) ? [node] : [];
});

/** Whether a place lies in one of some timelines, which are in the order of the text. */
function liesIn(timelines: readonly DraftTimeline[], { start, end }: Span): boolean {
  const timeline = lastBefore(timelines, start);
  return timeline !== undefined && end <= timeline.span.end;
}

const none: readonly Nodes[] = [];

/** What could be a timeline by its own entries: a node, and what is nested in it, outer ones first. */
const candidatesIn = perNodeWith((node: Nodes, options: ReadingOptions, source: TextSource): readonly Nodes[] => {
  const isContainer = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote';
  const nested = isContainer
    ? (node.children as Nodes[]).flatMap((child) => candidatesIn(child, options, source))
    : none;
  if (isUnnamedTimeline(source, node, options)) return [node, ...nested];
  return nested.length === 0 ? none : nested;
});

/** Whether a timeline has what one needs. `Key events:` is a label over the turns, and may stand beside all the rest. */
const isTold = perObject(
  ({ node, entries }: DraftTimeline): boolean =>
    node?.section.shape !== 'label' && entries.filter(({ stamp }) => stamp).length >= fewestUnnamed,
);

/**
 * Whether a section lies in a part of the document beside one that has a timeline: `# Incident 2` behind `# Incident 1`.
 *
 * @param told in the order of the text
 * @param levels of the parts that they lie in
 */
function isOfOtherIncident(
  outline: readonly OutlineNode[],
  node: OutlineNode | undefined,
  told: readonly DraftTimeline[],
  levels: ReadonlySet<string>,
): boolean {
  for (let part = node; part; part = parentOf(outline, part)) {
    const { start, end } = part.span;
    const next = told[firstFrom(told, start, ({ span }) => span.start)];
    const hasOwn = next !== undefined && next.span.start < end;
    if (!hasOwn && levels.has(levelOf(part) ?? '')) return true;
  }
  return false;
}

function levelOf(node: OutlineNode | undefined): string | undefined {
  return node && `${node.section.shape} ${node.section.depth}`;
}

interface CandidateReading {
  readonly tree: SyntaxTree;
  /** The section that it lies in. */
  readonly node: OutlineNode | undefined;
  readonly options: ReadingOptions;
  readonly memory: Memory;
}

/** @param words what announces it, if something does */
function readCandidate(
  { tree, node, options, memory }: CandidateReading,
  block: Nodes,
  words: string | undefined,
): DraftTimeline | undefined {
  const { source } = tree;
  const span = spanOf(block);
  if (node && isOfOtherTimes(node)) return undefined;
  return memory.keepWithin(block, 'unnamed', span, [node, options, words], () => {
    if (isChat(source, block, node?.section.title)) return undefined;
    const draft = draftOf(tree, [block], { node, span }, options);
    return words === undefined ? draft : { ...draft, notes: [...draft.notes, words] };
  });
}

/** What some blocks tell, as a timeline in a section, whose title says something of it too. */
function draftOf(
  { source }: SyntaxTree,
  blocks: readonly Nodes[],
  { node, span }: Pick<DraftTimeline, 'node' | 'span'>,
  options: ReadingOptions,
): DraftTimeline {
  const draft: DraftTimeline = { node, span, ...emptyDraft(...(node ? [node.section.title] : [])) };
  new BlockReader(source, draft, span, options).read(blocks);
  return draft;
}

/** Whether enough items of a list that is called a timeline begin with their time. */
const isPartlyTimed = perNodeWith((list: List, options: ReadingOptions, source: TextSource): boolean => {
  const { timed, all } = countTimedItems({ source, options, end: Number.POSITIVE_INFINITY }, list);
  return timed >= fewestUnnamed && timed * 5 >= all * 2;
});

const fewestUnnamed = 3;
/** With its day and its time each, a list says more surely what happened when. */
const fewestDated = 2;

function isDated(item: ListItem, options: ReadingOptions, source: TextSource): boolean {
  const [first] = item.children;
  const time = first?.type === 'paragraph' ? leadingTime(plainTextOf(first, source), options) : undefined;
  return time?.from.date?.year !== undefined && time.from.date.day !== undefined && time.from.clock !== undefined;
}

/** A line of a chat: `[18:42] <lena> anybody here?`, `18:42 lena: anybody here?` */
const chatLine =
  /^\s*(?:[-*>]\s+)?[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?[\])]?\s*[-–]?\s*(?:<[^<>\n]{1,30}>|@?[a-z][\w.-]{0,20}:)\s/;
const chatTitle = /\b(?:chat|irc|slack|transcript|conversation|log excerpts?|raw logs?|appendix)\b/i;

function isChat(source: TextSource, block: Nodes, title: string | undefined): boolean {
  if (title !== undefined && chatTitle.test(title)) return true;
  const lines = source
    .slice(spanOf(block))
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  return lines.filter((line) => chatLine.test(line)).length * 2 >= lines.length;
}

function isUnnamedTimeline(source: TextSource, block: Nodes, options: ReadingOptions): boolean {
  if (block.type === 'table') return isTimeTable(source, block, options);
  if (block.type === 'list') {
    const { timed, all } = countTimedItems({ source, options, end: Number.POSITIVE_INFINITY }, block);
    if (timed >= fewestUnnamed) return timed * 5 >= all * 3;
    return all >= fewestDated && block.children.every((item) => isDated(item, options, source));
  }
  if (block.type !== 'paragraph') return false;
  const lines = linesOf(plainTextOf(block, source)).filter((line) => line.text.trim() !== '');
  if (lines.length < fewestUnnamed) return false;
  const timed = lines.filter((line) => hasRealClock(readStamped(line, options).stamp?.expression));
  return timed.length >= fewestUnnamed && timed.length * 5 >= lines.length * 3;
}
