import { countWordless, hasLetter, wordsIn } from '../../characters.ts';
import type { Role } from '../../templates/catalogue.ts';
import { simplified } from '../../templates/hanScripts.ts';
import { languages } from '../../templates/names/registry.ts';
import type { Language, SectionNames } from '../../templates/names/types.ts';
import { fold } from '../../time/names.ts';
import { grouped } from '../grouped.ts';
import { once } from '../memory.ts';
import { withinOneEdit } from '../spelling.ts';

/** What a title says about its section. */
export interface TitleReading {
  /** The title in its plainest spelling. */
  readonly name: string;
  readonly roles: readonly Role[];
}

interface Phrase {
  readonly words: readonly string[];
  readonly role: Role;
  /** Counts only as the whole title. */
  readonly whole: boolean;
}

/** The names of one language, made ready for matching. */
interface Vocabulary {
  /** By first word; longer ones first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly fillers: ReadonlySet<string>;
  readonly phraseWords: ReadonlySet<string>;
  /** Single words long enough to be recognised with a slip in them, by their first letter, which is no slip. */
  readonly longWords: ReadonlyMap<string, readonly string[]>;
  /** Length of the longest word, for cutting a text that has no spaces. */
  readonly longest: number;
  /** A word in the spelling that names are compared in; one of Chinese sign by sign. */
  readonly spelled: (word: string) => string;
}

export const shortestWithSlip = 5;

/** Each is made when the first title is read that could be in it. */
const vocabularies = new Map(
  (Object.entries(languages) as [Language, SectionNames][]).map(([language, names]) => [
    language,
    {
      isBeyondLatin: once(() => Object.values(names.roles).every((list) => list.every(isBeyondLatin))),
      vocabulary: once(() => vocabularyOf(names, spellings[language] ?? asItIs)),
    },
  ]),
);

/** Whether something in a text is of no Latin alphabet, as something in every name of some languages is. */
function isBeyondLatin(text: string): boolean {
  return /[\u0370-\uffff]/.test(text);
}

/** The vocabularies that could have a plain name, in the order of their languages. */
function* vocabulariesFor(
  name: string,
  among: Iterable<Language> = vocabularies.keys(),
): Generator<readonly [Language, Vocabulary]> {
  const isLatin = !isBeyondLatin(name);
  for (const language of among) {
    const known = vocabularies.get(language);
    if (known && !(isLatin && known.isBeyondLatin())) yield [language, known.vocabulary()];
  }
}

type Spelling = Vocabulary['spelled'];

const spellings: Partial<Record<Language, Spelling>> = { de: withUmlauts, fr: withoutElision, zh: simplified };

/** `Stoerung` as `Störung`, folded, and `Maßnahmen`, `Empfehlungen` as one of them. */
function withUmlauts(word: string): string {
  return word.replace(/(?<=[ao])e|(?<=(?<![aeq])u)e/g, '').replace(/(?<=massnahme)n$|(?<=ung)en$/, '');
}

