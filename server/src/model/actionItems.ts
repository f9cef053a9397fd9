import type { List, ListItem, Nodes, Paragraph, Table } from 'mdast';
import { alphabetic, hasEastAsian, hasLetterOrDigit, letters } from '../characters.ts';
import { perNode, perNodeWith } from '../syntax/perNode.ts';
import { flatten, linesOf, type PlainText, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import { spanOf, type TextSource } from '../syntax/position.ts';
import { readTimeExpressions } from '../time/expression.ts';
import { fold } from '../time/names.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { columnsOf, type Field, fieldOf } from './actionFields.ts';
import { type ActionTail, type Due, dueOf, readTail } from './actionTail.ts';
import {
  humanVerbs,
  isDeclined,
  isDeedState,
  isDoneRemark,
  isDoneTitle,
  isDoneWord,
  isLikelyPerson,
  isNobody,
  isNoName,
  isRuleOfThumb,
  isTakenBack,
  isTeamName,
  isWholeName,
  isWork,
  kinds,
  mayLead,
  personName,
  teamName,
  teamWord,
  tellsDeed,
  tellsFact,
  things,
} from './actionWords.ts';
import { type NameInFront, nameAlone, nameInFront } from './boldNames.ts';
import { tellsDeedElsewhere } from './deedsElsewhere.ts';
import { doneOf, tellsDeclined, tellsDoneSince, withDeeds } from './doneActions.ts';
import { once } from './memory.ts';
import { perObject } from './perObject.ts';
import type { ActionField, ActionItem, Span } from './types.ts';

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

/** `Fix #1: …` over `Fix #2: …`: their numbers in the list, and no tickets. */
function withoutOrdinals(items: readonly ActionItem[]): readonly ActionItem[] {
  const numbered = items.filter(
    ({ description, ticket }) => ticket !== undefined && ticket === ordinal.exec(description)?.[1],
  );
  const isCounted = numbered.length > 1 && numbered.every(({ ticket }, at) => ticket === `#${at + 1}`);
  return isCounted ? items.map((item) => (numbered.includes(item) ? withoutTicket(item) : item)) : items;
}

const ordinal = /^\P{L}{0,4}\p{L}+ (#\d{1,2})\s?[:：.–—-]/u;

const withoutTicket = perObject(
  ({ places: { ticket: _, ...places }, ifOwned, ...item }: ActionItem): ActionItem => ({
    ...item,
    ticket: undefined,
    places,
    ...(ifOwned && { ifOwned: withoutTicket(ifOwned) }),
  }),
);

const itemAlone = perNodeWith((item: ListItem, options: ReadingOptions, source: TextSource) =>
  readItem(source, item, [], options),
);

/** What a paragraph alone below a heading says is to be done: `### Storage` over "Limit the memory of build pods." */
export const paragraphItems = perNodeWith(
  (node: Paragraph, options: ReadingOptions, source: TextSource): readonly ActionItem[] => {
    const plain = plainTextOf(node, source);
    const words = flatten(plain.text);
    return isWork(words) && !/^\S+\s?[:：]|[:：]$/.test(words) ? [itemOf(source, node, plain, [], options)] : [];
  },
);

/**
 * Lines that were meant for a list:
 *
 *     -Optimize the queries
 *     -Alert on slow ones
 *
 * and those of one action with its fields, `Task: …` over `Deadline: …`.
 */
export const lineItems = perNodeWith(
  (node: Paragraph, options: ReadingOptions, source: TextSource): readonly ActionItem[] => {
    const plain = plainTextOf(node, source);
    if (/^\s*(?:task|action)\s*:/i.test(plain.text) && namesTask(fieldsIn(plain)))
      return [itemOf(source, node, plain, [], options)];
    if (!/^\s*[-–•](?=\p{L})/mu.test(plain.text)) return [];
    const lines = linesOf(plain).flatMap((line) => {
      const lead = /^\s*[-–•](?=\p{L})/u.exec(line.text)?.[0].length;
      return lead === undefined ? [] : [slicePlain(line, lead, line.text.trimEnd().length)];
    });
    // `-Monitoring` alone is rather a heading, or a number below zero.
    const isWorkToDo = lines.filter(({ text }) => isWork(text)).length * 2 >= lines.length;
    if (!isWorkToDo) return [];
    return lines.map((described) => describe({ ...draftOf(described, source), options }));
  },
);

function draftOf(described: PlainText, source: TextSource): Omit<Draft, 'options'> {
  const { start, end } = described;
  const raw = { start, end, text: source.slice(described) };
  return { span: { start, end }, shape: 'item', described, source: raw, fields: new Map(), checked: undefined };
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
    (nested.length > 0 && (first?.type === 'heading' || isGroup(words, details, source)));
  if (!plain || (isTitle && !details.some((detail) => isField(source, detail)))) {
    const name = lead?.name ?? (first?.type === 'paragraph' ? nameAlone(first, source) : undefined);
    const below = nested.flatMap((child) => listItems(source, child, options));
    const items = name ? below.map((each) => belowName(each, name)) : below;
    return isDoneTitle(words) || tellsDeedElsewhere(words.replace(/[:：]$/, '')) ? items.map(doneOf) : items;
  }
  if (!hasLetterOrDigit(words) || tellsWhy.test(words)) return [];
  const action = itemOf(source, item, plain, details, options, lead);
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
  if (isWork(words))
    return (
      words.split(' ').length > 3 || (goesOn.test(words) && !details.some((detail) => beginsWithWork(detail, source)))
    );
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

/** `- Mitigation`, with what is to be done below it. */
function isGroup(words: string, items: readonly ListItem[], source: TextSource): boolean {
  return (
    kinds.test(words) &&
    !isWork(words) &&
    words.split(' ').length < 4 &&
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

/** Items that only state a field belong to the one before them: `- Add an index`, `- Owner: Ana`. */
function withFields(source: TextSource, items: readonly ListItem[]): [ListItem, ...ListItem[]][] {
  const found: [ListItem, ...ListItem[]][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (!isField(source, item)) found.push([item]);
    else if (last) last.push(item);
  }
  return found;
}

function isField(source: TextSource, item: ListItem): boolean {
  const lines = fieldLine(item, source);
  return lines.some(({ field }) => field !== 'description') && !namesTask(lines) && beginsWithField(item, source);
}

/** Whether its first line is of a field, too: fields in the others are of what the first one says. */
const beginsWithField = perNode(({ children: [first] }: ListItem, source: TextSource): boolean => {
  const [line] = first?.type === 'paragraph' ? linesOf(plainTextOf(first, source)) : [];
  return line !== undefined && fieldsInLine(line).length > 0 && !ticketInFront(line);
});

/**
 * The ticket in front of what is to be done about it, which is no field of something else; without a number, its place:
 *
 *     - **Bug 4711**: ask the vendor
 *     - **Ticket**: open one with the vendor
 */
function ticketInFront(plain: PlainText): PlainText | undefined {
  const [, space = '', label = '', behind = ''] = /^(\s*)([^:：]{2,20})[:：]([^\r\n]*)/.exec(plain.text) ?? [];
  if (fieldOf(label) !== 'ticket' || behind.includes('://')) return undefined;
  const isTicket = /\d/.test(label) ? hasWord.test(behind) : isWorkOnTicket(label, flatten(behind));
  return isTicket ? slicePlain(plain, space.length, space.length + label.trimEnd().length) : undefined;
}

const hasWord = /\p{L}{2}/u;

/** "Issue: the pool is full" rather says what is wrong. */
function isWorkOnTicket(label: string, behind: string): boolean {
  if (isNobody(behind) || ticketPattern.test(behind)) return false;
  if (isWork(behind)) return behind.includes(' ');
  return calledTicket.test(fold(label)) && (behind.split(' ').length > 2 || hasEastAsian(behind, 6));
}

const calledTicket = /^\W*tickets?\W*$|тикет|工单|チケット|티켓/;

/** `Task: Add an index` over `Deadline: 2031-03-01`: what it is, and what belongs to it. */
function namesTask([first, ...others]: readonly FieldLine[]): boolean {
  return first?.field === 'description' && others.length > 0;
}

export interface FieldLine {
  readonly field: Field;
  readonly value: PlainText;
}

/** What the fields say, and where. */
type Fields = Map<Field, PlainText>;

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
  const below = fields.has('ticket') || found(ticketPattern, plain) ? undefined : ticketBelow(source, details);
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

/**
 * The lines below the words of an action that only state fields of it:
 *
 *     - Add an index
 *       Owner: Ana · Due: 2031-03-01
 */
function fieldLinesAtEnd(plain: PlainText): PlainText | undefined {
  const lines = linesOf(plain);
  const words = lines.findLastIndex((line) => !statesFields(line));
  const first = lines[words + 1];
  return words >= 0 && first ? slicePlain(plain, first.start - plain.start, plain.text.length) : undefined;
}

function statesFields(line: PlainText): boolean {
  const fields = fieldsInLine(line);
  return fields.length > 0 && fields.every(({ field }) => field !== 'description') && !ticketInFront(line);
}

/** What stands in front of its last lines. */
function before(plain: PlainText, lines: PlainText): PlainText {
  const words = slicePlain(plain, 0, lines.start - plain.start);
  return slicePlain(words, 0, words.text.trimEnd().length);
}

function upTo(plain: PlainText, end: number): PlainText {
  return slicePlain(plain, 0, end - plain.start);
}

/**
 * A ticket that stands below an item and alone in its line:
 *
 *     - Alert on a full disk
 *       - https://example.org/shop/issues/12
 */
function ticketBelow(source: TextSource, details: readonly ListItem[]): PlainText | undefined {
  const lines = details.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? first : []));
  const asTyped = lines.map((line) => ({ ...spanOf(line), text: source.slice(spanOf(line)) }));
  const ticket = asTyped.find(({ text }) => aloneAsTicket.test(text));
  return ticket && found(ticketPattern, ticket);
}

const aloneAsTicket =
  /^\s*(?:(?:see|ticket|issue|tracked (?:in|as|by)|pr|jira|github)\s?:?\s)?(?:(?:\[[^\]\r\n]{1,120}\]\(|<)?https?:\/\/[^\s)>]{1,200}(?:\/(?:issues?|pull|pulls|merge_requests|browse|tickets?|bugs?|work_?items?|tasks?|-\/issues)\/|show_bug\.cgi\?id=)[^\s)>]{1,80}[)>]?|(?:\S{1,60})?#\d{1,7}|[A-Z][A-Z0-9]{1,9}-\d{1,7})[.\s]*$/i;

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

const unansweredLabel = new RegExp(
  `(?<=[([（]|[,;，；、])\\s*([${letters} -]{2,22})[:：]\\s*(?=[,;，；、)\\]）])`,
  'g',
);
const emptyBrackets = /[([（][\s,;，；、]*[)\]）]|[,;，；、]\s*(?=[)\]）])/g;

