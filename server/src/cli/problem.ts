/** Something that could not be done, in one sentence for the person. Ends the command with exit code 2. */
export class Problem extends Error {}

/** A command that was not understood: the help says how it is meant. */
export class Misuse extends Problem {}

/** Exit codes. */
export const done = 0;
export const foundSomething = 1;
export const couldNot = 2;

/** Why the file system refused, in words: behind "notes.md could not be read: ". */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? String(message);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'no permission',
  EPERM: 'no permission',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EISDIR: 'it is a folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'there is no space left',
  EMFILE: 'too many files are open',
};
