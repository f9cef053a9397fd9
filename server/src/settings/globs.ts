/** Patterns of paths: what is wrong with one, and what it matches. */
import zeptomatch from 'zeptomatch';

/** What makes a pattern mean nothing: `its [ is not closed`; undefined if it can match. */
export function faultOfGlob(pattern: string): string | undefined {
  const open = unclosed(pattern);
  if (open) return `its ${open} is not closed`;
  try {
    zeptomatch(pattern, '');
    return undefined;
  } catch {
    return 'it cannot be understood';
  }
}

/** What a list of patterns says of a path. */
export interface GlobVerdict {
  /** The pattern that says so, as it is written. */
  readonly pattern: string;
  readonly isIncluded: boolean;
}

/** The last pattern that matches says it, and one with `!` before it takes the path out. Undefined if none does. */
export function verdictOf(patterns: readonly string[], path: string): GlobVerdict | undefined {
  const pattern = patterns.findLast((each) => matchesGlob(fromHere(withoutSign(each)), path));
  return pattern === undefined ? undefined : { pattern, isIncluded: withoutSign(pattern) === pattern };
}

/** Where a pattern of a folder below holds in one above. */
export function globBelow(folder: string, pattern: string): string {
  const literal = folder.replace(/[\\*?[\]{}!()]/g, '\\$&');
  const own = withoutSign(pattern);
  return `${own === pattern ? '' : '!'}${literal}/${fromHere(own)}`;
}

/** `./docs/*.md` and `/docs/*.md` count from the folder that paths do. */
function fromHere(pattern: string): string {
  return pattern.replace(/^\.?\//, '');
}

function withoutSign(pattern: string): string {
  return pattern.startsWith('!') && !pattern.startsWith('!(') ? pattern.slice(1) : pattern;
}

/** One with a fault matches nothing. */
export function matchesGlob(pattern: string, path: string): boolean {
  try {
    return zeptomatch(pattern, path);
  } catch {
    return false;
  }
}

/** The bracket that is never closed. */
function unclosed(pattern: string): string | undefined {
  if (/\[(?!\^?\]?[^\]]*\])/.test(pattern)) return '[';
  let depth = 0;
  for (const letter of pattern) {
    if (letter === '{') depth++;
    if (letter === '}' && depth > 0) depth--;
  }
  return depth > 0 ? '{' : undefined;
}
