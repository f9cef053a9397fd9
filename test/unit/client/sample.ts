/** Wire values for tests, made from a line each. */
import type { EventItem, TimelineItem, TimelinesResult } from '../../../server/src/protocol.ts';

export function event(line: number, fields: Partial<EventItem> = {}): EventItem {
  return {
    time: '09:00',
    zone: 'UTC',
    approximate: false,
    text: `event on line ${line}`,
    range: { start: { line, character: 0 }, end: { line, character: 40 } },
    selectionRange: { start: { line, character: 2 }, end: { line, character: 7 } },
    problems: [],
    ...fields,
  };
}

export function undated(line: number, fields: Partial<EventItem> = {}): EventItem {
  const { time, zone, ...rest } = event(line);
  return { ...rest, ...fields };
}

export function timeline(title: string, days: Readonly<Record<string, readonly EventItem[]>>): TimelineItem {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return {
    title,
    range,
    selectionRange: range,
    days: Object.entries(days).map(([date, events]) => ({ ...(date && { date }), events })),
  };
}

export function result(...timelines: readonly TimelineItem[]): TimelinesResult {
  return { isPostmortem: true, timelines };
}
