import { checkCommand } from './check/command.ts';
import type { Command } from './command.ts';
import { explainCommand } from './explain/command.ts';
import { exportCommand } from './export/command.ts';
import { deriveCommand } from './fresh/deriveCommand.ts';
import { newCommand } from './fresh/newCommand.ts';
import { inspectCommand } from './inspect/command.ts';

/** In the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  newCommand,
  deriveCommand,
  explainCommand,
  exportCommand,
  inspectCommand,
];
