import { type DatedEvent, isDated } from '../model/timelines/order.ts';
import { earliestInstant, surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { Postmortem, Timeline } from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import type { Report, Rule, RulePage } from './types.ts';

export const eventInFuture: Rule = {
  id: 'event-in-future',
  category: 'time',
  level: 'error',
  summary: 'An event of the timeline has not happened yet.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['timelines', 'structure', 'now'],
    *run({ postmortem, isForm, now }) {
      if (isForm) return;
      const minutes = now / 60_000;
      for (const timeline of postmortem.timelines) {
        if (surveyTimes(timeline).latest - minutes <= tolerance) continue;
        if (isPlan(postmortem, timeline, minutes)) continue;
        // Those behind it mostly have its date: one slip, one report.
        let isBehindAnother = false;
        for (const event of timeline.events) {
          if (!isDated(event)) continue;
          const ahead = earliestInstant(event) - minutes;
          if (ahead > tolerance && !isBehindAnother) yield report(event, ahead);
          isBehindAnother = ahead > tolerance;
        }
      }
    },
  },
};

export const eventInFuturePage: RulePage = {
  why: `A timeline tells what happened. A time that is still to come is a slip: mostly the year, the month or the half of the
day. What is planned belongs to the action items.

Ten minutes are allowed for clocks that differ. Where no time zone is known, only what is in the future everywhere on
earth is reported.`,
  source: 'SRE workbook, chapter 10: a timeline is a record of the events.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2042-03-05 09:58 UTC Deploy starts
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
`,
    },
  ],
};

/** `Remediation timeline`, of things to come alone, beside a timeline of what happened. */
function isPlan({ timelines, sections }: Postmortem, { section, events }: Timeline, minutes: number): boolean {
  const roles = section === undefined ? [] : (sections[section]?.roles ?? []);
  const mayPlan = roles.length > 1 || timelines.length > 1;
  return mayPlan && events.filter(isDated).every((event) => earliestInstant(event) - minutes > tolerance);
}

/** Clocks differ. */
const tolerance = 10;
function report({ timestamp, textSpan }: DatedEvent, ahead: number): Report {
  return {
    span: timestamp?.span ?? textSpan,
    message: `This is still ${formatDuration(ahead)} ahead, and a timeline tells what has happened. Correct the time, or move what is planned to the action items.`,
  };
}
