import { minutesBetween, pointOfEvent, stretchOf, surroundingsOf } from '../model/timelines/elapsed.ts';
import { type DatedEvent, isDated } from '../model/timelines/order.ts';
import { surveyTimes } from '../model/timelines/timeSurvey.ts';
import { slack } from '../model/timelines/window.ts';
import type {
  Postmortem,
  ResolvedTime,
  SourceText,
  Span,
  StatedTime,
  StatedWindow,
  Timeline,
  TimelineEvent,
} from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import { formatClockLike, formatDateLike, isoDate } from '../time/format.ts';
import { dayOfDate, minuteOfDay, minutesPerDay, onClock } from '../time/instant.ts';
import { restateTime } from './edits/restate.ts';
import type { Fix, FixEdit, Report, Rule, RulePage } from './types.ts';

export const endBeforeStart: Rule = {
  id: 'end-before-start',
  category: 'facts',
  level: 'error',
  summary: 'A stated end is earlier than its start.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const { facts, timelines } = postmortem;
      const around = surroundingsOf(postmortem);
      for (const window of facts.windows) {
        const minutes = isCertain(window) ? (stretchOf(window, around)?.minutes ?? 0) : 0;
        if (minutes < 0)
          yield ofFacts(
            window,
            -minutes,
            timelines.some((timeline) => isSwapped(window, timeline)),
          );
      }
      if (facts.published) yield* ofPublication(facts.published, postmortem);
      for (const timeline of timelines) {
        for (const index of surveyTimes(timeline).ranged) {
          const event = timeline.events[index];
          const minutes = event ? minutesBackwards(event) : 0;
          if (event && minutes > 0) yield ofEvent(event, minutes);
        }
      }
    },
  },
};

