import { startsWithHalfTime } from '../model/text/halfTimes.ts';
import { type DatedEvent, isDated } from '../model/timelines/order.ts';
import { surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { SourceText, Timeline, TimelineEvent } from '../model/types.ts';
import { isoDate, isoTime } from '../time/format.ts';
import { dayOfDate, localMinutesOf, minutesPerDay } from '../time/instant.ts';
import { insertStamp, sameDay, stampLike } from './edits/stampLike.ts';
import type { Fix, FixContext, Report, Rule, RulePage } from './types.ts';

export const undatedEvent: Rule = {
  id: 'undated-event',
  category: 'timeline',
  level: 'warning',
  summary: 'An entry of the timeline states something that happened, but not when.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline, { isForm }) {
      // The entries of a form have no times yet.
      if (isForm) return;
      /** One of the same run that was told of. */
      let told: TimelineEvent | undefined;
      let last: number | undefined;
      const { bare, tellsDays } = surveyTimes(timeline);
      for (const index of bare) {
        const event = timeline.events[index];
        // Several in a row have one reason: the first stands for them.
        if (last !== undefined && index > last + 1) told = undefined;
        last = index;
        if (!event || event.isTimeTold || (tellsDays && event.day) || startsWithHalfTime(event.text) || isAside(event))
          continue;
        const isTold = told?.group === event.group;
        const isInfo = isNote(event) || isStillGoingOn(timeline, event);
        if (!isTold && !isInfo) told = event;
        yield { ...report(timeline, event), ...((isTold || isInfo) && { level: 'info' }) };
      }
    },
  },
};

export const undatedEventPage: RulePage = {
  why: `Without a time a reader cannot tell whether the event came before or after its neighbours, or how long it took.
An approximate time (\`~09:20\`) is better than none.

What elaborates an event belongs into a nested item, where no time is asked for. Of several entries in a row without a
time the first is a warning, and stands for the others, which are information; so are notes ("Actions taken: …"), and what
still goes on at the end ("Continued monitoring"). What goes on between two events (\`.. much searching\`), or stands in
brackets, needs no time, nor does what stands below a day in a timeline of days.`,
  source: 'PagerDuty postmortem guide, "Create a timeline": every item has a time.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- Error rate passes one percent
- 2024-03-05 10:14 UTC Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
  - Error rate passes one percent
- 2024-03-05 10:14 UTC Pager fires
`,
    },
  ],
};

/** `(cleanup goes on)`: all of it in brackets, the first of which stands in front of the words; not `All is fine :)`. */
function isAside({ text, textSpan, timestampAt }: TimelineEvent): boolean {
  return /^[^()]*(?<![:;]-?)\)\.?$/.test(text) && timestampAt.start < textSpan.start;
}

/** `Actions taken: …`, behind the event that it is about. */
const note =
  /^(?:actions? taken|misleading|details?|notes?|results?|outcome|findings?|observations?|impact|cause|context)\b[^:]{0,60}:/i;

function isNote({ text, index }: TimelineEvent): boolean {
  return index > 0 && note.test(text);
}

const goingOn = /^(?:(?:continu(?:ed|ing|es)|ongoing|still)\b|(?:current(?:ly)?|now|present|today)\s*[:–—])/i;

/** `Continued monitoring`, `Now: all is quiet`, with nothing dated behind it. */
function isStillGoingOn({ events, direction }: Timeline, { text, index }: TimelineEvent): boolean {
  if (!goingOn.test(text) || direction === 'descending') return false;
  for (let at = index + 1; at < events.length; at++) if (events[at]?.timestamp) return false;
  return true;
}

function report(timeline: Timeline, event: TimelineEvent): Report {
  return {
    span: event.textSpan,
    message:
      'This event has no time, so its place in the timeline is a guess. State when it happened, even if only about.',
    fixes: (context) => fixesOf(context.source, timeline, event, context),
  };
}

// ---------------------------------------------------------------- fixes

function fixesOf(source: SourceText, timeline: Timeline, event: TimelineEvent, context: FixContext): Fix[] {
  const siblings = timeline.events.filter(
    (other): other is DatedEvent => other.group === event.group && isDated(other),
  );
  const before = siblings.findLast((other) => other.index < event.index);
  const after = siblings.find((other) => other.index > event.index);
  const model = before ?? after;
  const isFresh = isGoingOn(timeline, context);
  if (!model) return isFresh ? [plainNow(source, timeline, event, context)] : [];
  const fixes: Fix[] = [];
  const offer = (title: string, like: DatedEvent, minutes: number) => {
    const stamp = stampLike(source, timeline, like, minutes);
    if (!stamp) return;
    fixes.push({
      title: `${title} (${stamp.shown})`,
      edits: [insertStamp(source, timeline, event, stamp.text)],
      preferred: fixes.length === 0,
    });
  };
  if (before) offer('Use the time of the event before', before, before.when.localMinutes);
  if (before && after) {
    const [from, to] = [before.when.localMinutes, after.when.localMinutes];
    const middle = Math.floor((from + to) / 2);
    // Between two that are out of order nothing is in order.
    const length = timeline.direction === 'descending' ? from - to : to - from;
    if (length >= 2) offer('Use the time between its neighbours', sameDay(middle, from) ? before : after, middle);
  }
  if (after && !before) offer('Use the time of the event after', after, after.when.localMinutes);
  const zone = model.when.zone?.zone ?? { kind: 'iana', id: context.localTimeZone };
  if (isFresh) offer('Use the current time', model, localMinutesOf(context.now, zone));
  return fixes;
}

/** Whether somebody keeps the log while it happens: what is told of last, or the day of the document, is a day ago at most. */
function isGoingOn({ events }: Timeline, { now, postmortem: { facts } }: FixContext): boolean {
  const minute = now / 60_000;
  const told = events.flatMap(({ when }) => (when?.date?.day ? (when.instantMinutes ?? when.localMinutes) : []));
  const day = dayOfDate(facts.start?.date ?? facts.date?.date);
  const last = told.length > 0 ? Math.max(...told) : day === undefined ? undefined : (day + 1) * minutesPerDay;
  return last !== undefined && Math.abs(minute - last) <= minutesPerDay;
}

/** Where no event has a time whose style could be taken: `2024-06-05 14:05 UTC - `. */
function plainNow(source: SourceText, timeline: Timeline, event: TimelineEvent, { now }: FixContext): Fix {
  const minutes = Math.floor(now / 60_000);
  const stamp = `${isoDate(Math.floor(minutes / minutesPerDay))} ${isoTime(minutes % minutesPerDay)} UTC - `;
  return {
    title: `Use the current time (${stamp.slice(0, -3)})`,
    edits: [insertStamp(source, timeline, event, stamp)],
  };
}
