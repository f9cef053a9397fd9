/** Actions that stand as titles over what is said of them. */
import type { Heading, List, ListItem, Nodes, Paragraph } from 'mdast';
import { hasEastAsian } from '../../characters.ts';
import { firstFrom } from '../../syntax/change.ts';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, linesOf, matchIn, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { spanOf, type TextSource } from '../../syntax/position.ts';
import { strongAlone } from '../../syntax/strongAlone.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { ActionItem } from '../types.ts';
import { columnOf } from '../words/actionFields.ts';
import { isWork, kinds } from '../words/actionWords.ts';
import { beginsWithWork, behindBox } from './actionItems.ts';
import { namesWork } from './actionTable.ts';
import { describe, type Fields } from './describeAction.ts';
import { type FieldLine, fieldLine, fieldsIn, labelledIn } from './fieldLines.ts';

/** A heading, or a paragraph that is all bold. */
type Title = Heading | Paragraph;

/** `**Files to change:**` is rather a label of what is below it. */
function titleIn(block: Nodes | undefined): Title | undefined {
  if (block?.type === 'heading') return block;
  const strong = strongAlone(block);
  if (block?.type !== 'paragraph' || !strong) return undefined;
  const words = strong.children.at(-1);
  return words?.type === 'text' && /[:：]\s*$/.test(words.value) ? undefined : block;
}

/** How many of the blocks behind a title are below it: up to the next one that is a title, too. */
export function lengthBelow(blocks: readonly Nodes[], at: number): number {
  let end = at + 1;
  while (end < blocks.length && !titleIn(blocks[end])) end++;
  return end - at - 1;
}

/**
 * The block, if it is a title that is to be done, by whom or until when the lines below it say:
 *
 *     ### 2. Add an alert on lag
 *
 *     - **Owner:** Ana
 *     - **Why:** nobody saw it
 */
export function titledItem(
  blocks: readonly Nodes[],
  at: number,
  options: ReadingOptions,
  source: TextSource,
): ActionItem | undefined {
  const title = titleIn(blocks[at]);
  if (!title) return undefined;
  const below = blocks.slice(at + 1, at + 1 + lengthBelow(blocks, at));
  const lines = below.flatMap((block) => said(block, source));
  const isAssigned = lines.some(({ field }) => field === 'owner' || field === 'due');
  if (lines.length === 0 || lines.some(({ field }) => field === 'description')) return undefined;
  const described = wordsOf(title, source);
  const words = flatten(described.text);
  const isOverItems = below.some((block) => holdsOthers(block, source));
  if (isOverItems && !(isAssigned && isWork(words) && !below.some((block) => holdsActions(block, source))))
    return undefined;
  // A topic over a sentence that says what is to be done: "Storage" over "Add a volume. Owner: Ana".
  const isMeant =
    isWork(words) ||
    (isAssigned && isLong(words) && !kinds.test(words) && !below.some((block) => tells(block, source)));
  return isMeant ? itemOf(title, described, lines, options, source) : undefined;
}

/**
 * With the titles that nothing is said of, where they stand beside others that are to be done:
 *
 *     ### 3. Write a runbook
 */
export function withTitlesBeside(
  items: readonly ActionItem[],
  blocks: readonly Nodes[],
  options: ReadingOptions,
  source: TextSource,
): readonly ActionItem[] {
  const titled = new Set(items.flatMap(({ shape, span }) => (shape === 'title' ? [span.start] : [])));
  if (titled.size === 0) return items;
  const startOf = ({ span }: ActionItem) => span.start;
  const levels = new Set(blocks.flatMap((block) => (titled.has(spanOf(block).start) ? [levelOf(block)] : [])));
  const beside = blocks.flatMap((block, at): ActionItem[] => {
    const title = titleIn(block);
    if (!title || !levels.has(levelOf(title))) return [];
    const [from, to] = [spanOf(title).start, spanOf(blocks[at + lengthBelow(blocks, at)] ?? title).end];
    const next = items[firstFrom(items, from, startOf)];
    const described = wordsOf(title, source);
    const isBare = isWork(flatten(described.text)) && (!next || startOf(next) >= to);
    return isBare ? [itemOf(title, described, [], options, source)] : [];
  });
  return beside.length > 0 ? [...items, ...beside].sort((a, b) => a.span.start - b.span.start) : items;
}

