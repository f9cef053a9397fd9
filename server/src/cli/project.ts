import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that a file's paths count from, and up to which its configuration is looked for: the repository that it is
 * in, so that it comes to the same wherever the command is run; or the current folder, if that is further up or there is
 * no repository. Of a file elsewhere it is its own folder.
 */
export function projectOf(file: string, workingDirectory: string): string {
  const folder = path.dirname(file);
  const repository = repositoryAround(folder);
  if (!isWithin(folder, workingDirectory)) return repository ?? folder;
  return repository === undefined || isWithin(repository, workingDirectory) ? workingDirectory : repository;
}

const repositories = new Map<string, string | undefined>();

function repositoryAround(folder: string): string | undefined {
  if (repositories.has(folder)) return repositories.get(folder);
  const above = path.dirname(folder);
  // In a submodule or another work tree it is a file.
  const found = existsSync(path.join(folder, '.git')) ? folder : above === folder ? undefined : repositoryAround(above);
  repositories.set(folder, found);
  return found;
}

function isWithin(folder: string, around: string): boolean {
  const relative = path.relative(around, folder);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
