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
    ['Medidas adoptadas', 'resolution'],
    ['Ações corretivas implementadas', 'resolution'],
    ['Umgesetzte Maßnahmen', 'resolution'],
    ['Actions correctives mises en œuvre', 'resolution'],
    ['Реализованные меры', 'resolution'],
    ['実施済みの対策', 'resolution'],
    ['已落实的措施', 'resolution'],
    ['조치 완료', 'resolution'],
    ['永久修復', 'resolution'],
    ['Следующие действия', 'action-items'],
    ['추가 follow-up (별도 트랙)', 'action-items'],
    ['추가 조치', 'action-items'],
    ['未解（待做）', 'action-items'],
    ['後續待辦', 'action-items'],
    ['Further actions', 'action-items'],
    ['Weitere Maßnahmen', 'action-items'],
    ['How we resolved the issue', 'resolution'],
    ['How the outage was fixed', 'resolution'],
    ['Wie der Vorfall behoben wurde', 'resolution'],
    ['Cómo resolvimos el incidente', 'resolution'],
    ['如何解决的', 'resolution'],
    ['What happened on 3rd July 2031', 'summary'],
    ['Timeline of events on 2031-07-03', 'timeline'],
    ['Betroffene Secrets', 'impact'],
    ['Что было скомпрометировано', 'impact'],
    ['受影响的服务', 'impact'],
    ['Impact duration', 'duration'],
    ['Duração do impacto', 'duration'],
    ['Análise do impacto', 'impact'],
    ['Analise de impacto', 'impact'],
    ['Análisis del impacto', 'impact'],
    ['Evaluación de impacto', 'impact'],
    ["Analyse d'impact", 'impact'],
    ['Auswirkungsanalyse', 'impact'],
    ['影響評価', 'impact'],
    ['영향(도) 분석', 'impact'],
    ['영향도 분석', 'impact'],
    ['Оценка влияния', 'impact'],
    ['Ações pós-incidente', 'action-items'],
    ['Acciones post-incidente', 'action-items'],
    ['Acciones posteriores', 'action-items'],
    ['Maßnahmen nach dem Vorfall', 'action-items'],
    ['Cómo evitaremos que vuelva a ocurrir', 'action-items'],
    ['How we will keep this from happening again', 'action-items'],
    ['Wie wir verhindern, dass es wieder passiert', 'action-items'],
    ['Noch offen – empfohlene nächste Schritte', 'action-items'],
    ['已新增的防護措施', 'action-items'],
    ['残留事项', 'action-items'],
    ['改善提案', 'action-items'],
    ['재발 방지/운영 메모', 'action-items'],
    ['모니터링 제안', 'action-items'],
    ['Actions Items', 'action-items'],
    ['Cambios aplicados', 'resolution'],
    ['Bereits umgesetzt', 'resolution'],
    ['修復步驟', 'resolution'],
    ['解決步驟', 'resolution'],
    ['恢復步驟', 'resolution'],
    ['復旧手順', 'resolution'],
    ['処置', 'resolution'],
    ['Pasos de resolución', 'resolution'],
    ['Schritte zur Behebung', 'resolution'],
    ['즉시 수정 (배포 완료)', 'resolution'],
    ['조치 및 결과', 'resolution'],
    ['복구 확인', 'resolution'],
    ['원인 판정 (현장 확인)', 'root-cause'],
    ['원인 규명', 'root-cause'],
    ['Краткое резюме', 'summary'],
    ['Краткий итог', 'summary'],
    ['Kurzfazit', 'summary'],
    ['学んだ教訓', 'lessons-learned'],
    ['Por qué tardamos dos horas en darnos cuenta', 'detection'],
    ['Why it took us an hour to notice', 'detection'],
    ['Pourquoi nous avons mis une heure à détecter', 'detection'],
    ['Что пошло хорошо', 'went-well'],
    ['Что пошло не так', 'went-wrong'],
    ['Was ging schief', 'went-wrong'],
    ['Design – next steps', 'action-items'],
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
    ['Recovery effectuée', 'resolution'],
    ['Actions décidées', 'action-items'],
    ['Actions retenues', 'action-items'],
    ['Actions prévues', 'action-items'],
    ['Acciones acordadas', 'action-items'],
    ['Ações definidas', 'action-items'],
    ['Beschlossene Maßnahmen', 'action-items'],
    ['Согласованные меры', 'action-items'],
    ['Mitigação de longo prazo', 'action-items'],
    ['Descripción objetiva del incidente', 'summary'],
    ['Что именно произошло', 'summary'],
    ['Affected packages', 'impact'],
    ['Affected services/versions', 'impact'],
    ['Lesson', 'lessons-learned'],
    ['Lehre', 'lessons-learned'],
    ['Leçon', 'lessons-learned'],
    ['Lección', 'lessons-learned'],
    ['Lição', 'lessons-learned'],
    ['Вывод', 'lessons-learned'],
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
    ['Preventative measures implemented', 'action-items'],
    ['Implemented fixes', 'resolution'],
    ['What we fixed', 'resolution'],
    ['How do we prevent it?', 'action-items'],
    ['Suspected root causes', 'root-cause'],
    ['Resolution status', 'metadata'],
    ['Timeline forense', 'timeline'],
    ['Root cause confirmada', 'root-cause'],
    ['Recovery realizado', 'resolution'],
    ['Correcciones aplicadas', 'resolution'],
    ['Recomendaciones para el equipo de planta', 'action-items'],
    ['Recommendations for the plant team', 'action-items'],
    ['Melhorias futuras', 'action-items'],
    ['Causes probables', 'root-cause'],
    ['Mesures de mitigation actuelles', 'resolution'],
    ['Zukünftige Maßnahmen', 'action-items'],
    ['Вероятная причина', 'root-cause'],
    ['Что исправили', 'resolution'],
    ['結果のまとめ', 'lessons-learned'],
    ['考えられる原因', 'root-cause'],
    ['추정 원인', 'root-cause'],
    ['可能原因', 'root-cause'],
    ['今后如何避免', 'action-items'],
    ['已修正的问题', 'resolution'],
    ['Évaluation de l’Impact', 'impact'],
    ["Analyse de l'impact", 'impact'],
    ['Impact Opérationnel', 'impact'],
    ['Impact Sécurité', 'impact'],
    ['Cause racine fonctionnelle', 'root-cause'],
    ['Actions correctives prioritaires', 'action-items'],
    ['Actions Correctives Immédiates', 'resolution'],
    ['Zeitlinie', 'timeline'],
    ['Schadensumfang', 'impact'],
    ['Was hat geholfen', 'went-well'],
    ['Was nicht', 'went-wrong'],
    ['Was wir geändert haben', 'resolution'],
    ['Qué se cambió', 'resolution'],
    ['Lo que cambiamos', 'resolution'],
    ['La lección', 'lessons-learned'],
    ['Medidas correctivas implementadas', 'resolution'],
    ['Cómo nos enteramos', 'detection'],
    ['間接原因', 'contributing-factors'],
    ['検知経路', 'detection'],
    ['うまく機能したこと', 'went-well'],
    ['Ошибки, допущенные при разборе', 'went-wrong'],
    ['Что осталось сделать', 'action-items'],
    ['남은 작업', 'action-items'],
    ['남은 과제', 'action-items'],
    ['왜 일어났나?', 'root-cause'],
    ['O que ajudou', 'went-well'],
    ['O que atrapalhou', 'went-wrong'],
    ['Ce qu’il reste à faire', 'action-items'],
    ['緩解與解決措施', 'resolution'],
    ['緩解措施', 'resolution'],
    ['恢復措施', 'resolution'],
    ['預防措施', 'action-items'],
    ['待辦事項', 'action-items'],
    ['改進計畫', 'action-items'],
    ['事故經過', 'timeline'],
    ['覆盤', 'lessons-learned'],
    ['影響範圍', 'impact'],
    ['原因①', 'root-cause'],
    ['根本原因2', 'root-cause'],
    ['根本原因二', 'root-cause'],
    ['根本原因一：日志把磁盘写满', 'root-cause'],
    ['根本原因二：告警沒有送達', 'root-cause'],
    ['2차 원인 (경보 누락)', 'root-cause'],
    ['Fehlerquellen', 'root-cause'],
    ['Was war passiert?', 'summary'],
    ['Was wurde geändert', 'resolution'],
    ['Reparatur', 'resolution'],
    ['Instandsetzung der Anlage', 'resolution'],
    ['Korrekturmaßnahme (Fix Applied)', 'resolution'],
    ['Ações corretivas (o que foi feito para normalizar)', 'resolution'],
    ['Corrective actions (what was done)', 'resolution'],
    ['Mesures correctives (ce qui a été fait)', 'resolution'],
    ['Korrekturmaßnahme', 'action-items'],
    ['Vorbeugende Maßnahme', 'action-items'],
    ['Kurzfristige Empfehlung', 'action-items'],
    ['Lehren für künftige Umzüge', 'lessons-learned'],
    ['Lessons for the next migration', 'lessons-learned'],
    ['Lecciones para el futuro', 'lessons-learned'],
    ["Leçons pour l'avenir", 'lessons-learned'],
    ['Уроки на будущее', 'lessons-learned'],
    ['起きたこと', 'summary'],
    ['何があったか', 'summary'],
    ['事故背景与现象', 'summary'],
    ['Redis 停止の経緯', 'timeline'],
    ['今後の検討事項', 'action-items'],
    ['今後の予定', 'action-items'],
    ['关键教训', 'lessons-learned'],
    ['關鍵教訓', 'lessons-learned'],
    ['故障背景', 'trigger'],
    ['대응 조치', 'resolution'],
    ['긴급 조치', 'resolution'],
    ['조치 일정', 'action-items'],
    ['План улучшений', 'action-items'],
    ['Что делать', 'action-items'],
    ['Что сделано', 'resolution'],
    ['Identificação do incidente', 'metadata'],
    ['Detection Method', 'detection'],
    ['Actions already taken', 'action-items'],
    ['What are the next steps for the shop?', 'action-items'],
    ['影响服务', 'impact'],
    ['影響を受けたサービス', 'impact'],
    ['Servicio afectado', 'impact'],
    ['Sistema afetado', 'impact'],
    ['Затронутый сервис', 'impact'],
    ['Service impacté', 'impact'],
    ['Betroffener Dienst', 'impact'],
    ['영향 서비스', 'impact'],
    ['Why it was not detected', 'detection'],
    ['Why did nobody notice for two days?', 'detection'],
    ['Warum wurde es nicht erkannt?', 'detection'],
    ['Por que passou despercebido', 'detection'],
    ['Por qué no se detectó antes', 'detection'],
    ["Pourquoi ce n'a pas été détecté", 'detection'],
    ['Почему не заметили сразу', 'detection'],
    ['検知が 3 時間遅れた理由', 'detection'],
    ['为什么没有及时发现', 'detection'],
    ['왜 감지하지 못했나', 'detection'],
    ['Data de resolução', 'metadata'],
    ['Fecha de detección', 'metadata'],
    ['Date de résolution', 'metadata'],
  ])('%s is a section', (title, role) => {
    expect(Object.values(rolesIn(`## ${title}`))).toEqual([[role]]);
  });

  it.each([
    ['Root cause and bounds of certainty', ['root-cause']],
    ['Impact, told as it was', ['impact']],
    ['Lecciones, sin rodeos', ['lessons-learned']],
    ['Impact extent', ['impact']],
    ['Remediation (action items)', ['resolution', 'action-items']],
    ['What will be different (action items)', ['action-items']],
    ['What will be different (5 actions)', ['action-items']],
    ['Plano de blindagem (5 ações)', ['action-items']],
    ['Plan für den Herbst (3 Maßnahmen)', ['action-items']],
    ['これから変えること（3件の対策）', ['action-items']],
    ['Required follow-up', ['action-items']],
    ['Erforderliche Maßnahmen', ['action-items']],
    ['必要な再発防止策', ['action-items']],
    ['Необходимые меры', ['action-items']],
    ['Preventive measures to be taken.', ['action-items']],
    ['Steps to take', ['action-items']],
    ['Zu ergreifende Maßnahmen', ['action-items']],
    ['Mesures à prendre', ['action-items']],
    ['Medidas a tomar', ['action-items']],
    ['Medidas a serem tomadas', ['action-items']],
    ['Принимаемые меры', ['action-items']],
    ['取るべき対策', ['action-items']],
    ['应采取的措施', ['action-items']],
    ['취해야 할 조치', ['action-items']],
    ['Am I affected?', ['impact']],
    ['Are self-hosted printers affected?', ['impact']],
    ['Who is affected?', ['impact']],
    ['Which regions were affected by this?', ['impact']],
    ['Wer ist betroffen?', ['impact']],
    ['Sind eigene Drucker betroffen?', ['impact']],
    ['Suis-je concerné ?', ['impact']],
    ['¿A quién afecta?', ['impact']],
    ['Quem foi afetado?', ['impact']],
    ['Кого это затронуло?', ['impact']],
    ['誰が影響を受けますか?', ['impact']],
    ['哪些用户受到影响？', ['impact']],
    ['누가 영향을 받았나요?', ['impact']],
    ['Detection worked, paging did not', ['detection']],
    ['Impact was limited to one region', ['impact']],
    ['Die Erkennung funktionierte, der Alarm nicht', ['detection']],
    ['La détection a fonctionné, pas l’alerte', ['detection']],
    ['検知は機能したが通知は届かなかった', ['detection']],
    ['What the fix looks like', ['resolution']],
    ['Wie die Lösung aussieht', ['resolution']],
    ['Factor 2 (slow): the printer queue', ['contributing-factors']],
    ['Contributing factor: no limit on the queue', ['contributing-factors']],
    ['Éléments d’action', ['action-items']],
    ['O que tivemos sorte', ['got-lucky']],
    ['Facteurs de chance', ['got-lucky']],
    ['Fix & current status of rollout', ['resolution']],
    ['Long-term prevention / automated drills', ['action-items']],
    ['Symptome und Ursache', ['root-cause']],
    ['Causa raíz y pruebas de laboratorio', ['root-cause']],
    ['Root cause of the label printer failure', ['root-cause']],
    ['Causa raíz del bloqueo de pedidos', ['root-cause']],
    ['Ursache der Verzögerung', ['root-cause']],
    ['Lessons from the night shift', ['lessons-learned']],
    ['Cause racine et limites de preuve', ['root-cause']],
    ['Причина и границы уверенности', ['root-cause']],
    ['징후와 원인', ['root-cause']],
    ['原因と証明の限界', ['root-cause']],
    ['根因与证明边界', ['root-cause']],
  ])('%s has a known name beside another', (title, roles) => {
    expect(Object.values(rolesIn(`## ${title}`))).toEqual([roles]);
  });

  it.each([
    'Overview and goals of the project',
    'Impact generator',
    'The fourth printer (5 pages)',
    'Actions of the workflow',
    'L’actionneur',
    'Status and roadmap',
    'Response and retry budget',
    'Backup and recovery',
    'Actions & workflows',
    'Phase 2: Vendor answers and follow-up',
    'Reason and rhyme',
    'Explanation of terms',
    'Conclusion of the contract',
    'Discovery of the second disk',
    'Is this the root cause of the delay?',
    'Impact, effort, cost and other tables of the whole quarter',
    '[Date and time]',
    '[Дата и время]',
    'What should I do if I am affected?',
    'Why were only some printers affected?',
    'Was tun, wenn ich betroffen bin?',
    'What to do when nodes are affected?',
    'Tests to be done',
    'How could this have been prevented from happening again?',
    '部署步骤',
    '배포 후 점검 절차',
    'Release 4 – follow-up',
    'Wie der Cache wieder warm wird',
    'Timeline was wrong',
    'Action items were not done',
    'Detection works as follows',
  ])('%s joins no name that says what it is', (title) => {
    expect(Object.values(rolesIn(`## ${title}`))).toEqual([[]]);
  });

  it('joined with something else do not make a postmortem', () => {
    const { kind } = snapshotOf(
      [
        '# Queue errors',
        '',
        '## Impact and effort table',
        '## Root cause and taxonomy',
        '## Timeline and scopes',
        '## Detection and tooling',
      ].join('\n\n'),
    ).postmortem;
    expect(kind.kind).toBe('other');
  });

  it.each([
    ['재발 방지 액션', 'action-items'],
    ['향후 Action Items', 'action-items'],
    ['임시 workaround', 'resolution'],
    ['临时 workaround', 'resolution'],
    ['今后的 TODO', 'action-items'],
    ['再発防止 TODO', 'action-items'],
    ['障害 Timeline', 'timeline'],
    ['Rollback', 'resolution'],
    ['Attribution', 'root-cause'],
    ['Watch / next', 'action-items'],
  ])('%s borrows its name', (title, role) => {
    expect(Object.values(rolesIn(`## ${title}`))).toEqual([[role]]);
  });

  it.each(['Redis 액션', '临时 docker', 'Action 的设计'])('%s borrows no name', (title) => {
    expect(Object.values(rolesIn(`## ${title}`))).toEqual([[]]);
  });

  it.each(['Problem', 'The problem', '问题', '문제', 'Problema', 'Проблема', '증상', 'Symptome'])(
    '%s in front of the cause tells what happened, where nothing else does',
    (title) => {
      const rolesOf = (...titles: string[]) =>
        snapshotOf(['# Labels', ...titles.map((each) => `## ${each}`)].join('\n\n')).postmortem.sections[1]?.roles;
      expect(rolesOf(title, 'Root cause')).toEqual(['summary']);
      expect(rolesOf(title, 'Impact')).not.toEqual(['summary']);
      expect(rolesOf(title, 'Summary', 'Root cause')).not.toEqual(['summary']);
    },
  );

  it.each([
    ['Conclusion', 'Timeline'],
    ['결론', '타임라인'],
    ['結論', '時間軸'],
    ['Вывод', 'Хронология'],
    ['事件经过', '时间线'],
    ['事故經過', '事件時間軸'],
    ['経緯', 'タイムライン'],
    ['발생 경위', '타임라인'],
  ])('%s in front of %s sums up what happened, where nothing else does', (title, timeline) => {
    const rolesOf = (...titles: string[]) =>
      snapshotOf(['# Labels', ...titles.map((each) => `## ${each}`)].join('\n\n')).postmortem.sections[1]?.roles;
    expect(rolesOf(title, timeline)).toEqual(['summary']);
    expect(rolesOf(title, 'Root cause')).not.toContain('summary');
    expect(rolesOf(title, timeline, 'Summary')).not.toContain('summary');
  });

  it.each([
    ['Root cause summary', ['root-cause']],
    ['Resumen de causa raíz', ['root-cause']],
    ['Résumé des causes', ['root-cause']],
    ['教訓總結', ['lessons-learned']],
    ['故障根因总结', ['root-cause']],
    ['影响总结', ['impact']],
    ['Summary and root cause', ['summary', 'root-cause']],
    ['Summary / Impact', ['summary', 'impact']],
    ['概要と影響', ['summary', 'impact']],
    ['요약 및 원인', ['summary', 'root-cause']],
  ])('%s is of what it sums up', (title, roles) => {
    expect(new Set(rolesIn(`## ${title}`)[title])).toEqual(new Set(roles));
  });

  it.each(['Conclusion', 'Conclusão', '結論', '结论', '결론', 'まとめ', 'Заключение'])(
    '%s behind everything else only ends the text',
    (title) => {
      expect(rolesIn('## Timeline', `## ${title}`, '## References')[title]).toEqual([]);
      expect(rolesIn('## Timeline', `## ${title}`, '## Root cause')[title]).toEqual(['lessons-learned']);
    },
  );

  it('that end the text in front are a summary', () => {
    expect(rolesIn('## 结论（TL;DR）', '## 根因')).toEqual({ '结论（TL;DR）': ['summary'], 根因: ['root-cause'] });
  });

  it('are none of what is an event, or a length', () => {
    const sections = rolesIn(
      '## 14:40 UTC - Resolution',
      '## Recovery time',
      '**Incidente:** 16 de julio',
      '## Impact',
    );
    expect(sections).toEqual({
      '14:40 UTC - Resolution': [],
      'Recovery time': ['metrics'],
      Impact: ['impact'],
    });
  });

  it('tell whom one called, and not what ended it', () => {
    expect(rolesIn('## Timeline', '### Escalation')).toEqual({ Timeline: ['timeline'], Escalation: ['response'] });
    expect(rolesIn('## Timeline', '## Response').Response).toEqual(['response', 'resolution']);
  });

  it.each(['Root cause of the previous incident', 'Lessons from last year'])('%s is of another incident', (title) => {
    expect(Object.values(rolesIn(`## ${title}`))).toEqual([[]]);
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

  it('are no rules that are drawn as headings', () => {
    const drawn = ['# ======', '# Disk full', '# ======', '## ----', '## Impact', '## ── ──', 'Ten shops.', '### ***'];
    const { sections, title } = snapshotOf(drawn.join('\n')).postmortem;
    expect(title).toBe('Disk full');
    expect(sections.map(({ title, roles }) => [title, ...roles])).toEqual([['Disk full'], ['Impact', 'impact']]);
  });

  it('are no labels of a log that is shown as evidence', () => {
    expect(
      rolesIn('## Evidence', '### Log of the alarm', 'Action : page the on-call', 'Reason : disk full', '## Impact'),
    ).toEqual({ Evidence: ['supporting'], 'Log of the alarm': [], Impact: ['impact'] });
  });

  it('are no tasks that begin with a name', () => {
    const titlesOf = (item: string) => Object.keys(rolesIn('## Vérification', item));
    expect(titlesOf('- [x] Historique des branches nettoyé')).toEqual(['Vérification']);
    expect(titlesOf('- [x] Impact')).toEqual(['Vérification']);
    expect(titlesOf('- [x] Impact: un utilisateur sur cinq')).toEqual(['Vérification', 'Impact']);
    expect(titlesOf('- Impact')).toEqual(['Vérification', 'Impact']);
  });

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

  it('below a plan of actions are no response, and problems of a cause are no retrospective', () => {
    expect(
      rolesIn(
        '## Root cause',
        '**Challenges:**',
        'The lock is taken twice.',
        '## Next steps',
        '### Immediate actions (0–7 days)',
        '### Mitigation & drills',
      ),
    ).toEqual({
      'Root cause': ['root-cause'],
      'Next steps': ['action-items'],
      'Immediate actions (0–7 days)': [],
      'Mitigation & drills': [],
    });
    expect(rolesIn('## 根本原因一：磁碟寫滿', '**問題：**', '沒有上限。', '**问题：** 没有告警')).toEqual({
      '根本原因一：磁碟寫滿': ['root-cause'],
    });
    expect(rolesIn('## Lessons learned', '**Challenges:**')).toMatchObject({ Challenges: ['went-wrong'] });
  });

  it('are no plans and conclusions of a section', () => {
    expect(
      rolesIn(
        '## Root cause',
        '**Conclusion**: two callers shared one lock.',
        '## Resolution',
        '- **Plan:** eight at a time',
      ),
    ).toEqual({ 'Root cause': ['root-cause'], Resolution: ['resolution'] });
  });

  it('are no effects of one of several causes, fixes or events', () => {
    expect(
      rolesIn(
        '**Impact:** half of all searches',
        '## Cause racine',
        '### Bug 1 : la file',
        '**Services affectés :** recherche',
        '### Bug 2 : le webhook',
        '**Impact**:',
        'Trois pods.',
        '## Impact',
        '### Ventes',
        '**Utilisateurs affectés :** douze',
      ),
    ).toEqual({
      Impact: ['impact'],
      'Cause racine': ['root-cause'],
      'Bug 1 : la file': [],
      'Bug 2 : le webhook': [],
      Ventes: [],
      'Utilisateurs affectés': ['impact'],
    });
    expect(rolesIn('## What happened', '### Shop', '**Impact:** half of all carts')).toMatchObject({
      Impact: ['impact'],
    });
    expect(rolesIn('## Summary', '### Shop', '**Impact:** half of all carts')).toMatchObject({ Impact: ['impact'] });
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

describe('headings that only look like names of sections', () => {
  it.each([
    'Final state',
    'Current state',
    'Actions effectuées',
    'Actions appliquées',
    'Affected conditions',
    'Betroffene Tickets',
    'Backups afectados',
  ])('%s', (title) => {
    expect(rolesIn(`## ${title}`, '## Timeline')[title]).toEqual([]);
  });
});
