import { describe, expect, it } from 'vitest';
import { tellsDoneSince } from '../../../server/src/model/actions/doneActions.ts';
import { isDoneWord } from '../../../server/src/model/words/actionWords.ts';
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

  it.each([
    'Alert on lag — **done** (`worker/lag.js`)',
    'Alert on lag — done (lag.js, two tests)',
    'Alert on lag. Merged (commit 4f2a9c1)',
    'Shipped in this commit: an alert on lag',
  ])('where what shows it stands in brackets: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['done']);
    expect(statesOf('| Action | Owner | Due |', '| --- | --- | --- |', `| ${words} | Bo | 2024-03-01 |`)).toEqual([
      words.startsWith('Shipped') ? 'open' : 'done',
    ]);
  });

  it.each(['Alert on lag — done (except in Tokyo)', 'Alert on lag — done (2 of 3)', 'Alert on lag (`worker/lag.js`)'])(
    'and not where the brackets take it back: %s',
    (words) => {
      expect(statesOf(`- ${words}`)).toEqual(['open']);
    },
  );

  it.each([
    'Documented the limits of the pool',
    'Configured the alerts on the lag',
    'Updated `.dockerignore` to leave out dumps',
    'Alarm für volle Platten hinzugefügt',
    'Corregido el script de limpieza',
    'Se añadió una alerta de disco',
    'Adicionado alerta de disco',
    'Ajouté une alerte sur le disque',
    'Добавлен алерт на диск',
    '已添加磁盘告警',
    '磁盘告警已添加',
    '检查清单已更新',
    '应急预案已补充',
    '検証環境にアラートを追加済み',
    'ディスクのアラートを追加済み',
    'request IDと証拠保全を明記した。',
    'Test de reprise ajouté.',
    'アラートの閾値を変更しました',
    '디스크 알림 추가 완료',
  ])('where the verb says so: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['done']);
    expect(statesOf(`- [ ] ${words}`)).toEqual(['open']);
  });

  it.each([
    'Tested backups',
    'Pinned versions of all images',
    'Updated guide for all of operations',
    'Configured alerts on the lag of the belts',
    'Documented runbook for the vault and its keys',
    'Replaced disks get burned in before they are used',
    'Removed disks get wiped in the workshop',
    'Prüfen: Alarm hinzugefügt',
    'Sicherstellen, dass der Alarm jedem Band hinzugefügt',
    'Убедиться, что алерт добавлен',
    'Проверить, что лимит исправлен',
    '确认磁盘告警已添加',
    '需要告警已配置',
    'アラートが追加済みか検証。修正済み',
    '検証：アラート追加済み',
    'Documenter le script ajouté.',
    'Alarm soll noch hinzugefügt werden',
    'Corregir el script de limpieza',
    'Ajoute une alerte sur le disque',
    'Добавить алерт на диск',
    '添加磁盘告警',
    '检查磁盘告警是否已添加',
    'ディスクのアラートを追加',
    '디스크 알림 추가',
  ])('and not where it may be to come: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['open']);
  });

  it.each([
    'Shard the queue. Discussed but decided not to do.',
    'Shard the queue: we decided against it',
    'Warteschlange aufteilen – beschlossen, es nicht umzusetzen',
    'Dividir la cola. Se decidió no hacerlo.',
    'Dividir a fila: decidido não fazer',
    'Diviser la file. Décidé de ne pas le faire.',
    'Разделить очередь: решили не делать',
    '拆分队列（讨论后决定不做）',
    'キューを分割：対応しないことにした',
    '대기열 분할 - 하지 않기로 결정',
    '[~] Shard the queue — deferred to the next year',
    '[-] Shard the queue',
  ])('where nobody is going to do it: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['done']);
  });

  it('and not where a box of another kind says that it waits', () => {
    expect(statesOf('- [/] Shard the queue', '- [>] Shard the bus', '- Decide not to shard')).toEqual([
      'open',
      'open',
      'open',
    ]);
  });

  it.each([
    'The following actions were taken:',
    'Se ejecutaron las siguientes acciones de contención:',
    'Foram tomadas as seguintes medidas:',
    'Les mesures suivantes ont été prises :',
    'Folgende Maßnahmen wurden ergriffen:',
    'Были приняты следующие меры:',
    '已采取以下措施：',
    '以下の対策を実施しました：',
    '다음 조치를 시행했습니다:',
    '### Medidas tomadas',
    '### Actions prises',
    '### Ergriffene Maßnahmen',
  ])('where what stands above them says so: %s', (words) => {
    expect(statesOf(words, '', '- Shard the queue', '- [ ] Shard the bus')).toEqual(['done', 'open']);
  });

  it.each(['The following actions were agreed:', 'Se propusieron las siguientes acciones:', '需要采取以下措施：'])(
    'and not where it plans them: %s',
    (words) => {
      expect(statesOf(words, '', '- Shard the queue')).toEqual(['open']);
    },
  );

  it('where others of their list tell so, too', () => {
    expect(statesOf('- Configured alerts on the lag of the belts', '- Documented runbook for the vault')).toEqual([
      'done',
      'done',
    ]);
  });

  it.each([
    'in part',
    'needs review',
    'TODO: the second dock',
    'waiting for review',
    'teilweise',
    'partially',
    'en attente de revue',
    'en parte',
    'частично',
    '部分',
  ])('and not where their proof takes it back: %s', (proof) => {
    expect(statesOf(`- Alert on the lag of the belts — done (${proof})`)).toEqual(['open']);
    const rows = ['| Action | Owner | Status |', '| --- | --- | --- |', `| Shard the belts | Bo | Done (${proof}) |`];
    expect(statesOf(...rows)).toEqual(['open']);
  });

  it('and so where it shows it', () => {
    expect(statesOf('- Alert on the lag of the belts — done (belts/alerts.yml, two tests)')).toEqual(['done']);
    const row = '| Shard the belts | Bo | Done (no downtime) |';
    expect(statesOf('| Action | Owner | Status |', '| --- | --- | --- |', row)).toEqual(['done']);
  });

  it('where all of their list begin with what was changed', () => {
    const deeds = ['- Moved the printers to their own network', '- Documented the cabling of both docks'];
    expect(statesOf(...deeds, '- Reduced load on the old switch')).toEqual(['done', 'done', 'done']);
    expect(statesOf(...deeds, '- Reduced load on the old switch', '- A second switch').at(2)).toBe('open');
  });

  it('and are none as parts of what ended it, unless they are tasks', () => {
    const { actionItems } = snapshotOf(
      [
        '# Postmortem',
        '',
        '## Resolution',
        '',
        '### Long-term fix',
        '',
        '- A lock on the state of the plan',
        '- [ ] Rotate the keys of the printers',
      ].join('\n'),
    ).postmortem;
    expect(actionItems.map(({ description }) => description)).toEqual(['Rotate the keys of the printers']);
  });

  it.each([
    "Shard the bus — won't fix — too dear for one dock",
    'Shard the bus (out of scope)',
    'Dividir el bus — sin acción — lo hace otro equipo',
    'Den Bus teilen – keine Maßnahme – zu teuer',
    'Partager le bus — aucune action — hors budget',
    'Dividir o barramento — descartado',
    'Разделить шину — не будет сделано',
    'バスの分割：対応不要',
    '拆分总线（不修复）',
    '버스 분할 (조치 없음)',
  ])('or declined: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['done']);
    const [, state = ''] = /[(（：–—] ?([^()（）–—]+)/.exec(words) ?? [];
    expect(statesOf('| Action | Owner | Status |', '| --- | --- | --- |', `| Shard it | Bo | ${state} |`)).toEqual([
      'done',
    ]);
  });

  it.each([
    'Alert where no action follows',
    'Audit — what is out of scope of the last one',
    'Rules: no action without a ticket',
    'Count mails with the outcome: dropped',
    'Alert on orders in state: rejected',
  ])('and not declined: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['open']);
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

describe('a participle without its auxiliary', () => {
  it.each([
    ['The backlog was replayed', 'Alert of the queue updated to fire earlier', 'Limits of the pool were raised'],
    ['Added a second key', 'Alert updated to fire on an empty vault'],
    ['Der Tresor wurde geleert', 'Alarm der Warteschlange angepasst, damit er früher auslöst'],
    ['La cola fue vaciada', 'Alerta de la cola actualizada para que avise antes'],
    ['A fila foi esvaziada', 'Alerta da fila atualizado para avisar antes'],
    ['La file a été vidée', 'Alerte de la file configurée pour sonner plus tôt'],
    ['Очередь была очищена', 'Алерт очереди обновлён, чтобы сработал раньше'],
  ])('tells what was done beside others: %s', (...items) => {
    expect(statesOf(...items.map((item) => `- ${item}`)).at(1)).toBe('done');
  });

  it.each([
    ['The backlog was replayed', 'Alert of the queue needs to be updated to fire earlier'],
    ['The backlog was replayed', 'Alert of the queue updated to fire earlier', 'Rules for the bell'],
    ['Add a second key', 'Alert of the queue updated to fire earlier'],
    ['Alert when the vault was opened', 'Bell of the vault updated to ring earlier'],
    ['The backlog was replayed', 'Keep updated on the vault'],
    ['The backlog was replayed', 'Notify users blocked by the gate'],
    ['Prüfen, ob der Tresor geleert wurde', 'Alarm der Warteschlange angepasst, damit er früher auslöst'],
    ['Vérifier que la file a été vidée', 'Alerte de la file configurée pour sonner plus tôt'],
    ['La cola fue vaciada', 'La alerta no actualizada para que avise antes'],
  ])('tells nothing else: %s', (...items) => {
    expect(statesOf(...items.map((item) => `- ${item}`)).at(1)).toBe('open');
  });

  it('tells nothing of a table, or of a box to tick', () => {
    expect(statesOf('- [ ] Alert of the queue updated to fire earlier', '- The backlog was replayed')[0]).toBe('open');
    const rows = ['| Action | Status |', '| --- | --- |', '| Alert updated to fire earlier | Open |'];
    expect(statesOf(...rows)).toEqual(['open']);
  });

  it.each([
    'Abdeckung geöffnet und Netzteil inspiziert',
    'Selbsttest nach dem Zusammenbau durchgeführt → ohne Befund',
    'Bereich gereinigt',
    'Zweiten Dienst gestoppt',
  ])('in German, where they end in a participle: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['done']);
  });

  it.each([
    'Alarm einrichten, der die Platte überwacht und reagiert',
    'Prüfen, ob der Sensor kalibriert',
    'Sensor ist zu kalibrieren',
    'Lager für ein neues Gerät',
    'Klären, wem die Anlage gehört',
    'Sensor muss kalibriert werden',
    'Lüfter soll gereinigt sein',
  ])('and not where they do not: %s', (words) => {
    expect(statesOf(`- ${words}`)).toEqual(['open']);
  });
});
