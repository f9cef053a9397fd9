import { describe, expect, it } from 'vitest';
import { normalSeverity } from '../../../server/src/model/facts/metadata.ts';
import { buildPostmortem } from '../../../server/src/model/postmortem.ts';
import { localIso } from '../../../server/src/model/text/localIso.ts';
import type { Facts, StatedTime } from '../../../server/src/model/types.ts';
import { parseMarkdown } from '../../../server/src/syntax/tree.ts';

function factsOf(text: string): Facts {
  return buildPostmortem(parseMarkdown(text)).facts;
}

const shown = (time: StatedTime | undefined) => time && localIso(time);

describe('start and end', () => {
  it.each([
    ['- Start: 2025-02-11 09:00 UTC\n- End: 2025-02-11 10:00 UTC', [['2025-02-11T09:00', '2025-02-11T10:00']]],
    ['**Duration:** May 10, 2024, 08:00 UTC to 12:00 UTC', [['2024-05-10T08:00', '2024-05-10T12:00']]],
    ['---\nstart: 2025-02-11 09:00\nend: 2025-02-11 10:00\n---', [['2025-02-11T09:00', '2025-02-11T10:00']]],
    [
      '- Start: 09:00\n- End: 10:00\n\n- Start: 19:00\n- End: 20:00',
      [
        ['T09:00', 'T10:00'],
        ['T19:00', 'T20:00'],
      ],
    ],
    ['- End: 2025-02-11 10:00 UTC', []],
  ])('%j', (text, expected) => {
    expect(factsOf(text).windows.map(({ start, end }) => [shown(start), shown(end)])).toEqual(expected);
  });
});

describe('who wrote it, without a colon', () => {
  it.each([
    ['Written by Ana Ruiz. Status: final.', ['Ana Ruiz'], 'final'],
    ['*By Ana Ruiz and Bo Chen, 2026-03-02. Final.*', ['Ana Ruiz', 'Bo Chen'], 'Final'],
    ['Prepared by Ana Ruiz, Storage team · Status: in review', ['Ana Ruiz'], 'in review'],
    ['By Ana Ruiz', ['Ana Ruiz'], undefined],
    ['Written by Ana Ruiz.', ['Ana Ruiz'], undefined],
    ['Written by Ana R., SRE', ['Ana R.'], undefined],
    ['By Monday Morning, all was well.', [], undefined],
    ['By Ana Ruiz, it was done.', [], undefined],
    ['Written by Ana Ruiz. Final.', ['Ana Ruiz'], 'Final'],
    ['By J. R. Smith. Draft.', ['J. R. Smith'], 'Draft'],
    ['The change was reviewed and merged\nby Bo Chen.', [], undefined],
    ['## Root cause\n\nBy Payment Method, final.', [], undefined],
    ['Date: 2026-03-02\nBy Ana Ruiz', ['Ana Ruiz'], undefined],
    ['By Friday.', [], undefined],
    ['Written by hand. Status: final.', [], undefined],
    ['- Add an index\n  - By Ana Ruiz, 2026-03-02', [], undefined],
  ])('%s', (line, authors, status) => {
    const facts = factsOf(line);
    expect(facts.authors.map(({ text }) => text)).toEqual(authors);
    expect(facts.status?.text).toBe(status);
  });
});

describe('how long it was', () => {
  it.each([
    ['**Duration:** 2+ hours (expected: 20-30 minutes)', 120],
    ['**Duration:** since commit `b93625d`, about 57 hours', 3420],
    ['**Duration:** 1:30 h', 90],
    ['**Duration:** ~4 min/hour, for two days', undefined],
    ['**Duration of full outage:** 95 min', 95],
    ['**Durée incident :** 50 minutes', 50],
    ['| | Before | Now |\n| --- | --- | --- |\n| Duration | — | 30 minutes |', 30],
    ['| | Before | Now |\n| --- | --- | --- |\n| Duration | 10 minutes | 30 minutes |', undefined],
  ])('%j', (text, minutes) => {
    const { duration } = factsOf(text);
    if (text.includes('two days')) expect(duration?.minutes).not.toBe(4);
    else expect(duration?.minutes).toBe(minutes);
  });

  it.each([
    ['- **Downtime:** ~2 hours (2025-02-11 09:00 → 11:05 UTC)', '2025-02-11T09:00', '2025-02-11T11:05'],
    ['| 影響期間 | 2025-02-11 09:00 JST 〜 11:05 JST (約 2 時間) |', '2025-02-11T09:00', '2025-02-11T11:05'],
    ['- **Downtime:** 2 hours (09:00 → 11:00)\n- **Start:** 08:55', 'T08:55', undefined],
    ['- **Downtime:** 40 minutes, first 09:00 – 09:20, then 10:00 – 10:20', undefined, undefined],
  ])('%j tells from when to when', (text, start, end) => {
    const table = text.startsWith('|') ? `| 項目 | 値 |\n| --- | --- |\n${text}` : text;
    const facts = factsOf(table);
    expect([shown(facts.start), shown(facts.end)]).toEqual([start, end]);
  });
});

