/** Runs fixture files as tests, one for each case; with `UPDATE=1` it writes them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { type Check, isUpdating } from './check.ts';
import { type Fixture, parseFixture, renderFixture } from './fixture.ts';
import { fixtureFolder } from './paths.ts';

export function fixtureFiles(kind: string): string[] {
  return readdirSync(fixtureFolder(kind))
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => path.join(fixtureFolder(kind), file));
}

export function readFixture(file: string): Fixture {
  try {
    return parseFixture(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

export function runFixture(file: string, check: Check): void {
  const { preamble, cases } = readFixture(file);
  describe(path.basename(file, '.md'), () => {
    const written: string[] = [];
    for (const fixture of cases) {
      it(`${fixture.name} (line ${fixture.line})`, () => {
        written.push(check(fixture));
      });
    }
    // Only if every case could be read: a case must not vanish because its check threw.
    afterAll(() => {
      if (isUpdating && written.length === cases.length) writeFileSync(file, renderFixture(preamble, written));
    });
  });
}
