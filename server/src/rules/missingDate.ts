import { perTimes } from '../model/timelines/perTimes.ts';
import type { Postmortem, Timeline } from '../model/types.ts';
import { amendTitle } from './edits/amendTitle.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const missingDate: Rule = {
  id: 'missing-date',
  category: 'time',
  level: 'warning',
  summary: 'Nothing says on which day, or in which year, the events of the timeline were.',
  fix: 'offered',
  asksForWords: true,
  check: {
    per: 'document',
    reads: ['timelines'],
    *run({ postmortem: { timelines }, isForm }) {
      if (isForm) return;
      const dated = timelines.find(hasDate);
      if (dated && !timelines.some(hasYear)) yield reportOfYear(dated);
      const first = dated ? undefined : timelines.find(lacksDate);
      if (first) yield report(first);
    },
  },
};

export const missingDatePage: RulePage = {
  why: `Times of day alone are enough for those who were there. A year later nobody can find the logs that belong to them.

One date is enough, wherever it stands: in the title, the summary, the front matter, the file name, the heading of the
timeline or at its first event. Where all dates lack the year, that is told, too.`,
  source: 'ALX, "Postmortem": start and end of the incident; SRE workbook, chapter 10.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 09:58 UTC Deploy starts
- 10:14 UTC Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline, 2024-03-05

- 09:58 UTC Deploy starts
- 10:14 UTC Pager fires
`,
    },
  ],
};

const hasDate = perTimes(({ events }) => events.some(({ when }) => when?.date !== undefined));

const hasYear = perTimes(({ events }) => events.some(({ when }) => when?.date?.year !== undefined));

/** Whether a timeline has times of day, which are not counted from its start: `00:00`, `00:10`. */
function lacksDate({ events }: Timeline): boolean {
  const first = events.find(({ when }) => when?.clock !== undefined)?.when?.clock;
  return first !== undefined && (first.hour > 0 || first.minute !== 0);
}

function report(timeline: Timeline): Report {
  return {
    span: timeline.selectionSpan,
    message:
      'No title, summary or event says on which day this was, so nobody will find the logs that belong to it. State the date once, here or in the summary.',
    fixes: ({ postmortem }) => asking(postmortem, timeline, 'date', '<!-- on which day? -->'),
  };
}

function reportOfYear(timeline: Timeline): Report {
  return {
    span: timeline.selectionSpan,
    level: 'info',
    message:
      'No title, summary or event says in which year this was, which will be asked in the next one. Write it once, here or at the first event.',
    fixes: ({ postmortem }) => asking(postmortem, timeline, 'year', '<!-- in which year? -->'),
  };
}

/** A date that nobody wrote would end the report with a guess. */
function asking(postmortem: Postmortem, timeline: Timeline, what: 'date' | 'year', prompt: string): Fix[] {
  const edit = isAsked(postmortem, timeline) ? undefined : amendTitle(postmortem, timeline, [', ', { prompt }]);
  return edit ? [{ title: `Ask for the ${what} in the heading`, edits: [edit] }] : [];
}

/** Whether a comment stands behind the title: it is asked there already. */
function isAsked({ source, sections }: Postmortem, { section }: Timeline): boolean {
  const title = section === undefined ? undefined : sections[section]?.titleSpan;
  return title !== undefined && source.slice({ start: title.start, end: source.lineEnd(title.end) }).includes('<!--');
}
