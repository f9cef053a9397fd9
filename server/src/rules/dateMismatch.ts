import { isDated } from '../model/timelines/order.ts';
import { perTimes } from '../model/timelines/perTimes.ts';
import type { Postmortem, Section, SourceText, StatedTime, Timeline } from '../model/types.ts';
import { readTimeExpressions } from '../time/expression.ts';
import { formatDateLike, isoDate } from '../time/format.ts';
import { dateOfDayNumber, dayNumber, dayOfDate, daysInMonth } from '../time/instant.ts';
import type { DateParts } from '../time/types.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const dateMismatch: Rule = {
  id: 'date-mismatch',
  category: 'facts',
  level: 'warning',
  summary: 'The stated date lies far from every event, or is not that of the title.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'timelines', 'sections'],
    *run({ postmortem, isForm }) {
      const { start, end, date } = postmortem.facts;
      if (isForm) return;
      yield* besideTitle(postmortem);
      // Where the bounds are stated, the events are held to them.
      if (start?.date || end?.date) {
        yield* besideEvents(postmortem);
        return;
      }
      if (!date || !isOfIncident(date, postmortem.sections)) return;
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
incidents far apart are left alone. A date that has the day of the title's in another month or year, or a stated start that
has the day of the first event so, is reported however near it is.`,
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

// ---------------------------------------------------------------- a part of the date mistyped

/** The date of the title, where only its month or its year is another one. */
function* besideTitle(postmortem: Postmortem): Iterable<Report> {
  const { facts, sections, source, frontMatter } = postmortem;
  const stated = facts.start?.date ? facts.start : facts.date;
  if (!stated) return;
  const named = frontMatter?.values.get('title');
  const at = frontMatter?.places.get('title');
  const heading = sections[0]?.titleSpan;
  for (const title of [
    ...(named !== undefined && at ? [{ text: named, span: at }] : []),
    ...(heading ? [{ text: source.slice(heading), span: heading }] : []),
  ]) {
    const [date, ...others] = readTimeExpressions(title.text).flatMap(({ from }) => from.date ?? []);
    if (!date || others.length > 0 || !differsInOnePart(stated.date, date)) continue;
    yield {
      span: stated.dateSpan ?? stated.span,
      message: `The title has ${isoDate(dayOfDate(date) ?? 0)}, which is the same day of another ${otherPart(stated.date, date)}. Correct the one that is wrong.`,
      related: [{ span: title.span, message: title.text }],
    };
    return;
  }
}

/** A stated start in another month or year than all events, of which none says that it is another start, or the end. */
function* besideEvents(postmortem: Postmortem): Iterable<Report> {
  const { facts, timelines } = postmortem;
  const { start, end } = facts;
  const days = daysOf(postmortem);
  const day = dayOfDate(start?.date);
  if (!start?.date || day === undefined || !days || timelines.some(saysTurns)) return;
  const first = dateOfDayNumber(days.first);
  const isApart = days.last < day - 1 || days.first > (dayOfDate(end?.date) ?? day) + 1;
  if (!isApart || !differsInOnePart(start.date, first)) return;
  yield {
    span: start.dateSpan ?? start.span,
    message: `The first event is on ${isoDate(days.first)}, which is the same day of another ${otherPart(start.date, first)}. Correct this date, or that of the events.`,
  };
}

function saysTurns({ events }: Timeline): boolean {
  return events.some((event) => isDated(event) && (event.milestone === 'started' || event.milestone === 'resolved'));
}

function differsInOnePart(one: DateParts | undefined, other: DateParts): boolean {
  if (!one || one.ambiguous || other.ambiguous || one.day === undefined || one.day !== other.day) return false;
  if ([one.year, one.month, other.year, other.month].includes(undefined)) return false;
  return (one.year === other.year) !== (one.month === other.month);
}

function otherPart(one: DateParts | undefined, other: DateParts): 'year' | 'month' {
  return one?.year === other.year ? 'month' : 'year';
}

// ---------------------------------------------------------------- far from every event

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
