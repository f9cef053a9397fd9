import type { List, Nodes, Paragraph, Table } from 'mdast';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Role } from '../../templates/catalogue.ts';
import { fold } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Memory } from '../memory.ts';
import { rolesAround, sectionsAround } from '../outlineAt.ts';
import { perObject } from '../perObject.ts';
import { nodesIn, type OutlineNode, parentOf, sectionsIn } from '../sections/outline.ts';
import type { ActionItem, ActionList } from '../types.ts';
import { columnOf, fieldOf } from '../words/actionFields.ts';
import { isDoneTitle, isOfNoTask, isWork } from '../words/actionWords.ts';
import {
  beginsWithWork,
  belowName,
  isWithDetails,
  itemsOf,
  ledItem,
  lineItems,
  paragraphItems,
} from './actionItems.ts';
import { namesWork } from './actionTable.ts';
import { nameAlone, nameInFront } from './boldNames.ts';
import { announcesDeeds, doneOf } from './doneActions.ts';
import { fieldsAbove, fieldsBelow, fieldsInTitle, type SharedFields, withShared } from './sharedFields.ts';
import { lengthBelow, titledItem, withTitlesBeside } from './titledActions.ts';

/** The follow-ups of a document: items of lists and rows of tables in the sections that are for them. */
export function readActionLists(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): readonly ActionList[] {
  const isForActions = (node: OutlineNode | undefined) => node?.section.roles.includes('action-items') ?? false;
  const outermost = memory.keep(outline, 'actions', [options], () =>
    outline
      .filter((node) => isForActions(node) && !holdersOf(outline, node).some(isForActions))
      .map((node) => ({
        span: withFieldsBehind(outline, node),
        node,
        isOfDone: isOfDone(outline, node),
        isToBeWork: isPartOfFix(outline, node) || isToWatch.test(node.section.name),
      })),
  );
  const read = ({ node, span, isOfDone, isToBeWork }: Outermost): readonly ActionList[] => {
    const blocks = nodesIn(tree, { start: node.bodyStart, end: span.end });
    const headings = byHeading(node.title, blocks, options, tree.source);
    const items = withTitlesBeside(alsoInTable(headings) ?? withoutAttributes(headings), blocks, options, tree.source);
    const own = isOfDone ? items.map(doneUnlessTask) : items;
    const left = isToBeWork ? own.filter(isToDo) : own;
    return left.length > 0 ? [{ items: left }] : [];
  };
  const named = memory.each('actions', outermost, read, [], isHeldAlike);
  return named.length > 0
    ? withTablesBeside(named, tree, outline, options, memory)
    : readUnnamedActions(tree, outline, options, memory);
}

/** A section for actions that is in no other one, with what the sections around it say of it. */
interface Outermost {
  readonly span: Span;
  readonly node: OutlineNode;
  readonly isOfDone: boolean;
  /** Whether only what somebody is to do is an action. */
  readonly isToBeWork: boolean;
}

/**
 * Its span, with the lines behind it that say whose its actions are, or until when, though in bold they look like titles:
 *
 *     **Actions**
 *
 *     - Alert on the queue
 *
 *     **Owners**: Storage team
 */
function withFieldsBehind(outline: readonly OutlineNode[], { span, section }: OutlineNode): Span {
  let { end } = span;
  for (const { section: next, span: own } of outline.slice(section.index + 1)) {
    const field = own.start === end && next.shape === 'label' ? fieldOf(next.title) : undefined;
    if (field === 'owner' || field === 'due') end = own.end;
    else if (own.start >= end) break;
  }
  // The same object tells that the section stands as it did.
  return end === span.end ? span : { start: span.start, end };
}

/** The title of a section around it may be another one, while its own blocks are the same. */
function isHeldAlike(before: Outermost, after: Outermost): boolean {
  return before.isOfDone === after.isOfDone && before.isToBeWork === after.isToBeWork;
}

/**
 * Of a document with sections for actions, the tables elsewhere that say themselves that they are of some, too:
 *
 *     ## Process changes
 *
 *     | Action | Owner | Status |
 */