describe('a label', () => {
  it('is none in a span of code', () => {
    expect(factsOf('The probe shows `status: exited`.').status).toBeUndefined();
    expect(factsOf('1. It gives up:\n   `status: exited`, `retries: 3`.').status).toBeUndefined();
    expect(factsOf('Status: `resolved`').status?.text).toBe('resolved');
  });

  it('ends where the next one was joined to it', () => {
    const { authors, status } = factsOf('**Дата:**2025-02-11**Автор:**Ana Ruiz**Статус:**закрыт**Тип:**сбой');
    expect([authors.map(({ text }) => text), status?.text]).toEqual([['Ana Ruiz'], 'закрыт']);
  });

  it.each([
    ['Ana Ruiz, DevOps Engineer', ['Ana Ruiz, DevOps Engineer']],
    ['Ana Ruiz, Tech Lead, Bo Chen, Developer', ['Ana Ruiz', 'Bo Chen']],
    ['Ana Ruiz, Bo Chen', ['Ana Ruiz', 'Bo Chen']],
  ])('Author: %s', (names, expected) => {
    expect(factsOf(`**Author:** ${names}`).authors.map(({ text }) => text)).toEqual(expected);
  });

  it.each(['Analista: Ana', '主担当: Ana', '责任人：Ana', '责任人：事故负责人：Ana'])('%s', (line) => {
    expect(factsOf(line).authors.map(({ text }) => text)).toEqual(['Ana']);
  });

  it.each([
    ['**resolved** (2026-06-29). The model is served by the registry again, and no order was lost.', 'resolved'],
    ['Complete, action items in progress', 'Complete, action items in progress'],
    ['Nobody knows yet what became of it (see below), and so it goes on for quite a while.', undefined],
  ])('Status: %s', (text, status) => {
    expect(factsOf(`**Status:** ${text}`).status?.text).toBe(status ?? text);
  });

  it('of the status goes before front matter that speaks of the page', () => {
    const text = (status: string) => factsOf(`---\nstatus: ${status}\n---\n\n- **Status:** closed`).status?.text;
    expect([text('historical'), text('draft')]).toEqual(['closed', 'draft']);
  });
});

describe('a severity', () => {
  it.each([
    ['High (deploys blocked)', 'high'],
    ['High (デプロイ停止)', 'high'],
    ['🔴 CRÍTICA', 'critica'],
    ['🟡 Sev 2', 'SEV2'],
    ['warning / critical', 'warning / critical'],
    ['major, as every order was lost', 'major'],
    ['Complete outage — nobody saw it for 8 hours', undefined],
  ])('%s', (text, expected) => {
    expect(normalSeverity(text)).toBe(expected);
  });
});

describe('the day', () => {
  it('is in the year of the timeline', () => {
    const timeline = '## Timeline\n\n- 2025-02-11 09:00 Alert\n- 2025-02-11 10:00 Over';
    expect(shown(factsOf(`## Summary\n\nOn February 11th it failed.\n\n${timeline}`).date)).toBe('2025-02-11');
  });

  it('is not until when something is to be done', () => {
    expect(factsOf('## Action items\n\n- Move the disk — owner: Ana, due 2025-03-01').date).toBeUndefined();
  });
});

describe('the numbers of the impact', () => {
  it('are none of what a form asks in a comment', () => {
    const lines =
      '<!--\nFor example:\n- 30 users could not pay.\n-->\n\nOrders failed for 12 users. <!-- 40 users? -->';
    expect(factsOf(`## Impact\n\n${lines}`).impact.map(({ text }) => text)).toEqual(['12 users']);
  });

  it.each([
    ['Peak of 94.9% (threshold: 7.2%)', ['94.9%']],
    ['The SLO is **99.5%**; 12 % of the requests failed', ['12 %']],
    ['Over 9% of users, and 40 customers', ['9%', '40 customers']],
  ])('%s', (line, numbers) => {
    expect(factsOf(`## Impact\n\n${line}`).impact.map(({ text }) => text)).toEqual(numbers);
  });
});