export const endBeforeStartPage: RulePage = {
  why: `The incident cannot have ended before it began: one of the two is wrong, and with it every duration that somebody
computes from them. Mostly it is a day that was not carried over midnight, AM for PM, or the two in each other’s
place.

Start and end are those of labels (\`Start: …\`, \`End: …\`), of ranges (\`Duration: … to …\`), of the front matter, and of
single events. An end without a date of its own may be on the next day. A report that was published on a day before the
incident is a warning.`,
  source: 'Two facts that cannot both be true.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

- Start: 2024-03-05 22:40 UTC
- End: 2024-03-05 01:15 UTC

## Timeline

- 22:40 Deploy starts
`,
      good: `# Postmortem: checkout errors

- Start: 2024-03-05 22:40 UTC
- End: 2024-03-06 01:15 UTC

## Timeline

- 22:40 Deploy starts
`,
    },
  ],
};

/** Both have a time of day or neither, and nobody could read the dates another way. */
function isCertain({ start, end }: StatedWindow): boolean {
  return Boolean(start.clock) === Boolean(end.clock) && !start.date?.ambiguous && !end.date?.ambiguous;
}

/** `Report date: 2024-03-02` of an incident on 5 March, as its start or its events say. */
function* ofPublication(
  published: StatedTime,
  { facts: { start }, timelines }: Pick<Postmortem, 'facts' | 'timelines'>,
): Iterable<Report> {
  const day = published.date?.ambiguous ? undefined : dayOfDate(published.date);
  const told = timelines.flatMap(({ events }) => events.filter(isDated)).find(({ timestamp }) => timestamp?.date);
  const known = [start?.date, told?.when.date].map(dayOfDate).filter((other) => other !== undefined);
  const incident = Math.min(...known);
  if (day === undefined || known.length === 0 || day >= incident) return;
  yield {
    span: placeOf(published),
    level: 'warning',
    message: `This is ${formatDuration((incident - day) * minutesPerDay)} before the incident (${isoDate(incident)}), which nobody can have written about by then. Correct the one that is wrong.`,
  };
}

/** Whether a timeline begins at the stated end and ends at the stated start. */
function isSwapped({ start, end }: StatedWindow, { events }: Timeline): boolean {
  const dated = events.filter(isDated);
  const isAbout = (event: TimelineEvent | undefined, { clock }: StatedTime) =>
    event?.when?.clock !== undefined &&
    clock !== undefined &&
    Math.abs(onClock(event.when.localMinutes) - minuteOfDay(clock)) <= slack;
  return isAbout(dated[0], end) && isAbout(dated.at(-1), start);
}

function ofFacts({ start, end }: StatedWindow, minutes: number, isSwapped: boolean): Report {
  return {
    span: placeOf(end),
    message: `This end is ${formatDuration(minutes)} before the start, so one of the two is wrong. Correct it.`,
    related: [{ span: placeOf(start), message: 'The start' }],
    fixes: ({ source, postmortem }) => {
      const swapped = swap(source, start, end);
      if (swapped && isSwapped) return [{ ...swapped, preferred: true }];
      const told = toldOnDayOf(postmortem, start, end);
      const later = nextDay(source, start, end);
      return [asTold(source, end, told), later && { ...later, preferred: told.length === 0 }, swapped].filter(
        (fix) => fix !== undefined,
      );
    },
  };
}

/** The date and time of day of one end of a range. */
function placeOf({ dateSpan, clockSpan, span }: StatedTime): Span {
  if (!dateSpan || !clockSpan) return dateSpan ?? clockSpan ?? span;
  return { start: Math.min(dateSpan.start, clockSpan.start), end: Math.max(dateSpan.end, clockSpan.end) };
}

/** The events of the one timeline, if it ends behind the stated start and on the same day: then the end is no other one. */
function toldOnDayOf({ timelines }: Postmortem, start: StatedTime, end: StatedTime): readonly DatedEvent[] {
  const [timeline, ...others] = timelines;
  const day = dayOfDate(start.date);
  if (!timeline || others.length > 0 || day === undefined || !start.clock) return [];
  const events = timeline.events.filter(isDated);
  const areInZone = events.every(({ when }) =>
    [start, end].every(({ zone }) => !zone || !when.zone || zone.text === when.zone.text),
  );
  const from = day * minutesPerDay + minuteOfDay(start.clock);
  const isOver = events.every(({ when }) => when.localMinutes < (day + 1) * minutesPerDay);
  return areInZone && isOver ? events.filter(({ when }) => when.localMinutes > from) : [];
}

/** The time at which the timeline says that it was resolved. */
function asTold(source: SourceText, end: StatedTime, told: readonly DatedEvent[]): Fix | undefined {
  const resolved = told.find(({ milestone, when }) => milestone === 'resolved' && when.clock)?.when.localMinutes;
  const day = dayOfDate(end.date);
  if (resolved === undefined || day === undefined || !end.clock || !end.clockSpan) return undefined;
  const edits = restateTime(source, end, day * minutesPerDay + minuteOfDay(end.clock), resolved);
  const shown = formatClockLike(source.slice(end.clockSpan), resolved);
  return edits && { title: `State ${shown} as the end`, edits, preferred: true, replaces: true };
}

/** For an end on the day of the start, and past midnight. */
function nextDay(source: SourceText, start: StatedTime, end: StatedTime): Fix | undefined {
  const day = dayOfDate(start.date);
  if (!end.date || !end.dateSpan || day === undefined || day !== dayOfDate(end.date)) return undefined;
  const newText = [formatDateLike(source.slice(end.dateSpan), end.date, day + 1)];
  return {
    title: `Put the end on the next day (${newText[0]})`,
    edits: [{ span: end.dateSpan, newText }],
    replaces: true,
  };
}

function swap(source: SourceText, start: StatedTime, end: StatedTime): Fix | undefined {
  // Each would need the zone of the other one, too.
  if (start.zone && end.zone && start.zone.text !== end.zone.text) return undefined;
  const pairs = [
    [start.dateSpan, end.dateSpan],
    [start.clockSpan, end.clockSpan],
  ] as const;
  const edits: FixEdit[] = [];
  for (const [one, other] of pairs) {
    if (!one !== !other) return undefined;
    if (!one || !other) continue;
    const [first, second] = [source.slice(one), source.slice(other)];
    if (first === second) continue;
    edits.push({ span: one, newText: [second] }, { span: other, newText: [first] });
  }
  return edits.length > 0 ? { title: 'Swap start and end', edits } : undefined;
}

/** An end that is so little before its start is a slip; others may be on the next day. */
const mostSlipped = 59;

/** How much earlier the end of an event is than its start. */
function minutesBackwards({ when, end, timestamp }: TimelineEvent): number {
  const { to, endZone } = timestamp?.expression ?? {};
  const date = to?.date;
  if (!when?.clock || !end?.clock || date?.ambiguous) return 0;
  if (endZone) return date === undefined ? 0 : -(minutesBetween(pointOfEvent(when), pointOfEvent(end)) ?? 0);
  if (date === undefined) return minutesSlipped(when, end, timestamp?.raw ?? '');
  if (date.day === undefined) return 0;
  const minutes = when.localMinutes - end.localMinutes;
  // From December into January.
  return date.year === undefined && minutes > 300 * minutesPerDay ? 0 : minutes;
}

/** `16:20-16:10`, unless each end is in a zone of its own, or on a clock of twelve hours. */
function minutesSlipped(when: ResolvedTime, end: ResolvedTime, raw: string): number {
  const slipped = minutesPerDay - (end.localMinutes - when.localMinutes);
  const areLate = (when.clock?.hour ?? 0) > 12 && (end.clock?.hour ?? 0) > 12;
  // `09:40 – 09:30`
  const arePadded = (raw.match(/(?<!\d)0\d(?=:)/g)?.length ?? 0) > 1;
  const hasZones = (raw.match(/[A-Z]{2,5}/g)?.length ?? 0) > 1;
  return slipped > 0 && slipped <= mostSlipped && (areLate || arePadded) && !hasZones ? slipped : 0;
}

function ofEvent(event: TimelineEvent, minutes: number): Report {
  return {
    span: event.timestamp?.span ?? event.textSpan,
    message: `This event ends ${formatDuration(minutes)} before it starts, so one of the two times is wrong. Correct it.`,
  };
}
