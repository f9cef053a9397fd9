import { isAsciiLetter, lastAscii, wordsIn } from '../../characters.ts';
import type { Block } from '../../syntax/block.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Language } from '../../templates/names/types.ts';
import { type Memory, once } from '../memory.ts';
import { perObject } from '../perObject.ts';
import type { Section } from '../types.ts';
import { languagesOf } from './roles.ts';

/** What a document is written in. */
export interface DocumentLanguage {
  /** The one that its sections are named in, or are to be. */
  readonly language: Language;
  /** Whether its words are of one that sections have names in. Of Italian, say, only the times are read. */
  readonly isKnown: boolean;
}

/**
 * The language that most of a document's sections are named in. Where the names do not tell, that of its words; where
 * these do not either, or are of none that sections have names in, the usual one.
 *
 * @param languages that sections are named in, the usual one first; none means any, and mostly English
 */
export function languageOf(
  { blocks }: SyntaxTree,
  sections: readonly Section[],
  languages: readonly Language[] | undefined,
  memory: Memory,
): DocumentLanguage {
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
): DocumentLanguage {
  const usual = languages[0] ?? 'en';
  const tally = tallyOf(opening);
  const told = ofScript(tally) ?? ofWords(tally);
  if (isOfOther(tally) || (told && isOther(told))) return { language: usual, isKnown: false };
  return { language: named(sections, languages, usual, told), isKnown: true };
}

