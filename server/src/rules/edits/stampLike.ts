/** Writing a timestamp the way the other entries of a timeline have theirs. */
import { hasLetterOrDigit } from '../../characters.ts';
import type { DatedEvent } from '../../model/timelines/order.ts';
import type { SourceText, Span, Timeline, TimelineEvent } from '../../model/types.ts';
import { formatClockLike, formatDateLike } from '../../time/format.ts';
import { minutesPerDay } from '../../time/instant.ts';
import type { FixEdit } from '../types.ts';

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
  if (!timestamp?.clock) return undefined;
  const own = leadOf(source, timeline, like);
  // `- Resolved 12:07`: words in front of the time are the other event's own.
  const lead = hasLetterOrDigit(source.slice({ start: own.start, end: timestamp.span.start })) ? timestamp.span : own;
  const start = lead.start;
  const padded = formatClockLike(timestamp.clock.text, minutes);
  const isPadded = timestamp.clock.text.startsWith('0') || !timeline.events.some(isUnpadded);
  const clock = isPadded ? padded : padded.replace(/^0(?=\d)/, '');
  const parts: { span: Span; text: string }[] = [{ span: timestamp.clock.span, text: clock }];
  const date = timestamp.expression.from.date;
  if (timestamp.date && date && !sameDay(minutes, like.when.localMinutes)) {
    const text = formatDateLike(timestamp.date.text, date, Math.floor(minutes / minutesPerDay));
    parts.push({ span: timestamp.date.span, text });
  }
  parts.sort((a, b) => a.span.start - b.span.start);
  let text = '';
  let at = start;
  for (const part of parts) {
    const from = part.span.start;
    if (from < at) return undefined;
    text += source.slice({ start: at, end: from }) + part.text;
    at = part.span.end;
  }
  // Without the end of a range: only the start is known.
  const rest = source.slice({ start: at, end: lead.end });
  const { to, zone, start: from } = timestamp.expression;
  const rangeTail = to ? source.slice({ start: at, end: timestamp.span.start + to.end - from }) : '';
  const keepsZone = zone === undefined || !to || zone.start > to.end;
  return { text: text + (rangeTail && keepsZone ? rest.slice(rangeTail.length) : rest), shown: clock };
}

/** `9:05`: then `10:05` does not tell that hours of one digit get a zero. */
function isUnpadded({ timestamp }: TimelineEvent): boolean {
  return /^[1-9]\D/.test(timestamp?.clock?.text ?? '');
}

/** From behind the bullet to the text; in a table, the words of the cell. */
function leadOf(source: SourceText, timeline: Timeline, event: TimelineEvent): Span {
  const stamp = event.timestamp?.span ?? event.timestampAt;
  const lineEnd = source.lineEnd(stamp.end);
  if (timeline.groups[event.group]?.kind === 'table') {
    const line = source.slice({ start: stamp.end, end: lineEnd });
    const bar = line.indexOf('|');
    const cell = bar < 0 ? line : line.slice(0, bar);
    const opening =
      /[*_`[(]*$/.exec(source.slice({ start: source.lineStart(stamp.start), end: stamp.start }))?.[0] ?? '';
    return {
      start: stamp.start - opening.length,
      end: stamp.end + cell.trimEnd().length,
    };
  }
  const start = event.span.start + marker(source, event);
  const textStart = event.textSpan.start;
  const hasText = textStart >= stamp.end;
  const lead = source.slice({ start: start, end: hasText ? textStart : lineEnd });
  // What opens the markup of the text stays with the text.
  const end = hasText
    ? start + lead.length - (/(?<=\s)[*_`[]+$/.exec(lead)?.[0].length ?? 0)
    : start + lead.trimEnd().length;
  return { start: start, end: Math.min(end, lineEnd) };
}

/** Length of `- `, `12. `, `- [ ] ` at the start of an entry. */
function marker(source: SourceText, event: TimelineEvent): number {
  const start = event.span.start;
  return (
    /^(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\])?(?:[ \t]+|$))?/.exec(
      source.slice({ start: start, end: source.lineEnd(start) }),
    )?.[0].length ?? 0
  );
}

/** What is left where a timestamp was taken out: `**:** `, `**** `, `: `, `- `. It holds no word, and is written over. */
const leftover = /^(?:\*\*[\s:：.,–—-]*\*\*|__[\s:：.,–—-]*__|[*_][\s:：.,–—-]+[*_]|[:：–—-])?\s*$/;

/** Writes a timestamp in front of an entry that has none. */
export function insertStamp(source: SourceText, timeline: Timeline, event: TimelineEvent, stamp: string): FixEdit {
  if (timeline.groups[event.group]?.kind === 'table') return fillCell(source, event, stamp);
  const start = event.span.start + marker(source, event);
  const lineEnd = source.lineEnd(start);
  const textStart = event.textSpan.start;
  const hasWords = hasLetterOrDigit(source.slice(event.textSpan));
  const behind = hasWords && textStart > start && textStart <= lineEnd ? textStart : lineEnd;
  const lead = source.slice({ start: start, end: behind });
  const end = leftover.test(lead) ? behind : start;
  const lineStart = source.lineStart(start);
  const needsSpace = lineStart < start && !/\s$/.test(source.slice({ start: lineStart, end: start }));
  const text = end === lineEnd ? stamp.trimEnd() : /\s$/.test(stamp) ? stamp : `${stamp} `;
  return { span: { start, end }, newText: [needsSpace ? ` ${text}` : text] };
}

/** Writes into an empty cell, over its blanks and what is left of markup, so that the next bar stays in its column. */
function fillCell(source: SourceText, event: TimelineEvent, stamp: string): FixEdit {
  const start = event.timestampAt.start;
  const inside = /^(?:\\\||[^|\r\n])*/.exec(source.slice({ start: start, end: source.lineEnd(start) }))?.[0] ?? '';
  const words = inside.trimEnd();
  if (words !== '' && !leftover.test(words)) {
    return { span: { start, end: start }, newText: [`${stamp} `] };
  }
  const padding = ' '.repeat(Math.max(1, inside.length - stamp.length));
  return { span: { start, end: start + inside.length }, newText: [stamp + padding] };
}
