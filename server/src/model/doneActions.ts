/** How actions are told as done in more than a word: since when, and by the others of their list. */
import { fold, monthOf } from '../time/names.ts';
import { isDoneWord, isQuality, isWork, stateAtStart, tellsDeed } from './actionWords.ts';
import { perObject } from './perObject.ts';
import type { ActionItem } from './types.ts';

/**
 * Whether words say behind a colon or a dash since when it is done, whatever else they tell:
 *
 *     Alert on logins from abroad: delivered on 2031-03-01, 3 alerts since
 *                                  ^^^^^^^^^^^^^^^^^^^^^^^
 */
export function tellsDoneSince(words: string): boolean {
  const at = words.search(behindWork);
  return at >= 0 && words.slice(at).split(partsOfTale).some(isDoneSince);
}

const behindWork = /[:：]\s|：|\s[–—-]\s/;
const partsOfTale = /[:：]\s|[,;，、；：(（)）。]|\s[–—-]\s/;

/** `delivered on 2031-03-01`, `livrée mars 2031`, `2031-03-01 已上线` */
function isDoneSince(part: string): boolean {
  const words = fold(part).trim();
  const day = dayInFront.exec(words)?.[0].length ?? 0;
  if (day > 0) return isDoneWord(words.slice(day)) && stateAtStart(words.slice(day)) === words.slice(day);
  const state = stateAtStart(words);
  if (state === undefined || state === '') return false;
  const [, first = '', second = ''] = since.exec(words.slice(state.length)) ?? [];
  return (
    dayInFront.test(first) ||
    (/^\d{1,2}\.?$|^\d{4}$/.test(first) ? isMonth(second) : isMonth(first) && /^\d/.test(second))
  );
}

const since =
  /^\s*(?:(?:on|in|since|the|le|en|el|em|am|im|il|seit|dans|den|no dia|в|с)\s+)?(\S+)(?:\s+(?:de\s+)?(\S+))?/;

function isMonth(word: string): boolean {
  return monthOf(word.replace(/\.$/, '')) !== undefined;
}

const dayInFront =
  /^(?:\d{4}[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,2}日?|月)?|\d{4}년 ?\d{1,2}월(?: ?\d{1,2}일)?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}月\d{1,2}日|\d{1,2}월 ?\d{1,2}일)(?:\s?(?:に|より|から|에))?\s*/;

/**
 * Items of a list of which most tell what was done. What begins with such a verb beside them is no quality of a thing:
 *
 *     - Fixed the retries
 *     - Enabled real-time alerts
 */
export function withDeeds(items: readonly ActionItem[]): readonly ActionItem[] {
  const past = items.filter(({ description }) => inPast.test(description));
  const sure = past.filter(({ description }) => tellsDeed(description));
  if (past.length * 3 < items.length * 2 || sure.length * 2 < past.length) return items;
  return items.map((item) => (mayBeDeed(item) ? done(item) : item));
}

const inPast =
  /^(?:[^:：]{3,60}[:：]\s+)?(?:(?:re-)?[a-z]{3,14}ed|(?:re)?(?:built|wrote|made|ran|sent|took|brought))\b(?! (?:must|needs?|should)\b)/i;

function mayBeDeed({ description, isTask, state, places: { due } }: ActionItem): boolean {
  const isFree = !isTask && state === 'open' && due === undefined;
  return isFree && inPast.test(description) && !isWork(description) && !isQuality(description);
}

const done = perObject((item: ActionItem): ActionItem => ({ ...item, state: 'done' }));
