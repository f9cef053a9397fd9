import { describe, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/types.ts';
import { connect, minimal, type TestClient, vscodeLike } from '../support/client.ts';
import { draft, ids, undatedLine, uri } from './documents.ts';

const file = 'file:///workspace/.postmortem.jsonc';

const at = (line: number, character: number) => ({
  range: { start: { line, character }, end: { line, character } },
});

async function actionsAt(client: TestClient, line: number): Promise<CodeAction[]> {
  return (await client.actions(uri, at(line, 4))) as CodeAction[];
}

/** The text after an action's edits of one document. */
function edited(text: string, action: CodeAction | undefined, target = uri): string {
  const { changes, documentChanges } = action?.edit ?? {};
  const ofTarget = documentChanges?.find(
    (change): change is TextDocumentEdit => 'edits' in change && change.textDocument.uri === target,
  );
  const edits = (ofTarget?.edits ?? changes?.[target] ?? []) as TextEdit[];
  return TextDocument.applyEdits(TextDocument.create(target, 'markdown', 1, text), edits);
}

function titled(actions: readonly CodeAction[], title: string): CodeAction | undefined {
  return actions.find((action) => action.title === title);
}

describe('ignoring what is reported', () => {
  it('is offered behind the fixes, and never preferred', async () => {
    const client = await connect({ files: {} });
    await client.open(uri, draft);
    const actions = await actionsAt(client, undatedLine);
    const ignores = ['for this line', 'in this file', 'in this workspace'].map(
      (where) => `Ignore undated-event ${where}`,
    );
    expect(actions.map(({ title }) => title).slice(-3)).toEqual(ignores);
    expect(actions.length).toBeGreaterThan(3);
    for (const action of actions.slice(-3)) {
      expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'undated-event' }] });
      expect(action.isPreferred).toBeUndefined();
    }
  });

  it('for a line writes a comment that keeps the list together', async () => {
    const client = await connect();
    await client.open(uri, draft);
    const action = titled(await actionsAt(client, undatedLine), 'Ignore undated-event for this line');
    expect(edited(draft, action).split('\n')[undatedLine]).toBe(
      '- Alert fires <!-- postmortem-disable-line undated-event -->',
    );
  });

  it('for a line with a heading writes a comment above it', async () => {
    const client = await connect();
    await client.open(uri, draft);
    const action = titled(await actionsAt(client, 0), 'Ignore missing-section for this line');
    const text = edited(draft, action);
    expect(text).toBe(`<!-- postmortem-disable-next-line missing-section -->\n${draft}`);
    await client.change(uri, 2, { text });
    expect(ids(await client.pull(uri))).toEqual(['undated-event']);
  });

  it.each([
    [draft, `<!-- postmortem-disable undated-event -->\n\n${draft}`],
    [
      `<!-- postmortem-disable missing-section -->\n\n${draft}`,
      `<!-- postmortem-disable missing-section undated-event -->\n\n${draft}`,
    ],
    [`---\ntitle: Exports\n---\n${draft}`, `---\ntitle: Exports\npostmortem-disable: [undated-event]\n---\n${draft}`],
    [
      `---\npostmortem-disable: [missing-section]\n---\n${draft}`,
      `---\npostmortem-disable: [missing-section, undated-event]\n---\n${draft}`,
    ],
    [
      `---\npostmortem-disable:\n  - missing-section # all said\ntags: x\n---\n${draft}`,
      `---\npostmortem-disable:\n  - missing-section # all said\n  - undated-event\ntags: x\n---\n${draft}`,
    ],
    [`---\npostmortem-disable: []\n---\n${draft}`, `---\npostmortem-disable: ["undated-event"]\n---\n${draft}`],
    [
      `+++\n[extra]\nx = 1\n+++\n${draft}`,
      `+++\npostmortem-disable = ["undated-event"]\n[extra]\nx = 1\n+++\n${draft}`,
    ],
  ])('in a file writes it where the file has room for it: %#', async (before, expected) => {
    const client = await connect();
    await client.open(uri, before);
    const line = before.split('\n').indexOf('- Alert fires');
    const action = titled(await actionsAt(client, line), 'Ignore undated-event in this file');
    const text = edited(before, action);
    expect(text).toBe(expected);
    await client.change(uri, 2, { text });
    expect(ids(await client.pull(uri))).not.toContain('undated-event');
  });

  it('in the workspace makes a configuration file', async () => {
    const client = await connect({ files: {} });
    await client.open(uri, draft);
    const action = titled(await actionsAt(client, 0), 'Ignore missing-section in this workspace');
    expect(action?.edit?.documentChanges?.[0]).toEqual({
      kind: 'create',
      uri: file,
      options: { ignoreIfExists: true },
    });
    await client.save(file, edited('', action, file));
    await client.until(() => client.refreshes.length >= 2);
    expect(ids(await client.pull(uri))).toEqual(['undated-event']);
  });

  it('in the workspace changes the configuration file that holds for the document', async () => {
    const before = '{\n  // ours\n  "rules": {\n    "undated-event": { "level": "hint" }\n  }\n}\n';
    const client = await connect({ files: { [file]: before } });
    await client.open(uri, draft);
    const actions = await client.actions(uri);
    const byRule = (rule: string) =>
      edited(before, titled(actions as CodeAction[], `Ignore ${rule} in this workspace`), file);
    expect(byRule('undated-event')).toBe(before.replace('hint', 'off'));
    expect(byRule('missing-section')).toBe(before.replace('}\n  }', '},\n    "missing-section": "off"\n  }'));
  });

  it.each([
    [
      'makes no files',
      { ...vscodeLike, workspace: { ...vscodeLike.workspace, workspaceEdit: { documentChanges: true } } },
      {},
    ],
    ['can nothing', minimal, {}],
    ['reads no files', vscodeLike, undefined],
  ])('in the workspace is not offered to a client that %s', async (_, capabilities, files) => {
    const client = await connect({ capabilities, files });
    await client.open(uri, draft);
    const titles = (await actionsAt(client, 0)).map(({ title }) => title);
    expect(titles).toContain('Ignore missing-section in this file');
    expect(titles).not.toContain('Ignore missing-section in this workspace');
  });
});

