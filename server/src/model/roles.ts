import { catalogue, fillers, type Role } from '../templates/catalogue.ts';
import { fold } from '../time/names.ts';

/** What a title says about its section. */
export interface TitleReading {
  /** The title in its plainest spelling. */
  readonly name: string;
  readonly roles: readonly Role[];
}

/**
 * Words in front that have no letter or digit of ASCII, and are Latin or symbols: emoji, and what they become
 * when their bytes are read in another encoding (`üìã`).
 */
const ornament = /^(?:(?:(?![A-Za-z0-9\s])[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Co}πΩ])+\s+)+(?=\S)/u;

const fillerWords = new Set(fillers);

/** Phrases of the catalogue, as words, by their first word; longer ones first. */
const phrases: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly role: Role }[]> =
  indexPhrases();

function indexPhrases() {
  const all = catalogue.flatMap(({ id, names }) => names.map((name) => ({ words: wordsOf(name), role: id })));
  all.sort((a, b) => b.words.length - a.words.length);
  const byFirst = new Map<string, typeof all>();
  for (const phrase of all) {
    const first = phrase.words[0] ?? '';
    const known = byFirst.get(first);
    if (known) known.push(phrase);
    else byFirst.set(first, [phrase]);
  }
  return byFirst;
}

/**
 * Reads a section's title: a known name, or several joined ("Root Cause and Resolution"), with nothing else
 * but words that add nothing ("Summary of the incident").
 */
export function readTitle(title: string): TitleReading {
  const words = wordsOf(withoutNotes(title.normalize('NFC').trim().replace(ornament, '')));
  // `5. Resolution` is numbered, `5 Whys` is not.
  if (words.length > 1 && /^(?:\d+|[ivx]+)$/.test(words[0] ?? '') && !phraseAt(words, 0)) words.shift();
  return { name: words.join(' '), roles: rolesOf(words) };
}

function rolesOf(words: readonly string[]): readonly Role[] {
  const roles = new Set<Role>();
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at);
    if (phrase) roles.add(phrase.role);
    else if (!fillerWords.has(words[at] ?? '')) return [];
    at += phrase?.words.length ?? 1;
  }
  return [...roles];
}

function phraseAt(words: readonly string[], at: number) {
  return phrases.get(words[at] ?? '')?.find((candidate) => startsWith(words, at, candidate.words));
}

function startsWith(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => words[at + index] === word);
}

/** Letters and digits in runs; `didn't` is one word. */
function wordsOf(title: string): string[] {
  return (
    fold(title)
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)
      ?.map((word) => word.replace('’', "'")) ?? []
  );
}

/** `Timeline (UTC)` is called Timeline. */
function withoutNotes(title: string): string {
  const bare = title.replace(/[([（【][^)\]）】]*[)\]）】]/g, ' ');
  return /\p{L}/u.test(bare) ? bare : title;
}
