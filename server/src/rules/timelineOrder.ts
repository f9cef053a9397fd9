import { type Disorder, disordersOf, spans } from '../model/order.ts';
import type { Timeline } from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import { moveFix, sortFix } from './edits/reorder.ts';
import type { Report, Rule, RulePage } from './types.ts';
import { shortened } from './words/messages.ts';

export const timelineOrder: Rule = {
  id: 'timeline-order',
  category: 'timeline',
  level: 'error',
  summary: 'An event of the timeline is earlier than the one before it.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline) {
      for (const disorder of disordersOf(timeline)) yield report(timeline, disorder);
    },
  },
};

export const timelineOrderPage: RulePage = {
  why: `A timeline is read from top to bottom. An event out of order is either in the wrong place or has the wrong time,
and the reader cannot tell which; every duration computed across it is wrong.

Events with the same time may stand in any order; seconds tell nothing beside a time without them. A timeline with the
newest event first is recognised and held to that direction. What stands below headings of its own
(\`### Database team\`), or in a table among paragraphs, is compared only among itself. A time without a date that jumps
back by twelve hours or more is read as the next day. A range that goes on past the event before it is an information.`,
  source: 'Atlassian incident handbook: "a chronological timeline"; SRE workbook, chapter 10.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 09:58 UTC Deploy starts
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
`,
    },
  ],
};

function report(timeline: Timeline, disorder: Disorder): Report {
  const { event, before, minutes } = disorder;
  const earlier = timeline.direction === 'ascending' ? 'earlier' : 'later';
  const other = `${before.timestamp?.raw ?? ''} ${shortened(before.text)}`.trim();
  return {
    span: event.timestamp?.span ?? event.textSpan,
    // Some order what goes on for a while by something else than its start.
    level: spans(event, before) ? 'info' : undefined,
    message: `${formatDuration(minutes)} ${earlier} than the event before it (${other}). Move the event to its place, or correct its time.`,
    related: [{ span: before.timestamp?.span ?? before.textSpan, message: `The event before it: ${other}` }],
    fixes: ({ source }) =>
      [moveFix(source, timeline, disorder), sortFix(source, timeline)].filter((fix) => fix !== undefined),
  };
}
