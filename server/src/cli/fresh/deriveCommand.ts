import { deriveTemplate } from '../../features/derive.ts';
import type { Command, Given } from '../command.ts';
import { loadText } from '../files/load.ts';
import { outputOption, writeResult } from '../files/output.ts';
import { done, Misuse, Problem } from '../problem.ts';
import { snapshotOf } from '../snapshot.ts';
import type { Terminal } from '../terminal.ts';

export const deriveCommand: Command = {
  name: 'derive',
  usage: 'derive [-o FILE] FILE',
  summary: 'make a template of a good postmortem',
  details: [
    'Prints the headings, labels and table heads of a document in its order, with prompts in place of what was written. Nothing of the incident is left; `-` is the standard input.',
  ],
  options: [outputOption],
  examples: [['postmortem derive -o our-template.md best.md', 'then: postmortem new --template our-template.md']],
  exitCodes: [
    [0, 'the template was written'],
    [2, 'the file could not be read, or has no headings to keep'],
  ],
  run: derive,
};

async function derive(given: Given, terminal: Terminal): Promise<number> {
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0) throw new Misuse('Name one file.');
  const template = deriveTemplate(snapshotOf(file, await loadText(file), 0));
  if (template === undefined) throw new Problem(`${file} has no headings that a template could keep.`);
  await writeResult(template, given, terminal);
  return done;
}
