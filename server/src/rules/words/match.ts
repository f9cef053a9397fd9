/** Looking for listed words in prose. The lists are data; what is done with a hit is the rule's. */
import type { Passage } from '../../model/passages.ts';
import type { Span } from '../../model/types.ts';
import type { CheckContext, Fix } from '../types.ts';

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
}

/** A hit. */
export interface FoundWords extends Span {
  readonly entry: WordEntry;
  /** As written. */
  readonly text: string;
}

/** Words for somebody in a role. Users and customers are none: what they failed to do is the impact. */
const person =
  '(?:engineers?|developers?|devs?|programmers?|operators?|admins?|administrators?|sysadmins?|dbas?|sres?|interns?|juniors?|managers?|colleagues?|teammates?|co-?workers?|responders?|testers?|reviewers?|on-?call|team)';

/** Behind the subject, in front of the verb. */
const between = '(?:(?:who|that|also|then|again|simply|just|had|has|have|\\p{L}{2,12}ly)\\s+){0,3}';

/** `the engineer on call also`, `@ana`, `she`, at the end of what stands in front of the verb. */
const endsInPerson = new RegExp(
  `(?:^|[^\\p{L}\\p{N}])(?:@[\\w-]{1,40}|he|she|somebody|someone|${person}(?:\\s+on\\s+(?:call|duty))?)\\s+${between}$`,
  'iu',
);

/** `deleted`, `then sent`: a verb in the past. */
const startsWithDeed =
  /^\s+(?:\p{L}{2,20}ed|sent|set|put|left|broke|took|ran|made|went|shut|cut|hid|lost|overwrote|wrote|gave|built|brought)(?![\p{L}\p{N}])/iu;

const looksBack = 90;
const looksAhead = 40;

/** Makes a reader that finds the words of a list, in the order of the text. */
export function finderOf(
  list: readonly WordEntry[],
): (passage: Passage, allows: CheckContext['allows']) => FoundWords[] {
  const forms = list.flatMap((entry) => entry.words.map((words) => ({ entry, words })));
  // The longest first, so that "wreaked havoc" is not found as "havoc".
  const byLength = [...forms].sort((a, b) => b.words.length - a.words.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${byLength.map(({ words }) => `(${sourceOf(words)})`).join('|')})(?![\\p{L}\\p{N}_]|-\\p{L})`,
    'giu',
  );
  return ({ text, start }, allows) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const entry = byLength[match.slice(1).findIndex((group) => group !== undefined)]?.entry;
      const [written] = match;
      if (!entry || isAllowed(written, allows) || !counts(entry, text, match.index, match.index + written.length))
        return [];
      return [{ entry, text: written, start: start + match.index, end: start + match.index + written.length }];
    });
}

function sourceOf(words: string): string {
  return words
    .replace(/[.*+?^$()[\]\\|]/g, '\\$&')
    .replaceAll('{person}', person)
    .replaceAll("'", "['’]")
    .replaceAll(' ', '\\s{1,40}');
}

function isAllowed(written: string, allows: CheckContext['allows']): boolean {
  return allows(written.replace(/\s+/g, ' ')) || (written.match(/[\p{L}\p{N}'’-]+/gu) ?? []).some(allows);
}

function counts({ by, of, notBefore, notAfter }: WordEntry, text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - looksBack), from);
  const behind = text.slice(to, to + looksAhead);
  if (by === 'person' && !endsInPerson.test(before)) return false;
  if (of === 'deed' && !startsWithDeed.test(behind)) return false;
  const next = /^[\s-]+([\p{L}\p{N}]+)/u.exec(behind)?.[1]?.toLowerCase();
  const last = /([\p{L}\p{N}]+)[\s-]+(?:(?:the|an?|our|any)\s+)?$/iu
    .exec(before.slice(-looksAhead))?.[1]
    ?.toLowerCase();
  if (next !== undefined && notBefore?.includes(next)) return false;
  return last === undefined || !notAfter?.includes(last);
}

/** The entry whose words a text starts with, behind "we will" and the like. */
export function leadingWords(
  list: readonly WordEntry[],
): (text: string) => { entry: WordEntry; words: string } | undefined {
  const forms = list.flatMap((entry) => entry.words.map((words) => ({ entry, words })));
  const byLength = [...forms].sort((a, b) => b.words.length - a.words.length);
  const pattern = new RegExp(
    `^(?:(?:we|the team|teams?|i)(?:'re|'ll|’re|’ll)?\\s+)?(?:(?:will|should|must|need to|plan to|are|to|please|also|further)\\s+){0,2}(?:${byLength.map(({ words }) => `(${sourceOf(words)})`).join('|')})(?![\\p{L}\\p{N}_-])`,
    'iu',
  );
  return (text) => {
    const match = pattern.exec(text);
    const at = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
    const entry = byLength[at]?.entry;
    return match && entry ? { entry, words: match[at + 1] ?? '' } : undefined;
  };
}

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
