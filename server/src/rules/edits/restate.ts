/** Writing another value over a stated one, the way it is written there. */
import { minutesBetween, type Point } from '../../model/timelines/elapsed.ts';
import type { Bound } from '../../model/timelines/window.ts';
import type { SourceText, Span, StatedLength } from '../../model/types.ts';
import { formatDurationLike } from '../../time/duration.ts';
import { formatClockLike, formatDateLike } from '../../time/format.ts';
import { minutesPerDay } from '../../time/instant.ts';
import type { DateParts } from '../../time/types.ts';
import type { Fix, FixEdit } from '../types.ts';

/** A time as it stands in the text. */
export interface WrittenTime {
  readonly date?: DateParts;
  readonly dateSpan?: Span;
  readonly clockSpan?: Span;
}

/**
 * Exchanges the time of day, and the date if the day changes; nothing where the day would change and is not written.
 *
 * @param from Local minutes of what is written.
 * @param to Local minutes of what is to be written.
 */
export function restateTime(source: SourceText, time: WrittenTime, from: number, to: number): FixEdit[] | undefined {
  const { date, dateSpan, clockSpan } = time;
  if (!clockSpan) return undefined;
  const clock = { span: clockSpan, newText: [formatClockLike(source.slice(clockSpan), to)] };
  const day = Math.floor(to / minutesPerDay);
  if (day === Math.floor(from / minutesPerDay)) return [clock];
  if (!date || !dateSpan) return undefined;
  return [{ span: dateSpan, newText: [formatDateLike(source.slice(dateSpan), date, day)] }, clock];
}

/** A length of time as it would be written in place of the stated one: as coarse, where that one is only about. */
export function restatedLength({ text, step, approximate }: StatedLength, minutes: number): string {
  return formatDurationLike(
    text,
    approximate && step > 1 ? Math.max(step, Math.round(minutes / step) * step) : minutes,
  );
}

export function lengthFix(stated: StatedLength, minutes: number, safe: boolean): Fix {
  const newText = restatedLength(stated, minutes);
  // In another script it would read like a foreign word.
  const isAlike = !/[^\0-\u024f]/.test(stated.text);
  // Half a day or a day more or less: it is a time of the two that is wrong, AM for PM or the day.
  const isSlip = Math.round(minutes - stated.minutes) % (minutesPerDay / 2) === 0;
  const edits = [{ span: stated.span, newText: [newText] }];
  const isSafe = safe && isAlike && !isSlip;
  return { title: `Write “${newText}”`, edits, preferred: true, replaces: true, ...(isSafe && { safe }) };
}

/** Writes the time of an event as the stated one. */
export function moveBound(source: SourceText, { time, point }: Bound, name: string, to: Point): Fix | undefined {
  const minutes = minutesBetween(point, to);
  const edits = minutes === undefined ? undefined : restateTime(source, time, point.local, point.local + minutes);
  if (!edits || minutes === undefined || !time.clockSpan) return undefined;
  const shown = formatClockLike(source.slice(time.clockSpan), point.local + minutes);
  return { title: `State ${shown} as the ${name}`, edits, preferred: true, replaces: true };
}
