import { remembered } from '../model/memory.ts';
import { isOnOneDay, surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { ResolvedTime, StatedText, Timeline, TimelineEvent } from '../model/types.ts';
import { formatClockLike, utcOffset } from '../time/format.ts';
import { type ClockChange, clockChangeAt } from '../time/instant.ts';
import { fits, later } from './edits/fits.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const dstTransition: Rule = {
  id: 'dst-transition',
  category: 'time',
  level: 'warning',
  summary: 'A local time falls into a change of clocks: it did not exist, or happened twice.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline, { isForm }) {
      if (isForm || ![...surveyTimes(timeline).zones.values()].some(({ kind }) => kind === 'iana')) return;
      for (const event of timeline.events) {
        const found = changeAt(event);
        const clock = event.timestamp?.clock;
        if (found && clock) yield report(timeline, event, found, clock);
      }
    },
  },
};

export const dstTransitionPage: RulePage = {
  why: `In the night when clocks go forward, an hour is left out; when they go back, one is repeated. A time in it is wrong,
or means two instants. An offset (\`01:30 UTC-07:00\`) leaves no doubt, and UTC has no such nights.`,
  source: 'IANA time zone database; TC39 Temporal, "disambiguation".',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline (Europe/Berlin)

- 2024-03-31 01:50 Deploy starts
- 2024-03-31 02:30 Pager fires
- 2024-03-31 04:00 Rollback is complete
`,
      good: `# Postmortem: checkout errors

## Timeline (Europe/Berlin)

- 2024-03-31 01:50 Deploy starts
- 2024-03-31 03:30 Pager fires
- 2024-03-31 04:00 Rollback is complete
`,
    },
  ],
};

function changeAt({ when }: TimelineEvent): ClockChange | undefined {
  if (when?.zone?.zone.kind !== 'iana' || !isOnOneDay(when) || when.clock?.minute === undefined) return undefined;
  const { zone } = when.zone;
  return remembered(known, when, () => clockChangeAt(zone, when.localMinutes) ?? null) ?? undefined;
}

/** Asking what clocks did on a day takes longer than all the rest. */
const known = new WeakMap<ResolvedTime, ClockChange | null>();

function report(timeline: Timeline, event: TimelineEvent, change: ClockChange, clock: StatedText): Report {
  const zone = event.when?.zone?.text ?? '';
  return {
    span: clock.span,
    message:
      change.kind === 'skipped'
        ? `There was no ${clock.text} on this day in ${zone}: clocks went forward over it. Correct the time, or write it in UTC.`
        : `${clock.text} happened twice on this day in ${zone}: clocks went back over it. Add the offset that is meant.`,
    fixes: () =>
      change.kind === 'skipped' ? otherTimes(timeline, event, change, clock) : offsets(event, change, clock),
  };
}

/** By the clocks that had been changed, and by those that should have been. */
function otherTimes(
  timeline: Timeline,
  event: TimelineEvent,
  { before, after }: ClockChange,
  { text, span }: StatedText,
): Fix[] {
  const { when } = event;
  if (!when) return [];
  const times = [later(when, after - before), later(when, before - after)].filter((time) =>
    fits(timeline, event, time),
  );
  return times.map(({ localMinutes }) => {
    const newText = formatClockLike(text, localMinutes);
    const edits = [{ span, newText: [newText] }];
    return { title: `Write ${newText}`, edits, preferred: times.length === 1, replaces: true };
  });
}

function offsets({ timestamp }: TimelineEvent, { before, after }: ClockChange, { span }: StatedText): Fix[] {
  const named = timestamp?.zone?.span;
  const write = (title: string, minutes: number): Fix => {
    const zone = utcOffset(minutes);
    const edit = named
      ? { span: named, newText: [zone] }
      : { span: { start: span.end, end: span.end }, newText: [` ${zone}`] };
    return { title: `${title}: ${zone}`, edits: [edit], replaces: true };
  };
  return [write('The first one', before), write('The second one', after)];
}
