/** An action, made from its words and fields. */
import { hasLetterOrDigit } from '../../characters.ts';
import { flatten, matchIn, type PlainText } from '../../syntax/plainText.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { ActionField, ActionItem, Span } from '../types.ts';
import type { Field } from '../words/actionFields.ts';
import {
  isDeclined,
  isDeedState,
  isDoneRemark,
  isDoneWord,
  isLikelyPerson,
  isNobody,
  isTakenBack,
  isWholeName,
  tellsDeed,
  tellsFact,
} from '../words/actionWords.ts';
import { tellsDeedElsewhere } from '../words/deedsElsewhere.ts';
import {
  handleBehind,
  inWords,
  isInBrackets,
  leadIn,
  marked,
  mentionIn,
  perhapsOwner,
  standsAsOwner,
} from './actionOwners.ts';
import { readTail } from './actionTail.ts';
import { ticketIn, ticketPattern } from './actionTickets.ts';
import type { NameInFront } from './boldNames.ts';
import { tellsDeclined, tellsDoneSince } from './doneActions.ts';
import { dueDate } from './dueDate.ts';
import { initialsAtEnd } from './initialsAtEnd.ts';

/** What the fields say, and where. */
export type Fields = Map<Field, PlainText>;

/** What an action item is made from. */
export interface Draft {
  readonly span: Span;
  readonly shape: ActionItem['shape'];
  readonly described: PlainText;
  /** As typed, with markup and addresses. */
  readonly source: PlainText;
  readonly fields: Fields;
  readonly checked: boolean | undefined;
  readonly options: ReadingOptions;
  /** Who stands in bold in front of the work. */
  readonly lead?: NameInFront;
}

export function describe(draft: Draft): ActionItem {
  const item = describeAsIs(draft);
  if (item.shape !== 'item' || item.places.owner !== undefined) return item;
  if (draft.lead) {
    const { name, work } = draft.lead;
    return { ...item, ifOwned: describeAsIs(withOwner({ ...draft, described: work }, name)), isLikelyOwned: true };
  }
  const lead = leadIn(draft.described);
  if (lead) return { ...item, ifOwned: describeAsIs(withOwner(draft, lead)), isLed: true };
  const behind = handleBehind(draft.described);
  if (behind) return { ...item, ifOwned: describeAsIs(withOwner(draft, behind)), isTrailed: true };
  const name = perhapsOwner(draft.described);
  const initials = initialsAtEnd(draft.described, draft.source);
  if (initials && (!name || name.start === initials.name.start)) {
    const ifOwned = describeAsIs(withOwner(draft, initials.name));
    return { ...item, ifOwned, ...(initials.isBold ? { isLikelyOwned: true } : { isTrailed: true }) };
  }
  if (!name) return item;
  const owned = describeAsIs(withOwner(draft, name));
  if (!isLikelyPerson(name.text)) return { ...item, ifOwned: owned };
  if (isWholeName(name.text) && isInBrackets(draft.described, name)) return owned;
  const isLikely = standsAsOwner(draft.described, name, item.places.due !== undefined);
  return { ...item, ifOwned: owned, ...(isLikely && { isLikelyOwned: true }) };
}

function withOwner(draft: Draft, name: PlainText): Draft {
  return { ...draft, fields: new Map([...draft.fields, ['owner', name]]) };
}

