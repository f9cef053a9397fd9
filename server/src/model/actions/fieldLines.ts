/** What lines say of an action by name: `Owner: Ana | Due: 2026-12-15`, and which items of a list only do that. */
import type { ListItem } from 'mdast';
import { letters } from '../../characters.ts';
import { perNode } from '../../syntax/perNode.ts';
import { linesOf, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import type { TextSource } from '../../syntax/position.ts';
import type { ActionField } from '../types.ts';
import { type Field, fieldOf } from '../words/actionFields.ts';
import { isDoneWord } from '../words/actionWords.ts';
import { ticketInFront } from './actionTickets.ts';

export interface FieldLine {
  readonly field: Field;
  readonly value: PlainText;
}

/** `Task: Add an index` over `Deadline: 2031-03-01`: what it is, and what belongs to it. */
export function namesTask([first, ...others]: readonly FieldLine[]): boolean {
  return first?.field === 'description' && others.length > 0;
}

export const fieldLine = perNode((item: ListItem, source: TextSource): FieldLine[] => {
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

/**
 * The lines below the words of an action that only state fields of it:
 *
 *     - Add an index
 *       Owner: Ana · Due: 2031-03-01
 */
export function fieldLinesAtEnd(plain: PlainText): PlainText | undefined {
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
export function before(plain: PlainText, lines: PlainText): PlainText {
  const words = slicePlain(plain, 0, lines.start - plain.start);
  return slicePlain(words, 0, words.text.trimEnd().length);
}

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

/** `(owner: Ana; due: 2024-03-01)`, `Owner: Ana`, `[owner:: [[Ana]]]` */
const labelled = new RegExp(
  `(?:^|[\\s([{;,|–—（【、，-])([${letters} -]{2,22})(?:::(?:\\s?\\[\\[)?|[:：])([^;|,()[\\]{}（）【】、，\\r\\n]{0,60}(?:, ?(?:19|20)\\d\\d(?![\\d-]))?)`,
  'g',
);

/** What stands before the next label of an item; of a name also before the next sentence. */
function beforeNextLabel(value: PlainText, name: Field): PlainText {
  const next = nextLabel.exec(value.text);
  if (next?.[1] !== undefined && fieldOf(next[1])) return slicePlain(value, 0, next.index);
  const end = name === 'owner' ? value.text.search(endOfName) : -1;
  return end < 0 ? value : slicePlain(value, 0, end);
}

/** `Ana. Due: 2026-12-15`, `Ana — due: 2026-12-15`, `Ana | Due: 2026-12-15`: where the next label starts. */
const nextLabel = new RegExp(`(?:[.;|·,。；，、]|\\s[–—-])\\s{0,2}([${letters} -]{2,16})[:：]`);

/** A dash, or the end of a sentence, but not behind an initial. */
const endOfName = new RegExp(`\\s[–—-]\\s|(?<=[${letters}]{3})[.。](?:\\s|$)`);

/** `(Ana) (Due: <!-- until when? -->)`: a label that nothing stands behind is no part of the words. */
export function withoutUnanswered(plain: PlainText): PlainText {
  const blank = (text: string) => ' '.repeat(text.length);
  const bare = plain.text.replace(unansweredLabel, (whole, label: string) => (fieldOf(label) ? blank(whole) : whole));
  if (bare === plain.text) return plain;
  const text = bare.replace(emptyBrackets, blank).trimEnd();
  return { start: plain.start, end: plain.start + text.length, text };
}

const unansweredLabel = new RegExp(
  `(?<=[([（]|[,;，；、])\\s*([${letters} -]{2,22})[:：]\\s*(?=[,;，；、)\\]）])`,
  'g',
);

const emptyBrackets = /[([（][\s,;，；、]*[)\]）]|[,;，；、]\s*(?=[)\]）])/g;

/** Items that only state a field belong to the one before them: `- Add an index`, `- Owner: Ana`. */
export function withFields(source: TextSource, items: readonly ListItem[]): [ListItem, ...ListItem[]][] {
  const found: [ListItem, ...ListItem[]][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (!isField(source, item)) found.push([item]);
    else if (last) last.push(item);
  }
  return found;
}

export function isField(source: TextSource, item: ListItem): boolean {
  const lines = fieldLine(item, source);
  return lines.some(({ field }) => field !== 'description') && !namesTask(lines) && beginsWithField(item, source);
}

/** Whether its first line is of a field, too: fields in the others are of what the first one says. */
const beginsWithField = perNode(({ children: [first] }: ListItem, source: TextSource): boolean => {
  const [line] = first?.type === 'paragraph' ? linesOf(plainTextOf(first, source)) : [];
  return line !== undefined && fieldsInLine(line).length > 0 && !ticketInFront(line);
});

/** Without the spaces around it; what has no words is the place behind the first of its spaces. */
export function trimmed(plain: PlainText): PlainText {
  const from = plain.text.search(/\S/);
  return from < 0 ? slicePlain(plain, 1, 1) : slicePlain(plain, from, plain.text.trimEnd().length);
}
