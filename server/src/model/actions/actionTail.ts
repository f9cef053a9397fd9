import { alphabetic, letters } from '../../characters.ts';
import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import { monthOf } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { once } from '../memory.ts';
import { fieldOf } from '../words/actionFields.ts';
import {
  isDoneAlone,
  isDoneInPart,
  isDoneRemark,
  isDoneWord,
  isOwnerByItself,
  isPersonOrTeam,
  isTakenBack,
  mayBeOwner,
  teamWord,
} from '../words/actionWords.ts';
import { isEastAsianName } from '../words/eastAsianNames.ts';
import { type Due, dueOf, isNumber, isShortDate, shortDateIn, wordsOfDue } from './dates.ts';
import { quarterIn } from './quarters.ts';

/** What stands behind the words of an action. */
export interface ActionTail {
  readonly owner?: PlainText;
  readonly due?: Due;
  readonly isDone: boolean;
}

/**
 * Reads the end of an action piece by piece, from the last one to the first that is a part of its words:
 *
 *     Lower the session timeout — Priya — 2026-12-10 — NET-77
 *     Alert on memory (Jonas, due 2026-09-22): done
 *     Ask the vendor. Tomasz, 30 Nov 2026
 *
 * A name counts only beside something else, unless it is plainly one: what stands alone behind a dash belongs to the words.
 * A date is the one until when where something says so, or where somebody is named: else it may be the day on which it
 * was done.
 *
 * @param isOwned Who does it is known from elsewhere.
 */
export function readTail(described: PlainText, options: ReadingOptions, isOwned: boolean): ActionTail {
  const tail = piecesAtEnd(described, options, { isOwned });
  const { owner, dates, isDone, others, isSetOff } = tail;
  const isBeside = dates.length > 0 || isDone || tail.said !== undefined || (others > 0 && isSetOff);
  const isPlain = (name: string) => saysWho.test(name) || (isSetOff && isEastAsianName(name));
  const known = owner && (isBeside || isPlain(owner.text)) ? owner : undefined;
  // A date in front of the name is one that the words speak of.
  const isBehind = ({ value, inBrackets }: DatePiece) =>
    known ? value.start > known.start : isOwned && (!inBrackets || others > 0);
  const surely = dates.find((date) => date.isDue || (!isDone && !date.isOn && isBehind(date)));
  const [last] = dates;
  const due = surely ?? tail.said ?? (last && !isDone ? { value: last.value } : undefined);
  return { owner: known, due, isDone };
}

/** `@amara`, `storage team`: nobody else is meant. */
const saysWho = new RegExp(`^@| (?:${teamWord})$`);

interface DatePiece extends Due {
  readonly isDue: boolean;
  /** "on 1 March": of what is planned for that day, or was done on it. */
  readonly isOn: boolean;
  readonly inBrackets: boolean;
}

interface Pieces {
  owner?: PlainText;
  /** The name stands behind a dash, or in brackets, and is no last one of several things. */
  isSetOff: boolean;
  readonly dates: DatePiece[];
  isDone: boolean;
  /** A state behind a comma or an arrow: it is one if there is a name or a date in front of it. */
  mayBeDone: boolean;
  /** Tickets, priorities and times in words, which are read elsewhere. */
  others: number;
  /** Until when, in words or without a year. */
  said?: Due;
  /** Where the words end in front of all of them. */
  end: number;
}

const mostPieces = 8;

interface Around {
  readonly inBrackets?: boolean;
  /** Somebody is named in front of the words: a date behind them needs no sign. */
  readonly isOwned?: boolean;
}

function piecesAtEnd(
  plain: PlainText,
  options: ReadingOptions,
  { inBrackets = false, isOwned = false }: Around,
): Pieces {
  const pieces: Pieces = {
    isSetOff: false,
    dates: [],
    isDone: false,
    mayBeDone: false,
    others: 0,
    end: plain.text.length,
  };
  for (let count = 0; count < mostPieces; count++) {
    pieces.end = behindWords(plain.text, pieces.end);
    if (pieces.end === 0) break;
    const taken =
      takeSign(plain, pieces) ||
      (!inBrackets && (takeBrackets(plain, pieces, options) || takeProof(plain, pieces))) ||
      takeDate(plain, pieces, options, { inBrackets, isOwned: isOwned && count === 0 }) ||
      takeSegment(plain, pieces, options, inBrackets);
    if (!taken) break;
  }
  return pieces;
}

