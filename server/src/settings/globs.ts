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
