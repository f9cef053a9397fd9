import { type Candidates, candidatesOf } from '../model/timelines/candidates.ts';
import { agrees, minutesBetween, type Point, surroundingsOf } from '../model/timelines/elapsed.ts';
import {
  type Measure,
  measureSinceDetection,
  metricsOf,
  type Turn,
  turnOfMetric,
  turnsOf,
} from '../model/timelines/metrics.ts';
import { disordersOf } from '../model/timelines/order.ts';
import type { Metric, StatedMetric } from '../model/types.ts';
import { saysOutright } from '../model/words/milestones.ts';
import { formatDuration } from '../time/duration.ts';
import { lengthFix } from './edits/restate.ts';
import type { Report, Rule, RulePage } from './types.ts';

export const metricMismatch: Rule = {
  id: 'metric-mismatch',
  category: 'facts',
  level: 'warning',
  summary: 'A stated time to detect, acknowledge, mitigate or resolve is not what the timeline gives.',
  fix: 'safe',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      const { metrics, durations } = postmortem.facts;
      if (isForm || metrics.length === 0) return;
      const candidates = candidatesOf(postmortem, surroundingsOf(postmortem));
      if (!candidates || candidates.relapses) return;
      const measures = metricsOf(postmortem);
      const turns = turnsOf(postmortem);
      const isInOrder = postmortem.timelines.every((timeline) => disordersOf(timeline).length === 0);
      for (const metric of metrics) {
        if (isExplained(metric, candidates)) continue;
        const measure = metric.since ? measureSinceDetection(turns, metric.metric) : measures[metric.metric];
        // Said twice, it is rather an event that is wrong.
        const isSaidTwice = durations.some(({ minutes }) => minutes === metric.minutes);
        if (measure) yield report(metric, measure, isInOrder && !isSaidTwice && !metric.inWords);
        else if (
          !metric.isMost &&
          hasTurn(turns, metric) &&
          !isExplained(metric, { ...candidates, starts: candidates.all })
        )
          yield unexplained(metric);
      }
    },
  },
};

export const metricMismatchPage: RulePage = {
  why: `These numbers are copied into reports and compared over the year. One that the timeline does not bear out is either a
slip of arithmetic or left over from an earlier draft.

Definitions differ, so a number is left alone if any reading explains it: from the start of the impact, the first
event or the detection, to any event that may be meant. Where an incident came back after it was resolved, times
may have been added up, and nothing is said.`,
  source: 'DFDS and Ministry of Justice incident logs, whose template asks for these times.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Incident began
- 2024-03-05 10:14 UTC Detected: pager fires
- 2024-03-05 11:40 UTC Resolved

## Metrics

- Time to detect: 45 minutes
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Incident began
- 2024-03-05 10:14 UTC Detected: pager fires
- 2024-03-05 11:40 UTC Resolved

## Metrics

- Time to detect: 16 minutes
`,
    },
  ],
};

/** Minutes that nobody counts who says "within". */
const slack = 2;

function isExplained(stated: StatedMetric, candidates: Candidates): boolean {
  const ends = endsOf(stated.metric, candidates);
  return startsOf(stated, candidates).some((start) =>
    ends.some((end) => {
      const minutes = minutesBetween(start, end) ?? -1;
      if (stated.isMost) return minutes > 0 && minutes <= stated.minutes + slack;
      return minutes >= 0 && agrees(stated, start, end);
    }),
  );
}

/** Somebody may have counted the resolution from the mitigation. */
function startsOf({ metric, since }: StatedMetric, candidates: Candidates): readonly Point[] {
  const { starts, detections, acknowledgements, mitigations } = candidates;
  if (since && detections.length > 0) return [...detections, ...acknowledgements];
  return metric === 'time-to-resolve' ? [...starts, ...mitigations] : starts;
}

function endsOf(metric: Metric, candidates: Candidates): readonly Point[] {
  const { detections, acknowledgements, mitigations, ends } = candidates;
  if (metric === 'time-to-detect') return [...detections, ...acknowledgements];
  if (metric === 'time-to-acknowledge') return acknowledgements;
  return metric === 'time-to-mitigate' ? [...mitigations, ...ends] : ends;
}

const words: Readonly<Record<Metric, string>> = {
  'time-to-detect': 'detection',
  'time-to-acknowledge': 'acknowledgement',
  'time-to-mitigate': 'mitigation',
  'time-to-resolve': 'resolution',
};

function hasTurn(turns: readonly Turn[], { metric }: StatedMetric): boolean {
  return turns.some(({ milestone }) => milestone === turnOfMetric[metric]);
}

/** The end is known, and nothing that could be the start is that far from it. */
function unexplained(metric: StatedMetric): Report {
  return {
    span: metric.span,
    ...levelOf(metric),
    message: `Stated as ${metric.text.trim()}, but no two events are that far apart. Correct the number, or add the event that it is counted from.`,
  };
}

function report(metric: StatedMetric, { minutes, from, to }: Measure, isSure: boolean): Report {
  const start = from.milestone === 'started' ? 'the start' : 'detection';
  const said = `${metric.isMost ? 'at most ' : ''}${metric.text.trim()}`;
  return {
    span: metric.span,
    ...levelOf(metric),
    message: `Stated as ${said}, but from ${start} to ${words[metric.metric]} it is ${formatDuration(minutes)}. Correct the number, or the time that is wrong.`,
    related: [
      { span: from.span, message: from.text },
      { span: to.span, message: to.text },
    ],
    fixes: () => [
      lengthFix(metric, minutes, isSure && isOutright(from) && isOutright(to) && isBeginning(from, metric)),
    ],
  };
}

/** A sentence may count from something else. */
function levelOf({ inWords }: StatedMetric): Pick<Report, 'level'> {
  return inWords ? { level: 'info' } : {};
}

/** Where no event says that the incident began, a resolution may be counted from any of the first. */
function isBeginning({ milestone }: Turn, { metric, since }: StatedMetric): boolean {
  return milestone === 'started' || since !== undefined || metric === 'time-to-acknowledge';
}

function isOutright({ text }: Turn): boolean {
  return saysOutright(text);
}