/** `(Ana) (Due: <!-- until when? -->)`: a label that nothing stands behind is no part of the words. */
function withoutUnanswered(plain: PlainText): PlainText {
  const blank = (text: string) => ' '.repeat(text.length);
  const bare = plain.text.replace(unansweredLabel, (whole, label: string) => (fieldOf(label) ? blank(whole) : whole));
  if (bare === plain.text) return plain;
  const text = bare.replace(emptyBrackets, blank).trimEnd();
  return { start: plain.start, end: plain.start + text.length, text };
}

/** `(owner: Ana; due: 2024-03-01)`, `Owner: Ana`, `[owner:: [[Ana]]]` */
const labelled = new RegExp(
  `(?:^|[\\s([{;,|–—（【、，-])([${letters} -]{2,22})(?:::(?:\\s?\\[\\[)?|[:：])([^;|,()[\\]{}（）【】、，\\r\\n]{0,60}(?:, ?(?:19|20)\\d\\d(?![\\d-]))?)`,
  'g',
);

/** `Ana. Due: 2026-12-15`, `Ana — due: 2026-12-15`, `Ana | Due: 2026-12-15`: where the next label starts. */
const nextLabel = new RegExp(`(?:[.;|·,。；，、]|\\s[–—-])\\s{0,2}([${letters} -]{2,16})[:：]`);

