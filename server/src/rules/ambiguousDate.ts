import { peculiarTimes } from '../model/timelines/peculiarTimes.ts';
import type { StatedText, WrittenTime } from '../model/types.ts';
import { isoDate } from '../time/format.ts';
import { dayNumber } from '../time/instant.ts';
import { nameOfMonth } from '../time/names.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const ambiguousDate: Rule = {
  id: 'ambiguous-date',
  category: 'time',
  level: 'warning',
  summary: 'A date in digits can be read day first and month first.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['timelines', 'facts'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const open = peculiarTimes(postmortem.timelines, postmortem.facts).filter(({ date }) => date?.ambiguous);
      const found = open.flatMap((time) => openDate(time) ?? []);
      found.sort((a, b) => a.span.start - b.span.start);
      const [first] = found;
      if (first) yield report(first, found);
    },
  },
};

export const ambiguousDatePage: RulePage = {
  why: `Half of the world reads \`05/06/2024\` as 5 June, the other half as 6 May. ISO dates (\`2024-06-05\`) and names of months
are read in one way.

Nothing is reported where another date of the document tells the order (\`25/06/2024\`), or the setting
\`postmortem.dateOrder\`. It is reported once, at the first of such dates.`,
  source: 'ISO 8601; W3C, "Date formats".',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 05/06/2024 09:58 UTC Deploy starts
- 05/06/2024 10:14 UTC Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-06-05 09:58 UTC Deploy starts
- 2024-06-05 10:14 UTC Pager fires
`,
    },
  ],
};

/** A date that nothing decides, with its two readings. */
interface OpenDate extends StatedText {
  readonly dayFirst: Reading;
  readonly monthFirst: Reading;
}

interface Reading {
  readonly iso: string;
  /** `5 June` */
  readonly spoken: string;
}

function openDate(time: WrittenTime): OpenDate | undefined {
  const { date, written, year } = time;
  if (!written.date || date?.day === undefined || date.month === undefined) return undefined;
  const inYear = date.year ?? year;
  const { day, month } = date;
  return {
    ...written.date,
    dayFirst: reading(inYear, month, day),
    monthFirst: reading(inYear, day, month),
  };
}

function reading(year: number | undefined, month: number, day: number): Reading {
  const name = nameOfMonth(month, true);
  const spoken = `${day} ${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { iso: year === undefined ? spoken : isoDate(dayNumber({ year, month, day })), spoken };
}

function report(first: OpenDate, all: readonly OpenDate[]): Report {
  const { text, span, dayFirst, monthFirst } = first;
  const also = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
  return {
    span,
    message: `“${text}” may be ${dayFirst.spoken} or ${monthFirst.spoken}, and no other date of the document tells which${also}. Write ISO dates, or set postmortem.dateOrder.`,
    fixes: () => [
      write(`Day first: ${dayFirst.iso}`, all, (date) => date.dayFirst),
      write(`Month first: ${monthFirst.iso}`, all, (date) => date.monthFirst),
    ],
  };
}

function write(title: string, all: readonly OpenDate[], which: (date: OpenDate) => Reading): Fix {
  return { title, edits: all.map((date) => ({ span: date.span, newText: [which(date).iso] })), replaces: true };
}
