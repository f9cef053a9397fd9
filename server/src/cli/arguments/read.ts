import { parseArgs } from 'node:util';
import { didYouMean } from '../../nearest.ts';
import type { Command, Given, Option } from '../command.ts';
import { Misuse } from '../problem.ts';

/** Options of every command. */
export const everywhere: readonly Option[] = [
  { name: 'help', short: 'h', help: 'show this text' },
  { name: 'version', short: 'v', help: 'show the version' },
];

/** Reads what stands behind a command's name. What is not understood is a `Misuse` with what was probably meant. */
export function readArguments(args: readonly string[], { name, options }: Pick<Command, 'name' | 'options'>): Given {
  const all = [...options, ...everywhere];
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      all.map(({ name, short, value }) => [name, { type: value ? 'string' : 'boolean', ...(short && { short }) }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = all.find((known) => known.name === token.name);
    if (!option) throw unknownOption(token.rawName, name, all);
    values.set(option.name, readValue(option, token.value));
  }
  const defaults = new Map(all.map((option) => [option.name, option.default]));
  return {
    positionals,
    value: (option) => values.get(option) ?? defaults.get(option),
    has: (option) => values.has(option),
  };
}

function readValue({ name, value: placeholder, choices }: Option, value: string | undefined): string {
  if (!placeholder) {
    if (value !== undefined) throw new Misuse(`--${name} takes no value.`);
    return '';
  }
  if (value === undefined) throw new Misuse(`--${name} needs a value: --${name} ${placeholder}.`);
  if (choices && !choices.includes(value))
    throw new Misuse(`--${name} is one of ${choices.join(', ')}, not ${value}.${didYouMean(value, choices)}`);
  return value;
}

function unknownOption(written: string, command: string, known: readonly Option[]): Misuse {
  const names = known.map(({ name }) => `--${name}`);
  return new Misuse(`${command || 'postmortem'} has no option ${written}.${didYouMean(written, names)}`);
}
