import type { Command, Given } from '../command.ts';
import { couldNot, done, Misuse } from '../problem.ts';
import type { Terminal } from '../terminal.ts';
import { doToEach } from '../work/threads.ts';
import { type InspectedFile, inspectStandardInput } from './inspectFile.ts';

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect [OPTIONS] FILE…',
  summary: 'print everything that is read in files, as JSON',
  details: [
    'Prints one JSON array with an object for each file: its sections with their roles, its timelines with the time, zone and text of every event, the facts it states, its action items and the reports about it. Lines count from 1. `-` is the standard input.',
  ],
  options: [{ name: 'format', value: 'FORMAT', choices: ['json'], default: 'json', help: 'json is the only one' }],
  examples: [['postmortem inspect docs/outage.md', 'what is read in one file']],
  exitCodes: [
    [0, 'every file was read'],
    [2, 'a file could not be read; the others are in the array'],
  ],
  run: inspect,
};

async function inspect({ positionals }: Given, terminal: Terminal): Promise<number> {
  if (positionals.length === 0) throw new Misuse('Name at least one file.');
  let code = done;
  let isFirst = true;
  const tell = async ({ json, problem }: InspectedFile) => {
    if (problem !== undefined) {
      terminal.complain(problem);
      code = couldNot;
    }
    if (json === undefined) return;
    await terminal.print(`${isFirst ? '[' : ','}\n${json}`);
    isFirst = false;
  };
  const now = Date.now();
  const files = positionals.filter((name) => name !== '-').map((name) => ({ name }));
  if (files.length < positionals.length) await tell(await inspectStandardInput(now));
  await doToEach(files, { kind: 'inspect', options: { now } }, tell);
  await terminal.print(isFirst ? '[]\n' : '\n]\n');
  return code;
}
