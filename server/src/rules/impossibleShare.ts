import type { Passage } from '../model/text/passages.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const impossibleShare: Rule = {
  id: 'impossible-share',
  category: 'facts',
  level: 'warning',
  summary: 'A share is more than all, or not what its two numbers come to.',
  fix: 'offered',
  check: {
    per: 'passage',
    *run(passage, { isForm }) {
      if (isForm || !mayTell.test(passage.text)) return;
      yield* moreThanAll(passage);
      yield* countedWrong(passage);
    },
  },
};

export const impossibleSharePage: RulePage = {
  why: `How many were affected is the number that readers quote. "12 of 10 customers" cannot be; "1,204 of 9,800 (21 %)" has one
number that is wrong, and nobody can tell which.

Only shares of what can be counted are read, such as users, requests, orders or hosts: traffic may be 150 % of the
usual, and a pool 120 % full. A percentage may be off by one point, or by a twentieth of itself.`,
  source: 'Google SRE workbook, chapter 10: the data of a postmortem is what a review checks first.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Impact

1,204 of 9,800 orders (21 %) failed.
`,
      good: `# Postmortem: checkout errors

## Impact

1,204 of 9,800 orders (12 %) failed.
`,
    },
  ],
};

/** A quick look at what every passage is asked: `102% of`, `12 of 10`, `12 users of the 10`. */
const mayTell = /(?:\d[ \u00a0\u202f]?%|percent| (?:of|von|sur|de|из)(?: [a-zà-ÿ-]{2,8}){0,2} \d)/i;

/** What can be counted, so that there are no more of it than all. */
const counted =
  '(?:users?|customers?|clients?|requests?|orders?|payments?|transactions?|sessions?|accounts?|tenants?|hosts?|nodes?|pods?|replicas?|shards?|servers?|instances?|services?|regions?|zones?|clusters?|partitions?|brokers?|workers?|machines?|devices?|jobs?|messages?|emails?|queries|calls?|uploads?|downloads?|builds?|pages?|sites?|stores?|shops?|trains?|flights?|students?|patients?|subscribers?|merchants?|teams?|employees?|staff|usuarios|clientes|pedidos|usuários|nutzer|kunden|anfragen|bestellungen|server)';
const number = String.raw`\d{1,3}(?:[.,\u00a0\u202f]\d{3})+|\d{1,9}`;
const ofWord = `(?:of|out of|von|sur|de|из)(?: the| our| all| its| der| den| unseren| les| nos)?(?: total)?`;

/** `12 of 10 customers`, `1,204 of 9,800 orders (21 %)` */
const partOfAll = new RegExp(
  String.raw`(?<![\d.,/:-])(${number})[ ](?:[a-z-]{2,14} )?${ofWord} (${number})(?![\d.,/:-]*\d)(?: (?:[a-z-]{2,14} )?${counted}\b)?(?:[^.;()%\d\n]{0,30}(?:\(|, (?:or|i\.e\.,?|that is|also|das sind|soit|o sea|ou seja) )((?:~|≈|about |around |ca\. ?|approx\.? )?)(\d{1,3}(?:[.,]\d{1,2})?)[ \u00a0\u202f]?(?:%|percent\b)(?! (?:of|von|der|du|de)\b))?`,
  'gi',
);
/** `20% of our customers (12 of 48)` */
const shareFirst = new RegExp(
  String.raw`((?:~|≈|about |around |ca\. ?|approx\.? )?)(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)[ \u00a0\u202f]?% (?:of|von|de|des) [^.;()%\d\n]{0,30}${counted} \((${number}) ${ofWord} (${number})\)`,
  'gi',
);
const endsInCounted = new RegExp(String.raw`\b${counted}$`, 'i');

/** `102% of the requests failed` */
const ofThem = new RegExp(
  String.raw`(?<![\d.,])(\d{3,4}(?:[.,]\d{1,2})?)[ \u00a0\u202f]?(?:%|percent) of (?:the |all |our |its )?(?:[a-z-]{2,14} )?${counted} (?:were |was |had |have |has )?(?:affected|impacted|failed|fail|lost|dropped|rejected|declined|timed|errored|saw|received|got|could|broken|unable|returned|interrupted)\b`,
  'gi',
);

function* moreThanAll({ text, start }: Passage): Iterable<Report> {
  for (const match of text.matchAll(ofThem)) {
    const [, percent = ''] = match;
    if (Number(percent.replace(',', '.')) <= 100) continue;
    const from = start + match.index;
    yield {
      span: { start: from, end: from + percent.length },
      message: `${percent} % is more than all of them. Correct the number.`,
    };
  }
}

function* countedWrong({ text, start }: Passage): Iterable<Report> {
  for (const match of text.matchAll(partOfAll)) {
    const [whole, part = '', all = '', about = '', percent] = match;
    const [few, many] = [countOf(part), countOf(all)];
    const from = start + match.index;
    const isCounted = endsInCounted.test(whole.replace(/[^\p{L}]*\([^()]*$/u, ''));
    // „40 Anfragen von 3 Kunden“ came from them.
    if (few > many && isCounted && !/^\S+ [a-zà-ÿ-]+ von /i.test(whole)) {
      yield {
        span: { start: from, end: from + part.length },
        message: `${part} of ${all} is more than there are. Correct one of the two numbers.`,
      };
    } else if (percent !== undefined) {
      yield* shareOf({ part, all, percent, isAbout: about !== '', at: from + whole.lastIndexOf(percent) });
    }
  }
  for (const { index, 0: whole, 1: about = '', 2: percent = '', 3: part = '', 4: all = '' } of text.matchAll(
    shareFirst,
  )) {
    // "10 % of users (2 of 3 regions)"
    if (countOf(all) < fewestCounted) continue;
    yield* shareOf({ part, all, percent, isAbout: about !== '', at: start + index + whole.indexOf(percent) });
  }
}

const fewestCounted = 10;

interface Share {
  readonly part: string;
  readonly all: string;
  readonly percent: string;
  readonly isAbout: boolean;
  /** Where the percentage stands. */
  readonly at: number;
}

function* shareOf({ part, all, percent, isAbout, at }: Share): Iterable<Report> {
  const [few, many] = [countOf(part), countOf(all)];
  if (few > many || many === 0) return;
  const share = (100 * few) / many;
  const stated = Number(percent.replace(',', '.'));
  const tolerance = Math.max(1, stated / (isAbout ? 8 : 20));
  if (Math.abs(share - stated) <= tolerance) return;
  const span = { start: at, end: at + percent.length };
  const right = shareLike(percent, share);
  yield {
    span,
    message: `${part} of ${all} is ${right} %, and not ${percent} %. Correct the number that is wrong.`,
    fixes: () => [written(span, right)],
  };
}

function countOf(text: string): number {
  return Number(text.replace(/[^\d]/g, ''));
}

/** With as many decimals as the stated one; of less than one percent, the first that tells. */
function shareLike(stated: string, share: number): string {
  const decimals = /[.,](\d+)$/.exec(stated)?.[1]?.length ?? 0;
  const most = share < 1 && decimals === 0 ? 1 : decimals;
  const text = share.toFixed(most);
  return stated.includes(',') ? text.replace('.', ',') : text;
}

function written(span: Fix['edits'][number]['span'], newText: string): Fix {
  return { title: `Write ${newText} %`, edits: [{ span, newText: [newText] }], preferred: true, replaces: true };
}
