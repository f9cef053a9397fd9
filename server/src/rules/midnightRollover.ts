import { isOverMidnight } from '../model/timelines/elapsed.ts';
import { type DatedEvent, isDated } from '../model/timelines/order.ts';
import { dayOf, rolledIn } from '../model/timelines/timeSurvey.ts';
import type { Facts, SourceText, StatedWindow, Timeline } from '../model/types.ts';
import { dateOfDayNumber, dayOfDate, minuteOfDay, onClock } from '../time/instant.ts';
import { nameOfMonth } from '../time/names.ts';
import { writeDate } from './edits/writeDate.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const midnightRollover: Rule = {
  id: 'midnight-rollover',
  category: 'timeline',
  level: 'warning',
  summary: 'The timeline goes on past midnight without saying so.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['timelines', 'facts'],
    *run({ postmortem: { timelines, facts }, isForm }) {
      if (isForm) return;
      for (const timeline of timelines) {
        for (const { event, before } of rolledIn(timeline))
          if (!isSaid(timeline, event, facts)) yield report(timeline, event, before);
      }
    },
  },
};

export const midnightRolloverPage: RulePage = {
  why: `A time far earlier than the one before it is taken for the next day. Where no date says so, the reader has to find
that out, and a slip (\`1:30\` for \`13:30\`) looks just the same. Where it is within six hours of the event before it,
there is hardly a doubt, and the report is an information.

Nothing is reported where the stated end is on that day, or the next event has its date. A smaller jump back is an
event out of order: see [timeline-order](timeline-order.md).`,
  source: 'Published postmortems of incidents at night.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline, 2024-03-05

- 23:50 UTC Deploy starts
- 00:14 UTC Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline, 2024-03-05

- 23:50 UTC Deploy starts
- 2024-03-06 00:14 UTC Pager fires
`,
    },
  ],
};

/** Whether the stated end is on that day or behind midnight too, or the next event has its date. */
function isSaid({ events }: Timeline, event: DatedEvent, facts: Facts): boolean {
  if (endsOn(facts) >= dayOf(event.when) || facts.windows.some((window) => reachesOver(window, event))) return true;
  const next = nextDated(events, event.index);
  return next !== undefined && statesDate(next) && dayOf(next.when) === dayOf(event.when);
}

/** `23:50 – 00:45`, at 00:05 */
function reachesOver(window: StatedWindow, { when }: DatedEvent): boolean {
  const { clock } = window.end;
  return clock !== undefined && isOverMidnight(window) && onClock(when.localMinutes) <= minuteOfDay(clock);
}

function nextDated(events: Timeline['events'], index: number): DatedEvent | undefined {
  for (let at = index + 1; at < events.length; at++) {
    const event = events[at];
    if (event && isDated(event)) return event;
  }
  return undefined;
}

function statesDate({ timestamp }: DatedEvent): boolean {
  return timestamp?.expression.from.date !== undefined;
}

/** The day on which the incident is said to have ended. */
function endsOn({ end }: Facts): number {
  return dayOfDate(end?.date) ?? Number.NEGATIVE_INFINITY;
}

/** So soon behind the event before it, nobody doubts that it is the same night. */
const soon = 6 * 60;

function report(timeline: Timeline, event: DatedEvent, before: DatedEvent): Report {
  const { timestamp, textSpan } = event;
  const clock = timestamp?.clock;
  const time = clock?.text ?? timestamp?.raw ?? '';
  return {
    span: clock?.span ?? textSpan,
    level: event.when.localMinutes - before.when.localMinutes <= soon ? 'info' : undefined,
    message: `“${time}” comes after ${before.timestamp?.clock?.text ?? before.timestamp?.raw}, so it is taken for ${spoken(dayOf(event.when))}, which nothing says. Write the date, or correct the time.`,
    related: [{ span: before.timestamp?.span ?? before.textSpan, message: `The event before it: ${before.text}` }],
    fixes: ({ source }) => fixesOf(source, timeline, event),
  };
}

function spoken(days: number): string {
  const { month, day } = dateOfDayNumber(days);
  const name = nameOfMonth(month, true);
  return `${day} ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

// ---------------------------------------------------------------- fixes

function fixesOf(source: SourceText, timeline: Timeline, event: DatedEvent): Fix[] {
  const withDate = (other: DatedEvent) => writeDate(source, timeline, other, dayOf(other.when));
  const own = withDate(event);
  if (!own) return [];
  const { text, edit } = own;
  const later = laterOn(timeline, event).flatMap((other) => withDate(other) ?? []);
  const fixes: Fix[] = [{ title: `Write the date: ${text}`, edits: [edit], preferred: true }];
  if (later.length > 0) {
    const edits = [edit, ...later.map((other) => other.edit)];
    fixes.push({ title: 'Write the date here and at the events behind', edits });
  }
  return fixes;
}

/** The events behind one that have their date from it. */
function laterOn({ events }: Timeline, event: DatedEvent): DatedEvent[] {
  const behind = events.slice(event.index + 1).filter(isDated);
  const end = behind.findIndex((other) => statesDate(other) || other.when.dateOrigin !== 'earlier-event');
  return end < 0 ? behind : behind.slice(0, end);
}