function withTablesBeside(
  named: readonly ActionList[],
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): readonly ActionList[] {
  const tables = memory.gatherNodes(
    'tables of actions',
    tree.root.children,
    (node) => (node.type === 'table' && isFollowUpTable(node, tree.source) ? [node] : none),
    [],
  );
  return memory.keep(outline, 'actions beside', [named, options, ...tables], () => {
    const sections = sectionsIn(outline);
    const isBeside = (node: Nodes) =>
      !sectionsAround(sections, spanOf(node).start).some(
        ({ roles, name }) =>
          roles.some((role) => role === 'action-items' || role === 'timeline') ||
          (roles.some((role) => ofIncident.has(role)) && !isPlan.test(name)),
      );
    const beside = tables.filter(isBeside).map((node) => ({ items: itemsOf(tree.source, node, options) }));
    return beside.length === 0 ? named : [...named, ...beside].sort(byPlace);
  });
}

/** Where a table of actions is one of what was done during the incident. */
const ofIncident: ReadonlySet<Role> = new Set<Role>(['impact', 'detection', 'response', 'resolution']);
/** "Mitigation plan" */
const isPlan = /plan\b|计划|計画|계획|план/;

function byPlace({ items: [one] }: ActionList, { items: [other] }: ActionList): number {
  return (one?.span.start ?? 0) - (other?.span.start ?? 0);
}

/** Whether a table has columns of actions, of who does them, and of how far they are or until when. */
const isFollowUpTable = perNode(({ children: [head] }: Table, source: TextSource): boolean => {
  const titles = head?.children.map((cell) => plainTextOf(cell, source).text) ?? [];
  const fields = titles.map(columnOf);
  const isPlanned = (title: string, at: number) =>
    fields[at] === 'state' || (fields[at] === 'due' && !tellsWhen.test(fold(title)));
  if (titles.some((title) => timeOfDay.test(fold(flatten(title))))) return false;
  return fields.includes('owner') && titles.some(namesWork) && titles.some(isPlanned);
});

/** The head of a column, folded, that says at what time something was done. */
const timeOfDay =
  /^[\s|]*(?:times?|timestamp|time of day|hora|horario|heure|horodatage|uhrzeit|zeit|zeitpunkt|ora|orario|время|时间|時間|時刻|日時|시간|시각|일시)(?: ?[(（][^()（）]{1,20}[)）]| (?:utc|gmt|[a-z]{2,4}t))?[\s|]*$/;

/** What holds a section, the innermost first. */
function holdersOf(outline: readonly OutlineNode[], node: OutlineNode): readonly OutlineNode[] {
  const holder = parentOf(outline, node);
  return holder ? [holder, ...holdersOf(outline, holder)] : [];
}

/** `**Actions:**` below `## Fixes applied`: what the fixes were. */
function isOfDone(outline: readonly OutlineNode[], node: OutlineNode): boolean {
  return (
    plainActions.test(node.section.name) && holdersOf(outline, node).some(({ section }) => isDoneTitle(section.title))
  );
}

/** As plain names have it. */
const plainActions =
  /^(?:actions?|measures?|acciones|accion|acoes|acao|medidas|mesures|massnahmen|меры|действия|措施|対応|対策|조치)$/;

/** A box that nobody has ticked says more than the title. */
function doneUnlessTask(item: ActionItem): ActionItem {
  return item.isTask ? item : doneOf(item);
}

/** `### Long-term fix` below `## Resolution`: what was done for good, as far as nobody is to do it; `### 사후 조치`: afterwards. */
function isPartOfFix(outline: readonly OutlineNode[], node: OutlineNode): boolean {
  const around = parentOf(outline, node)?.section.roles ?? [];
  return around.includes('resolution') && partOfFix.test(node.section.name);
}

const partOfFix = /\b(?:fix(?:es)?|solutions?)$|恒久対応$|사후 ?조치$/;

/** `## Watch / next`, `## Next`: what is as it is, or takes place, stands there, too. */
const isToWatch = /\bwatch\b|^next$/;