export function labelledIn(plain: PlainText): { name: ActionField; value: PlainText }[] {
  const found: { name: ActionField; value: PlainText }[] = [];
  labelled.lastIndex = 0;
  for (let match = labelled.exec(plain.text); match; match = labelled.exec(plain.text)) {
    const [whole, label = '', text = ''] = match;
    const name = fieldOf(label);
    const start = match.index + whole.length - text.length;
    if (!name || name === 'description') {
      labelled.lastIndex = start;
      continue;
    }
    const value = beforeNextLabel(slicePlain(plain, start, start + text.length), name);
    labelled.lastIndex = start + value.text.length;
    found.push({ name, value: trimmed(value) });
  }
  return found;
}

/** What stands before the next label of an item; of a name also before the next sentence. */
function beforeNextLabel(value: PlainText, name: Field): PlainText {
  const next = nextLabel.exec(value.text);
  if (next?.[1] !== undefined && fieldOf(next[1])) return slicePlain(value, 0, next.index);
  const end = name === 'owner' ? value.text.search(endOfName) : -1;
  return end < 0 ? value : slicePlain(value, 0, end);
}

/** A dash, or the end of a sentence, but not behind an initial. */
const endOfName = new RegExp(`\\s[–—-]\\s|(?<=[${letters}]{3})[.。](?:\\s|$)`);

