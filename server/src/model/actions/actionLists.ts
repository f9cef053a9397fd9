import type { Nodes, Table } from 'mdast';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, plainTextOf } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Role } from '../../templates/catalogue.ts';
import { fold } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Memory } from '../memory.ts';
import { rolesAround, sectionsAround } from '../outlineAt.ts';
import { nodesIn, type OutlineNode, parentOf, sectionsIn } from '../sections/outline.ts';
import type { ActionItem, ActionList } from '../types.ts';
import { columnOf, fieldOf } from '../words/actionFields.ts';
import { isDoneTitle, isWork } from '../words/actionWords.ts';
import { beginsWithWork, itemsOf } from './actionItems.ts';
import { doneUnlessTask, isToDo } from './actionStates.ts';
import { alsoInTable, byHeading, withoutAttributes } from './actionsByTitle.ts';
import { namesWork } from './actionTable.ts';
import { withoutLegend } from './legends.ts';
import { withTitlesBeside } from './titledActions.ts';

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
    const body = { start: node.bodyStart, end: span.end };
    const blocks = nodesIn(tree, body);
    const headings = byHeading(node.title, blocks, body, options, tree.source);
    const told = withoutLegend(alsoInTable(headings) ?? withoutAttributes(headings));
    const items = withTitlesBeside(told, blocks, options, tree.source);
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

/** `### Long-term fix` below `## Resolution`: what was done for good, as far as nobody is to do it; `### 사후 조치`: afterwards. */
function isPartOfFix(outline: readonly OutlineNode[], node: OutlineNode): boolean {
  const around = parentOf(outline, node)?.section.roles ?? [];
  return around.includes('resolution') && partOfFix.test(node.section.name);
}

const partOfFix = /\b(?:fix(?:es)?|solutions?)$|恒久対応$|사후 ?조치$/;

/** `## Watch / next`, `## Next`: what is as it is, or takes place, stands there, too. */
const isToWatch = /\bwatch\b|^next$/;

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
