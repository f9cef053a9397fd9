/**
 * Owners that only somebody knows who has read the rest of the document. `- Ana: add an index` has the look of
 * `- Postgres: add an index`, and `(Ana)` that of `(Postgres)`, until Ana is named elsewhere.
 */

import type { Memory } from '../memory.ts';
import { perObject, perObjectWith } from '../perObject.ts';
import type { ActionItem, ActionList, Facts, Timeline, TimelineEvent } from '../types.ts';
import { isInitials, isLikelyPerson } from '../words/actionWords.ts';
import { callsOf, namesIn } from '../words/people.ts';

/** What everybody may be called by whom the document names, folded. */
type Known = ReadonlySet<string>;

/**
 * The lists, with the owners of those items that name an author, a responder, who acts in a timeline, or the owner of
 * another item.
 */
export function withKnownOwners(
  lists: readonly ActionList[],
  { authors, responders }: Pick<Facts, 'authors' | 'responders'>,
  timelines: readonly Timeline[],
  memory: Memory,
): readonly ActionList[] {
  const isAnyOpen = lists.some(mayBeOwned);
  const acting = isAnyOpen ? [...new Set(timelines.flatMap(actorsIn))].sort().join('\n') : '';
  return memory.keep(lists, 'known owners', [authors, responders, acting], () => {
    const named = [...authors, ...responders].flatMap(({ text }) => callsOf(text));
    const calls = [...named, ...lists.flatMap(callsIn), ...(acting === '' ? [] : acting.split('\n'))];
    const names = [...new Set(calls)].sort().join('\n');
    // The same object as long as they are the same people.
    const known = memory.keep(memory, 'known people', [names], (): Known => new Set(names.split('\n')));
    return lists.map((list) => withKnown(list, known));
  });
}

/** Whether it has an item of which only the rest of the document can tell whether somebody is named in it. */
const mayBeOwned = perObject(({ items }: ActionList): boolean => items.some(({ ifOwned }) => ifOwned !== undefined));

const actorsIn = perObject(({ events }: Timeline): readonly string[] => events.flatMap((event) => callsOfActor(event)));

/** What may be called who does something in an event: "Ana Ortiz restarts the shard", "The on-call engineer (Ana) looks". */
const callsOfActor = perObject(({ text }: TimelineEvent): readonly string[] => {
  const name = acts.exec(text)?.[1] ?? withJob.exec(text)?.[1];
  return name !== undefined && (isLikelyPerson(name) || isInitials(name)) ? callsOf(name) : [];
});

/** In brackets behind what somebody is. */
const withJob =
  /\b(?:[Oo]n-?[Cc]all|[Ee]ngineer|SRE|DBA|IC|[Cc]ommander|[Ll]ead|[Mm]anager|[Dd]eveloper|[Aa]dmin(?:istrator)?|[Aa]nalyst|[Rr]esponder),? ?\((\p{Lu}[\p{Ll}'’-]{1,20}(?: \p{Lu}[\p{Ll}'’-]{1,20})?)\)/u;

/** With a verb of what people do, and programs hardly. */
const acts =
  /^(\p{Lu}[\p{Ll}'’-]{1,20}(?: \p{Lu}[\p{Ll}'’-]{1,20})?|\p{Lu}{2,3}) (?:(?:ack|acknowledge|notice|join|ask|call|declare|escalate|suggest|decide|look|investigate|propose|wonder|explain)(?:s|d|ed)?|thinks|thought|tells|told|tr(?:y|ies|ied)|finds|found|realizes|realized|logs in|logged in|(?:gets|got|is|was) paged|rolls back|rolled back|(?:starts?|started|begins|began) (?:to )?(?:look|invest)\p{L}*)(?![\p{L}-])/u;

/** What the owners may be called that a list names. */
const callsIn = perObject(({ items }: ActionList): readonly string[] => [
  ...new Set(items.flatMap(({ owner }) => (owner === undefined ? [] : callsOf(owner)))),
]);

const withKnown = perObjectWith((list: ActionList, known: Known): ActionList => {
  const likely = new Set(list.items.flatMap(({ isLikelyOwned, ifOwned }) => (isLikelyOwned && ifOwned?.owner) || []));
  // One name may be a product's; two are people, and so is one behind the work where others of the list have theirs.
  const isNamed = list.items.some(({ owner }) => owner !== undefined);
  const isOwned = (item: ActionItem) =>
    isKnown(item, known) ||
    (item.isLikelyOwned === true && (likely.size > 1 || (isNamed && endsWithOwner(item)))) ||
    (item.isLed === true && leadsWithNames(list)) ||
    (item.isTrailed === true && endsWithNames(list));
  const items = list.items.map((item) => (isOwned(item) ? (item.ifOwned ?? item) : item));
  return items.every((item, at) => item === list.items[at]) ? list : { ...list, items };
});

/** `Add an index (Ana)` */
function endsWithOwner({ ifOwned, descriptionSpan }: ActionItem): boolean {
  const end = ifOwned?.places.owner?.end;
  return end !== undefined && descriptionSpan.end - end < 4;
}

/** Whether the items of a list have somebody in brackets in front of them, as its form: half of them, and two at least. */
const leadsWithNames = perObject(({ items }: ActionList): boolean => {
  const led = items.filter(({ isLed }) => isLed === true).length;
  return led > 1 && led * 2 >= items.length;
});

/** The same of a word behind them; the same word behind all of them may be what they are about. */
const endsWithNames = perObject(({ items }: ActionList): boolean => {
  const names = items.flatMap(({ isTrailed, ifOwned }) => (isTrailed && ifOwned?.owner) || []);
  return new Set(names).size > 1 && names.length * 2 >= items.length;
});

function isKnown({ ifOwned }: ActionItem, known: Known): boolean {
  const place = ifOwned?.places.owner;
  if (ifOwned?.owner === undefined || !place) return false;
  const names = namesIn({ text: ifOwned.owner, ...place });
  return names.length > 0 && names.every(({ text }) => known.has(callsOf(text)[0] ?? ''));
}
