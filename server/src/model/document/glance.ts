import { alphabetic, countWordless } from '../../characters.ts';
import type { Role } from '../../templates/catalogue.ts';
import { languages } from '../../templates/names/registry.ts';
import { fold } from '../../time/names.ts';
import { once } from '../memory.ts';
import { byFirstLetter, readTitle, shortestWithSlip, spellingsOfWord, wordsOf } from '../sections/roles.ts';
import { withinOneEdit } from '../spelling.ts';
import { failure, genre, incident, sentencesOf, tellsKind } from './kind.ts';

/**
 * Whether `kindOf` could take a text for a postmortem, or a form for one: a glance at its words, without parsing it.
 * A text without any sign is none; one with a sign may be.
 */
export function mayBePostmortem(text: string): boolean {
  const plain = fold(text.replace(beginsLabel, ' ').replace(/[*_`~\\]/g, ''));
  return genre.test(plain) || entity.test(text) || hasTitleOfOne(text) || tellsOfOne(plain);
}

/** `Postmortem**Duration:**` and `SEV2**Start:**` are two words, `Post**mortem**` is one. */
const beginsLabel = /(?<=[\p{Ll}\d])\*\*(?=\p{Lu})/gu;

/** Letters may be written as `&#112;`, and then words are not what they seem. */
const entity = /&(?:#\w+|(?!(?:amp|lt|gt|quot|nbsp|copy|mdash|ndash|hellip);)\w+);/;

// ---------------------------------------------------------------- titles

/** Of each title that lets one think of a postmortem, the word that other titles are least likely to have: the longest. */
const words = once(
  (): ReadonlySet<string> =>
    new Set([
      ...Object.values(languages).flatMap(({ roles }) =>
        Object.entries(roles).flatMap(([role, names]) => (tellsKind(role as Role) ? names.map(longestWord) : [])),
      ),
      // What other words may stand before.
      ...'timeline timelines chronology impact impacts cause causes factors learned learnt'.split(' '),
    ]),
);

function longestWord(name: string): string {
  return wordsOf(name).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Words in which a slip is overlooked, by their first letter, which is none. */
const longWords = once(() => byFirstLetter([...words()].filter((word) => word.length >= shortestWithSlip)));

/** What stands before a title: `## `, `- **`, `1. `, `> `, `<h2>`. */
const lead = /^(?:[\s>#*+_|-]|\d{1,3}[.)]\s|<[^<>]{0,200}>)*/;
const longestHeading = 120;
const longestBareTitle = 40;

function hasTitleOfOne(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => {
    if (line === '') return false;
    const opening = line.slice(0, 2 * longestHeading);
    const start = lead.exec(opening)?.[0] ?? '';
    const rest = opening.slice(start.length);
    const colon = rest.search(/[:：]/);
    // A title is marked as one, has a colon behind it, or a line below it.
    if (colon < 0 && rest.length > longestBareTitle && !/[#*_<]/.test(start)) return false;
    return titlesIn(rest, colon).some(isTitleOfOne);
  });
}

/** The whole line, what is before its colon, and what is in bold, without markup. */
function titlesIn(rest: string, colon: number): string[] {
  const bold = /^[^*_]{1,120}(?=\*\*|__)/.exec(rest)?.[0];
  const inBold = [...rest.matchAll(boldLabel)].flatMap(([, label]) => label ?? []);
  const titles = [rest, ...(colon > 0 ? [rest.slice(0, colon)] : []), ...(bold ? [bold] : []), ...inBold];
  return titles.filter((title) => title.length <= longestHeading).map((title) => title.replace(markup, ''));
}

/** `SEV2 **Timeline:** 13:55`: labels may stand in a row. */
const boldLabel = /(?:\*\*|__)([^*_]{1,120}?)[:：]? ?(?:\*\*|__)/g;

const markup = /<[^<>]{0,200}>|[*_`#~]/g;

function isTitleOfOne(title: string): boolean {
  return (
    (countWordless(title) > 0 || wordsOf(title).flatMap(spellingsOfWord).some(isKnown)) &&
    readTitle(title).roles.some(tellsKind)
  );
}

function isKnown(word: string): boolean {
  if (words().has(word)) return true;
  const alike = longWords().get(word.charAt(0)) ?? [];
  return alike.some((known) => withinOneEdit(word, known));
}

// ---------------------------------------------------------------- sentences

/** What every date with a day has: digits beside a sign of a date, or beside a word. */
const day = new RegExp(
  String.raw`\d[-/.年月]\d|[${alphabetic}]{3}\.? ?\d{1,2}(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th|º|er)?,? (?:de )?[${alphabetic}]{3}|\d ?[月월]`,
  'i',
);
const number = /\d/;
/** As much as holds the first paragraphs. */
const opening = 20_000;

/** Whether a sentence could say that something failed on a day. */
function tellsOfOne(plain: string): boolean {
  return sentencesOf(plain.slice(0, opening)).some(
    (sentence) => number.test(sentence) && (failure.test(sentence) || incident.test(sentence)) && day.test(sentence),
  );
}
