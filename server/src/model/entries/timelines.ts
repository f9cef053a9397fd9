import { firstLetterOrDigit } from '../../characters.ts';
import { sameItems } from '../../syntax/change.ts';
import type { Span } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Role } from '../../templates/catalogue.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Memory } from '../memory.ts';
import { nodesIn, type OutlineNode, parentOf } from '../sections/outline.ts';
import type { Section } from '../types.ts';
import { namesTurn } from '../words/turnLabels.ts';
import { BlockReader } from './blockReader.ts';
import { type DraftEntry, type DraftTimeline, emptyDraft } from './entries.ts';
import { anywhereOf, hasClock, hasRealClock, readStamped, readStampedAnywhere } from './stamp.ts';
import { withTimesInside } from './timesInside.ts';
import { readUnnamed } from './unnamedTimelines.ts';

/** The timelines of a document: what its timeline sections hold, and lists and tables of times elsewhere. */
export function readTimelines(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): readonly DraftTimeline[] {
  const sections = memory.keep(outline, 'timelines', [options], () => sectionsOf(outline, options));
  const read = memory.each('entries', sections, (section) => readSections(tree, section, options), [options], isSame);
  const named = memory.keep(read, 'beside timed ones', [], () => withoutUntimed(read));
  const unnamed = readUnnamed(tree, outline, named, options, memory);
  if (unnamed.length === 0) return named;
  return memory.keep(named, 'with unnamed ones', unnamed, () =>
    [...named, ...unnamed].sort((a, b) => a.span.start - b.span.start),
  );
}

/**
 * Without the lists that say in which order things went, and never when, beside a timeline of another name that does:
 * `### Sequence of events`.
 */
function withoutUntimed(timelines: readonly DraftTimeline[]): readonly DraftTimeline[] {
  // Nearly always the first entry of each tells: a timeline of thousands is looked at with every keystroke.
  const untold = timelines.filter(({ entries }) => entries.length > 0 && !entries.some(isTold));
  if (untold.length === 0) return timelines;
  const timed = timelines.filter(isTimed);
  const isBeside = ({ node }: DraftTimeline) =>
    timed.some(
      ({ node: other }) => other?.section.name !== node?.section.name && other?.title.text !== node?.title.text,
    );
  const left = new Set(untold.filter(isBeside));
  return left.size === 0 ? timelines : timelines.filter((timeline) => !left.has(timeline));
}

function isTold({ stamp, isTimeTold, day }: DraftEntry): boolean {
  return stamp !== undefined || isTimeTold === true || day !== undefined;
}

/** Whether two of its entries have a time of day. */
function isTimed({ entries }: DraftTimeline): boolean {
  let count = 0;
  return entries.some(({ stamp }) => hasClock(stamp?.expression) && ++count > 1);
}

/** A timeline, and the sections behind it that may go on with it. */
interface TimelineSection {
  readonly node: OutlineNode;
  /** Labels, and headings of days, on the same level. */
  readonly followers: readonly OutlineNode[];
  /** With all of them. */
  readonly span: Span;
}

function sectionsOf(outline: readonly OutlineNode[], options: ReadingOptions): TimelineSection[] {
  const found: TimelineSection[] = [];
  /** Those that go on with the one before them. */
  const taken = new Set<OutlineNode>();
  for (const node of outline) {
    if (!isTimeline(node) || isPartOfOne(outline, node)) continue;
    if (taken.has(node)) continue;
    const followers = followersOf(outline, node, options);
    for (const follower of followers) taken.add(follower);
    const last = followers.at(-1);
    found.push({ node, followers, span: last ? { start: node.span.start, end: last.span.end } : node.span });
  }
  return found;
}

function isSame(a: TimelineSection, b: TimelineSection): boolean {
  return a.node === b.node && sameItems(a.followers, b.followers);
}

/** `**Timeline:**` below the days of a timeline. */
function isPartOfOne(outline: readonly OutlineNode[], node: OutlineNode): boolean {
  const over = parentOf(outline, node);
  return over !== undefined && (isTimeline(over) || isPartOfOne(outline, over));
}

function isTimeline(node: OutlineNode | undefined): boolean {
  return node?.section.roles.includes('timeline') ?? false;
}

function followersOf(outline: readonly OutlineNode[], node: OutlineNode, options: ReadingOptions): OutlineNode[] {
  const found: OutlineNode[] = [];
  let { end } = node.span;
  for (let at = node.section.index + 1; at < outline.length; at++) {
    const next = outline[at];
    if (!next || next.span.start < end) continue;
    if (next.section.parent !== node.section.parent) break;
    if (!isLabel(next) && !isDay(next, node, options)) break;
    found.push(next);
    end = next.span.end;
  }
  return found;
}

/** Headings with nothing but a day that follow on the same level belong to the timeline: `## Timeline`, `## May 12`. */
function isDay({ section, title }: OutlineNode, node: OutlineNode, options: ReadingOptions): boolean {
  if (section.depth !== node.section.depth) return false;
  const read = readStamped(title, options);
  return read.stamp !== undefined && (hasClock(read.stamp.expression) || read.text === '');
}

