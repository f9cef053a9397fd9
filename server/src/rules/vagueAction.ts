import { perObject } from '../model/perObject.ts';
import type { ActionItem, SourceText, Span } from '../model/types.ts';
import { behindLabel, isBroad, isOpen, isReported } from './actions/items.ts';
import type { Fix, Report, Rule, RuleContext, RulePage } from './types.ts';
import { leadingWords, type WordEntry } from './words/match.ts';
import { vague } from './words/vague.ts';

export const vagueAction: Rule = {
  id: 'vague-action',
  category: 'actions',
  level: 'info',
  summary: 'An action item begins with a verb that has no end, and nothing says when it is done.',
  fix: 'offered',
  languages: ['en'],
  check: {
    per: 'actions',
    given: ({ postmortem: { sections }, template }) => [sections, template],
    *run(items, context) {
      if (!context.isForm) for (const item of items) yield* check(context, item);
    },
  },
};

export const vagueActionPage: RulePage = {
  why: `"Improve monitoring" can be ticked off on the first day or never. An action that will be done says what there is
afterwards: "alert when a pool is 80 % full", "decide by March whether to shard, and write down why".

A number, a ticket, something in code, "so that …", "by adding …" or a question ("investigate whether …") is an end,
and such an item is left alone. Improvements in broad terms, as the ALX form has them beside its tasks, get a hint.`,
  source: 'PagerDuty postmortem guide: actions are actionable, specific and bounded; Google SRE workbook, chapter 10.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Action Items

- Improve monitoring of the database
`,
      good: `# Postmortem: checkout errors

## Action Items

- Improve monitoring of the database: alert when a pool is 80 % full
`,
    },
  ],
  words: vague,
};

const leading = leadingWords(vague);

/** What gives an action an end. */
const bounded =
  /[\d%`]|\bso that\b|\bsuch that\b|\buntil\b|\bwhether\b|\bwhy\b|\bif\b|\bby [a-z]+ing\b|\bby (?:the end|next)\b|\bto (?:include|cover|use|require)\b|\bevery (?:day|week|month|quarter|release)\b|\b(?:daily|weekly|monthly|quarterly)\b/i;

/** The words that an item begins with, where it has no end. */
function withoutEnd(text: string): ReturnType<typeof leading> {
  const found = leading(text);
  return found && !bounded.test(text) ? found : undefined;
}

const vagueWordsOf = perObject((item: ActionItem): ReturnType<typeof leading> => {
  const isOver = !isOpen(item) || item.ticket !== undefined || isReported(item);
  return isOver ? undefined : withoutEnd(behindLabel(item.description));
});

function check({ postmortem, template, allows }: RuleContext, item: ActionItem): readonly Report[] {
  const found = vagueWordsOf(item);
  if (!found || allows(found.words) || postmortem.source.slice(item.descriptionSpan).includes('`')) return [];
  const report: Report = {
    span: placeOf(postmortem.source, item, found.words),
    ...(isBroad(item, postmortem.sections, template) && { level: 'hint' }),
    message: `“${found.words}” ${found.entry.why}. Say what there will be when it is done.`,
    fixes: () => prompts(found.entry).map((prompt) => ask(endOfWords(postmortem.source, item), prompt)),
  };
  return [report];
}

/** The words as typed; where markup lies between them, the first line of the item. */
function placeOf(source: SourceText, { descriptionSpan }: ActionItem, words: string): Span {
  const { start } = descriptionSpan;
  const typed = source.slice(descriptionSpan);
  const label = /^[^:.]{2,60}:(?:\*\*|__)?[ \t]+/.exec(typed)?.[0].length ?? 0;
  const at = [label, 0].map((from) => typed.indexOf(words, from)).find((index) => index >= 0);
  if (at !== undefined) return { start: start + at, end: start + at + words.length };
  return { start, end: Math.min(descriptionSpan.end, source.lineEnd(start)) };
}

interface Prompt {
  readonly title: string;
  readonly lead: string;
  readonly prompt: string;
}

const result: Prompt = {
  title: 'Ask what there will be',
  lead: ', so that ',
  prompt: 'what is true then that can be checked?',
};
const means: Prompt = { title: 'Ask how', lead: ' by adding ', prompt: 'which alert, test, limit or step?' };
const decision: Prompt = {
  title: 'Ask what is to be decided',
  lead: ', until it is written down ',
  prompt: 'what is decided, and where does it stand?',
};

function prompts({ words }: WordEntry): readonly Prompt[] {
  return words.includes('investigate') ? [decision, means] : [result, means];
}

/** In front of the full stop. */
function endOfWords(source: SourceText, { descriptionSpan }: ActionItem): number {
  const stop = /(?<!\b(?:e\.g|i\.e|etc|vs|incl|resp))[.!。]+\s*$/i.exec(source.slice(descriptionSpan))?.[0].length ?? 0;
  return descriptionSpan.end - stop;
}

/** At the end of the item's own words. */
function ask(end: number, { title, lead, prompt }: Prompt): Fix {
  return { title, edits: [{ span: { start: end, end }, newText: [lead, { prompt: `<!-- ${prompt} -->` }] }] };
}
