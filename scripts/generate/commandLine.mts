import { helpOf, helpOfAll } from '../../server/src/cli/arguments/help.ts';
import { commands } from '../../server/src/cli/commands.ts';
import type { Output } from '../generate.mts';
import { fillMarks } from './marks.mts';

/** The page about the command line, with what `--help` prints. */
export function writeCommandLinePage(current: string | undefined): Output[] {
  if (current === undefined) return [];
  const pieces = Object.fromEntries([
    ['help', fenced(helpOfAll(commands))],
    ...commands.map((command) => [`help ${command.name}`, fenced(helpOf(command))]),
  ]);
  return [{ file: 'docs/command-line.md', content: fillMarks(current, pieces) }];
}

function fenced(help: string): string {
  return `\`\`\`text\n${help}\`\`\``;
}
