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
  it('hold nothing of what headings that are actions have each said of them', () => {
    const below = ['- **Metric**: lag of the queue', '- **Folder**: queues', '- Fires within a minute'];
    const others = ['- **Tests**: a queue that is full', '- **Folder**: queues', ''];
    const section = (first: string, second: string, lines: readonly string[]) =>
      actionsOf('## Action items', '', `### ${first}`, '', ...below, '', `### ${second}`, '', ...lines);
    expect(section('✅ Add an alert on lag', 'Add an alert on refunds', below)).toEqual([]);
    expect(section('Short term', 'Long term', below)).toHaveLength(6);
    expect(section('Add an alert on lag', 'Add an alert on refunds', others)).toHaveLength(5);
  });

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
    [['## Actions', '', '### Immédiat (fait) :']],
    [['## Actions', '', '### Corrections (réalisées)']],
    [['## Acciones', '', '### Correcciones (aplicadas)']],
    [['## Maßnahmen', '', '### Sofort (behoben)']],
    [['## Действия', '', '### Срочные (выполнены)']],
    [['## 対策', '', '### 直後（対応済）']],
  ])('are done below %s', (lines) => {
    expect(statesBelow(...lines)).toEqual(['done', 'done']);
  });

  it('are read once where a label stands in the middle of their lines', () => {
    const lines = ['Improvements:', 'Optimize the queries of the desk', 'Alert on the slow ones', 'Tasks:'];
    expect(actionsOf('Corrective measures:', '', ...lines, 'Add an index on orders', 'Drop the old one first')).toEqual(
      [
        'Optimize the queries of the desk',
        'Alert on the slow ones',
        'Add an index on orders',
        'Drop the old one first',
      ],
    );
  });

  it('hold no files and parts below a title that is to be done', () => {
    const below = [
      '**Owner:** Ana',
      '',
      '**Files to change:**',
      '',
      '- `run.py`',
      '',
      '| Part | State |',
      '|-|-|',
      '| disk | ok |',
    ];
    expect(actionsOf('## Action items', '', '### P0 — Prevent deploys by hand', '', ...below)).toEqual([
      'Prevent deploys by hand',
    ]);
    const items = ['**Owner:** Ana', '', '- Alert on lag', '- Alert on old messages'];
    expect(actionsOf('## Action items', '', '### Improve the alerts', '', ...items)).toHaveLength(2);
  });

  it('are nested in a title in bold', () => {
    expect(
      actionsOf('## Action items', '', '1. **Limits of the queue**', '   - Limit the memory', '   - Set quotas'),
    ).toEqual(['Limit the memory', 'Set quotas']);
  });

  it('hold only what is to be done where it is to be watched, too', () => {
    expect(actionsOf('## Watch / next', '', '- The third dock is still the weak one', '- Add a probe to it')).toEqual([
      'Add a probe to it',
    ]);
  });

  it('hold only what is to be done below what is next, too', () => {
    expect(actionsOf('## Next', '', '- The review is on Monday.', '- Add a probe to the third dock')).toEqual([
      'Add a probe to the third dock',
    ]);
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

  it.each([
    'Strengthen the existing controls',
    '2. Replace existing safeguards',
    'Gaps in existing monitoring controls',
    'Controls in place and missing',
    'Improve release checklist',
    'Review the onboarding checklist',
  ])('hold everything below %s', (title) => {
    expect(actionsOf('## Action items', '', `### ${title}`, '', '- Two keys for the vault')).toEqual([
      'Two keys for the vault',
    ]);
  });

  it('hold what somebody is to see to, in a checklist for each time too', () => {
    const items = ['- Count the keys', '- Print the list (owner: Mira)', '- Ask for two keys (due: 2031-03-01)'];
    expect(actionsOf('## Action items', '', '### Pre-deploy checklist', '', ...items)).toHaveLength(2);
    expect(actionsOf('## Action items', '', '### Improve checklist', '', ...items)).toHaveLength(3);
  });

  it('hold a table of effects where its column says that they are actions', () => {
    const rows = ['| --- | --- |', '| Two keys for the vault | Nobody opens it alone |'];
    expect(actionsOf('## Action items', '', '| Action | Effect |', ...rows)).toHaveLength(1);
    expect(actionsOf('## Action items', '', '| Measure | Effect |', ...rows)).toHaveLength(0);
  });

  it.each([
    'Done (except the drills)',
    'Completed (1 of 2)',
    'Erledigt (teilweise)',
    '改进措施（已实施一半）',
    '已添加监控项的待办',
    'Принятые меры недостаточны',
    'No actions taken',
  ])('are open below %s, too', (title) => {
    expect(statesBelow('## Action items', '', `### ${title}`)).toEqual(['open', 'open']);
  });

  it.each([
    'Done (2031-03-01)',
    'Completed (during the incident)',
    '已添加的防护措施',
    '改进措施（已实施）',
    'Принятые меры',
    'Принятые меры безопасности',
    '実施した対策',
    '완료된 조치',
  ])('are done below %s, too', (title) => {
    expect(statesBelow('## Action items', '', `### ${title}`)).toEqual(['done', 'done']);
  });

  it('have no owner in brackets that say of what kind, how soon or where', () => {
    const leads = ['Bug', 'Feature', 'Chore', 'EU', 'Terraform', 'Later', 'Must', 'us-east-1', 'nice-to-have'];
    const items = leads.map((lead) => `- [${lead}] Count the keys by 2031-03-01`);
    const { actionItems } = snapshotOf(`# Postmortem\n\n## Action items\n\n${items.join('\n')}\n`).postmortem;
    expect(actionItems.map(({ owner }) => owner)).toEqual(leads.map(() => undefined));
  });

  it('have an owner in brackets that may be a team', () => {
    const { actionItems } = snapshotOf('# Postmortem\n\n## Action items\n\n- [Backend] Count the keys\n').postmortem;
    expect(actionItems.map(({ owner }) => owner)).toEqual(['Backend']);
  });

  it('have tickets that are called as an environment, where tickets stand', () => {
    const items = [
      '- QA-7: mend the test of the vault',
      '- Restore the backup of the vault (UAT-3)',
      '- Ask for two keys, see PROD-5',
      '- Restore the backup of DEV-2',
      '- NODE-1: count the keys',
    ];
    const { actionItems } = snapshotOf(`# Postmortem\n\n## Action items\n\n${items.join('\n')}\n`).postmortem;
    expect(actionItems.map(({ ticket }) => ticket)).toEqual(['QA-7', 'UAT-3', 'PROD-5', undefined, undefined]);
  });
});

