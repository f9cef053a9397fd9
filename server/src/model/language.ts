import { wordsIn } from '../characters.ts';
import type { Block } from '../syntax/block.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Language } from '../templates/names/types.ts';
import { type Memory, once } from './memory.ts';
import { perObject } from './perObject.ts';
import { languagesOf } from './roles.ts';
import type { Section } from './types.ts';

/**
 * The language that most of a document's sections are named in. Where the names do not tell, that of its words; where
 * these do not either, the usual one.
 *
 * @param languages that sections are named in, the usual one first; none means any, and mostly English
 */
export function languageOf(
  { blocks }: SyntaxTree,
  sections: readonly Section[],
  languages: readonly Language[] | undefined,
  memory: Memory,
): Language {
  const opening = openingOf(blocks);
  return memory.keep(sections, 'language', [languages, ...opening], () => readLanguage(sections, opening, languages));
}

const openingLength = 4000;

/** The blocks that hold the first characters. */
function openingOf(blocks: readonly Block[]): readonly Block[] {
  let at = 0;
  for (let length = 0; at < blocks.length && length < openingLength; at++) length += blocks[at]?.text.length ?? 0;
  return blocks.slice(0, at);
}

function readLanguage(
  sections: readonly Section[],
  opening: readonly Block[],
  languages: readonly Language[] = [],
): Language {
  const usual = languages[0] ?? 'en';
  const tally = tallyOf(opening);
  // Ukrainian, in which no sections are named.
  if (tally.ukrainian > 0) return usual;
  const words = ofWords(tally);
  if (words === 'it' || words === 'nl') return usual;
  const counts = new Map<Language, number>();
  for (const name of new Set(sections.filter(({ roles }) => roles.length > 0).map((section) => section.name))) {
    for (const language of languagesOf(name)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const likely = [...counts].filter(([, count]) => count === most).map(([language]) => language);
  if (likely.length === 1 && most > 1) return likely[0] ?? usual;
  const told = ofScript(tally) ?? words;
  if (told && (languages.length === 0 || languages.includes(told))) return told;
  return likely.includes(usual) ? usual : (likely[0] ?? usual);
}

/** How many of what tells a language there are. */
type Tally = Record<TextLanguage | Script | 'ukrainian', number>;

/** Of the first characters; of the last block, only what is among them. */
function tallyOf(opening: readonly Block[]): Tally {
  const all = { ...nothing };
  let left = openingLength;
  for (const block of opening) {
    const tally = block.text.length <= left ? tallyOfBlock(block) : tallyIn(block.text.slice(0, left));
    for (const what of counted) all[what] += tally[what];
    left -= block.text.length;
  }
  return all;
}

const tallyOfBlock = perObject(({ text }: Block) => tallyIn(text));

function tallyIn(text: string): Tally {
  const tally = { ...nothing };
  for (const word of wordsIn(text.toLowerCase())) {
    for (const language of languagesOfWord().get(word) ?? noLanguages) tally[language]++;
  }
  for (const [what, sign] of Object.entries(signs) as [Script | 'ukrainian', RegExp][]) {
    tally[what] = text.match(sign)?.length ?? 0;
  }
  return tally;
}

/** Words that nearly every text of a language has, and hardly one of another. Sections are named in none of the last two. */
const common = {
  en: 'the and was were of to is for with by that this at',
  de: 'der die das und ist nicht wurde wurden wieder mit von auf ein eine im alle alles für',
  fr: 'le les des est une dans pour sur été du et au aux la nous',
  es: 'el los las una para con del fue que se por la y en',
  pt: 'o os uma para com não foi da do dos das que e em no na',
  it: 'il lo gli di della del che per una è sono nel e la con stato',
  nl: 'de het een en van is niet was met voor op dat',
} as const satisfies Readonly<Partial<Record<Language | 'it' | 'nl', string>>>;

type TextLanguage = keyof typeof common;

const textLanguages = Object.keys(common) as readonly TextLanguage[];

const languagesOfWord = once(() => {
  const byWord = new Map<string, readonly TextLanguage[]>();
  for (const language of textLanguages) {
    for (const word of common[language].split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  return byWord;
});

const noLanguages: readonly TextLanguage[] = [];

/** Letters of a script; those of Cyrillic that only Ukrainian has. */
const signs = {
  latin: /[a-z]/gi,
  kana: /[\u3041-\u30fa]/g,
  han: /[\u4e00-\u9fff]/g,
  hangul: /[\uac00-\ud7a3]/g,
  ukrainian: /[іїєґ]/gi,
};

type Script = 'latin' | 'kana' | 'han' | 'hangul';

const counted = [...textLanguages, ...(Object.keys(signs) as (Script | 'ukrainian')[])];

const nothing = Object.fromEntries(counted.map((what) => [what, 0])) as Tally;

const fewest = 4;

/** Undefined where there are too few words, or they are of two languages. */
function ofWords(tally: Tally): TextLanguage | undefined {
  const [first, second] = [...textLanguages].sort((a, b) => tally[b] - tally[a]);
  if (!first || !second || tally[first] < fewest || tally[first] < 1.5 * tally[second]) return undefined;
  return first;
}

/** Of a text that is mostly in letters that no other of the languages has. */
function ofScript({ latin, kana, han, hangul }: Tally): Language | undefined {
  // One of these letters says as much as three or four of others.
  const isMost = (own: number) => own > 20 && own * 3 > latin;
  if (isMost(hangul)) return 'ko';
  if (!isMost(kana + han)) return undefined;
  return kana * 5 > han ? 'ja' : 'zh';
}