describe('fixing all', () => {
  const only = (kind: string) => ({ context: { diagnostics: [], only: [kind] } });
  const text = draft
    .replace('Forty tenants.', 'Forty tenants. <!-- postmortem-disable-line -->')
    .replace('## Root', '<!-- postmortem-disable-next-line missing-section, undated-event -->\n## Root');

  it.each([['source'], ['source.fixAll'], ['source.fixAll.postmortem']])(
    'is one edit, for who asks for %s',
    async (kind) => {
      const client = await connect();
      await client.open(uri, text, 7);
      const actions = (await client.actions(uri, only(kind))) as CodeAction[];
      expect(actions).toMatchObject([
        {
          kind: 'source.fixAll.postmortem',
          edit: { documentChanges: [{ textDocument: { uri, version: 7 }, edits: [{}, {}] }] },
        },
      ]);
      expect(edited(text, actions[0])).toBe(draft);
    },
  );

  it('takes as many rounds as it needs', async () => {
    const rule = (id: string, word: string, newText: string): Rule => ({
      ...(rules[0] as Rule),
      id,
      fix: 'safe',
      check: {
        per: 'document',
        *run({ postmortem: { source } }) {
          const at = source.text.indexOf(word);
          if (at < 0) return;
          // One block, so offsets are those of the text.
          const span = { start: at, end: at + word.length };
          yield {
            span,
            message: word,
            fixes: () => [{ title: word, safe: true, edits: [{ span, newText: [newText] }] }],
          };
        },
      },
    });
    const client = await connect({
      host: { rules: [rule('one-two', 'one', 'two'), rule('two-three', 'two', 'three')] },
    });
    await client.open(uri, 'Only one here.\n');
    const [action] = (await client.actions(uri, only('source.fixAll'))) as CodeAction[];
    expect(edited('Only one here.\n', action)).toBe('Only three here.\n');
  });

  it.each([['quickfix'], ['source.organizeImports'], ['']])('is not offered to who asks for %j', async (kind) => {
    const client = await connect();
    await client.open(uri, text);
    expect(JSON.stringify(await client.actions(uri, only(kind)))).not.toContain('fixAll');
    expect(JSON.stringify(await client.actions(uri))).not.toContain('fixAll');
  });

  it('is not offered where there is nothing to be fixed unseen', async () => {
    const client = await connect();
    await client.open(uri, draft);
    expect(await client.actions(uri, only('source.fixAll'))).toEqual([]);
  });
});