/** Between two pieces, and behind the last one. */
const partsPieces = /[\s;,.:!。，、；：→|·–—-]|\ufe0f/;

/** Where the last word ends in front of an offset, without the signs that part pieces. */
function behindWords(text: string, end: number): number {
  let at = end;
  while (at > 0 && (partsPieces.test(text.charAt(at - 1)) || text.endsWith('->', at))) at--;
  return at;
}

function takeSign({ text }: PlainText, pieces: Pieces): boolean {
  if (!/[✅✔☑✓]$/.test(text.slice(0, pieces.end))) return false;
  pieces.isDone = true;
  pieces.end -= 1;
  return true;
}

/** `(Jonas, due 2026-09-22)`: all of what is inside, or none of it. */
function takeBrackets(plain: PlainText, pieces: Pieces, options: ReadingOptions): boolean {
  // `[[Ana Ortiz]]` is a link to her page.
  const match = /(\[\[|[([（])([^()[\]（）]{1,100})(?:\]\]|[)\]）])$/.exec(plain.text.slice(0, pieces.end));
  if (!match || isTakenBack(match[0])) return false;
  const start = match.index + (match[1]?.length ?? 0);
  const inside = piecesAtEnd(slicePlain(plain, start, start + (match[2]?.length ?? 0)), options, { inBrackets: true });
  if (inside.end > 0) return false;
  if (!pieces.owner && inside.owner) {
    pieces.owner = inside.owner;
    pieces.isSetOff = !/^[a-z]/.test(inside.owner.text) || inside.dates.length > 0;
  }
  pieces.dates.push(...inside.dates);
  pieces.isDone ||= inside.isDone || pieces.mayBeDone;
  pieces.others += inside.others;
  pieces.said ??= inside.said;
  pieces.end = match.index;
  return true;
}

/** `— done (worker/retry.js, two tests)`: a state, with what shows it or where it is in brackets. */
function takeProof({ text }: PlainText, pieces: Pieces): boolean {
  const match = /\s?[([（]([^()（）]{1,100})[)\]）]$/.exec(text.slice(0, pieces.end));
  if (!match || isDoneInPart(match[1] ?? '') || isTakenBack(match[0])) return false;
  const from = Math.max(0, match.index - longestSegment);
  const front = text.slice(from, match.index);
  const seam = lastSeam().exec(front)?.[0] ?? '';
  if (!setsOff.test(seam) || !isDoneAlone(front.slice(seam.length))) return false;
  pieces.isDone = true;
  pieces.end = from + seam.length;
  return true;
}

const longestDate = 40;

/** A date, with what says whether it is the one until when, or the one since when it is done. */
function takeDate(
  plain: PlainText,
  pieces: Pieces,
  options: ReadingOptions,
  { inBrackets = false, isOwned = false }: Around,
): boolean {
  const from = Math.max(0, pieces.end - longestDate);
  const text = plain.text.slice(from, pieces.end);
  const tail = untilBehind.exec(text)?.[0].length ?? 0;
  const last = readTimeExpressions(text.slice(0, text.length - tail), options).at(-1);
  const date = last?.from.date;
  if (!last || last.to || date?.day === undefined || from + last.end < pieces.end - tail)
    return takeShortDate(plain, pieces, options);
  const start = from + last.start;
  const lead = untilWhen().exec(plain.text.slice(Math.max(0, start - longestDate), start))?.[0] ?? '';
  const on = lead === '' ? (onDay.exec(plain.text.slice(Math.max(0, start - longestDate), start))?.[0].length ?? 0) : 0;
  const end = start - lead.length - on;
  const before = plain.text.slice(Math.max(0, end - longestDate), end);
  const isParted = isOwned || on > 0 || lead !== '' || endsPiece.test(before);
  if (!isParted && !/@[\w-]+\s$/.test(before) && !isDoneWord(lastWord(before))) return false;
  pieces.dates.push({
    ...dueOf(slicePlain(plain, from, pieces.end), last),
    isDue: lead !== '' || tail > 0,
    isOn: on > 0,
    inBrackets,
  });
  pieces.isDone ||= pieces.mayBeDone;
  pieces.end = end;
  return true;
}

