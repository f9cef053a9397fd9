import { alphabetic } from '../../characters.ts';
import { flatten, type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { fold } from '../../time/names.ts';
import type { FrontMatter } from '../frontMatter/frontMatter.ts';
import { lengthStated } from '../text/lengths.ts';
import type { StatedText } from '../types.ts';
import { keyOfKind, type LabelKind, type LabelledText, labelKindsOf } from '../words/labels.ts';
import { peopleIn } from '../words/people.ts';
import { isOfPage, isStatus, statusLength } from '../words/status.ts';
import { severityWord } from './severities.ts';

/** What is said about the incident and its postmortem in so many words. */
export interface Metadata {
  readonly severity?: StatedText;
  readonly status?: StatedText;
  readonly authors: readonly StatedText[];
  readonly owners: readonly StatedText[];
  /** Who else is said to have had a part in it: commander, scribe, participants. */
  readonly responders: readonly StatedText[];
  /** Minutes. */
  readonly duration?: StatedText & { readonly minutes: number };
}

/** @param below what stands below a heading that asks for the severity */
export function readMetadata(
  labels: readonly LabelledText[],
  frontMatter: FrontMatter | undefined,
  below?: StatedText,
): Metadata {
  const stated = ({ value }: LabelledText) => statedBy(value);
  const first = (kind: LabelKind) => {
    const found = labels.find(({ kinds }) => kinds.includes(kind));
    return found && stated(found);
  };
  const inFrontMatter = (kind: LabelKind, ...others: string[]): StatedText | undefined => {
    const key = keyOfKind(frontMatter, kind, [kind, ...others]);
    const text = key && frontMatter?.values.get(key);
    return frontMatter && key && text !== undefined
      ? { text, span: frontMatter.places.get(key) ?? frontMatter.span }
      : undefined;
  };
  const labelled = (kind: LabelKind) => labels.filter(({ kinds }) => kinds.includes(kind));
  const author = inFrontMatter('authors', 'author', 'owner');
  const owner = inFrontMatter('owner', 'owners');
  const severity = inFrontMatter('severity', 'sev') ?? first('severity') ?? below;
  const duration = inFrontMatter('duration') ?? first('duration') ?? first('impact-duration');
  const counted = countedLength(frontMatter);
  const minutes = duration && lengthStated(duration.text)?.minutes;
  return {
    severity: severity && !offersChoice(severity.text) ? severity : undefined,
    status: statusOf(
      inFrontMatter('status'),
      labelled('status').filter(({ value }) => !isReading(value.text)),
    ),
    authors: [...(author ? eachOf(author) : []), ...labelled('authors').flatMap(eachIn)],
    owners: [...(owner ? [owner] : []), ...labelled('owner').map(stated)],
    responders: labelled('responder').flatMap(({ value }) => peopleIn(value).map(statedBy)),
    duration: duration && minutes !== undefined ? { ...duration, minutes } : counted,
  };
}

/** What the text says of it, where the front matter speaks of the page. */
function statusOf(inFrontMatter: StatedText | undefined, [first]: readonly LabelledText[]): StatedText | undefined {
  if (inFrontMatter && !(first && isOfPage(inFrontMatter.text))) return inFrontMatter;
  return first && statedBy(slicePlain(first.value, 0, statusLength(first.value.text)));
}

/** `Final status: 74 % in use`: a number of something, and no state. */
function isReading(text: string): boolean {
  return /^[^\p{L}\d]{0,4}\d[\d.,]{0,9} ?[%\p{L}/]/u.test(text) && !isStatus(text);
}

/** `duration_minutes: 45`, `duration_hours: 1.5` */
function countedLength(frontMatter: FrontMatter | undefined): Metadata['duration'] {
  for (const [unit, each] of Object.entries({ minutes: 1, mins: 1, min: 1, hours: 60 })) {
    const key = `duration${unit}`;
    const text = frontMatter?.values.get(key) ?? '';
    if (frontMatter && /^\d{1,6}(?:\.\d{1,3})?$/.test(text))
      return { text, span: frontMatter.places.get(key) ?? frontMatter.span, minutes: Number(text) * each };
  }
  return undefined;
}

function statedBy({ text, start, end }: PlainText): StatedText {
  return { text: flatten(text), span: { start, end } };
}

/** Every author by name, or what is no list of names as it stands. */
function eachIn({ value: whole }: LabelledText): readonly StatedText[] {
  // `| Responsible | Owner: Ana |`
  const [label = '', name] = whole.text.split(/[:：]/);
  const isNamed = name !== undefined && /\p{L}/u.test(name) && labelKindsOf(label).includes('authors');
  const value = isNamed ? trimmedPart(whole, label.length + 1) : whole;
  const people = peopleIn(value);
  return people.length > 1 ? people.map(statedBy) : [statedBy(value)];
}

function trimmedPart(plain: PlainText, from: number): PlainText {
  const start = from + plain.text.slice(from).search(/[^\s*_]/);
  return slicePlain(plain, start, plain.text.trimEnd().length);
}

/** The same for front matter, where a list may stand on lines of its own. */
function eachOf(author: StatedText): readonly StatedText[] {
  const people = peopleIn({ text: author.text, ...author.span });
  const isInLine = author.span.end - author.span.start === author.text.length;
  if (people.length < 2) return [author];
  return isInLine ? people.map(statedBy) : people.map(({ text }) => ({ text, span: author.span }));
}

const numberedSeverity = /\b(?:sev(?:erity)?|s|p)[\s-]?([0-5])\b/gi;

/** `P0 P1 P2 P3`: all that there are, one of which is meant. */
function offersChoice(text: string): boolean {
  return new Set([...text.matchAll(numberedSeverity)].map(([, level]) => level)).size > 2;
}

/**
 * `SEV2` for "SEV-2", "Sev 2", "P2"; words as they are, folded, without signs in front and what goes on behind them. A
 * sentence that names none is no severity.
 */
export function normalSeverity(text: string): string | undefined {
  const [numbered] = text.matchAll(numberedSeverity);
  if (numbered) return `SEV${numbered[1]}`;
  const words = fold(flatten(text)).replace(/^[^\p{L}\p{N}]{1,8}/u, '');
  const [short = ''] = words.split(/ ?[(（]/);
  if (short !== '' && short.length <= longestGrade) return short;
  return severityWord(words) ?? (/[\s.,–—]/.test(words) ? undefined : words);
}

const longestGrade = 20;

const quantity = new RegExp(
  String.raw`(?<![${alphabetic}\d.,])(?:~|≈)?\d{1,3}(?:[.,\s]\d{3}){0,5}(?:[.,]\d+)?\s?(?:%|percent|per cent|(?:[kKmM]\s)?(?:of\s)?(?:users?|customers?|requests?|orders?|sessions?|accounts?|tenants?|transactions?|students?|usuarios|clientes|utilisateurs|benutzer|nutzer|kunden|пользователей|запросов)(?![${alphabetic}\d]))|\d+(?:[.,]\d+)?\s?(?:％|名|件|人|个用户|명)`,
  'gi',
);

/** The numbers that an impact is stated with: percentages, and counts of people or requests. */
export function readQuantities(
  text: string,
): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(quantity)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Those that say how bad it was, and not how bad it may be: `94.9 % (threshold: 7.2 %)`. */
export function readImpactNumbers(text: string): ReturnType<typeof readQuantities> {
  return readQuantities(text).filter(
    ({ start, end }) =>
      !limitBefore.test(text.slice(Math.max(0, start - 40), start)) && !limitBehind.test(text.slice(end, end + 40)),
  );
}

const limitBefore =
  /\b(?:thresholds?|targets?|budget|slos?|slas?|slis?|objective|goal|limit)\b(?: (?:is|was|of|at|were|being|set|to))*[\s:=*_~≥>(]*$|\b(?:error budget|threshold|slo|sla)\b[^.;()]{0,20}$|\bremain(?:s|ed|ing)? above \**$/i;
const limitBehind =
  /^\**[ -](?:availability |latency |uptime |error )?(?:thresholds?|targets?|budget|slos?|slas?|slis?|objective|goal|limit|availability over)\b/i;
