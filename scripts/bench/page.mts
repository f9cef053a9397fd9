/** Results as a page of the documentation: ratios only, which hold on other machines too. */
import { availableParallelism } from 'node:os';
import { lastDoubling, linear } from './growth.mts';
import { ratioName } from './report.mts';
import { sizeName } from './sizes.mts';
import { summarize } from './statistics.mts';
import type { Growth, Result } from './types.mts';

export function performancePage(results: readonly Result[], growths: readonly Growth[]): string {
  const sections = [introduction(), serverTable(results), commandLineTable(results), growthTable(growths)];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const isOfCommandLine = ({ measure }: Result) => measure.startsWith('command line');

function introduction(): string {
  return [
    '<!-- Generated from scripts/bench. Do not edit: run `npm run bench -- --peers --write`. -->',
    '',
    '# Performance',
    '',
    'How long the built server and the built command line take, on generated postmortems that have a few faults in them.',
    '',
    '```sh',
    'npm run bench                     # everything',
    'npm run bench -- --quick          # small documents, few samples',
    'npm run bench -- --only key,open  # single measures',
    'npm run bench -- --peers          # other tools for Markdown too',
    '```',
    '',
    `Measured with Node ${process.versions.node} on ${availableParallelism()} cores.`,
  ].join('\n');
}

function serverTable(results: readonly Result[]): string {
  const own = results.filter((result) => !isOfCommandLine(result));
  if (own.length === 0) return '';
  return [
    '## The server',
    '',
    'Each number is a ratio to a floor: a server of the same library that keeps the text in step and answers every',
    'request with nothing. A sample is taken of the floor, and one right after it of the server; the number is the median',
    'of the ratios of these pairs. So 2 is twice what Node and the protocol cost by themselves, on a fast machine and on a',
    'slow one. A document is either `mixed`, many incidents with all their sections one after another, or a `timeline`,',
    'one incident with a single list. Keystrokes go into words at five places all over the document. What an editor asks',
    'after a keystroke is diagnostics, and at the same time whatever else the server declares that it answers; of this',
    "server also what the timeline view and the status want. VS Code's Markdown server has its client parse for it, which",
    'counts as its time.',
    '',
    ...comparison(own),
  ].join('\n');
}

function commandLineTable(results: readonly Result[]): string {
  const own = results.filter(isOfCommandLine);
  if (own.length === 0) return '';
  return [
    '## The command line',
    '',
    'Many documents in one process, as ratios to a program that reads each and parses it as remark-parse does, tables',
    'included, on one thread.',
    '',
    ...comparison(own),
  ].join('\n');
}

function growthTable(growths: readonly Growth[]): string {
  if (growths.length === 0) return '';
  return [
    '## Growth',
    '',
    'How much longer it takes to open a text twice as long, for texts that are hard on parsers. 2 is linear.',
    '',
    ...table(
      ['Text', 'Up to', 'Twice as long takes'],
      growths.map((growth) => {
        const ratio = lastDoubling(growth);
        const size = growth.steps.at(-1)?.size;
        const times = ratio === undefined ? 'too quick to tell' : `${ratioName(ratio)} ×`;
        const verdict = growth.note ?? (ratio !== undefined && ratio > linear ? `**${times}**` : times);
        return [growth.shape, size === undefined ? '–' : sizeName(size), verdict];
      }),
    ),
  ].join('\n');
}

/** A row for what was measured, a column for each subject. */
function comparison(results: readonly Result[]): string[] {
  const subjects = [...new Set(results.map(({ subject }) => subject))];
  const titles = [...new Set(results.map(({ measure, on }) => `${measure}, ${on}`))];
  const rows = titles.map((title) => {
    const same = results.filter(({ measure, on }) => `${measure}, ${on}` === title);
    return [title, ...subjects.map((name) => ratioOf(same.find(({ subject }) => subject === name)))];
  });
  return table(['', ...subjects], rows);
}

function ratioOf(result: Result | undefined): string {
  if (!result) return '';
  const summary = summarize(result.pairs);
  return summary ? `${ratioName(summary.ratio)} ×` : '–';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
