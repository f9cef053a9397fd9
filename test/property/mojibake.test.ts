/** Text that is damaged can be put back, and text that is not damaged is left alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMojibake } from '../../server/src/model/text/mojibake.ts';
import { runs } from '../support/arbitraries.ts';

const mended = (text: string) =>
  findMojibake(text).reduceRight((now, { start, end, meant }) => now.slice(0, start) + meant + now.slice(end), text);

/** What is often damaged: letters with an accent, quotation marks, dashes, emoji. */
const fragile = fc.array(fc.constantFrom('é', 'ü', 'ñ', '°', '’', '–', '…', '€', '→', '✅', '📋', '🛠️', 'a', ' ', '1'), {
  maxLength: 12,
});

describe('damaged text', () => {
  it.each(['windows-1252', 'macintosh'])('read as %s is put back', (encoding) => {
    const damage = (text: string) => new TextDecoder(encoding).decode(new TextEncoder().encode(text));
    fc.assert(
      fc.property(fragile, (characters) => {
        const text = characters.join('');
        expect(mended(damage(text))).toBe(text);
      }),
      runs(200),
    );
  });
});

/** Words as people write them, with what may stand behind and between them. */
const word = fc.constantFrom(
  ...'CAFÉ là À É Â Ã ã naïve Größe Ñandú São ação â déjà пример 例え 예제 ОШИБКА √2 ±5 £5 µs ß'.split(' '),
);
const behind = fc.constantFrom('', '…', '»', '”', '’', ' –', '!', ' ', '?', '“');

describe('text in many languages', () => {
  it('is left alone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, behind, behind), { maxLength: 8 }), (parts) => {
        const text = parts.map((part) => part.join('')).join(' ');
        expect(findMojibake(text)).toEqual([]);
      }),
      runs(300),
    );
  });
});
