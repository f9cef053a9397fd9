import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import { didYouMean } from '../nearest.ts';
import { helpOf, helpOfAll } from './arguments/help.ts';
import { readArguments } from './arguments/read.ts';
import { commands } from './commands.ts';
import { couldNot, done, Misuse, Problem } from './problem.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { workAsThread } from './work/thread.ts';

if (isMainThread) void main(process.argv.slice(2), processTerminal());
else workAsThread();

async function main(args: readonly string[], terminal: Terminal): Promise<void> {
  try {
    process.exitCode = await run(args, terminal);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.complain(error instanceof Misuse ? `${error.message} See ${helpFor(args[0])}.` : error.message);
    process.exitCode = couldNot;
  }
}

/** Returns the exit code. */
async function run([first, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  // As many other commands have it.
  if (first === 'help') return run([...rest, '--help'], terminal);
  const command = commands.find(({ name }) => name === first);
  if (command) {
    const given = readArguments(rest, command);
    if (given.has('help')) return print(helpOf(command), terminal);
    if (given.has('version')) return print(`${version}\n`, terminal);
    return command.run(given, terminal);
  }
  const names = commands.map(({ name }) => name);
  if (first !== undefined && !first.startsWith('-'))
    throw new Misuse(`There is no command ${first}.${didYouMean(first, names)}`);
  const given = readArguments(first === undefined ? [] : [first, ...rest], { name: '', options: [] });
  if (given.has('version')) return print(`${version}\n`, terminal);
  if (given.has('help')) return print(helpOfAll(commands), terminal);
  throw new Misuse(`Name a command: ${names.join(', ')}.`);
}

async function print(text: string, terminal: Terminal): Promise<0> {
  await terminal.print(text);
  return done;
}

function helpFor(first: string | undefined): string {
  const command = commands.find(({ name }) => name === first);
  return `postmortem ${command ? `${command.name} ` : ''}--help`;
}
