import { isAtHead } from '../model/outlineAt.ts';
import { withinOneEdit } from '../model/spelling.ts';
import type { StatedText } from '../model/types.ts';
import { isStatus, isStatusBegun, usualStates } from '../model/words/status.ts';
import { wordsOption } from './options.ts';
import type { Fix, Rule, RulePage } from './types.ts';

const states = wordsOption({
  name: 'states',
  default: [],
  description: 'The states that a postmortem can be in. Empty: the usual ones, in nine languages.',
});

export const invalidStatus: Rule = {
  id: 'invalid-status',
  category: 'metadata',
  level: 'warning',
  summary: 'The status of the postmortem is none that there is.',
  fix: 'offered',
  asksForWords: true,
  options: [states],
  check: {
    per: 'document',
    reads: ['facts', 'sections', 'frontMatter'],
    *run({ postmortem: { facts, sections, frontMatter }, option, isForm }) {
      const { status } = facts;
      if (isForm || !status || status.span === frontMatter?.span) return;
      const own = option(states);
      if (own.length > 0 ? own.some((state) => isSame(status.text, state)) : isStatus(status.text)) return;
      if (own.length === 0 && !isWord(status.text)) return;
      // Elsewhere it may be the status of a task, or of a server.
      if (!isAtHead(sections, status.span.start)) return;
      // Somebody is about to write one.
      if (own.length > 0 ? own.some((state) => begins(status.text, state)) : isStatusBegun(status.text)) return;
      const known = own.length > 0 ? own : usualStates;
      yield {
        span: status.span,
        message: `“${status.text}” is no status that a postmortem has, so nobody can tell whether it is finished. Usual are ${known.join(', ')}.`,
        fixes: () => fixesFor(status, known),
      };
    },
  },
};

export const invalidStatusPage: RulePage = {
  why: `The status tells readers whether they may rely on what they read, and tools whether to hold the document to the end:
placeholders are errors once it says reviewed or final. A status that nobody knows tells neither.

Known are the usual words from draft over in review to final and closed, and those for the state of the incident
(resolved, monitoring). Where a team has its own, the option names them.`,
  source: 'PagerDuty and Wikimedia: a postmortem goes from draft over review to final.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

- **Status:** banana

## Summary

Checkout failed.
`,
      good: `# Postmortem: checkout errors

- **Status:** in review

## Summary

Checkout failed.
`,
    },
  ],
};

const plain = (words: string) => words.toLowerCase().replace(/[\s_-]+/g, ' ');

function isSame(text: string, state: string): boolean {
  return plain(text) === plain(state);
}

function begins(text: string, state: string): boolean {
  return plain(state).startsWith(plain(text));
}

/** One to three words: not `502`, not a sentence. */
function isWord(text: string): boolean {
  return /^\p{L}[\p{L}'-]*(?:[ _]\p{L}[\p{L}'-]*){0,2}$/u.test(text);
}

function fixesFor({ text, span }: StatedText, known: readonly string[]): Fix[] {
  const isCapital = /^\p{Lu}/u.test(text);
  const near = known.find((state) => withinOneEdit(state.toLowerCase(), text.toLowerCase()));
  return known.map((state) => ({
    title: `Change it to “${state}”`,
    edits: [{ span, newText: [isCapital ? state.charAt(0).toUpperCase() + state.slice(1) : state] }],
    preferred: state === near,
    replaces: true,
  }));
}
