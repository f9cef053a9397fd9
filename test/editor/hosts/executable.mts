/** The VS Code with a Node extension host that tests run in: a desktop one if asked for, the server otherwise. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { scratch } from './paths.mts';

export async function vscodeExecutable(): Promise<string> {
  const given = process.env.POSTMORTEM_VSCODE;
  if (given) {
    if (!existsSync(given)) throw new Error(`POSTMORTEM_VSCODE is set to ${given}, but there is no such file.`);
    return given;
  }
  if (process.env.POSTMORTEM_DESKTOP === '1') return downloadAndUnzipVSCode({ cachePath: scratch });
  return path.join(import.meta.dirname, 'vscode');
}
