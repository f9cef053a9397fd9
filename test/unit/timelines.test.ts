import { describe } from 'vitest';
import { checkEvents } from '../support/check.ts';
import { fixtureFiles, runFixture } from '../support/suite.ts';

describe('what is read from timelines', () => {
  for (const file of fixtureFiles('timelines')) runFixture(file, checkEvents);
});
