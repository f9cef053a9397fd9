import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What the `.gitignore` files from the root of a repository down to a folder leave out. */
export interface IgnoreRules {
  /** A folder's rules, outermost first: those of inner folders are stronger. */
  readonly layers: readonly { readonly folder: string; readonly rules: Ignore }[];
}

const nothing: IgnoreRules = { layers: [] };

/** The rules in a folder where the walk begins: with those of the folders around it in the same repository. */
export function rulesAt(folder: string): IgnoreRules {
  const folders = [folder];
  for (let at = folder; !existsSync(path.join(at, '.git')); ) {
    const parent = path.dirname(at);
    // Outside of a repository only what lies in the folder itself counts.
    if (parent === at) return rulesIn(folder, nothing);
    folders.unshift(parent);
    at = parent;
  }
  const excluded = layerOf(folders[0] ?? folder, '.git/info/exclude');
  return folders.reduce((rules, at) => rulesIn(at, rules), excluded ? { layers: [excluded] } : nothing);
}

/** The rules in a folder below one with known rules. */
export function rulesIn(folder: string, around: IgnoreRules): IgnoreRules {
  const own = layerOf(folder, '.gitignore');
  return own ? { layers: [...around.layers, own] } : around;
}

/** A path is absolute; `isFolder` tells patterns like `build/` from others. */
export function isIgnored({ layers }: IgnoreRules, file: string, isFolder: boolean): boolean {
  for (let at = layers.length - 1; at >= 0; at--) {
    const layer = layers[at];
    if (!layer) continue;
    const inside = path.relative(layer.folder, file).split(path.sep).join('/');
    const { ignored, unignored } = layer.rules.test(isFolder ? `${inside}/` : inside);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

function layerOf(folder: string, name: string): IgnoreRules['layers'][number] | undefined {
  let text: string;
  try {
    text = readFileSync(path.join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
  return { folder, rules: ignore().add(text) };
}