function levelOf(title: Nodes): number {
  return title.type === 'heading' ? title.depth : 0;
}

function itemOf(
  title: Title,
  described: PlainText,
  lines: readonly FieldLine[],
  options: ReadingOptions,
  source: TextSource,
): ActionItem {
  const fields: Fields = new Map();
  for (const { name, value } of labelledIn(described)) fields.set(name, value);
  for (const { field, value } of lines) if (!fields.has(field)) fields.set(field, value);
  const plain = plainTextOf(title, source);
  const urgency = matchIn(priorityInFront, plain);
  if (urgency && !fields.has('priority')) fields.set('priority', urgency);
  return describe({
    span: spanOf(title),
    shape: 'title',
    described,
    source: { start: plain.start, end: plain.end, text: source.slice(plain) },
    fields,
    checked: checkedBy(plain),
    options,
  });
}

/** The words without what counts or ticks them: `2.`, `Action 2:`, `[x]`. */
function wordsOf(title: Title, source: TextSource): PlainText {
  const plain = behindBox(source, plainTextOf(title, source));
  const lead = (counted.exec(plain.text) ?? /^\s*/.exec(plain.text))?.[0].length ?? 0;
  return slicePlain(plain, lead, plain.text.replace(/[\s:：]+$/, '').length);
}

const counted =
  /^\s*(?:#?\d{1,2}(?:\.\d{1,2})*[.):：–—-]|\[?P[0-5]\]?(?:\s?[:：–—-]|(?<=\]))|(?:action(?: items?)?|ai|tasks?|steps?|items?|acción|ação|aufgabe|maßnahme|мера|действие|措施|対策|조치)[ -]?#?\d{1,2}\s?[.):：–—-])\s*(?=\S)/iu;

/** `### P0 — Add an alert` */
const priorityInFront = /(?<=^\s*#{0,6}\s*\[?)P[0-5](?=\]|\s?[:：–—-])/;

function checkedBy({ text }: PlainText): boolean | undefined {
  const [, sign] = /^\s*\[([ xX])\]\s/.exec(text) ?? [];
  return sign === undefined ? undefined : sign !== ' ';
}

function isLong(words: string): boolean {
  return words.includes(' ') || hasEastAsian(words, 4);
}

/** Whether a paragraph says what is to be done. */
function tells(block: Nodes, source: TextSource): boolean {
  return block.type === 'paragraph' && isWork(flatten(plainTextOf(block, source).text));
}

/** Whether a block is a list or a table of something else than what is said of one thing. */
function holdsOthers(block: Nodes, source: TextSource): boolean {
  return block.type === 'table' || (block.type === 'list' && !isOfLabels(block, source));
}

/** Whether a list or a table rather holds the actions: half of it begins with work, or has boxes, or there are owners. */
function holdsActions(block: Nodes, source: TextSource): boolean {
  if (block.type === 'table') {
    const titles = block.children[0]?.children.map((cell) => plainTextOf(cell, source).text) ?? [];
    return titles.map(columnOf).includes('owner') || titles.some(namesWork);
  }
  if (block.type !== 'list' || isOfLabels(block, source)) return false;
  const isAction = (item: ListItem) => typeof item.checked === 'boolean' || beginsWithWork(item, source);
  return block.children.filter(isAction).length * 2 >= block.children.length;
}

/** Whether all items of a list have a label: what is said of one thing, rather than several things. */
const isOfLabels = perNode((list: List, source: TextSource): boolean =>
  list.children.every(({ children: [first] }) => {
    if (first?.type !== 'paragraph') return false;
    const [label] = labelInFront.exec(plainTextOf(first, source).text) ?? [];
    return label !== undefined && !isWork(flatten(label));
  }),
);

const labelInFront = /^\s*\p{L}[^:：\r\n]{1,30}[:：]/u;

/** The fields that a block states: a list item by item, a paragraph line by line or in the middle of its lines. */
const said = perNode((block: Nodes, source: TextSource): readonly FieldLine[] => {
  if (block.type === 'list') return block.children.flatMap((item) => fieldLine(item, source));
  if (block.type !== 'paragraph') return [];
  return linesOf(plainTextOf(block, source)).flatMap((line) => {
    const fields = fieldsIn(line);
    return fields.length > 0 ? fields : labelledIn(line).map(({ name, value }) => ({ field: name, value }));
  });
});
