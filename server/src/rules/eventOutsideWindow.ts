import { pointOfEvent } from '../model/timelines/elapsed.ts';
import { type Turn, turnsOfTimeline } from '../model/timelines/metrics.ts';
import { isDated } from '../model/timelines/order.ts';
import { type Bound, hasEventAt, minutesBehind, windowOf } from '../model/timelines/window.ts';
import type { TimelineEvent } from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import { moveBound } from './edits/restate.ts';
import type { Report, Rule, RulePage } from './types.ts';

export const eventOutsideWindow: Rule = {
  id: 'event-outside-window',
  category: 'timeline',
  level: 'info',
  summary: 'The response goes on after the stated end, or begins before the stated start.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      const window = isForm ? undefined : windowOf(postmortem);
      if (!window) return;
      const { start, end, timeline } = window;
      const turns = turnsOfTimeline(timeline);
      const early = start && turns.find((turn) => isResponse(turn) && minutesBehind(start, turn.point) < 0);
      if (start && early) yield { ...report(start, early, 'start'), level: 'hint' };
      // An event that says that it was over is another end: that is for the stated one to follow. What happened at the
      // stated one is its end in words that nobody knows here.
      if (!end || hasEventAt(timeline, end) || timeline.events.some(({ milestone }) => milestone === 'resolved'))
        return;
      const late = timeline.events.findLast((event) => isAfter(end, event) && !isFollowUp(event));
      if (late?.when)
        yield report(end, { point: pointOfEvent(late.when), span: late.timestamp?.span ?? late.textSpan }, 'end');
    },
  },
};

export const eventOutsideWindowPage: RulePage = {
  why: `Either the stated start and end are wrong, or the event has the wrong time; the stated duration is wrong in both
cases.

What leads up to an incident may well stand before its start, and what follows a resolution after its end: only a
detection or a measure before the start is reported, as a hint, and an event after the end where nothing before it
says that the incident was over.`,
  source: 'PagerDuty postmortem guide: a timeline starts before the incident, and its end is the end of the impact.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

**Duration:** 2024-03-05 09:58 UTC to 2024-03-05 10:30 UTC

## Timeline

- 09:58 Deploy starts
- 10:14 Pager fires
- 10:41 The error rate is at 12 %
`,
      good: `# Postmortem: checkout errors

**Duration:** 2024-03-05 09:58 UTC to 2024-03-05 10:41 UTC

## Timeline

- 09:58 Deploy starts
- 10:14 Pager fires
- 10:41 The error rate is at 12 %
`,
    },
  ],
};

function isAfter(bound: Bound, event: TimelineEvent): boolean {
  return isDated(event) && minutesBehind(bound, pointOfEvent(event.when)) > 0;
}

function isResponse({ milestone }: Turn): boolean {
  return milestone !== 'started';
}

const followUp =
  /\b(?:post-?mortem|review|retro|follow|monitor|communicat|announc|publish|report|statement|e?-?mail|confirm|draft|clean|clos|verif|document|ticket|complete|inform|notif)/i;

function isFollowUp({ text }: TimelineEvent): boolean {
  return followUp.test(text);
}

function report(bound: Bound, { point, span }: Pick<Turn, 'point' | 'span'>, name: 'start' | 'end'): Report {
  const minutes = minutesBehind(bound, point);
  const side = name === 'start' ? 'before the stated start' : 'after the stated end';
  const { time } = bound;
  return {
    span,
    message: `This is ${formatDuration(minutes)} ${side}. Correct the time that is wrong, or the stated ${name}.`,
    related: [{ span: time.clockSpan ?? time.span, message: `The stated ${name}` }],
    fixes: ({ source }) => [moveBound(source, bound, name, point)].filter((fix) => fix !== undefined),
  };
}
