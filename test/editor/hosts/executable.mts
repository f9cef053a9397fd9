/** The VS Code with a Node extension host that tests run in: a desktop one if asked for, the server otherwise. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { scratch } from './paths.mts';

const server = path.join(import.meta.dirname, 'vscode');

export async function vscodeExecutable(): Promise<string> {
  const given = process.env.POSTMORTEM_VSCODE;
  if (given) {
    if (!existsSync(given)) throw new Error(`POSTMORTEM_VSCODE is set to ${given}, but there is no such file.`);
    return given;
  }
  if (process.env.POSTMORTEM_DESKTOP === '1') return downloadAndUnzipVSCode({ cachePath: scratch });
  return server;
}

/** The command that installs extensions, which a desktop VS Code has beside its executable. */
export async function vscodeCommand(): Promise<string> {
  const executable = await vscodeExecutable();
  if (executable === server) return server;
  const [command = executable] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  return command;
}
