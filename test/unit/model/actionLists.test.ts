import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

function actionsOf(...lines: string[]) {
  const { actionItems } = snapshotOf(['# Postmortem', '', ...lines, ''].join('\n')).postmortem;
  return actionItems.map(({ description }) => description);
}

function statesBelow(...lines: string[]) {
  const items = ['- Limit of the pool', '- Rules for reviews'];
  const { actionItems } = snapshotOf(['# Postmortem', '', ...lines, '', ...items, ''].join('\n')).postmortem;
  return actionItems.map(({ state }) => state);
}

describe('lists of actions', () => {
  it.each(['Impact et mesures de protection existantes', 'Impacto y medidas de mitigación actuales'])(
    'hold only what is to be done below %s',
    (title) => {
      expect(
        actionsOf(`## ${title}`, '', '1. **Proxy :** il absorbe la charge', '2. [ ] Limiter les requêtes'),
      ).toEqual(['Limiter les requêtes']);
    },
  );

  it.each([
    [['## Action items', '', '**Bereits umgesetzt (technisch):**']],
    [['## Action items', '', 'Déjà réalisé :']],
    [['## Action items', '', '### ✅ Right away (completed)']],
    [['## 已采取的改进措施']],
  ])('are done below %s', (lines) => {
    expect(statesBelow(...lines)).toEqual(['done', 'done']);
  });

  it.each(['未完了', '미완료', 'Ergriffene und vorgeschlagene Maßnahmen', 'To be completed'])(
    'are open below %s',
    (title) => {
      expect(statesBelow('## Action items', '', `### ${title}`)).toEqual(['open', 'open']);
    },
  );

  it.each([
    'The fix of the pool is correct because:',
    'O conserto do pool é correto porque:',
    'Die Korrektur ist richtig, weil:',
    'La correction est juste parce que :',
    '修复是正确的，因为：',
  ])('are none of reasons: %s', (words) => {
    const reasons = ['1. Limit of the pool is kept', '2. Every worker has its own'];
    expect(actionsOf('## Action items', '', words, '', ...reasons)).toEqual([]);
    expect(actionsOf('## Action items', '', 'What we do:', '', ...reasons)).toHaveLength(2);
  });

  it('are none of causes', () => {
    const causes = 'All of this was caused by tests that were never written:';
    expect(actionsOf('## Action items', '', causes, '', '- The upgrade', '- The refund', '- Add one')).toEqual([
      'Add one',
    ]);
  });

  it.each(['Corrective measures implemented', 'Acciones correctivas implementadas', 'Medidas preventivas adotadas'])(
    'are done below %s, but for boxes that nobody has ticked',
    (title) => {
      const { actionItems } = snapshotOf(
        `# Postmortem\n\n## ${title}\n\n- Keys in a vault\n- [ ] Drills each month\n`,
      ).postmortem;
      expect(actionItems.map(({ state }) => state)).toEqual(['done', 'open']);
    },
  );

  it('are none in a checklist for each time', () => {
    expect(
      actionsOf('## Action items', '', '- Ask for two keys', '', '### Release checklist', '', '- [ ] Count the keys'),
    ).toEqual(['Ask for two keys']);
  });

  it('have the owner that a paragraph above them names, who is none of the postmortem', () => {
    const { actionItems, facts } = snapshotOf(
      '# Postmortem\n\n## Action items\n\n**Owner:** storage team\n\n- Two keys\n- Drills each month\n',
    ).postmortem;
    expect(actionItems.map(({ owner }) => owner)).toEqual(['storage team', 'storage team']);
    expect(facts.authors).toEqual([]);
  });
});
