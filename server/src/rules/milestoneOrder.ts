import { perObject } from '../model/perObject.ts';
import { minutesBetween, surroundingsOf } from '../model/timelines/elapsed.ts';
import { statedTurns, type Turn, turnsOfTimeline } from '../model/timelines/metrics.ts';
import { disordersOf } from '../model/timelines/order.ts';
import { perTurns } from '../model/timelines/perTimes.ts';
import type { Milestone, Timeline } from '../model/types.ts';
import { milestoneOf, saysOutright } from '../model/words/milestones.ts';
import { formatDuration } from '../time/duration.ts';
import type { Report, Rule, RulePage } from './types.ts';

export const milestoneOrder: Rule = {
  id: 'milestone-order',
  category: 'facts',
  level: 'warning',
  summary: 'The turns of the incident come in an order that cannot be.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const { facts, timelines } = postmortem;
      for (const timeline of timelines) yield* inTimeline(timeline);
      // With several incidents, what is stated once is not about each of them.
      if (timelines.length > 1) return;
      const stated = statedTurns({ facts, timelines }, surroundingsOf(postmortem));
      yield* reportsOf(stated.filter(({ span }) => span !== (facts.end?.clockSpan ?? facts.end?.span)));
    },
  },
};

export const milestoneOrderPage: RulePage = {
  why: `An incident is detected after it started and before it is resolved for the last time. Where the times say otherwise,
one of them is wrong, or the words belong to another event; every metric computed from them is wrong too.

Only events that say outright which turn they are count ("Detected: …", "Incident resolved"), and the labels
\`Detected: …\`, \`Resolved: …\`. Mitigation is never held to anything: it may come before detection and after recovery.`,
  source: 'FireHydrant’s milestones, without the order of recovery and mitigation, which real incidents do not keep.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

- Detected: 2024-03-05 11:14 UTC
- Resolved: 2024-03-05 10:40 UTC

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
`,
      good: `# Postmortem: checkout errors

- Detected: 2024-03-05 10:14 UTC
- Resolved: 2024-03-05 10:40 UTC

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
`,
    },
  ],
};

const inTimeline = perObject((timeline: Timeline): readonly Report[] => {
  const turns = outrightTurns(timeline);
  // A timeline out of order has reports of its own.
  if (reportsOf(turns).length === 0 || disordersOf(timeline).length > 0) return [];
  const started = turns.find(({ milestone }) => milestone === 'started');
  return reportsOf(isNoticedAfter(timeline, started) ? turns.filter(isNoDetection) : turns);
});

const isNoDetection = ({ milestone }: Turn): boolean => milestone !== 'detected';

/** "News reports that a manuscript was found" in front of the start is no detection, where the pager goes off behind it. */
function isNoticedAfter({ events }: Timeline, started: Turn | undefined): boolean {
  return (
    started !== undefined &&
    events.some((event) => event.span.start > started.span.start && milestoneOf(event.text) === 'detected')
  );
}

const outrightTurns = perTurns((timeline) => turnsOfTimeline(timeline).filter(isOutright));

const isOutright = perObject(({ text }: Turn): boolean => saysOutright(text));

function reportsOf(turns: readonly Turn[]): readonly Report[] {
  const first = (milestone: Milestone) => turns.find((turn) => turn.milestone === milestone);
  const resolved = turns.findLast(({ milestone }) => milestone === 'resolved');
  const [started, detected, acknowledged] = [first('started'), first('detected'), first('acknowledged')];
  const late = lateOf(detected, resolved) ?? lateOf(acknowledged, resolved) ?? lateOf(started, resolved);
  const early = lateOf(started, detected);
  return [late, early].filter((report) => report !== undefined);
}

const words: Readonly<Record<Milestone, string>> = {
  started: 'start',
  detected: 'detection',
  acknowledged: 'acknowledgement',
  escalated: 'escalation',
  mitigated: 'mitigation',
  resolved: 'resolution',
};

/** A turn that ought to be before another one, and is not. */
function lateOf(turn: Turn | undefined, other: Turn | undefined): Report | undefined {
  if (!turn || !other || turn.point.approximate || other.point.approximate) return undefined;
  const minutes = -(minutesBetween(turn.point, other.point) ?? 0);
  if (minutes < Math.max(turn.point.step, other.point.step)) return undefined;
  return {
    span: turn.span,
    message: `The ${words[turn.milestone]} is ${formatDuration(minutes)} after the ${words[other.milestone]}. Correct the time that is wrong, or say which turn this was.`,
    related: [{ span: other.span, message: other.text }],
  };
}
