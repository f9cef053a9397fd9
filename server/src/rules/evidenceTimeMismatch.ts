import { evidenceWithin } from '../model/text/evidence.ts';
import type { DatedEvent } from '../model/timelines/order.ts';
import { isDated } from '../model/timelines/order.ts';
import type { Evidence, SourceText } from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import { isoDate, isoTime } from '../time/format.ts';
import { localMinutesOf, minutesPerDay, onClock } from '../time/instant.ts';
import { restateTime } from './edits/restate.ts';
import { flagOption, numberOption } from './options.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

const minutes = numberOption({
  name: 'minutes',
  default: 5,
  description: 'Minutes by which the link and the event may differ.',
});

const allLinks = flagOption({
  name: 'allLinks',
  default: false,
  description:
    'Whether dashboards and other addresses with a time in them are held to the event too, not only chat messages.',
});

export const evidenceTimeMismatch: Rule = {
  id: 'evidence-time-mismatch',
  category: 'facts',
  level: 'warning',
  summary: 'The message that an event links to was written at another time.',
  fix: 'offered',
  options: [minutes, allLinks],
  check: {
    per: 'document',
    reads: ['evidence', 'timelines'],
    *run({ postmortem: { evidence, timelines }, isForm, option }) {
      if (isForm || evidence.length === 0) return;
      const counted = option(allLinks) ? evidence : evidence.filter(({ kind }) => kind === 'chat');
      for (const { events } of timelines) {
        for (const event of events) {
          if (!isDated(event)) continue;
          const found = mismatch(event, evidenceWithin(counted, event.span), option(minutes));
          if (found) yield report(event, found);
        }
      }
    },
  },
};

export const evidenceTimeMismatchPage: RulePage = {
  why: `The address of a chat message holds the second in which it was posted. Where it differs from the time of the event by
an hour or two, the event was mostly copied down in somebody’s local time; by a few minutes, it was written from
memory.

Looked at are permalinks of Slack, Discord and Teams in events whose instant is known, with date and zone. One link
that fits is enough. Differences of more than a day and a half are left alone: such a message speaks about the event.`,
  source: 'PagerDuty postmortem guide, "Create a timeline": each item links to what shows it.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC [On call asks](https://example.slack.com/archives/C01/p1709636280000100)
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 10:58 UTC [On call asks](https://example.slack.com/archives/C01/p1709636280000100)
`,
    },
  ],
};

interface Mismatch {
  readonly evidence: Evidence;
  /** Minutes from the event to the evidence. */
  readonly minutes: number;
}

const furthest = 36 * 60;
const aboutAnHour = 30;

/** The nearest link, if even that is too far away. */
function mismatch({ when, end }: DatedEvent, links: readonly Evidence[], allowed: number): Mismatch | undefined {
  const { instantMinutes: start, approximate, clock } = when;
  if (start === undefined || clock?.minute === undefined || clock.bare) return undefined;
  const last = end?.instantMinutes ?? start;
  const nearest = links
    .map((evidence) => ({ evidence, minutes: distance(evidence, start, last) }))
    .sort((a, b) => Math.abs(a.minutes) - Math.abs(b.minutes))[0];
  if (!nearest) return undefined;
  const tolerance = approximate ? Math.max(allowed, aboutAnHour) : allowed;
  const away = Math.abs(nearest.minutes);
  return away > tolerance && away <= furthest ? nearest : undefined;
}

/** Minutes from an event to what a link shows; 0 where they overlap. Times of day are cut off to the minute. */
function distance({ from, to }: Evidence, start: number, end: number): number {
  const [first, last] = [from / 60_000, to / 60_000];
  if (last < start) return last - start;
  return first > end + 1 ? first - end : 0;
}

function report(event: DatedEvent, { evidence, minutes: away }: Mismatch): Report {
  const side = away < 0 ? 'before' : 'after';
  const local = localOf(event, evidence);
  return {
    span: event.timestamp?.span ?? event.textSpan,
    message: `The ${evidence.name} in this event is of ${isoDate(Math.floor(local / minutesPerDay))} ${isoTime(onClock(local))} ${event.when.zone?.text ?? ''}, ${formatDuration(away)} ${side} the time stated here. Correct the time, or its zone.`,
    related: [{ span: evidence.span, message: `The ${evidence.name}` }],
    fixes: ({ source }) => [takeOver(source, event, local)].filter((fix) => fix !== undefined),
  };
}

/** The time of the evidence by the clock of the event, in minutes. */
function localOf({ when }: DatedEvent, { from }: Evidence): number {
  return localMinutesOf(from, when.zone?.zone ?? { kind: 'offset', minutes: 0 });
}

function takeOver(source: SourceText, { timestamp, when }: DatedEvent, local: number): Fix | undefined {
  const written = timestamp && {
    date: timestamp.expression.from.date,
    dateSpan: timestamp.date?.span,
    clockSpan: timestamp.clock?.span,
  };
  const edits = written && restateTime(source, written, when.localMinutes, local);
  return (
    edits && {
      title: `Use the time of the link (${isoTime(onClock(local))})`,
      edits,
      preferred: true,
      replaces: true,
    }
  );
}
