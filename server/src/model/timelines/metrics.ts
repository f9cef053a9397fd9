import { minutesPerDay } from '../../time/instant.ts';
import { perObject } from '../perObject.ts';
import type { Metric, Milestone, Postmortem, Span, StatedTime, TimelineEvent } from '../types.ts';
import {
  minutesBetween,
  type Point,
  pointOf,
  pointOfEvent,
  type Surroundings,
  shifted,
  stretchOf,
  surroundingsOf,
} from './elapsed.ts';
import { isDated } from './order.ts';
import { perTurns } from './perTimes.ts';

/** A turn of the incident: when it was, and what says so. */
export interface Turn {
  readonly milestone: Milestone;
  readonly point: Point;
  /** What a reader would point at: the timestamp, or the stated time. */
  readonly span: Span;
  /** The event's text, or the milestone for a fact. */
  readonly text: string;
}

/** How long something took, from one turn to another. */
export interface Measure {
  readonly minutes: number;
  readonly from: Turn;
  readonly to: Turn;
}

/** What the times of one document come to. What it does not tell is absent. */
export type Metrics = { readonly [metric in Metric | 'duration']?: Measure };

/**
 * How long it took to detect, acknowledge, mitigate and resolve this incident, and how long it was in all: from the
 * milestones of its timeline, and where they tell nothing from the stated facts. Counted from the start of the
 * incident, or from its detection where no start is known.
 */
export function metricsOf(postmortem: Pick<Postmortem, 'facts' | 'timelines'>): Metrics {
  const turns = turnsOf(postmortem);
  const firstOf = (milestone: Milestone) => turns.find((turn) => turn.milestone === milestone);
  const lastOf = (milestone: Milestone) => turns.findLast((turn) => turn.milestone === milestone);
  const [started, detected, resolved] = [firstOf('started'), firstOf('detected'), lastOf('resolved')];
  const from = started ?? detected;
  return {
    ...measure('time-to-detect', started, detected),
    ...measure('time-to-acknowledge', from, firstOf('acknowledged')),
    ...measure('time-to-mitigate', from, firstOf('mitigated')),
    ...measure('time-to-resolve', from, resolved),
    ...measure('duration', started, resolved),
  };
}

/** Where each of them ends. */
export const turnOfMetric: Readonly<Record<Metric, Milestone>> = {
  'time-to-detect': 'detected',
  'time-to-acknowledge': 'acknowledged',
  'time-to-mitigate': 'mitigated',
  'time-to-resolve': 'resolved',
};

/** The same of one that is said to be counted from the detection: "mitigated 20 minutes after detection". */
export function measureSinceDetection(turns: readonly Turn[], metric: Metric): Measure | undefined {
  const isEnd = ({ milestone }: Turn) => milestone === turnOfMetric[metric];
  const from = turns.find(({ milestone }) => milestone === 'detected');
  const to = metric === 'time-to-resolve' ? turns.findLast(isEnd) : turns.find(isEnd);
  return measure(metric, from, to)[metric];
}

function measure(name: keyof Metrics, from: Turn | undefined, to: Turn | undefined): Metrics {
  const minutes = from && to && minutesBetween(from.point, to.point);
  return from && to && minutes !== undefined && minutes >= 0 ? { [name]: { minutes, from, to } } : {};
}

/**
 * The turns of the incident in the order of the text: those of the timeline that marks the most, then those that
 * facts state and it does not mark.
 */
export function turnsOf(postmortem: Pick<Postmortem, 'facts' | 'timelines'>): readonly Turn[] {
  const marked = postmortem.timelines.map(turnsOfTimeline);
  const turns = marked.reduce((most, other) => (other.length > most.length ? other : most), [] as readonly Turn[]);
  const stated = statedTurns(postmortem, surroundingsOf(postmortem));
  return [...turns, ...stated.filter(({ milestone }) => !turns.some((turn) => turn.milestone === milestone))];
}

/** The events of one timeline that mark a turn, in the order of time. */
export const turnsOfTimeline = perTurns(({ events, direction }): readonly Turn[] => {
  const turns = events.flatMap((event) => (event.milestone ? (turnOf(event) ?? []) : []));
  return direction === 'ascending' ? turns : turns.reverse();
});

const turnOf = perObject((event: TimelineEvent): Turn | undefined => {
  const { milestone, timestamp, textSpan, text } = event;
  if (!milestone || !isDated(event)) return undefined;
  return { milestone, point: pointOfEvent(event.when), span: timestamp?.span ?? textSpan, text };
});

/** `Detected: 22:10`, `Resolved: 00:40`: a time without a date is on the day behind, if it is far earlier than the first. */
function notBefore(first: Point | undefined, { date }: StatedTime, point: Point | undefined): Point | undefined {
  const minutes = date || !first || !point ? 0 : (minutesBetween(first, point) ?? 0);
  return point && minutes <= -12 * 60 ? shifted(point, minutesPerDay) : point;
}

/** What facts state: the start and end of the incident, and `Detected: 10:14`. */
export function statedTurns(
  { facts, timelines }: Pick<Postmortem, 'facts' | 'timelines'>,
  around: Surroundings,
): readonly Turn[] {
  const turns: Turn[] = [];
  const add = (milestone: Milestone, point: Point | undefined, span: Span) => {
    if (point && point.step < minutesPerDay) turns.push({ milestone, point, span, text: milestone });
  };
  const { start, end } = facts;
  const stretch = start && end && stretchOf({ start, end }, around);
  if (start) add('started', stretch?.start ?? pointOf(start, around), start.clockSpan ?? start.span);
  for (const { milestone, time } of facts.turns) {
    const isEvent = timelines.some(({ span }) => span.start <= time.span.start && time.span.start < span.end);
    if (!isEvent) add(milestone, notBefore(turns[0]?.point, time, pointOf(time, around)), time.clockSpan ?? time.span);
  }
  if (end) add('resolved', stretch?.end ?? pointOf(end, around), end.clockSpan ?? end.span);
  return turns;
}
