/** What of a block below a title for actions are some, as what stands above and below it has it. */
import type { List, Nodes, Paragraph } from 'mdast';
import { flatten, plainTextOf } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import { fold } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { ActionItem } from '../types.ts';
import { isDoneTitle, namesFiles } from '../words/actionWords.ts';
import {
  belowName,
  isWithDetails,
  itemsOf,
  ledItem,
  lineItems,
  lineItemsWithin,
  paragraphItems,
} from './actionItems.ts';
import { doneUnlessTask, isAssigned, isToDo } from './actionStates.ts';
import { nameAlone, nameInFront } from './boldNames.ts';
import { announcesDeeds } from './doneActions.ts';

/** What the blocks of a section are read with. */
export interface BlockReading {
  /** Those of its paragraphs that are actions one by one. */
  readonly ofWork: ReadonlySet<Nodes>;
  /** The section, which may begin or end inside of a paragraph. */
  readonly within: Span;
  readonly options: ReadingOptions;
  readonly source: TextSource;
}

/** The actions in a block, as what is around it has it. */
export function itemsIn(
  blocks: readonly Nodes[],
  at: number,
  { ofWork, within, options, source }: BlockReading,
): ActionItem[] {
  const block = blocks[at];
  if (!block) return [];
  if (block.type !== 'paragraph') {
    const isOfTask = at > 0 && detailsBelow(blocks, at - 1, source) === block;
    return isOfTask ? [] : introducedBy(blocks[at - 1], itemsOf(source, block, options), source);
  }
  const { start, end } = spanOf(block);
  if (start < within.start || end > within.end) return [...lineItemsWithin(block, within, options, source)];
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
export function paragraphsOfWork(
  blocks: readonly Nodes[],
  options: ReadingOptions,
  source: TextSource,
): ReadonlySet<Nodes> {
  const found = new Set<Nodes>();
  let run: Paragraph[] = [];
  const close = () => {
    const work = new Set(run.filter((node) => paragraphItems(node, options, source).length > 0));
    const told = run.filter((node) => !work.has(node) && plainTextOf(node, source).text.length > longestTopic);
    if (work.size > 1 && work.size > told.length) for (const node of work) found.add(node);
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
  if (namesFiles(text)) return items.filter(isAssigned);
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

/** Whether a block is all there is below a heading inside of a section. */
function isAlone(blocks: readonly Nodes[], at: number): boolean {
  const next = blocks[at + 1];
  return blocks[at - 1]?.type === 'heading' && (next === undefined || next.type === 'heading');
}
