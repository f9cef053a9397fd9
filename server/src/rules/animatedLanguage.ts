import { once } from '../model/memory.ts';
import type { Passage } from '../model/text/passages.ts';
import type { CheckContext, Report, Rule, RulePage } from './types.ts';
import { animated } from './words/animated.ts';
import { type FoundWords, finderOf, rewordings } from './words/match.ts';

export const animatedLanguage: Rule = {
  id: 'animated-language',
  category: 'wording',
  level: 'hint',
  summary: 'A word tells how it felt, or shouts, where a fact would say more.',
  fix: 'offered',
  languages: ['en'],
  check: {
    per: 'passage',
    run: (passage, { isForm, allows }) =>
      isForm
        ? []
        : [
            ...find(passage, allows).map((found) => reportWord(passage, found)),
            ...exclamations(passage),
            ...shouting(passage, allows),
          ],
  },
};

export const animatedLanguagePage: RulePage = {
  why: `"A disaster" can be an error rate of two percent or of ninety. Readers who were not there want to know which, and
those who were are helped by a calm page. Colourful words also turn into judgements of whoever was near.

Names with such words in them (disaster recovery, Chaos Monkey) are known; your own can be allowed with the setting
\`postmortem.words\`. What stands in quotation marks or code is left alone.`,
  source: 'Google SRE workbook, chapter 10: "animated language" as a mark of a bad postmortem.',
  examples: [
    {
      bad: `# Postmortem: lost invoices

## Impact

Retries wreaked havoc on 12 % of the invoices.
`,
      good: `# Postmortem: lost invoices

## Impact

Retries lost 12 % of the invoices. The disaster recovery site was not touched.
`,
    },
  ],
  words: animated,
};

const find = finderOf(animated);

function reportWord({ text, start }: Passage, found: FoundWords): Report {
  return {
    span: { start: found.start, end: found.end },
    message: `“${found.text.replace(/\s+/g, ' ')}” ${found.entry.why}. Say what can be measured or seen.`,
    fixes: () => rewordings(found, text.slice(found.end - start, found.end - start + 20)),
  };
}

function exclamations({ text, start }: Passage): readonly Report[] {
  if (!text.includes('!!')) return [];
  return [...text.matchAll(/(?<=[\p{L}\p{N})])[ \t]?!{2,}/gu)].map((match) => {
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    return {
      span,
      message: 'Exclamation marks tell how it felt. End the sentence with a full stop, and let the facts weigh.',
      fixes: () => [{ title: 'End with a full stop', edits: [{ span, newText: ['.'] }], preferred: true }],
    };
  });
}

/** Three words in capitals or more. */
const capitals = once(
  () => /(?<![\p{L}\p{N}_-])\p{Lu}[\p{Lu}'’]*(?:[ \t]+\p{Lu}[\p{Lu}'’]*){2,11}(?![\p{L}\p{N}_-])/gu,
);
/** Among acronyms and commands these are rare, in shouting there is always one. */
const plainWord =
  /\b(?:NEVER|ALWAYS|EVER|VERY|AGAIN|EVERYTHING|NOTHING|EVERYONE|EVERYBODY|NOBODY|WHY|WHAT|THE|THIS|WAS|WE|YOU)\b/;

/** `Web Stack Outage on ROOM FOR THE NIGHT`: a line in which every word begins with a capital holds names. */
function isInTitle(text: string, at: number): boolean {
  const from = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
  const [line = ''] = /^[^\r\n]{0,120}/.exec(text.slice(from)) ?? [];
  const names = line.match(/(?<!\p{L})\p{Lu}\p{Ll}{2,20}(?!\p{L})/gu)?.length ?? 0;
  return names > 1 && line.length < 120 && !/[.!?]\s*$/.test(line) && !smallWord.test(line);
}

const smallWord = /(?<![\p{L}\p{N}'’-])(?!(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)(?!\p{L}))\p{Ll}/u;

/** Capitals in a sentence that has others; titles and marks such as "OUTAGE BEGINS HERE" may be written so. */
function shouting({ kind, text, start }: Passage, allows: CheckContext['allows']): readonly Report[] {
  if (kind === 'heading' || !plainWord.test(text) || !/\p{Ll}/u.test(text)) return [];
  return [...text.matchAll(capitals())].flatMap(({ index, 0: words }): readonly Report[] => {
    if (!plainWord.test(words) || words.split(/\s+/).some(allows) || isInTitle(text, index)) return [];
    const span = { start: start + index, end: start + index + words.length };
    return [
      {
        span,
        message: 'Capitals shout, and are slow to read. Write it plainly; what matters most can stand first.',
        fixes: () => [
          { title: 'Write it in small letters', edits: [{ span, newText: [words.toLowerCase()] }], replaces: true },
        ],
      },
    ];
  });
}
