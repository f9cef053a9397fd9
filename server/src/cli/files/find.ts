import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Problem, reasonOf } from '../problem.ts';
import { isGlob, readGlob } from './glob.ts';
import { type IgnoreRules, isIgnored, rulesAt, rulesIn } from './ignored.ts';
import { isMarkdownName } from './markdown.ts';

/** A file to work on. */
export interface FoundFile {
  /** As the person would write it: relative to the current folder, with `/`. */
  readonly name: string;
  /** Whether the person named it, and did not just name a folder or pattern. */
  readonly isNamed: boolean;
}

export interface Search {
  readonly files: readonly FoundFile[];
  /** A sentence for each path that leads nowhere. */
  readonly problems: readonly string[];
}

/** Folders that hold nothing that a person wrote. */
const skipped: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules']);

/**
 * The files that paths stand for: files as they are, Markdown files below folders, and what patterns match.
 * Each file once, in the order of the paths; below a folder in the order of names.
 */
export function findFiles(paths: readonly string[], workingDirectory: string): Search {
  const found = new Map<string, FoundFile>();
  const problems: string[] = [];
  const add = (name: string, isNamed: boolean) => {
    const full = path.resolve(workingDirectory, name);
    if (!found.has(full)) found.set(full, { name, isNamed });
  };
  const walkFrom = (folder: string, wanted: (name: string) => boolean) =>
    walk(folder, path.resolve(workingDirectory, folder), undefined, {
      wanted,
      add: (name) => add(name, false),
      complain: (sentence) => problems.push(sentence),
    });
  for (const written of paths) {
    try {
      if (written === '') throw new Problem('A path is empty. Name a file or a folder; `.` is this one.');
      const stats = statSync(path.resolve(workingDirectory, written), { throwIfNoEntry: false });
      // A file may be called like a pattern.
      if (stats?.isDirectory()) walkFrom(plainName(written), isMarkdownName);
      else if (stats || !isGlob(written)) add(plainName(written), true);
      else if (!addMatches(written)) throw new Problem(`No Markdown file matches ${written}.`);
    } catch (error) {
      problems.push(error instanceof Problem ? error.message : `${written} could not be read: ${reasonOf(error)}.`);
    }
  }
  return { files: [...found.values()], problems };

  function addMatches(written: string): boolean {
    const { folder, matches } = readGlob(written);
    const full = path.resolve(workingDirectory, folder);
    if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) return false;
    let matched = false;
    walkFrom(folder, (name) => {
      const isMatch = matches(name) && isMarkdownName(name);
      matched ||= isMatch;
      return isMatch;
    });
    return matched;
  }
}

interface Walk {
  readonly wanted: (name: string) => boolean;
  readonly add: (name: string) => void;
  readonly complain: (sentence: string) => void;
}

/** `./docs/` is `docs`. */
function plainName(written: string): string {
  const plain = path.normalize(written).split(path.sep).join('/');
  return plain.length > 1 && plain.endsWith('/') ? plain.slice(0, -1) : plain;
}

/** Links are not followed, so no walk goes in a circle, and no file is come to twice. */
function walk(name: string, full: string, around: IgnoreRules | undefined, goal: Walk): void {
  const { wanted, add, complain } = goal;
  let entries: Dirent[];
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch (error) {
    complain(`${name} could not be read: ${reasonOf(error)}.`);
    return;
  }
  const hasOwnRules = entries.some((entry) => entry.name === '.gitignore');
  const rules = around === undefined ? rulesAt(full) : hasOwnRules ? rulesIn(full, around) : around;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inside = name === '.' ? entry.name : `${name}${name.endsWith('/') ? '' : '/'}${entry.name}`;
    const entryPath = path.join(full, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !isIgnored(rules, entryPath, true)) walk(inside, entryPath, rules, goal);
    } else if (entry.isFile() && wanted(inside) && !isIgnored(rules, entryPath, false)) add(inside);
  }
}
