/** Suppressions in a document that is being edited are those of the text as it is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Snapshot } from '../../server/src/features/snapshot.ts';
import { Memory } from '../../server/src/model/memory.ts';
import { readSettings } from '../../server/src/settings/settings.ts';
import { editTree, parseMarkdown } from '../../server/src/syntax/tree.ts';
import { runs } from '../support/arbitraries.ts';
import { outside } from '../support/snapshots.ts';

// biome-ignore format: a table
const lines = [
  '---', 'postmortem-disable: [undated-event]', '  - timeline-order', '# Postmortem', '## Timeline', '', '', '- 09:00 UTC Alert',
  '- 08:00 UTC Deploy', '- Nobody looks', '  more of it', '| Time | Event |', '| - | - |', '| 09:00 | x |', '| | y |', '> 07:00 Quote',
  '<!-- postmortem-disable -->', '<!-- postmortem-enable -->', '<!-- postmortem-disable-next-line timeline-order -->',
  '<!-- postmortem-disable undated-event -->', '<!-- postmortem-enable undated-event -->', '<!--', '-->', '```', 'Text',
  '- 07:00 UTC Late <!-- postmortem-disable-line -->', '<!-- postmortem-disable-line missing-section nonsense -->',
];

const document = fc.array(fc.constantFrom(...lines), { maxLength: 25 });
const edits = fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.array(fc.constantFrom(...lines), { maxLength: 2 })), {
  minLength: 1,
  maxLength: 6,
});

function told({ findings, failures, postmortem: { source } }: Snapshot) {
  expect(failures).toEqual([]);
  return findings.map(({ rule, report }) => [rule.id, source.rangeOf(report.span), report.message]);
}

it('read on from the version before or anew, they are the same', () => {
  fc.assert(
    fc.property(document, edits, (text, changes) => {
      const place = { uri: 'file:///postmortems/x.md', path: 'postmortems/x.md', now: outside.now };
      const { settings } = readSettings({});
      const memory = new Memory();
      let tree = parseMarkdown(text.join('\n'));
      for (const [version, [at, removed, added]] of changes.entries()) {
        told(new Snapshot({ ...place, settings, version, tree, memory }));
        const line = at % tree.source.lineCount;
        const range = { start: { line, character: 0 }, end: { line: line + removed, character: 0 } };
        tree = editTree(tree, [{ range, text: added.map((each) => `${each}\n`).join('') }]);
      }
      const edited = new Snapshot({ ...place, settings, version: 99, tree, memory });
      const fresh = new Snapshot({ ...place, settings, version: 99, tree: parseMarkdown(tree.source.text) });
      expect(told(edited)).toEqual(told(fresh));
    }),
    runs(50),
  );
});
