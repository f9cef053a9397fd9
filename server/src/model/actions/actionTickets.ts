/** The tickets of actions, by number or address, in front of the words, among them, or below. */
import type { ListItem } from 'mdast';
import { hasEastAsian } from '../../characters.ts';
import { flatten, matchIn, type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { spanOf, type TextSource } from '../../syntax/position.ts';
import { fold } from '../../time/names.ts';
import { perObject } from '../perObject.ts';
import type { ActionItem } from '../types.ts';
import { fieldOf } from '../words/actionFields.ts';
import { isNobody, isWork } from '../words/actionWords.ts';

/** `OPS`, `SHOP-WEB`, and no `PRE-PROD`, `US-EAST`, which are numbered as places. */
const key =
  '[A-Z][A-Z0-9]{1,9}(?:-(?!(?:DEV|QA|UAT|STG|STAGING|PROD|PRD|TEST|LAB|NODE|HOST|VM|AZ|DC|NORTH|SOUTH|EAST|WEST|CENTRAL|(?:NORTH|SOUTH)(?:EAST|WEST))-)[A-Z][A-Z0-9]{1,9}){0,2}';

/** `CVE-2031-4`, `SEV-1`, `GPT-4`, `Q3-2031`: what is called so anywhere; `NODE-1`, `DC-2`: where it happened. */
const otherKey =
  '(?:(?:CVE|RFC|ISO|UTF|SHA|PEP|CWE|GHSA|TLS|AES|HTTP|SEV|SEVERITY|COVID|GPT|ERC|EIP|UTC|GMT|[QHT][1-4])-|(?:LAB|NODE|HOST|VM|AZ|DC|(?:NORTH|SOUTH)?(?:EAST|WEST)|NORTH|SOUTH|CENTRAL)-\\d(?![\\d-]))';

/** One of these may be where it happened, in what does not stand where a ticket would. */
const environment = '(?:DEV|QA|UAT|STG|STAGING|PROD|PRD|TEST)-';

/** Around a key that stands out. */
const marks = '[*_`]{0,3}';

/** `(OPS-7`, `| OPS-7`, `see OPS-7`, `tracked in OPS-7` */
const inFrontOfTicket =
  '[([{（|]\\s{0,3}[*_`]{0,3}|\\b(?:[Ss]ee|[Tt]ickets?|[Ii]ssues?|[Tt]asks?|[Bb]ugs?|[Ss]tory|[Ee]pic|[Jj]ira|JIRA|(?:[Tt]racked|[Ff]iled|[Ff]ollowed up|[Hh]andled|[Dd]one|[Ff]ixed) (?:in|as|by|under|with))[ :]{1,2}[*_`[]{0,3}';

/** What it is said of stands in front: "Move to EC-2", "Call it US-1". */
const ofSomething = '\\b(?:an?|and|as|at|between|by|for|from|in|into|is|it|like|of|on|or|than|the|to|via|with)\\s';

/**
 * A key with one or two digits may be the name of anything. It is a ticket in brackets or behind a word for one, between
 * signs, and at the head of an item or at its end:
 *
 *     - OPS-7: add an index
 *     - Try RC-4 on the queue (OPS-8)
 *     - Alert on lag, OPS-9
 */
const shortKey = [
  String.raw`(?<=^[^A-Za-z]{0,12})${key}-\d{1,2}(?![\d-])(?=[\])]?${marks}(?:\s?[:：|,)\]–—-]|\s+[^a-z\s]|\s*$))`,
  String.raw`(?<=${inFrontOfTicket})${key}-\d{1,2}(?![\d-])`,
  String.raw`(?!${environment})(?<!${ofSomething}${marks})${key}-\d{1,2}(?![\d-])(?=${marks}[.。]?\s*(?:$|[)\]）|]))`,
  String.raw`(?!${environment})(?<=[,;:：·→–—-]\s{1,3})${key}-\d{1,2}(?![\d-])(?=\s?[,;)\]|·–—])`,
].join('|');

/** `OPS-712`, `#12`, a link. */
export const ticketPattern = new RegExp(
  [
    String.raw`\b(?!${otherKey})(?:${key}-(?:\d{3,}(?:-\d+)*|\d+(?:-\d+)+)|${shortKey})\b`,
    String.raw`\bT\d{4,7}\b`,
    String.raw`(?<![\w&]|color:\s?)#\d+\b`,
    String.raw`https?:\/\/[^\s)>\]|]+`,
  ].join('|'),
);

/** `Bug 4711 DONE`, `n/a **DONE**`: what the state says is none, nor is the rest of a link that lacks its bracket: `#12](…)`. */
export function ticketIn(text: string | undefined): string | undefined {
  const ticket =
    text
      ?.replace(/\]\([^\s()]*\)?$/, '')
      .replace(/(?:^|[\s,:–—-])(?:done|todo|to do|wip|open|closed|in progress)[.!]?$/i, '')
      .trim() ?? '';
  return ticket === '' || /^(?:n\/?a|none)$/i.test(ticket) ? undefined : ticket;
}

