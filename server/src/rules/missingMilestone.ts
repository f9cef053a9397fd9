import { mayBeAssignment } from '../model/document/assignment.ts';
import { datedCount } from '../model/timelines/order.ts';
import type { Milestone, Postmortem, Timeline, TimelineEvent } from '../model/types.ts';
import { eventHintsAt, hintsAt } from '../model/words/milestones.ts';
import { choicesOption } from './options.ts';
import type { Report, Rule, RulePage } from './types.ts';

const milestones = choicesOption<Milestone>(
  {
    name: 'milestones',
    default: ['detected', 'resolved'],
    description:
      'Turns that a timeline must have: `started`, `detected`, `acknowledged`, `escalated`, `mitigated`, `resolved`.',
  },
  ['started', 'detected', 'acknowledged', 'escalated', 'mitigated', 'resolved'],
);

export const missingMilestone: Rule = {
  id: 'missing-milestone',
  category: 'timeline',
  level: 'warning',
  summary: 'The timeline does not say when the incident was detected, or when it was over.',
  fix: 'none',
  asksForWords: true,
  options: [milestones],
  check: {
    per: 'document',
    reads: ['facts', 'timelines', 'structure'],
    *run({ postmortem, template, isForm, option }) {
      const timeline = mainTimeline(postmortem);
      if (isForm || !timeline) return;
      const events = eventsOf(postmortem.timelines);
      // Where no turn is understood at all, the words are none that we know.
      if (!events.some(({ milestone }) => milestone !== undefined)) return;
      const asked = option(milestones);
      for (const milestone of asked) {
        if (!isTold(postmortem, events, milestone)) yield report(timeline, milestone);
      }
      const asksEscalation =
        template.id === 'alx' && mayBeAssignment(postmortem.sections) && !asked.includes('escalated');
      if (asksEscalation && !isTold(postmortem, events, 'escalated'))
        yield { ...report(timeline, 'escalated'), level: 'info' };
    },
  },
};

export const missingMilestonePage: RulePage = {
  why: `How long nobody knew, and how long it lasted, are the two numbers that every reader looks for. They cannot be told
from a timeline that begins with the first measure, or stops before the end.

Any wording will do: an alert, a report, a page are detections. The form of the ALX assignment also asks to whom the
incident was escalated; where no event tells, that is information. Nothing is said about a timeline with fewer than
four events with a time, one in a language that is not understood, and an incident whose status is still open.`,
  source: 'Wikimedia incident template; ALX assignment: when and how detected, escalated to whom, how resolved.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 10:20 UTC Joao acknowledges the page
- 2024-03-05 10:41 UTC The error rate is at 12 %
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 10:20 UTC Joao acknowledges the page
- 2024-03-05 10:41 UTC The error rate is at 12 %
- 2024-03-05 11:02 UTC Deploy rolled back, all orders go through
`,
    },
  ],
};

const fewestEvents = 4;

/** All of them; those of a single timeline as they are, since they are many. */
function eventsOf([only, ...others]: readonly Timeline[]): readonly TimelineEvent[] {
  if (!only) return [];
  return others.length === 0 ? inOrder(only) : [only, ...others].flatMap(inOrder);
}

function inOrder({ events, direction }: Timeline): readonly TimelineEvent[] {
  return direction === 'ascending' ? events : [...events].reverse();
}

/** The one with the most events. */
function mainTimeline({ timelines }: Postmortem): Timeline | undefined {
  const dated = timelines.map((timeline) => ({ timeline, count: datedCount(timeline) }));
  const most = dated.reduce((best, other) => (other.count > best.count ? other : best), {
    count: 0,
  } as (typeof dated)[0]);
  return most.count >= fewestEvents ? most.timeline : undefined;
}

const still = /\b(?:ongoing|open|active|investigating|identified|monitoring|draft|in progress)\b/i;

/** An event that says so, or may be taken to; a section about detection; a stated time. */
function isTold(
  { facts, sections, source }: Postmortem,
  events: readonly TimelineEvent[],
  milestone: Milestone,
): boolean {
  if (events.some((event) => event.milestone === milestone)) return true;
  if (facts.turns.some((turn) => turn.milestone === milestone)) return true;
  if (milestone === 'started' && facts.start) return true;
  if (milestone === 'resolved' && still.test(facts.status?.text ?? '')) return true;
  if (milestone === 'detected' && sections.some(({ roles }) => roles.includes('detection'))) return true;
  if (milestone === 'started') return false;
  // With what is nested in it, and what stands below it. What led up to the incident did not end it.
  const from = milestone === 'resolved' || milestone === 'mitigated' ? events.findIndex(isKnown) : 0;
  const told = events.slice(Math.max(0, from));
  return (
    told.some((event) => eventHintsAt(milestone, event)) ||
    told.some(({ span }) => hintsAt(milestone, source.slice(span)))
  );
}

/** From here on somebody knows of the incident. */
function isKnown({ milestone }: TimelineEvent): boolean {
  return milestone === 'detected' || milestone === 'acknowledged' || milestone === 'escalated';
}

const what: Readonly<Record<Milestone, readonly [string, string]>> = {
  started: ['the incident started', 'how long nobody knew'],
  detected: ['the incident was detected', 'how long nobody knew'],
  acknowledged: ['somebody took the incident on', 'how long it waited'],
  escalated: ['the incident was escalated, and to whom', 'who was called'],
  mitigated: ['users were helped', 'how long they had to wait'],
  resolved: ['the incident was over', 'how long it lasted'],
};

function report(timeline: Timeline, milestone: Milestone): Report {
  const [turn, lost] = what[milestone];
  return {
    span: timeline.selectionSpan,
    message: `No event tells when ${turn}, so a reader cannot tell ${lost}. Add that event.`,
  };
}
