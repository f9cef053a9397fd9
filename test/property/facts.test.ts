/** A length of time that is what the times say is never reported; any other one is, and its fix writes the right one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationMismatch } from '../../server/src/rules/durationMismatch.ts';
import { endBeforeStart } from '../../server/src/rules/endBeforeStart.ts';
import { metricMismatch } from '../../server/src/rules/metricMismatch.ts';
import { runs } from '../support/arbitraries.ts';
import { applyFix, fixesOf } from '../support/fixes.ts';
import { snapshotOf } from '../support/snapshots.ts';

const rules = [durationMismatch, endBeforeStart, metricMismatch];

interface Incident {
  /** Minutes since the start of 2025. */
  readonly start: number;
  readonly toDetect: number;
  readonly toResolve: number;
}

const incidents: fc.Arbitrary<Incident> = fc.record({
  start: fc.integer({ min: 0, max: 364 * 1440 }),
  toDetect: fc.integer({ min: 3, max: 600 }),
  toResolve: fc.integer({ min: 3, max: 3000 }),
});

const styles = fc.constantFrom<(minutes: number) => string>(
  (minutes) => `${minutes} minutes`,
  (minutes) => `${Math.floor(minutes / 60)}h ${minutes % 60}m`,
  (minutes) => `${Math.floor(minutes / 60)} hours and ${minutes % 60} minutes`,
);

function isoOf(minutes: number): string {
  return new Date(Date.UTC(2025, 0, 1) + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

function documentOf({ start, toDetect, toResolve }: Incident, stated: string, detection: string): string {
  const [detected, resolved] = [start + toDetect, start + toDetect + toResolve];
  return [
    '# Postmortem: queue',
    '',
    `- Start: ${isoOf(start)} UTC`,
    `- End: ${isoOf(resolved)} UTC`,
    `- Duration: ${stated}`,
    `- Time to detect: ${detection}`,
    '',
    '## Timeline (UTC)',
    '',
    `- ${isoOf(start)} Outage begins`,
    `- ${isoOf(detected)} Detected: alert fires`,
    `- ${isoOf(resolved)} Resolved`,
    '',
  ].join('\n');
}

describe('stated lengths of time', () => {
  it('that are right are left alone', () => {
    fc.assert(
      fc.property(incidents, styles, (incident, style) => {
        const text = documentOf(incident, style(incident.toDetect + incident.toResolve), style(incident.toDetect));
        expect(snapshotOf(text, { rules }).findings).toEqual([]);
      }),
      runs(40),
    );
  });

  it('that are wrong are reported once each, and the safe fixes write those that are right', () => {
    fc.assert(
      fc.property(incidents, styles, fc.integer({ min: 2, max: 500 }), (incident, style, away) => {
        const { toDetect, toResolve } = incident;
        const all = toDetect + toResolve;
        // Half a day too much is rather AM for PM, which is for a person to mend.
        fc.pre((all + away) % 720 !== 0);
        const wrong = snapshotOf(documentOf(incident, style(all + away), style(all + toDetect + away)), { rules });
        expect(wrong.findings.map(({ rule }) => rule.id)).toEqual(['duration-mismatch', 'metric-mismatch']);
        const edits = wrong.findings.flatMap((finding) =>
          fixesOf(wrong, finding).flatMap((fix) => (fix.safe ? fix.edits : [])),
        );
        expect(edits).toHaveLength(2);
        const text = applyFix(wrong.postmortem, { title: 'both', edits });
        const { facts } = snapshotOf(text, { rules }).postmortem;
        expect([facts.durations[0]?.minutes, facts.metrics[0]?.minutes]).toEqual([all, toDetect]);
        expect(snapshotOf(text, { rules }).findings).toEqual([]);
      }),
      runs(40),
    );
  });

  it('cannot be negative', () => {
    fc.assert(
      fc.property(incidents, ({ start, toDetect, toResolve }) => {
        const [first, last] = [isoOf(start), isoOf(start + toDetect + toResolve)];
        const text = `# Postmortem: queue\n\n- Start: ${last} UTC\n- End: ${first} UTC\n\n## Timeline\n\n- ${first} Outage begins\n`;
        const snapshot = snapshotOf(text, { rules });
        expect(snapshot.findings.map(({ rule }) => rule.id)).toEqual(['end-before-start']);
        for (const finding of snapshot.findings) {
          for (const fix of fixesOf(snapshot, finding)) {
            expect(snapshotOf(applyFix(snapshot.postmortem, fix), { rules }).findings).toEqual([]);
          }
        }
      }),
      runs(40),
    );
  });
});
