import { minutesBetween, pointOfEvent } from '../model/timelines/elapsed.ts';
import { type Turn, turnsOfTimeline } from '../model/timelines/metrics.ts';
import { type DatedEvent, disordersOf, isDated } from '../model/timelines/order.ts';
import { perTimes } from '../model/timelines/perTimes.ts';
import { dayOf } from '../model/timelines/timeSurvey.ts';
import type { Timeline, TimelineEvent } from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import { numberOption } from './options.ts';
import type { Report, Rule, RulePage } from './types.ts';
import { saysResponseBegins } from './words/responseBegins.ts';

const hours = numberOption({
  name: 'hours',
  default: 4,
  description: 'Hours without an event that are always plausible.',
});

export const implausibleGap: Rule = {
  id: 'implausible-gap',
  category: 'timeline',
  level: 'info',
  summary: 'Between two events of the response lie hours in which nothing happened.',
  fix: 'none',
  options: [hours],
  check: {
    per: 'timeline',
    *run(timeline, { isForm, option }) {
      if (isForm) return;
      const gaps = unusualSteps(timeline)
        .filter(({ minutes }) => minutes > option(hours) * 60)
        .flatMap(({ from, to, minutes }): Gap | [] => {
          const [before, event] = [timeline.events[from], timeline.events[to]];
          return before && event ? { before, event, minutes } : [];
        })
        .filter((gap) => !isWait(gap));
      // An event out of order has a report of its own.
      if (gaps.length > 0 && disordersOf(timeline).length === 0) yield* gaps.map(report);
    },
  },
};

export const implausibleGapPage: RulePage = {
  why: `While an incident is being worked on, something happens all the time. A gap of hours is mostly a wrong time, AM for PM
or a day too late, or it is where the interesting part is missing: who slept, who waited for whom?

Looked at is the time between detection and resolution. A gap counts if it is longer than four hours and than four
times the usual distance of the events there, and if it does not end where somebody begins to investigate. A response of three days and more whose events all have their dates is
left alone.`,
  source: 'Etsy debriefing guide: ask what happened where the timeline is thin.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 10:20 UTC Error rate at 12 %
- 2024-03-05 22:25 UTC Database restarted, no change
- 2024-03-05 22:41 UTC Deploy rolled back
- 2024-03-05 22:50 UTC Resolved
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 10:20 UTC Error rate at 12 %
- 2024-03-05 10:25 UTC Database restarted, no change
- 2024-03-05 10:41 UTC Deploy rolled back
- 2024-03-05 10:50 UTC Resolved
`,
    },
  ],
};

const fewestSteps = 3;

/** The events from the first sign of detection to the first of the end. */
function activePart(timeline: Timeline): readonly DatedEvent[] {
  const turns = turnsOfTimeline(timeline);
  const first = turns.findIndex(({ milestone }) => milestone !== 'started');
  const isOver = ({ milestone }: Turn) => milestone === 'resolved' || milestone === 'mitigated';
  if (first < 0 || !turns.slice(first + 1).some(isOver)) return [];
  const { events, direction } = timeline;
  const dated = events.filter(isDated);
  if (direction === 'descending') dated.reverse();
  const from = dated.findIndex(({ milestone }) => milestone !== undefined && milestone !== 'started');
  const over = dated.findIndex(
    ({ milestone }, at) => at > from && (milestone === 'resolved' || milestone === 'mitigated'),
  );
  return from < 0 || over < 0 ? [] : dated.slice(from, over + 1);
}

/** From one event to the next, by their indexes. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

interface Gap {
  readonly before: TimelineEvent;
  readonly event: TimelineEvent;
  readonly minutes: number;
}

/** The steps of a response that are much longer than its usual ones. */
const unusualSteps = perTimes((timeline): readonly Step[] => {
  const active = activePart(timeline);
  if (isToldByDays(active)) return [];
  const steps = stepsOf(active);
  if (steps.length < fewestSteps) return [];
  const longest = 4 * medianOf(steps.map(({ minutes }) => minutes));
  return steps.filter(({ minutes }) => minutes > longest);
});

/** So many days apart nobody is at work all the time. */
const fewestDays = 3;

/** Whether a response went on for days, and each event says on which it was: none of them is a slip of the clock. */
function isToldByDays(events: readonly DatedEvent[]): boolean {
  if (!events.every(({ timestamp }) => timestamp?.expression.from.date?.day !== undefined)) return false;
  return new Set(events.map(({ when }) => dayOf(when))).size >= fewestDays;
}

/** Where both have a time of day. */
function stepsOf(events: readonly DatedEvent[]): readonly Step[] {
  return events.slice(1).flatMap((event, at) => {
    const before = events[at];
    if (!before?.when.clock || !event.when.clock) return [];
    const from = pointOfEvent(before.end ?? before.when);
    const minutes = minutesBetween(from, pointOfEvent(event.when));
    return minutes === undefined || minutes < 0 ? [] : [{ from: before.index, to: event.index, minutes }];
  });
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const waits =
  /\b(?:wait|monitor|watch|overnight|next (?:day|morning)|this morning|sleep|signs? off|signed off|paus|postpon|resum|hand(?:ed|s)? over|back online)/i;

/** One of the two says why nothing happened, or that the response only begins. */
function isWait({ before, event }: Gap): boolean {
  return waits.test(before.text) || waits.test(event.text) || saysResponseBegins(event.text);
}

function report({ before, event, minutes }: Gap): Report {
  const place = before.timestamp?.span ?? before.textSpan;
  return {
    span: event.timestamp?.span ?? event.textSpan,
    message: `Nothing happened for ${formatDuration(minutes)} before this event, in the middle of the response. Check the time, or tell what happened in between.`,
    related: [{ span: place, message: `The event before it: ${before.timestamp?.raw ?? ''} ${before.text}`.trim() }],
  };
}
