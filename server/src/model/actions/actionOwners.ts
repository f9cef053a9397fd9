/** Who the words of an action say that sees to it, surely or perhaps. */
import { letters } from '../../characters.ts';
import { flatten, matchIn, type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { once } from '../memory.ts';
import {
  humanVerbs,
  isLikelyPerson,
  isNoName,
  isWork,
  mayLead,
  personName,
  teamName,
  teamWord,
  things,
} from '../words/actionWords.ts';
import { trimmed } from './fieldLines.ts';

/** `@ana`, `@Ana Ortiz, by 1 March`, and no package (`@scope/name`). */
export const mention = new RegExp(
  `@(?<=^\\s*@)[${letters}\\d_-]+/[${letters}\\d_-]+|(?<![\\w.])@(?:[A-Z][${letters}]+ [A-Z][${letters}]+(?=\\s*(?:$|[,;)\\]–—-]))|[${letters}\\d_-]+(?![${letters}\\d_/-]))`,
);

/** Who is named with an `@`, outside of code: `` `// @no-check: reason` `` names nobody, but `` `@ana` `` alone does. */
export function mentionIn(described: PlainText, source: PlainText): PlainText | undefined {
  const named = matchIn(mention, described);
  if (!named || !source.text.includes('`')) return named;
  const [from, to] = [named.start - source.start, named.end - source.start];
  const isInCode = source.text.slice(0, from).split('`').length % 2 === 0;
  const isAllOfIt = source.text.charAt(from - 1) === '`' && source.text.charAt(to) === '`';
  return isInCode && !isAllOfIt ? undefined : named;
}

/** `👤 Ana Ortiz` */
export const marked = once(() => new RegExp(String.raw`(?<=\ud83d[\udc64\udc65]\s?|\bassigned to )${personName}`));

/** Who is named in front of the work. */
export function inWords(described: PlainText): PlainText | undefined {
  const [whole, who, verb, bracket] = inFront().exec(described.text) ?? [];
  const first = /^\S+/.exec(who ?? '')?.[0] ?? '';
  const acts =
    verb === undefined ||
    (humanVerbs.has(verb) &&
      !isWork(first) &&
      !things.test(first) &&
      !howItIs.test(first) &&
      !sendsSignals.test(described.text.slice(whole?.length)));
  const named = who !== undefined && acts ? who : undefined;
  const inside = bracket !== undefined && !isNoName(bracket) ? bracket : undefined;
  const own = named ?? inside;
  if (whole === undefined || own === undefined) return undefined;
  const start = described.text.indexOf(own);
  return slicePlain(described, start, start + own.length);
}

/** `Alice to update the library`, `Network team: …`, `[Bob] Discuss …` */
const inFront = once(
  () =>
    new RegExp(
      String.raw`^(?:(?:The )?(${personName}|${teamName})(?: to ([a-z]{2,12})\b|(?<=${teamWord})\s?[:：])|\[(${personName})\]\s)`,
    ),
);

/** "Grafana to send alerts": what programs send. */
const sendsSignals =
  /^ (?:\S{1,20} ){0,2}(?:alerts?|notifications?|metrics?|logs?|pages|events?|traces?|data|traffic|requests?|pings?|signals?|e-?mails?|webhooks?)\b/i;

/** "Easy to detect" */
const howItIs =
  /^(?:easy|hard|difficult|simple|able|unable|ready|failed|failure|possible|impossible|likely|unlikely|slow|quick)$/i;

/** `Ana: add an index`, `Add an index (Ana)`, `Add an index — Ana & Bo`: somebody, or something. */
export function perhapsOwner(described: PlainText): PlainText | undefined {
  const [lead = '', name = ''] = perhapsInFront.exec(described.text) ?? [];
  const at = lead.indexOf(name);
  const behind = matchIn(perhapsBehind, described) ?? matchIn(perhapsBehindColon, described);
  const last = behind && trimmed(behind);
  const isLast = isWork(name) || (last !== undefined && isLikelyPerson(last.text) && !isLikelyPerson(name));
  return name === '' || isLast ? last : slicePlain(described, at, at + name.length);
}

const perhapsNames = `[@${letters}][${letters} &,.'’-]{1,40}?`;
const perhapsInFront = new RegExp(
  String.raw`^\s*(${perhapsNames})(?:(?:\s{0,3}[:：]|\s{1,4}[–—-]|\s(?:will|to|should)\b)\s|\s(?=[a-z]{2,12}s\s))`,
);

/** `Add a cron job: Ana, by 1 March` */
const perhapsBehindColon = new RegExp(String.raw`(?<=[:：]\s)${perhapsNames}(?=,\s)`);

const perhapsBehind = new RegExp(String.raw`(?<=[([（]|\s(?:[–—-]|->|→)\s)${perhapsNames}(?=[)\]）]?\.?\s*$)`);

/** `(ana) add an index`, `[storage team] alert on lag`: one of several may be who does it, one alone may be anything. */
export function leadIn(described: PlainText): PlainText | undefined {
  const [, before = '', name = ''] = bracketsInFront.exec(described.text) ?? [];
  return name !== '' && mayLead(name) ? slicePlain(described, before.length, before.length + name.length) : undefined;
}

/** `[ana?]` has somebody in mind. */
const bracketsInFront = /^(\s*[([（])([^()[\]（）\r\n]{2,40}?)\??[)\]）][:：]?\s+\S+\s+\S/;

/** `Add an index – ana`, `Index of the orders * ana`: as several items of a list have it, it may be who does it. */
export function handleBehind(described: PlainText): PlainText | undefined {
  const [whole = '', sign = '', name = ''] = handleAtEnd().exec(described.text) ?? [];
  // Behind a dash stands rather how something is: "Runbook – outdated".
  const isMeant = sign === '*' || isWork(flatten(described.text));
  if (name === '' || !isMeant || !mayLead(name) || /ly$/.test(name)) return undefined;
  const end = described.text.length - whole.length + whole.indexOf(name, sign.length + 1) + name.length;
  return slicePlain(described, end - name.length, end);
}

const handleAtEnd = once(() => /\s(\*|[–—-])\s{1,3}([a-z][a-z.-]{1,15})\s*$/);

/** `Add an index (Ana Ortiz)`. One name alone may be that of a product. */
export function isInBrackets({ text, start }: PlainText, name: PlainText): boolean {
  return /[([（]$/.test(text.slice(0, name.start - start));
}

/**
 * `Ana: add an index`, `Ana Ortiz will add one`, `Ana adds one`, where it says until when: else it is rather what the work
 * is about. `Add a cron job: Ana, …`, `Add an index (Ana)` and `Add an index — Ana` need no date.
 */
export function standsAsOwner({ text, start }: PlainText, name: PlainText, hasDue: boolean): boolean {
  const at = name.start - start;
  if (at > text.search(/\S/)) return true;
  const behind = text.slice(at + name.text.length).replace(/^[\s:：–—-]*(?:to\s+)?/, '');
  const [verb = ''] = behind.split(' ');
  const isAct =
    isWork(behind) ||
    /^will\s+(?!be\b)[a-z]/.test(behind) ||
    [/s$/, /es$/].some((end) => isWork(verb.replace(end, '')));
  return hasDue && isAct;
}
