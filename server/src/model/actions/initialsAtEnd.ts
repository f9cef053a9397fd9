/** Initials behind all the words of an action: of those who see to it. */
import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { once } from '../memory.ts';
import { isInitials } from '../words/actionWords.ts';

export interface InitialsAtEnd {
  readonly name: PlainText;
  readonly isBold: boolean;
  /** Whether nothing else can be meant: `RK/**JT**`, or `RK/JT` behind the end of a sentence. */
  readonly isSure: boolean;
}

/**
 * The initials that an action ends in:
 *
 *     Add an index. RK/**JT**
 *                   ^^^^^^^^^
 *     Add an index **JP**
 *     Add an index (NW)
 *
 * One of them without a sign, "Add an index to DX", is rather a thing.
 *
 * @param source the action as typed, with its markup
 */
export function initialsAtEnd(described: PlainText, source: PlainText): InitialsAtEnd | undefined {
  const end = described.end - source.start;
  const from = Math.max(0, end - longest);
  const typed = source.text.slice(from, end);
  const match = atEnd().exec(typed);
  const [, bracket = '', written = ''] = match ?? [];
  const names = written.replace(/[*_\s]/g, '').split('/');
  if (!match || !names.every(isInitials)) return undefined;
  const before = typed.slice(0, match.index);
  const isBold = /[*_]/.test(written);
  const areSeveral = names.length > 1;
  if (!isBold && !areSeveral && (bracket === '' || isSpeltOut(before, written))) return undefined;
  const start = source.start + from + match.index + match[0].indexOf(written) - described.start;
  const marks = /^[*_]*/.exec(written)?.[0].length ?? 0;
  const text = written.slice(marks).replace(/[*_\s]+$/, '');
  return {
    name: slicePlain(described, start + marks, start + marks + text.length),
    isBold,
    isSure: areSeveral && (isBold || (bracket === '' && /[.!?]\s*$/.test(before))),
  };
}

const longest = 60;

const atEnd = once(() => {
  const one = String.raw`(?:\*\*|__)?\p{Lu}[\p{L}'’]{1,4}(?:\*\*|__)?`;
  return new RegExp(String.raw`\s([([]?)(${one}(?:\s?/\s?${one}){0,3})[)\]]?[.\s*_]{0,4}$`, 'u');
});

/** "the recovery point (RP)" */
function isSpeltOut(before: string, letters: string): boolean {
  const words = before.trim().split(/[\s-]+/);
  const initials = words.slice(-letters.length).map((word) => word.charAt(0));
  return initials.join('').toLowerCase() === letters.toLowerCase();
}
