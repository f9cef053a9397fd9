import { describe, expect, it } from 'vitest';
import { buildPostmortem } from '../../../server/src/model/postmortem.ts';
import { type Metrics, metricsOf } from '../../../server/src/model/timelines/metrics.ts';
import { parseMarkdown } from '../../../server/src/syntax/tree.ts';

function minutesOf(...lines: string[]): Partial<Record<keyof Metrics, number>> {
  const metrics = metricsOf(buildPostmortem(parseMarkdown(lines.join('\n'))));
  return Object.fromEntries(Object.entries(metrics).map(([name, measure]) => [name, measure.minutes]));
}

describe('what the times of an incident come to', () => {
  it('is read from the milestones', () => {
    const metrics = minutesOf(
      '## Timeline',
      '',
      '- 2025-02-11 07:40 UTC Outage begins',
      '- 2025-02-11 07:52 UTC Detected: alert fires',
      '- 2025-02-11 07:55 UTC Acknowledged: on call opens the channel',
      '- 2025-02-11 08:10 UTC Mitigated: traffic moved away',
      '- 2025-02-11 08:25 UTC Resolved',
    );
    expect(metrics).toEqual({
      'time-to-detect': 12,
      'time-to-acknowledge': 15,
      'time-to-mitigate': 30,
      'time-to-resolve': 45,
      duration: 45,
    });
  });

  it('is counted from the detection where no start is known', () => {
    const metrics = minutesOf('## Timeline', '', '- 07:40 UTC Deploy', '- 07:52 UTC Detected', '- 08:25 UTC Resolved');
    expect(metrics).toEqual({ 'time-to-resolve': 33 });
  });

  it('takes from the facts what the timeline does not tell', () => {
    const metrics = minutesOf(
      '- Start: 2025-02-11 08:40 CET',
      '- End: 2025-02-11 09:25 CET',
      '',
      '## Timeline (UTC)',
      '',
      '- 2025-02-11 07:41 Deploy',
      '- 2025-02-11 07:52 Detected',
    );
    expect(metrics).toEqual({ 'time-to-detect': 12, 'time-to-resolve': 45, duration: 45 });
  });

  it('goes over midnight, and back in a log with the newest first', () => {
    const timeline = ['- 00:25 Resolved', '- 23:55 Mitigated', '- 23:52 Detected', '- 23:40 Outage begins'];
    expect(minutesOf('## Timeline', '', ...timeline)).toMatchObject({ 'time-to-detect': 12, duration: 45 });
  });

  it('counts to the last resolution', () => {
    const timeline = ['- 07:40 Outage begins', '- 08:00 Resolved', '- 08:10 Down again', '- 08:30 Resolved'];
    expect(minutesOf('## Timeline', '', ...timeline)).toMatchObject({ duration: 50 });
  });

  it('is nothing where nothing is told', () => {
    expect(minutesOf('## Timeline', '', '- Queue stops', '- 08:00 Restarted')).toEqual({});
    expect(minutesOf('')).toEqual({});
  });
});
