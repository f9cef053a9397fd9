/** What a form leaves to be filled in, and what it tells its writer. */

import type { Memory } from '../memory.ts';
import type { SourceText } from '../types.ts';
import { withoutComments } from './content.ts';

/** What is looked at: a form is short, and the places of a long one are there from its beginning. */
const longestHead = 20_000;

/** The beginning of a document, as typed. */
export function typedHead(source: SourceText): string {
  return source.head(longestHead).slice(0, longestHead);
}

/** What the beginning of a document shows of itself. */
export interface Head {
  /** Without comments and code. */
  readonly text: string;
  readonly words: number;
  /** How many places are left to be filled in. */
  readonly places: number;
  /** How many lines say what is to be described, where several sections have them. */
  readonly orders: number;
}

/** Made anew only when the beginning of the document has changed. */
export function headOf(source: SourceText, memory: Memory): Head {
  const typed = typedHead(source);
  return memory.keep(memory, 'head', [typed], () => readHead(typed));
}

function readHead(typed: string): Head {
  const { text } = withoutComments(typed.replace(codeBlock, '').replace(noPlaces, ''));
  return { text, words: text.match(/\p{L}+/gu)?.length ?? 0, places: placesIn(text), orders: ordersIn(text) };
}

/** With its end, which would begin another one, and in a list too. */
const codeBlock = /^[ \t]{0,12}(`{3,}|~{3,})[^\n]*\n(?:(?![ \t]{0,12}\1).*\n)*(?:[ \t]{0,12}\1.*)?/gm;

/** `kill <pid>` in code, `tags: [outage, redis]` in front matter, `[[links]]` of a notebook. */
const noPlaces = new RegExp(
  [
    /\[(?:prevent|detect|mitigat|process|respond|improv|follow)\w*\]/,
    /`[^`\r\n]{1,200}`/,
    /^[\w-]{1,40}: *\[[^\],\r\n]*,[^\]\r\n]*\] *$/,
    /"?\[\[[^[\]\r\n]{1,100}\]\]"?/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gim',
);

/**
 * Where a place in single braces stands: first in its line or cell, or behind a label. Elsewhere braces are of what is
 * told: "Mails were sent with {first name} in them".
 *
 *     - [ ] {who does it}
 *     | {when} | {what happened} |
 *     **Status:** {draft|final}
 */
const whereFilledIn = [
  String.raw`^[ \t>*_#+-]{0,12}(?:\d{1,2}[.)][ \t]{1,3})?(?:\[[ x]?\][ \t]{1,3})?[*_"]{0,3}`,
  String.raw`\|[ \t*_"]{0,6}`,
  String.raw`^[^:：.|\r\n]{1,40}[:：][ \t*_"]{0,6}`,
].join('|');

/** Of HTML: what stands in angle brackets of no other name is a place. */
const tags =
  'details|summary|div|span|table|thead|tbody|tr|td|th|img|video|source|iframe|kbd|code|pre|sub|sup|font|center|section|strong|h[1-6]|ul|ol|li|blockquote|hr|br';

/** Days to be filled in, as languages other than English have them: `JJ/MM/AAAA`, `TT.MM.JJJJ`, `20XX年X月X日`. */
export const datesLeft =
  'AAAA[-/.]MM[-/.](?:DD|JJ)|JJJJ[-/.]MM[-/.]TT|(?:DD|JJ|TT|GG)[-/.]MM[-/.](?:AAAA|JJJJ)|ГГГГ[-/.]ММ[-/.]ДД|ДД[-/.]ММ[-/.]ГГГГ|(?:YYYY|20XX|XXXX)[年년] ?(?:MM|XX?)[月월] ?(?:DD|XX?)[日일]';

/** What stands in brackets in the place of a time. */
const placesOfTimes =
  'time|timestamp|date|date and time|date & time|hora|fecha|fecha y hora|data|data e hora|heure|date et heure|uhrzeit|zeit|datum|datum und uhrzeit|время|дата|дата и время|时间|日期和时间|時間|時刻|日時|日付|시간|시각|날짜|날짜와 시간';

/** Words in single braces are at least two: `{what broke}`, `{draft|final}`. */
const placeholder = new RegExp(
  [
    String.raw`(?=\$?\{)(?<=${whereFilledIn})(?:${[
      String.raw`\{(?=[^{}\r\n]{0,60}[ |])[a-z][\w ,.'’/|()-]{2,200}\}(?!\})`,
      String.raw`\$\{[^{}\r\n]{1,200}\}`,
    ].join('|')})`,
    String.raw`\{\{(?!-?\s*(?:site|page|post|include|layout|content|relref|ref)\b|[^{}]*\|\s*\w*url)[^{}]{1,60}\}\}`,
    String.raw`(?<!\])\[(?:[A-Z][^\][\d]{2,60})\](?![([:])`,
    String.raw`<(?!(?:${tags})\b)[A-Za-z][^<>/]{2,40}>`,
    String.raw`(?<=[*_|][ \t]?)\[(?:${placesOfTimes})\](?=[:：])`,
    String.raw`\bYYYY\b|\bHH:MM\b|\bTB[DA]\b|X{2,4}:X{2}|_{4,}|\.{5,}|\bDD[/-]MM\b`,
    String.raw`(?<!\p{L})(?:${datesLeft})(?!\p{L})`,
  ].join('|'),
  'gimu',
);

/** `${HOME}`, `${BUILD_DIR:-out}`: a variable of a shell, of which is told. */
const shellVariable = /^\$\{[A-Z_][A-Z\d_]+\b(?![ a-z])/;

/** `[Grafana]` is a link where `[Grafana]: https://…` stands below. */
function placesIn(text: string): number {
  const defined = /^\[[^\]\r\n]{1,80}\]:/m.test(text) ? text.toLowerCase() : '';
  return [...text.matchAll(placeholder)].filter(
    ([place]) => !shellVariable.test(place) && !(place.startsWith('[') && defined.includes(`${place.toLowerCase()}:`)),
  ).length;
}

/** "Describe what systems were affected". As an item of a list it may be what somebody is to do. */
const order = /^[ \t>*_]{0,8}(?<![*][ \t]{1,8})describe (?:what|who|when|where|why|how|the|any|which)\b/gim;

const fewestSections = 3;

/** One section that says so, "Describe calls to the API were throttled", does not make a form. */
function ordersIn(text: string): number {
  const counts = text.split(/^#{1,6}[ \t]/m).map((section) => [...section.matchAll(order)].length);
  return counts.filter((count) => count > 0).length < fewestSections
    ? 0
    : counts.reduce((sum, count) => sum + count, 0);
}

/** Whether a text begins with the place of a time: `HH:MM`, `YYYY-MM-DD hh:mm`, `XX:XX UTC`, `--:--`. */
export function isTimeLeft(text: string): boolean {
  return timeLeft.test(text);
}

const timeLeft = new RegExp(
  String.raw`^[\s|*_~≈(]{0,8}\[(?:${placesOfTimes})\]|^[\s|*_${'`'}[(~≈]{0,8}(?:(?:YYYY[-/.]MM[-/.]DD|DD[-/.]MM[-/.]YYYY|${datesLeft})[\sT,]{1,3})?(?:HH:MM(?::SS)?|ЧЧ:ММ|HHhMM|XX?:XX(?::XX)?|--?:--?|__?:__?)(?![\p{L}\d:-])`,
  'iu',
);
