/** The stated start and end of the one incident that a document is about, held to its timeline. */
import { minuteOfDay, minutesPerDay } from '../../time/instant.ts';
import { sumsUp } from '../outlineAt.ts';
import type { Facts, Milestone, Postmortem, StatedTime, StatedWindow, Timeline, TimelineEvent } from '../types.ts';
import {
  mayBeHourOff,
  minutesBetween,
  type Point,
  pointOf,
  pointOfEvent,
  stretchOf,
  surroundingsOf,
} from './elapsed.ts';
import { isDated } from './order.ts';
import { perTimes } from './perTimes.ts';

/** A stated time with the point that it means. */
export interface Bound {
  readonly time: StatedTime;
  readonly point: Point;
  /** By a sentence, or by a label of its own: `Resolved: …`. */
  readonly isSaid?: boolean;
  /** By a sentence, which would have to be written anew. */
  readonly inWords?: boolean;
}

export interface Window {
  readonly timeline: Timeline;
  readonly start?: Bound;
  readonly end?: Bound;
}

/** Only where one incident and one timeline are told, so that both surely speak of the same. */
export function windowOf(postmortem: Postmortem): Window | undefined {
  const { facts } = postmortem;
  return facts.windows.length > 1 ? undefined : heldTo(postmortem, facts.windows[0] ?? facts);
}

/** What is said of the start and the end, where no label states both. */
export function windowSaid(postmortem: Postmortem): Window | undefined {
  const { facts } = postmortem;
  if (facts.windows.length > 0 || facts.end) return undefined;
  const end = resolvedAt(facts);
  const window = end ? heldTo(postmortem, { start: facts.start, end }) : failureOf(postmortem);
  const said = (bound: Bound | undefined): Bound | undefined => bound && { ...bound, isSaid: true };
  return window && { ...window, start: said(window.start), end: said(window.end) };
}

/** `Resolved: 10:30 UTC`, where that is said once, and is all there is: it may be long after the impact was over. */
function resolvedAt({ turns }: Facts): StatedTime | undefined {
  const over = turns.filter(({ milestone }) => milestone === 'resolved' || milestone === 'mitigated');
  return over.length === 1 && over[0]?.milestone === 'resolved' ? over[0].time : undefined;
}

/** `Detected: 10:14 UTC`, where that is said once. */
export function detectionSaid(postmortem: Postmortem): Window | undefined {
  const [said, ...others] = postmortem.facts.turns.filter(({ milestone }) => milestone === 'detected');
  if (!said || others.length > 0) return undefined;
  const window = heldTo(postmortem, { start: said.time });
  return window?.start && { ...window, start: { ...window.start, isSaid: true } };
}

/** A turn of the incident as a sentence tells it. */
export interface SaidTurn {
  readonly milestone: Milestone;
  readonly bound: Bound;
  readonly timeline: Timeline;
}

/** "It was resolved at 15:20", where a document is summed up, no label says so, and all that say so agree. */
export function turnsSaid(postmortem: Postmortem): readonly SaidTurn[] {
  const { facts, sections } = postmortem;
  const said = facts.turnsInWords.filter(({ time }) => sumsUp(sections, time.span.start));
  return said.flatMap(({ milestone, time }): readonly SaidTurn[] => {
    const others = said.filter((other) => other.milestone === milestone);
    const isStated =
      facts.turns.some((turn) => turn.milestone === milestone) || (milestone === 'resolved' && facts.end);
    if (isStated || others[0]?.time !== time || !others.every((other) => isSameClock(other.time, time))) return [];
    const window = heldTo(postmortem, { start: time });
    return window?.start
      ? [{ milestone, bound: { ...window.start, isSaid: true, inWords: true }, timeline: window.timeline }]
      : [];
  });
}

/** What sentences say of the failure. Several may speak of parts of it: of those only what they agree in. */
function failureOf(postmortem: Postmortem): Window | undefined {
  const { facts, sections } = postmortem;
  if (facts.start) return undefined;
  const failures = facts.failures.filter(({ start }) => sumsUp(sections, start.span.start));
  const [first, ...others] = failures;
  if (!first) return undefined;
  const window = heldTo(postmortem, first);
  const agreed = (name: 'start' | 'end'): Bound | undefined => {
    const bound = window?.[name];
    return bound && others.every((other) => isSameClock(other[name], first[name])) ? bound : undefined;
  };
  return window && { ...window, start: agreed('start'), end: agreed('end') };
}