/** The items below the title of a section, and below each heading in it. */
function byHeading(
  title: PlainText,
  blocks: readonly Nodes[],
  options: ReadingOptions,
  source: TextSource,
): readonly Heading[] {
  const ofSection = fieldsInTitle(title, options);
  let heading: Heading = { title: flatten(title.text), shared: ofSection, items: [] };
  const headings = [heading];
  const ofWork = paragraphsOfWork(blocks, options, source);
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.type === 'heading') {
      const plain = plainTextOf(block, source);
      heading = { title: flatten(plain.text), shared: { ...ofSection, ...fieldsInTitle(plain, options) }, items: [] };
      headings.push(heading);
    }
    const titled = titledItem(blocks, at, options, source);
    const found = titled ? [titled] : itemsIn(blocks, at, ofWork, options, source);
    if (found.length === 0) continue;
    const around = titled ? [] : [fieldsBelow, fieldsAbove].map((read) => read(blocks, at, options, source));
    const shared: SharedFields = Object.assign({}, heading.shared, ...around);
    const meant = isStandingTitle(heading.title) ? found.filter(isAssignedTask) : found;
    heading.items.push(...below(heading.title, meant).map((item) => withShared(item, shared)));
    if (titled) at += lengthBelow(blocks, at);
  }
  return headings;
}

interface Heading {
  readonly title: string;
  /** What it says for everything below it. */
  readonly shared: SharedFields;
  /** The actions below it. */
  readonly items: ActionItem[];
}

/**
 * The items below the headings, but not what is told with the same labels of each that is to be done:
 *
 *     ### Add an alert on lag
 *     - Metric: lag
 *     - Folder: queues
 */
function withoutAttributes(headings: readonly Heading[]): readonly ActionItem[] {
  const counts = new Map<string, number>();
  for (const { items } of headings)
    for (const label of new Set(items.flatMap(labelOf))) counts.set(label, (counts.get(label) ?? 0) + 1);
  const isToldOf = ({ items }: Heading) =>
    items.flatMap(labelOf).filter((label) => (counts.get(label) ?? 0) > 1).length > 1;
  const told = headings.filter(isToldOf);
  const areWork = told.some(({ title }) => isWork(title.replace(/^\P{L}+/u, '')));
  return headings.flatMap((heading) =>
    areWork && told.includes(heading) ? heading.items.filter(isAssignedTask) : heading.items,
  );
}

/**
 * The rows of a table that has all of the section again, with who does it or until when, where nothing else says that:
 *
 *     ### 1. Limits of the queue
 *     - Limit the memory
 *     ### 2. Alerts
 *     - Alert on lag
 *     ### Plan
 *     | Action | Owner | Due |
 */
function alsoInTable(headings: readonly Heading[]): readonly ActionItem[] | undefined {
  const items = headings.flatMap((heading) => heading.items);
  const rows = items.filter(({ shape }) => shape === 'row');
  const counted = headings.filter(({ title }) => /^\d{1,2}[.)．、]/.test(title));
  const areTold = (item: ActionItem) => item.shape !== 'row' && isToDoBySomebody(item);
  if (rows.length < 2 || rows.length !== counted.length || !rows.every(isAssigned) || items.some(areTold))
    return undefined;
  return rows;
}

function isToDoBySomebody({ isTask, places: { owner, due, ticket } }: ActionItem): boolean {
  return isTask || (owner ?? due ?? ticket) !== undefined;
}

/** `Metric: lag`, but not `Lag: alert on it`. */
const labelOf = perObject(({ description, shape }: ActionItem): readonly string[] => {
  const [, label, value = ''] = /^([^:：]{2,30}?) ?[:：]\s?(\S.*)/.exec(description) ?? [];
  return shape === 'row' || label === undefined || isWork(label) || isWork(value) ? [] : [label];
});

