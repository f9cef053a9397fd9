import { isNews } from '../model/entries/timelines.ts';
import { hasTimeline } from '../model/outlineAt.ts';
import { withoutComments } from '../model/sections/content.ts';
import type { Postmortem, Section, SourceText, Timeline } from '../model/types.ts';
import { readTimeExpressions } from '../time/expression.ts';
import { isoDate, isoTime } from '../time/format.ts';
import { minutesPerDay } from '../time/instant.ts';
import type { Fix, FixContext, Report, Rule, RulePage } from './types.ts';

/** A short document without events is a form still to be filled in. */
const before = [
  '# Postmortem: checkout errors',
  '',
  '## Summary',
  '',
  'Checkout failed for 40 minutes, because a deploy added a query without an index. While the table was small nobody',
  'noticed; on the day of the sale each order took a lock on the whole table, and all other orders waited for it until',
  'they were given up by the browser.',
  '',
  '## Impact',
  '',
  '12 % of all orders of that morning were lost, most of them from people who use the app, as it gives up after ten',
  'seconds. No order was charged twice. Support answered two hundred messages.',
  '',
];
const behind = [
  '## Root Cause',
  '',
  'The query filters by a column that has no index. The load test uses a table with a hundred rows, in which reading all',
  'of them takes no longer than reading one.',
  '',
];

export const emptyTimeline: Rule = {
  id: 'empty-timeline',
  category: 'timeline',
  level: 'warning',
  summary: 'The timeline has no events.',
  fix: 'offered',
  check: {
    per: 'section',
    given: ({ postmortem: { timelines } }) => [timelines.some(hasEvents)],
    *run(section, { postmortem, isForm }) {
      if (
        isForm ||
        section.shape === 'label' ||
        section.inList ||
        isNews(section) ||
        !isOwnTimeline(section, postmortem)
      )
        return;
      const { source, timelines } = postmortem;
      const { start } = section.span;
      const end = endOf(section, postmortem);
      if (hasTimeline(timelines, { start, end })) return;
      // `## Chain of Events and Contributing Factors`, beside the timeline
      if (section.roles.length > 1 && timelines.some(hasEvents)) return;
      const body = bodyOf(section, source);
      const state = stateOf(body, source.slice({ start: section.bodyStart, end: section.span.end }));
      // `## Course of events`, told in sentences, or in their order alone, beside a list of them
      if ((state === 'words' || state === 'entries') && timelines.some(hasEvents)) return;
      // What stands for something still to be written is a fault of its own.
      if (/^\W*(?:tbd|tba|todo|fixme|n\/a|none|\[|\{|<)/i.test(body)) return;
      if (readTimeExpressions(body.slice(0, longestBody)).some(({ from }) => from.clock)) return;
      yield report(section, state);
    },
  },
};

export const emptyTimelinePage: RulePage = {
  why: `The timeline is what the rest of the postmortem is read against: without it nobody can tell how long it took to notice,
or what was tried first. It is also what is hardest to write a week later.

A timeline that is only linked to is information, as the link may die with the document behind it; so is one that has
just been inserted, with its prompt.`,
  source: 'Every published template has a timeline (Google SRE, PagerDuty, Atlassian, Wikimedia and others).',
  examples: [
    {
      bad: [...before, '## Timeline', '', ...behind].join('\n'),
      good: [...before, '## Timeline', '', '- 2024-03-05 09:58 UTC Deploy starts', '', ...behind].join('\n'),
    },
  ],
};

const longestBody = 5000;

const hasEvents = ({ events }: Timeline): boolean => events.length > 0;

/** Not one of the parts of a timeline. */
function isOwnTimeline({ roles, parent }: Section, { sections }: Postmortem): boolean {
  const isPart = parent !== undefined && sections[parent]?.roles.includes('timeline');
  return roles.includes('timeline') && !isPart;
}

/** Where the next heading stands that is none below it: a label may part the events from the title. */
function endOf({ index, depth, span }: Section, { sections, source }: Postmortem): number {
  // Not from the first one: each of thousands may be asked about.
  for (let at = index + 1; at < sections.length; at++) {
    const next = sections[at];
    if (next && next.shape !== 'label' && next.depth <= depth) return Math.max(span.end, next.span.start);
  }
  return source.end;
}

/** What stands below the title, without comments. */
function bodyOf({ bodyStart, span }: Section, source: SourceText): string {
  return withoutComments(source.slice({ start: bodyStart, end: span.end })).text.trim();
}

type State = 'nothing' | 'prompt' | 'link' | 'entries' | 'words';

function stateOf(body: string, source: string): State {
  if (body === '') return source.includes('<!--') ? 'prompt' : 'nothing';
  if (/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|^\|/m.test(body)) return 'entries';
  return /\]\(|https?:|\]\[/.test(body) ? 'link' : 'words';
}

const noEvents = 'This timeline has no events, so nobody can tell what happened when. Add them, each with its time.';

const messages: Readonly<Record<State, string>> = {
  nothing: noEvents,
  prompt: noEvents,
  words: noEvents,
  entries:
    'Nothing in this timeline has a time, so nobody can tell what took how long. State the times, even if only about.',
  link: 'This timeline stands elsewhere, and the link may outlive it. Copy the events that matter to here, each with its time.',
};

function report(section: Section, state: State): Report {
  return {
    span: section.titleSpan,
    ...((state === 'link' || state === 'prompt') && { level: 'info' }),
    message: messages[state],
    ...(state !== 'entries' && { fixes: (context) => [firstEvent(section, context)] }),
  };
}

function firstEvent(section: Section, { postmortem, source, now }: FixContext): Fix {
  const own = postmortem.sections[section.index] ?? section;
  const end = Math.max(source.lineEnd(own.titleSpan.end), source.trimmedEnd(own.span));
  const place = { start: end, end };
  const { eol } = source;
  return {
    title: 'Insert a first event',
    edits: [{ span: place, newText: [`${eol}${eol}- ${stampOf(postmortem, now)} `, { prompt: 'what happened' }] }],
    preferred: true,
  };
}

/** The stated start, or now. */
function stampOf({ facts: { start } }: Postmortem, now: number): string {
  const { date, clock, zone } = start ?? {};
  const isWhole = date?.year !== undefined && date.month !== undefined && date.day !== undefined;
  if (start && isWhole && clock && zone) {
    const day = [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-');
    return `${day} ${isoTime(clock.hour * 60 + (clock.minute ?? 0))} ${zone.text}`;
  }
  const minutes = Math.floor(now / 60_000);
  return `${isoDate(Math.floor(minutes / minutesPerDay))} ${isoTime(minutes % minutesPerDay)} UTC`;
}
