import { localIso } from '../model/localIso.ts';
import type { SourceText, Timeline, TimelineEvent } from '../model/types.ts';
import {
  type DayItem,
  type DocumentParams,
  type EventItem,
  type TimelineItem,
  type TimelinesResult,
  timelinesRequest,
} from '../protocol.ts';
import type { Feature } from './feature.ts';
import type { Finding } from './findings.ts';
import type { Snapshot } from './snapshot.ts';

/** The timelines of a document for an outline: by timeline, by day, by event. */
export const timelinesFeature: Feature<DocumentParams, TimelinesResult> = {
  method: timelinesRequest,
  capability: {},
  handle: (snapshot) => timelinesOf(snapshot),
  fallback: { isPostmortem: false, timelines: [] },
};

export function timelinesOf({ treatment, postmortem, findings }: Snapshot): TimelinesResult {
  if (!treatment.isPostmortem) return { isPostmortem: false, timelines: [] };
  const { source } = postmortem;
  const problems = problemsByPlace(findings);
  return {
    isPostmortem: true,
    timelines: postmortem.timelines.map((timeline) => timelineItem(source, problems, timeline)),
  };
}

/** Findings by the place where they start. */
function problemsByPlace(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const places = new Map<number, Finding[]>();
  for (const finding of findings) {
    const { start } = finding.report.span;
    const known = places.get(start);
    if (known) known.push(finding);
    else places.set(start, [finding]);
  }
  return places;
}

type Problems = ReturnType<typeof problemsByPlace>;

function timelineItem(source: SourceText, problems: Problems, timeline: Timeline): TimelineItem {
  const days: { date?: string; events: EventItem[] }[] = [];
  for (const event of timeline.events) {
    const date = event.when ? dateOf(event) : days.at(-1)?.date;
    if (days.length === 0 || days.at(-1)?.date !== date) days.push({ ...(date !== undefined && { date }), events: [] });
    days.at(-1)?.events.push(eventItem(source, problems, event));
  }
  const { title, span, selectionSpan } = timeline;
  return {
    title,
    range: source.rangeOf(span),
    selectionRange: source.rangeOf(selectionSpan),
    days: days as readonly DayItem[],
  };
}

function dateOf({ when }: TimelineEvent): string | undefined {
  return when?.date ? localIso({ ...when, clock: undefined }) : undefined;
}

/** `09:05`, in the event's own zone. */
export function clockText({ when }: TimelineEvent): string | undefined {
  return when?.clock ? localIso({ ...when, date: undefined }).slice(1) : undefined;
}

function eventItem(source: SourceText, problems: Problems, event: TimelineEvent): EventItem {
  const time = clockText(event);
  const zone = event.when?.zone?.text;
  const place = event.timestamp?.span ?? event.textSpan;
  return {
    ...(time !== undefined && { time }),
    ...(zone !== undefined && { zone }),
    approximate: event.when?.approximate ?? false,
    text: event.text,
    ...(event.milestone && { milestone: event.milestone }),
    range: source.rangeOf(event.span),
    selectionRange: source.rangeOf(place),
    problems: (problems.get(place.start) ?? []).map(({ level, report }) => ({ level, message: report.message })),
  };
}
