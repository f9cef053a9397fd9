/** What is a rule for everybody, from now on, and no work that somebody finishes. */
import { alphabetic } from '../../characters.ts';
import { perObject } from '../../model/perObject.ts';
import type { ActionItem } from '../../model/types.ts';
import { fold } from '../../time/names.ts';
import { behindLabel } from './items.ts';

/**
 * Whether an item says how everybody is to behave, and nobody sees to it:
 *
 *     - Never run migrations by hand
 *     - Nunca borrar los volúmenes a mano
 */
export const isPolicy = perObject(({ description, places: { owner, due }, ticket, isTask, shape }: ActionItem) => {
  const isAssigned = (owner ?? due) !== undefined || ticket !== undefined || (isTask && shape === 'item');
  return !isAssigned && policy.test(fold(behindLabel(description)));
});

/** Folded, in the languages that sections have names in. */
const policy = new RegExp(
  `^[^${alphabetic}]*(?:(?:${[
    "never|always|do not|don['’]?t|must (?:never|always)",
    'nie|niemals|immer|stets',
    'nunca|jamas|siempre|no [a-z]{2,14}[aei]r(?:l[aeo]s?|se)?',
    'jamais|sempre|nao [a-z]{2,14}[aei]r',
    "toujours|ne (?:jamais|pas|plus)|n['’][a-z]{3,14}z (?:jamais|pas|plus)",
    'никогда|всегда|не \\p{L}{2,20}(?:ть|ться|йте|те)',
  ].join(
    '|',
  )})(?![${alphabetic}])|必ず|絶対に|決して|常に|永远|绝不|绝对不|不要|禁止|严禁|切勿|始终|总是|절대|항상|언제나|결코)|しない(?:こと)?[。.]?$|(?:지|하지) (?:않는다|말 ?것)[.]?$`,
  'u',
);
