import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphabetic,
  countEastAsian,
  countRuns,
  countWordless,
  hasEastAsian,
  isLetter,
  isLetterOrDigit,
  letters,
  startsWithCapital,
  withoutSigns,
  wordsIn,
} from '../../server/src/characters.ts';

/** Every character there is, but halves of one. */
const characters = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

/** Those that two ways of asking disagree about. */
function disputed(asked: (character: string) => boolean, known: RegExp): string[] {
  return characters.filter((character) => asked(character) !== known.test(character));
}

describe('one character', () => {
  it('is a letter if Unicode says so', () => {
    expect(disputed((character) => isLetter(character, 0), /\p{L}/u)).toEqual([]);
  });

  it('is a letter or a digit if Unicode says so', () => {
    expect(disputed((character) => isLetterOrDigit(character, 0), /[\p{L}\p{N}]/u)).toEqual([]);
  });

  it('is a capital, or of a script without', () => {
    expect(disputed(startsWithCapital, /[\p{Lu}\p{Lo}]/u)).toEqual([]);
  });

  it('is of East Asia', () => {
    const known = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
    expect(disputed((character) => hasEastAsian(character), known)).toEqual([]);
    expect(disputed((character) => countEastAsian(character) > 0, known)).toEqual([]);
  });

  it('is of a script that puts no space between words', () => {
    expect(
      disputed((character) => countWordless(character) > 0, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u),
    ).toEqual([]);
  });

  it('is none behind the end', () => {
    expect([isLetter('a', 1), isLetterOrDigit('', 0), startsWithCapital('')]).toEqual([false, false, false]);
  });
});

describe('a class of a pattern', () => {
  const ends = new RegExp(`[${alphabetic}]`);
  const all = new RegExp(`[${letters}]`);

  it.each(['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Hebrew', 'Arabic', 'Devanagari', 'Thai', 'Georgian'])(
    'has the letters of %s that are in everyday use',
    (script) => {
      const known = new RegExp(`(?=\\p{Script=${script}})\\p{L}`, 'u');
      const missing = characters.filter(
        (character) => known.test(character) && character < '\u2000' && !ends.test(character),
      );
      expect(missing).toEqual([]);
    },
  );

  it.each(['Han', 'Hiragana', 'Katakana', 'Hangul'])('ends no word at the letters of %s, and knows them', (script) => {
    const known = new RegExp(`(?=\\p{Script=${script}})\\p{L}`, 'u');
    const everyday = characters.filter(
      (character) => known.test(character) && /[\u3041-\u9fff\uac00-\ud7a3]/.test(character),
    );
    expect(everyday.filter((character) => ends.test(character))).toEqual([]);
    expect(everyday.filter((character) => !all.test(character) && !/[\u31a0-\u31ff]/.test(character))).toEqual([]);
  });

  it('has no space, dash, quote, bracket, arrow or emoji in it', () => {
    expect([...' \u00a0\u2009\u3000–—‘’“”«»()[]（）。、→✅🚒×÷'].filter((sign) => all.test(sign))).toEqual([]);
  });
});

describe('a text', () => {
  const text = fc.string({ unit: fc.constantFrom(..."aZ5é_'’ -.)(影😀²𝐀\n"), maxLength: 20 });

  it('has the words that a pattern finds', () => {
    fc.assert(
      fc.property(text, (some) => {
        expect(wordsIn(some)).toEqual(some.match(/[\p{L}\p{N}]+(?:'(?=\p{L})[\p{L}\p{N}]+)*/gu) ?? []);
        expect(countRuns(some)).toBe(some.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
      }),
    );
  });

  it('loses the signs around its words', () => {
    fc.assert(
      fc.property(text, (some) => {
        expect(withoutSigns(some)).toBe(some.replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, ''));
        expect(withoutSigns(some, isLetter)).toBe(some.replace(/^[^\p{L}]+|(?<=\p{L})[^\p{L}]+$/gu, ''));
      }),
    );
  });
});
