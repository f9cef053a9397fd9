/** The points between which somebody may have measured. */

import type { Milestone, Postmortem, Timeline } from '../types.ts';
import { eventHintsAt, type Hinted } from '../words/milestones.ts';
import { type Point, pointOfEvent, type Surroundings, shifted, stretchOf } from './elapsed.ts';
import { statedTurns } from './metrics.ts';
import { type DatedEvent, isDated } from './order.ts';

export interface Candidates {
  /** From the first sign of it to the moment when somebody knew. */
  readonly starts: readonly Point[];
  readonly ends: readonly Point[];
  readonly detections: readonly Point[];
  readonly acknowledgements: readonly Point[];
  readonly mitigations: readonly Point[];
  /** Every event. */
  readonly all: readonly Point[];
  /** Something is detected again after it was resolved: durations may then be sums. */
  readonly relapses: boolean;
}

/** With more events some two of them are as far apart as anybody may say, and all pairs would have to be tried. */
const mostEvents = 150;

/**
 * All that could be meant, in every timeline and the facts: generous, so that what none of it explains is wrong.
 * Nothing where there is too much of it.
 */
export function candidatesOf(postmortem: Postmortem, around: Surroundings): Candidates | undefined {
  const count = postmortem.timelines.reduce((sum, { events }) => sum + events.length, 0);
  if (count > mostEvents) return undefined;
  const dated = postmortem.timelines.map(({ events }) => events.filter(isDated));
  const events = dated.flat();
  const stated = statedTurns(postmortem, around);
  const pick = (milestones: readonly Milestone[], hint?: Hinted): readonly Point[] => [
    ...events.filter((event) => fits(event, milestones, hint)).flatMap(pointsOf),
    ...stated.filter(({ milestone }) => milestones.includes(milestone)).map(({ point }) => point),
  ];
  const edge = (at: number) => dated.flatMap((list) => list.at(at) ?? []).flatMap(pointsOf);
  const windows = postmortem.facts.windows.flatMap((window) => stretchOf(window, around) ?? []);
  const detections = pick(['detected'], 'detected');
  const acknowledgements = pick(['acknowledged'], 'acknowledged');
  return {
    starts: [
      ...postmortem.timelines.flatMap(upToFirstTurn).flatMap(pointsOf),
      ...edge(0),
      ...dated.flatMap(startCountedFrom),
      ...pick(['started']),
      ...windows.map(({ start }) => start),
      ...detections,
      ...acknowledgements,
    ],
    ends: [...edge(-1), ...pick(['resolved', 'mitigated'], 'resolved'), ...windows.map(({ end }) => end)],
    detections,
    acknowledgements,
    mitigations: pick(['mitigated'], 'mitigated'),
    all: events.flatMap(pointsOf),
    relapses: dated.some(relapses),
  };
}

/** `T0 = 14:02 UTC`, which is no event. */
function startCountedFrom(events: readonly DatedEvent[]): readonly Point[] {
  const counted = events.find(({ when }) => when.sinceStart !== undefined)?.when;
  return counted?.sinceStart === undefined ? [] : [shifted(pointOfEvent(counted), -counted.sinceStart)];
}

/** The events up to the first turn: the deploy that came first is the cause, and the errors behind it the start. */
function upToFirstTurn({ events, direction }: Timeline): readonly DatedEvent[] {
  const dated = events.filter(isDated);
  if (direction === 'descending') dated.reverse();
  const noticed = dated.findIndex(({ milestone }) => milestone !== undefined && milestone !== 'started');
  return noticed < 0 ? [] : dated.slice(0, noticed + 1);
}

function fits(event: DatedEvent, milestones: readonly Milestone[], hint?: Hinted): boolean {
  const { milestone } = event;
  return (
    (milestone !== undefined && milestones.includes(milestone)) || (hint !== undefined && eventHintsAt(hint, event))
  );
}

/** Both ends of an event that lasts. */
function pointsOf({ when, end }: DatedEvent): readonly Point[] {
  return end ? [pointOfEvent(when), pointOfEvent(end)] : [pointOfEvent(when)];
}

const again = /\b(?:again|re-?appear\w*|relapse\w*|alert|pager|alarm)\b/i;

function relapses(events: readonly DatedEvent[]): boolean {
  const resolved = events.findIndex(({ milestone }) => milestone === 'resolved');
  return resolved >= 0 && events.slice(resolved + 1).some(({ text }) => again.test(text));
}