const fieldLine = perNode((item: ListItem, source: TextSource): FieldLine[] => {
  const first = item.children[0];
  return first?.type === 'paragraph' ? fieldsIn(plainTextOf(first, source)) : [];
});

export function fieldsIn(plain: PlainText): FieldLine[] {
  return linesOf(plain).flatMap(fieldsInLine);
}

/** `Owner: Ana`, `Owner: Ana | Due: 2026-12-15` */
function fieldsInLine(line: PlainText): FieldLine[] {
  const found: FieldLine[] = [];
  for (let rest = line; ; ) {
    const label = /^[\s.;|·,。；，、–—-]*([^:：]{2,20})[:：]/.exec(rest.text);
    const field = label?.[1] === undefined ? undefined : fieldOf(label[1]);
    if (!label || !field) return found;
    const behind = slicePlain(rest, label[0].length, rest.text.length);
    // `DONE: alert on the queue` is an action.
    if (field === 'state' && isDoneWord(label[1] ?? '') && hasWords.test(behind.text)) return found;
    const value = field === 'description' ? behind : beforeNextLabel(behind, field);
    found.push({ field, value: trimmed(value) });
    rest = slicePlain(behind, value.text.length, behind.text.length);
  }
}

const hasWords = new RegExp(`[${letters}]{2}\\S* +[${letters}]{2}`);

/** Without the spaces around it; what has no words is the place behind the first of its spaces. */
function trimmed(plain: PlainText): PlainText {
  const from = plain.text.search(/\S/);
  return from < 0 ? slicePlain(plain, 1, 1) : slicePlain(plain, from, plain.text.trimEnd().length);
}

function tableItems(source: TextSource, table: Table, options: ReadingOptions): ActionItem[] {
  const [head, ...rows] = table.children;
  const titles = head?.children.map((cell) => flatten(cellText(source, plainTextOf(cell, source)).text)) ?? [];
  const texts = rows.map((row) => row.children.map((cell) => cellText(source, plainTextOf(cell, source))));
  const { described, columns } = columnsOf(
    titles,
    texts.map((cells) => cells.map(({ text }) => text)),
  );
  if (described === undefined || tellsEffects(titles, columns)) return [];
  const outcome = titles.findIndex((title) => tellsOutcome.test(title));
  const numbers = new Set(texts.map(([first]) => `#${first?.text}`));
  const items = rows.flatMap((row, rowAt) => {
    const cells = texts[rowAt] ?? [];
    const description = cells[described];
    // `…`: there may be more.
    if (!description || !hasLetterOrDigit(description.text)) return [];
    const fields: Fields = new Map();
    columns.forEach((column, at) => {
      const value = cells[at];
      if (column && column !== 'description' && value && !fields.get(column)?.text) fields.set(column, value);
    });
    const span = spanOf(row);
    return [
      describe({
        span,
        shape: 'row',
        described: description,
        source: { ...span, text: source.slice(span) },
        fields,
        checked:
          words(cells[outcome]) === undefined || hasSign.test(fields.get('state')?.text ?? '') ? undefined : true,
        options,
      }),
    ];
  });
  // "Apply what #6 has made": another row.
  const isOfRow = ({ ticket = '' }: ActionItem) => !columns.includes('ticket') && numbers.has(ticket);
  return items.map((item) => (isOfRow(item) ? withoutTicket(item) : item));
}

/**
 * `| Measure | Effect |`, with nothing about who or until when: why the measures are good, or were. What is called an
 * `Action` is to be done.
 */
function tellsEffects(titles: readonly string[], columns: readonly (Field | undefined)[]): boolean {
  const isDescribed = columns.some((column) => column !== undefined && column !== 'description' && column !== 'type');
  if (isDescribed || titles.some(namesWork)) return false;
  return titles.some((title) => effect.test(fold(title)));
}

const effect = /^\W*(?:effects?|wirkung|effets?|efectos?|efeitos?|effett[oi]|эффект|效果|作用|効果|효과)\W*$/;

/** Whether the head of a column says that its cells are to be done. */
export function namesWork(title: string): boolean {
  return toBeDone.test(fold(title));
}

const toBeDone =
  /^\W*(?:(?:corrective|preventive|follow-?up) )?(?:actions?|tasks?|to-?dos?|next steps?)(?: items?)?\W*$|^[\s|*]*(?:accion(?:es)?|acao|acoes|tareas?|tarefas?|taches?|aufgaben?|действи[ея]|задач[аи]|行动项?|アクション|タスク|작업)[\s|*]*$/;

/**
 * `| Action | Evidence |`: what came of it is known only when it is done. A status beside it goes before that: of what is
 * `Open` the evidence may be of the need for it.
 */