/** The timeline, and labels behind it that are timelines of their own. */
function readSections(
  tree: SyntaxTree,
  { node, followers }: TimelineSection,
  options: ReadingOptions,
): readonly DraftTimeline[] {
  let part = { node, end: node.span.end };
  const parts = [part];
  let isOpen = true;
  for (const next of followers) {
    if (isOpen && goesOn(tree, part.node, next, options)) part.end = next.span.end;
    else if (isTimeline(next)) {
      part = { node: next, end: next.span.end };
      parts.push(part);
      isOpen = true;
    } else isOpen &&= isOneLine(tree, next) && !mayEnd(next);
  }
  return parts.map((own) => readSection(tree, own.node, { start: own.node.span.start, end: own.end }, options));
}

/** Whether a section behind a timeline is a part of it. */
function goesOn(tree: SyntaxTree, timeline: OutlineNode, next: OutlineNode, options: ReadingOptions): boolean {
  if (!isLabel(next)) return true;
  if (isTurn(tree, next, options) || isPhase(tree, next, options)) return true;
  return timeline.section.shape !== 'label' && interrupts(tree, next, options);
}

function isLabel({ section }: OutlineNode): boolean {
  return section.shape === 'label' || section.shape === 'bold';
}

/** `**Detection**` and `**Resolution**` over events of their own. */
function isPhase(tree: SyntaxTree, { section, bodyStart, span }: OutlineNode, options: ReadingOptions): boolean {
  if (section.inList || section.roles.length === 0 || !section.roles.every((role) => phases.includes(role)))
    return false;
  const within = { start: tree.source.lineEnd(bodyStart), end: span.end };
  const trial = emptyDraft();
  new BlockReader(tree.source, trial, within, options).read(nodesIn(tree, within));
  const timed = trial.entries.filter(({ stamp }) => hasRealClock(stamp?.expression));
  return timed.length > 0 && timed.length * 2 > trial.entries.length;
}

const phases: readonly Role[] = ['trigger', 'detection', 'response', 'resolution'];

/** `Detected: 13:10` */
function isTurn({ source }: SyntaxTree, { span, bodyStart, title }: OutlineNode, options: ReadingOptions): boolean {
  const line = { start: span.start, end: Math.min(span.end, source.lineEnd(bodyStart)) };
  const text = source.slice({ start: bodyStart, end: line.end });
  const behind = readStamped({ text, start: 0, end: text.length }, options);
  const isTimed = [behind, readStampedAnywhere(title, options)].some(({ stamp }) => hasRealClock(stamp?.expression));
  return isTimed && namesTurn(source.slice(line).replace(/[*_]/g, ''));
}

/** What follows a list of times, and is no event, whatever times it has. */
const ends: readonly Role[] = ['action-items', 'communication', 'supporting'];

function mayEnd({ section }: OutlineNode): boolean {
  return section.roles.some((role) => ends.includes(role));
}

/** Whether nothing but one more label stands behind a label. */
function isOneLine(tree: SyntaxTree, { bodyStart, span }: OutlineNode): boolean {
  return nodesIn(tree, { start: tree.source.lineEnd(bodyStart), end: span.end }).length === 0;
}

/**
 * Whether a label says something between two events, and does not end the timeline:
 *
 *     - 13:10 Alerts fire
 *
 *     **Impact:** one checkout in five fails.
 *
 *     - 13:20 Rollback starts
 */
function interrupts(tree: SyntaxTree, label: OutlineNode, options: ReadingOptions): boolean {
  if (mayEnd(label)) return false;
  const { bodyStart, span } = label;
  const { source } = tree;
  const lineEnd = source.lineEnd(bodyStart);
  const words = source.slice({ start: bodyStart, end: Math.min(lineEnd, span.end) });
  // `Impact:` over a list has its own times.
  if (firstLetterOrDigit(words) === words.length) return false;
  const within = { start: lineEnd, end: span.end };
  const trial = emptyDraft();
  new BlockReader(source, trial, within, options).read(nodesIn(tree, within));
  return trial.entries.some(({ stamp }) => hasRealClock(stamp?.expression));
}

/** `## Updates`: often a timeline, and often news. */
export function isNews({ name }: Section): boolean {
  return /\bupdates$/.test(name);
}

function readSection(tree: SyntaxTree, node: OutlineNode, span: Span, options: ReadingOptions): DraftTimeline {
  const { source } = tree;
  const title = source.slice({ start: source.lineStart(span.start), end: source.lineEnd(span.start) });
  const draft: DraftTimeline = { node, span, ...emptyDraft(title) };
  const within = { start: node.bodyStart, end: span.end };
  const nodes = nodesIn(tree, within);
  new BlockReader(source, draft, within, options).read(nodes);
  if (draft.entries.some(({ stamp }) => hasClock(stamp?.expression))) return withTimesInside(draft);
  const other: DraftTimeline = { node, span, ...emptyDraft(title) };
  new BlockReader(source, other, within, anywhereOf(options)).read(nodes);
  const stamped = other.entries.filter(({ stamp }) => stamp).length;
  // "Updates" without any time are no timeline.
  if (stamped === 0 && isNews(node.section)) return { ...draft, entries: [], groups: [] };
  return stamped * 5 >= other.entries.length * 3 && stamped > 0 ? other : draft;
}
