/** That every rule is what its file says, and is tested. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from '../../server/src/rules/pages.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { levels, type Rule } from '../../server/src/rules/types.ts';
import { rulesFor } from '../support/check.ts';
import { fixesOf } from '../support/fixes.ts';
import { fixtureFolder, root } from '../support/paths.ts';
import { snapshotOf, withFindings } from '../support/snapshots.ts';
import { fixtureFiles, readFixture } from '../support/suite.ts';

/** What the rule reports, on even if it is off by default. */
function withOnly(rule: Rule, text: string) {
  const settings = rule.level === 'off' ? { rules: { [rule.id]: 'warning' } } : undefined;
  const snapshot = snapshotOf(text, { rules: rulesFor(rule), settings });
  return withFindings(snapshot, (finding) => finding.rule === rule);
}

describe.each(rules)('$id', (rule) => {
  const page = pages[rule.id] ?? { why: '', source: '', examples: [] };

  it('has an id of words, and the file of that name', () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const file = rule.id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect(existsSync(path.join(root, 'server/src/rules', `${file}.ts`))).toBe(true);
  });

  it('says what it is for', () => {
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(page.why.length).toBeGreaterThan(80);
    expect(page.source).not.toBe('');
    expect(levels).toContain(rule.level);
  });

  it('has a page', () => {
    expect(existsSync(path.join(root, 'docs/rules', `${rule.id}.md`))).toBe(true);
  });

  it('has examples: the bad one gives one report, the good one none', () => {
    expect(page.examples.length).toBeGreaterThan(0);
    for (const { bad, good } of page.examples) {
      expect(withOnly(rule, bad).findings).toHaveLength(1);
      expect(withOnly(rule, good).findings).toEqual([]);
    }
  });

  it('has the fixes that it says', () => {
    const fixes = page.examples.flatMap(({ bad }) => {
      const snapshot = withOnly(rule, bad);
      return snapshot.findings.flatMap((finding) => fixesOf(snapshot, finding));
    });
    const kind = fixes.some(({ safe }) => safe) ? 'safe' : fixes.length > 0 ? 'offered' : 'none';
    expect(kind).toBe(rule.fix);
  });

  it('has fixtures with a report and without one', () => {
    const { cases } = readFixture(path.join(fixtureFolder('rules'), `${rule.id}.md`));
    const reports = cases.map(({ expected }) => expected.length);
    expect(reports.filter((count) => count > 0).length).toBeGreaterThan(0);
    expect(reports.filter((count) => count === 0).length).toBeGreaterThan(0);
    for (const { expected } of cases) {
      for (const marker of expected) expect(marker.rule).toBe(rule.id);
    }
  });
});

describe('fixtures of rules', () => {
  it('are all of rules that there are', () => {
    const names = fixtureFiles('rules').map((file) => path.basename(file, '.md'));
    expect(names.sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});
