/** Actions of which a heading further down says that they are closed. */

import type { ActionItem, Section, SourceText } from '../../model/types.ts';
import { isDoneInPart, isDoneWord } from '../../model/words/actionWords.ts';

/**
 * Whether a heading below an action calls it by its number, and closed:
 *
 *     | #9 | Count the orders that were sent twice | 2031-03-01 |
 *
 *     ### Action #9: closed
 */
export function isClosedLater(item: ActionItem, source: SourceText, sections: readonly Section[]): boolean {
  const name = numberInFront.exec(source.slice({ ...item.span, end: source.lineEnd(item.span.start) }))?.[1];
  if (name === undefined) return false;
  return sections.some(
    ({ shape, span, title }) => shape !== 'label' && span.start > item.span.start && closes(title, name),
  );
}

/** `| #9 |`, `- AI-9: …` */
const numberInFront = /^(?:\||[-*+] |\d{1,2}[.)] )?\s{0,3}(?:\[ \] )?[*_`]{0,3}(#\d{1,4}|[A-Z]{1,6}-\d{1,4})(?![\w-])/;

function closes(title: string, name: string): boolean {
  const at = title.indexOf(name);
  const behind = title.slice(at + name.length);
  if (at < 0 || /^[\w-]/.test(behind) || /[\w#-]$/.test(title.slice(0, at))) return false;
  const [, said = ''] = outcome.exec(behind) ?? [];
  return isDoneWord(said) && !isDoneInPart(said);
}

/** Behind a colon, a dash or in brackets, with a word or two in front: "#9 outcome: CLOSED". */
const outcome = /^[^:：–—()（）]{0,20}(?:[:：–—(（]|\s-\s)\s*([^)）]{1,40})/;
