import type { Command, Option } from '../command.ts';
import { everywhere } from './read.ts';

/** What `postmortem --help` prints. */
export function helpOfAll(commands: readonly Command[]): string {
  return page([
    ['Usage: postmortem COMMAND [OPTIONS] [FILE…]'],
    ['Checks and reads postmortems (incident reviews) written in Markdown.'],
    ['Start here', ...table([['postmortem check', 'check every postmortem below the current folder']])],
    ['Commands', ...table(commands.map(({ name, summary }) => [name, summary]))],
    ['Options', ...table(everywhere.map(optionRow))],
    ['Exit codes', ...table(exitCodes)],
    ['`postmortem COMMAND --help` tells more about a command.'],
  ]);
}

const exitCodes = [
  ['0', 'all is well'],
  ['1', 'check found errors, or more warnings than are allowed'],
  ['2', 'something could not be done, or the command was not understood'],
] as const;

/** What `postmortem COMMAND --help` prints. */
export function helpOf({ usage, details, options, examples, exitCodes }: Command): string {
  return page([
    [`Usage: postmortem ${usage}`],
    ...details.map((paragraph) => wrap(paragraph, 0)),
    ['Options', ...table([...options, ...everywhere].map(optionRow))],
    ['Examples', ...table(examples)],
    ['Exit codes', ...table(exitCodes.map(([code, means]) => [String(code), means]))],
  ]);
}

function optionRow({ name, short, value, help, default: standard }: Option): [string, string] {
  const written = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
  return [written, standard === undefined ? help : `${help} (default: ${standard})`];
}

function page(parts: readonly (readonly string[])[]): string {
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const width = 100;

/** Two columns; what is long in the first has the second below it. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const column = Math.min(30, Math.max(...rows.map(([left]) => left.length))) + 4;
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, column);
    if (left.length + 4 > column) return [`  ${left}`, ...lines];
    return [`  ${left}`.padEnd(column) + (lines[0] ?? '').trimStart(), ...lines.slice(1)];
  });
}

/** Lines of words, each behind so many spaces. */
function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + each);
}
