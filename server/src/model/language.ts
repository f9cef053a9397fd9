import { wordsIn } from '../characters.ts';
import type { Block } from '../syntax/block.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Language } from '../templates/names/types.ts';
import type { Memory } from './memory.ts';
import { languagesOf } from './roles.ts';
import type { Section } from './types.ts';

/**
 * The language that most of a document's sections are named in. Where the names do not tell, that of its words; where
 * these do not either, the usual one.
 *
 * @param languages that sections are named in, the usual one first; none means any, and mostly English
 */
export function languageOf(
  { blocks, source }: SyntaxTree,
  sections: readonly Section[],
  languages: readonly Language[] | undefined,
  memory: Memory,
): Language {
  return memory.keep(sections, 'language', [languages, ...openingOf(blocks)], () =>
    readLanguage(sections, source.head(openingLength), languages),
  );
}

export const openingLength = 4000;

/** The blocks that hold the first characters. */
export function openingOf(blocks: readonly Block[]): readonly Block[] {
  let at = 0;
  for (let length = 0; at < blocks.length && length < openingLength; at++) length += blocks[at]?.text.length ?? 0;
  return blocks.slice(0, at);
}

function readLanguage(sections: readonly Section[], opening: string, languages: readonly Language[] = []): Language {
  const usual = languages[0] ?? 'en';
  // Ukrainian, in which no sections are named.
  if (/[іїєґ]/i.test(opening)) return usual;
  const words = ofWords(opening);
  if (words === 'it' || words === 'nl') return usual;
  const counts = new Map<Language, number>();
  for (const name of new Set(sections.filter(({ roles }) => roles.length > 0).map((section) => section.name))) {
    for (const language of languagesOf(name)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const likely = [...counts].filter(([, count]) => count === most).map(([language]) => language);
  if (likely.length === 1 && most > 1) return likely[0] ?? usual;
  const told = ofScript(opening) ?? words;
  if (told && (languages.length === 0 || languages.includes(told))) return told;
  return likely.includes(usual) ? usual : (likely[0] ?? usual);
}

/** Words that nearly every text of a language has, and hardly one of another. Sections are named in none of the last two. */
const common: Readonly<Partial<Record<Language | 'it' | 'nl', string>>> = {
  en: 'the and was were of to is for with by that this at',
  de: 'der die das und ist nicht wurde wurden wieder mit von auf ein eine im alle alles für',
  fr: 'le les des est une dans pour sur été du et au aux la nous',
  es: 'el los las una para con del fue que se por la y en',
  pt: 'o os uma para com não foi da do dos das que e em no na',
  it: 'il lo gli di della del che per una è sono nel e la con stato',
  nl: 'de het een en van is niet was met voor op dat',
};

const fewest = 4;

/** Undefined where there are too few words, or they are of two languages. */
function ofWords(text: string): keyof typeof common | undefined {
  const found = wordsIn(text.toLowerCase());
  const counts = Object.entries(common)
    .map(([language, words]) => ({ language, count: countOf(found, new Set(words.split(' '))) }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (!first || !second || first.count < fewest || first.count < 1.5 * second.count) return undefined;
  return first.language as keyof typeof common;
}

/** Of a text that is mostly in letters that no other of the languages has. */
function ofScript(text: string): Language | undefined {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const [latin, kana, han, hangul] = [/[a-z]/gi, /[\u3041-\u30fa]/g, /[\u4e00-\u9fff]/g, /[\uac00-\ud7a3]/g].map(count);
  // One of these letters says as much as three or four of others.
  const isMost = (own = 0) => own > 20 && own * 3 > (latin ?? 0);
  if (isMost(hangul)) return 'ko';
  if (!isMost((kana ?? 0) + (han ?? 0))) return undefined;
  return (kana ?? 0) * 5 > (han ?? 0) ? 'ja' : 'zh';
}

function countOf(words: readonly string[], known: ReadonlySet<string>): number {
  return words.filter((word) => known.has(word)).length;
}
