/** The open documents, and the snapshots of their versions. */
import { describe, expect, it } from 'vitest';
import { createDocuments } from '../../../server/src/lsp/documents.ts';
import type { Override } from '../../../server/src/protocol.ts';
import { defaultSettings } from '../../../server/src/settings/settings.ts';
import { outside } from '../../support/snapshots.ts';

const uri = 'file:///workspace/postmortems/case.md';

function open(text: string) {
  const overrides = new Map<string, Override>();
  const documents = createDocuments({
    defaults: defaultSettings,
    overrides,
    now: () => outside.now,
    pathOf: () => 'postmortems/case.md',
  });
  documents.open({ textDocument: { uri, languageId: 'markdown', version: 1, text } });
  let version = 1;
  return {
    documents,
    overrides,
    snapshot() {
      const snapshot = documents.snapshot(uri);
      if (!snapshot) throw new Error('The document is not open.');
      return snapshot;
    },
    /** Writes in a line, from a column to a column. */
    write(line: number, from: number, to: number, text: string) {
      const range = { start: { line, character: from }, end: { line, character: to } };
      documents.change({ textDocument: { uri, version: ++version }, contentChanges: [{ range, text }] });
    },
  };
}

const text = '# Postmortem\n\n## Timeline\n\n- 09:00 UTC Alert\n- 09:05 UTC Page\n\n## Impact\n\nNone.\n';

describe('a document', () => {
  it('finds in a section what the titles over it say, however far up they are', () => {
    const below = '\n\n### 09:00\n\nStart.\n\n**Impact**\n\nNone.\n\n### 09:40\n\nOver.\n';
    const titled = (title: string) => `# Postmortem: login\n\n## ${title}${below}`;
    for (const [before, after] of [
      ['Timeline', 'Notes'],
      ['Notes', 'Timeline'],
    ] as const) {
      const document = open(titled(before));
      void document.snapshot().findings;
      document.write(2, 3, 3 + before.length, after);
      const messages = ({ findings }: ReturnType<typeof document.snapshot>) =>
        findings.map(({ report }) => report.message);
      expect(messages(document.snapshot())).toEqual(messages(open(titled(after)).snapshot()));
    }
  });

  /** An engine takes such an object for a dictionary, and lets go of what its getters know two collections late. */
  it('has no getters of its own in what each version makes anew', () => {
    const snapshot = open(text).snapshot();
    for (const made of [snapshot, snapshot.postmortem, snapshot.tree, snapshot.tree.source]) {
      const own = Object.values(Object.getOwnPropertyDescriptors(made));
      expect(own.filter(({ get }) => get)).toEqual([]);
    }
  });

  it('has one snapshot a version', () => {
    const { snapshot, write } = open(text);
    const first = snapshot();
    expect(snapshot()).toBe(first);
    write(9, 0, 4, 'Nobody');
    expect(snapshot()).not.toBe(first);
    expect([first.version, snapshot().version]).toEqual([1, 2]);
    expect(first.tree.source.text).toBe(text);
  });

  it('takes in a burst of edits when somebody looks', () => {
    const { snapshot, write } = open(text);
    for (const [at, letter] of [...'Outage: '].entries()) write(0, 2 + at, 2 + at, letter);
    write(9, 0, 5, 'Nobody noticed.');
    const { tree, version } = snapshot();
    expect(version).toBe(10);
    expect(tree.source.text).toBe(text.replace('Post', 'Outage: Post').replace('None.', 'Nobody noticed.'));
  });

  it('shares what an edit did not touch with the version before', () => {
    const { snapshot, write } = open(text);
    const before = snapshot().postmortem.timelines[0];
    write(9, 0, 4, 'Nobody');
    expect(snapshot().postmortem.timelines[0]).toBe(before);
    write(5, 2, 7, '09:06');
    const events = snapshot().postmortem.timelines[0]?.events.map((event, at) => event === before?.events[at]);
    expect(events).toEqual([true, false]);
  });

  it('can be exchanged as a whole', () => {
    const { documents, snapshot } = open(text);
    documents.change({ textDocument: { uri, version: 2 }, contentChanges: [{ text: '# Other\n' }] });
    expect(snapshot().postmortem.title).toBe('Other');
  });

  it('has a new snapshot with new settings, of the same tree', () => {
    const { documents, overrides, snapshot } = open(text);
    const first = snapshot();
    documents.setSettings(uri, { ...defaultSettings, timeZone: 'Europe/Berlin' });
    expect(snapshot().settings.timeZone).toBe('Europe/Berlin');
    expect(snapshot().tree).toBe(first.tree);
    documents.setOverride(uri, 'other');
    expect(snapshot().treatment.isPostmortem).toBe(false);
    documents.setOverride(uri, undefined);
    expect(snapshot().treatment.isPostmortem).toBe(true);
    expect(overrides.size).toBe(0);
  });

  it('is gone when it is closed', () => {
    const { documents } = open(text);
    expect(documents.uris()).toEqual([uri]);
    documents.close({ textDocument: { uri } });
    expect(documents.uris()).toEqual([]);
    expect(documents.snapshot(uri)).toBeUndefined();
  });

  it('that is not open cannot be changed', () => {
    const { documents } = open(text);
    documents.close({ textDocument: { uri } });
    documents.change({ textDocument: { uri, version: 2 }, contentChanges: [{ text: 'x' }] });
    documents.setSettings(uri, defaultSettings);
    expect(documents.snapshot(uri)).toBeUndefined();
  });
});

describe('a change that says too little', () => {
  it('is left out, and what comes behind it is taken in', () => {
    const { documents, snapshot } = open(text);
    const change = (version: number, ...contentChanges: unknown[]) =>
      documents.change({ textDocument: { uri, version }, contentChanges: contentChanges as never });
    change(2, { range: { start: { line: 0, character: 0 } }, text: 'x' }, { range: {}, text: 'x' }, {});
    expect(snapshot().tree.source.text).toBe(text);
    change(3, { range: { start: { line: 0, character: 2 }, end: { line: 0, character: 12 } }, text: 'Outage' });
    expect(snapshot().tree.source.text).toBe(text.replace('Postmortem', 'Outage'));
    change(4, { range: {}, text: 'x' }, { text: '# New' });
    expect(snapshot().tree.source.text).toBe('# New');
  });

  it('may have its ends in the wrong order', () => {
    const { snapshot, write } = open(text);
    write(0, 12, 2, 'Outage');
    expect(snapshot().tree.source.text).toBe(text.replace('Postmortem', 'Outage'));
  });
});