describe('several labels on one line', () => {
  it.each([
    '**Owner:** Amara · **Severity:** SEV-2 · **Status:** final',
    'Severity: Sev2. Owner: Amara. Status: final',
    'Owner: Amara | Severity: SEV2 | Status: final',
    '> Status: **final** | Severity: **SEV2** | Owner: **Amara** | Incident: **2025-02-11**',
    'Level: high · Severity: SEV2 · Status: final · Owner: Amara',
    'Severity: SEV2 · Status: final · Report author: Amara',
  ])('%s', (line) => {
    expect(factsOf(line)).toMatchObject({
      severity: { text: expect.stringMatching(/^sev-?2$/i) },
      status: { text: 'final' },
      authors: [{ text: 'Amara' }],
    });
  });

  it('end where a word in front of a colon is no label', () => {
    expect(factsOf('Status: final. See also: the queue').status).toMatchObject({ text: 'final. See also: the queue' });
  });
});

describe('durations', () => {
  it.each([
    ['Duration: 45 minutes', ['incident 45']],
    ['Total downtime: 12 minutes', ['impact 12']],
    ['Impact duration: ~2h', ['impact 120 about']],
    ['| Incident duration | 1h 30m |\n| --- | --- |', ['incident 90']],
    ['Duration: 09:00 – 11:30 UTC (2 h 30 min)', ['incident 150 beside T09:00 T11:30']],
    ['## Duration\n\n2 hours', ['incident 120']],
    ['The outage lasted for approximately five hours.', ['outage 300 about']],
    ['A 25-minute outage followed.', ['outage 25']],
    ['Checkout failed for about 40 minutes.', ['failure 40 about']],
    ['The API was completely unavailable for 35 minutes.', ['failure 35']],
    ['Duration: 35 minutes of customer impact', ['failure 35']],
    ['We waited for 40 minutes.', []],
    ['Copies had been failing for three weeks before.', []],
    ['A node that is down for 15 minutes is removed.', []],
    ['In March the same database was down for 6 hours.', []],
    ['The alert failed to fire for 12 minutes.', []],
    ['Checkout was down for maintenance for 2 hours.', []],
    ['Status: Resolved. The last alert started: 10:20 UTC; duration: 30 minutes of the maintenance', []],
    ['The first job failed for 40 minutes.', []],
    ['Between 14:02 and 15:21 UTC (79 minutes) nothing went through.', ['range 79 beside T14:02 T15:21']],
    ['It was down for 3 hours, from 15:30 to 18:10.', ['range 180 beside T15:30 T18:10']],
    ['---\nduration: 45 minutes\n---', ['incident 45']],
    ['It began at 09:58 UTC and ended at 10:43 UTC, a total of 45 minutes.', ['range 45 beside T09:58 T10:43']],
    ['The second outage lasted 5 minutes, and the restore 20 minutes.', []],
    ['Sessions end after 30 minutes. Restarted at 10:00, 5 minutes later.', []],
    ['Duration: it took 5 minutes to see it and 20 minutes to find somebody who could tell us what it was about', []],
  ])('%j', (text, expected) => {
    const found = factsOf(text).durations.map(({ of, minutes, approximate, beside }) =>
      [of, minutes, approximate && 'about', beside && `beside ${shown(beside.start)} ${shown(beside.end)}`]
        .filter((part) => part)
        .join(' '),
    );
    expect(found).toEqual(expected);
  });
});

describe('labels of one of several ways out', () => {
  it('are not of the postmortem', () => {
    const text =
      '# Postmortem: checkout down\n\n## Options\n\n### Option A: a rule\n\n**Owner**: Ana\n**Status**: checking\n';
    expect(factsOf(text)).toMatchObject({ authors: [], owners: [], status: undefined });
    expect(factsOf(text.replace('### Option A: a rule', ''))).toMatchObject({ owners: [{ text: 'Ana' }] });
  });
});

describe('a status', () => {
  it('is no reading of a disk', () => {
    expect(factsOf('**Estado Final:** 61% de uso (31GB/50GB)').status).toBeUndefined();
    expect(factsOf('**Estado final:** 100% resuelto').status?.text).toBe('100% resuelto');
  });
});

