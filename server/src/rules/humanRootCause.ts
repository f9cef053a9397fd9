import type { Passage } from '../model/passages.ts';
import type { Role, Span } from '../model/types.ts';
import { wordings } from '../templates/wording/registry.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';
import { phraseFinder } from './words/phrases.ts';

export const humanRootCause: Rule = {
  id: 'human-root-cause',
  category: 'content',
  level: 'warning',
  summary: 'A person, or "human error", is given as the cause.',
  fix: 'offered',
  check: {
    per: 'passage',
    run(passage, { isForm, allows }) {
      const { text } = passage;
      const found = isForm ? [] : blamedIn(text);
      return found
        .filter(({ start, end }) => !allows(text.slice(start, end)) && !isDenied(text, start, end))
        .map(({ start, end }) => report(passage, start, end));
    },
    levelAt: (roles) => (roles.some((role) => causes.has(role)) ? undefined : 'off'),
  },
};

export const humanRootCausePage: RulePage = {
  why: `People make mistakes at all times; an incident happens where one mistake is enough. "Human error" ends the search
one step too early: what made the mistake possible, likely, or seem right? The answer to that is something that can
be changed.

Only sections about causes are read, in nine languages. That it was *not* human error may be said.`,
  source:
    'PagerDuty postmortem guide, "Avoid human error as a root cause"; Dekker, "The Field Guide to Understanding Human Error".',
  examples: [
    {
      bad: `# Postmortem: lost invoices

## Root Cause

Human error during the migration.
`,
      good: `# Postmortem: lost invoices

## Root Cause

The migration runs on whatever database the shell points at, and does not say which.
`,
    },
  ],
};

const causes: ReadonlySet<Role> = new Set<Role>(['root-cause', 'contributing-factors', 'trigger']);

const somebody =
  'human operator engineer engineering developer administrator admin employee staff personnel manual individual people';
const someone =
  '(?:an?|the|one of (?:our|the)|our)\\s{1,9}(?:[^\\s,.;]{1,20}\\s{1,9}){0,2}(?:engineer|developer|operator|administrator|admin|employee|colleague|team member|intern|contractor|technician)';

/** "Human error", and somebody as what it was caused by. What is blamed stands at the end of what is found. */
const blamed = phraseFinder(() =>
  [
    {
      first: somebody,
      source: `((?:${somebody.replaceAll(' ', '|')})[\\s-]{1,9}(?:error|mistake|failure|negligence|oversight)s?)`,
    },
    {
      first: 'caused due because cause',
      source: `(?:caused by|due to|because of|cause (?:was|is))\\s{1,9}(${someone})(?=[.,;]|$|\\s{1,9}(?:who|that|forgetting|mistakenly|accidentally|inadvertently|wrongly|running|deleting|deploying|pushing|making)\\b)`,
    },
    { first: 'error errores erro erros', source: '(err(?:or(?:es)?|os?)\\s{1,9}humanos?)' },
    { first: 'falha falhas', source: '(falhas?\\s{1,9}humanas?)' },
    { first: 'fallo fallos', source: '(fallos?\\s{1,9}humanos?)' },
    { first: 'erreur erreurs', source: '(erreurs?\\s{1,9}humaines?)' },
    {
      first: 'menschliche menschliches menschlicher menschlichen menschlichem',
      source: '(menschliche[srnm]?\\s{1,9}(?:versagen|fehlern?))',
    },
  ].map(({ first, source }) => ({ first: first.split(' '), source, value: undefined })),
);

/** The same in other scripts, where words may follow each other without a space. */
const blamedElsewhere =
  /(?<![а-яё])человеческ(?:ий|ого|ому|им|ая|ой|ую)\s{1,9}(?:фактора?|фактору|фактором|ошибк[аиуой]{1,2})(?![а-яё])|人为(?:失误|错误|操作失误)|人為的?(?:ミス|エラー|過誤)|ヒューマンエラー|人的(?:ミス|エラー)|휴먼\s?에러|인적\s?오류|사람의\s?실수/gi;