/** The language of most names; where they do not tell, the one that is told by the words. */
function named(
  sections: readonly Section[],
  languages: readonly Language[],
  usual: Language,
  told: Language | undefined,
): Language {
  const counts = new Map<Language, number>();
  for (const name of new Set(sections.filter(({ roles }) => roles.length > 0).map((section) => section.name))) {
    for (const language of languagesOf(name)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const likely = [...counts].filter(([, count]) => count === most).map(([language]) => language);
  if (likely.length === 1 && most > 1) return likely[0] ?? usual;
  if (told && (languages.length === 0 || languages.includes(told))) return told;
  return likely.includes(usual) ? usual : (likely[0] ?? usual);
}

/** How many of what tells a language there are. */
type Tally = Record<TextLanguage | Sign, number>;

/** Of the first characters; of the last block, only what is among them. */
function tallyOf(opening: readonly Block[]): Tally {
  const all = { ...nothing };
  let left = openingLength;
  for (const block of opening) {
    const isWhole = block.text.length <= left || block.kind === 'fence';
    const tally = isWhole ? tallyOfBlock(block) : tallyIn(block.text.slice(0, left));
    for (const what of counted) all[what] += tally[what];
    left -= block.text.length;
  }
  return all;
}

const tallyOfBlock = perObject(({ kind, text }: Block) => (kind === 'fence' ? nothing : tallyIn(text)));

/** What is in no language: code, where a link leads, an address, and names such as `read_timeout` and `www-data`. */
const unspoken =
  /`[^`\r\n]{1,200}`|\]\([^()\r\n]{1,300}\)|\b[a-z]{3,6}:\/\/[^\s<>|]{1,300}|\b\w{1,40}[./_@-][\w./@-]{1,80}/gi;

function tallyIn(whole: string): Tally {
  const tally = { ...nothing };
  const text = whole.replace(unspoken, ' ');
  for (const word of wordsIn(text.toLowerCase())) {
    for (const language of languagesOfWord().get(word) ?? noLanguages) tally[language]++;
  }
  for (let at = 0; at < text.length; at++) {
    const sign = signOf(text.charCodeAt(at));
    if (sign) tally[sign]++;
  }
  return tally;
}

/** Words that nearly every text of a language has, and hardly one of another. */
const common = {
  en: 'the and was were of to is for with by that this at',
  de: 'der die das und ist nicht wurde wurden wieder mit von auf ein eine im alle alles für',
  fr: 'le les des est une dans pour sur été du et au aux la nous',
  es: 'el los las una para con del fue que se por la y en',
  pt: 'o os uma para com não foi da do dos das que e em no na',
} as const satisfies Partial<Record<Language, string>>;

/** The same of those that sections are named in none of. */
const commonElsewhere = {
  it: 'il lo gli di della del che per una è sono nel e la con stato',
  nl: 'het een niet voor op dat zijn wordt worden werd werden bij naar',
  pl: 'w z się nie że jest przez dla została został było były oraz podczas',
  sv: 'och att det är som på för av till inte ett efter från blev har',
  da: 'og det som på af til ikke efter blev ble være har når',
  cs: 'že bylo byla byl byly nebo které jsme při jako když',
  ro: 'și în pe cu nu este fost pentru din care sau după',
  hu: 'az és hogy nem volt egy meg után között',
  fi: 'oli ei että kun sekä mutta ovat jälkeen ollut',
  tr: 've bir bu için ile olarak olan sonra tarafından oldu edildi',
  id: 'dan yang ini untuk dengan pada tidak dari adalah telah',
} as const;

const commonWords = { ...common, ...commonElsewhere };

type TextLanguage = keyof typeof commonWords;

const textLanguages = Object.keys(commonWords) as readonly TextLanguage[];

function isOther(language: TextLanguage | Language): language is keyof typeof commonElsewhere {
  return language in commonElsewhere;
}

const languagesOfWord = once(() => {
  const byWord = new Map<string, readonly TextLanguage[]>();
  for (const language of textLanguages) {
    for (const word of commonWords[language].split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  return byWord;
});

const noLanguages: readonly TextLanguage[] = [];

/** Letters of a script; those of Cyrillic that only Ukrainian has; Greek, Hebrew, Arabic, those of India, and Thai. */
const signs = ['latin', 'cyrillic', 'kana', 'han', 'hangul', 'ukrainian', 'others'] as const;

type Sign = (typeof signs)[number];

/** What a letter is counted as. */
function signOf(code: number): Sign | undefined {
  if (code <= lastAscii) return isAsciiLetter(code) ? 'latin' : undefined;
  if (code < 0x370) return undefined;
  if (code < 0x400) return 'others';
  if (code < 0x500) return ukrainian.includes(String.fromCharCode(code)) ? 'ukrainian' : 'cyrillic';
  if (code < 0x3041) return (code >= 0x590 && code < 0x700) || (code >= 0x900 && code < 0xe80) ? 'others' : undefined;
  if (code <= 0x30fa) return 'kana';
  if (code >= 0x4e00 && code <= 0x9fff) return 'han';
  return code >= 0xac00 && code <= 0xd7a3 ? 'hangul' : undefined;
}

const ukrainian = 'іїєґІЇЄҐ';

const counted = [...textLanguages, ...signs];

const nothing = Object.fromEntries(counted.map((what) => [what, 0])) as Tally;

const fewest = 4;

/** Undefined where there are too few words, or they are of two languages. */
function ofWords(tally: Tally): TextLanguage | undefined {
  const [first, second] = [...textLanguages].sort((a, b) => tally[b] - tally[a]);
  if (!first || !second || tally[first] < fewest || tally[first] < 1.5 * tally[second]) return undefined;
  return first;
}

/** Whether its letters are of a language that no sections are named in. */
function isOfOther({ latin, cyrillic, ukrainian, others }: Tally): boolean {
  return ukrainian * 20 > latin + cyrillic || (others > 20 && others * 2 > latin);
}

/** Of a text that is mostly in letters that no other of the languages has. */
function ofScript({ latin, cyrillic, kana, han, hangul }: Tally): Language | undefined {
  if (cyrillic > 20 && cyrillic > latin) return 'ru';
  // One of these letters says as much as three or four of others.
  const isMost = (own: number) => own > 20 && own * 3 > latin;
  if (isMost(hangul)) return 'ko';
  if (!isMost(kana + han)) return undefined;
  return kana * 5 > han ? 'ja' : 'zh';
}