describe('tickets', () => {
  it('are without the rest of a broken link', () => {
    const rows = ['| Action | Ticket |', '| --- | --- |', '| Share keys | #12](https://example.org/vault/issues/12)|'];
    const { actionItems } = snapshotOf(`# Postmortem\n\n## Actions\n\n${rows.join('\n')}\n`).postmortem;
    expect(actionItems.map(({ ticket }) => ticket)).toEqual(['#12']);
  });
});

function ownersIn(...lines: string[]) {
  const { actionItems } = snapshotOf(['# Postmortem', '', '## Actions', '', ...lines, ''].join('\n')).postmortem;
  return actionItems.map(({ owner, description }) => [owner, description]);
}

describe('names in bold', () => {
  it('own what stands behind them, and a list below tells more of it', () => {
    const lines = [
      '**KL** Have the vault report to the desk:',
      '- the number of keys',
      '- who took one – https://example.org/vault/pull/7',
      '',
      '**AMc** Move the bell to the front desk',
      '',
      '**Mira** Write down who holds which key',
    ];
    expect(ownersIn(...lines)).toEqual([
      ['KL', 'Have the vault report to the desk'],
      ['AMc', 'Move the bell to the front desk'],
      ['Mira', 'Write down who holds which key'],
    ]);
  });

  it('own an item of a list, too', () => {
    const lines = ['- **KL** Have the vault report to the desk:', '  - the number of keys', '- **Mira** Move the bell'];
    expect(ownersIn(...lines)).toEqual([
      ['KL', 'Have the vault report to the desk'],
      ['Mira', 'Move the bell'],
    ]);
  });

  it('own the items of a list below them', () => {
    const lines = ['**KL**', '- Share the keys', '', '**AMc**:', '', '- Move the bell'];
    expect(ownersIn(...lines)).toEqual([
      ['KL', 'Share the keys'],
      ['AMc', 'Move the bell'],
    ]);
    expect(ownersIn('**Vault team**', '', '- Share the keys')).toEqual([['Vault team', 'Share the keys']]);
    expect(ownersIn('**Mira** Agree on:', '', '- Two keys', '', '**KL** Move the bell')).toEqual([
      [undefined, 'Two keys'],
      [undefined, 'KL Move the bell'],
    ]);
  });

  it.each(['Short term', 'Prevention', 'Quick Wins', 'API', 'The whole team', 'UX'])(
    'are none where the words are no name: %s',
    (label) => {
      const lines = [`**${label}**`, '', '- Share the keys', '', '**DB**', '', '- Move the bell'];
      expect(ownersIn(...lines).map(([owner]) => owner)).toEqual([undefined, undefined]);
    },
  );

  it('are none of paragraphs about a topic', () => {
    expect(ownersIn('**API** Have two keys', '', '**DB** Move the bell', '', '**Mira** asked for more.')).toEqual([]);
    expect(ownersIn('**KL** was at the desk', '', '- Share the keys')).toEqual([[undefined, 'Share the keys']]);
  });
});

