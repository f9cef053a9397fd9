import { describe } from 'vitest';
import { checkFeatures } from '../support/check.ts';
import { fixtureFiles, runFixture } from '../support/suite.ts';

describe('what features answer', () => {
  for (const file of fixtureFiles('features')) runFixture(file, checkFeatures);
});
