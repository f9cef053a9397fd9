import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { statusRequest, timelinesRequest } from '../../server/src/protocol.ts';
import { connect, errorsOf, minimal } from '../support/client.ts';
import { draft, ids, undatedLine, uri } from './documents.ts';

const at = (line: number, character: number) => ({
  range: { start: { line, character }, end: { line, character } },
});

describe('code actions', () => {
  it('are versioned edits with tab stops for a client that can both', async () => {
    const client = await connect();
    await client.open(uri, draft, 3);
    const [insert] = (await client.actions(uri, at(0, 5))) as CodeAction[];
    expect(insert).toMatchObject({
      title: 'Insert “Resolution”',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'missing-section', source: 'postmortem' }],
      edit: {
        documentChanges: [
          {
            textDocument: { uri, version: 3 },
            edits: [
              { snippet: { kind: 'snippet', value: expect.stringMatching(/## Resolution\n\n\$\{1:<!-- .* -->\}$/) } },
            ],
          },
        ],
      },
    });
  });

  it('are plain changes for a client that can neither', async () => {
    const client = await connect({ capabilities: minimal });
    await client.open(uri, draft);
    const [insert] = (await client.actions(uri, at(0, 5))) as CodeAction[];
    expect(Object.keys(insert?.edit ?? {})).toEqual(['changes']);
    expect(insert?.edit?.changes?.[uri]?.[0]?.newText).toMatch(/## Resolution\n\n<!-- .* -->$/);
  });

  it('are those of the findings that the range touches', async () => {
    const client = await connect();
    await client.open(uri, draft);
    const titles = async (line: number, character: number) =>
      ((await client.actions(uri, at(line, character))) as CodeAction[]).map(({ title }) => title);
    expect(await titles(undatedLine, 1)).toEqual([]);
    for (const column of [2, 7, 13]) {
      expect(await titles(undatedLine, column)).toContain('Use the time of the event before (07:40)');
    }
    expect(await titles(1, 0)).toEqual([]);
    expect(await titles(999, 0)).toEqual([]);
  });

  it.each([
    [undefined, true],
    [['quickfix'], true],
    [[''], true],
    [['refactor'], false],
    [['source.fixAll'], false],
    [['refactor', 'quickfix'], true],
    [[], false],
  ])('asked for only %j: offered is %j', async (only, offered) => {
    const client = await connect();
    await client.open(uri, draft);
    const actions = await client.actions(uri, { context: { diagnostics: [], ...(only && { only }) } });
    expect((actions as CodeAction[]).length > 0).toBe(offered);
  });

  it('that mend several findings are offered once', async () => {
    const client = await connect();
    await client.open(uri, '# Postmortem\n');
    const titles = ((await client.actions(uri, at(0, 3))) as CodeAction[]).map(({ title }) => title);
    expect(titles.filter((title) => title === 'Insert all 6 missing sections')).toHaveLength(1);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('escape what a snippet would take for its own', async () => {
    const client = await connect();
    await client.open(uri, draft.replace('Action Items', '$1 } \\ Action Items').replace(/- 2025.*/, '- 07:40 `$x}`'));
    // "Resolution" goes in front of the action items, whose title is not copied: only fixes with stops are snippets.
    for (const action of (await client.actions(uri)) as CodeAction[]) {
      const [change] = action.edit?.documentChanges ?? [];
      const edits = change && 'edits' in change ? change.edits : [];
      for (const edit of edits) {
        if ('snippet' in edit) expect(edit.snippet.value.replace(/\\[\\$}]/g, '')).not.toMatch(/\$[^{]|\$$/);
        else expect(edit.newText).not.toMatch(/\\[$}]/);
      }
    }
  });
});

describe('symbols', () => {
  it('are a tree where the client shows one, else a list', async () => {
    const client = await connect();
    await client.open(uri, draft);
    expect(await client.symbols(uri)).toMatchObject([
      { name: 'Timeline', children: [{ name: '07:40 Queue stops' }, {}] },
    ]);
    const flat = await connect({ capabilities: minimal });
    await flat.open(uri, draft);
    expect(await flat.symbols(uri)).toMatchObject([
      { name: 'Timeline', location: { uri } },
      { name: '07:40 Queue stops', location: { uri }, containerName: 'Timeline' },
      { name: 'Alert fires', location: { uri }, containerName: 'Timeline' },
    ]);
  });
});

describe('requests of our own', () => {
  it('tell timelines and status', async () => {
    const client = await connect();
    await client.open(uri, draft);
    const params = { textDocument: { uri } };
    expect(await client.connection.sendRequest(timelinesRequest, params)).toMatchObject({
      isPostmortem: true,
      timelines: [{ title: 'Timeline', days: [{ date: '2025-02-11', events: [{ time: '07:40', zone: 'UTC' }, {}] }] }],
    });
    expect(await client.connection.sendRequest(statusRequest, params)).toMatchObject({
      isPostmortem: true,
      decidedBy: 'path',
      problems: 2,
    });
  });
});

describe('a document that is not open', () => {
  it.each([
    ['textDocument/diagnostic', { kind: 'full', items: [] }],
    ['textDocument/codeAction', []],
    ['textDocument/documentSymbol', []],
    [timelinesRequest, { isPostmortem: false, timelines: [] }],
    [statusRequest, null],
  ])('has a defined answer to %s', async (method, answer) => {
    const client = await connect();
    const params = {
      textDocument: { uri: 'untitled:Untitled-1' },
      range: at(0, 0).range,
      context: { diagnostics: [] },
    };
    expect(await client.connection.sendRequest(method, params)).toEqual(answer);
  });

  it('may be changed and closed without harm', async () => {
    const client = await connect();
    await client.change('file:///nowhere.md', 2, { text: 'x' });
    await client.close('file:///nowhere.md');
    expect(await client.symbols('file:///nowhere.md')).toEqual([]);
    expect(errorsOf(client)).toEqual([]);
  });
});

describe('odd messages', () => {
  it.each([[{}], [null], [{ textDocument: null }], [{ textDocument: { uri: 7 } }]])(
    'with %j cost at most one error reply',
    async (params) => {
      const client = await connect();
      await client.connection.sendRequest('textDocument/documentSymbol', params).catch(() => undefined);
      await client.connection.sendNotification('textDocument/didOpen', params as object);
      await client.connection.sendNotification('textDocument/didChange', params as object);
      await client.connection.sendNotification('postmortem/override', params as object);
      await client.open(uri, draft);
      expect(ids(await client.pull(uri))).toEqual(['missing-section', 'undated-event']);
    },
  );

  it('of an unknown kind are refused', async () => {
    const client = await connect();
    await expect(client.connection.sendRequest('postmortem/nonsense', {})).rejects.toMatchObject({ code: -32601 });
  });
});