const tellsOutcome = /^(?:evidence|outcome|results?)$/i;
/** Of a status: `Open` and `⬜`, but not `-` or `?`. */
const hasSign = /[^\s\p{P}]/u;

/** The words of a cell without its bars; of an empty one the place behind its bar and a space. */
function cellText(source: TextSource, plain: PlainText): PlainText {
  const from = /^\|/.test(plain.text) ? 1 : 0;
  const to = /\|$/.test(plain.text) ? plain.text.length - 1 : plain.text.length;
  const inner = slicePlain(plain, from, Math.max(from, to));
  if (/\S/.test(inner.text)) return trimmed(inner);
  const lead = /^\|?[ \t]?/.exec(source.slice(plain))?.[0].length ?? 0;
  return slicePlain(plain, lead, lead);
}

/**
 * `OPS-7`, `#12`, a link. `DEV-2` and `NODE-1` are rather where it happened, but for an environment where a ticket would
 * stand:
 *
 *     - QA-7: mend the test
 *     - Restore the backup of DEV-2 (QA-7), see PROD-5
 */
const ticketPattern = new RegExp(
  [
    String.raw`\b(?!(?:CVE|RFC|ISO|UTF|SHA|PEP|CWE|GHSA|TLS|AES|HTTP)-|(?:${[
      String.raw`(?<!^\s{0,3}(?:\[[ xX]\]\s{1,3})?[*_[]{0,3}|[([{（]|\b(?:[Ss]ee|[Tt]ickets?|[Tt]racked in|[Ff]iled as)[ :]{1,2})(?:DEV|QA|UAT|STG|STAGING|PROD|PRD|TEST)`,
      'LAB|NODE|HOST|VM|AZ|DC',
    ].join('|')})-\d(?![\d-]))[A-Z][A-Z0-9]{1,9}-\d+(?:-\d+)*\b`,
    String.raw`\bT\d{4,7}\b`,
    String.raw`(?<![\w&]|color:\s?)#\d+\b`,
    String.raw`https?:\/\/[^\s)>\]|]+`,
  ].join('|'),
);
const priorityPattern = /\bP[0-5]\b|\b(?:high|medium|low|critical) priority\b/i;
const typePattern =
  /(?<=^[\s([*]{0,3})(?:prevent(?:ive|ative|ion)?|mitigat(?:e|ive|ion)|detect(?:ive|ion)?|process)(?=[)\]:])/i;
/** What a field says; nothing for `-`, `?` and `n/a`. */
function words(value: PlainText | undefined): string | undefined {
  const text = flatten(value?.text ?? '');
  return !hasLetterOrDigit(text) || isNobody(text) ? undefined : text;
}

/** What an action item is made from. */
interface Draft {
  readonly span: Span;
  readonly shape: ActionItem['shape'];
  readonly described: PlainText;
  /** As typed, with markup and addresses. */
  readonly source: PlainText;
  readonly fields: Fields;
  readonly checked: boolean | undefined;
  readonly options: ReadingOptions;
  /** Who stands in bold in front of the work. */
  readonly lead?: NameInFront;
}

function describe(draft: Draft): ActionItem {
  const item = describeAsIs(draft);
  if (item.shape !== 'item' || item.places.owner !== undefined) return item;
  if (draft.lead) {
    const { name, work } = draft.lead;
    return { ...item, ifOwned: describeAsIs(withOwner({ ...draft, described: work }, name)), isLikelyOwned: true };
  }
  const lead = leadIn(draft.described);
  if (lead) return { ...item, ifOwned: describeAsIs(withOwner(draft, lead)), isLed: true };
  const behind = handleBehind(draft.described);
  if (behind) return { ...item, ifOwned: describeAsIs(withOwner(draft, behind)), isTrailed: true };
  const name = perhapsOwner(draft.described);
  if (!name) return item;
  const owned = describeAsIs(withOwner(draft, name));
  if (!isLikelyPerson(name.text)) return { ...item, ifOwned: owned };
  if (isWholeName(name.text) && isInBrackets(draft.described, name)) return owned;
  const isLikely = standsAsOwner(draft.described, name, item.places.due !== undefined);
  return { ...item, ifOwned: owned, ...(isLikely && { isLikelyOwned: true }) };
}

/** `(ana) add an index`, `[storage team] alert on lag`: one of several may be who does it, one alone may be anything. */
function leadIn(described: PlainText): PlainText | undefined {
  const [, before = '', name = ''] = bracketsInFront.exec(described.text) ?? [];
  return name !== '' && mayLead(name) ? slicePlain(described, before.length, before.length + name.length) : undefined;
}

/** `[ana?]` has somebody in mind. */
const bracketsInFront = /^(\s*[([（])([^()[\]（）\r\n]{2,40}?)\??[)\]）][:：]?\s+\S+\s+\S/;

/** `Add an index – ana`, `Index of the orders * ana`: as several items of a list have it, it may be who does it. */
function handleBehind(described: PlainText): PlainText | undefined {
  const [whole = '', sign = '', name = ''] = handleAtEnd().exec(described.text) ?? [];
  // Behind a dash stands rather how something is: "Runbook – outdated".
  const isMeant = sign === '*' || isWork(flatten(described.text));
  if (name === '' || !isMeant || !mayLead(name) || /ly$/.test(name)) return undefined;
  const end = described.text.length - whole.length + whole.indexOf(name, sign.length + 1) + name.length;
  return slicePlain(described, end - name.length, end);
}

const handleAtEnd = once(() => /\s(\*|[–—-])\s{1,3}([a-z][a-z.-]{1,15})\s*$/);

/** `Add an index (Ana Ortiz)`. One name alone may be that of a product. */
function isInBrackets({ text, start }: PlainText, name: PlainText): boolean {
  return /[([（]$/.test(text.slice(0, name.start - start));
}

function withOwner(draft: Draft, name: PlainText): Draft {
  return { ...draft, fields: new Map([...draft.fields, ['owner', name]]) };
}

/**
 * `Ana: add an index`, `Ana Ortiz will add one`, `Ana adds one`, where it says until when: else it is rather what the work
 * is about. `Add a cron job: Ana, …`, `Add an index (Ana)` and `Add an index — Ana` need no date.
 */
function standsAsOwner({ text, start }: PlainText, name: PlainText, hasDue: boolean): boolean {
  const at = name.start - start;
  if (at > text.search(/\S/)) return true;
  const behind = text.slice(at + name.text.length).replace(/^[\s:：–—-]*(?:to\s+)?/, '');
  const [verb = ''] = behind.split(' ');
  const isAct =
    isWork(behind) ||
    /^will\s+(?!be\b)[a-z]/.test(behind) ||
    [/s$/, /es$/].some((end) => isWork(verb.replace(end, '')));
  return hasDue && isAct;
}

function describeAsIs({ span, shape, described, source, fields, checked, options }: Draft): ActionItem {
  const description = flatten(described.text);
  const named = fields.get('owner') ?? mentionIn(described, source) ?? found(marked(), described) ?? inWords(described);
  const tail = readTail(described, options, named !== undefined);
  const owner = named ?? tail.owner;
  const due = dueDate(fields.get('due'), described, tail, options);
  const ticket = fields.get('ticket') ?? found(ticketPattern, source);
  const priority = fields.get('priority') ?? found(priorityPattern, described);
  const type = fields.get('type') ?? found(typePattern, described);
  const state = fields.get('state');
  const isDone =
    checked === true ||
    /^\s*(?:\[[ xX]\]\s+)?~~[^~]+~~[^~]{0,30}$/.test(source.text) ||
    (state !== undefined && isDoneState(state.text)) ||
    tail.isDone ||
    (['due', 'ticket'] as const).some((name) => saysDoneInField(fields.get(name)?.text ?? '')) ||
    (checked === undefined &&
      state === undefined &&
      due === undefined &&
      (tellsDeed(description) || tellsDeedElsewhere(description) || tellsFact(description))) ||
    saysDoneInWords.test(description) ||
    tellsDeclined(description) ||
    (checked === undefined && state === undefined && tellsDoneSince(description));
  return {
    span,
    shape,
    isTask: shape === 'row' || checked !== undefined,
    description: description.replace(markInFront, '').replace(markBehind, ''),
    descriptionSpan: { start: described.start, end: described.end },
    owner: words(owner),
    due: due?.impossible ? undefined : due?.date,
    ...(due?.impossible && { impossibleDue: due.impossible }),
    ticket: ticketIn(words(ticket)),
    priority: words(priority),
    type: words(type),
    state: isDone ? 'done' : 'open',
    places: placesOf({ owner, due: due?.value, ticket, priority, type, state }),
  };
}

/** `✅ DONE: add an index`, `⏳ PENDING: add an index`, and no `✅` of which nothing is said. */
const markInFront =
  /^(?:[✅✔☑✓⏳⌛⬜🔄🚧]\ufe0f?\s{0,3})?(?:DONE|PENDING|TODO|TO DO|WIP|IN PROGRESS|OPEN|BLOCKED)\s?[:：–—-]\s{0,3}(?=\S)|^[✅✔☑✓⏳⌛⬜🔄🚧]\ufe0f?\s{0,3}(?=\S)/u;
/** `Add an index - DONE`, `Add an index ✅` */
const markBehind = /\s{1,3}(?:[–—-]\s{1,3}(?:DONE|TODO|WIP)[.!]?|[✅✔☑✓]\ufe0f?)$/u;

function isDoneState(text: string): boolean {
  return (isDoneWord(text) && !isTakenBack(text)) || isDeedState(text) || isDeclined(text) || startsWithDay.test(text);
}

/** `✅ #12`, `landed 2026-05-29` */
function saysDoneInField(text: string): boolean {
  return /✅|✔|☑|✓|\bdone\b/i.test(text) || isDoneRemark(text.trim());
}

/** In a column `Done on`. */
const startsWithDay =
  /^\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]|\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2,8}\.? \d{1,2}\b)/;

/** `Bug 4711 DONE`, `n/a **DONE**`: what the state says is none, nor is the rest of a link that lacks its bracket: `#12](…)`. */
function ticketIn(text: string | undefined): string | undefined {
  const ticket =
    text
      ?.replace(/\]\([^\s()]*\)?$/, '')
      .replace(/(?:^|[\s,:–—-])(?:done|todo|to do|wip|open|closed|in progress)[.!]?$/i, '')
      .trim() ?? '';
  return ticket === '' || /^(?:n\/?a|none)$/i.test(ticket) ? undefined : ticket;
}

/** `✅ Add an index`, "Restore drill (done 2025-12-09)", "Delete index – DONE (Ana)". */
const saysDoneInWords =
  /^(?:✅|✔|☑|✓|\[?[Dd][Oo][Nn][Ee]\]?\b)|[([,;]\s?(?:[Dd]one|DONE|[Cc]ompleted?|[Aa]ccomplished|[Ff]ixed)[.!]?(?:,? (?:on )?\d[^()[\]]{0,20})?[)\]][.!]?$|[ *](?:DONE|FIXED)\b|(?:^|[([,;:.!–—-]\s?)(?:is )?[Nn]o longer needed[.!)\]]*$|[.!]\s(?:Done|Fixed|Completed)(?:,? (?:on )?(?:[A-Z][a-z]{2,8}\.? )?\d[^()[\]]{0,20})?[.!]?$/;

function placesOf(values: Partial<Record<ActionField, PlainText>>): ActionItem['places'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, { start: value.start, end: value.end }]] : [])),
  );
}

