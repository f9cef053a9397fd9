/**
 * Blocks that the parser would take far too long for. It is linear in nearly everything, but for runs of signs that
 * may each pair with every other one, lines that carry on a quote without saying so, many blocks in one quote or item,
 * and deep nesting. Such a block is taken for plain text: a person cannot read it either, and the rest of the document
 * stays alive.
 */

/** A block longer than this that is not cut further is a picture in disguise, or a log. In characters. */
const longestBlock = 64 * 1024;
/** Signs of markup in lines that stand together: two hundred in bold are four hundred pairs of stars. */
const mostSigns = 800;
const deepest = 60;
const mostLazyLines = 200;
/** Blocks that begin in one quote, item or footnote: the parser looks through what it has so far at each of them. */
const mostStarts = 1000;

const sign = /[*_`[\]<&|~!\\]/g;
const nesting = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/;
const startsBlock = /^[ \t>]*(?:$|[-+*] |\d{1,9}[.)] |#|\|)/;
const startsInContainer = /^[ \t>]*(?:$|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#|[=-]+[ \t]*$)/;

/** Whether a piece of a document, as long as it is, is better not given to the parser. */
export function isHostile(text: string): boolean {
  if (text.length <= mostSigns) return deepestNesting(text) > deepest;
  if (text.length > longestBlock) return true;
  let signs = 0;
  let lazy = 0;
  let starts = 0;
  const isContainer = /^ {0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^)/.test(text);
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (startsBlock.test(line)) {
      signs = 0;
      lazy = 0;
    } else if (isContainer && !/^[ \t]/.test(line)) lazy++;
    if (isContainer && startsInContainer.test(line)) starts++;
    signs += line.match(sign)?.length ?? 0;
    if (signs > mostSigns || lazy > mostLazyLines || starts > mostStarts) return true;
  }
  return deepestNesting(text) > deepest;
}

/** How many quotes and list items one line opens, or its indentation implies. */
function deepestNesting(text: string): number {
  let deepestSoFar = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const prefix = nesting.exec(line)?.[0] ?? '';
    const markers = prefix.replace(/[ \t\d]/g, '').length;
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const isItem = markers > 0 && prefix.length > indent;
    deepestSoFar = Math.max(deepestSoFar, markers + (isItem ? indent / 2 : 0));
  }
  return deepestSoFar;
}