/**
 * The ticket in front of what is to be done about it, which is no field of something else; without a number, its place:
 *
 *     - **Bug 4711**: ask the vendor
 *     - **Ticket**: open one with the vendor
 */
export function ticketInFront(plain: PlainText): PlainText | undefined {
  const [, space = '', label = '', behind = ''] = /^(\s*)([^:：]{2,20})[:：]([^\r\n]*)/.exec(plain.text) ?? [];
  if (fieldOf(label) !== 'ticket' || behind.includes('://')) return undefined;
  const isTicket = /\d/.test(label) ? hasWord.test(behind) : isWorkOnTicket(label, flatten(behind));
  return isTicket ? slicePlain(plain, space.length, space.length + label.trimEnd().length) : undefined;
}

const hasWord = /\p{L}{2}/u;

/** "Issue: the pool is full" rather says what is wrong. */
function isWorkOnTicket(label: string, behind: string): boolean {
  if (isNobody(behind) || ticketPattern.test(behind)) return false;
  if (isWork(behind)) return behind.includes(' ');
  return calledTicket.test(fold(label)) && (behind.split(' ').length > 2 || hasEastAsian(behind, 6));
}

const calledTicket = /^\W*tickets?\W*$|тикет|工单|チケット|티켓/;

/**
 * A ticket that stands below an item and alone in its line:
 *
 *     - Alert on a full disk
 *       - https://example.org/shop/issues/12
 */
export function ticketBelow(source: TextSource, details: readonly ListItem[]): PlainText | undefined {
  const lines = details.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? first : []));
  const asTyped = lines.map((line) => ({ ...spanOf(line), text: source.slice(spanOf(line)) }));
  const ticket = asTyped.find(({ text }) => aloneAsTicket.test(text));
  return ticket && matchIn(ticketPattern, ticket);
}

const aloneAsTicket =
  /^\s*(?:(?:see|ticket|issue|tracked (?:in|as|by)|pr|jira|github)\s?:?\s)?(?:(?:\[[^\]\r\n]{1,120}\]\(|<)?https?:\/\/[^\s)>]{1,200}(?:\/(?:issues?|pull|pulls|merge_requests|browse|tickets?|bugs?|work_?items?|tasks?|-\/issues)\/|show_bug\.cgi\?id=)[^\s)>]{1,80}[)>]?|(?:\S{1,60})?#\d{1,7}|[A-Z][A-Z0-9]{1,9}-\d{1,7})[.\s]*$/i;

/** `Fix #1: …` over `Fix #2: …`: their numbers in the list, and no tickets. */
export function withoutOrdinals(items: readonly ActionItem[]): readonly ActionItem[] {
  const numbered = items.filter(
    ({ description, ticket }) => ticket !== undefined && ticket === ordinal.exec(description)?.[1],
  );
  const isCounted = numbered.length > 1 && numbered.every(({ ticket }, at) => ticket === `#${at + 1}`);
  return isCounted ? items.map((item) => (numbered.includes(item) ? withoutTicket(item) : item)) : items;
}

const ordinal = /^\P{L}{0,4}\p{L}+ (#\d{1,2})\s?[:：.–—-]/u;

export const withoutTicket = perObject(
  ({ places: { ticket: _, ...places }, ifOwned, ...item }: ActionItem): ActionItem => ({
    ...item,
    ticket: undefined,
    places,
    ...(ifOwned && { ifOwned: withoutTicket(ifOwned) }),
  }),
);
