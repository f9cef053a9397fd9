import { sectionsAround } from '../model/outlineAt.ts';
import type { Section, SourceText, Span, StatedText } from '../model/types.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const unquantifiedImpact: Rule = {
  id: 'unquantified-impact',
  category: 'content',
  level: 'warning',
  summary: 'The impact is told in words, without any number.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'impact', 'sections'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const { impactInWords, windows, durations } = postmortem.facts;
      const hasLength = windows.length + durations.length > 0;
      const bare = impactInWords.filter(({ text }) => !(hasLength && total.test(text)));
      // One is enough: a section rather than a label.
      const first = bare.find(({ span }) => sectionOf(postmortem.sections, span)?.shape !== 'label') ?? bare[0];
      // For how long is a number too.
      if (first) yield { ...report(postmortem.sections, first), ...(hasLength && { level: 'info' as const }) };
    },
  },
};

export const unquantifiedImpactPage: RulePage = {
  why: `"Some users saw errors" can be three people or a third of all. Without a number nobody can tell how urgent the
follow-ups are, or compare this incident with the last. A careful estimate is better than none: "about 5 % of the
requests", "at most 40 orders", "all users, for 12 minutes".

Words such as all, none, half or a single one are numbers too. A number in the summary counts; a date, a version or
a status code does not. Where the document says how long it was, a missing number is an information.`,
  source: 'Google SRE workbook, chapter 10: "a well-informed estimate is better than no data at all"; PagerDuty.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Impact

Some customers could not pay and saw 502 errors.
`,
      good: `# Postmortem: checkout errors

## Impact

About 4 % of the payments failed with 502 errors.
`,
    },
  ],
};

/** All of it was down: for how long is the number, and that is told. */
const total =
  /\b(?:all|every|everything|everybody|everyone|entire(?:ly)?|whole|complete(?:ly)?|fully|totally|nobody|no one)\b/i;

function sectionOf(sections: readonly Section[], { start }: Span): Section | undefined {
  return sectionsAround(sections, start).find(({ roles }) => roles.includes('impact'));
}

function report(sections: readonly Section[], { span }: StatedText): Report {
  const section = sectionOf(sections, span);
  return {
    span: section?.titleSpan ?? span,
    message:
      'The impact is stated without a number, so nobody can tell how bad it was. Say how many, which share, or for how long; an estimate will do.',
    // The sentences are English.
    fixes: ({ source, postmortem: { language } }) =>
      language === 'en' && !isAsked(source, span) ? prompts.map((prompt) => ask(source, span, prompt)) : [],
  };
}

const prompts = [
  {
    title: 'Ask for the share of users',
    lead: 'About',
    prompt: 'how many percent?',
    tail: 'of the users were affected.',
  },
  { title: 'Ask for the count', lead: 'Overall,', prompt: 'how many requests, orders or sessions?', tail: 'failed.' },
] as const;

/** Whether one of the sentences stands there, and waits for its number. */
function isAsked(source: SourceText, { start, end }: Span): boolean {
  const text = source.slice({ start, end: source.lineEnd(end) });
  return prompts.some(({ prompt }) => text.includes(`<!-- ${prompt}`));
}

/** As a sentence of its own behind what is told. */
function ask(source: SourceText, { end }: Span, { title, lead, prompt, tail }: (typeof prompts)[number]): Fix {
  const line = source.slice({ start: source.lineStart(end), end: source.lineEnd(end) }).trimEnd();
  const at = source.lineStart(end) + line.length;
  const stop = /[\p{L}\p{N}]$/u.test(line) ? '.' : '';
  const newText = [`${stop} ${lead} `, { prompt: `<!-- ${prompt} -->` }, ` ${tail}`];
  return { title, edits: [{ span: { start: at, end: at }, newText }] };
}