/** `l'impact`, `d'impact` */
function withoutElision(word: string): string {
  return word.replace(/^[ld]'(?=.)/, '');
}

/** A folded word as it is, and as some language would have it. */
export function spellingsOfWord(word: string): readonly string[] {
  return [word, ...Object.values(spellings).map((spelled) => spelled(word))];
}

function asItIs(word: string): string {
  return word;
}

function vocabularyOf({ roles, fillers }: SectionNames, spelled: Spelling): Vocabulary {
  const phrases = new Map<string, Phrase[]>();
  const words = new Set<string>();
  for (const [role, names] of Object.entries(roles) as [Role, readonly string[]][]) {
    for (const name of names.flatMap(spellingsOf)) {
      const phrase = { words: wordsOf(name).map(spelled), role, whole: name.startsWith('=') };
      const known = phrases.get(phrase.words[0] ?? '');
      if (known) known.push(phrase);
      else phrases.set(phrase.words[0] ?? '', [phrase]);
      for (const word of phrase.words) words.add(word);
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const plain = fillers.map((filler) => spelled(fold(filler)));
  const all = [...words, ...plain];
  return {
    phrases,
    fillers: new Set(plain),
    phraseWords: words,
    longWords: byFirstLetter([...words].filter((word) => word.length >= shortestWithSlip)),
    longest: Math.max(...all.map((word) => word.length)),
    spelled,
  };
}

/** Koreans write compounds with spaces or without: `영향 범위`, `영향범위`. */
function spellingsOf(name: string): readonly string[] {
  return /[가-힣] /.test(name) ? [name, name.replaceAll(' ', '')] : [name];
}

export function byFirstLetter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return grouped(words, (word) => word.charAt(0));
}

const mostReadings = 5000;

/** Titles are read over and over, while a document is written and in one document after another. */
function readOnce<T>(read: (title: string) => T): (title: string) => T {
  const readings = new Map<string, T>();
  return (title) => {
    const known = readings.get(title);
    if (known !== undefined) return known;
    const reading = read(title);
    if (readings.size >= mostReadings) readings.clear();
    readings.set(title, reading);
    return reading;
  };
}

/**
 * Reads a section's title: a known name, or several joined ("Root Cause and Resolution"), with nothing else
 * but words that add nothing ("Summary of the incident").
 */
export const readTitle: (title: string) => TitleReading = readOnce((title) => readFreshTitle(title));

/**
 * The roles of a heading that goes on behind its name: "Timeline – 28 Nov 2025", "Root cause: a full disk". What stands
 * in front must be a name and nothing more.
 *
 * @param among languages that sections are named in; none means any
 */
export function rolesBeforeTail(title: string, among: readonly Language[] = []): readonly Role[] {
  const head = title.length > mostLetters ? undefined : beforeTail.exec(title)?.[1];
  if (head === undefined) return [];
  const words = withoutLetter(plainWords(bareTitle(head)));
  if (everyday.has(words.join(' '))) return [];
  const roles = strictRolesOf(words, among);
  if (roles.length > 0) return roles;
  if (among.length > 0 && !among.includes('en')) return [];
  if (isSomeCause.test(words.join(' '))) return ['root-cause'];
  return isPart.test(head) ? rolesOfPart(title) : [];
}

/** What words mean that are nothing but known names, spelled as they are, in the first language that has them. */
function strictRolesOf(words: readonly string[], among: readonly Language[], isPart = false): readonly Role[] {
  for (const [, vocabulary] of vocabulariesFor(words.join(' '), among.length > 0 ? among : undefined)) {
    const roles = rolesOf(words, vocabulary, { strict: true, isPart });
    if (roles.length > 0) return roles;
  }
  return [];
}

/**
 * The same of words that are only a part of a title: names that count only as the whole of it are none.
 *
 * @param among languages that sections are named in; none means any
 */
export function rolesOfPiece(piece: string, among: readonly Language[] = []): readonly Role[] {
  return strictRolesOf(plainWords(piece), among, true);
}

/** `Acute root cause — the client retries for ever` */
const isSomeCause = /^[^ ]{1,20} root causes?$/;

/** `Phase 3: Improvement plan`. Other parts are those of what happened: "Phase 1: Detection". */
function rolesOfPart(title: string): readonly Role[] {
  const { roles } = readTitle(title.replace(beforeTail, ''));
  return roles.filter((role) => role === 'action-items' || role === 'lessons-learned');
}

const isPart = /^(?:phase|part|section) \d{1,2}$/i;

/** Names of sections that begin titles of all kinds: "Overview: the API", "Response – time to first byte". */
const everyday: ReadonlySet<string> = new Set(
  'overview background response solution fix action actions status details description prevention metrics communication'.split(
    ' ',
  ),
);

/** `Root cause B — the cache` */
function withoutLetter(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^[a-z]$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
}

/** What stands behind the name and the sign that ends it. */
export function tailOf(title: string): string {
  const name = beforeTail.exec(title)?.[0];
  return name === undefined ? '' : title.slice(name.length).trimEnd();
}

const beforeTail = /^(.{2,40}?)(?:\s+[-–—|]\s+|\s*[:：]\s+|：|,\s+(?=[^,]*\d))(?=\S)/;

/**
 * Words in front that have no letter or digit of ASCII, and are Latin or symbols: emoji, and what they become
 * when their bytes are read in another encoding (`üìã`).
 */
const ornament = once(
  () => /^(?:(?:(?![A-Za-z0-9\s])[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Co}πΩ])+\s+)+(?=\S)/u,
);

function isOrnate(title: string): boolean {
  return /^[^A-Za-z0-9\s\u0400-\u1fff\u3040-\u318e\u3400-\ud7ff]+\s/.test(title) && ornament().test(title);
}

/** `一、`, `（二）`, `第3章 ` */
const hanNumber = /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．:：]|第[一二三四五六七八九十\d]{1,3}[章节節部])\s*/u;

