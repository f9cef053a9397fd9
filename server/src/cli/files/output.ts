import { writeFileSync } from 'node:fs';
import type { Given, Option } from '../command.ts';
import { Problem, reasonOf } from '../problem.ts';
import type { Terminal } from '../terminal.ts';

export const outputOption: Option = {
  name: 'output',
  short: 'o',
  value: 'FILE',
  help: 'write into this file instead; one that exists is left as it is',
};

const refusals: Readonly<Record<string, string>> = {
  EEXIST: 'it exists already',
  ENOENT: 'there is no such folder',
};

/** Prints, or writes into the file that was asked for. Nothing that exists is written over. */
export async function writeResult(text: string, given: Given, terminal: Terminal): Promise<void> {
  const file = given.value('output');
  if (file === undefined) return terminal.print(text);
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(`${file} was not written: ${refusals[code ?? ''] ?? reasonOf(error)}.`);
  }
  terminal.remark(`Wrote ${file}.`);
}
