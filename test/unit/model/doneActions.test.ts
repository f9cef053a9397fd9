import { describe, expect, it } from 'vitest';
import { isDoneWord } from '../../../server/src/model/actionWords.ts';
import { tellsDoneSince } from '../../../server/src/model/doneActions.ts';
import { snapshotOf } from '../../support/snapshots.ts';

function statesOf(...lines: string[]) {
  const { actionItems } = snapshotOf(['# Postmortem', '', '## Action items', '', ...lines, ''].join('\n')).postmortem;
  return actionItems.map(({ state }) => state);
}

describe('actions are done', () => {
  it.each([
    'Limit retries per client: delivered on 2031-03-01, two alerts since',
    'Journal des accès : décidé le 2031-02-20, livré le 2031-03-01 (projet IAM)',
    'Journal des accès : livrée mars 2031, rien vu depuis',
    'Alert on failed logins: delivered on 2031-03-01, no failed login since',
    'Bascule automatique — déployée le 3 mars 2031, testée deux fois',
    'Límite de reintentos: desplegado el 2031-03-01, sin incidencias',
    'Limite de tentativas: concluído em 01/03/2031, sem incidentes',
    'Limit für Wiederholungen: umgesetzt am 01.03.2031, seither ruhig',
    'Лимит повторов: внедрено 2031-03-01, проверено дважды',
    'Limite dei tentativi: rilasciato il 2031-03-01, nessun allarme',
    '再試行の上限：2031-03-01 に実施済み、以後発生なし',
    '限制重试次数：2031年3月1日 已上线，运行正常',
    '재시도 제한: 2031-03-01 배포 완료, 이후 이상 없음',
  ])('where they say since when: %s', (words) => {
    expect(tellsDoneSince(words)).toBe(true);
    expect(statesOf(`- ${words}`)).toEqual(['done']);
  });

  it.each([
    'Limit retries per client: released by 2031-03-01',
    'Replace the certificate, deployed on 2024-03-01',
    'Limit retries: fixed windows of 30 seconds',
    'Внедрение лимита: решение 2031-03-01',
    'Journal des accès : à livrer le 2031-03-01',
    'Gate for releases: delivered on 2031-03-01, broke the next day',
    'Gate for releases: delivered on 2031-03-01, to be redone',
    'Gate for releases: merged on 2031-03-01, reverted since',
    'Not yet: completed on 2031-03-01',
  ])('and not where they do not: %s', (words) => {
    expect(tellsDoneSince(words)).toBe(false);
  });

  it.each([
    'Déployé',
    'réalisée',
    'desplegada',
    'implantado',
    'ausgerollt',
    'внедрено',
    'rilasciata',
    '実装済み',
    '已部署',
    '배포됨',
  ])('where a state says so: %s', (state) => {
    expect(isDoneWord(state)).toBe(true);
  });

  it.each(['выполнение', 'решение', 'listado', 'livreur'])('and not where it does not: %s', (state) => {
    expect(isDoneWord(state)).toBe(false);
  });

  it('where most of their list tell what was done', () => {
    expect(
      statesOf(
        '- Configured the pool to reuse connections',
        '- Fixed the retries of the worker',
        '- Rolled out stricter timeouts',
        '- Re-synchronized clocks',
        '- Add an alert',
      ),
    ).toEqual(['done', 'done', 'done', 'done', 'open']);
    // What a thing is to be like, a box, and a list that says nothing for sure.
    expect(statesOf('- Fixed the retries', '- Improved dashboards', '- [ ] Enabled alerts')).toEqual([
      'done',
      'open',
      'open',
    ]);
    expect(statesOf('- Enabled alerts', '- Tested backups', '- Rotated keys need a runbook')).toEqual([
      'open',
      'open',
      'open',
    ]);
  });
});