/** The actions in a block, as what is around it has it. */
function itemsIn(
  blocks: readonly Nodes[],
  at: number,
  ofWork: ReadonlySet<Nodes>,
  options: ReadingOptions,
  source: TextSource,
): ActionItem[] {
  const block = blocks[at];
  if (!block) return [];
  if (block.type !== 'paragraph') {
    const isOfTask = at > 0 && detailsBelow(blocks, at - 1, source) === block;
    return isOfTask ? [] : introducedBy(blocks[at - 1], itemsOf(source, block, options), source);
  }
  const lead = nameInFront(block, source);
  const details = detailsBelow(blocks, at, source);
  if (lead?.isOverList && !details && blocks[at + 1]?.type === 'list') return [];
  if (lead) return [ledItem(source, block, lead, details?.children ?? [], options)];
  const lines = lineItems(block, options, source);
  if (lines.length > 0) return [...lines];
  const items = paragraphItems(block, options, source);
  if (isAlone(blocks, at) || ofWork.has(block)) return [...items];
  return items.filter((item) => isAssigned(item) && item.description.length <= longestAssigned);
}

/** More is a story. */
const longestAssigned = 300;

/**
 * The paragraphs that are actions one by one: several below the same heading begin with work, and most of the others are
 * no longer than a title.
 *
 *     ## Follow-up
 *
 *     Alert when the queue grows.
 *
 *     Move the queue to its own disk.
 */
function paragraphsOfWork(blocks: readonly Nodes[], options: ReadingOptions, source: TextSource): ReadonlySet<Nodes> {
  const found = new Set<Nodes>();
  let run: Paragraph[] = [];
  const close = () => {
    const work = run.filter((node) => paragraphItems(node, options, source).length > 0);
    const told = run.filter((node) => !work.includes(node) && plainTextOf(node, source).text.length > longestTopic);
    if (work.length > 1 && work.length > told.length) for (const node of work) found.add(node);
    run = [];
  };
  for (const block of blocks) {
    if (block.type === 'heading') close();
    else if (block.type === 'paragraph') run.push(block);
  }
  close();
  return found;
}

/** "Medium term (two weeks)" */
const longestTopic = 40;

/**
 * The list that says more of what somebody in bold is to do:
 *
 *     **JP** Add a badge of the build for:
 *
 *     - the main branch
 *     - releases
 */
function detailsBelow(blocks: readonly Nodes[], at: number, source: TextSource): List | undefined {
  const [block, next] = [blocks[at], blocks[at + 1]];
  const lead = block?.type === 'paragraph' ? nameInFront(block, source) : undefined;
  if (!lead?.isOverList || next?.type !== 'list') return undefined;
  return isWithDetails(flatten(lead.work.text), next.children, source) ? next : undefined;
}

/** What of the items of a list are actions, and whose they are, as what stands above it says. */
function introducedBy(above: Nodes | undefined, items: ActionItem[], source: TextSource): ActionItem[] {
  if (above?.type !== 'paragraph') return items;
  const lead = nameInFront(above, source);
  const name = nameAlone(above, source) ?? (lead?.isOverList ? lead.name : undefined);
  if (name) return items.map((item) => belowName(item, name));
  const { text } = plainTextOf(above, source);
  if (listsFiles.test(fold(text))) return items.filter(isAssigned);
  if (isDoneTitle(text) || announcesDeeds(text)) return items.map(doneUnlessTask);
  if (givesReasons.test(fold(text.slice(-40)))) return items.filter(({ isTask }) => isTask);
  if (tellsCauses.test(text.slice(-200))) return items.filter(isToDo);
  return explains.test(text.slice(-40)) && !announcesWork.test(text.slice(-200)) ? items.filter(isToDo) : items;
}

/** "Be aware that:", "The failure was:", "Rule of thumb:" */
const explains =
  /\b(?:(?:aware|noted?|remember|mind|learned|found|saw|seen|shown?) that|was|were|rules? of thumb|remember|keep in mind)\W{0,4}[:：]\W{0,4}$/i;
/** "All of the errors were due to missing tests:" */
const tellsCauses =
  /\b(?:was|were|is|are) (?:all |mostly |partly )?(?:due to|caused by|because of)\b[^.!?:：]{1,150}[:：]\W{0,4}$/i;
/** "This is the right fix because:", folded. Of the next sentence after it nobody knows. */
const givesReasons =
  /(?<![a-z\u0430-\u044f])(?:because|for (?:these|the following|several|two|three) reasons|porque|pois|parce que|car|weil|denn|perche|потому что|так как)\s?[:：]\W{0,4}$|(?:因为|原因是|理由は|理由[：:]|때문에)\W{0,5}$/;