/** `@ana`, `@Ana Ortiz, by 1 March`, and no package (`@scope/name`). */
const mention = new RegExp(
  `@(?<=^\\s*@)[${letters}\\d_-]+/[${letters}\\d_-]+|(?<![\\w.])@(?:[A-Z][${letters}]+ [A-Z][${letters}]+(?=\\s*(?:$|[,;)\\]–—-]))|[${letters}\\d_-]+(?![${letters}\\d_/-]))`,
);
/** Who is named with an `@`, outside of code: `` `// @no-check: reason` `` names nobody, but `` `@ana` `` alone does. */
function mentionIn(described: PlainText, source: PlainText): PlainText | undefined {
  const named = found(mention, described);
  if (!named || !source.text.includes('`')) return named;
  const [from, to] = [named.start - source.start, named.end - source.start];
  const isInCode = source.text.slice(0, from).split('`').length % 2 === 0;
  const isAllOfIt = source.text.charAt(from - 1) === '`' && source.text.charAt(to) === '`';
  return isInCode && !isAllOfIt ? undefined : named;
}

/** `👤 Ana Ortiz` */
const marked = once(() => new RegExp(String.raw`(?<=\ud83d[\udc64\udc65]\s?|\bassigned to )${personName}`));
/** `Alice to update the library`, `Network team: …`, `[Bob] Discuss …` */
const inFront = once(
  () =>
    new RegExp(
      String.raw`^(?:(?:The )?(${personName}|${teamName})(?: to ([a-z]{2,12})\b|(?<=${teamWord})\s?[:：])|\[(${personName})\]\s)`,
    ),
);
/** Who is named in front of the work. */
function inWords(described: PlainText): PlainText | undefined {
  const [whole, who, verb, bracket] = inFront().exec(described.text) ?? [];
  const first = /^\S+/.exec(who ?? '')?.[0] ?? '';
  const acts =
    verb === undefined ||
    (humanVerbs.has(verb) &&
      !isWork(first) &&
      !things.test(first) &&
      !howItIs.test(first) &&
      !sendsSignals.test(described.text.slice(whole?.length)));
  const named = who !== undefined && acts ? who : undefined;
  const inside = bracket !== undefined && !isNoName(bracket) ? bracket : undefined;
  const own = named ?? inside;
  if (whole === undefined || own === undefined) return undefined;
  const start = described.text.indexOf(own);
  return slicePlain(described, start, start + own.length);
}

