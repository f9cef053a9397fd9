import { once } from '../model/memory.ts';
import type { Passage } from '../model/text/passages.ts';
import type { Role, SourceText, Span } from '../model/types.ts';
import type { Language } from '../templates/names/types.ts';
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
        .filter(({ end }) => !explained().test(text.slice(end, end + nextSentence)))
        .map(({ start, end }) => report(passage, start, end));
    },
    levelAt: (roles) => (roles.some((role) => causes.has(role)) ? undefined : 'off'),
  },
};

export const humanRootCausePage: RulePage = {
  why: `People make mistakes at all times; an incident happens where one mistake is enough. "Human error" ends the search
one step too early: what made the mistake possible, likely, or seem right? The answer to that is something that can
be changed.

Only sections about causes are read, in nine languages. That it was *not* human error may be said, and that it was,
where the next sentence says what made it possible.`,
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

/** Characters in which the sentence behind it begins. */
const nextSentence = 160;

function report(passage: Passage, from: number, to: number): Report {
  const { kind, start, text } = passage;
  const words = text.slice(from, to);
  return {
    span: { start: start + from, end: start + to },
    message: `“${words.replace(/\s+/g, ' ')}” explains nothing that can be changed: the next person could do the same. Say what made it possible, or seem right.`,
    // A heading has no sentences.
    fixes: ({ source, postmortem: { language } }) =>
      kind === 'heading' ? [] : askBehind(source, passage, to, language),
  };
}

/** A sentence that answers what it takes to go on from there, but for the answer. */
interface Question {
  readonly title: string;
  readonly lead: string;
  readonly prompt: string;
}

const whatMadeItPossible = 'Add a prompt for what made it possible';

const questions: readonly Question[] = [
  {
    title: whatMadeItPossible,
    lead: ' It was possible because ',
    prompt: 'what in the system, tool or procedure allows it?',
  },
  {
    title: 'Add a prompt for the check that was missing',
    lead: ' No check caught it, because ',
    prompt: 'which check could have caught it, and why was there none?',
  },
  {
    title: 'Add a prompt for why it seemed right',
    lead: ' It seemed right, because ',
    prompt: 'what was known and shown at the time?',
  },
];

/** The first of them in the other languages. */
const first: Readonly<Record<Exclude<Language, 'en'>, Omit<Question, 'title'>>> = {
  de: { lead: ' Möglich war das, weil ', prompt: 'was lässt das zu, im System, im Werkzeug oder im Ablauf?' },
  es: { lead: ' Fue posible porque ', prompt: '¿qué lo permite en el sistema, la herramienta o el procedimiento?' },
  pt: { lead: ' Foi possível porque ', prompt: 'o que o permite no sistema, na ferramenta ou no procedimento?' },
  fr: {
    lead: ' Cela a été possible parce que ',
    prompt: 'qu’est-ce qui le permet dans le système, l’outil ou la procédure ?',
  },
  ru: { lead: ' Это стало возможным, потому что ', prompt: 'что в системе, инструменте или порядке это допускает?' },
  ja: { lead: '可能だった理由：', prompt: 'システム、ツール、手順の何がそれを許したのか？' },
  zh: { lead: '为何可能发生：', prompt: '系统、工具或流程中的什么允许了它？' },
  ko: { lead: ' 가능했던 이유: ', prompt: '시스템, 도구, 절차의 무엇이 이를 허용했는가?' },
};

/** Behind it: what made it possible, in words. What is a comment is blank here. */
const explained = once(() => {
  const elsewhere = Object.values(first).map(({ lead }) => lead.trim());
  return new RegExp(
    `\\b(?:(?:it|this|that|which) (?:was|is) (?:only )?possible|no check caught it|it seemed right),? (?:because|since|as)[^\\S\\r\\n]+[\\p{L}\\p{N}]|(?:${elsewhere.join('|')})\\s*[\\p{L}\\p{N}]`,
    'iu',
  );
});

function askBehind(source: SourceText, passage: Passage, from: number, language: Language): Fix[] {
  const { at, isStopped } = endOfSentence(source, passage, from);
  const rest = source.slice({ start: at, end: passage.end });
  const asked = language === 'en' ? questions : [{ title: whatMadeItPossible, ...first[language] }];
  // It is asked already, and nobody has answered yet.
  if (asked.some(({ lead }) => rest.includes(lead.trim()))) return [];
  const stop = language === 'ja' || language === 'zh' ? '。' : '.';
  return asked.map(({ title, lead, prompt }) => {
    const newText = [(isStopped ? '' : stop) + lead, { prompt: `<!-- ${prompt} -->` }, stop];
    return { title, edits: [{ span: { start: at, end: at }, newText }] };
  });
}

/** Where the sentence ends that goes on at an offset of a passage: behind its stop, or with the last of its words. */
function endOfSentence(
  source: SourceText,
  { start, end, text }: Passage,
  from: number,
): { at: number; isStopped: boolean } {
  const rest = text.slice(from).replace(nextLabelled, '');
  const stop = sentenceStop.exec(rest);
  const length = stop ? stop.index + stop[0].length : rest.replace(/[\s|]+$/, '').length;
  const behind = start + from + length;
  return {
    at: behind + (closing.exec(source.slice({ start: behind, end }))?.[0].length ?? 0),
    isStopped: stop !== null,
  };
}

/** `Impact: 12 invoices`, on the next line of the same paragraph. */
const nextLabelled = /[\r\n]+[^\S\r\n]*\p{Lu}[^\r\n:：.]{1,40}[:：][\s\S]*$/u;
const sentenceStop = /(?<!\b(?:e\.g|i\.e|etc|vs|incl|[A-Z]))[.!?](?=\s|$)|[。！？]/;
/** The end of marks and links around it. */
const closing = /^(?:[*_~"”’)]|\](?:\([^()\s]*\))?)+/;