/** "The actions that were agreed on were:" */
const announcesWork =
  /\b(?:actions?|tasks?|steps?|follow-?ups?|measures?|improvements?|fix(?:es)?|todos?|items?|agreed|decided|planned)\b/i;

function isToDo(item: ActionItem): boolean {
  return isWork(item.description) || isToDoBySomebody(item);
}

/**
 * Whether a title is of what protects already: "Impact and current mitigations", but not "Improve current controls" or
 * "Gaps in existing controls". Of a list below it, only what somebody is to do is an action.
 */
function isStandingTitle(title: string): boolean {
  const words = fold(title);
  return standingTitle.test(words) && !isWork(words.replace(/^[^a-z]+/, '')) && !toBeBetter.test(words);
}

const toBeBetter =
  /\b(?:gaps?|missing|lack(?:s|ing|ed)?|weakness(?:es)?|limits of|limitations?|improv(?:ing|ements?)|(?:strengthen|harden|tighten|reinforc|replac|extend|review)(?:e|ing)?|(?:changes|additions|updates|extensions) to|beyond|lacunes|manqu\w*|luecken|lucken|fehlend\w*|faltan(?:tes)?|lagunas|lacunas|falhas|mejoras?|melhorias?)\b/;

const standingTitle =
  /\b(?:current|existing) (?:\w+ )?(?:mitigations?|measures?|controls?|protections?|safeguards?)\b|\b(?:mitigations?|measures?|controls?|protections?|safeguards?) (?:already )?in place\b|\b(?:mesures?|protections?|controles?)(?: de \w+){0,2} (?:actuelles?|existante?s?|en place|deja en place)\b|\b(?:medidas|controles|protecciones|protecoes|mitigaciones|mitigacoes)(?: de \w+){0,2} (?:actuales|existentes|atuais|vigentes|em vigor)\b|\b(?:bestehende|vorhandene|aktuelle) (?:\w*massnahmen|schutzmassnahmen|kontrollen)\b|(?:существующие|действующие|текущие) меры|(?:现有|已有|当前)(?:的)?(?:措施|防护|缓解)|(?:既存|現在|現行)の(?:対策|措置|緩和策)|(?:기존|현재) (?:대책|조치|완화)/;

/** Whether a block is all there is below a heading inside of a section. */
function isAlone(blocks: readonly Nodes[], at: number): boolean {
  const next = blocks[at + 1];
  return blocks[at - 1]?.type === 'heading' && (next === undefined || next.type === 'heading');
}

function isAssignedTask({ isTask, shape, places: { owner, due } }: ActionItem): boolean {
  return (isTask && shape === 'item') || (owner ?? due) !== undefined;
}

/** What of the items below a heading are actions, as far as nobody is to see to them, and which of them it says are done. */
function below(heading: string, items: ActionItem[]): ActionItem[] {
  if (isOfNoTask(heading)) return items.filter(isAssigned);
  if (explainingHeading.test(fold(heading))) return items.filter(isFollowedUp);
  if (listsFiles.test(fold(heading))) return items.filter(isAssigned);
  return isDoneTitle(heading) ? items.map(doneUnlessTask) : items;
}

function isAssigned({ places: { owner, due } }: ActionItem): boolean {
  return (owner ?? due) !== undefined;
}

/** "Files changed:", folded, over paths and what became of them. */
const listsFiles = new RegExp(
  [
    String.raw`^\W*(?:(?:changed|modified|touched|affected|updated|new) files|files (?:changed|modified|touched|affected|updated|added))`,
    String.raw`^\W*(?:fichiers|archivos|ficheros|arquivos|ficheiros) (?:modifi|changes|touches|crees|ajoutes|cambiad|alterad|tocad|cread|criad|afectad|afetad)\p{L}*`,
    String.raw`^\W*(?:geanderte|betroffene|neue|angepasste) dateien`,
    '^(?:[^\\p{L}]*)(?:измененные|затронутые|новые) файлы',
    '^[^\\p{L}]*(?:変更(?:した)?|修正(?:した)?)?ファイル(?:一覧)?',
    '^[^\\p{L}]*(?:修改|变更|改动|涉及|新增)的?文件(?:清单|列表)?',
    '^[^\\p{L}]*(?:변경|수정)(?:된|한)? ?파일',
  ]
    .map((pattern) => String.raw`${pattern}(?: \([^)]{1,40}\))?[^\p{L}]*$`)
    .join('|'),
  'u',
);