/** `by 10/17`: what stands in front of it says that it is a day. */
function takeShortDate(plain: PlainText, pieces: Pieces, options: ReadingOptions): boolean {
  const from = Math.max(0, pieces.end - longestDate);
  const [, day] = /\s(\d{1,2}[/.]\d{1,2})$/.exec(plain.text.slice(from, pieces.end)) ?? [];
  if (day === undefined) return false;
  const start = pieces.end - day.length;
  const lead = untilWhen().exec(plain.text.slice(from, start))?.[0] ?? '';
  const whole = slicePlain(plain, start - lead.length, withDot(plain.text, pieces.end));
  const due = lead === '' || isNumber(whole.text) ? undefined : shortDateIn(whole, options, true);
  if (!due) return false;
  pieces.dates.push({ ...due, isDue: true, isOn: false, inBrackets: false });
  pieces.end = whole.start - plain.start;
  return true;
}

/** `17.10.`: there the dot is a part of the day. */
function withDot(text: string, end: number): number {
  return text.charAt(end) === '.' ? end + 1 : end;
}

/** `9月30日まで`, `9月30日前`, `9월 30일까지` */
const untilBehind = /(?:まで(?:に)?|之?前|以前|까지)$/;

/** `on Monday, 1 March` */
const onDay = /\bon(?: \w+day,?)?\s+$/i;

const untilWhen = once(() => new RegExp(`(?<![${alphabetic}])(?:${wordsOfDue})\\s?:?\\s*$`, 'i'));

function lastWord(text: string): string {
  return /\S+\s*$/.exec(text)?.[0].trim() ?? '';
}

/** In front of a date: nothing, a bracket or a sign that parts. */
const endsPiece = /(?:^|[;,，、；|·([)\]（）】]|\s(?:[–—→-]|->)|[.!:。：])\s*$/;

/** Behind the last sign that parts: a state, a ticket, a priority, or who. */
function takeSegment(plain: PlainText, pieces: Pieces, options: ReadingOptions, inBrackets: boolean): boolean {
  const from = Math.max(0, pieces.end - longestSegment);
  const text = plain.text.slice(from, pieces.end);
  const seam = lastSeam().exec(text)?.[0].length ?? 0;
  if (seam === 0 && (from > 0 || !inBrackets)) return false;
  const start = from + seam;
  const segment = text.slice(seam);
  const isSetOff = inBrackets || setsOff.test(text.slice(0, seam));
  if (isDoneRemark(segment)) {
    if (isSetOff || /\d/.test(segment)) pieces.isDone = true;
    else pieces.mayBeDone = true;
  } else if (isSomeTime(segment, pieces)) {
    pieces.others++;
    const said = slicePlain(plain, start, pieces.end);
    pieces.said ??= quarterIn(said) ?? { value: said };
  } else if (isShortDate(segment)) {
    pieces.others++;
    pieces.said ??= shortDateIn(slicePlain(plain, start, withDot(plain.text, pieces.end)), options, false);
  } else if (aside.test(segment) || (inBrackets && startsWithLabel.test(segment))) pieces.others++;
  else if (inBrackets && isLabel(plain.text, segment, pieces)) pieces.others++;
  else if (
    !pieces.owner &&
    (isOwner(segment, inBrackets) || (isSetOff && pieces.dates.length > 0 && isHandle(segment)))
  ) {
    const name = withoutLabel(segment);
    pieces.owner = slicePlain(plain, pieces.end - name.length, pieces.end);
    pieces.isSetOff = isSetOff;
    pieces.isDone ||= pieces.mayBeDone;
  } else return false;
  pieces.end = start;
  return true;
}

const longestSegment = 60;

/** Everything up to the start of the last segment. */
const lastSeam = once(
  () =>
    new RegExp(
      `^[^]*(?:\\s(?:[–—→|·-]|->)\\s|[;,，、；]|[)\\]）][:：]?(?=\\s)|(?<=[${letters}]{3}|[)\\]）])[.!。]\\s)\\s*`,
    ),
);

