/** How actions are told as done in more than a word: since when, and by the others of their list. */
import { fold, monthOf } from '../../time/names.ts';
import { once } from '../memory.ts';
import { perObject } from '../perObject.ts';
import type { ActionItem } from '../types.ts';
import {
  isChange,
  isDeclined,
  isDoneWord,
  isPastOfWork,
  isQuality,
  isWork,
  stateAtStart,
  tellsDeed,
} from '../words/actionWords.ts';
import { tellsDeedElsewhere, tellsDeedOf } from '../words/deedsElsewhere.ts';

/**
 * Whether words say behind a colon or a dash since when it is done, whatever else they tell:
 *
 *     Alert on logins from abroad: delivered on 2031-03-01, 3 alerts since
 *                                  ^^^^^^^^^^^^^^^^^^^^^^^
 */
export function tellsDoneSince(words: string): boolean {
  const at = words.search(behindWork);
  if (at < 0 || notYet.test(words)) return false;
  const tale = words.slice(at);
  return !undone.test(tale) && tale.split(partsOfTale).some(isDoneSince);
}

/** Whether words say behind a dash or in brackets that nobody is going to do it: `Shard the bus — won't do — too dear`. */
export function tellsDeclined(words: string): boolean {
  return words
    .split(partsOfRemark)
    .slice(1)
    .some((part, at) => isDeclined(part) && !isValue(words, part, at));
}

/** Whether the words above a list say that what is in it was done: "The following measures were taken:" */
export function announcesDeeds(words: string): boolean {
  return deedsBelow().test(fold(words));
}

const deedsBelow = once(() => {
  const deeds = '(?:actions?|steps|measures|changes|acciones|medidas|cambios|acoes|mesures|massnahmen|schritte)';
  const done =
    '(?:taken|applied|executed|implemented|made|(?:tom|aplic|ejecut|execut|implement|realiz|adopt|adot)(?:aron|adas)|prises|appliquees|realisees|ergriffen|getroffen|umgesetzt|durchgefuhrt)';
  return new RegExp(
    `(?:${[
      String.raw`\b${deeds}(?: suivantes)? (?:were|have been|ont ete|wurden) ${done}`,
      String.raw`\b(?:se|foram) ${done} (?:las|as|los) (?:siguientes|seguintes) ${deeds}(?: [a-z]+){0,5}`,
      '(?:при|предпри)няты следующие (?:меры|действия)',
      '(?:已(?:采取|实施)?了?|(?:采取|实施)了)(?:以下|如下)的?(?:措施|步骤)',
      '以下の(?:対策|対応|措置)を(?:実施し|行い|行っ|講じ)(?:まし)?た',
      '다음 (?:조치|대책)[을를] ?(?:취|시행|실시)했(?:다|습니다)',
    ].join('|')})\\s?[:：。.]\\W{0,4}$`,
    'u',
  );
});

/** "Record the outcome: dropped": a word behind a colon is what something else is set to. */
function isValue(words: string, part: string, at: number): boolean {
  const sign = [...words.matchAll(everyPart)][at]?.[0].trim();
  return (sign === ':' || sign === '：') && oneWord.test(part);
}

const partsOfRemark = /\s[–—-]\s|[:：]\s|：|[([（)\]）。;；]|\.\s/;

/** Of 対応不要 nothing is a value. */
const oneWord = /^[^\p{L}]*[\p{Script=Latin}\p{Script=Cyrillic}]+[^\p{L}]*$/u;
const everyPart = new RegExp(partsOfRemark, 'g');

/** "Not yet: completed on 2031-03-01" */
const notYet =
  /\b(?:not yet|to be|noch nicht|todavía no|aún no|ainda não|pas encore)\b|ещё не|еще не|尚未|还没|未だ|まだ|아직/i;
/** "Gate: released on 2031-03-01, broke": not of what the work is about, "Alert on failed jobs: …". */
const undone =
  /(?<!\b(?:no|without|never|0|zero) )\b(?:broke|broken|failed|fails|failing|reverted|rolled back|redone|redo|withdrawn)\b/i;

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
  return withParticiples(withVerbsInPast(items));
}

