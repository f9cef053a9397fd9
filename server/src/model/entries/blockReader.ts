import type { Code, Heading, List, ListItem, Nodes, Paragraph } from 'mdast';
import { hasEastAsian, isLetter, startsWithCapital } from '../../characters.ts';
import { flatten, linesOf, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import type { Role } from '../../templates/catalogue.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { findZones, withZonesApart, zoneNamed } from '../../time/zone.ts';
import { perObject } from '../perObject.ts';
import { readTitle } from '../sections/roles.ts';
import { speakerAlone, speakerInFront } from '../words/speakers.ts';
import { namesTurn } from '../words/turnLabels.ts';
import { definesStart } from './counting.ts';
import {
  type DayHeading,
  type Draft,
  type DraftEntry,
  type DraftStamp,
  dayHeading,
  emptyDraft,
  entryOf,
  openGroup,
} from './entries.ts';
import { hasTimedItem, type ListReading, readList } from './listEntries.ts';
import { relativeDayIn, shortDayIn, weekdayIn } from './relativeDay.ts';
import { eventsApart } from './runOn.ts';
import {
  hasClock,
  leadingTime,
  readMessage,
  readMessageHead,
  readStamped,
  readStampedAnywhere,
  readStampedLine,
  type StampedText,
  timeAlone,
} from './stamp.ts';
import { beginsWithTimeColumn, readTable } from './tableEntries.ts';

/** "On Fri, 29 May 2026 at 17:31, Ana wrote:" over the words of a mail. */
const attribution =
  /^\s*(?:On|Am|Le|El|Em)\s[^\r\n]{10,120}\b(?:wrote|schrieb(?: [^\r\n]{2,40})?|a écrit|escribió|escreveu)\s?:\s*(?:$|[\r\n])/;

/** Roles of sections whose names may be those of a part of the timeline: `### Mitigation`. */
const phases: ReadonlySet<Role> = new Set<Role>(['detection', 'response', 'resolution']);

/** Walks the blocks of a timeline and remembers which day and which event it is under. */
export class BlockReader {
  readonly #source: TextSource;
  readonly #draft: Draft;
  readonly #within: Span;
  readonly #options: ReadingOptions;
  #day: DayHeading | undefined;
  /** The heading of an event, or of something else, to which the blocks that follow belong. */
  #under: Heading | undefined;
  #depths: { readonly blocks: readonly Nodes[]; readonly timed: ReadonlySet<number> } | undefined;

  constructor(source: TextSource, draft: Draft, within: Span, options: ReadingOptions) {
    this.#source = source;
    this.#draft = draft;
    this.#within = within;
    this.#options = options;
  }

  read(blocks: readonly Nodes[]): void {
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at] as Nodes;
      if (block.type === 'heading') this.#readHeading(block, blocks, at + 1);
      else if (this.#under !== undefined) continue;
      else if (block.type === 'list' && !this.#isEntries(block, blocks[at - 1])) continue;
      else if (block.type === 'list') readList(this.#listReading(), block, this.#draft, this.#day);
      else if (block.type === 'table') readTable(this.#source, block, this.#draft, this.#options, this.#day);
      else if (block.type === 'blockquote' || block.type === 'listItem') this.read(block.children);
      else if (block.type === 'paragraph' && this.#isDayOver(block, blocks[at + 1])) continue;
      else if (block.type === 'paragraph' || block.type === 'html')
        at += this.#readParagraph(withoutBars(plainTextOf(block, this.#source)), blocks, at + 1);
      else if (block.type === 'code') this.#readCode(block);
    }
  }

  /** `**Day 2**`, `Thursday (Nov 13)`, `Next day:` over the events of that day, which are under it from here on. */
  #isDayOver(paragraph: Paragraph, next: Nodes | undefined): boolean {
    if (next?.type !== 'list' && next?.type !== 'table') return false;
    const day = relativeDayIn(paragraph, this.#source) ?? weekdayIn(paragraph, this.#options, this.#source);
    if (day === undefined || !this.#holdsEvents([next])) return false;
    this.#day = day;
    this.#draft.notes.push(flatten(plainTextOf(paragraph, this.#source).text));
    return true;
  }

  /** Returns how many of the blocks behind it belong to it. */
  #readParagraph(plain: PlainText, blocks: readonly Nodes[], from: number): number {
    if (attribution.test(plain.text)) return 0;
    const read = readStamped(plain, this.#options);
    // `T0: 14:02 UTC` over the list of what happened since.
    if (this.#isStartOver(read, blocks[from])) {
      this.#draft.notes.push(flatten(plain.text));
      return 0;
    }
    const isOver = hasClock(read.stamp?.expression) || (isDay(read.stamp) && blocks[from]?.type === 'list');
    const content = read.text === '' && isOver ? this.#untimed(blocks, from) : [];
    const last = content.at(-1);
    if (last) {
      // A time in a paragraph of its own, over what happened then, or a day over a list of it.
      const end = Math.min(spanOf(last).end, this.#within.end);
      this.#add({ ...read, text: this.#firstWords(content) }, { start: read.textSpan.start, end }, 'lines');
    } else this.#readLines(plain, 'lines');
    return content.length;
  }

  /** Whether what stands over a list or a table says only what the times there are counted from, or what is told there too. */
  #isStartOver(read: StampedText, next: Nodes | undefined): boolean {
    if (read.stamp?.expression.from.sinceStart !== 0 || (next?.type !== 'list' && next?.type !== 'table')) return false;
    const events = this.#eventsIn([next]);
    if (definesStart(read)) return events.length > 0;
    return events.some(({ stamp }) => stamp?.expression.from.relativeMinutes === 0);
  }

  /** A paragraph without a time, or none, and the lists that belong to it. */
  #untimed(blocks: readonly Nodes[], from: number): readonly Nodes[] {
    const first = blocks[from];
    if (!first || spanOf(first).start >= this.#within.end) return [];
    if (first.type === 'paragraph' && readStamped(plainTextOf(first, this.#source), this.#options).stamp) return [];
    if (first.type !== 'paragraph' && first.type !== 'list') return [];
    let end = first.type === 'list' ? from : from + 1;
    for (; end < blocks.length; end++) {
      const block = blocks[end];
      if (block?.type !== 'list' || hasTimedItem(this.#listReading(), block, 'any')) break;
    }
    return blocks.slice(from, end);
  }

  /**
   * A list without any time is a list of events that lack theirs where it comes first, or stands under a heading
   * of its own; behind events it adds to them, and behind `Responders:` it is something else.
   */
  #isEntries(list: List, before: Nodes | undefined): boolean {
    if (hasTimedItem(this.#listReading(), list, 'any')) return true;
    const introduced = before?.type === 'paragraph' && /[:：]\s*$/.test(plainTextOf(before, this.#source).text);
    if (introduced || !list.children.some((item) => saysSomething(this.#source, item))) return false;
    return this.#draft.entries.length === 0 || before?.type === 'heading';
  }

  #listReading(): ListReading {
    return { source: this.#source, options: this.#options, end: this.#within.end };
  }

  /** `### 09:05 Alert` is an event, `### 5 June` a day, `### Mitigation` neither. */
  #readHeading(heading: Heading, blocks: readonly Nodes[], from: number): void {
    const plain = withoutNumber(withoutColon(plainTextOf(heading, this.#source)), this.#options);
    const read = readStampedAnywhere(plain, this.#options);
    this.#under = undefined;
    const short = read.stamp?.expression.from.date ? undefined : shortDayIn(heading, this.#options, this.#source);
    const day =
      short ??
      (read.stamp
        ? undefined
        : (relativeDayIn(heading, this.#source) ?? weekdayIn(heading, this.#options, this.#source)));
    const isDay = day !== undefined && this.#holdsEvents(contentOf(heading, blocks, from));
    if (isDay) this.#day = day;
    if (isDay || !read.stamp) {
      if (!isDay) this.#beginPart(plain);
      if (!isDay && this.#isBeside(heading, plain, blocks) && !this.#holdsEvents(contentOf(heading, blocks, from)))
        this.#under = heading;
      this.#draft.notes.push(flatten(plain.text));
      return;
    }
    const content = contentOf(heading, blocks, from);
    const isDayAlone =
      this.#isAllOfDay(read, content, blocks) || this.#isOverTable(read, content) || this.#holdsEvents(content);
    if (!hasClock(read.stamp.expression) && isDayAlone) {
      this.#day = dayHeading(read.stamp);
      this.#draft.notes.push(flatten(plain.text));
      return;
    }
    // `### Detection (10:00 – 10:15)` over events that have their own times.
    const deeper = content.findIndex(({ type }) => type === 'heading');
    const own = deeper < 0 ? content : content.slice(0, deeper);
    if (read.placed !== 'lead' && this.#holdsEvents(own)) {
      this.#beginPart(plain);
      this.#draft.notes.push(flatten(plain.text));
      return;
    }
    const isSummary = this.#isTimedOneByOne(own);
    const last = isSummary ? undefined : content.at(-1);
    const end = last ? Math.min(spanOf(last).end, this.#within.end) : plain.end;
    const text = saysNothing.test(read.text) ? this.#firstWords(content) || read.text : read.text;
    this.#add({ ...read, text }, { start: plain.start, end }, 'headings');
    if (!isSummary) this.#under = heading;
  }

  /** Whether a heading says the day of what stands behind it: `### 5 March: issue timeline` over `### 09:43 Alert`. */
  #isAllOfDay({ text }: StampedText, content: readonly Nodes[], blocks: readonly Nodes[]): boolean {
    if (content.length === 0) return true;
    if (text !== '' && !readTitle(text).roles.includes('timeline')) return false;
    const last = content.at(-1);
    const next = last && blocks[blocks.indexOf(last) + 1];
    if (next?.type !== 'heading') return false;
    const { date, clock } = leadingTime(plainTextOf(next, this.#source), this.#options)?.from ?? {};
    return clock !== undefined && date === undefined;
  }

  /** `### 2025-12-11 (times in JST)` over a table for what happened then. */
  #isOverTable({ text }: StampedText, [first]: readonly Nodes[]): boolean {
    const head = first?.type === 'table' ? first.children[0] : undefined;
    return head !== undefined && isDayLine(text) && beginsWithTimeColumn(head, this.#source);
  }

  /** `### 10:07 – 10:29 Coordination` over the list of what happened then, each with its time. */
  #isTimedOneByOne([first, second]: readonly Nodes[]): boolean {
    const list = first?.type === 'list' ? first : second;
    if (list?.type !== 'list') return false;
    const timed = list.children.filter((item) => this.#beginsWithClock(item)).length;
    return timed * 2 > list.children.length;
  }

  #beginsWithClock({ children: [first] }: ListItem): boolean {
    return first?.type === 'paragraph' && hasClock(leadingTime(plainTextOf(first, this.#source), this.#options));
  }

  /**
   * Whether what stands below a heading is about something else: `### Follow-up`, where what is to be done is told, and
   * `### Before that` among headings that have the times, `### 09:05 Alert`.
   */
  #isBeside({ depth }: Heading, { text }: PlainText, blocks: readonly Nodes[]): boolean {
    const { roles } = readTitle(text);
    if (roles.includes('action-items')) return true;
    return !roles.some((role) => phases.has(role)) && this.#timedDepths(blocks).has(depth);
  }

  /** Depths at which at least half of the headings begin with a time of day, or end with one: `### Detection (16:15)`. */
  #timedDepths(blocks: readonly Nodes[]): ReadonlySet<number> {
    if (this.#depths?.blocks === blocks) return this.#depths.timed;
    const counts = new Map<number, number>();
    for (const block of blocks) {
      if (block.type !== 'heading' || spanOf(block).start >= this.#within.end) continue;
      const { stamp } = readStampedAnywhere(plainTextOf(block, this.#source), this.#options);
      // A day is the one or the other.
      if (stamp && !hasClock(stamp.expression)) continue;
      counts.set(block.depth, (counts.get(block.depth) ?? 0) + (stamp ? 1 : -1));
    }
    const timed = new Set([...counts].flatMap(([depth, more]) => (more >= 0 ? [depth] : [])));
    this.#depths = { blocks, timed };
    return timed;
  }

  #beginPart({ text }: PlainText): void {
    this.#draft.part++;
    this.#draft.isPhase = readTitle(text).roles.length > 0;
  }

  #holdsEvents(blocks: readonly Nodes[]): boolean {
    return this.#eventsIn(blocks).length > 0;
  }

  /** What has a time of day, or one counted from the start. */
  #eventsIn(blocks: readonly Nodes[]): readonly DraftEntry[] {
    const trial = emptyDraft();
    new BlockReader(this.#source, trial, this.#within, this.#options).read(blocks);
    return trial.entries.filter((entry) => hasClock(entry.stamp?.expression));
  }

  #firstWords(blocks: readonly Nodes[]): string {
    const [first] = blocks;
    if (first?.type === 'list') return this.#firstWords(first.children[0]?.children ?? []);
    const paragraph = blocks.find((block) => block.type === 'paragraph');
    return paragraph ? flatten(plainTextOf(paragraph, this.#source).text) : '';
  }

  /** A code block is the timeline if it comes first and most of its lines start with a time; later ones are evidence. */
  #readCode(code: Code): void {
    if (this.#draft.entries.length > 0) return;
    const plain = plainTextOf(code, this.#source);
    const written = linesOf(plain).filter((line) => line.text.trim() !== '');
    // Who indents a whole document means no code, and indents the details of an event further.
    const lines = isFenced(plain.start, code) ? written : written.filter(isOutermostOf(written));
    const timed = lines.filter((line) => hasClock(readStamped(line, this.#options).stamp?.expression));
    if (timed.length > 1 && timed.length * 2 >= lines.length) this.#readLines(plain, 'code');
  }

  /**
   * Lines that start with a time are events, and so are lines with a date and words. Other lines go on with the
   * event before them, unless they are sentences of their own between events.
   */
  #readLines(typed: PlainText, kind: 'lines' | 'code'): void {
    const plain =
      kind === 'lines' && this.#isProse(typed) ? { ...typed, text: typed.text.replace(/[\r\n]/g, ' ') } : typed;
    const lines = eventsApart(this.#linesOf(plain), kind, this.#options);
    if (this.#readTimeBehind(plain, lines, kind) || this.#readChat(plain, lines, kind)) return;
    const reads = lines.map((line) => readStampedLine(line, this.#options));
    if (kind === 'lines' && !reads[0]?.stamp) {
      // A sentence that goes on is none that begins.
      for (const [at, read] of reads.entries())
        if (isWrapped(lines[at], lines[at - 1], read)) reads[at] = { ...read, stamp: undefined };
    }
    const isOuter = kind === 'code' ? isOutermostOf(lines) : () => true;
    // `14:30 UTC:` over what happened then.
    const isUnderTime = (at: number) => reads[at - 1]?.stamp !== undefined && reads[at - 1]?.text === '';
    const begins = (at: number) => isOuter(lines[at]) && startsSentence(lines[at], lines[at - 1]) && !isUnderTime(at);
    const stamped = reads.filter((read) => read.stamp).length;
    const partOfDay =
      stamped === 0 && kind === 'lines' && lines.length === 1 && reads[0]?.isTimeTold ? lines[0] : undefined;
    if (partOfDay && reads[0]) {
      this.#add(reads[0], trimLine(partOfDay), kind);
      return;
    }
    if (stamped === 0 && this.#options.anywhere && kind === 'lines') {
      if (!this.#readMessages(plain, lines)) this.#readTurns(lines);
      return;
    }
    let open = false;
    lines.forEach((line, index) => {
      const read = reads[index];
      if (read?.stamp) {
        open = this.#readStampedLine(plain, lines, reads, index, kind, (at) => stamped > 1 && begins(at));
        return;
      }
      if (open && stamped > 1 && begins(index)) {
        const own = trimLine(line);
        this.#add(readStamped(own, this.#options), own, kind);
        return;
      }
      this.#draft.notes.push(flatten(line.text));
    });
  }

  /** Its lines with words, as far as the timeline goes. */
  #linesOf(plain: PlainText): readonly PlainText[] {
    return linesOf(plain)
      .map((line) => clip(line, this.#within))
      .filter((line) => line.text.trim() !== '');
  }

  /** Sentences that only wrap: "At 10:05 the relay … / Nobody was paged. At 10:31 / support wrote …" */
  #isProse(plain: PlainText): boolean {
    if (!/[\r\n]/.test(plain.text)) return false;
    const [first, ...others] = this.#linesOf(plain);
    if (!first || !isLetter(first.text.trimStart(), 0) || !hasClock(leadingTime(first, this.#options))) return false;
    return others.some((line) => leadingTime(line, this.#options) === undefined);
  }

  /**
   * Messages of a chat, where nothing else in the timeline states a time. Returns whether there are any:
   *
   *     Kim Doe  1:10 PM
   *     Checkout answers with errors
   */
  #readMessages(plain: PlainText, lines: readonly PlainText[]): boolean {
    const heads = lines.map((line) => readMessageHead(line, this.#options));
    const starts = heads.flatMap((head, at) => (head ? [at] : []));
    const ends = [...starts.slice(1), lines.length];
    if (starts[0] !== 0 || starts.some((at, index) => ends[index] === at + 1)) return false;
    for (const [index, at] of starts.entries()) {
      const [head, first, last] = [heads[at], lines[at], lines[(ends[index] ?? 0) - 1]];
      if (!head || !first || !last) continue;
      const whole = trimLine(slicePlain(plain, first.start - plain.start, last.end - plain.start));
      this.#add(readMessage(whole, first, head), whole, 'lines');
    }
    return true;
  }

  /**
   * Messages of a chat with their time below the name, which a program leaves out of a second one. Returns whether there
   * are any:
   *
   *     Kim
   *       13:10
   *     Checkout answers with errors
   *       13:12
   *     All of it
   */
  #readChat(plain: PlainText, lines: readonly PlainText[], kind: 'lines' | 'code'): boolean {
    const times = lines.map((line) => timeAlone(line, this.#options));
    if (!lines[0] || !speakerAlone(lines[0].text) || !times[1]) return false;
    const heads = times.flatMap((expression, time) => {
      // The only line below the time before it is what was said then.
      const isSaid = time > 1 && times[time - 2] !== undefined;
      const speaker = isSaid ? undefined : speakerAlone(lines[time - 1]?.text ?? '');
      return expression ? [{ expression, speaker, time, at: speaker === undefined ? time : time - 1 }] : [];
    });
    for (const [index, { at, time, speaker, expression }] of heads.entries()) {
      const [first, line, last] = [lines[at], lines[time], lines[(heads[index + 1]?.at ?? lines.length) - 1]];
      if (!first || !line || !last) continue;
      const whole = trimLine(slicePlain(plain, first.start - plain.start, last.end - plain.start));
      this.#add(readMessage(whole, line, { speaker, expression }), whole, kind);
    }
    return true;
  }

  /** `Detected: 13:10` on a line of its own, or a chat, where nothing else in the timeline states a time. */
  #readTurns(lines: readonly PlainText[]): void {
    const isChat = lines.length > 1 && lines.every(({ text }) => speakerInFront(text) !== undefined);
    for (const line of lines.map(trimLine)) {
      const read = readStampedAnywhere(line, this.#options);
      if (read.placed === 'label' && (isChat || namesTurn(line.text))) this.#add(read, line, 'lines');
      else this.#draft.notes.push(flatten(line.text));
    }
  }

  /**
   * The time on a line of its own behind the text, as on status pages. Returns whether it was so:
   *
   *     **Resolved** - Deliveries are on time again.
   *     Oct 02, 19:44 UTC
   */
  #readTimeBehind(plain: PlainText, lines: readonly PlainText[], kind: 'lines' | 'code'): boolean {
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last || lines.length < 2) return false;
    const stamped = lines.filter((line) => readStampedLine(line, this.#options).stamp);
    const read = readStampedLine(last, this.#options);
    if (stamped.length !== 1 || stamped[0] !== last || read.text !== '' || !hasClock(read.stamp?.expression))
      return false;
    const words = trimLine(slicePlain(plain, first.start - plain.start, last.start - plain.start));
    const span = { start: words.start, end: trimLine(last).end };
    this.#add(
      { ...read, text: flatten(words.text), textSpan: { start: words.start, end: words.end }, placed: 'behind' },
      span,
      kind,
    );
    return true;
  }

  /** Returns whether the line opened an event. */
  #readStampedLine(
    plain: PlainText,
    lines: readonly PlainText[],
    reads: readonly StampedText[],
    index: number,
    kind: 'lines' | 'code',
    begins: (at: number) => boolean,
  ): boolean {
    const read = reads[index];
    const line = lines[index];
    if (!read?.stamp || !line) return false;
    if (!hasClock(read.stamp.expression) && isDayLine(read.text)) {
      if (read.text !== '') this.#draft.notes.push(flatten(line.text));
      this.#day = dayHeading(read.stamp);
      return false;
    }
    let next = index + 1;
    while (next < lines.length && !reads[next]?.stamp && !begins(next)) next++;
    const last = lines[next - 1] ?? line;
    const whole = trimLine(slicePlain(plain, line.start - plain.start, last.end - plain.start));
    this.#add(whole.text === line.text ? read : readStamped(whole, this.#options), whole, kind);
    return true;
  }

  #add(read: StampedText, span: Span, kind: 'headings' | 'lines' | 'code'): void {
    const last = this.#draft.entries.at(-1);
    const continues = last && this.#draft.groups[last.group]?.kind === kind && last.day === this.#day;
    const group = continues ? last.group : openGroup(this.#draft, kind);
    this.#draft.entries.push(entryOf(read, { span: { start: span.start, end: span.end }, group, day: this.#day }));
  }
}

const longestZoneNote = 40;

function endsInZone(words: string): boolean {
  const spaced = withZonesApart(words);
  const last = /\d:\d/.test(words) ? undefined : findZones(spaced).at(-1);
  return last !== undefined && /^\W?$/.test(spaced.slice(last.end));
}

/** Rows that no line below their head makes a table: `| 19:46:45 | The queue stops |`. */
const withoutBars = perObject((plain: PlainText): PlainText => {
  if (!/^\s{0,3}\|/.test(plain.text)) return plain;
  return { ...plain, text: plain.text.replace(/^([ \t]*)\|/gm, '$1 ').replace(/\|(?=[ \t]*$)/gm, ' ') };
});

/** A date, and no time of day. */
function isDay(stamp: DraftStamp | undefined): boolean {
  return stamp?.expression.from.date?.day !== undefined && !hasClock(stamp.expression);
}

/** Behind a date: nothing, or a note for the events below (`On 5 June (all times UTC):`). */
function isDayLine(text: string): boolean {
  const words = text.replace(/[:：.。]$/, '');
  if (words === '' || /^[([].*[)\]]$/.test(words) || zoneNamed(words)) return true;
  // "alle Zeiten in MESZ", `时刻はJST`
  if (words.length <= longestZoneNote && endsInZone(words)) return true;
  return text.split(' ').length <= 5 && (/[:：]$/.test(text) || /\btimes\b/i.test(text));
}

/** Whether an item has the words of a sentence, not of a name. */
function saysSomething(source: TextSource, item: ListItem): boolean {
  const first = item.children[0];
  const words = first?.type === 'paragraph' ? flatten(plainTextOf(first, source).text) : '';
  return words.split(' ').length >= 3 || (words.length >= 8 && hasEastAsian(words));
}

/** Whether a line that begins with a time goes on with the sentence of the one before it: "… down / from 11:51 to 11:59, so …" */
function isWrapped(line: PlainText | undefined, before: PlainText | undefined, { stamp }: StampedText): boolean {
  if (
    !line ||
    !stamp ||
    !before ||
    before.text.trim().length < shortestWrapped ||
    !/[^\s.!?:;。：]\s*$/.test(before.text)
  )
    return false;
  const behind = line.text.slice(stamp.span.end - line.start);
  return /^\s*\p{Ll}/u.test(line.text) || /^[,;.)]/.test(behind);
}

const shortestWrapped = 40;

/** Whether a code block stands between fences; an indented one has nothing that is none of its text. */
function isFenced(start: number, code: Code): boolean {
  return start > spanOf(code).start;
}

/** Those of some lines that are indented least: what is indented further tells of the one above. */
function isOutermostOf(lines: readonly PlainText[]): (line: PlainText | undefined) => boolean {
  const least = lines.reduce((shortest, line) => Math.min(shortest, indentOf(line)), Number.POSITIVE_INFINITY);
  return (line) => line !== undefined && indentOf(line) <= least;
}

const indentOf = ({ text }: PlainText): number => /^\s*/.exec(text)?.[0].replace(/\t/g, '    ').length ?? 0;

/** A line that begins a sentence behind one that ended: an entry of its own in a paragraph of entries. */
function startsSentence(line: PlainText | undefined, before: PlainText | undefined): boolean {
  if (!line || !before) return false;
  return startsWithCapital(line.text.trimStart()) && /[.!?。！？:：]["”')\]]*\s*$/.test(before.text);
}

/** `### Update 27.08.2022 10:00`: what happened stands below. */
const saysNothing =
  /^(?:(?:status[- ]?)?(?:update|aktualisierung|actualización|mise à jour|atualização)s?(?: #?\d{1,2})?|更新|обновление)?$/i;

/** `Update 27.08.2022 10:00:` */
function withoutColon(plain: PlainText): PlainText {
  const text = plain.text.trimEnd();
  return /[:：]$/.test(text) && text.length > 1 ? slicePlain(plain, 0, text.slice(0, -1).trimEnd().length) : plain;
}

/** `3.1. 2025-09-17`, `2) 09:05 Alert`: the title behind its number, where that is what its time begins with. */
function withoutNumber(plain: PlainText, options: ReadingOptions): PlainText {
  const [number] = /^\s*\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+(?=\d|\p{L})/u.exec(plain.text) ?? [];
  if (number === undefined) return plain;
  const title = slicePlain(plain, number.length, plain.text.length);
  const { date, clock } = leadingTime(title, options)?.from ?? {};
  const isDay = date?.day !== undefined && date.month !== undefined;
  // `14.07. 08:10` is a day with its time.
  return isDay || (clock?.minute !== undefined && /^\s*\d+[.)]\s/.test(number)) ? title : plain;
}

/** The blocks under a heading, to the next one of its depth or above. */
function contentOf(heading: Heading, blocks: readonly Nodes[], from: number): readonly Nodes[] {
  let end = from;
  for (; end < blocks.length; end++) {
    const block = blocks[end];
    if (block?.type === 'heading' && block.depth <= heading.depth) break;
  }
  return blocks.slice(from, end);
}

function clip(plain: PlainText, within: Span): PlainText {
  const from = Math.min(plain.text.length, Math.max(0, within.start - plain.start));
  const to = Math.max(from, Math.min(plain.text.length, within.end - plain.start));
  return slicePlain(plain, from, to);
}

function trimLine(plain: PlainText): PlainText {
  const from = Math.max(0, plain.text.search(/\S/));
  return slicePlain(plain, from, Math.max(from, plain.text.trimEnd().length));
}