/** "Grafana to send alerts": what programs send. */
const sendsSignals =
  /^ (?:\S{1,20} ){0,2}(?:alerts?|notifications?|metrics?|logs?|pages|events?|traces?|data|traffic|requests?|pings?|signals?|e-?mails?|webhooks?)\b/i;

/** "Easy to detect" */
const howItIs =
  /^(?:easy|hard|difficult|simple|able|unable|ready|failed|failure|possible|impossible|likely|unlikely|slow|quick)$/i;

const perhapsNames = `[@${letters}][${letters} &,.'’-]{1,40}?`;
const perhapsInFront = new RegExp(
  String.raw`^\s*(${perhapsNames})(?:(?:\s{0,3}[:：]|\s{1,4}[–—-]|\s(?:will|to|should)\b)\s|\s(?=[a-z]{2,12}s\s))`,
);
/** `Add a cron job: Ana, by 1 March` */
const perhapsBehindColon = new RegExp(String.raw`(?<=[:：]\s)${perhapsNames}(?=,\s)`);
const perhapsBehind = new RegExp(String.raw`(?<=[([（]|\s(?:[–—-]|->|→)\s)${perhapsNames}(?=[)\]）]?\.?\s*$)`);

/** `Ana: add an index`, `Add an index (Ana)`, `Add an index — Ana & Bo`: somebody, or something. */
function perhapsOwner(described: PlainText): PlainText | undefined {
  const [lead = '', name = ''] = perhapsInFront.exec(described.text) ?? [];
  const at = lead.indexOf(name);
  if (name !== '' && !isWork(name)) return slicePlain(described, at, at + name.length);
  const behind = found(perhapsBehind, described) ?? found(perhapsBehindColon, described);
  return behind && trimmed(behind);
}