/** Whether a plain name is that of a section and nothing more: "Impact", not "Impact of the new scheduler" or "Inpact". */
export function isKnownName(name: string): boolean {
  const words = name.split(' ');
  for (const [, vocabulary] of vocabulariesFor(name))
    if (rolesOf(words, vocabulary, { strict: true }).length > 0) return true;
  return false;
}

/** Whether a plain name goes on to say what it is about: "Timeline of the checkout outage". */
export function hasSubject(name: string): boolean {
  return name.split(' ').some((word) => leadsToSubject.has(word)) && !isKnownName(name);
}

/** The languages in which a plain name is that of a section. */
export const languagesOf: (name: string) => readonly Language[] = readOnce((name) => {
  const words = name.split(' ');
  return [...vocabulariesFor(name)].flatMap(([language, vocabulary]) =>
    rolesOf(words, vocabulary).length > 0 ? [language] : [],
  );
});

/** "Root cause summary", `Resumen de la causa raíz`, `教训总结`: what is summed up is what the section is for. */
function ofSummedUp(
  roles: readonly Role[],
  title: string,
  words: readonly string[],
  vocabulary: Vocabulary,
): readonly Role[] {
  if (roles.length === 1 && roles[0] === 'summary') {
    const about = rolesOf(words.slice(words.findIndex((word) => leadsToSubject.has(word)) + 1), vocabulary, {
      strict: true,
      isPart: true,
    });
    return about.length === 1 && about.every((role) => tellsWhy.has(role)) ? about : roles;
  }
  const others = roles.filter((role) => role !== 'summary');
  const isOfOne = others.length === 1 && roles.length === 2 && others.every((role) => summedUp.has(role));
  return isOfOne && !joinsNames.test(title) ? others : roles;
}

const summedUp: ReadonlySet<Role> = new Set<Role>([
  'impact',
  'timeline',
  'root-cause',
  'resolution',
  'lessons-learned',
  'action-items',
]);

/** What "summary of …" is surely about; "summary of events", "summary of impact" may be of what happened. */
const tellsWhy: ReadonlySet<Role> = new Set<Role>(['root-cause', 'lessons-learned']);

