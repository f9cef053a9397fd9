import { localIso } from '../model/localIso.ts';
import type { Timeline, TimelineEvent } from '../model/types.ts';
import {
  type DayItem,
  type DocumentParams,
  type EventItem,
  type TimelineItem,
  type TimelinesResult,
  timelinesRequest,
} from '../protocol.ts';
import type { TextRange } from '../syntax/position.ts';
import type { Feature } from './feature.ts';
import type { Finding, Snapshot } from './snapshot.ts';

/** The timelines of a document for an outline: by timeline, by day, by event. */
export const timelinesFeature: Feature<DocumentParams, TimelinesResult> = {
  method: timelinesRequest,
  capability: {},
  handle: (snapshot) => timelinesOf(snapshot),
  fallback: { isPostmortem: false, timelines: [] },
};

export function timelinesOf(snapshot: Snapshot): TimelinesResult {
  if (!snapshot.treatment.isPostmortem) return { isPostmortem: false, timelines: [] };
  return {
    isPostmortem: true,
    timelines: snapshot.postmortem.timelines.map((timeline) => timelineItem(snapshot, timeline)),
  };
}

function timelineItem(snapshot: Snapshot, timeline: Timeline): TimelineItem {
  const days: { date?: string; events: EventItem[] }[] = [];
  for (const event of timeline.events) {
    const date = event.when ? dateOf(event) : days.at(-1)?.date;
    if (days.length === 0 || days.at(-1)?.date !== date) days.push({ ...(date !== undefined && { date }), events: [] });
    days.at(-1)?.events.push(eventItem(snapshot, event));
  }
  const { title, range, selectionRange } = timeline;
  return { title, range, selectionRange, days: days as readonly DayItem[] };
}

function dateOf({ when }: TimelineEvent): string | undefined {
  return when?.date ? localIso({ ...when, clock: undefined }) : undefined;
}

/** `09:05`, in the event's own zone. */
export function clockText({ when }: TimelineEvent): string | undefined {
  return when?.clock ? localIso({ ...when, date: undefined }).slice(1) : undefined;
}

function eventItem(snapshot: Snapshot, event: TimelineEvent): EventItem {
  const time = clockText(event);
  const zone = event.when?.zone?.text;
  return {
    ...(time !== undefined && { time }),
    ...(zone !== undefined && { zone }),
    approximate: event.when?.approximate ?? false,
    text: event.text,
    ...(event.milestone && { milestone: event.milestone }),
    range: event.range,
    selectionRange: event.timestamp?.range ?? event.textRange,
    problems: snapshot.findings
      .filter((finding) => concerns(finding, event))
      .map(({ level, report }) => ({ level, message: report.message })),
  };
}

function concerns({ report }: Finding, event: TimelineEvent): boolean {
  return sameStart(report.range, event.timestamp?.range ?? event.textRange);
}

function sameStart(a: TextRange, b: TextRange): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