function blamedIn(text: string): readonly Span[] {
  const found = blamed(text).map(({ index, match: [written, words = ''] }) => {
    const end = index + written.length;
    return { start: end - words.length, end };
  });
  if (!/[\u0400-\uffff]/.test(text)) return found;
  const elsewhere = [...text.matchAll(blamedElsewhere)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
  return [...found, ...elsewhere].sort((a, b) => a.start - b.start);
}

/** In front of it: that it was not so, or that something is done against it. */
const denied =
  /(?:\b(?:not|isn['’]t|wasn['’]t|never|no|nor|neither|rather than|instead of|more than|avoid(?:s|ing)?|prevent(?:s|ing|ed)?|reduc(?:e|es|ing)|eliminat(?:e|es|ing)|against|prone to|susceptible to|vulnerable to|open to|risk of|chance of|potential for|possib(?:le|ility of)|room for|catch(?:es|ing)?|caught|detect(?:s|ing)?|tolerat(?:e|es|ing)|guard(?:s|ing)?|kein(?:e|en|em|er)?|nicht|statt|sin|nao|não|ni|pas|sans|evitar|éviter)\b|(?<![а-яё])(?:не|без|ни)(?![а-яё])|不是|并非|非|没有|避免|防止)(?:[^.!?。\r\n]{0,24})$/i;
/** Behind it. */
const deniedBehind =
  /^(?:[ \t]*(?:alone|was not|is not|wasn['’]t|isn['’]t|-prone|prone|prevention|rate|budget)\b|ではな|でな|가 아니|가 아닌|이 아니|이 아닌)/i;

function isDenied(text: string, from: number, to: number): boolean {
  return denied.test(text.slice(Math.max(0, from - 60), from)) || deniedBehind.test(text.slice(to, to + 20));
}

function report({ start, text }: Passage, from: number, to: number): Report {
  const words = text.slice(from, to);
  const span = { start: start + from, end: start + to };
  return {
    span,
    message: `“${words.replace(/\s+/g, ' ')}” explains nothing that can be changed: the next person could do the same. Say what made it possible, or seem right.`,
    fixes: ({ postmortem: { language } }) => {
      if (language !== 'en') return [askAlone(span, wordings[language].prompts['root-cause'])];
      // "Human error: Ana forgot": what is said of it is a sentence of its own then.
      const colon = /^[ \t]*:/.exec(text.slice(to))?.[0].length ?? 0;
      const whole = { start: span.start, end: span.end + colon };
      return questions.map((question) => askInstead(whole, words, question, colon > 0 ? '.' : ''));
    },
  };
}

/** In another language: the question, in place of what leads nowhere. */
function askAlone(span: Span, prompt: string): Fix {
  return { title: questions[0].title, edits: [{ span, newText: [{ prompt: `<!-- ${prompt} -->` }] }], replaces: true };
}

/** What to write in place of it, with the question that leads on. */
const questions = [
  {
    title: 'Ask what made it possible',
    lead: 'a step that can go wrong because ',
    prompt: 'what in the system, tool or procedure allows it?',
  },
  {
    title: 'Ask which check was missing',
    lead: 'a change that passes unchecked, since ',
    prompt: 'which check could have caught it, and why was there none?',
  },
  {
    title: 'Ask why it seemed right',
    lead: 'a decision that made sense then, because ',
    prompt: 'what was known and shown at the time?',
  },
] as const;

function askInstead(span: Span, words: string, { title, lead, prompt }: (typeof questions)[number], end: string): Fix {
  const cased = /^\p{Lu}/u.test(words) ? lead.charAt(0).toUpperCase() + lead.slice(1) : lead;
  return { title, edits: [{ span, newText: [cased, { prompt: `<!-- ${prompt} -->` }, end] }], replaces: true };
}
