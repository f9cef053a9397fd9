/** Which sections the headings of a document make. */
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

/** The headings below the title, with their roles. */
function rolesIn(...lines: string[]): Record<string, readonly string[]> {
  const { sections } = snapshotOf(
    ['# Postmortem: checkout down', '', ...lines.flatMap((line) => [line, ''])].join('\n'),
  ).postmortem;
  return Object.fromEntries(sections.slice(1).map(({ title, roles }) => [title, roles]));
}

describe('headings', () => {
  it.each([
    ['Proposal Improvements', 'action-items'],
    ['Proposed improvements', 'action-items'],
    ['Improvement plan', 'action-items'],
    ['Phase 3: Improvement plan', 'action-items'],
    ['Systemic Mitigations', 'action-items'],
    ['Medium-term Improvements', 'action-items'],
    [
      'Short-term Improvements ([Tracked in Issue #40885](https://example.org/shop/checkout/issues/40885))',
      'action-items',
    ],
    ['TIMELINE & CHECKPOINTS', 'timeline'],
    ['What fixed it', 'resolution'],
    ['Solving (temporarily)', 'resolution'],
    ['Repairing', 'resolution'],
    ['Impacted Slots', 'impact'],
    ['Timeline Correlation', 'timeline'],
    ['Root-cause hierarchy', 'root-cause'],
    ['Causes identifiées', 'root-cause'],
    ['Acciones recomendadas (mínimas)', 'action-items'],
    ['Recomendação ao utilizador', 'action-items'],
    ['メタデータ', 'metadata'],
    ['解決確認', 'resolution'],
    ['学習ポイント', 'lessons-learned'],
    ['Acute root cause — the client retries for ever', 'root-cause'],
  ])('%s is a section', (title, role) => {
    expect(Object.values(rolesIn(`## ${title}`))).toEqual([[role]]);
  });

  it('that name a retrospective, and what it is about, are no lessons', () => {
    const { sections } = snapshotOf('# Retrospective: level 2 incident\n\n## Timeline\n').postmortem;
    expect(sections.map(({ roles }) => roles)).toEqual([[], ['timeline']]);
  });

  it.each(['Phase 1: Detection', 'Phase 2: Timeline of the migration', 'Systemic risk', 'Medium priority'])(
    '%s is none',
    (title) => {
      expect(Object.values(rolesIn(`## ${title}`))).toEqual([[]]);
    },
  );

  it('below a plan of actions name what the actions are for', () => {
    expect(
      rolesIn(
        '## Resolution',
        'Rolled back.',
        '## Improvement plan',
        '### Detection (would have told us sooner)',
        '### Mitigation',
        '### Fix #1: Limit the pool',
      ),
    ).toEqual({
      Resolution: ['resolution'],
      'Improvement plan': ['action-items'],
      'Detection (would have told us sooner)': [],
      Mitigation: [],
      'Fix #1: Limit the pool': [],
    });
    expect(
      rolesIn(
        '## Plan for the autumn',
        '### Mitigation',
        '### Fix 1 – Limit the pool',
        '## Resolution',
        '### Fix #2: restart',
      ),
    ).toMatchObject({
      Mitigation: ['resolution'],
      'Fix 1 – Limit the pool': [],
      'Fix #2: restart': ['resolution'],
    });
  });

  it('are no points that are counted, and no effects', () => {
    expect(
      rolesIn(
        '## Root cause: a race',
        'Two callers read the same store.',
        'Effect: under pressure the store loses what it held.',
        '## What worked',
        '**1. Judgment**',
        '- Knew when to stop',
        '**2. Root cause analysis**',
        '- Found the race',
      ),
    ).toEqual({ 'Root cause: a race': ['root-cause'], 'What worked': ['went-well'] });
  });
});
