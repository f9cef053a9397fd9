import path from 'node:path';
import { describe } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { checkRule } from '../support/check.ts';
import { fixtureFolder } from '../support/paths.ts';
import { runFixture } from '../support/suite.ts';

describe('rules', () => {
  for (const rule of rules) runFixture(path.join(fixtureFolder('rules'), `${rule.id}.md`), checkRule(rule));
});