function withVerbsInPast(items: readonly ActionItem[]): readonly ActionItem[] {
  const past = items.filter(({ description }) => inPast.test(description));
  const isBeside = past.length > 1;
  const sure = past.filter(({ description }) => tellsDeed(description, isBeside));
  if (past.length * 3 < items.length * 2 || sure.length * 2 < past.length) return items;
  const isAllPast = past.length === items.length;
  return items.map((item) => (mayBeDeed(item, isAllPast) ? doneOf(item) : item));
}

const inPast =
  /^(?:[^:：]{3,60}[:：]\s+)?(?:(?:re-)?[a-z]{3,14}ed|(?:re)?(?:built|wrote|made|ran|sent|took|brought))\b(?! (?:must|needs?|should)\b)(?! \S+ gets? )/i;

/** @param isAllPast whether all items of its list begin so, beside which "Reduced load" is told, too */
function mayBeDeed({ description, isTask, state, places: { due } }: ActionItem, isAllPast: boolean): boolean {
  const isFree = !isTask && state === 'open' && due === undefined;
  const isToBeSo = isQuality(description) && !(isAllPast && isChange(description));
  return isFree && inPast.test(description) && !isWork(description) && !isToBeSo;
}

/**
 * Beside nothing but what was done, a participle tells so without its auxiliary:
 *
 *     - The backlog was replayed
 *     - Alert of the queue updated to fire earlier
 */
function withParticiples(items: readonly ActionItem[]): readonly ActionItem[] {
  const others = items.filter((item) => !isTold(item));
  if (others.length === 0 || others.length === items.length || !others.every(mayHaveParticiple)) return items;
  return items.map((item) => (others.includes(item) ? doneOf(item) : item));
}

/** Kept with the item: a list of many is looked through whenever one of them changes. */
const isTold = perObject(
  ({ description }: ActionItem): boolean =>
    tellsDeed(description) ||
    tellsDeedElsewhere(description) ||
    (!isWork(description) && passive.test(fold(description))),
);

/** Folded, in the languages that have an auxiliary for it. Behind a comma or a conjunction it is of something else. */
const passive =
  /^(?:(?!(?:if|when|where|that|which|because|que|si|ob|что) )[\p{L}\d/`’'-]+ ){1,9}(?:(?:was|were|ha(?:s|ve|d) been) (?:[a-z]{2,12}ly )?(?!not\b)[a-z]{2,16}(?:ed|t|n)|wurden?|fue(?:ron)?|foi|foram|(?:ha|han) sido|(?:a|ont) ete|был[аои]?)(?![\p{L}\d])/iu;

function mayHaveParticiple({ description, isTask, state, places: { due } }: ActionItem): boolean {
  if (isTask || state === 'done' || due !== undefined) return false;
  const [, subject = '', verb = ''] = behindSubject.exec(description) ?? [];
  const isImperative = isWork(subject) && !isNoun.test(subject);
  return (verb !== '' && !isImperative && isPastOfWork(verb)) || tellsDeedOf(description);
}

/** "Alert", "Alert of the queue", and no "Alert on jobs", "Keep". */
const isNoun = /^(?!(?:get|give|have|keep|make|use)$)[^ ]+(?: of .*)?$/i;

/** "Alert of the queue updated to …", and no "Alert to be updated", "Alert needs updated rules". */
const behindSubject =
  /^((?:(?!(?:to|not|be|being|is|are|gets?|if|when|that|which|needs?|must|should|will)\b)[\w/’'-]+ ){0,4}[\w/’'-]+) ([a-z]{2,12}ed)(?= (?:to|for|so|in|on|at|with|from|by|and)\b|[.,;]|$)/i;

/** The same object whenever it is asked for. */
export const doneOf = perObject((item: ActionItem): ActionItem => ({ ...item, state: 'done' }));
