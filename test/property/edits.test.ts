/**
 * A document that was edited is what it would be if it were opened as it is now: its blocks, its tree, and everything
 * that is read from it with what was remembered of the versions before.
 *
 * A failure prints the document and the steps, as small as they can be. CONTRIBUTING.md says how to look longer.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Snapshot } from '../../server/src/features/snapshot.ts';
import { createDocuments } from '../../server/src/lsp/documents.ts';
import type { Settings } from '../../server/src/settings/declarations.ts';
import { defaultSettings } from '../../server/src/settings/settings.ts';
import { parseMarkdown, type SyntaxTree } from '../../server/src/syntax/tree.ts';
import { patience, runs } from '../support/arbitraries.ts';
import { corpora } from '../support/corpora.ts';
import { type EditedDocument, editedDocument, smallerEdits } from '../support/editing.ts';
import { meaningOf } from '../support/meaning.ts';
import { shrinking } from '../support/shrinking.ts';
import { outside } from '../support/snapshots.ts';
import { treeLines } from '../support/treeLines.ts';

const uri = 'file:///workspace/postmortems/case.md';
const otherSettings: Settings = { ...defaultSettings, timeZone: 'Europe/Berlin', dateOrder: 'mdy', template: 'alx' };
let checked = 0;

/** Edits a document in the server's store, and looks at it as often as the steps say. */
function check({ text, steps }: EditedDocument): void {
  let minutes = 0;
  // One path says what the document is, the other leaves it to its content.
  const path = text.length % 2 === 0 ? 'postmortems/case.md' : 'notes.md';
  const documents = createDocuments({
    defaults: defaultSettings,
    overrides: new Map(),
    now: () => outside.now + minutes * 60_000,
    pathOf: () => path,
  });
  documents.open({ textDocument: { uri, version: 0, languageId: 'markdown', text } });
  // What an editor's own document holds.
  const document = TextDocument.create(uri, 'markdown', 0, text);
  const first = documents.snapshot(uri)?.tree;
  const before = first && syntaxOf(first);
  for (const [at, { start, end, text: inserted, look, settings: set }] of steps.entries()) {
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const contentChanges = [{ range, text: inserted }];
    TextDocument.update(document, contentChanges, at + 1);
    documents.change({ textDocument: { uri, version: at + 1 }, contentChanges });
    if (set) documents.setSettings(uri, set === 'other' ? otherSettings : defaultSettings);
    checked++;
    minutes++;
    if (look === 'nothing' && at < steps.length - 1) continue;
    const snapshot = documents.snapshot(uri);
    if (!snapshot) throw new Error('The document is not open.');
    if (look === 'findings') {
      expect(snapshot.failures).toEqual([]);
      continue;
    }
    expect(snapshot.tree.source.text).toBe(document.getText());
    const { version, path, settings, now } = snapshot;
    const fresh = new Snapshot({ uri, version, path, settings, now, tree: parseMarkdown(document.getText()) });
    expectSame(syntaxOf(snapshot.tree), syntaxOf(fresh.tree));
    expectSame(meaningOf(snapshot), meaningOf(fresh));
  }
  // A tree is immutable, and those that came from it share its blocks.
  if (first) expectSame(syntaxOf(first), before);
}

function syntaxOf(tree: SyntaxTree): object {
  return {
    blocks: tree.blocks.map(({ kind, text, head, names, isFirst, isUnread }) => ({
      kind,
      text,
      head,
      names,
      isFirst,
      isUnread,
    })),
    names: [...tree.names].sort(),
    nodes: treeLines(tree),
  };
}

function expectSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

