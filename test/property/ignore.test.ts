/** Telling a rule to be quiet changes nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/features/findings.ts';
import { ignoreInFile, ignoreInLine } from '../../server/src/features/ignore.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import type { FixEdit } from '../../server/src/rules/types.ts';
import { cleanDocument, mutatedDocument, orderedEvents, runs, shape, shapes, soup } from '../support/arbitraries.ts';
import { applyFix } from '../support/fixes.ts';
import { snapshotOf } from '../support/snapshots.ts';

/** Rules and messages, without what is said about suppressions. */
function said(snapshot: Snapshot, but: (finding: Finding) => boolean = () => false): string[] {
  return snapshot.findings
    .filter((finding) => finding.rule.id !== 'unused-suppression' && !but(finding))
    .map(({ rule, report }) => `${rule.id}: ${report.message}`)
    .sort();
}

function edited(snapshot: Snapshot, edit: FixEdit): Snapshot {
  return snapshotOf(applyFix(snapshot.postmortem, { title: 'Ignore', edits: [edit] }));
}

/** Timelines of every shape with events out of order, and one without a time. */
const disordered = fc
  .tuple(orderedEvents, shape, fc.constantFrom('', '---\ntitle: x\n---\n', '+++\ntitle = "x"\n+++\n', '\ufeff', '\n\n'))
  .map(([events, as, head]) => {
    const written = [...events.slice(1), { stamp: '', text: 'undated', nested: [] }, ...events.slice(0, 1)];
    return `${head}# Postmortem\n\n## Timeline (UTC)\n\n${shapes[as](written)}\n\nRoot Cause\n---\nNone.\n`;
  });

const documents = fc.oneof(
  disordered,
  mutatedDocument,
  soup,
  cleanDocument.map((text) => text.replace(/^(#+) (?:Impact|Timeline).*$/gm, '$1 Other ##')),
);

describe('ignoring a finding', () => {
  it('in its line silences it, and others of its rule in the same line', () => {
    let places = 0;
    fc.assert(
      fc.property(documents, (text) => {
        const snapshot = snapshotOf(text);
        const { source } = snapshot.postmortem;
        for (const finding of snapshot.findings.slice(0, 4)) {
          const edit = ignoreInLine(snapshot, finding);
          if (!edit) continue;
          places++;
          const line = source.lineAt(finding.report.span.start);
          const isThere = ({ rule, report }: Finding) =>
            rule === finding.rule && source.lineAt(report.span.start) === line;
          expect(said(edited(snapshot, edit))).toEqual(said(snapshot, isThere));
        }
      }),
      runs(25),
    );
    expect(places).toBeGreaterThan(25);
  });

  it('in its file silences its rule', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const snapshot = snapshotOf(text);
        for (const finding of snapshot.findings.slice(0, 3)) {
          const edit = ignoreInFile(snapshot, finding);
          if (!edit) continue;
          const changed = edited(snapshot, edit);
          expect(said(changed)).toEqual(said(snapshot, ({ rule }) => rule === finding.rule));
        }
      }),
      runs(25),
    );
  });

  it('in its file is not offered behind a comment that would enable the rule again', () => {
    const snapshot = snapshotOf(
      '# Queue stood still\n\n<!-- postmortem-disable -->\n\n<!-- postmortem-enable -->\n\n## Timeline (UTC)\n\n- 2031-11-28 25:10 Alert fires\n',
    );
    const [finding] = snapshot.findings.filter(({ rule }) => rule.id === 'invalid-timestamp');
    expect(finding && ignoreInLine(snapshot, finding)).toBeDefined();
    expect(finding && ignoreInFile(snapshot, finding)).toBeUndefined();
  });

  it('one after another silences all', () => {
    fc.assert(
      fc.property(documents, (text) => {
        let snapshot = snapshotOf(text);
        const isLeft = ({ rule }: Finding) => rule.id !== 'unused-suppression';
        const count = new Set(snapshot.findings.filter(isLeft).map(({ rule }) => rule)).size;
        for (let round = 0; round < count; round++) {
          const next = snapshot.findings.find(isLeft);
          const edit = next && ignoreInFile(snapshot, next);
          if (edit) snapshot = edited(snapshot, edit);
        }
        expect(snapshot.findings).toEqual([]);
      }),
      runs(25),
    );
  });
});