function describeAsIs({ span, shape, described, source, fields, checked, options }: Draft): ActionItem {
  const description = flatten(described.text);
  const named =
    fields.get('owner') ??
    mentionIn(described, source) ??
    matchIn(marked(), described) ??
    inWords(described) ??
    sureInitials(described, source);
  const tail = readTail(described, options, named !== undefined);
  const owner = named ?? tail.owner;
  const due = dueDate(fields.get('due'), described, tail, options);
  const ticket = fields.get('ticket') ?? matchIn(ticketPattern, source);
  const priority = fields.get('priority') ?? matchIn(priorityPattern, described);
  const type = fields.get('type') ?? matchIn(typePattern, described);
  const state = fields.get('state');
  const isDone =
    checked === true ||
    /^\s*(?:\[[ xX]\]\s+)?~~[^~]+~~[^~]{0,30}$/.test(source.text) ||
    (state !== undefined && isDoneState(state.text)) ||
    tail.isDone ||
    (['due', 'ticket'] as const).some((name) => saysDoneInField(fields.get(name)?.text ?? '')) ||
    (checked === undefined &&
      state === undefined &&
      due === undefined &&
      (tellsDeed(description) || tellsDeedElsewhere(description) || tellsFact(description))) ||
    saysDoneInWords.test(description) ||
    tellsDeclined(description) ||
    (checked === undefined && state === undefined && tellsDoneSince(description));
  return {
    span,
    shape,
    isTask: shape === 'row' || checked !== undefined,
    description: description.replace(markInFront, '').replace(markBehind, ''),
    descriptionSpan: { start: described.start, end: described.end },
    // Of `**RK**/JT` a blank is left where the markup was.
    owner: words(owner)?.replace(/ \/(?=\S)/g, '/'),
    due: due?.impossible ? undefined : due?.date,
    ...(due?.impossible && { impossibleDue: due.impossible }),
    ticket: ticketIn(words(ticket)),
    priority: words(priority),
    type: words(type),
    state: isDone ? 'done' : 'open',
    places: placesOf({ owner, due: due?.value, ticket, priority, type, state }),
  };
}

function sureInitials(described: PlainText, source: PlainText): PlainText | undefined {
  const initials = initialsAtEnd(described, source);
  return initials?.isSure ? initials.name : undefined;
}

const priorityPattern = /\bP[0-5]\b|\b(?:high|medium|low|critical) priority\b/i;

const typePattern =
  /(?<=^[\s([*]{0,3})(?:prevent(?:ive|ative|ion)?|mitigat(?:e|ive|ion)|detect(?:ive|ion)?|process)(?=[)\]:])/i;

/** What a field says; nothing for `-`, `?` and `n/a`. */
export function words(value: PlainText | undefined): string | undefined {
  const text = flatten(value?.text ?? '');
  return !hasLetterOrDigit(text) || isNobody(text) ? undefined : text;
}

/** `✅ DONE: add an index`, `⏳ PENDING: add an index`, and no `✅` of which nothing is said. */
const markInFront =
  /^(?:[✅✔☑✓⏳⌛⬜🔄🚧]\ufe0f?\s{0,3})?(?:DONE|PENDING|TODO|TO DO|WIP|IN PROGRESS|OPEN|BLOCKED)\s?[:：–—-]\s{0,3}(?=\S)|^[✅✔☑✓⏳⌛⬜🔄🚧]\ufe0f?\s{0,3}(?=\S)/u;

/** `Add an index - DONE`, `Add an index ✅` */
const markBehind = /\s{1,3}(?:[–—-]\s{1,3}(?:DONE|TODO|WIP)[.!]?|[✅✔☑✓]\ufe0f?)$/u;

function isDoneState(text: string): boolean {
  return (isDoneWord(text) && !isTakenBack(text)) || isDeedState(text) || isDeclined(text) || startsWithDay.test(text);
}

/** In a column `Done on`. */
const startsWithDay =
  /^\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]|\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2,8}\.? \d{1,2}\b)/;

/** `✅ #12`, `landed 2026-05-29` */
function saysDoneInField(text: string): boolean {
  return /✅|✔|☑|✓|\bdone\b/i.test(text) || isDoneRemark(text.trim());
}

/** `✅ Add an index`, "Restore drill (done 2025-12-09)", "Delete index – DONE (Ana)". */
const saysDoneInWords =
  /^(?:✅|✔|☑|✓|\[?[Dd][Oo][Nn][Ee]\]?\b)|[([,;]\s?(?:[Dd]one|DONE|[Cc]ompleted?|[Aa]ccomplished|[Ff]ixed)[.!]?(?:,? (?:on )?\d[^()[\]]{0,20})?[)\]][.!]?$|[ *](?:DONE|FIXED)\b|(?:^|[([,;:.!–—-]\s?)(?:is )?[Nn]o longer needed[.!)\]]*$|[.!]\s(?:Done|Fixed|Completed)(?:,? (?:on )?(?:[A-Z][a-z]{2,8}\.? )?\d[^()[\]]{0,20})?[.!]?$/;

function placesOf(values: Partial<Record<ActionField, PlainText>>): ActionItem['places'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, { start: value.start, end: value.end }]] : [])),
  );
}
