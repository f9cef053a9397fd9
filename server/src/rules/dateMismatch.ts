import { isDated } from '../model/timelines/order.ts';
import { perTimes } from '../model/timelines/perTimes.ts';
import type { Postmortem, Section, SourceText, StatedTime, Timeline } from '../model/types.ts';
import { formatDateLike, isoDate } from '../time/format.ts';
import { dateOfDayNumber, dayNumber, dayOfDate, daysInMonth } from '../time/instant.ts';
import type { Fix, Rule, RulePage } from './types.ts';

export const dateMismatch: Rule = {
  id: 'date-mismatch',
  category: 'facts',
  level: 'warning',
  summary: 'The stated date lies far from every event.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'timelines', 'sections'],
    *run({ postmortem, isForm }) {
      const { start, end, date } = postmortem.facts;
      // Where the bounds are stated, the events are held to them.
      if (isForm || start?.date || end?.date || !date || !isOfIncident(date, postmortem.sections)) return;
      const day = dayOfDate(date.date);
      const days = daysOf(postmortem);
      if (day === undefined || !days) return;
      const away = day < days.first ? day - days.first : Math.max(0, day - days.last);
      if (-away <= mostBefore && away <= mostAfter) return;
      const side =
        away < 0 ? `before the first event (${isoDate(days.first)})` : `after the last event (${isoDate(days.last)})`;
      yield {
        span: date.dateSpan ?? date.span,
        message: `This date is ${Math.abs(away)} days ${side}. Correct the date, or that of the events.`,
        fixes: ({ source }) => inOtherYear(source, date, days),
      };
    },
  },
};

export const dateMismatchPage: RulePage = {
  why: `Readers look for an incident by its date, and every event without a date of its own is counted from one. In January
many a date still has the year that is over; and a form that was copied keeps the date of the last incident.

Compared are the date that a label, the front matter or the title states, and the days of all events. It may be that of
the postmortem: 180 days after the last event are nothing, and a month before the first one, when nobody had noticed yet. Documents that tell of several
incidents far apart are left alone.`,
  source: 'Two facts that cannot both be true.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

**Date:** 2023-01-05

## Timeline

- 2024-01-05 09:58 UTC Deploy starts
- 10:14 UTC Pager fires
`,
      good: `# Postmortem: checkout errors

**Date:** 2024-01-05

## Timeline

- 2024-01-05 09:58 UTC Deploy starts
- 10:14 UTC Pager fires
`,
    },
  ],
};

/** Days by which a stated date may precede the first event or follow the last: who notices may be late, and who writes. */
const mostBefore = 31;
const mostAfter = 180;

/** What a label, the front matter or the title states: a sentence may speak of another day. */
function isOfIncident({ origin, date, span }: StatedTime, [first]: readonly Section[]): boolean {
  if (date?.ambiguous) return false;
  if (origin === 'fact' || origin === 'front-matter') return true;
  return first?.titleSpan !== undefined && first.titleSpan.start <= span.start && span.end <= first.titleSpan.end;
}

/** Day numbers. */
interface Days {
  readonly first: number;
  readonly last: number;
}

/** Of several timelines only those of one incident: within two months. */
const longestIncident = 62;

function daysOf({ timelines, source, sections }: Postmortem): Days | undefined {
  const all = timelines.flatMap((timeline) => {
    const days = daysOfEvents(timeline);
    return days && (days.isYearStated || statesYear(timeline, days, source, sections)) ? [days] : [];
  });
  if (all.length === 0) return undefined;
  const first = Math.min(...all.map((days) => days.first));
  const last = Math.max(...all.map((days) => days.last));
  return all.length > 1 && last - first > longestIncident ? undefined : { first, last };
}

interface DaysOfEvents extends Days {
  /** Whether the first event with a day states its year, or the heading of its day does. */
  readonly isYearStated: boolean;
}

const daysOfEvents = perTimes(({ events }: Timeline): DaysOfEvents | undefined => {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let isYearStated: boolean | undefined;
  for (const event of events) {
    const day = isDated(event) ? dayOfDate(event.when.date) : undefined;
    if (day === undefined) continue;
    isYearStated ??= [event.timestamp, event.day].some((stamp) => stamp?.expression.from.date?.year !== undefined);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return first <= last ? { first, last, isYearStated: isYearStated ?? false } : undefined;
});

/** Whether the timeline's title or a note below it does: a year that is taken from the date itself contradicts nothing. */
function statesYear(
  { section, span, events }: Timeline,
  { first }: Days,
  source: SourceText,
  sections: readonly Section[],
): boolean {
  const start = sections[section ?? -1]?.titleSpan.start ?? span.start;
  const end = events[0]?.span.start ?? span.end;
  return start < end && source.slice({ start, end }).includes(`${dateOfDayNumber(first).year}`);
}

/** The date with the year before or after, where it is then among the events. */
function inOtherYear(source: SourceText, { date, dateSpan }: StatedTime, { first, last }: Days): Fix[] {
  if (!dateSpan || date?.year === undefined || date.month === undefined || date.day === undefined) return [];
  const { year, month, day } = date;
  const fitting = [year + 1, year - 1]
    // 29 February is a day of some years.
    .filter((other) => day <= daysInMonth(other, month))
    .map((other) => dayNumber({ year: other, month, day }))
    .find((days) => first - 1 <= days && days <= last + 31);
  if (fitting === undefined) return [];
  const newText = formatDateLike(source.slice(dateSpan), date, fitting);
  return [
    { title: `Write ${newText}`, edits: [{ span: dateSpan, newText: [newText] }], preferred: true, replaces: true },
  ];
}
