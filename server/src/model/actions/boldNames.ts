/** Names in bold: of who sees to what stands below them, or behind. */
import type { Paragraph } from 'mdast';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import type { TextSource } from '../../syntax/position.ts';
import { isGroupName, isInitials, isLikelyPerson, isTeamName, isWholeName, isWork } from '../words/actionWords.ts';

/** `**Ana**`, `**JP:**`, `**Storage team**` over a list of what they do. */
export const nameAlone = perNode((paragraph: Paragraph, source: TextSource): PlainText | undefined => {
  const [first, second, ...others] = paragraph.children;
  if (first?.type !== 'strong' || others.length > 0) return undefined;
  if (second && !(second.type === 'text' && /^\s*[:：]\s*$/.test(second.value))) return undefined;
  const name = trimmed(plainTextOf(first, source));
  return mayDoIt(name.text) || isTeamName(name.text) ? name : undefined;
});

/** A name with what is to be done behind it. */
export interface NameInFront {
  readonly name: PlainText;
  /** Without a colon at its end. */
  readonly work: PlainText;
  /** There was one: it goes on in a list. */
  readonly isOverList: boolean;
}

/** `**JP** Move the alert`. Behind a colon stands rather what a topic is about: `**Loki:** Add limits`. */
export const nameInFront = perNode((paragraph: Paragraph, source: TextSource): NameInFront | undefined => {
  const [first, second] = paragraph.children;
  if (first?.type !== 'strong' || second?.type !== 'text' || !/^\s/.test(second.value)) return undefined;
  const name = trimmed(plainTextOf(first, source));
  if (!mayDoIt(name.text)) return undefined;
  const whole = plainTextOf(paragraph, source);
  const from = plainTextOf(second, source).start - whole.start;
  const text = whole.text.trimEnd();
  const isOverList = /[:：]$/.test(text);
  const to = isOverList ? text.slice(0, -1).trimEnd().length : text.length;
  const work = slicePlain(whole, from + whole.text.slice(from).search(/\S|$/), to);
  return isWork(flatten(work.text)) ? { name, work, isOverList } : undefined;
});

function mayDoIt(text: string): boolean {
  if (isInitials(text)) return true;
  return isLikelyPerson(text) && !isGroupName(text) && (!text.includes(' ') || isWholeName(text));
}

/** Without the spaces around it and a colon at its end. */
function trimmed(plain: PlainText): PlainText {
  const name = plain.text.trim().replace(/[:：]$/, '');
  const from = plain.text.search(/\S|$/);
  return slicePlain(plain, from, from + name.length);
}
