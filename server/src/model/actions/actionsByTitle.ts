/** The actions of a section, by the titles in it: of what is done, of what stands already, or that are actions themselves. */
import type { Nodes } from 'mdast';
import { flatten, type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import type { Span, TextSource } from '../../syntax/position.ts';
import { fold } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { perObject } from '../perObject.ts';
import type { ActionItem } from '../types.ts';
import { isDoneTitle, isOfNoTask, isWork, namesFiles } from '../words/actionWords.ts';
import { doneUnlessTask, isAssigned, isAssignedTask, isToDoBySomebody } from './actionStates.ts';
import { itemsIn, paragraphsOfWork } from './actionsInBlock.ts';
import { fieldsAbove, fieldsBelow, fieldsInTitle, type SharedFields, withShared } from './sharedFields.ts';
import { lengthBelow, titledItem } from './titledActions.ts';

/** The items below the title of a section, and below each heading in it. */
export function byHeading(
  title: PlainText,
  blocks: readonly Nodes[],
  within: Span,
  options: ReadingOptions,
  source: TextSource,
): readonly Heading[] {
  const ofSection = fieldsInTitle(title, options);
  let heading: Heading = { title: flatten(title.text), shared: ofSection, items: [] };
  const headings = [heading];
  const reading = { ofWork: paragraphsOfWork(blocks, options, source), within, options, source };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.type === 'heading') {
      const plain = plainTextOf(block, source);
      heading = { title: flatten(plain.text), shared: { ...ofSection, ...fieldsInTitle(plain, options) }, items: [] };
      headings.push(heading);
    }
    const titled = titledItem(blocks, at, options, source);
    const found = titled ? [titled] : itemsIn(blocks, at, reading);
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
export function withoutAttributes(headings: readonly Heading[]): readonly ActionItem[] {
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

/** `Metric: lag`, but not `Lag: alert on it`. */
const labelOf = perObject(({ description, shape }: ActionItem): readonly string[] => {
  const [, label, value = ''] = /^([^:：]{2,30}?) ?[:：]\s?(\S.*)/.exec(description) ?? [];
  return shape === 'row' || label === undefined || isWork(label) || isWork(value) ? [] : [label];
});

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
export function alsoInTable(headings: readonly Heading[]): readonly ActionItem[] | undefined {
  const items = headings.flatMap((heading) => heading.items);
  const rows = items.filter(({ shape }) => shape === 'row');
  const counted = headings.filter(({ title }) => /^\d{1,2}[.)．、]/.test(title));
  const areTold = (item: ActionItem) => item.shape !== 'row' && isToDoBySomebody(item);
  if (rows.length < 2 || rows.length !== counted.length || !rows.every(isAssigned) || items.some(areTold))
    return undefined;
  return rows;
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

/** What of the items below a heading are actions, as far as nobody is to see to them, and which of them it says are done. */
function below(heading: string, items: ActionItem[]): ActionItem[] {
  if (isOfNoTask(heading)) return items.filter(isAssigned);
  if (explainingHeading.test(fold(heading))) return items.filter(isFollowedUp);
  if (namesFiles(heading)) return items.filter(isAssigned);
  return isDoneTitle(heading) ? items.map(doneUnlessTask) : items;
}

/** Over what is explained, folded. */
const explainingHeading = /\b(?:explained|explanation|legend|definitions?)\W*$|説明\W*$|凡例|说明\W*$|설명\W*$/;

/** Where it is explained what the kinds mean, only a table that says who, until when or how far is of actions. */
function isFollowedUp({ shape, places: { owner, due, state } }: ActionItem): boolean {
  return shape === 'row' && (owner ?? due ?? state) !== undefined;
}