const joinsNames =
  /[&+,;/|:：、，・·]|\s[–—-]\s|(?<!\S)(?:and|or|y|e|et|und|o|ou|oder|и)(?!\S)|及|和|与|與|并|並|と|및|[와과]\s|[(（]/i;

const mostWords = 14;
const mostLetters = 120;

/** The plainest spelling of a title, as `readTitle` gives it, without asking what the title means. */
export function plainName(title: string): string {
  return title.length > mostLetters ? '' : plainWords(bareTitle(title)).join(' ');
}

/** `:rotating_light: Impact`: emoji by their names. */
const shortcodes = /^(?::[a-z0-9_+-]{2,40}:\s*)+|(?:\s*:[a-z0-9_+-]{2,40}:)+$/g;

export function bareTitle(title: string): string {
  return withoutNotes(title.normalize('NFC').trim().replace(shortcodes, '').replace(hanNumber, ''));
}

function plainWords(bare: string): string[] {
  return withoutNumber(wordsOf(isOrnate(bare) ? bare.replace(ornament(), '') : bare));
}

/** What a title means in some languages alone; of two meanings, that in the language that comes first. */
export function rolesIn(title: string, among: readonly Language[]): readonly Role[] {
  return readFreshTitle(title, among).roles;
}

function readFreshTitle(title: string, among?: readonly Language[]): TitleReading {
  if (title.length > mostLetters) return { name: '', roles: [] };
  const bare = bareTitle(title);
  const words = plainWords(bare);
  const name = words.join(' ');
  if (words.length > mostWords) return { name, roles: [] };
  for (const candidate of isOrnate(bare) ? [words, withoutNumber(wordsOf(bare))] : [words]) {
    for (const [, vocabulary] of vocabulariesFor(name, among)) {
      const roles = rolesOf(candidate, vocabulary);
      if (roles.length > 0) return { name, roles: ofSummedUp(roles, bare, candidate, vocabulary) };
    }
  }
  const qualified = qualifiedRole(words);
  if (qualified.length > 0) return { name, roles: qualified };
  const mixed = rolesOfMixed(words, among);
  if (mixed.length > 0) return { name, roles: mixed };
  return { name, roles: roleInFront(words, among) ?? rolesOfNote(title, among) };
}

/** Languages that say behind a name of what kind it is: "Cronología forense", "Ações corretivas implementadas". */
const qualifiedBehind: readonly Language[] = ['es', 'pt', 'fr'];
/** What names that say much by one word are of, whatever stands behind it. */
const tellingAlone: ReadonlySet<Role> = new Set<Role>(['timeline', 'impact', 'root-cause']);
const mostBehind = 2;

function roleInFront(
  words: readonly string[],
  among: readonly Language[] = qualifiedBehind,
): readonly Role[] | undefined {
  const english = vocabularies.get('en')?.vocabulary();
  // "Impact analysis" is English, "Actions correctives immédiates" is not.
  const isEnglish = english?.phrases.has(words[0] ?? '') ?? false;
  const loan = english && isEnglish ? rolesOfLoan(words, english) : undefined;
  if (loan) return loan;
  for (const language of qualifiedBehind) {
    const vocabulary = among.includes(language) ? vocabularies.get(language)?.vocabulary() : undefined;
    const [phrase] = vocabulary ? phrasesAt(words, 0, vocabulary) : [];
    if (!phrase || phrase.whole) continue;
    const behind = words.slice(phrase.words.length);
    const isPlan = phrase.role === 'action-items' && isPlanned.test(behind[0] ?? '');
    if (phrase.words.length < 2 && !isPlan && (isEnglish || !tellingAlone.has(phrase.role))) continue;
    const isQualifier = (word: string) => word.length > 2 && !leadsToSubject.has(word) && !joinsClauses.has(word);
    // What was done is not left to be done.
    if (phrase.role === 'action-items' && behind.some((word) => isDone.test(word))) continue;
    if (behind.some((word) => isRejected.test(word))) continue;
    if (behind.length > 0 && behind.length <= mostBehind && behind.every(isQualifier)) return [phrase.role];
  }
  return undefined;
}

/** "Timeline forense", "Recovery aplicado": a name in English, as people say it, and in their own language of what kind. */
function rolesOfLoan(words: readonly string[], english: Vocabulary): readonly Role[] | undefined {
  const name = words.slice(0, -1);
  if (name.length === 0 || !isLocalAdjective.test(words.at(-1) ?? '')) return undefined;
  const roles = rolesOf(name, english, { strict: true, isPart: true });
  if (roles.includes('metadata') || (roles.includes('action-items') && isDone.test(words.at(-1) ?? '')))
    return undefined;
  return roles.length > 0 ? roles : undefined;
}

/** Folded, in Spanish, Portuguese and French; and what harm is of, as titles in French have it: `Impact Sécurité`. */
const isLocalAdjective =
  /^(?:[a-z]{3,20}ionnel(?:le)?s?|metiers?|securite|utilisateurs?|donnees|financiere?s?|juridique|reglementaire|forenses?|forensique|tecnic[oa]s?|complet[oa]s?|futur[oa]s?|[a-z]{3,20}(?:ad|id)[oa]s?|(?:identifi|estim|detaill|appliqu|confirm|effectu)ee?s?)$/;

const isDone =
  /^(?:completad|finalizad|terminad|hech[oa]|feit[oa]|encerrad|mises?$|terminee|implementad|aplicad|realizad|tomad|executad|ejecutad|conclu|appliqu|effectu|réalis|realis)/;
/** "Actions décidées", "Acciones acordadas", "Ações definidas" */
const isPlanned =
  /^(?:(?:acordad|decidid|definid|planead|planejad|planificad|previst)[oa]s|(?:decide|convenu|retenu|prevu|engage|planifie|defini)e?s)$/;
const isRejected = /^(?:descartad|ecarte|rejete|excluid)/;
const joinsClauses = new Set(
  'della delle dei degli dell nella con com avec para por pour par sin sem sans sobre sur que qui les los las des dos das una uma'.split(
    ' ',
  ),
);

/** Languages of other scripts, that say many a name in English: `临时 workaround`, `再発防止 TODO`, `타임라인 Summary`. */
const borrowing: readonly Language[] = ['ja', 'zh', 'ko'];

/** What words of two scripts mean, of which each run is known in its own language. */
function rolesOfMixed(words: readonly string[], among: readonly Language[] = borrowing): readonly Role[] {
  const english = vocabularies.get('en')?.vocabulary();
  const pieces = words.flatMap((word) => word.match(/[\0-\x7f]+|[^\0-\x7f]+/g) ?? []);
  const isMixed = pieces.some(isBeyondLatin) && !pieces.every(isBeyondLatin);
  if (!english || !isMixed) return [];
  for (const language of borrowing) {
    const own = among.includes(language) ? vocabularies.get(language)?.vocabulary() : undefined;
    const read = own && runsOf(pieces).map((run) => meaningOf(run, isBeyondLatin(run[0] ?? '') ? own : english));
    if (read?.every((roles) => roles !== undefined)) return [...new Set(read.flat())];
  }
  return [];
}

/** Words that are of one script, beside each other. */
function runsOf(words: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last && isBeyondLatin(last[0] ?? '') === isBeyondLatin(word)) last.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** The roles of words; none of those that add nothing, and undefined of what is not known. */
function meaningOf(words: readonly string[], vocabulary: Vocabulary): readonly Role[] | undefined {
  const roles = rolesOf(words, vocabulary, { strict: true });
  if (roles.length > 0) return roles;
  const isFiller = words
    .flatMap((word) => cut(vocabulary.spelled(word), vocabulary))
    .every((word) => vocabulary.fillers.has(word));
  return isFiller ? [] : undefined;
}

/** "What happened, step by step (timeline)": what is noted behind a name that says nothing. */
function rolesOfNote(title: string, among?: readonly Language[]): readonly Role[] {
  const note = /[(（]([^()（）]{2,40})[)）]\s*$/.exec(title)?.[1];
  if (note === undefined) return [];
  const words = plainWords(note);
  for (const [, vocabulary] of vocabulariesFor(words.join(' '), among)) {
    const roles = rolesOf(words, vocabulary, { strict: true });
    if (roles.length > 0) return roles.filter((role) => role === 'timeline');
  }
  return [];
}

/** `3. Timeline`, `IV Timeline`, `A) Timeline`. */
function withoutNumber(words: readonly string[]): string[] {
  const numbers = /^(?:\d+|[ivx]+|[b-h])$/;
  let from = 0;
  while (from < words.length - 1 && numbers.test(words[from] ?? '')) from++;
  // "5 whys" starts with its number.
  return words[from - 1] === '5' && /^(?:why|porque|pourquoi|warum|почему)/.test(words[from] ?? '')
    ? words.slice(from - 1)
    : words.slice(from);
}

/** What is of one kind whatever stands before it: "Disclosure timeline", "Financial impact", "Proximate cause". */
const heads: readonly (readonly [RegExp, Role])[] = [
  [
    /(?:^| )(?:timeline|timelines|chronology)$|(?:时间线|时间轴|時間軸|時間線|時系列|タイムライン|타임라인)$/,
    'timeline',
  ],
  // "Redis 停止の経緯", and no "導入の経緯"
  [/(?:障害|停止|状態|エラー|ダウン|遅延|失敗|不具合|事象|発生)の(?:経緯|経過)$/, 'timeline'],
  // "Impacted Slots", "Affected Packages"
  [
    / (?:impact|impacts)$|^impacted [a-z]{3,20}s$|^affected(?: (?:packages|services|versions|releases|products|regions|environments|hosts)){1,3}$/,
    'impact',
  ],
  // Not files, backups or tickets, which say where to look: "Betroffene Dienste", "Versiones afectadas", "Что было затронуто", "受影响的服务"
  [
    /^betroffene (?!dateien|tickets?$|backups?$|commits?$)[a-z]{4,25}$|^(?!archivos|arquivos|fichiers|tickets? |backups? |commits? |respaldos |copias )[a-z]{4,20} (?:afectad[ao]s|afetad[ao]s|touchee?s|impactee?s|affectee?s)$|^(?:что было )?(?:затронут[оыа]е?|скомпрометирован[оы]е?|пострадавшие)(?: (?!файл)[а-я]{4,20})?$|^受影响的?[\u4e00-\u9fff]{2,6}$|^受影響的?[\u4e00-\u9fff]{2,6}$|^影響を受けた[\u3040-\u30ff\u4e00-\u9fff]{2,10}$|^영향(?:을)? 받은 [가-힣]{2,10}$/,
    'impact',
  ],
  [/ (?:root cause|root causes|causes?)$/, 'root-cause'],
  [/ contributing factors$/, 'contributing-factors'],
  [/ lessons learn(?:ed|t)$/, 'lessons-learned'],
  [/ (?:action items|follow ups|next steps)$/, 'action-items'],
  [/^timeline (?:correlation|reconstruction|breakdown|snapshot|recap|narrative)$/, 'timeline'],
  [
    /^impact (?:scope|extent|area|radius|range|breakdown|statement|overview|snapshot|recap|evaluation|estimate)$/,
    'impact',
  ],
];
const mostQualifiers = 5;

function qualifiedRole(words: readonly string[]): readonly Role[] {
  if (words.length > mostQualifiers) return [];
  const name = words.join(' ');
  const found = heads.find(([head]) => head.test(name));
  return found ? [found[1]] : [];
}

/** @param options Strictly, every word must be known, and spelled as it is. In a part, no name counts as a whole title. */
function rolesOf(
  written: readonly string[],
  vocabulary: Vocabulary,
  { strict = false, isPart = false } = {},
): readonly Role[] {
  const title = written.map(vocabulary.spelled);
  if (!mayName(title, vocabulary)) return [];
  const pieces = title.flatMap((word) => cut(word, vocabulary));
  const words = strict ? pieces : withoutSlip(pieces, vocabulary);
  const roles = new Set<Role>();
  let isOfMetadata = false;
  for (let at = 0; at < words.length; ) {
    const found = phrasesAt(words, at, vocabulary).filter(({ whole }) => !(whole && isPart));
    // "Timeline of the checkout outage": what it is about may be anything.
    if (
      !strict &&
      words.length <= longestSubject &&
      leadsToSubject.has(words[at] ?? '') &&
      ([...roles].some((role) => withSubject.has(role)) || isAdvice.test(words[0] ?? ''))
    )
      break;
    // "Date of detection", "Fecha de resolución": of whatever it is, it is a date.
    isOfMetadata ||= leadsToSubject.has(words[at] ?? '') && roles.size === 1 && roles.has('metadata');
    if (!isOfMetadata) for (const { role } of found) roles.add(role);
    const known = vocabulary.fillers.has(words[at] ?? '') || isNumber.test(words[at] ?? '');
    if (found.length === 0 && !known) return [];
    at += found[0]?.words.length ?? 1;
  }
  return [...roles];
}

/** `2`, `②`, `二`, and `2차` in front of a name in Korean. */
const isNumber = /^(?:\d+차?|[一二三四五六七八九十\u2460-\u2473])$/;

/** Whether the first word may begin a name, which in most languages it does not. */
function mayName([first = '', ...others]: readonly string[], { phrases, fillers, phraseWords }: Vocabulary): boolean {
  if (phrases.has(first) || fillers.has(first) || /^\d/.test(first) || countWordless(first) > 0) return true;
  // With a slip in it, it is the only word that is not known.
  return !phraseWords.has(first) && others.every((word) => phraseWords.has(word) || fillers.has(word));
}

const leadsToSubject = new Set(
  'of for de del do da dos das des du d der des von para pour fur für на по для'.split(' '),
);
const longestSubject = 8;
/** Elsewhere it changes the meaning: "Discovery of …", "Fix for …". */
const withSubject: ReadonlySet<Role> = new Set<Role>(['timeline', 'impact', 'summary']);
/** "Recommendations for the platform team": whoever is to follow them. */
const isAdvice =
  /^(?:recom(?:m?endations?|endacion(?:es)?|endacao|endacoes|mandations?)|empfehlung(?:en)?|рекомендации)$/;

/** A name that stands in a title among other words. */
export interface HeldName {
  readonly name: string;
  readonly role: Role;
  /** Words in front of it. */
  readonly at: number;
  /** The word behind it; none behind the last. */
  readonly next?: string | undefined;
}

/** The names in a title, whatever stands around them; not those that count only as the whole title. */
export const namesIn: (title: string) => readonly HeldName[] = readOnce((title) => {
  const words = title.length > mostLetters ? [] : plainWords(bareTitle(title));
  return [...vocabulariesFor(words.join(' '))].flatMap(([, vocabulary]) => {
    const spelled = words.map(vocabulary.spelled);
    return spelled.flatMap((word, at) => (countWordless(word) > 0 ? namesInRun : namesAt)(spelled, at, vocabulary));
  });
});

function namesAt(words: readonly string[], at: number, vocabulary: Vocabulary): readonly HeldName[] {
  return phrasesAt(words, at, vocabulary)
    .filter(({ whole }) => !whole)
    .map(({ words: name, role }) => ({ name: name.join(' '), role, at, next: words[at + name.length] }));
}

/** Names in a run of Chinese or Japanese, from two signs on. */
function namesInRun(words: readonly string[], at: number, { phrases, longest }: Vocabulary): readonly HeldName[] {
  const run = words[at] ?? '';
  const names: HeldName[] = [];
  for (let start = 0; start < run.length; start++) {
    for (let length = 2; length <= Math.min(longest, run.length - start); length++) {
      const name = run.slice(start, start + length);
      for (const phrase of phrases.get(name) ?? [])
        if (phrase.words.length === 1 && !phrase.whole) names.push({ name, role: phrase.role, at: at + start });
    }
  }
  return names;
}

/** With the one word that is not known exchanged for what it stands for: "Root casue". */
function withoutSlip(words: readonly string[], { phraseWords, fillers, longWords }: Vocabulary): readonly string[] {
  const unknown = words.filter((word) => !phraseWords.has(word) && !fillers.has(word));
  const [slip] = unknown;
  if (slip === undefined || unknown.length > 1 || slip.length < shortestWithSlip || noSlips.has(slip)) return words;
  const meant = longWords.get(slip.charAt(0))?.find((known) => withinOneEdit(slip, known));
  return meant === undefined ? words : words.map((word) => (word === slip ? meant : word));
}

/** "Final state" is no slip of "Final stats", `Incidente` none of `Incidence`. */
const noSlips: ReadonlySet<string> = new Set(['state', 'states', 'incidente']);

/** The longest names that start at a word; several if one name means several roles. */
function phrasesAt(words: readonly string[], at: number, { phrases }: Vocabulary): readonly Phrase[] {
  const fitting = (phrases.get(words[at] ?? '') ?? []).filter((phrase) => {
    if (phrase.whole && (at > 0 || phrase.words.length !== words.length)) return false;
    return phrase.words.every((word, index) => words[at + index] === word);
  });
  return fitting.filter((phrase) => phrase.words.length === fitting[0]?.words.length);
}

/** Cuts a run of Chinese or Japanese into known words, as few as will do; what can't be cut whole stays whole. */
function cut(word: string, { phrases, fillers, longest }: Vocabulary): string[] {
  if (countWordless(word) === 0) return [word];
  const isKnown = (piece: string) =>
    fillers.has(piece) ||
    isNumber.test(piece) ||
    (phrases.get(piece)?.some((phrase) => phrase.words.length === 1 && (!phrase.whole || piece === word)) ?? false);
  /** For each length of the head: the length of its last word, and how many words it takes. */
  const best: ({ readonly last: number; readonly count: number } | undefined)[] = [{ last: 0, count: 0 }];
  for (let end = 1; end <= word.length; end++) {
    for (let last = 1; last <= Math.min(longest, end); last++) {
      const before = best[end - last];
      if (!before || !isKnown(word.slice(end - last, end))) continue;
      if (before.count + 1 < (best[end]?.count ?? Number.POSITIVE_INFINITY))
        best[end] = { last, count: before.count + 1 };
    }
  }
  if (!best[word.length]) return [word];
  const pieces: string[] = [];
  for (let end = word.length; end > 0; end -= best[end]?.last ?? end) {
    pieces.unshift(word.slice(end - (best[end]?.last ?? end), end));
  }
  return pieces;
}

/** Letters and digits in runs; `didn't` is one word. */
export function wordsOf(title: string): string[] {
  if (isPlain(title)) return title.split(' ');
  return wordsIn(fold(title.replace(/[’‘]/g, "'")));
}

/** Whether a text is nothing but words in their plainest spelling, as thousands of known names are. */
function isPlain(text: string): boolean {
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === space && !isInWord) return false;
    isInWord = code !== space;
    if (isInWord && !isPlainCode(code)) return false;
  }
  return isInWord;
}

const space = 0x20;

function isPlainCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** `Timeline (UTC)` is called Timeline. */
function withoutNotes(title: string): string {
  const bare = title.replace(/[([（【「][^)\]）】」]*[)\]）】」]/g, ' ');
  return hasLetter(bare) ? bare : title;
}
