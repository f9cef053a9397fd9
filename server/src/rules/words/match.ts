/** Looking for listed words in prose. The lists are data; what is done with a hit is the rule's. */
import { endOfRun } from '../../characters.ts';
import type { Passage } from '../../model/text/passages.ts';
import type { Span } from '../../model/types.ts';
import type { CheckContext, Fix } from '../types.ts';
import { type Phrase, phraseFinder } from './phrases.ts';

/** Words that a rule speaks up about. */
export interface WordEntry {
  /**
   * Each form in lower case. `{person}` is a word for somebody in a role: `{person}'s fault`.
   * Any white space fits a space.
   */
  readonly words: readonly string[];
  /** What may stand in their place. */
  readonly instead?: readonly string[];
  /** The sentence says the same without them. */
  readonly omit?: boolean;
  /** What is wrong with them, as the end of a sentence: "judges a person". */
  readonly why: string;
  /** They count only where somebody does it: "the engineer failed to", not "the job failed to". */
  readonly by?: 'person';
  /** They count only in front of what was done: "inadvertently deleted". */
  readonly of?: 'deed';
  /** Words behind them with which they mean something else: "disaster *recovery*". */
  readonly notBefore?: readonly string[];
  /** The same for the word in front of them: "*natural* disaster". */
  readonly notAfter?: readonly string[];
  /** They count only behind one of these, articles aside: "*caused* chaos". */
  readonly onlyAfter?: readonly string[];
}

/** A hit. */
export interface FoundWords extends Span {
  readonly entry: WordEntry;
  /** As written. */
  readonly text: string;
}

/** Words for somebody in a role. Users and customers are none: what they failed to do is the impact. */
const people =
  'engineer developer dev programmer operator admin administrator sysadmin dba sre intern junior manager colleague teammate co-worker coworker responder tester reviewer'
    .split(' ')
    .flatMap((one) => [`${one}s`, one])
    .concat('on-call', 'oncall', 'team');
const person = `(?:${people.join('|')})`;

/** Behind the subject, in front of the verb. */
const between = '(?:(?:who|that|also|then|again|simply|just|had|has|have|[a-z]{2,12}ly)\\s+){0,3}';

/** `the engineer on call also`, `@ana`, `she`, at the end of what stands in front of the verb. */
const endsInPerson = new RegExp(
  `(?:^|[^a-z0-9\\u00c0-\\u024f])(?:@[\\w-]{1,40}|he|she|somebody|someone|${person}(?:\\s+on\\s+(?:call|duty))?)\\s+${between}$`,
  'i',
);

/** `deleted`, `then sent`: a verb in the past. */
const startsWithDeed =
  /^\s+(?:[a-z]{2,20}ed|sent|set|put|left|broke|took|ran|made|went|shut|cut|hid|lost|overwrote|wrote|gave|built|brought)(?![a-z0-9])/i;

const looksBack = 90;
const looksAhead = 40;

/** Makes a reader that finds the words of a list, in the order of the text. */
export function finderOf(
  list: readonly WordEntry[],
): (passage: Passage, allows: CheckContext['allows']) => readonly FoundWords[] {
  const find = phraseFinder(() => phrasesOf(list));
  return ({ text, start }, allows) => {
    const phrases = find(text);
    if (phrases.length === 0) return nothing;
    return phrases.flatMap(({ index, match: [written], value: entry }) => {
      if (isAllowed(written, allows) || !counts(entry, text, index, index + written.length)) return [];
      return [{ entry, text: written, start: start + index, end: start + index + written.length }];
    });
  };
}

const nothing: readonly never[] = [];

/** The longest first, so that "wreaked havoc" is not found as "havoc". */
function phrasesOf(list: readonly WordEntry[]): Phrase<WordEntry>[] {
  const forms = list.flatMap((entry) => entry.words.map((words) => ({ entry, words })));
  return forms
    .sort((a, b) => b.words.length - a.words.length)
    .map(({ entry, words }) => {
      const first = firstWordsOf(words);
      return { first, source: first[0] === words ? undefined : sourceOf(words), value: entry };
    });
}

function firstWordsOf(words: string): readonly string[] {
  const starts = words.startsWith('{person}') ? people : [words];
  return [...new Set(starts.map((start) => start.slice(0, endOfRun(start, 0)) || start))];
}

function sourceOf(words: string): string {
  return words
    .replace(/[.*+?^$()[\]\\|]/g, '\\$&')
    .replaceAll('{person}', person)
    .replaceAll("'", "['’]")
    .replaceAll(' ', '\\s{1,40}');
}

function isAllowed(written: string, allows: CheckContext['allows']): boolean {
  return allows(written.replace(/\s+/g, ' ')) || written.split(/[\s.,;:!?()"“”]+/).some(allows);
}

function counts(
  { by, of, notBefore, notAfter, onlyAfter }: WordEntry,
  text: string,
  from: number,
  to: number,
): boolean {
  const before = text.slice(Math.max(0, from - looksBack), from);
  const behind = text.slice(to, to + looksAhead);
  if (by === 'person' && !endsInPerson.test(before)) return false;
  if (of === 'deed' && !startsWithDeed.test(behind)) return false;
  const next = /^[\s-]+([a-z0-9]+)/i.exec(behind)?.[1]?.toLowerCase();
  const last = /([a-z0-9]+)[\s-]+(?:(?:the|an?|our|any)\s+)?$/i.exec(before.slice(-looksAhead))?.[1]?.toLowerCase();
  if (next !== undefined && notBefore?.includes(next)) return false;
  if (onlyAfter && !onlyAfter.includes(last ?? '')) return false;
  return last === undefined || !notAfter?.includes(last);
}

/** The entry whose words a text starts with, behind "we will" and the like. */
export function leadingWords(
  list: readonly WordEntry[],
): (text: string) => { entry: WordEntry; words: string } | undefined {
  const find = phraseFinder(() => phrasesOf(list));
  return (text) => {
    const lead = intent.exec(text)?.[0].length ?? 0;
    const first = find(text.slice(lead, lead + longestPhrase))[0];
    return first?.index === 0 ? { entry: first.value, words: first.match[0] } : undefined;
  };
}

/** "We will", "the team should also". */
const intent =
  /^(?:(?:we|the team|teams?|i)(?:'re|'ll|’re|’ll)?\s+)?(?:(?:will|should|must|need to|plan to|are|to|please|also|further)\s+){0,2}/i;

const longestPhrase = 80;

/** A fix for each of what may stand in the words' place, in the case that they have. */
export function rewordings({ entry, text, ...span }: FoundWords, following: string): readonly Fix[] {
  const fixes = (entry.instead ?? []).map(
    (words): Fix => ({
      title: `Write “${words}”`,
      edits: [{ span, newText: [casedLike(text, words)] }],
      replaces: true,
    }),
  );
  if (!entry.omit || !/^[ \t]+[\p{L}\p{N}]/u.test(following)) return fixes;
  return [...fixes, { title: `Leave out “${text}”`, edits: [leaveOut(span, text, following)], replaces: true }];
}

/** With the space behind it; at the start of a sentence the next word takes its capital. */
function leaveOut(span: Span, text: string, following: string): Fix['edits'][number] {
  const [gap = '', letter = ''] = /^[ \t]+(\p{Ll})?/u.exec(following) ?? [];
  const isCapital = /^\p{Lu}/u.test(text);
  return {
    span: { start: span.start, end: span.end + gap.length },
    newText: [isCapital ? letter.toUpperCase() : letter],
  };
}

function casedLike(sample: string, words: string): string {
  return /^\p{Lu}/u.test(sample) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
