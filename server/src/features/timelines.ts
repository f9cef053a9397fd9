import { perObject } from '../model/perObject.ts';
import { localIso } from '../model/text/localIso.ts';
import type { SourceText, Span, Timeline, TimelineEvent } from '../model/types.ts';
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
import { perPlace } from './perPlace.ts';
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
const problemsByPlace = perObject((findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> => {
  const places = new Map<number, Finding[]>();
  for (const finding of findings) {
    const { start } = finding.report.span;
    const known = places.get(start);
    if (known) known.push(finding);
    else places.set(start, [finding]);
  }
  return places;
});

type Problems = ReturnType<typeof problemsByPlace>;

function timelineItem(source: SourceText, problems: Problems, timeline: Timeline): TimelineItem {
  const days: { date?: string; events: EventItem[] }[] = [];
  for (const event of timeline.events) {
    const date = event.when ? dateOf(event) : days.at(-1)?.date;
    if (days.length === 0 || days.at(-1)?.date !== date) days.push({ ...(date !== undefined && { date }), events: [] });
    days.at(-1)?.events.push(withProblems(problems, event, eventItem(source, event)));
  }
  const { title, span, selectionSpan } = timeline;
  return {
    title,
    range: source.rangeOf(span),
    selectionRange: source.rangeOf(selectionSpan),
    days: days as readonly DayItem[],
  };
}

const dateOf = perObject(({ when }: TimelineEvent): string | undefined =>
  when?.date ? localIso({ ...when, clock: undefined }) : undefined,
);

/** `09:05`, in the event's own zone. */
export function clockText({ when }: TimelineEvent): string | undefined {
  return when?.clock ? localIso({ ...when, date: undefined }).slice(1) : undefined;
}

/** Without what was found of it. */
const eventItem = perPlace((source, event: TimelineEvent): EventItem => {
  const time = clockText(event);
  const zone = event.when?.zone?.text;
  return {
    ...(time !== undefined && { time }),
    ...(time === undefined && event.when?.date?.day !== undefined && { wholeDay: true as const }),
    ...(zone !== undefined && { zone }),
    approximate: event.when?.approximate ?? false,
    text: event.text,
    ...(event.milestone && { milestone: event.milestone }),
    range: source.rangeOf(event.span),
    selectionRange: source.rangeOf(placeOf(event)),
    problems: [],
  };
});

function withProblems(problems: Problems, event: TimelineEvent, item: EventItem): EventItem {
  const found = problems.get(placeOf(event).start);
  return found ? { ...item, problems: found.map(({ level, report }) => ({ level, message: report.message })) } : item;
}

/** What a click selects. */
function placeOf({ timestamp, textSpan }: TimelineEvent): Span {
  return timestamp?.span ?? textSpan;
}
