import type { List, ListItem, Nodes } from 'mdast';
import { changeBetween } from '../../syntax/change.ts';
import { perNodeWith } from '../../syntax/perNode.ts';
import { flatten, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import type { Role } from '../../templates/catalogue.ts';
import { readDurations } from '../../time/duration.ts';
import { minuteOfDay, onClock } from '../../time/instant.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { perObject } from '../perObject.ts';
import { readTitle } from '../sections/roles.ts';
import { isTurn, labelKindsWith } from '../words/labels.ts';
import { definesStart } from './counting.ts';
import { type DayHeading, type Draft, type DraftEntry, dayHeading, entryOf, openGroup } from './entries.ts';
import { type Part, timedParagraphs } from './itemParagraphs.ts';
import { lazyDayIn } from './lazyDay.ts';
import { itemsApart } from './runOn.ts';
import { hasClock, hasRealClock, leadingTime, readStampedAnywhere, type StampedText } from './stamp.ts';

/** What the entries of a list are read with. */
export interface ListReading {
  readonly source: TextSource;
  readonly options: ReadingOptions;
  /** Where the timeline ends, which may be inside an item: the next title can follow without a blank line. */
  readonly end: number;
}

/**
 * Entries of a list:
 *
 *     - 09:00 Alert              an event, with what is nested in it (but see `readSteps`)
 *     - 5 June                   a day, if events are nested in it
 *       - 09:05 Page             an event
 *     - Actions taken            an entry without a time, if its siblings have one
 */
export function readList(reading: ListReading, list: List, draft: Draft, dayOver?: DayHeading): void {
  let [group, day] = [openGroup(draft, 'list'), dayOver];
  const entries = new Array<DraftEntry | undefined>(list.children.length);
  const entryBefore = entriesBefore(reading, list, { group, day, entries });
  // What stands below another day cannot change places with what stands above it.
  const goOn = (next: DayHeading | undefined) => {
    if (next) [group, day] = [openGroup(draft, 'list'), next];
  };
  for (const [at, item] of list.children.entries()) {
    const before = entryBefore(at);
    if (before && before.day === day && before.group === group) {
      draft.entries.push(before);
      entries[at] = before;
      goOn(before.dayBehind);
      continue;
    }
    const span = clipped(reading, item);
    if (!span) break;
    const read = readItem(reading, item);
    const holdsEvents = timesNestedIn(reading, item).clock;
    const nested = holdsEvents ? item.children.filter((child): child is List => child.type === 'list') : [];
    const isDay = holdsEvents && read.stamp !== undefined && !hasClock(read.stamp.expression);
    if (isDay || (!read.stamp && holdsEvents)) {
      const inner = isDay && read.stamp ? dayHeading(read.stamp) : day;
      if (!isDay) draft.notes.push(read.text);
      if (nested.some((child) => hasTimedItem(reading, child))) {
        for (const child of nested) readList(reading, child, draft, inner);
      } else readParagraphs(reading, item, draft, inner);
      continue;
    }
    if (read.text === '' && !read.stamp) continue;
    if (!read.stamp && statesFact(read)) {
      draft.notes.push(read.text);
      continue;
    }
    if (definesStart(read)) {
      draft.notes.push(read.stamp?.raw ?? '');
      continue;
    }
    const parts = holdsEvents ? [] : partsOf(reading, item);
    if (parts.length > 1) {
      draft.entries.push(...parts.map((part) => entryOf(part.read, { span: part.span, group, day })));
      continue;
    }
    const entry = entryOf(read, { span: read.dayBehind ? upToDay(reading, item, span) : span, group, day });
    draft.entries.push(entry);
    if (!holdsEvents) entries[at] = entry;
    else readSteps(reading, item, list.children[at + 1], draft, day);
    goOn(read.dayBehind);
  }
}

/** Without the line of a day that stands in it, which stays where it is when the entry is moved. */
function upToDay({ source, options }: ListReading, { children: [first] }: ListItem, span: Span): Span {
  const lazy = first?.type === 'paragraph' ? lazyDayIn(first, options, source) : undefined;
  return lazy ? { start: span.start, end: Math.min(span.end, lazy.words.end) } : span;
}

/** The events in the paragraphs of an item, as far as the timeline goes. */
function readParagraphs({ source, options, end }: ListReading, item: ListItem, draft: Draft, day?: DayHeading): void {
  const parts = timedParagraphs(item, options, source).filter(({ span }) => span.start < end);
  if (parts.length === 0) return;
  const group = openGroup(draft, 'lines');
  for (const { read, span } of parts)
    draft.entries.push(entryOf(read, { span: { ...span, end: Math.min(span.end, end) }, group, day }));
}

/**
 * What is nested in an event and has a time of its own is one too, where it goes on from there up to the next event:
 *
 *     - 13:00 Alert
 *       - 13:04 Kim acknowledges
 *       - Dashboard is red          what elaborates the event
 *     - 13:20 Rollback
 */
function readSteps(
  reading: ListReading,
  item: ListItem,
  next: ListItem | undefined,
  draft: Draft,
  day: DayHeading | undefined,
): void {
  const steps = item.children
    .filter((child): child is List => child.type === 'list')
    .flatMap((list) => list.children)
    .flatMap((inner) => {
      const [span, read] = [clipped(reading, inner), readItem(reading, inner)];
      const minute = minuteLeading(read);
      return span && minute !== undefined ? [{ span, read, minute }] : [];
    });
  const event = readItem(reading, item);
  const start = minuteLeading(event);
  // Days of their own would have to be held against those around them.
  const areDated = steps.some(({ read }) => read.stamp?.expression.from.date !== undefined);
  if (start === undefined || steps.length === 0 || areDated) return;
  const end = next && minuteLeading(readItem(reading, next));
  let [minutes, last] = [0, start];
  for (const { minute } of steps) {
    minutes += onClock(minute - last);
    last = minute;
  }
  const room = end === undefined ? longestWithin : onClock(end - start);
  if (minutes > room || room > mostBetween) return;
  const group = openGroup(draft, 'list');
  const zoneAround = event.stamp?.expression.zone;
  for (const { span, read } of steps) draft.entries.push(entryOf(read, { span, group, day, zoneAround }));
}

/** Minutes that what is nested in the last event may go on. */
const longestWithin = 6 * 60;

/** An event that is so much later by the clock is rather earlier, and out of order. */
const mostBetween = 12 * 60;

/** The time of day that an entry begins with, in minutes. */
function minuteLeading({ stamp, placed }: StampedText): number | undefined {
  const clock = stamp?.expression.from.clock;
  return placed === 'lead' && clock && hasRealClock(stamp?.expression) ? minuteOfDay(clock) : undefined;
}

/** `Duration: 50 min`, `MTTD = 50 min`, `**Impact:** 40 % of searches fail` between events: nothing that happened then. */
const statesFact = perObject(({ text }: StampedText): boolean => {
  const [, label, value = ''] = /^([^:：=]{2,30})[:：=]\s*(\S.*)/.exec(text) ?? [];
  if (label === undefined) return false;
  if (isLength(value)) return true;
  if (nameOfLength.test(label.trim())) return true;
  if (aside.test(label.trim())) return !/\d[:.h]\d\d/.test(text);
  const kinds = labelKindsWith(label, value);
  return kinds.length > 0 ? !kinds.some(isTurn) : readTitle(label).roles.some((role) => besideEvents.has(role));
});

/** `3 min 12 s`, and nothing else. */
function isLength(value: string): boolean {
  const [length] = /^[~≈]?\d/.test(value) ? readDurations(value) : [];
  return length !== undefined && length.start <= 1 && /^[\s.]*$/.test(value.slice(length.end));
}

/** `Exposure duration: several weeks` */
const nameOfLength =
  /(?:\bduration|dauer|\bdurée|\bduración|\bduração|длительность|продолжительность|тривалість|期間|持续时间|持續時間|지속 ?시간)$/i;

const aside = /^(?:notes?|n\.?b\.?|hinweis|anmerkung|nota|remarque|примечание|注|注意|备注|備考|비고|참고)$/i;

const besideEvents: ReadonlySet<Role> = new Set<Role>(['timeline', 'impact', 'duration', 'metrics', 'supporting']);

/** The entries of a list's items, of those that are an entry each and nothing else. */
interface ReadList {
  readonly group: number;
  readonly day?: DayHeading;
  readonly entries: readonly (DraftEntry | undefined)[];
}

interface KnownList extends ReadList {
  readonly items: readonly ListItem[];
  readonly end: number;
}

/** What lists gave when they were read so last, by their first item. */
const listsRead = perObject((_options: ReadingOptions) => new WeakMap<ListItem, KnownList>());

const noEntry = (): undefined => undefined;

/**
 * What an item gave when the list was read last, by its index; of those in front of the items that changed, and behind
 * them. So a keystroke in a timeline of thousands of entries looks at one. Keeps what this reading gives for the next.
 */
function entriesBefore(
  { options, end }: ListReading,
  { children: items }: List,
  read: ReadList,
): (at: number) => DraftEntry | undefined {
  const [first] = items;
  if (!first) return noEntry;
  const lists = listsRead(options);
  const known = lists.get(first);
  lists.set(first, { ...read, items, end });
  const holds = known?.group === read.group && known.day === read.day && known.end === end;
  if (!holds) return noEntry;
  const { from, before, after } = changeBetween(known.items, items);
  return (at) => (at < from ? known.entries[at] : at >= after ? known.entries[at - after + before] : undefined);
}

/** What of an item belongs to the timeline; nothing if it starts behind its end. */
function clipped({ source, end }: ListReading, item: ListItem): Span | undefined {
  const span = spanOf(item);
  if (span.start >= end) return undefined;
  if (span.end <= end) return span;
  return { start: span.start, end: span.start + source.slice({ start: span.start, end }).trimEnd().length };
}

/** The events of an item that holds several, with all that is nested in it for the last; see `itemsApart`. */
function partsOf({ source, options, end }: ListReading, item: ListItem): readonly Part[] {
  return spanOf(item).end > end ? [] : readParts(item, options, source);
}

const noParts: readonly Part[] = [];

const readParts = perNodeWith((item: ListItem, options: ReadingOptions, source: TextSource): readonly Part[] => {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return noParts;
  const words = itemsApart(plainTextOf(first, source), options);
  if (words.length < 2) return noParts;
  const { start, end } = spanOf(item);
  return words.map((part, at) => ({
    span: { start: at === 0 ? start : part.start, end: words[at + 1]?.start ?? end },
    read: readStampedAnywhere(part, options),
  }));
});

/** How many items of a list state a time of day, and how many there are. */
export function countTimedItems(reading: ListReading, list: List): { timed: number; all: number } {
  let timed = 0;
  for (const item of list.children) if (leadsWithTime(item, reading.options, reading.source)) timed++;
  return { timed, all: list.children.length };
}

/** Whether an item of a list states a time of day, or any time at all. */
export function hasTimedItem(reading: ListReading, list: List, which: 'clock' | 'any' = 'clock'): boolean {
  return list.children.some((item) => timesOfItem(reading, item)[which] || timesNestedIn(reading, item)[which]);
}

interface StatedTimes {
  readonly clock: boolean;
  readonly any: boolean;
}

/** Whether an item starts with a time of day. */
const leadsWithTime = perNodeWith((item: ListItem, options: ReadingOptions, source: TextSource): boolean => {
  const first = item.children[0];
  if (first?.type === 'paragraph' || first?.type === 'heading')
    return hasRealClock(leadingTime(plainTextOf(first, source), options));
  const { stamp, placed } = readWholeItem(item, options, source);
  return placed === 'lead' && hasRealClock(stamp?.expression);
});

function timesOfItem({ source, options }: ListReading, item: ListItem): StatedTimes {
  return itemTimes(item, options, source);
}

const itemTimes = perNodeWith((item: ListItem, options: ReadingOptions, source: TextSource): StatedTimes => {
  const { stamp } = readWholeItem(item, options, source);
  return { clock: hasClock(stamp?.expression), any: stamp !== undefined };
});

/**
 * The times that the items nested in an item state, and its paragraphs where it has none itself, whether they start in
 * front of the timeline's end or not.
 */
function timesNestedIn({ source, options }: ListReading, item: ListItem): StatedTimes {
  return item.children.length < 2 && item.children[0]?.type !== 'list' ? noTimes : nestedTimes(item, options, source);
}

const noTimes: StatedTimes = { clock: false, any: false };

const nestedTimes = perNodeWith((item: ListItem, options: ReadingOptions, source: TextSource): StatedTimes => {
  const all = item.children
    .filter((child): child is List => child.type === 'list')
    .flatMap((list) => list.children)
    .flatMap((inner) => [itemTimes(inner, options, source), nestedTimes(inner, options, source)]);
  const told = !itemTimes(item, options, source).clock && timedParagraphs(item, options, source).length > 0;
  return { clock: told || all.some(({ clock }) => clock), any: told || all.some(({ any }) => any) };
});

/** The item's own words, as far as the timeline goes; see `readWholeItem`. */
export function readItem({ source, options, end }: ListReading, item: ListItem): StampedText {
  const first = item.children[0];
  const isCut = (first?.type === 'paragraph' || first?.type === 'heading') && spanOf(first).end > end;
  return isCut ? readItemTo(item, options, source, end) : readWholeItem(item, options, source);
}

const readWholeItem = perNodeWith((item: ListItem, options: ReadingOptions, source: TextSource) =>
  readItemTo(item, options, source, Number.POSITIVE_INFINITY),
);

/** The item's own words; where it has only a time, or none at all, the first words nested in it. */
function readItemTo(item: ListItem, options: ReadingOptions, source: TextSource, end: number): StampedText {
  const first = item.children[0];
  const span = spanOf(item);
  const head = source.slice({ start: span.start, end: Math.min(span.end, span.start + longestMarker) });
  const inside = span.start + markerLength(head);
  if (first?.type === 'paragraph' || first?.type === 'heading') {
    const lazy =
      first.type === 'paragraph' && item.children.length === 1 ? lazyDayIn(first, options, source) : undefined;
    const plain = lazy?.words ?? plainTextOf(first, source);
    const words = readStampedAnywhere(slicePlain(plain, 0, end - plain.start), options);
    const read = lazy ? { ...words, dayBehind: lazy.day } : words;
    return read.text === '' ? { ...read, text: firstWords(source, item.children.slice(1)) } : read;
  }
  const dated = first?.type === 'list' ? readDayDot(source, options, first) : undefined;
  if (dated) return dated;
  // Only the bullet stands for an entry whose words are all nested in it.
  const text = firstWords(source, item.children);
  const place = { start: inside, end: inside };
  return { text, textSpan: { start: span.start, end: inside }, stampAt: place, placed: 'lead' };
}

/** `- 5. Juni 2024, 14:05`, where CommonMark takes `5.` for the start of a list. */
function readDayDot(source: TextSource, options: ReadingOptions, list: List): StampedText | undefined {
  const paragraph = list.children[0]?.children[0];
  if (!list.ordered || list.children.length !== 1 || paragraph?.type !== 'paragraph') return undefined;
  const { start } = spanOf(list);
  const plain = plainTextOf(paragraph, source);
  const read = readStampedAnywhere(
    { ...plain, start, text: source.slice({ start, end: plain.start }) + plain.text },
    options,
  );
  return read.stamp?.expression.from.date?.day === list.start ? read : undefined;
}

const longestMarker = 20;

/** `- `, `12. `, `- [x] ` */
function markerLength(item: string): number {
  return /^(?:[-*+]|\d{1,9}[.)])[ \t]?(?:\[[ xX]\][ \t]?)?/.exec(item)?.[0].length ?? 0;
}

function firstWords(source: TextSource, nodes: readonly Nodes[]): string {
  for (const node of nodes) {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const words = flatten(plainTextOf(node, source).text);
      if (words !== '') return words;
    } else if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
      const words = firstWords(source, node.children);
      if (words !== '') return words;
    }
  }
  return '';
}
