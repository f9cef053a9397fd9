/** What is a rule for everybody, from now on, and no work that somebody finishes. */
import { alphabetic } from '../../characters.ts';
import { perObject } from '../../model/perObject.ts';
import type { ActionItem } from '../../model/types.ts';
import { isWork } from '../../model/words/actionWords.ts';
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
  return !isAssigned && policy.test(fold(behindLabel(description))) && !namesWork(description);
});

/** "Don't page twice for an alert: dedupe them in the router", 必ずアラートを追加する: what is to be done for it. */
function namesWork(description: string): boolean {
  const [, behind = ''] = /[:：]\s*(\S[^:：]*)$/.exec(behindLabel(description)) ?? [];
  return isWork(behind) || otherWork.test(behind) || addsSomething.test(description);
}

/** Verbs that lists of actions seldom begin with. */
const otherWork =
  /^(?:dedup(?:e|licate)|group|silence|mute|route|queue|cache|lock|cap|rate-limit|alert|gate|drain|wrap)\s/i;
const addsSomething =
  /必ず.{1,60}(?:追加|作成|導入|設定|実装|整備|修正|更新|削除|有効化|自動化|移行)(?:する|します|すること)[。.]?$/;

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
