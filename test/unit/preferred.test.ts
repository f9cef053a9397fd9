import { describe, expect, it } from 'vitest';
import { fixesOf } from '../support/fixes.ts';
import { snapshotOf } from '../support/snapshots.ts';

/** Fixes that are offered, and are nobody's first choice: they state what nothing in the document does. */
const doubtful: Record<string, { rule: string; title: string; text: string }> = {
  'an action whose date is past may not be done': {
    rule: 'overdue-action',
    title: 'Mark it done',
    text: '# Postmortem: queue\n\n## Action Items\n\n- [ ] Bound the queue (Ana, by 2031-01-03)\n',
  },
  'an end on the next day, when the timeline ends before': {
    rule: 'end-before-start',
    title: 'Put the end on the next day (2024-06-06)',
    text: '# Postmortem: queue\n\n- Start: 2024-06-05 14:00 UTC\n- End: 2024-06-05 13:00 UTC\n\n## Timeline\n\n- 2024-06-05 14:00 UTC Deploy\n- 2024-06-05 15:10 UTC Queue drains\n',
  },
  'an event behind a time that cannot be one': {
    rule: 'timeline-order',
    title: 'Move this event to its place',
    text: '## Timeline\n\n- 2025-06-14 12:52 AM: Alert\n- 13:05 PM: Restarted\n- 1:15 AM: Resolved\n',
  },
  'an event behind one in a zone of its own': {
    rule: 'timeline-order',
    title: 'Move this event to its place',
    text: '## Timeline\n\n- 2024-03-06 00:10 CET Alert\n- 15:45 PST Rollback\n- 2024-03-06 00:20 CET Resolved\n',
  },
};

describe('fixes that are no first choice', () => {
  for (const [name, { rule, title, text }] of Object.entries(doubtful)) {
    it(name, () => {
      const snapshot = snapshotOf(text);
      const fixes = snapshot.findings.flatMap((finding) =>
        finding.rule.id === rule ? fixesOf(snapshot, finding) : [],
      );
      expect(fixes.filter((fix) => fix.title === title).map((fix) => fix.preferred ?? false)).toEqual([false]);
    });
  }
});
