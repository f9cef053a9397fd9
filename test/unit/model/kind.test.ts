/** What kind of document it is. */
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

function kindOf(...lines: string[]): string {
  return snapshotOf(lines.join('\n')).postmortem.kind.kind;
}

describe('the kind of a document', () => {
  it.each([
    [
      'a form that asks for all in braces',
      `# Retrospective: \${title} \${dates of the event}
#### Bug: \${link to the bug}

## Background

\${what failed, for whom, and why}

## Timeline
- \${timestamp} - \${event}
- \${timestamp} - \${event}

## Action Items
- [ ] \${what will keep it from happening again}
`,
    ],
    [
      'a form that says what to describe, with the times of some events as examples',
      `# Incident title

**Status**: one of open, mitigated, resolved

## Impact

Describe what users saw, which of them, and how long. Name the services that were down, in numbers where there are some.

## Root Cause

Describe the problems that led to the outage, and why nobody had found them before. Do not blame anybody for them.

## Detection

Describe how the team came to know of it: by an alert, by a customer, or by chance.

## Resolution

Describe what was done, in which order, and which of the steps had no effect on the error rate at all.

## Timeline

| Time  | Description         |
| ----- | ------------------- |
| 10:05 | This event happened |
| 10:20 | That event happened |
`,
    ],
    [
      'a form whose title says so in French, full of questions',
      `# Modèle de rapport d’incident de produit

Utilisez ce modèle pour chaque incident, et gardez le rapport avec les autres.

## Sommaire

*...*

## Incidence

*Quels groupes ont été touchés, combien de personnes, et pendant combien de temps? Combien cela a-t-il coûté, et qui a payé? Quels services ne répondaient plus?*

## Chronologie

*Quand avons-nous su? Qui nous l’a dit? Qu’avons-nous fait tout de suite, et pourquoi? Qu’avons-nous essayé sans succès? Combien de temps a duré chaque étape, et qui a décidé?*

## Causes profondes

*Quelles sont les causes? Si c’est une erreur humaine, quelle aide manquait à l’écran? Demandez cinq fois pourquoi, et notez chaque réponse avec ce qui la prouve.*

## Résolution

*Qu’est-ce qui a mis fin à l’incident? Est-ce que cela va durer? Qui surveille, et jusqu’à quand? Quelles autres solutions avons-nous écartées?*
`,
    ],
    [
      'a form with days and times to be filled in, in Spanish',
      `# Documento de análisis post-mortem

**Versión:** 1.0

## Descripción del incidente

- **ID:** *(por ejemplo, INC-20260128-01)*
- **Inicio:** AAAA-MM-DD HH:MM
- **Fin:** AAAA-MM-DD HH:MM

## Línea de tiempo

- **[Hora]:** [Evento 1]
- **[Hora]:** [Evento 2]

## Impacto

**Usuarios:** *(cuántos, dónde, durante cuánto tiempo, y qué no podían hacer mientras tanto con la tienda)*

**Costo:** *(cuánto dinero se perdió, quién lo pagó, y cómo se ha calculado esa suma en este documento)*

## Causa raíz

*(cuente por qué pasó: la técnica, las personas, los procedimientos, y cómo se sabe)*

## Acciones correctivas

| # | Descripción | Responsable | Fecha |
| - | ----------- | ----------- | ----- |
| 1 |             |             |       |
| 2 |             |             |       |
`,
    ],
  ])('%s is a template', (_, text) => {
    expect(snapshotOf(text).postmortem.kind.kind).toBe('template');
  });

  it.each([
    'Vorlage für Postmortems',
    'Vorfallbericht-Vorlage',
    'Plantilla de post-mortem',
    'Modelo de relatório de incidente',
    'Шаблон отчета об инциденте',
    '障害報告書テンプレート',
    '复盘报告模板',
    '장애 보고서 템플릿',
  ])('%s is the title of a form', (title) => {
    const asked = 'Who was hit, where, for how long, and what did they see? Ask, count, and write it down. '.repeat(12);
    const parts = ['Summary', 'Impact', 'Root Cause', 'Resolution'].map((name) => `## ${name}\n\n${asked}`);
    expect(kindOf(`# ${title}`, '', parts.join('\n\n'))).toBe('template');
  });

  it('a title with a model in it is that of a postmortem', () => {
    const told = 'The model gave prices of zero to one in five orders, and nobody saw it for a day. '.repeat(12);
    const parts = ['Summary', 'Impact', 'Root Cause', 'Resolution'].map((name) => `## ${name}\n\n${told}`);
    expect(kindOf('# Incidente: modelo de precios sin datos', '', parts.join('\n\n'))).toBe('postmortem');
  });

  it('one whose cause says "describe" once is a postmortem', () => {
    const text = `# Postmortem: checkout errors

## Root Cause

Describe calls to the API were throttled, and the pool was exhausted.

## Timeline (UTC)

- 2025-02-11 07:40 The pool is exhausted
- 2025-02-11 08:10 All clear
`;
    expect(snapshotOf(text).postmortem.kind.kind).toBe('postmortem');
  });

  it('is a template where places in single braces are to be filled in', () => {
    expect(
      kindOf(
        '# Warehouse postmortem: {short title}',
        'Status: {open|closed}',
        '## Summary',
        '{what broke, and for how long}',
        '## Timeline',
        '- 1900-01-01 14:44 something happened',
        '- 1900-01-01 14:45 the next thing happened',
        '- 1900-01-01 14:46 one more',
        '- 1900-01-01 14:47 the end of it',
        '## Root cause',
        '{without blame, why it broke}',
        '## Action items',
        '{each with an owner}',
      ),
    ).toBe('template');
  });

  it('is a postmortem where braces are of a path', () => {
    expect(
      kindOf(
        '# Postmortem: GET /labels/{label_id} failed',
        '## Summary',
        'On 2025-02-11 every call of /labels/{label_id} and of /docks/{dock} failed, from 07:40 to 08:40 UTC.',
        '## Timeline',
        '- 2025-02-11 07:40 UTC Calls fail',
        '- 2025-02-11 08:40 UTC Rolled back',
        '## Root cause',
        'A route with two names.',
      ),
    ).toBe('postmortem');
  });

  it('is a postmortem where an incident of some day is told in sentences', () => {
    const window = 'Between 2026-03-03 21:10 UTC and 2026-03-04 06:40 UTC the shop had an expired certificate.';
    const ende = 'Zwischen dem 03.03.2026 21:10 und dem 04.03.2026 06:40 hatte der Shop kein gültiges Zertifikat.';
    expect(kindOf('## 2026-03-03 Shop outage', '', window)).toBe('postmortem');
    expect(kindOf('# Ausfall vom 03.03.2026', '', ende)).toBe('postmortem');
    expect(kindOf('# The shop on 2026-03-03', '', window)).toBe('other');
    expect(kindOf('# Shop outage', '', window)).toBe('other');
    expect(kindOf('# Scheduled downtime on 2026-03-03', '', window)).toBe('other');
    expect(kindOf('# Downtime am 03.03.2026', '', 'Wartungsarbeiten am Lager.', '', ende)).toBe('other');
  });

  it('is a postmortem where a number of one stands in front of what failed', () => {
    const cause = [
      '',
      '## Summary',
      '',
      'No chart came.',
      '',
      '## Causes',
      '',
      'A proxy.',
      '',
      '## Fixes',
      '',
      'Another.',
    ];
    expect(kindOf('# PM-004: Charts unreachable', ...cause)).toBe('postmortem');
    expect(kindOf('# Charts unreachable', ...cause)).toBe('other');
    expect(kindOf('# PM-004: Charts of the year', ...cause)).toBe('other');
  });

  it('is none of an incident where it only links to their postmortems', () => {
    const links = ['checkout', 'labels', 'search'].map((name) => `- [Incident report: ${name}](2024/${name}.md)`);
    expect(kindOf('# Postmortems', '', '## Postmortems of incidents', '', ...links)).toBe('other');
    expect(
      kindOf(
        '# 事故复盘索引',
        '',
        '## 事故复盘案例',
        '',
        '- [标签打印](a_postmortem.md)',
        '- [结账复盘](b_postmortem.md)',
        '- [c](c_incident_report.md)',
      ),
    ).toBe('other');
  });

  it('is a postmortem where days stand over what happened, but not where they stand over links', () => {
    const days = (one: string, other: string) => [
      '# Incident reports of the dock',
      '',
      'March 4, 2024',
      one,
      '',
      'January 2, 2024',
      other,
    ];
    expect(kindOf(...days('An outage of the printers, since the spooler was full.', 'Scanners lost their keys.'))).toBe(
      'postmortem',
    );
    expect(kindOf(...days('[An outage of the printers](a.md)', '[Scanners lost their keys](b.md)'))).toBe('other');
  });

  it.each([
    [
      'of what a variable of a shell did',
      '# Postmortem: ${CACHE_DIR} is empty on new runners',
      '## Summary',
      'On 2025-02-11 new runners emptied ${CACHE_DIR:-/}, ${OUT_DIR} and ${TMP}, and every build failed.',
      '## Timeline (UTC)',
      '- 2025-02-11 07:40 Builds fail',
      '- 2025-02-11 08:10 All clear',
      '## Root cause',
      '${CACHE_DIR} was never set.',
      '${OUT_DIR} and ${TMP} were not, either.',
    ],
    [
      'of braces that were shown to customers',
      '# Postmortem: labels printed without addresses',
      '## Summary',
      'On 2025-02-11 labels failed: they had {street name}, {postal code} and {town or city} on them for an hour.',
      '## Root cause',
      'The printer was given {street name|none} as it is.',
      '## Impact',
      '300 labels.',
    ],
    [
      'with actions that ask to describe',
      '# Postmortem: labels printed without addresses on 2025-02-11',
      '## Root cause',
      'The printer crashed.',
      '## Impact',
      '300 labels.',
      '## Action items',
      '- describe how to empty the queue (Owner: Chiyo, due 2031-03-01)',
      '- describe what the lamps say (Owner: Bo, due 2031-03-01)',
      '- describe who is called (Owner: Bo, due 2031-03-01)',
    ],
    [
      'below the title of a form, with everything else written',
      '# Incident title',
      '## Summary',
      'Printing failed on 2025-02-11 for all docks since the spooler was full.',
      '## Impact',
      '300 labels.',
      '## Root cause',
      'A full spooler.',
      '## Action items',
      '- Alert on the spooler',
    ],
    [
      'with code in a list, and places in it',
      '# Postmortem: printers down on 2025-02-11',
      '## Root cause',
      'The spooler crashed.',
      '## Resolution',
      '1. Ask the printer:',
      '   ```',
      '   lp status <printer name> <queue name>',
      '   ```',
      '2. Empty it:',
      '   ```',
      '   lp purge <printer name> <queue name>',
      '   ```',
    ],
    [
      'with links to others of its kind, and words of its own',
      '# Postmortem: printers down',
      '**Date:** 2025-02-11',
      'On February 11 the printers were down for all docks. The same happened before: [Postmortem 1](a.md),',
      '[Postmortem 2](b.md), [Postmortem 3](c.md).',
      '## The incident',
      'The spooler was full.',
    ],
  ])('is a postmortem %s', (_, ...lines) => {
    expect(kindOf(...lines.flatMap((line) => (line.startsWith(' ') || /^\d/.test(line) ? [line] : ['', line])))).toBe(
      'postmortem',
    );
  });

  it('is a template where braces stand in cells, behind labels and in front', () => {
    expect(
      kindOf(
        '# Dock postmortem',
        '',
        '**Status:** {open or closed}',
        '',
        '## Timeline',
        '',
        '| Time | Event |',
        '| --- | --- |',
        '| ${when} | {what happened} |',
        '',
        '## Root cause',
        '',
        '{why it broke}',
      ),
    ).toBe('template');
  });

  it('is a template below the title of a form, as long as most is to be described', () => {
    const order = (title: string) => [`## ${title}`, '', 'Describe what the docks saw, and for how long.', ''];
    const code = ['```none', 'Open', '```', ''];
    const rest = ['## Timeline', '', '10:05 | one event', '10:20 | the next event', '10:30 | one more', '10:40 | last'];
    const parts = ['Impact', 'Root Cause', 'Detection', 'Resolution'].flatMap(order);
    expect(kindOf('# Incident title', '', ...code, ...parts, ...rest)).toBe('template');
  });

  it('is no report of how a release went', () => {
    expect(
      kindOf(
        '# Warehouse release verification report',
        '',
        '## Summary',
        '',
        'The build failed, and passes by now.',
        '',
        '### Root cause',
        '',
        'A plugin was missing.',
        '',
        '### Solution implemented',
        '',
        'It is installed.',
        '',
        '## Recommended next steps',
        '',
        '- Deploy it',
      ),
    ).toBe('other');
  });

  it('is none of an incident where a policy says what is kept of them', () => {
    expect(
      kindOf(
        '# Incident record retention policy',
        '## Overview',
        'Incidents are followed by a post-incident review. Outages are kept for two years.',
        '## Impact',
        'Incidents with an impact on customers are kept for longer.',
        '## Timeline',
        '| Step | Until |',
        '| --- | --- |',
        '| Draft | 2 days |',
        '## Lessons learned',
        'Are kept for ever.',
        '## Detection',
        'Who noticed is kept.',
        '## Resolution',
        'What was done is kept.',
      ),
    ).toBe('other');
  });

  it('is none of an incident where it says what the reports of a folder are for', () => {
    const about = (title: string, heading: string) => [
      `# ${title}`,
      '',
      'Post-incident reports of the warehouse.',
      '',
      `## ${heading}`,
      '',
      'The printers were down for more than ten minutes, or a label was lost.',
      '',
      '## Names of files',
      '',
      'The day, and what failed.',
    ];
    expect(kindOf(...about('Incident reports', 'What counts as an incident?'))).toBe('other');
    expect(kindOf(...about('Postmortems', 'Which incidents get one'))).toBe('other');
    expect(kindOf(...about('Incident report: printers', 'The incident of the labels'))).toBe('postmortem');
  });

  it.each([
    ['the date of its title', '# YYYY-MM-DD: what failed', ['- The first alert', '- The cause is found']],
    ['the times of its events', '# Postmortem', ['- `HH:MM` the first alert', '- `HH:MM` the cause is found']],
    [
      'the times of its table',
      '# Postmortem',
      ['| Time | Event |', '| --- | --- |', '| --:-- | First alert |', '| --:-- | Cause found |'],
    ],
  ])('is a template where %s is left to be filled in', (_, title, events) => {
    const rest = ['## Impact', '', 'Which customers had no labels, and for how long. '.repeat(30), ''];
    const cause = ['## Root cause', '', 'Why the printers failed, and why nobody had seen it before.'];
    const told = [title, '', ...rest, '## Timeline', '', ...events, '', ...cause];
    expect(kindOf(...told)).toBe('template');
    if (!title.includes('YYYY')) expect(kindOf(...told, '', 'The printers failed at 14:02.')).toBe('postmortem');
  });

  it('is none of an incident where each row is one', () => {
    const row = (day: number) =>
      `| ${day} | 2031-05-0${day} 03:11 | 2031-05-0${day} 10:04 | 7 h | Printers down | lost |`;
    const head = ['| # | Started (UTC) | Resolved (UTC) | Duration | What | Cause |', '|---|---|---|---|---|---|'];
    for (const title of ['Incident log', 'Historial de incidencias', 'Журнал инцидентов', '障害一覧'])
      expect(kindOf(`# ${title}`, '', 'Outages of the warehouse.', '', ...head, row(1), row(2), row(3))).toBe('other');
    const events = [
      '| Time (UTC) | Event |',
      '|---|---|',
      '| 2031-05-01 03:11 | Printers down |',
      '| 2031-05-01 03:40 | Up |',
    ];
    const one = ['## Impact', '', 'All 40 printers.', '', '## Root cause', '', 'No paper.'];
    expect(kindOf('# Incident log', '', ...events, '', ...one)).toBe('postmortem');
  });

  it('is none of an incident where somebody attacks for practice', () => {
    const log = (title: string, first: string) => [
      `# ${title}`,
      '',
      first,
      '',
      '## Timeline (UTC)',
      '',
      '### 2031-05-01 21:38:00Z — Start',
      '- Got the address of the target',
      '',
      '### 2031-05-01 21:40:00Z — First attempt failed',
      'Impact:',
      '- No shell yet',
      '',
      '### 2031-05-01 21:52:00Z — Exploit works',
      '- A shell as the user of the web server',
    ];
    expect(kindOf(...log('Green Valley — Live Blog', 'Scope: a lab of our own'))).toBe('other');
    expect(kindOf(...log('Green Valley', 'A machine of TryHackMe.'))).toBe('other');
    expect(kindOf(...log('Incident: pentest took the shop down', 'The shop was down for an hour.'))).toBe('postmortem');
  });

  it.each([
    ['Incident: label printers down after the move', 'Summary', 'Root cause: the plug', 'Follow-up actions'],
    ['INC-12 – label printing failed', 'Summary', 'Root cause: the plug', 'Action items'],
    ['Störung: Etikettendrucker ausgefallen', 'Zusammenfassung', 'Ursache: der Stecker', 'Maßnahmen'],
    ['Incidente: error al imprimir etiquetas', 'Resumen', 'Causa raíz: el enchufe', 'Acciones'],
    ['Инцидент: ошибка печати этикеток', 'Краткое описание', 'Первопричина: вилка', 'План действий'],
    ['障害：ラベル印刷エラー', '概要', '根本原因：プラグ', '再発防止策'],
  ])('%s is a postmortem, though nothing says yet when it was', (title, summary, cause, actions) => {
    const parts = [`# ${title}`, `## ${summary}`, 'x y z.', `## ${cause}`, 'x y z.', `## ${actions}`, '- x y z'];
    expect(kindOf(parts.join('\n\n'))).toBe('postmortem');
  });

  it('is a postmortem where a title names an incident and its day, and below it many events are told', () => {
    const events = ['09:10', '09:40', '10:05', '10:20', '10:45'].map((time) => `- ${time}, something was tried`);
    const told = ['', 'No labels came out of any printer.', '', 'Here is what happened:', ...events];
    expect(kindOf('# Downtime of 14 May', ...told)).toBe('postmortem');
    expect(kindOf('---', 'title: May 14 label downtime', '---', ...told)).toBe('postmortem');
    expect(kindOf('# Planned downtime of 14 May', ...told)).toBe('other');
    expect(kindOf('# Downtime', ...told)).toBe('other');
  });

  it('is a form where its title has a place for the name', () => {
    const parts = ['## Summary', 'A short summary.', '## Timeline', '- **2031-01-14**: what happened', '## Detection'];
    const told = ['## Root cause', 'Describe the root cause in a paragraph.'];
    expect(kindOf('# 000 - Postmortem for [name of the outage]', ...parts, ...told)).toBe('template');
    expect(kindOf('# 000 - Postmortem for the label printers', ...parts, ...told)).toBe('postmortem');
  });

  it.each([
    ['Incident: what to do when printers are down', 'Summary', 'Steps', 'Follow-up actions'],
    ['Printers down', 'Summary', 'Root cause: the plug', 'Follow-up actions'],
    ['Label printing', 'Summary', 'Root cause: the plug', 'Action items'],
  ])('%s is none without a timeline', (title, summary, cause, actions) => {
    const parts = [`# ${title}`, `## ${summary}`, 'x y z.', `## ${cause}`, 'x y z.', `## ${actions}`, '- x y z'];
    expect(kindOf(parts.join('\n\n'))).toBe('other');
  });

  it.each([
    'インシデント報告書: ラベル印刷',
    'インシデント: ラベルが出ない',
    'トラブル報告 ラベル印刷',
    '인시던트 보고서 — 라벨 인쇄',
    '사고 보고서: 라벨 인쇄',
    '事後檢討：標籤印表機',
    '標籤印表機復盤報告',
    '事件報告：標籤印表機',
    '事后分析：标签打印机',
    'Sicherheitsvorfall am Etikettendrucker',
    'Cyberangriff auf die Druckerei',
    'IT-Notfall in der Druckerei',
    'Druckerausfall im Lager',
    'Ciberataque a la imprenta',
    'Incidente de seguridad en la imprenta',
    'Cyberattaque contre l’imprimerie',
  ])('%s is a postmortem where it has a timeline', (title) => {
    const events = ['- 2031-01-14 09:10 a', '- 2031-01-14 09:40 b', '- 2031-01-14 10:05 c'];
    expect(kindOf(`# ${title}`, '', 'x', '', '## Timeline', '', ...events)).toBe('postmortem');
  });

  it.each([
    'インシデント対応手順',
    '障害対応マニュアル',
    '故障处理流程',
    '事件應變手冊',
    '장애 대응 가이드',
    'Leitfaden für Sicherheitsvorfälle',
    'Notfallhandbuch der Druckerei',
    'Plan de respuesta a incidentes',
    'Plano de resposta a incidentes',
    'Guide de gestion d’incident',
    'Регламент: инцидент в типографии',
  ])('%s is none, whatever dates it has', (title) => {
    const dates = ['- 2031-01-14 09:10 a', '- 2031-01-14 09:40 b'];
    const parts = ['## Detection', 'x', '## Escalation', 'x', '## Resolution', 'x', '## Timeline'];
    expect(kindOf(`# ${title}`, '', parts.join('\n\n'), '', ...dates)).toBe('other');
  });

  it('is a postmortem where the timeline is called that of an incident', () => {
    const events = ['- 2031-01-14 09:10 se abre un correo', '- 2031-01-15 09:40 se cierran todas las tiendas'];
    const told = (heading: string) =>
      kindOf(
        '# El caso de la imprenta',
        '',
        `## ${heading}`,
        '',
        ...events,
        '',
        '## Impacto',
        '',
        'Todas las tiendas.',
      );
    expect(told('Cronología del incidente')).toBe('postmortem');
    expect(told('Cronología')).toBe('other');
  });

  it('is none of a page that leads to several reports, whatever else it says', () => {
    const page = (title: string) =>
      kindOf(
        `# ${title}`,
        '',
        'Each begins with what customers saw when orders failed, and ends with the cause.',
        '',
        '## Summary of incidents',
        '',
        '| Report | Impact |',
        '| --- | --- |',
        '| [INC-1, print shop down](inc-1.md) | 12 % |',
        '| [INC-2, queue full](inc-2.md) | 3 % |',
        '| [INC-3, disk full](inc-3.md) | 1 % |',
        '',
        '## Root cause',
        '',
        'Each has its own.',
      );
    expect(page('Incident reports')).toBe('other');
    expect(page('Incident report: print shop down')).toBe('postmortem');
  });

  it('is a template if it is called one, with the times of an example on no day', () => {
    const example = (day: string) =>
      kindOf(
        '# Incident Postmortem Template',
        '',
        '## Summary',
        '',
        `What failed and for whom, in a few words that everybody understands, and for how long it did so. ${day}`.repeat(
          8,
        ),
        '',
        '## Timeline',
        '',
        '- 10:00 Deploy starts',
        '- 10:02 Errors rise',
        '- 10:05 Alert fires',
        '- 10:10 Rollback',
        '- 10:15 Restored',
        '',
        '## Root Cause',
        '',
        'The technical reason, told so that another team can follow it.',
      );
    expect(example('')).toBe('template');
    expect(example('It was 2025-02-11.')).toBe('postmortem');
  });
});
