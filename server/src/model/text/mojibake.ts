/** Text whose UTF-8 bytes were read as if they were of another encoding: `donâ€™t`, `cafÃ©`, `‚úÖ`. */

export interface Mojibake {
  /** Offsets in the text that was searched. */
  readonly start: number;
  readonly end: number;
  /** What it means. */
  readonly meant: string;
}

interface Encoding {
  readonly bytes: ReadonlyMap<string, number>;
  /** First bytes of two and three that no word of any language begins a sequence with. */
  readonly leads: ReadonlySet<number>;
}

/** Characters of the bytes 0x80 to 0xff, in their order. */
const macRoman =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const windows =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  Array.from({ length: 96 }, (_, at) => String.fromCharCode(0xa0 + at)).join('');

const encodings: readonly Encoding[] = [encodingOf(windows), encodingOf(macRoman)];

function encodingOf(characters: string): Encoding {
  const bytes = new Map([...characters].map((character, at) => [character, 0x80 + at]));
  // Some programs take the controls of Latin-1 for what Windows has in their places.
  if (characters === windows) for (let code = 0x80; code < 0xa0; code++) bytes.set(String.fromCharCode(code), code);
  // Letters with an accent, general punctuation and symbols, variation selectors.
  return { bytes, leads: new Set([0xc2, 0xc3, 0xe2, 0xef]) };
}

/** What may stand behind a word: `«CAFÉ…»`. */
const punctuation = new Set('…“”‘’–—«»„\u00a0');

const foreign = /[\u0080-\uffff]{2,}/g;

const none: readonly Mojibake[] = [];

export function findMojibake(text: string): readonly Mojibake[] {
  if (text.search(foreign) < 0) return none;
  const found: Mojibake[] = [];
  for (const match of text.matchAll(foreign)) {
    for (let at = 0; at < match[0].length; ) {
      const piece = decodeAt(match[0], at);
      if (!piece) {
        at++;
        continue;
      }
      const start = match.index + at;
      const end = start + piece.length;
      const last = found.at(-1);
      if (last?.end === start) found[found.length - 1] = { start: last.start, end, meant: last.meant + piece.meant };
      else found.push({ start, end, meant: piece.meant });
      at += piece.length;
    }
  }
  return found;
}

function decodeAt(text: string, at: number): { readonly length: number; readonly meant: string } | undefined {
  for (const { bytes, leads } of encodings) {
    const lead = bytes.get(text.charAt(at)) ?? 0;
    const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length === 0 || (length < 4 && (!leads.has(lead) || punctuation.has(text.charAt(at + 1))))) continue;
    const code = codePoint(lead, length, (index) => bytes.get(text.charAt(at + index)));
    if (code !== undefined && isMeant(code)) return { length, meant: String.fromCodePoint(code) };
  }
  return undefined;
}

function codePoint(lead: number, length: number, byteAt: (index: number) => number | undefined): number | undefined {
  let code = lead & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const byte = byteAt(index);
    if (byte === undefined || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  return code;
}

/** Letters of western languages, punctuation, symbols, emoji and what modifies them. */
function isMeant(code: number): boolean {
  const isLatin = code >= 0xa0 && code <= 0xff;
  const isSymbol = code >= 0x2000 && code <= 0x2bff;
  const isEmoji = code >= 0x1f000 && code <= 0x1faff;
  return isLatin || isSymbol || isEmoji || code === 0xfe0f || code === 0xfeff;
}
