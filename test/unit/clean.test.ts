import { describe } from 'vitest';
import { checkClean } from '../support/check.ts';
import { fixtureFiles, runFixture } from '../support/suite.ts';

describe('complete postmortems have nothing to report', () => {
  for (const file of fixtureFiles('clean')) runFixture(file, checkClean);
});
