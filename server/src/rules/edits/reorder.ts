/** Bringing the entries of a timeline into order. No byte of an entry is changed, but for the number of an ordered list. */
import { type DatedEvent, type Disorder, isDated, minutesAstray } from '../../model/timelines/order.ts';
import { dayOf } from '../../model/timelines/timeSurvey.ts';
import type { EntryGroup, SourceText, Span, Timeline, TimelineEvent } from '../../model/types.ts';
import { minutesPerDay } from '../../time/instant.ts';
import type { Fix } from '../types.ts';

/** Entries that move as one: an event, and the entries without a time that follow it. */
interface Unit {
  /** Absent for undated entries at the head of their group. */
  readonly event?: DatedEvent;
  /** Indices in the group. */
  readonly members: readonly number[];
}

function unitsOf(timeline: Timeline, group: EntryGroup): Unit[] {
  const units: { event?: DatedEvent; members: number[] }[] = [];
  group.events.forEach((at, index) => {
    const event = timeline.events[at];
    if (event && isDated(event)) units.push({ event, members: [index] });
    else if (units.length > 0) units.at(-1)?.members.push(index);
    else units.push({ members: [index] });
  });
  return units;
}

/**
 * Takes the misplaced one of two neighbours to its place: `event` to the first place above where it fits, or
 * `before` to the last place below, whichever leaves fewer events out of order. In doubt it is `event`.
 *
 * @param reported the one of the two that alone is to be moved, where it is known to be the misplaced one
 */
export function moveFix(
  source: SourceText,
  timeline: Timeline,
  { event, before }: Disorder,
  reported?: TimelineEvent,
): Fix | undefined {
  const group = timeline.groups[event.group];
  if (!group) return undefined;
  const events = group.events.map((at) => timeline.events[at]);
  const astray = (a: TimelineEvent | undefined, b: TimelineEvent | undefined) =>
    a !== undefined && b !== undefined && isDated(a) && isDated(b) && minutesAstray(a, b, timeline.direction) > 0;
  const own = events.indexOf(event);
  const other = events.indexOf(before);
  const up = events.findIndex((above, index) => index < own && astray(event, above));
  const down = other < 0 ? -1 : events.findLastIndex((below, index) => index > other && astray(below, before));
  const countAstray = (order: readonly number[]) => {
    const dated = order.map((member) => events[member]).filter((member) => member !== undefined && isDated(member));
    return dated.filter((member, index) => astray(member, dated[index - 1])).length;
  };
  const now = countAstray(events.map((_, index) => index));
  const moves = [
    { member: event, order: moved(events.length, own, up) },
    { member: before, order: moved(events.length, other, down) },
  ].flatMap(({ member, order }) => {
    const left = order ? countAstray(order) : now;
    if (!order || left >= now || (reported && member !== reported)) return [];
    const isOther = !reported && member === before;
    return [{ title: isOther ? 'Move the event before it to its place' : 'Move this event to its place', order, left }];
  });
  const best = moves.sort((a, b) => a.left - b.left)[0];
  const edits = best ? permute(source, timeline, group, best.order) : [];
  return best && edits.length > 0 ? { title: best.title, edits, preferred: true } : undefined;
}

/** The order 0, 1, 2 … with one member taken to the place of another; undefined where there is no such place. */
function moved(length: number, from: number, to: number): number[] | undefined {
  if (from < 0 || to < 0) return undefined;
  const order = Array.from({ length }, (_, index) => index);
  order.splice(from, 1);
  order.splice(to, 0, from);
  return order;
}

/** Sorts each group of sibling entries; equal times keep their order. */
export function sortFix(source: SourceText, timeline: Timeline): Fix | undefined {
  const edits = timeline.groups.flatMap((group) => {
    const sorted = sortUnits(unitsOf(timeline, group), timeline.direction).flatMap((unit) => unit.members);
    return sorted.every((member, index) => member === index) ? [] : permute(source, timeline, group, sorted);
  });
  return edits.length > 0 ? { title: 'Sort this timeline', edits } : undefined;
}

/** Insertion sort: the comparison is no total order (a day equals every time on it), and what is in order stays. */
function sortUnits(units: readonly Unit[], direction: Timeline['direction']): Unit[] {
  const sorted: Unit[] = [];
  const sign = direction === 'ascending' ? 1 : -1;
  let [local, instant] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const unit of units) {
    const { event } = unit;
    let at = sorted.length;
    const ownLocal = sign * (event?.when.localMinutes ?? 0);
    const ownInstant = sign * (event?.when.instantMinutes ?? Number.NaN);
    // Nothing so far is further on: no need to look at all of it.
    const isLast = ownLocal >= local && !(ownInstant < instant);
    if (event) {
      local = Math.max(local, ownLocal);
      if (!Number.isNaN(ownInstant)) instant = Math.max(instant, ownInstant);
    }
    if (event && !isLast) {
      for (let index = sorted.length - 1; index >= 0; index--) {
        const other = sorted[index]?.event;
        if (other && minutesAstray(event, other, direction) > 0) at = index;
      }
    }
    sorted.splice(at, 0, unit);
  }
  return sorted;
}