/** Where it is explained what the kinds mean, only a table that says who, until when or how far is of actions. */
function isFollowedUp({ shape, places: { owner, due, state } }: ActionItem): boolean {
  return shape === 'row' && (owner ?? due ?? state) !== undefined;
}

/** Over what is explained, folded. */
const explainingHeading = /\b(?:explained|explanation|legend|definitions?)\W*$|説明\W*$|凡例|说明\W*$|설명\W*$/;

/**
 * Without a section for them, the lists and tables in which most items say who and until when are of actions, whatever
 * they stand below: a "Remediation" that is still to be done. So is a table that has a column of that name.
 */
function readUnnamedActions(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): readonly ActionList[] {
  const sections = sectionsIn(outline);
  const isElsewhere = (node: Nodes) => rolesAround(sections, spanOf(node).start).some((role) => otherLists.has(role));
  const candidates = memory.gatherNodes(
    'assigned',
    tree.root.children,
    (node) =>
      isNamed(node, tree.source) || (!isElsewhere(node) && holdsAssigned(tree.source, node, options)) ? [node] : none,
    [options, outline],
  );
  return memory.keep(outline, 'unnamed actions', [options, ...candidates], () =>
    candidates.map((node) => ({ items: itemsOf(tree.source, node, options) })),
  );
}

const none: readonly Nodes[] = [];

const otherLists: ReadonlySet<Role> = new Set<Role>([
  'timeline',
  'metadata',
  'communication',
  'supporting',
  'root-cause',
  'contributing-factors',
  'trigger',
]);

function holdsAssigned(source: TextSource, node: Nodes, options: ReadingOptions): boolean {
  if (!mayHoldActions(node, source)) return false;
  const items = itemsOf(source, node, options);
  const isMeant = ({ owner, places, shape, description }: ActionItem) =>
    owner !== undefined && places.due !== undefined && (shape === 'row' || isWork(description));
  return items.length > 0 && items.filter(isMeant).length * 2 > items.length;
}

function isNamed(node: Nodes, source: TextSource): boolean {
  return node.type === 'table' && (namesActions(node, source) || isFollowUpTable(node, source));
}

/** `| Action Item | Type | Owner | Bug |`: a table that says itself what it is of, wherever it stands. */
const namesActions = perNode(({ children: [head] }: Table, source: TextSource): boolean => {
  const titles = head?.children.map((cell) => plainTextOf(cell, source).text) ?? [];
  return titles.map(columnOf).includes('owner') && titles.some((title) => actionItems.test(title));
});

/** The head of a column, with what is around it. */
const actionItems = /^[\s|]*(?:action|follow-?up) items?[\s|]*$/i;

/** A quick look, as most lists are of something else. */
function mayHoldActions(node: Nodes, source: TextSource): boolean {
  if (node.type === 'table') return saysUntilWhen(node, source);
  return node.type === 'list' && node.children.some((item) => beginsWithWork(item, source));
}

/** Over dates of what is done already, folded. */
const tellsWhen = /\b(?:when|date|timeline|until|quand|cuando|quando)\b|когда|дата/;

/** Whether a table has a column of actions, and one that says until when: what has a `When` alone is done already. */
const saysUntilWhen = perNode(({ children: [head] }: Table, source: TextSource): boolean => {
  const titles = head?.children.map((cell) => plainTextOf(cell, source).text) ?? [];
  const fields = titles.map(columnOf);
  return (
    fields.includes('description') && titles.some((title, at) => fields[at] === 'due' && !tellsWhen.test(fold(title)))
  );
});
