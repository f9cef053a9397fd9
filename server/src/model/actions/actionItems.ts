/** The actions of a list, and of lines that were meant for one. */
import type { List, ListItem, Nodes, Paragraph } from 'mdast';
import { alphabetic, hasLetterOrDigit, startsWithCapital } from '../../characters.ts';
import { perNode, perNodeWith } from '../../syntax/perNode.ts';
import { flatten, linesOf, matchIn, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import { strongAlone } from '../../syntax/strongAlone.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { once } from '../memory.ts';
import { readTitle } from '../sections/roles.ts';
import type { ActionItem } from '../types.ts';
import { isAboutPlan, isDoneTitle, isRuleOfThumb, isTeamName, isWork, kinds } from '../words/actionWords.ts';
import { tellsDeedElsewhere } from '../words/deedsElsewhere.ts';
import { mention } from './actionOwners.ts';
import { tableItems } from './actionTable.ts';
import { readTail } from './actionTail.ts';
import { ticketBelow, ticketInFront, ticketPattern, withoutOrdinals } from './actionTickets.ts';
import { type NameInFront, nameAlone, nameInFront } from './boldNames.ts';
import { type Draft, describe, type Fields } from './describeAction.ts';
import { doneOf, withDeeds } from './doneActions.ts';
import { dueDate } from './dueDate.ts';
import {
  before,
  fieldLine,
  fieldLinesAtEnd,
  fieldsIn,
  isField,
  labelledIn,
  namesTask,
  withFields,
  withoutUnanswered,
} from './fieldLines.ts';

/** The actions that a list or table holds. */
export function itemsOf(source: TextSource, block: Nodes, options: ReadingOptions): ActionItem[] {
  if (block.type === 'list') return listItems(source, block, options);
  if (block.type === 'table') return tableItems(source, block, options);
  return block.type === 'blockquote' ? block.children.flatMap((child) => itemsOf(source, child, options)) : [];
}

/** An item is an action; one that only names a group ("Monitoring:") stands for the items nested in it. */
function listItems(source: TextSource, list: List, options: ReadingOptions): ActionItem[] {
  const items = withFields(source, list.children).flatMap(([item, ...fields]) =>
    fields.length === 0 ? itemAlone(item, options, source) : readItem(source, item, fields, options),
  );
  return [...withDeeds(withoutOrdinals(items))];
}

const itemAlone = perNodeWith((item: ListItem, options: ReadingOptions, source: TextSource) =>
  readItem(source, item, [], options),
);

/** What a paragraph says that begins with what is to be done: `### Storage` over "Limit the memory of build pods." */
export const paragraphItems = perNodeWith(
  (node: Paragraph, options: ReadingOptions, source: TextSource): readonly ActionItem[] => {
    const plain = withoutCount(plainTextOf(node, source));
    const words = flatten(plain.text);
    const isMeant = isWork(words) ? !/^\S+\s?[:：]|[:：]$/.test(words) : namesWhoBelow(plain);
    return isMeant ? [itemOf(source, node, plain, [], options)] : [];
  },
);

/** `[1] Add an index`, `(2) Alert on lag` */
function withoutCount(plain: PlainText): PlainText {
  const lead = /^\s*[[(（]\d{1,2}[\])）]\s+(?=\S)/.exec(plain.text)?.[0].length ?? 0;
  return slicePlain(plain, lead, plain.text.length);
}

/**
 * Whether a line or two have below them whose they are, or until when, in any language:
 *
 *     [1] Ampliar o disco da fila
 *         Responsável: Ana | Prazo: 3 dias
 */
function namesWhoBelow(plain: PlainText): boolean {
  const lines = fieldLinesAtEnd(plain);
  if (!lines || !fieldsIn(lines).some(({ field }) => field === 'owner' || field === 'due')) return false;
  const words = before(plain, lines).text;
  return words.length <= longestWork && !/[:：]\s*$/.test(words) && fieldsIn(plain).length === fieldsIn(lines).length;
}

const longestWork = 200;

/**
 * Lines that were meant for a list:
 *
 *     -Optimize the queries
 *     -Alert on slow ones
 *
 *     Optimize the queries.
 *     Alert on slow ones.
 *
 * and those of one action with its fields, `Task: …` over `Deadline: …`.
 */
export const lineItems = perNodeWith(
  (node: Paragraph, options: ReadingOptions, source: TextSource): readonly ActionItem[] => {
    const plain = plainTextOf(node, source);
    return /^\s*(?:task|action)\s*:/i.test(plain.text) && namesTask(fieldsIn(plain))
      ? [itemOf(source, node, plain, [], options)]
      : linesOfActions(plain, options, source);
  },
);

/** The same of a part of a paragraph: a label in the middle of its lines begins another section. */
export function lineItemsWithin(node: Paragraph, within: Span, options: ReadingOptions, source: TextSource) {
  const plain = plainTextOf(node, source);
  const [from, to] = [Math.max(0, within.start - plain.start), Math.max(0, within.end - plain.start)];
  return linesOfActions(slicePlain(plain, from, to), options, source);
}

function linesOfActions(plain: PlainText, options: ReadingOptions, source: TextSource): readonly ActionItem[] {
  const lines = /^\s*[-–•](?=\p{L})/mu.test(plain.text) ? dashedLines(plain) : linesOfWork(plain);
  return lines.map((described) => describe({ ...draftOf(described, source), options }));
}

function dashedLines(plain: PlainText): readonly PlainText[] {
  const lines = linesOf(plain).flatMap((line) => {
    const lead = /^\s*[-–•](?=\p{L})/u.exec(line.text)?.[0].length;
    return lead === undefined ? [] : [slicePlain(line, lead, line.text.trimEnd().length)];
  });
  // `-Monitoring` alone is rather a heading, or a number below zero.
  return lines.filter(({ text }) => isWork(text)).length * 2 >= lines.length ? lines : [];
}

/** The lines that begin with work, where nearly all do, and none is the rest of the one above it, in front of a longer one; below its title, if that is one of them. */
function linesOfWork(plain: PlainText): readonly PlainText[] {
  const [first, ...others] = linesOf(plain).flatMap((line) => {
    const lead = line.text.search(/\S/);
    return lead < 0 ? [] : [slicePlain(line, lead, line.text.trimEnd().length)];
  });
  if (!first || others.length === 0) return [];
  const lines = readTitle(first.text).roles.includes('action-items') ? others : [first, ...others];
  const end = lines.findIndex(({ text }) => !wholeLine.test(text));
  const whole = end < 0 ? lines : lines.slice(0, end);
  const work = whole.filter(({ text }) => isWork(text));
  const goesOn = end >= 0 && !startsWithCapital(lines[end]?.text ?? '');
  return !goesOn && work.length > 1 && work.length * 3 >= whole.length * 2 ? work : [];
}

/** Some words, the first with a capital. */
const wholeLine = /^\p{Lu}\S* +\S+ +\S.{0,250}(?<![,;:]|\b(?:and|or|the|an?|to|of|in|for|with|on|by))$/u;

function draftOf(described: PlainText, source: TextSource): Omit<Draft, 'options'> {
  const { start, end } = described;
  const raw = { start, end, text: source.slice(described) };
  const fields: Fields = new Map();
  for (const { name, value } of labelledIn(described)) if (!fields.has(name)) fields.set(name, value);
  return { span: { start, end }, shape: 'item', described, source: raw, fields, checked: undefined };
}

/** What a paragraph that somebody stands in front of is to be done, with what the list below it says of it. */
export function ledItem(
  source: TextSource,
  node: Paragraph,
  lead: NameInFront,
  details: readonly ListItem[],
  options: ReadingOptions,
): ActionItem {
  return itemOf(source, node, plainTextOf(node, source), details, options, lead);
}

/** The same item, if who is named above its list is a person, or a team. */
export function belowName(item: ActionItem, name: PlainText): ActionItem {
  if (item.owner !== undefined || item.places.owner !== undefined) return item;
  const places = { ...item.places, owner: { start: name.start, end: name.end } };
  const owned = { ...item, owner: name.text, places };
  if (isTeamName(name.text)) return owned;
  return {
    ...item,
    ifOwned: owned,
    ...(isWork(item.description) && { isLikelyOwned: true }),
  };
}

function readItem(
  source: TextSource,
  item: ListItem,
  fields: readonly ListItem[],
  options: ReadingOptions,
): readonly ActionItem[] {
  const nested = item.children.filter((child): child is List => child.type === 'list');
  const details = [...nested.flatMap((child) => child.children), ...fields];
  const first = item.children[0];
  const plain = first?.type === 'paragraph' || first?.type === 'heading' ? plainTextOf(first, source) : undefined;
  const words = flatten(plain?.text ?? '');
  const lead = first?.type === 'paragraph' ? nameInFront(first, source) : undefined;
  const work = lead ? flatten(lead.work.text) : words;
  const isTitle =
    (/[:：]$/.test(words) && !isTaskIn(item, work, details, source)) ||
    (nested.length > 0 &&
      (first?.type === 'heading' || isGroup(words, strongAlone(first) !== undefined, details, source)));
  if (!plain || (isTitle && !details.some((detail) => isField(source, detail)))) {
    const name = lead?.name ?? (first?.type === 'paragraph' ? nameAlone(first, source) : undefined);
    const below = nested.flatMap((child) => listItems(source, child, options));
    const items = name ? below.map((each) => belowName(each, name)) : below;
    return isDoneTitle(words) || tellsDeedElsewhere(words.replace(/[:：]$/, '')) ? items.map(doneOf) : items;
  }
  if (!hasLetterOrDigit(words) || tellsWhy.test(words)) return [];
  const action = itemOf(source, item, plain, details, options, lead);
  if (isAboutPlan(words) && !action.isTask && action.owner === undefined) return [];
  return isRuleOfThumb(words) && !isFollowedUp(action) ? [] : [action];
}

/** Whether somebody is to see to it, until some day or with a box to tick. */
function isFollowedUp({ isTask, places: { owner, due } }: ActionItem): boolean {
  return isTask || (owner ?? due) !== undefined;
}

/** "This would have shown the growth": about the action before it. */
const tellsWhy =
  /^(?:this|these|that|those|it) (?:\w+ ){0,2}(?:is|are|was|were|has|have|had|will|would|could|should|allows?|provides?|gives?|makes?|means?|ensures?|helps?|keeps?|prevents?)\b/i;

/**
 * "Add a checklist before the next move:" is an action with its steps below, "Monitoring:" a group of actions. So is
 * `- [ ] Configure an alert:`, with nothing but code behind it.
 */
function isTaskIn(item: ListItem, words: string, details: readonly ListItem[], source: TextSource): boolean {
  if (typeof item.checked === 'boolean' && details.length === 0) return isWork(words);
  return isWithDetails(words, details, source);
}

/** Whether words over a list are an action, of which the list tells more. */
export function isWithDetails(words: string, details: readonly ListItem[], source: TextSource): boolean {
  if (details.some((detail) => isAssigned(source, detail))) return false;
  const isLong = words.split(' ').length > 3;
  if (isWork(words) && (isLong || (goesOn.test(words) && !details.some((detail) => beginsWithWork(detail, source)))))
    return true;
  return goesOnElsewhere().test(words) && !details.some(({ checked }) => typeof checked === 'boolean');
}

/** "Add alerts for:" */
const goesOn = /\b(?:about|against|for|from|in|into|of|on|that|to|when|where|with)\s?[:：]$/i;

/** The same in other languages: « Ajouter des alertes pour : », 遇到请求超时时，按顺序收集：. */
const goesOnElsewhere = once(
  () =>
    new RegExp(
      [
        String.raw`^\p{L}{2,12}(?:er|ir|re|ar) .{1,120} (?:pour|sur|dans|à|de|avec|quand|para|sobre|en|em|a|con|com) ?[:：]$`,
        String.raw`^\p{L}{3,14}(?:ть|ти)(?:ся)? .{1,120} (?:для|на|при|по|об?|в|с|от|из|когда) ?[:：]$`,
        '^[^，]{6,60}，[^，]{6,60}[:：]$',
        '(?:アラート|監視|テスト|ログ)を(?:追加|設定)(?:する|します)?[:：]$',
        '(?:알림|모니터링|테스트|로그)[을를] ?(?:추가|설정)(?:한다|하기|합니다)?[:：]$',
      ].join('|'),
      'iu',
    ),
);

/** `- Mitigation`, or `1. **Limits of the queue**`, with what is to be done below it. */
function isGroup(words: string, isBold: boolean, items: readonly ListItem[], source: TextSource): boolean {
  return (
    (isBold || kinds.test(words)) &&
    !isWork(words) &&
    words.split(' ').length < (isBold ? 8 : 4) &&
    items.some((item) => beginsWithWork(item, source))
  );
}

/** Whether an item, or one nested in it, begins with what is to be done. */
export const beginsWithWork = perNode(({ children }: ListItem, source: TextSource): boolean => {
  const [first] = children;
  const words = first?.type === 'paragraph' || first?.type === 'heading' ? plainTextOf(first, source) : undefined;
  if (words && isWork(flatten(behindBox(source, words).text))) return true;
  return children.some((child) => child.type === 'list' && child.children.some((item) => beginsWithWork(item, source)));
});

/** Whether an item names who sees to it itself. */
function isAssigned(source: TextSource, { children: [first] }: ListItem): boolean {
  if (first?.type !== 'paragraph') return false;
  const plain = plainTextOf(first, source);
  return mention.test(plain.text) || labelledIn(plain).length > 0;
}

function itemOf(
  source: TextSource,
  item: ListItem | Paragraph,
  plain: PlainText,
  details: readonly ListItem[],
  options: ReadingOptions,
  lead?: NameInFront,
): ActionItem {
  const fields: Fields = new Map();
  for (const line of details.flatMap((detail) => fieldLine(detail, source))) {
    if (!fields.has(line.field)) fields.set(line.field, line.value);
  }
  const own = fieldsIn(plain);
  const task = namesTask(own) ? own[0]?.value : undefined;
  if (task) for (const { field, value } of own.slice(1)) if (!fields.has(field)) fields.set(field, value);
  const about = ticketInFront(plain);
  if (about && /\d/.test(about.text) && !fields.has('ticket')) fields.set('ticket', about);
  for (const { name, value } of labelledIn(plain))
    if (!fields.has(name) && !(about && name === 'ticket')) fields.set(name, value);
  const said = lead ? upTo(plain, lead.work.end) : plain;
  const lines = fieldLinesAtEnd(said);
  const due =
    lines && !fields.has('due') ? dueDate(undefined, lines, readTail(lines, options, true), options) : undefined;
  if (due) fields.set('due', due.value);
  const below = fields.has('ticket') || matchIn(ticketPattern, plain) ? undefined : ticketBelow(source, details);
  if (below) fields.set('ticket', below);
  return describe({
    span: spanOf(item),
    shape: 'item',
    described: task ?? withoutUnanswered(behindBox(source, lines ? before(said, lines) : said)),
    source: { start: plain.start, end: plain.end, text: source.slice(plain) },
    fields,
    checked:
      ('checked' in item ? item.checked : undefined) ??
      checkedBy(plain) ??
      (details.some((detail) => saysDone(source, detail)) ? true : undefined),
    options,
    ...(lead && { lead }),
  });
}

function upTo(plain: PlainText, end: number): PlainText {
  return slicePlain(plain, 0, end - plain.start);
}

/** What is nested in an item may say that it is done: "This has been merged". */
function saysDone(source: TextSource, { children: [first] }: ListItem): boolean {
  return first?.type === 'paragraph' && doneBelow.test(plainTextOf(first, source).text);
}

const doneBelow = new RegExp(
  String.raw`^\s*(?:this |it )?(?:(?:has been|was|is now|is) )?(?:already )?(?:done|fixed|merged|completed|implemented|deployed)\b[^${alphabetic}]*$|\b(?:this|it) (?:has been|was|is now|is) (?:already )?(?:done|fixed|merged|completed|implemented|deployed)\b`,
  'i',
);

/** Where the words begin with markup, the box to tick is a part of the paragraph. */
export function behindBox(source: TextSource, plain: PlainText): PlainText {
  const box = /^\s*\[[ xX~/>-]\]\s+/.exec(source.slice(plain))?.[0].length ?? 0;
  return slicePlain(plain, box, plain.text.length);
}

/** What a box says that is no box to Markdown: `[~]` and `[-]` are of what is not to be done, `[/]` and `[>]` of the rest. */
function checkedBy({ text }: PlainText): boolean | undefined {
  const [, sign] = /^\s*\[([~/>-])\]\s/.exec(text) ?? [];
  return sign === undefined ? undefined : sign === '~' || sign === '-';
}
