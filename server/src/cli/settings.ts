import path from 'node:path';
import type { Settings } from '../settings/declarations.ts';
import { defaultSettings } from '../settings/settings.ts';

/** What holds for one file. */
export interface FileSettings {
  readonly settings: Settings;
  /** Where the file is in the project, with `/`; its name alone if it is outside. */
  readonly path: string;
}

export function settingsFor(file: string, workingDirectory: string): FileSettings {
  const relative = path.relative(workingDirectory, path.resolve(workingDirectory, file));
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return {
    settings: defaultSettings,
    path: (isInside ? relative : path.basename(file)).split(path.sep).join('/'),
  };
}
