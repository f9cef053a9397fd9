import { isLetterOrDigit, lastAscii, startsWithCapital } from '../characters.ts';
import { isAssignment } from '../model/document/assignment.ts';
import { perObject, perObjectWith } from '../model/perObject.ts';
import type { Timeline, TimelineEvent } from '../model/types.ts';
import { numberOption } from './options.ts';
import type { Rule, RulePage } from './types.ts';

const maxSentences = numberOption({
  name: 'maxSentences',
  default: 2,
  description: 'How many sentences an event may have.',
});

export const eventTooLong: Rule = {
  id: 'event-too-long',
  category: 'timeline',
  level: 'off',
  levelIn: { alx: 'hint' },
  summary: 'An event of the timeline is told in more than two sentences.',
  fix: 'none',
  options: [maxSentences],
  check: {
    per: 'document',
    reads: ['timelines', 'sections'],
    *run({ postmortem: { timelines, sections }, option, isForm }) {
      if (isForm || !isAssignment(sections)) return;
      const most = option(maxSentences);
      for (const timeline of timelines) {
        for (const { event, count } of longEvents(timeline, most)) {
          yield {
            span: event.textSpan,
            message: `This event has ${count} sentences, where ${most} are asked for. Keep what happened, and tell the rest below the root cause.`,
          };
        }
      }
    },
  },
};

export const eventTooLongPage: RulePage = {
  why: `A timeline is skimmed. What happened fits into a sentence or two; why it happened, and what was thought about it,
reads better in the section on the root cause.

Only the ALX assignment asks for that, so the rule is off under the other forms.`,
  source: 'ALX Software Engineering, "Postmortem": one or two sentences for each event.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Issue Summary

Checkout failed for 40 minutes.

## Timeline

- 2024-03-05 09:58 UTC A deploy starts. It takes four minutes. Nobody looks at it. Then it is done.

## Root Cause and Resolution

A missing index was added.
`,
      good: `# Postmortem: checkout errors

## Issue Summary

Checkout failed for 40 minutes.

## Timeline

- 2024-03-05 09:58 UTC A deploy starts. It takes four minutes.

## Root Cause and Resolution

A missing index was added.
`,
    },
  ],
};

const longEvents = perObjectWith(({ events }: Timeline, most: number) =>
  events.map((event) => ({ event, count: sentencesOf(event) })).filter(({ count }) => count > most),
);

const sentencesOf = perObject(({ text }: TimelineEvent): number => sentencesIn(text));

/** A full stop before a capital letter: not the one of `e.g. nginx`, of `v1.2`, or of `Dr. Who`. */
function sentencesIn(text: string): number {
  const ends = [...text.matchAll(/(?<![.!?])[.!?]+(?![.!?])(?=\s+["“(]?(\S)|\s*$)|[。！？]/g)].filter(
    ({ 0: sign, 1: next, index }) => {
      if (sign.charCodeAt(0) > lastAscii) return true;
      return endsWord(text, index - 1) && endsWord(text, index - 2) && (next === undefined || startsWithCapital(next));
    },
  );
  return ends.length || 1;
}

function endsWord(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (isLetterOrDigit(text, at)) return character === character.toLowerCase();
  return character !== '' && ')"”%'.includes(character);
}
