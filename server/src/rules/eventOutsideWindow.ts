import { pointOfEvent } from '../model/elapsed.ts';
import { type DatedEvent, isDated } from '../model/order.ts';
import type { TimelineEvent } from '../model/types.ts';
import { type Bound, minutesBehind, windowOf } from '../model/window.ts';
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
      const { events } = window.timeline;
      const { start, end } = window;
      const early = start && events.find((event) => isResponse(event) && isBehind(start, event, -1));
      if (start && early) yield { ...report(start, early as DatedEvent, 'start'), level: 'hint' };
      // An event that says that it was over is another end: that is for the stated one to follow.
      if (!end || events.some(({ milestone }) => milestone === 'resolved')) return;
      const late = events.findLast((event) => isBehind(end, event, 1) && !isFollowUp(event));
      if (late) yield report(end, late as DatedEvent, 'end');
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

function pointOf({ when }: DatedEvent) {
  return pointOfEvent(when);
}

/** @param side 1 for an event behind the bound, -1 for one in front of it */
function isBehind(bound: Bound, event: TimelineEvent, side: 1 | -1): boolean {
  return isDated(event) && minutesBehind(bound, pointOf(event)) * side > 0;
}

function isResponse({ milestone }: TimelineEvent): boolean {
  return milestone !== undefined && milestone !== 'started';
}

const followUp =
  /\b(?:post-?mortem|review|retro|follow|monitor|communicat|announc|publish|report|statement|e?-?mail|confirm|draft|clean|clos|verif|document|ticket|complete|inform|notif)/i;

function isFollowUp({ text }: TimelineEvent): boolean {
  return followUp.test(text);
}

function report(bound: Bound, event: DatedEvent, name: 'start' | 'end'): Report {
  const minutes = minutesBehind(bound, pointOf(event));
  const side = name === 'start' ? 'before the stated start' : 'after the stated end';
  const { time } = bound;
  return {
    span: event.timestamp?.span ?? event.textSpan,
    message: `This is ${formatDuration(minutes)} ${side}. Correct the time that is wrong, or the stated ${name}.`,
    related: [{ span: time.clockSpan ?? time.span, message: `The stated ${name}` }],
    fixes: ({ source }) => [moveBound(source, bound, name, pointOf(event))].filter((fix) => fix !== undefined),
  };
}
