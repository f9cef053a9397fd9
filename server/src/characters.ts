/**
 * Which characters are letters and digits, of any script.
 *
 * An engine takes half a millisecond to make a pattern with `\p{L}` in it, and the first document meets dozens. So texts
 * are asked here, character by character, and patterns take `alphabetic` where it is enough to know where a word ends.
 */

/**
 * In a class of a pattern: the letters of alphabets (and the few signs between them that nobody puts into a word). A
 * word of Chinese or Japanese may follow another one without a space, so their letters end no word and are not in it.
 */
export const alphabetic = 'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u167f\\u1681-\\u1fff';

/** The same with the letters of East Asia. */
export const letters = `${alphabetic}\\u3005-\\u3007\\u3041-\\u30fa\\u30fc-\\u318e\\u3400-\\u9fff\\uac00-\\ud7a3`;

/** Code of the last character of ASCII. */
export const lastAscii = 0x7f;

/** Whether a letter, of any script, stands at an offset. Behind the end stands none. */
export function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code > lastAscii)) return isAsciiLetter(code);
  if (isCommonLetter(code)) return true;
  return !isCommonSign(code) && /\p{L}/u.test(characterAt(text, at));
}

/** Whether a letter or a digit, of any script, stands at an offset. */
export function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code > lastAscii)) return isAsciiLetter(code) || (code >= 0x30 && code <= 0x39);
  if (isCommonLetter(code)) return true;
  return !isCommonSign(code) && /[\p{L}\p{N}]/u.test(characterAt(text, at));
}

export function hasLetter(text: string): boolean {
  return firstFrom(text, 0, isLetter) < text.length;
}

export function hasLetterOrDigit(text: string): boolean {
  return firstFrom(text, 0, isLetterOrDigit) < text.length;
}

/** Offset of the first letter or digit; the length of the text if there is none. */
export function firstLetterOrDigit(text: string): number {
  return firstFrom(text, 0, isLetterOrDigit);
}

/** Whether a text begins as a sentence or a name does: with a capital, or a letter of a script that has none. */
export function startsWithCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  if (!(code > lastAscii)) return code >= 0x41 && code <= 0x5a;
  return isLetter(text, 0) && /^[\p{Lu}\p{Lo}]/u.test(text);
}

/** The runs of letters and digits of a text, with an apostrophe in front of a letter for a part of one: `didn't`. */
export function wordsIn(text: string): string[] {
  const words: string[] = [];
  for (let at = firstFrom(text, 0, isLetterOrDigit); at < text.length; ) {
    let end = endOfRun(text, at);
    while (text.charAt(end) === "'" && isLetter(text, end + 1)) end = endOfRun(text, end + 1);
    words.push(text.slice(at, end));
    at = firstFrom(text, end, isLetterOrDigit);
  }
  return words;
}

/** A text without what stands before the first and behind the last letter or digit, or whatever else is asked for. */
export function withoutSigns(text: string, mayStart: Ask = isLetterOrDigit, mayEnd: Ask = mayStart): string {
  const from = firstFrom(text, 0, mayStart);
  let to = text.length;
  while (to > from) {
    const at = to - (to > 1 && widthAt(text, to - 2) === 2 ? 2 : 1);
    if (mayEnd(text, at)) break;
    to = at;
  }
  return text.slice(from, to);
}

/** How many runs of letters and digits a text has. */
export function countRuns(text: string): number {
  let count = 0;
  for (let at = firstFrom(text, 0, isLetterOrDigit); at < text.length; count++)
    at = firstFrom(text, endOfRun(text, at), isLetterOrDigit);
  return count;
}

/** Behind the letters and digits that stand at an offset. */
export function endOfRun(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLetterOrDigit(text, at)) at += widthAt(text, at);
  return at;
}

/** How many letters of Chinese and Japanese, which put no space between words, a text has. */
export function countWordless(text: string): number {
  if (!mayBeEastAsian.test(text)) return 0;
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
}

/** How many letters of Chinese, Japanese and Korean a text has. */
export function countEastAsian(text: string): number {
  return eastAsianIn(text).reduce((count, run) => count + run.length, 0);
}

/** Whether so many letters of Chinese, Japanese or Korean follow each other somewhere. */
export function hasEastAsian(text: string, least = 1): boolean {
  return eastAsianIn(text).some((run) => run.length >= least);
}

function eastAsianIn(text: string): readonly string[] {
  if (!mayBeEastAsian.test(text)) return [];
  return text.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+/gu) ?? [];
}

/** Nothing below is of these scripts but the old letters of Hangul. */
const mayBeEastAsian = /[\u1100-\u11ff\u2e80-\uffff]/;

/** What is asked of the character at an offset. */
type Ask = (text: string, at: number) => boolean;

function firstFrom(text: string, from: number, is: Ask): number {
  let at = from;
  while (at < text.length && !is(text, at)) at += widthAt(text, at);
  return at;
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Latin, Greek, Cyrillic, kana, Han and Hangul, all but what is rare in them. */
function isCommonLetter(code: number): boolean {
  return (
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x3a3 && code <= 0x3f5) ||
    (code >= 0x400 && code <= 0x481) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30ff && code !== 0x30fb) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  );
}

/** No-break spaces, dashes, quotes, arrows, bullets, and the full stops and brackets of East Asia. */
function isCommonSign(code: number): boolean {
  return (
    (code >= 0x80 && code <= 0xa9) ||
    (code >= 0xab && code <= 0xb1) ||
    code === 0xb7 ||
    code === 0xbb ||
    code === 0xbf ||
    code === 0xd7 ||
    (code >= 0x2010 && code <= 0x205e) ||
    (code >= 0x2190 && code <= 0x245f) ||
    (code >= 0x2500 && code <= 0x2775) ||
    (code >= 0x3000 && code <= 0x3004) ||
    (code >= 0x3008 && code <= 0x3020) ||
    (code >= 0xff01 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20)
  );
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function widthAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Where no space parts the words, two characters make about one. */
export function countAboutWords(text: string): number {
  return Math.max(countRuns(text), countWordless(text) / 2);
}