/**
 * What sentences say of the failure, each by itself and with both its ends, where they and the events name their zones: what
 * lies apart from them is not from another zone.
 */
export function failuresSaid(postmortem: Postmortem): readonly Required<Window>[] {
  const { facts, sections } = postmortem;
  return facts.failures.flatMap((failure) => {
    const hasZone = failure.start.zone !== undefined || failure.end.zone !== undefined;
    const window = hasZone && sumsUp(sections, failure.start.span.start) ? heldTo(postmortem, failure) : undefined;
    const { timeline, start, end } = window ?? {};
    if (!timeline || !start || !end || !areZonesNamed(timeline)) return [];
    return [
      { timeline, start: { ...start, isSaid: true, inWords: true }, end: { ...end, isSaid: true, inWords: true } },
    ];
  });
}

const areZonesNamed = perTimes(({ events }) => events.every(({ when }) => !when || when.zone !== undefined));

function isSameClock({ clock }: StatedTime, { clock: other }: StatedTime): boolean {
  return clock !== undefined && other !== undefined && minuteOfDay(clock) === minuteOfDay(other);
}

function heldTo(postmortem: Postmortem, { start, end }: Partial<StatedWindow>): Window | undefined {
  const { timelines } = postmortem;
  const [timeline, ...others] = timelines;
  if (!timeline || others.length > 0) return undefined;
  const around = surroundingsOf(postmortem);
  const stretch = start && end && stretchOf({ start, end }, around);
  if (stretch && stretch.minutes < 0) return undefined;
  const shift = start?.date || end?.date ? 0 : shiftTo(timeline, postmortem.facts.date, stretch?.start);
  const bound = (time: StatedTime | undefined, point: Point | undefined): Bound | undefined =>
    time?.clock && point && point.step === 1 ? { time, point: shiftedBy(point, shift) } : undefined;
  return {
    timeline,
    start: bound(start, stretch?.start ?? (start && pointOf(start, around))),
    end: bound(end, stretch?.end ?? (end && pointOf(end, around))),
  };
}

/** Without a date, the stated times are on the day that is nearest to the first event, or to the first on the stated day. */
function shiftTo({ events }: Timeline, stated: StatedTime | undefined, start: Point | undefined): number {
  if (!start) return 0;
  const { month, day } = stated?.date ?? {};
  const isOnDay = ({ when }: TimelineEvent) => when?.date?.month === month && when?.date?.day === day;
  const onDay = day === undefined ? undefined : events.find((event) => isOnDay(event) && isDated(event));
  const first = (onDay ?? events.find(isDated))?.when;
  return first ? Math.round((first.localMinutes - start.local) / minutesPerDay) * minutesPerDay : 0;
}

function shiftedBy(point: Point, minutes: number): Point {
  const { instant } = point;
  return { ...point, local: point.local + minutes, ...(instant !== undefined && { instant: instant + minutes }) };
}

/** Minutes that may lie between what was written down and what was. */
export const slack = 5;

/** Whether something happened at a bound. */
export function hasEventAt({ events }: Timeline, bound: Bound): boolean {
  return events.some((event) => isDated(event) && minutesBehind(bound, pointOfEvent(event.when)) === 0);
}

/** How many minutes a point lies behind a bound; 0 where they are about the same, or cannot be compared. */
export function minutesBehind(bound: Bound, point: Point): number {
  const minutes = minutesBetween(bound.point, point) ?? 0;
  const isMisnamed = Math.abs(Math.abs(minutes) - 60) <= slack && mayBeHourOff(bound.point, point);
  if (isMisnamed) return 0;
  const tolerance = bound.point.approximate || point.approximate ? 30 : slack;
  return point.step > 1 || Math.abs(minutes) <= tolerance || mayBeMeant(bound, minutes) ? 0 : minutes;
}

/** Whether clocks somewhere are so far apart: by whole hours, and further off by halves and quarters. */
function isOffset(minutes: number): boolean {
  return minutes % (minutes < 150 ? 60 : 15) === 0;
}

/** What a sentence says may be of another day, or without a word in another zone than the timeline. */
function mayBeMeant({ time, isSaid }: Bound, minutes: number): boolean {
  return isSaid === true && (Math.abs(minutes) > minutesPerDay / 2 || (!time.zone && isOffset(Math.abs(minutes))));
}