describe('a word behind the items of a list', () => {
  it('is who sees to it where several have one', () => {
    expect(
      ownersIn('- Two keys for the vault * mira', '- Rules for the bell * kl', '- Drills').map(([who]) => who),
    ).toEqual(['mira', 'kl', undefined]);
    expect(ownersIn('- Share the keys – mira', '- Move the bell – kl').map(([who]) => who)).toEqual(['mira', 'kl']);
  });

  it('is none alone, the same everywhere, or where it says how something is', () => {
    const none = [undefined, undefined, undefined];
    expect(ownersIn('- Two keys * mira', '- Rules for the bell', '- Drills').map(([who]) => who)).toEqual(none);
    expect(ownersIn('- Share keys – hourly', '- Move it – later', '- Test it – upstairs').map(([who]) => who)).toEqual(
      none,
    );
    expect(ownersIn('- Keys – missing', '- Bell – broken', '- Drills – rare').map(([who]) => who)).toEqual(none);
    expect(ownersIn('- Move it – upstairs', '- Test it – upstairs', '- Drills').map(([who]) => who)).toEqual(none);
  });
});

describe('a table of actions beside their sections', () => {
  const named = ['## Mitigation plan', '', '### Preventive measures', '', '- Alert on lag', ''];
  const row = ['| --- | --- | --- |', '| Review the ports of the printers | Bo | open |'];

  it.each([
    '| Action | Owner | Status |',
    '| Task | Assignee | Due |',
    '| Tarea | Responsable | Estado |',
    '| タスク | 担当者 | 状態 |',
  ])('is read, whatever it stands below: %s', (head) => {
    expect(actionsOf(...named, '### Changes of processes', '', head, ...row)).toEqual([
      'Alert on lag',
      'Review the ports of the printers',
    ]);
    expect(actionsOf('## Changes of processes', '', head, ...row, '', '## Action items', '', '- Alert on lag')).toEqual(
      ['Review the ports of the printers', 'Alert on lag'],
    );
  });

  it.each(['| Time | Owner | Status |', '| Action | Result | Status |', '| Action | Owner | When |'])(
    'is none that does not say who is to do it, and how far it is: %s',
    (head) => {
      expect(actionsOf(...named, '### Changes of processes', '', head, ...row)).toEqual(['Alert on lag']);
    },
  );

  it('is none in a timeline', () => {
    expect(actionsOf(...named, '## Timeline', '', '| Action | Owner | Status |', ...row)).toEqual(['Alert on lag']);
  });

  it.each(['Impact', 'Detection', 'Response', 'Resolution'])('is none in a section on %s', (title) => {
    expect(actionsOf(...named, `## ${title}`, '', '| Action | Owner | Status |', ...row)).toEqual(['Alert on lag']);
  });

  it.each(['| Time | Action | Owner | Status |', '| Uhrzeit | Action | Owner | Status |'])(
    'is none with a column of times: %s',
    (titles) => {
      const rows = ['| --- | --- | --- | --- |', '| 10:12 | Review the ports | Ana | Open |'];
      expect(actionsOf(...named, '## Changes of processes', '', titles, ...rows)).toEqual(['Alert on lag']);
    },
  );
});
