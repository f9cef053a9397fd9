/**
 * A line that says who wrote the document without a colon, and what else stands in it:
 *
 *     Written by Ana Ruiz. Status: final.
 *     By Ana Ruiz and Bo Chen, 2026-03-02. Final.
 */
import { letters } from '../../characters.ts';
import { type PlainText, slicePlain } from '../../syntax/plainText.ts';
import { once } from '../memory.ts';
import { personName } from './actionWords.ts';
import { isStatus } from './status.ts';

/** The parts of such a line. */
export interface Byline {
  readonly authors: PlainText;
  /** `Final.`, where it says nothing else. */
  readonly status?: PlainText;
  /** What stands behind the names. */
  readonly rest: PlainText;
}

/** A quick look at what every line is asked. */
const mayTell = /^\W{0,4}(?:(?:written|authored|prepared|compiled|drafted) )?by /i;

const byline = once(
  () =>
    new RegExp(
      String.raw`^\W{0,4}((?:[Ww]ritten|[Aa]uthored|[Pp]repared|[Cc]ompiled|[Dd]rafted) by|[Bb]y) (${personName}(?:(?:, (?![A-Z]{2,5}(?![${letters}]))|,? and | & )${personName}){0,5})[*_\s]*(?=[.,·|;–—]|$)`,
    ),
);

/** `Ana Ruiz. Final`, but not `J. R. Smith`. */
const sentenceEnd = /(?<=\p{Ll}{2})(?=\.\s)/u;

/** Between two parts behind the names. */
const seam = /[.,·|;–—]/;

/** Those of a paragraph's lines: none that goes on with the sentence of the line above it. */
export function bylinesOf(lines: readonly PlainText[]): readonly Byline[] {
  return lines.flatMap((line, at) => {
    const above = lines[at - 1]?.text;
    return above === undefined || endsOrLabels.test(above) ? (bylineOf(line) ?? []) : [];
  });
}

const endsOrLabels = /[.!?。]["”’)*_]{0,4}\s*$|^[^:：]{2,40}[:：]/;

function bylineOf(line: PlainText): Byline | undefined {
  if (!mayTell.test(line.text)) return undefined;
  const [whole, verb = '', written] = byline().exec(line.text) ?? [];
  if (whole === undefined || written === undefined) return undefined;
  const names = written.split(sentenceEnd, 1)[0] ?? written;
  const from = whole.indexOf(written, whole.indexOf(verb) + verb.length);
  const rest = slicePlain(line, names === written ? whole.length : from + names.length, line.text.length);
  const isBare = /^by$/i.test(verb);
  // "By Friday."
  if (isBare && !names.includes(' ')) return undefined;
  const isTold = isBare ? isAside : isShort;
  if (!rest.text.split(seam).every(isTold)) return undefined;
  const length = names.replace(/(?<=\p{Ll}{2})\.$/u, '').length;
  return { authors: slicePlain(line, from, from + length), status: stateIn(rest), rest };
}

/** "By Monday Morning, all was well" is a sentence: behind a name stand a day, a state and labels. */
function isAside(part: string): boolean {
  return aside.test(part) || isState(part);
}

const aside =
  /^\s*(?:\d[\d\s/-]{0,20}|\d{1,2} \p{L}{3,9}(?: \d{4})?|\p{L}{3,9} \d{1,2}|\p{L}[\p{L} ]{1,24}[:：].{0,60})?\s*$/u;

/** Behind "written by" also what somebody is: "the storage team". */
function isShort(part: string): boolean {
  return part.trim().split(/\s+/).length <= mostWords;
}

const mostWords = 5;

/** `Final`, `In review` */
function isState(part: string): boolean {
  const words = part.trim();
  return words !== '' && !/[:：]/.test(words) && words.split(/\s+/).length <= 2 && isStatus(words);
}

/** The part that is a state and nothing else. */
function stateIn(rest: PlainText): PlainText | undefined {
  for (const { 0: part, index } of rest.text.matchAll(/[^.,·|;–—]+/g)) {
    const words = part.trim();
    if (!isState(words)) continue;
    const from = index + part.indexOf(words);
    return slicePlain(rest, from, from + words.length);
  }
  return undefined;
}