describe('a document that was edited is the same as one opened so', () => {
  it.each(Object.entries(corpora))(
    'from %s',
    (_, texts) => {
      const edited = shrinking((random) => editedDocument(random, texts), smallerEdits);
      fc.assert(fc.property(edited, check), runs(8));
    },
    patience,
  );

  it('where what the times are counted from was read in an earlier version', () => {
    const text = `# Postmortem: queue

## Timeline

- 2025-02-11 23:40 UTC Outage begins
- 2025-02-12 00:45 UTC Resolved
- T+30h (13:40): All clear`;
    const look = 'everything';
    const typed = { start: text.length, end: text.length, text: ' now', look } as const;
    const dated = { start: 21, end: 21, text: '**Date:** 2025-02-10\n\n', look } as const;
    check({ text, steps: [{ ...typed, text: '' }, typed, dated] });
  });

  it('where the last of several headings with times loses its own', () => {
    const text = `# Mail outage

## 2025-02-11 21:00

All is well.

## 2025-02-11 15:00

It is being mended.

## 2025-02-11 12:00

The cause is known.

## 2025-02-11 11:00

Nothing can be sent.
`;
    const look = 'everything';
    const at = text.indexOf('2025-02-11 11:00');
    check({
      text,
      steps: [
        { start: 0, end: 0, text: '', look },
        { start: at, end: at + 16, text: 'Notes', look },
      ],
    });
  });

  it('where a city has a time only elsewhere', () => {
    const text = `# Postmortem: agents

## Timeline, 2025-02-11

- 16:37 Denver - Plugins updated
- 17:39 Denver - Agents are not allocated
- 20:09 Denver - All is well

## Notes

Updated at 16:37 Denver time.
`;
    const look = 'everything';
    const at = text.indexOf(' time.');
    check({
      text,
      steps: [
        { start: 0, end: 0, text: '', look },
        { start: at, end: at + 5, text: '', look },
        { start: at, end: at, text: ' time', look },
      ],
    });
  });

  it('where the first message of a chat below the title loses its time', () => {
    const text = `# Postmortem: checkout errors

Kim Doe  1:10 PM
Checkout answers with errors

Bo Lee  1:12 PM
All of it

Kim Doe  1:15 PM
Rolled back

## Summary

Checkout failed.
`;
    const look = 'everything';
    const at = text.indexOf('Kim Doe');
    check({
      text,
      steps: [
        { start: 0, end: 0, text: '', look },
        { start: at, end: at + 16, text: 'Nobody knows', look },
        { start: at, end: at + 12, text: 'Kim Doe  1:10 PM', look },
      ],
    });
  });

  it('where a bold line becomes a label beside one that is a title', () => {
    const text = `# Postmortem: checkout errors

## Retrospective

**Technical:**

A pool ran dry.

**Mitigation:**

- Restarts
`;
    const look = 'everything';
    const at = text.indexOf('**Technical:**');
    check({
      text,
      steps: [
        { start: 0, end: 0, text: '', look },
        { start: at, end: at + 14, text: 'Technical', look },
        { start: at, end: at + 9, text: '**Technical:**', look },
      ],
    });
  });

  it('where the section around a fix is called otherwise', () => {
    const text = `# Postmortem: mail

## Resolution

The queue was emptied.

### Long-term fix

- The queue has a limit now
- Mails are sent in the order of their days
`;
    const look = 'everything';
    const at = text.indexOf('Resolution');
    check({
      text,
      steps: [
        { start: 0, end: 0, text: '', look },
        { start: at, end: at + 10, text: 'Notes', look },
      ],
    });
  });

  it('where the events of another timeline are gone, beside which one in words was enough', () => {
    const text = `# Postmortem: mail

## Timeline

- 2031-03-05 09:05 UTC Mails wait
- 2031-03-05 09:17 UTC Pager fires
- 2031-03-05 09:40 UTC All mails are out

## Course of events

The queue was stuck behind one mail.
`;
    const look = 'everything';
    const at = text.indexOf('- 2031-03-05 09:05');
    check({
      text,
      steps: [
        { start: 0, end: 0, text: '', look },
        { start: at, end: text.indexOf('## Course'), text: 'Not yet.\n\n', look },
      ],
    });
  });

  afterAll(() => {
    if (process.env.FC_RUNS) console.log(`${checked} edits made.`);
  });
});
