import path from 'node:path';

/** The repository's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where the fixtures of a kind lie. */
export function fixtureFolder(kind: string): string {
  return path.join(root, 'test/fixtures', kind);
}

/** A bundle in `dist/`. */
export function bundle(name: string): string {
  return path.join(root, 'dist', name);
}
