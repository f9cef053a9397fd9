import { faultOfGlob, matchesGlob } from '../../settings/globs.ts';
import { Problem } from '../problem.ts';

/** A pattern with the folder that all it can match is in. */
export interface Glob {
  /** Everything before the first part with a wildcard: `docs` of `docs/**` + `/*.md`; `.` if there is nothing. */
  readonly folder: string;
  /** Takes a path as it is written behind the pattern's own start: `docs/a/b.md`. */
  readonly matches: (file: string) => boolean;
}

export function isGlob(pattern: string): boolean {
  return /[*?[\]{}]/.test(pattern);
}

/** A pattern that means nothing is a `Problem`. */
export function readGlob(written: string): Glob {
  const pattern = written.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const fault = faultOfGlob(pattern);
  if (fault) throw new Problem(`${written} is no valid pattern: ${fault}.`);
  const parts = pattern.split('/');
  const fixed = parts.slice(0, parts.findIndex(isGlob));
  return {
    folder: pattern.startsWith('/') ? fixed.join('/') || '/' : fixed.join('/') || '.',
    matches: (file) => matchesGlob(pattern, file),
  };
}