/** Writes the entries of a group in another order into the same places; what stands between them stays where it is. */
function permute(source: SourceText, timeline: Timeline, group: EntryGroup, order: readonly number[]): Fix['edits'] {
  const entries = entriesOf(source, timeline, group);
  // Events that share a line cannot change places by lines.
  if (entries.some((lines, index) => lines.start < (entries[index - 1]?.end ?? -1))) return [];
  if (!keepsDays(timeline, group, order)) return [];
  const first = order.findIndex((member, index) => member !== index);
  const last = order.findLastIndex((member, index) => member !== index);
  const start = entries[first]?.start;
  const end = entries[last]?.end;
  if (start === undefined || end === undefined) return [];
  // Nobody knows whether the words behind the last event are about it.
  const isLast = last === entries.length - 1;
  if (group.kind === 'lines' && isLast && hasWords(source, { start: end, end: timeline.span.end })) return [];
  const places = entries.slice(first, last + 1).map((own, index) => {
    const content = entries[order[first + index] ?? -1] ?? own;
    return { own, text: source.slice(own), content: source.slice(content) };
  });
  // Of bullets that are indented differently, one may come to lie in another.
  const indents = new Set(group.kind === 'list' ? places.map(({ text }) => indentOf(text)) : []);
  if (indents.size > 1 && places.some(({ text }) => /[\r\n]/.test(text))) return [];
  const renumbers = group.kind === 'list' && places.every((place) => canRenumber(place.text, place.content));
  const isOneParagraph = group.kind === 'lines' && !blankLine.test(source.slice({ start, end }));
  const gapBehind = (index: number): string => {
    const [own, next] = [places[index]?.own, places[index + 1]?.own];
    return own && next ? source.slice({ start: own.end, end: next.start }) : '';
  };
  // Some of them share a paragraph, and others have one of their own.
  const isMixed = places.some(({ text }, index) => hardBreak.test(text) && /^\r?\n?$/.test(gapBehind(index)));
  if (group.kind === 'lines' && !isOneParagraph && isMixed) return [];
  const pieces = places.map(({ text, content }, index) => {
    const gap = gapBehind(index);
    const placed = renumbers ? withMarkerOf(text, content) : isOneParagraph ? withBreakOf(text, content) : content;
    return (indents.size > 1 ? indentOf(text) + placed.slice(indentOf(placed).length) : placed) + gap;
  });
  return [{ span: { start, end }, newText: [pieces.join('')] }];
}

/** Whole lines of each entry. What a paragraph says behind that of an event goes with it. */
function entriesOf(source: SourceText, timeline: Timeline, group: EntryGroup): Span[] {
  const entries = group.events.flatMap((at) => {
    const event = timeline.events[at];
    return event ? [wholeLines(source, event.span)] : [];
  });
  if (group.kind !== 'lines') return entries;
  return entries.map(({ start, end }, at) => {
    const next = entries[at + 1]?.start ?? end;
    return {
      start,
      end: hasWords(source, { start: end, end: next }) ? source.trimmedEnd({ start: end, end: next }) : end,
    };
  });
}

function hasWords(source: SourceText, { start, end }: Span): boolean {
  return end > start && /\S/.test(source.slice({ start, end }));
}

/** A hard break, `10:15 Deploy\`, parts two places. */
function withBreakOf(place: string, content: string): string {
  return content.replace(hardBreak, '') + (hardBreak.exec(place)?.[0] ?? '');
}

const hardBreak = /(?:\\| {2,})$/;
const blankLine = /(?:\r\n?|\n)[ \t>]*(?:\r\n?|\n)/;

const indentOf = (lines: string): string => /^[ \t>]*/.exec(lines)?.[0] ?? '';

/** Whether in another order every event without a date of its own is still on the same day. */
function keepsDays(timeline: Timeline, group: EntryGroup, order: readonly number[]): boolean {
  const sign = timeline.direction === 'ascending' ? 1 : -1;
  const dated = order.flatMap((member) => timeline.events[group.events[member] ?? -1] ?? []).filter(isDated);
  const first = dated.findIndex(statesDay);
  const firstDated = dated[first];
  const firstDay = firstDated && dayOf(firstDated.when);
  let before: { readonly day: number; readonly minute: number } | undefined;
  return dated.every((event, index) => {
    const day = dayOf(event.when);
    const minute = event.when.localMinutes - day * minutesPerDay;
    const turns = before !== undefined && (minute - before.minute) * sign <= -minutesPerDay / 2 ? sign : 0;
    // In front of the first date, the day is told by what stands behind.
    const told = index < first ? firstDay : before ? before.day + turns : day;
    const isKept = statesDay(event) || day === told;
    before = { day, minute };
    return isKept;
  });
}

function statesDay({ timestamp }: DatedEvent): boolean {
  const { date, daysLater, dayOfIncident } = timestamp?.expression.from ?? {};
  return date !== undefined || daysLater !== undefined || dayOfIncident !== undefined;
}

/** From the start of the first line to the end of the last, so that indentation and quote marks travel along. */
function wholeLines(source: SourceText, { start, end }: Span): Span {
  return { start: source.lineStart(start), end: source.lineEnd(Math.max(start, end - 1)) };
}

/** Not the day of `16.03.2025`. */
const orderedMarker = /^([ \t>]*)(\d{1,9})([.)])(?=[ \t\r\n]|$)/;

/** Whether an entry can take the number of another place: a wider one would need more indentation below it. */
function canRenumber(place: string, content: string): boolean {
  const [own, moved] = [orderedMarker.exec(place), orderedMarker.exec(content)];
  if (!own || !moved) return false;
  return own[0].length <= moved[0].length || !/[\r\n]/.test(content);
}

/** In an ordered list the number belongs to the place: `2. b`, `1. a` becomes `1. a`, `2. b` only by renumbering. */
function withMarkerOf(place: string, content: string): string {
  const [own, moved] = [orderedMarker.exec(place), orderedMarker.exec(content)];
  return own && moved ? own[0] + content.slice(moved[0].length) : content;
}