describe('durations of the incident by its name', () => {
  it.each([
    ['**Duración del incidente:** 52 minutos', 52],
    ['**Duração do incidente:** ~3h (até 18:00)', 180],
    ['**Dauer des Vorfalls:** 40 Minuten', 40],
    ['**Dauer der Störung:** 40 Minuten', 40],
    ['**Длительность инцидента:** 40 минут', 40],
    ["**Durée de l'incident :** 2h05 (23h00 → 01h05)", 125],
    ['**事件持续时间**：40分钟', 40],
    ['**障害継続時間**：40分', 40],
    ['| 항목 | 값 |\n|---|---|\n| 소요 | 분석·배포 약 6시간 |', 360],
  ])('%s', (line, minutes) => {
    expect(factsOf(line).duration?.minutes).toBe(minutes);
  });
});

describe('durations counted in front matter', () => {
  it.each([
    ['duration_minutes: 45', 45],
    ['durationMinutes: 45', 45],
    ['duration_hours: 1.5', 90],
    ['duration_minutes: unknown', undefined],
  ])('%s', (line, minutes) => {
    expect(factsOf(`---\n${line}\n---\n`).duration?.minutes).toBe(minutes);
  });
});

describe('metrics and turns', () => {
  it.each([
    ['- Time to detection: 12 minutes', ['time-to-detect 12']],
    ['MTTR: 1h 5m', ['time-to-resolve 65']],
    ['| Time to detect | 12 min | 5 min |\n| --- | --- | --- |', ['time-to-detect 12']],
    ['Zeit bis zur Erkennung: 5 Minuten', ['time-to-detect 5']],
    ['检测时长：5分钟', ['time-to-detect 5']],
    ['- Time to detect: N/A', []],
    ['- Detection time: 31 minutes', ['time-to-detect 31']],
    ['- Acknowledged: ~4 min', ['time-to-acknowledge 4']],
    ['- Detected: 12 minutes after the deploy', []],
  ])('%j', (text, expected) => {
    expect(factsOf(text).metrics.map(({ metric, minutes }) => `${metric} ${minutes}`)).toEqual(expected);
  });

  it.each([
    ['Detected: 2025-02-11 07:52 UTC', ['detected 2025-02-11T07:52']],
    ['Resolved at: 08:25 (by a restart)', ['resolved T08:25']],
    ['Resolved: by a restart of the broker at 08:25', []],
    ['Detected: yesterday', []],
  ])('%j', (text, expected) => {
    expect(factsOf(text).turns.map(({ milestone, time }) => `${milestone} ${shown(time)}`)).toEqual(expected);
  });
});

describe('severities', () => {
  it.each([
    ['# SEV-1: down', ['title SEV1']],
    ['# Down\n\nSeverity: Sev 2 (major)', ['label SEV2']],
    ['# Down\n\nSeverity: High, all users', ['label high']],
    ['# Down\n\nSchweregrad: Kritisch', ['label kritisch']],
    ['---\nseverity: "P1"\n---\n\n# Down', ['front-matter P1']],
    ['# Down\n\nThis was a SEV2 incident.', ['text SEV2']],
    ['# Down\n\nThe SEV2 outage lasted an hour.', ['text SEV2']],
    ['# Down\n\nRaised from SEV-3 to SEV-2.', ['change SEV3', 'change SEV2']],
    ['# Down\n\nSeverity: SEV-1/2/3', []],
    ['# Down\n\nSeverity: low / high', []],
    ['# Down\n\nWe page the lead for every SEV1.', []],
    ['# Down\n\nThe file `sev1.md` and "this was a SEV1" are quoted.', []],
  ])('%j', (text, expected) => {
    expect(factsOf(text).severities.map(({ place, value }) => `${place} ${value}`)).toEqual(expected);
  });
});

describe('the severity below a heading', () => {
  it.each([
    ['# Down\n\n## Severity\n\nSEV2', 'SEV2'],
    ['# Down\n\n## Severity\n\n**Critical** - all customers', 'Critical'],
    ['# Down\n\n## Severity\n\nIt was as bad as anything that we have seen in years, and worse.', undefined],
  ])('%j', (text, expected) => {
    expect(factsOf(text).severity?.text).toBe(expected);
  });
});

describe('the date of publication', () => {
  it.each([
    ['Published: 2025-02-18', '2025-02-18'],
    ['---\npublish_date: 2025-02-18\n---', '2025-02-18'],
    ['Published: soon', undefined],
  ])('%j', (text, expected) => {
    expect(shown(factsOf(text).published)).toBe(expected);
  });
});
