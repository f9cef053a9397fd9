/** Writing a timestamp the way the other entries of a timeline have theirs. */
import type { DatedEvent } from '../../model/order.ts';
import type { SourceText, TextRange, Timeline, TimelineEvent } from '../../model/types.ts';
import { formatClockLike, formatDateLike } from '../../time/format.ts';
import type { FixEdit } from '../types.ts';

const minutesPerDay = 24 * 60;

/** Whether two local times, in minutes since the epoch, are on one day. */
export function sameDay(a: number, b: number): boolean {
  return Math.floor(a / minutesPerDay) === Math.floor(b / minutesPerDay);
}

/**
 * The lead of another entry, from its bullet to its text, with its time exchanged:
 * `**09:05 AM:** ` becomes `**09:10 AM:** `.
 */
export function stampLike(
  source: SourceText,
  timeline: Timeline,
  like: DatedEvent,
  minutes: number,
): { text: string; shown: string } | undefined {
  const { timestamp } = like;
  if (!timestamp?.clockRange) return undefined;
  const lead = leadOf(source, timeline, like);
  const start = source.offsetAt(lead.start);
  const clock = formatClockLike(source.slice(timestamp.clockRange), minutes);
  const parts: { range: TextRange; text: string }[] = [{ range: timestamp.clockRange, text: clock }];
  const date = timestamp.expression.from.date;
  if (timestamp.dateRange && date && !sameDay(minutes, like.when.localMinutes)) {
    const text = formatDateLike(source.slice(timestamp.dateRange), date, Math.floor(minutes / minutesPerDay));
    parts.push({ range: timestamp.dateRange, text });
  }
  parts.sort((a, b) => source.offsetAt(a.range.start) - source.offsetAt(b.range.start));
  let text = '';
  let at = start;
  for (const part of parts) {
    const from = source.offsetAt(part.range.start);
    if (from < at) return undefined;
    text += source.text.slice(at, from) + part.text;
    at = source.offsetAt(part.range.end);
  }
  // Without the end of a range: only the start is known.
  const rest = source.text.slice(at, source.offsetAt(lead.end));
  const { to, zone, start: from } = timestamp.expression;
  const rangeTail = to ? source.text.slice(at, source.offsetAt(timestamp.range.start) + to.end - from) : '';
  const keepsZone = zone === undefined || !to || zone.start > to.end;
  return { text: text + (rangeTail && keepsZone ? rest.slice(rangeTail.length) : rest), shown: clock };
}

/** From behind the bullet to the text; in a table, the words of the cell. */
function leadOf(source: SourceText, timeline: Timeline, event: TimelineEvent): TextRange {
  const stamp = event.timestamp?.range ?? event.timestampAt;
  const lineEnd = source.lineEnd(source.offsetAt(stamp.end));
  if (timeline.groups[event.group]?.kind === 'table') {
    const line = source.text.slice(source.offsetAt(stamp.end), lineEnd);
    const bar = line.indexOf('|');
    const cell = bar < 0 ? line : line.slice(0, bar);
    const opening =
      /[*_`[(]*$/.exec(
        source.text.slice(source.lineStart(source.offsetAt(stamp.start)), source.offsetAt(stamp.start)),
      )?.[0] ?? '';
    return {
      start: source.positionAt(source.offsetAt(stamp.start) - opening.length),
      end: source.positionAt(source.offsetAt(stamp.end) + cell.trimEnd().length),
    };
  }
  const start = source.offsetAt(event.range.start) + marker(source, event);
  const textStart = source.offsetAt(event.textRange.start);
  const hasText = textStart >= source.offsetAt(stamp.end);
  const lead = source.text.slice(start, hasText ? textStart : lineEnd);
  // What opens the markup of the text stays with the text.
  const end = hasText
    ? start + lead.length - (/(?<=\s)[*_`[]+$/.exec(lead)?.[0].length ?? 0)
    : start + lead.trimEnd().length;
  return { start: source.positionAt(start), end: source.positionAt(Math.min(end, lineEnd)) };
}

/** Length of `- `, `12. `, `- [ ] ` at the start of an entry. */
function marker(source: SourceText, event: TimelineEvent): number {
  const start = source.offsetAt(event.range.start);
  return (
    /^(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\])?(?:[ \t]+|$))?/.exec(
      source.text.slice(start, source.lineEnd(start)),
    )?.[0].length ?? 0
  );
}

/** What is left where a timestamp was taken out: `**:** `, `**** `, `: `, `- `. It holds no word, and is written over. */
const leftover = /^(?:\*\*[\s:：.,–—-]*\*\*|__[\s:：.,–—-]*__|[*_][\s:：.,–—-]+[*_]|[:：–—-])?\s*$/;

/** Writes a timestamp in front of an entry that has none. */
export function insertStamp(source: SourceText, timeline: Timeline, event: TimelineEvent, stamp: string): FixEdit {
  if (timeline.groups[event.group]?.kind === 'table') return fillCell(source, event, stamp);
  const start = source.offsetAt(event.range.start) + marker(source, event);
  const lineEnd = source.lineEnd(start);
  const textStart = source.offsetAt(event.textRange.start);
  const hasWords = /[\p{L}\p{N}]/u.test(source.slice(event.textRange));
  const behind = hasWords && textStart > start && textStart <= lineEnd ? textStart : lineEnd;
  const lead = source.text.slice(start, behind);
  const end = leftover.test(lead) ? behind : start;
  const needsSpace = !/\s$/.test(source.text.slice(0, start)) && start > 0;
  const text = end === lineEnd ? stamp.trimEnd() : /\s$/.test(stamp) ? stamp : `${stamp} `;
  return { range: source.rangeOf({ start, end }), newText: [needsSpace ? ` ${text}` : text] };
}

/** Writes into an empty cell, over its blanks and what is left of markup, so that the next bar stays in its column. */
function fillCell(source: SourceText, event: TimelineEvent, stamp: string): FixEdit {
  const start = source.offsetAt(event.timestampAt.start);
  const inside = /^(?:\\\||[^|\r\n])*/.exec(source.text.slice(start, source.lineEnd(start)))?.[0] ?? '';
  const words = inside.trimEnd();
  if (words !== '' && !leftover.test(words)) {
    return { range: source.rangeOf({ start, end: start }), newText: [`${stamp} `] };
  }
  const padding = ' '.repeat(Math.max(1, inside.length - stamp.length));
  return { range: source.rangeOf({ start, end: start + inside.length }), newText: [stamp + padding] };
}
