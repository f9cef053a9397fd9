import { hasTimeline } from '../model/outlineAt.ts';
import { peculiarTimes } from '../model/timelines/peculiarTimes.ts';
import type { Postmortem, WrittenTime } from '../model/types.ts';
import { formatDateLike, isoDate } from '../time/format.ts';
import { dayNumber, weekdayOfDay } from '../time/instant.ts';
import { nameOfWeekday } from '../time/names.ts';
import type { Report, Rule, RulePage } from './types.ts';

export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  category: 'time',
  level: 'warning',
  summary: 'A date and its weekday do not belong together.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['timelines', 'facts', 'proseDates'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const times = peculiarTimes(postmortem.timelines, postmortem.facts);
      for (const time of [...times, ...elsewhere(postmortem, times)]) {
        const found = time.date?.weekday === undefined ? undefined : report(time);
        if (found) yield found;
      }
    },
  },
};

export const weekdayMismatchPage: RulePage = {
  why: 'One of the two is wrong, and a reader cannot tell which: the weekday, or the day that every duration is counted from.',
  source: 'Gregorian calendar, ISO 8601.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- Monday, 5 March 2024, 09:58 UTC Deploy starts
- Tuesday, 5 March 2024, 10:14 UTC Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- Tuesday, 5 March 2024, 09:58 UTC Deploy starts
- Tuesday, 5 March 2024, 10:14 UTC Pager fires
`,
    },
  ],
};

/** What stands neither in a timeline nor among some times. */
function elsewhere({ timelines, proseDates }: Postmortem, times: readonly WrittenTime[]): readonly WrittenTime[] {
  const known = new Set(times.map(({ written }) => written.date?.span.start));
  return proseDates.filter(({ written }) => {
    const span = written.date?.span;
    return span && !known.has(span.start) && !hasTimeline(timelines, span);
  });
}

function report({ date, written, year: known, fault }: WrittenTime): Report | undefined {
  const words = written.date;
  const year = date?.year ?? known;
  const { weekday, month, day } = date ?? {};
  if (!date || !words || fault || !weekday || !month || !day || year === undefined) return undefined;
  const days = dayNumber({ year, month, day });
  const actual = weekdayOfDay(days);
  if (actual === weekday) return undefined;
  // The other reading of `05/06/2024` may be the one that is meant.
  if (date.ambiguous && weekdayOfDay(dayNumber({ year, month: day, day: month })) === weekday) return undefined;
  const isWritten = date.year !== undefined;
  return {
    span: words.span,
    message: `${isoDate(days)} was a ${name(actual)}, not a ${name(weekday)}. Correct the weekday${isWritten ? '' : ', the year'} or the date.`,
    fixes: () => {
      const newText = formatDateLike(words.text, date, days);
      // Nobody knows how that name is written.
      if (newText === words.text || newText === isoDate(days)) return [];
      const edits = [{ span: words.span, newText: [newText] }];
      // Where the year is taken from elsewhere, it may be what is wrong.
      return [{ title: `Write ${newText}`, edits, preferred: isWritten, replaces: true }];
    },
  };
}

function name(weekday: number): string {
  const lower = nameOfWeekday(weekday, true);
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