function found(pattern: RegExp, plain: PlainText): PlainText | undefined {
  const match = pattern.exec(plain.text);
  return match ? slicePlain(plain, match.index, match.index + match[0].length) : undefined;
}

const dueWords = /\b(?:due|by|until|before)[ \t]{1,9}(?=(.{4,30}))/gi;

/** `in H1`, `during the Q3 sprints`, `im Q3`, `au T3`, 第3四半期 */
const partOfYear = once(
  () =>
    /(?<=(?<!\p{L})(?:in|during|for|im|en|em|no|в|за)[ \t](?:the )?)[hq][1-4](?![\p{L}\d])(?:[ /]?20\d\d)?|(?<=(?<!\p{L})(?:au|no|en el) )t[1-4](?![\p{L}\d])|第[1-4一二三四](?:四半期|季度)|(?<!\d)[1-4] ?(?:분기|кв\.|квартал)/iu,
);

/** `by the end of the quarter`, `until next week` */
const dueInWords =
  /(?=(?:the |end|next|mid|early|late|q[1-4]|eo))(?<=\b(?:due|by|until|before)[ \t]{1,9})(?:the )?(?:end of|next|mid|early|late|q[1-4]|eo[dwmqy])\b[^,.;()[\]\r\n]{0,20}/i;

/** The date of the field, or one behind "by" or "due", or the one at the end beside a name. */
function dueDate(
  field: PlainText | undefined,
  described: PlainText,
  tail: ActionTail,
  options: ReadingOptions,
): Due | undefined {
  if (field) return dateIn(field, options) ?? { value: field };
  if (tail.due) return tail.due;
  // `2026-12-11: rotate the keys`
  const [lead] = /^\s*\d{4}-\d\d-\d\d(?=\s?[:–—])/.exec(described.text) ?? [];
  if (lead !== undefined) return dateIn(slicePlain(described, 0, lead.length), options);
  for (const match of described.text.matchAll(dueWords)) {
    const start = match.index + match[0].length;
    const read = dateIn(slicePlain(described, start, start + (match[1] ?? '').length), options);
    if (read) return read;
  }
  const value = found(dueInWords, described) ?? found(partOfYear(), described);
  return value && { value };
}

export function dateIn(plain: PlainText, options: ReadingOptions): Due | undefined {
  const read = readTimeExpressions(plain.text, options).find(({ from }) => from.date?.day !== undefined);
  return read && dueOf(plain, read);
}
