/** Writing the date of an event that has a time alone. */
import type { SourceText, Span, Timeline, TimelineEvent } from '../../model/types.ts';
import { formatDateLike, isoDate } from '../../time/format.ts';
import { dateOfDayNumber } from '../../time/instant.ts';
import { nameOfMonth } from '../../time/names.ts';
import type { DateParts } from '../../time/types.ts';
import type { FixEdit } from '../types.ts';

/** A date as it would be written, and the edit that writes it. */
export interface DateWritten {
  readonly text: string;
  readonly edit: FixEdit;
}

/** In the cell for dates, or else in front of the event's time, in the style of the events that have one. */
export function writeDate(
  source: SourceText,
  timeline: Timeline,
  event: TimelineEvent,
  days: number,
): DateWritten | undefined {
  const clock = event.timestamp?.clock;
  if (!clock) return undefined;
  const inCell = fillDateCell(source, timeline, event, days);
  if (inCell) return inCell;
  const styled = timeline.events
    .slice(0, event.index)
    .flatMap((other) => styleOf(source, other) ?? [])
    .at(-1);
  const { month, day } = dateOfDayNumber(days);
  const bare = `${nameOfMonth(month, true).replace(/^./, (letter) => letter.toUpperCase())} ${day}`;
  const plain = event.when?.date?.year === undefined ? `${bare}, ` : `${isoDate(days)} `;
  const text = styled ? formatDateLike(styled.sample, styled.date, days) + styled.gap : plain;
  return {
    text: text.replace(/[\s,]+$/, ''),
    edit: { span: { start: clock.span.start, end: clock.span.start }, newText: [text] },
  };
}

/** How an event writes its date in front of its time. */
function styleOf(source: SourceText, { timestamp }: TimelineEvent) {
  const { date, clock, expression } = timestamp ?? {};
  if (!date || !clock || !expression?.from.date || date.span.end > clock.span.start) return undefined;
  // `2024-11-0` is no pattern for any day.
  if (expression.from.fault) return undefined;
  const gap = source.slice({ start: date.span.end, end: clock.span.start });
  const isPlain = /^[\sT,;@at-]{1,5}$/.test(gap) && expression.from.date.weekday === undefined;
  return isPlain ? { sample: date.text, date: expression.from.date, gap } : undefined;
}

/**
 * Where the rows have their dates in a column of their own, and this one has left it empty:
 *
 *     | 2024-03-05 | 23:58 | Deploy   |
 *     |            | 00:44 | Resolved |
 *      ^^^^^^^^^^^^
 */
export function fillDateCell(
  source: SourceText,
  { events, groups }: Timeline,
  event: TimelineEvent,
  days: number,
): DateWritten | undefined {
  if (groups[event.group]?.kind !== 'table') return undefined;
  const model = events.find(({ group, timestamp }) => group === event.group && timestamp?.date && timestamp.clock);
  const column = model && dateColumnOf(source, model);
  const cell = column && cellsOf(source, event.span)[column.at];
  if (!cell || source.slice(cell).trim() !== '') return undefined;
  const text = formatDateLike(column.sample, column.date, days);
  const padding = ' '.repeat(Math.max(1, cell.end - cell.start - text.length - 1));
  return { text, edit: { span: cell, newText: [` ${text}${padding}`] } };
}

/** The column that a row has its date in, beside the one with its time. */
function dateColumnOf(source: SourceText, { timestamp, span }: TimelineEvent) {
  const { date, clock, expression } = timestamp ?? {};
  const parts: DateParts | undefined = expression?.from.date;
  if (!date || !clock || !parts) return undefined;
  const cells = cellsOf(source, span);
  const columnOf = ({ start }: Span) => cells.findIndex((cell) => cell.start <= start && start <= cell.end);
  const at = columnOf(date.span);
  return at < 0 || at === columnOf(clock.span) ? undefined : { at, sample: date.text, date: parts };
}

/** What stands between the bars of a row. */
function cellsOf(source: SourceText, row: Span): readonly Span[] {
  const line = source.slice({ start: row.start, end: source.lineEnd(row.start) });
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => row.start + index);
  // Without a bar in front, the first cell begins with the row.
  const starts = line.startsWith('|') ? bars : [row.start - 1, ...bars];
  return starts.map((bar, at) => ({ start: bar + 1, end: starts[at + 1] ?? row.start + line.length }));
}