/** `OPS-7`, `PR #12`, `P1`, a link, or that it is open. */
const aside =
  /^(?:(?:in |see |ticket |issue |PR )?(?:#\d+|[A-Z][A-Z0-9]{1,9}-\d+|T\d{4,7}|https?:\/\/\S+)|P[0-5]|open|todo|to do|wip|in progress|ongoing|started|planned|high|medium|low|offen|abierto|ouvert|pendiente|en cours)$/i;

/** `by the end of March`, `next sprint`, `KW 51`, `bis Ende Januar`, `in March 2027`. */
function isSomeTime(segment: string, { dates }: Pieces): boolean {
  if (someTime().test(segment)) return true;
  const [, word = ''] = aMonth.exec(segment) ?? [];
  // Beside a date, Jan and April are people.
  return dates.length === 0 && monthOf(word) !== undefined;
}

const someTime = once(
  () =>
    new RegExp(
      `^(?:${[
        '(?:due:? |by |until |before |eta:? )?(?:the )?(?:end of|next|this|mid|early|late|q[1-4]|eo[dwmqy]|asap|soon|as soon as|immediately|tbd)\\b',
        '(?:(?:due |by )?(?:in )?(?:week|wk|cw)|(?:bis |in )?kw) ?\\d',
        `(?:bis )?(?:zum )?(?:anfang|mitte|ende|nächste[rnms]?|kommende[rnms]?)(?![${alphabetic}])`,
        "(?:avant |d['’]ici |pour )?(?:la |le |au )?(?:fin|mi-|début|semaine prochaine|mois prochain)",
        '(?:para |hasta |antes de )?(?:finales|fines|mediados|principios|(?:la |el )?próxim[ao])\\b',
        '(?:até )?(?:o )?(?:fim|final|meados|início) d',
        '(?:до|к) конц|(?:на )?следующ|(?:в )?(?:начале|середине|конце) ',
        '\\d{1,2} ?(?:月|월) ?(?:上旬|中旬|下旬|末|初|底|중순|하순|말|초)?(?:まで(?:に)?|之?前|까지)?$|下周|下個月|下个月|本月|本周|月底|年底|年内|来週|来月|今週|今月|月末|다음 ?(?:주|달)|이번 ?(?:주|달)|월말',
      ].join('|')})[^,;]{0,25}$`,
      'i',
    ),
);

const aMonth = /^(?:(?:due |by |until )?(?:in )?|bis |en |para |em |до |в )([^\s\d.]{3,12})\.?(?: ['’]?\d{2,4})?$/i;

/** `（王磊，2026-12-10）`, `(김민준, 2026-12-10)` */
const eastAsianWord = /^[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,12}$/;

/** A dash, a bracket or the end of a sentence, and no comma or arrow. */
const setsOff = /(?:\s[–—-]\s|[)\]）][:：]?\s|[.!。]\s)\s*$/;

/** `owner: Ana`, which is read elsewhere. */
const startsWithLabel = /^[^\s:：][^:：]{0,15}[:：]/;

/** `期限` in `(期限: 2031-03-01)`, once the date behind it is read. */
function isLabel(text: string, segment: string, { end, dates }: Pieces): boolean {
  return dates.length > 0 && /^\s?[:：]/.test(text.slice(end, end + 2)) && fieldOf(segment) !== undefined;
}

const handle = new RegExp(`^@[${letters}\\d_-]{2,30}$`);

/** `Owner Ana` */
function withoutLabel(segment: string): string {
  return segment.replace(/^owner\s+/i, '');
}

/** `ana`, of whom one must know that she is none of the words: between a dash and a date. */
function isHandle(segment: string): boolean {
  return /^[a-z][a-z.-]{1,14}$/.test(segment) && isOwnerByItself(segment) && !isDoneWord(segment);
}

function isOwner(segment: string, inBrackets: boolean): boolean {
  if (handle.test(segment) || isEastAsianName(segment)) return true;
  if (inBrackets && eastAsianWord.test(segment)) return fieldOf(segment) === undefined;
  if (inBrackets && /^[a-z][a-z.-]{1,24}$/.test(segment)) return mayBeOwner(segment);
  if (inBrackets) return isPersonOrTeam(segment) && mayBeOwner(segment) && !isDoneWord(segment);
  return isPersonOrTeam(withoutLabel(segment)) && isOwnerByItself(segment) && !isDoneWord(segment);
}
