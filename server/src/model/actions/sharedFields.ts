/** What is said once, above a list or below it, for all of its actions: whose they are, and until when. */
import type { Nodes, Paragraph } from 'mdast';
import { letters } from '../../characters.ts';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import type { TextSource } from '../../syntax/position.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { once } from '../memory.ts';
import type { ActionItem } from '../types.ts';
import { isLikelyPerson, isNobody, isTeamName } from '../words/actionWords.ts';
import { readTail } from './actionTail.ts';
import type { Due } from './dates.ts';
import { dateIn } from './dueDate.ts';
import { type FieldLine, fieldsIn, labelledIn } from './fieldLines.ts';

export interface SharedFields {
  readonly owner?: PlainText;
  readonly due?: Due;
}

/**
 * The fields in a title: `## Follow-up actions (owner: Ana, due 2031-03-01)`. A date alone may be that of the meeting, and
 * a word in brackets anything.
 */
export function fieldsInTitle(title: PlainText, options: ReadingOptions): SharedFields {
  const [owner] = labelledIn(title).filter(({ name }) => name === 'owner');
  const [due] = labelledIn(title).filter(({ name }) => name === 'due');
  const until = due
    ? dateIn(due.value, options)
    : namesDue.test(title.text)
      ? readTail(title, options, false).due
      : undefined;
  const whose = named(owner?.value);
  return { ...(whose && { owner: whose }), ...(until?.date && { due: until }) };
}

/** `(due 2031-03-01)`, but not "Before 2031-03-01", which may be of a phase. */
const namesDue = /\b(?:due|deadline|eta|prazo|vence|échéance)\b|fällig|срок|期限|截止|기한/i;

/**
 * The fields in what stands directly above a list, with nothing else beside them:
 *
 *     - **Deadline:** 2031-03-01
 *     - **Owner:** Infrastructure team
 *
 *     1. Audit the clocks
 */
export function fieldsAbove(
  blocks: readonly Nodes[],
  at: number,
  options: ReadingOptions,
  source: TextSource,
): SharedFields {
  let shared: SharedFields = {};
  for (let from = at - 1; from >= 0 && from >= at - mostAbove; from--) {
    const above = blocks[from];
    const lines = above ? fieldsAloneIn(above, source) : [];
    if (lines.length === 0) {
      const who = above?.type === 'paragraph' ? announced(above, source) : undefined;
      return { ...(who && { owner: who }), ...shared };
    }
    shared = { ...statedIn(lines, options), ...shared };
  }
  return shared;
}

/** Blocks with nothing but fields, one above the other. */
const mostAbove = 4;

/** The same below a list, with nothing behind them that they may be of instead. */
export function fieldsBelow(
  blocks: readonly Nodes[],
  at: number,
  options: ReadingOptions,
  source: TextSource,
): SharedFields {
  let shared: SharedFields = {};
  for (let from = at + 1; from <= at + mostAbove; from++) {
    const below = blocks[from];
    if (!below || below.type === 'heading' || below.type === 'thematicBreak') return shared;
    const lines = below.type === 'paragraph' ? fieldsAloneIn(below, source) : [];
    if (lines.length === 0) return {};
    shared = { ...statedIn(lines, options), ...shared };
  }
  return {};
}

function statedIn(lines: readonly FieldLine[], options: ReadingOptions): SharedFields {
  const said = (name: 'owner' | 'due') => lines.find(({ field }) => field === name)?.value;
  const due = said('due');
  const owner = named(said('owner'));
  const until = due && dateIn(due, options);
  return { ...(owner && { owner }), ...(until && { due: until }) };
}

const fieldsAloneIn = perNode((block: Nodes, source: TextSource): readonly FieldLine[] => {
  const parts =
    block.type === 'list'
      ? block.children.map(({ children }) => children)
      : block.type === 'paragraph'
        ? [[block]]
        : [];
  const lines = parts.map(([first, ...others]) =>
    first?.type === 'paragraph' && others.length === 0 ? fieldsAlone(plainTextOf(first, source)) : [],
  );
  return lines.every((found) => found.length > 0) ? lines.flat() : [];
});

/** Where all lines are of fields, and none says what is to be done. */
function fieldsAlone(plain: PlainText): readonly FieldLine[] {
  const fields = fieldsIn(plain);
  const count = plain.text.split('\n').filter((line) => /\S/.test(line)).length;
  return fields.length >= count && fields.every(({ field }) => field !== 'description') ? fields : [];
}

/** "The storage team will take these actions:", "Ana is going to:" */
const announced = perNode((above: Paragraph, source: TextSource): PlainText | undefined => {
  const plain = plainTextOf(above, source);
  const [whole = '', who = ''] = announces().exec(plain.text) ?? [];
  if (whole === '' || !(isTeamName(who) || isLikelyPerson(who))) return undefined;
  const start = plain.text.indexOf(who);
  return slicePlain(plain, start, start + who.length);
});

const announces = once(
  () =>
    new RegExp(
      String.raw`^\s*(?:[Tt]he )?([${letters}-]{2,24}(?: [${letters}-]{2,24}){0,3}?) (?:(?:will|(?:is|are) going to|(?:has |have )?agreed to) (?:do|take|see to|carry out|work on|own|implement|address)|(?:is|are) (?:taking|working on)|owns?|takes?)(?:\b|/)[^:：]{0,160}[:：]\s*$`,
    ),
);

function named(value: PlainText | undefined): PlainText | undefined {
  return value && /[\p{L}\p{N}]/u.test(value.text) && !isNobody(value.text) ? value : undefined;
}

/** The same item, with what is said for all of its list, where it says nothing else itself. */
export function withShared(item: ActionItem, shared: SharedFields): ActionItem {
  return withDue(withOwner(item, shared.owner), shared.due);
}

function withOwner(item: ActionItem, owner: PlainText | undefined): ActionItem {
  if (!owner || item.places.owner) return item;
  const { ifOwned: _, isLikelyOwned: __, ...known } = item;
  return { ...known, owner: flatten(owner.text), places: { ...item.places, owner: placeOf(owner) } };
}

function withDue(item: ActionItem, due: Due | undefined): ActionItem {
  if (!due?.date || item.places.due) return item;
  return {
    ...item,
    due: due.impossible ? undefined : due.date,
    places: { ...item.places, due: placeOf(due.value) },
    ...(item.ifOwned && { ifOwned: withDue(item.ifOwned, due) }),
  };
}

function placeOf({ start, end }: PlainText) {
  return { start, end };
}
