import { describe, expect, it } from 'vitest';
import { buildPostmortem } from '../../../server/src/model/postmortem.ts';
import { evidenceIn } from '../../../server/src/model/text/evidence.ts';
import { parseMarkdown } from '../../../server/src/syntax/tree.ts';

const iso = (time: number) => new Date(time).toISOString();

describe('an address that knows when', () => {
  it.each([
    ['https://example.slack.com/archives/C01/p1739259600000100', 'chat', '2025-02-11T07:40:00.000Z'],
    [
      'https://example.slack.com/archives/C01/p1739259600000100?thread_ts=1739200000.000100&cid=C01',
      'chat',
      '2025-02-11T07:40:00.000Z',
    ],
    ['https://discord.com/channels/1/2/1338776538316800000', 'chat', '2025-02-11T07:40:00.000Z'],
    ['https://teams.microsoft.com/l/message/19:a@thread.skype/1739259600000', 'chat', '2025-02-11T07:40:00.000Z'],
    ['https://grafana.example.org/d/1?from=1739257200000&to=1739260800000', 'dashboard', '2025-02-11T07:00:00.000Z'],
    ['https://app.datadoghq.eu/d/1?from_ts=1739257200000&to_ts=1739260800000', 'dashboard', '2025-02-11T07:00:00.000Z'],
    [
      "https://kibana.example.org/app?_g=(time:(from:'2025-02-11T07:00:00.000Z',to:'2025-02-11T08:00:00Z'))",
      'dashboard',
      '2025-02-11T07:00:00.000Z',
    ],
    ['https://logs.example.org/?t=1739259600', 'address', '2025-02-11T07:40:00.000Z'],
    ['https://logs.example.org/at/2025-02-11T07%3A40%3A00Z', 'address', '2025-02-11T07:40:00.000Z'],
  ])('%s', (url, kind, from) => {
    const evidence = evidenceIn(url);
    expect([evidence?.kind, evidence && iso(evidence.from)]).toEqual([kind, from]);
  });

  it.each([
    'https://grafana.example.org/d/1?from=now-6h&to=now',
    'https://example.org/issues/1739259600',
    'https://logs.example.org/at/2025-02-11T07:40:00',
    'https://example.org/2025-02-11',
    '',
  ])('is not %j', (url) => {
    expect(evidenceIn(url)).toBeUndefined();
  });
});

it('is found in links, bare addresses and references', () => {
  const url = 'https://example.slack.com/archives/C01/p1739259600000100';
  const text = `- [a](${url})\n- <${url}>\n- ${url}\n- [b][b]\n- [c](https://example.org)\n\n[b]: ${url}\n`;
  const { evidence, source } = buildPostmortem(parseMarkdown(text));
  expect(evidence.map(({ span }) => source.slice(span))).toEqual([`[a](${url})`, `<${url}>`, url, '[b][b]']);
});
