import { type CheckedFinding, isAtLeast, type Outcome, type ShownLevel } from '../check/outcome.ts';
import type { Tally } from '../check/verdict.ts';
import { counted, type Format } from './format.ts';
import { printable } from './plainText.ts';

/** For people: each finding with its line, and a summary. */
export function prettyFormat(hasColour: boolean, least: ShownLevel): Format {
  const paint = (style: keyof typeof styles, text: string) =>
    hasColour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;

  function finding(file: string, { range, level, message, rule, line, isFixable }: CheckedFinding): string {
    const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
    const mark = isFixable ? paint('quiet', ' (fixable)') : '';
    return [
      `${paint('place', place)}: ${paint(level, level)}: ${printable(message)} ${paint('quiet', `[${rule}]`)}${mark}`,
      ...frame(line, range).map((each) => paint('quiet', `  | ${each}`)),
      '',
      '',
    ].join('\n');
  }

  return {
    file: ({ file, findings }: Outcome) => findings.map((each) => finding(printable(file), each)).join(''),
    end: (tally) => `${summaryOf(tally, least)}\n`,
  };
}

const styles: Readonly<Record<ShownLevel | 'place' | 'quiet', string>> = {
  error: '31;1',
  warning: '33;1',
  info: '34;1',
  hint: '36',
  place: '1',
  quiet: '2',
};

const widest = 100;

/** The line with carets below what is meant; of a long line only the part around it. */
function frame(line: string, { start, end }: CheckedFinding['range']): string[] {
  const from = start.character > widest / 2 ? start.character - 20 : 0;
  const shown = line.slice(from, from + widest);
  const to = end.line > start.line ? line.length : end.character;
  const length = Math.max(1, columns(line.slice(start.character, Math.min(to, from + widest))));
  const lead = from > 0 ? '…' : '';
  const before = columns(lead + line.slice(from, start.character));
  const rest = from + widest < line.length ? '…' : '';
  return [`${lead}${printable(shown)}${rest}`, `${' '.repeat(before)}${'^'.repeat(length)}`];
}

/** Columns of a terminal: most letters of East Asia and emoji take two, accents none. */
function columns(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

const graphemes = new Intl.Segmenter();
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}！-｠、-〿]/u;

const nouns = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'remark'],
  ['hint', 'hint'],
] as const;

function summaryOf({ files, postmortems, findings, fixable, fixed }: Tally, least: ShownLevel): string {
  const found = nouns
    .filter(([level]) => findings[level] > 0 && isAtLeast(level, least))
    .map(([level, noun]) => counted(findings[level], noun));
  const others = files - postmortems;
  const sentences = [
    postmortems === 0
      ? 'No postmortem was checked.'
      : `${counted(postmortems, 'postmortem')} checked: ${found.length === 0 ? 'nothing to report' : found.join(', ')}.`,
    ...(fixed > 0 ? [`${counted(fixed, 'problem')} fixed.`] : []),
    ...(fixable > 0 ? [`--fix mends ${fixable.toLocaleString('en')} of them.`] : []),
    ...(others > 0 ? [`${counted(others, 'other Markdown file')} left alone.`] : []),
  ];
  return sentences.join(' ');
}
