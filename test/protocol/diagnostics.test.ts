import fc from 'fast-check';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  CancellationTokenSource,
  type Diagnostic,
  DocumentDiagnosticRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/types.ts';
import { Block } from '../../server/src/syntax/block.ts';
import { parseMarkdown } from '../../server/src/syntax/tree.ts';
import { cleanDocuments, runs } from '../support/arbitraries.ts';
import { connect, errorsOf, minimal, type TestClient, vscodeLike } from '../support/client.ts';
import { generate } from '../support/generate.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { draft, ids, otherUri, undatedLine, uri } from './documents.ts';

const at = (line: number, character: number) => ({
  start: { line, character },
  end: { line, character },
});

const stamped = { start: { line: undatedLine, character: 2 }, end: { line: undatedLine, character: 2 } };

afterEach(() => {
  vi.useRealTimers();
});

describe('pulled diagnostics', () => {
  it('say what is wrong, where, and how loud', async () => {
    const client = await connect();
    await client.open(uri, draft);
    expect(await client.pull(uri)).toEqual([
      {
        range: { start: { line: 0, character: 2 }, end: { line: 0, character: 21 } },
        severity: 2,
        source: 'postmortem',
        code: 'missing-section',
        message: expect.stringContaining('“Resolution”'),
      },
      {
        range: { start: { line: undatedLine, character: 2 }, end: { line: undatedLine, character: 13 } },
        severity: 2,
        source: 'postmortem',
        code: 'undated-event',
        message: expect.stringContaining('has no time'),
      },
    ]);
  });

  it('tell of a block that would take too long to read, and of what stands around it', async () => {
    const client = await connect({ settings: { rules: { 'missing-section': 'off' } } });
    const hostile = '*a '.repeat(100_000);
    await client.open(uri, `## Timeline\n\n- 08:00 B\n\n${hostile}\n\n- 07:00 A\n`);
    const told = (await client.pull(uri)).filter(({ code }) => code === 'unread-block' || code === 'timeline-order');
    expect(told).toMatchObject([
      {
        code: 'unread-block',
        severity: 3,
        range: { start: { line: 4, character: 0 }, end: { line: 4, character: 40 } },
        message: expect.stringContaining('between code fences'),
      },
      { code: 'timeline-order', severity: 1 },
    ]);
  });

  it('are not pushed as well', async () => {
    const client = await connect();
    await client.open(uri, draft);
    await client.pull(uri);
    await client.close(uri);
    await client.pull(uri);
    expect(client.published).toEqual([]);
  });

  it('are not sent again while they are the same', async () => {
    const client = await connect();
    await client.open(uri, draft);
    const ask = (previousResultId?: string) =>
      client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, previousResultId });
    const first = await ask();
    expect(first.kind).toBe('full');
    const same = { kind: 'unchanged', resultId: first.resultId };
    expect(await ask(first.resultId)).toEqual(same);
    // Behind all that is reported, and in the middle of it.
    await client.change(uri, 2, { range: at(draft.split('\n').length - 2, 0), text: 'more' });
    expect(await ask(first.resultId)).toEqual(same);
    await client.change(uri, 3, { range: at(4, 3), text: 'ed' });
    expect(await ask(first.resultId)).toEqual(same);
    expect(await ask('of another server')).toMatchObject({ kind: 'full', resultId: first.resultId });
    expect(await ask()).toMatchObject({ kind: 'full', resultId: first.resultId });
  });

  it.each([
    ['one line further down', { range: at(5, 0), text: '\n' }],
    ['with another message', { range: at(undatedLine - 1, 2), text: '2025-02-12 ' }],
    ['no more', { range: stamped, text: '2025-02-11 07:30 UTC ' }],
  ])('are sent again when they are %s', async (_, change) => {
    const client = await connect();
    await client.open(uri, draft.replace('- Alert', '- 07:35 UTC Page\n- Alert'));
    const ask = (previousResultId?: string) =>
      client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, previousResultId });
    const first = await ask();
    await client.change(uri, 2, change);
    const second = await ask(first.resultId);
    expect(second).toMatchObject({ kind: 'full', items: expect.anything() });
    expect(second.resultId).not.toBe(first.resultId);
  });

  it('name the other place for clients that show it', async () => {
    const text = '## Timeline\n\n- 2025-02-11 08:00 UTC B\n- 07:00 A\n';
    const related = [
      {
        location: { uri, range: { start: { line: 2, character: 2 }, end: { line: 2, character: 22 } } },
        message: expect.stringContaining('08:00 UTC B'),
      },
    ];
    const settings = { rules: { 'missing-section': 'off', 'generic-title': 'off' } };
    const client = await connect({ settings });
    await client.open(uri, text);
    expect(await client.pull(uri)).toMatchObject([{ severity: 1, relatedInformation: related }]);
    const plain = await connect({ settings, capabilities: { ...vscodeLike, textDocument: { diagnostic: {} } } });
    await plain.open(uri, text);
    expect((await plain.pull(uri))[0]).not.toHaveProperty('relatedInformation');
  });

  it('follow incremental edits', async () => {
    const client = await connect();
    await client.open(uri, draft);
    await client.change(uri, 2, { range: stamped, text: '2025-02-11 07:30 UTC ' });
    expect(ids(await client.pull(uri))).toEqual(['missing-section', 'timeline-order']);
    // Two changes in one message: the second counts from what the first left.
    await client.change(
      uri,
      3,
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\r\n🚒' },
      {
        range: { start: { line: undatedLine + 1, character: 15 }, end: { line: undatedLine + 1, character: 16 } },
        text: '5',
      },
    );
    // The fire engine took the title's place at the start of its line.
    expect(ids(await client.pull(uri))).toEqual(['generic-title', 'missing-section']);
  });

  it('are those of the text, whatever edits made it', async () => {
    const client = await connect();
    const edit = fc.record({
      at: fc.nat(),
      length: fc.nat(30),
      text: fc.constantFrom('', '🚒', '\r\n', '\n- 07:00 x\n', '##'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cleanDocuments),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        async (start, edits) => {
          const document = TextDocument.create(uri, 'markdown', 1, start);
          await client.open(uri, start);
          for (const [index, { at, length, text }] of edits.entries()) {
            const offset = at % (document.getText().length + 1);
            const range = { start: document.positionAt(offset), end: document.positionAt(offset + length) };
            const change: TextDocumentContentChangeEvent = { range, text };
            TextDocument.update(document, [change], index + 2);
            await client.change(uri, index + 2, change);
          }
          const pulled = await client.pull(uri);
          const { findings, postmortem } = snapshotOf(document.getText(), { path: 'postmortems/exports.md' });
          expect(pulled.map(({ code, range }) => [code, range])).toEqual(
            findings.map(({ rule, report }) => [rule.id, postmortem.source.rangeOf(report.span)]),
          );
          await client.close(uri);
        },
      ),
      runs(15),
    );
  });

  it('of a document that is not open are none', async () => {
    const client = await connect();
    expect(await client.pull('file:///nowhere.md')).toEqual([]);
    await client.open(uri, draft);
    await client.close(uri);
    expect(await client.pull(uri)).toEqual([]);
  });

  it('of a README are none', async () => {
    const client = await connect();
    await client.open('file:///workspace/README.md', '# A tool\n\n## Usage\n\n09:00 is early.\n');
    expect(await client.pull('file:///workspace/README.md')).toEqual([]);
  });
});

describe('a request that is overtaken', () => {
  it('by an edit answers for the new text', async () => {
    const client = await connect();
    await client.open(uri, draft);
    await client.pull(uri);
    const pulled = client.pull(uri);
    const changed = client.change(uri, 2, { range: stamped, text: '2025-02-11 07:50 UTC ' });
    expect(ids(await pulled)).toEqual(['missing-section']);
    await changed;
  });

  it('by its cancellation answers −32800', async () => {
    const client = await connect();
    await client.open(uri, draft);
    const cancellation = new CancellationTokenSource();
    const params = { textDocument: { uri } };
    const pulled = client.connection.sendRequest('textDocument/diagnostic', params, cancellation.token);
    cancellation.cancel();
    await expect(pulled).rejects.toMatchObject({ code: -32800 });
    expect(ids(await client.pull(uri))).toEqual(['missing-section', 'undated-event']);
  });

  describe('while a long document is read', () => {
    const { text } = generate({ size: 300_000 });

    /** Asks, and comes back when reading has begun. */
    async function ask(client: TestClient) {
      const read = vi.spyOn(Block.prototype, 'nodes', 'get');
      onTestFinished(() => read.mockRestore());
      const cancellation = new CancellationTokenSource();
      const params = { textDocument: { uri } };
      const pulled = client.connection.sendRequest<{ items: Diagnostic[] }>(
        'textDocument/diagnostic',
        params,
        cancellation.token,
      );
      await vi.waitFor(() => expect(read).toHaveBeenCalled(), { interval: 1 });
      return { pulled, cancellation, blocksRead: () => new Set(read.mock.contexts).size };
    }

    it('by its cancellation has no more read', async () => {
      const client = await connect();
      await client.open(uri, text);
      const { pulled, cancellation, blocksRead } = await ask(client);
      cancellation.cancel();
      await expect(pulled).rejects.toMatchObject({ code: -32800 });
      expect(blocksRead()).toBeLessThan(parseMarkdown(text).blocks.length / 2);
    });

    it('by an edit answers for the new text', async () => {
      const client = await connect();
      await client.open(uri, text);
      const { pulled } = await ask(client);
      const added = '## Timeline\n\n- Pager fires\n\n';
      await client.change(uri, 2, { range: at(0, 0), text: added });
      await client.open(otherUri, added + text);
      const { items } = await pulled;
      expect(items.length).toBeGreaterThan(50);
      const told = (all: Diagnostic[]) => all.map(({ range, code, message }) => ({ range, code, message }));
      expect(told(items)).toEqual(told(await client.pull(otherUri)));
    }, 20_000);
  });

  it('by a close answers for no document', async () => {
    const client = await connect();
    await client.open(uri, draft);
    const closed = client.close(uri);
    expect(await client.pull(uri)).toEqual([]);
    await closed;
  });
});

describe('pushed diagnostics', () => {
  const open = async (): Promise<TestClient> => {
    const client = await connect({ capabilities: minimal });
    await client.open(uri, draft, 7);
    return client;
  };

  it('carry the version of the text', async () => {
    const client = await open();
    const first = await client.nextPush(uri);
    expect([first.version, ids(first.diagnostics)]).toEqual([7, ['missing-section', 'undated-event']]);
    await client.change(uri, 8, { range: stamped, text: '2025-02-11 07:50 UTC ' });
    const second = await client.nextPush(uri);
    expect([second.version, ids(second.diagnostics)]).toEqual([8, ['missing-section']]);
  });

  it('come once for a burst of keystrokes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const client = await open();
    await client.symbols(uri);
    await vi.runAllTimersAsync();
    await client.nextPush(uri);
    for (let version = 8; version < 20; version++) {
      await client.change(uri, version, { range: stamped, text: 'x' });
    }
    await client.symbols(uri);
    await vi.runAllTimersAsync();
    expect((await client.nextPush(uri)).version).toBe(19);
    expect(client.published).toHaveLength(2);
  });

  it('are cleared on close, and stay so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const client = await open();
    await client.symbols(uri);
    await vi.runAllTimersAsync();
    await client.nextPush(uri);
    await client.change(uri, 8, { range: stamped, text: 'x' });
    await client.close(uri);
    expect(await client.nextPush(uri)).toEqual({ uri, diagnostics: [] });
    await vi.runAllTimersAsync();
    await client.symbols(uri);
    expect(client.published).toHaveLength(2);
  });

  it('come again for a document that is opened again', async () => {
    const client = await open();
    await client.nextPush(uri);
    await client.close(uri);
    await client.nextPush(uri);
    await client.open(uri, draft, 1);
    expect((await client.nextPush(uri)).version).toBe(1);
  });
});

describe('a rule that throws', () => {
  const broken: Rule = {
    id: 'broken-rule',
    category: 'structure',
    level: 'error',
    summary: '',
    fix: 'none',
    check: {
      per: 'document',
      // biome-ignore lint/correctness/useYield: it throws before it could.
      *run() {
        throw new Error('rigged');
      },
    },
  };

  it.each([
    ['pull', vscodeLike],
    ['push', minimal],
  ])('leaves the reports of the others, and is logged once a version (%s)', async (how, capabilities) => {
    const client = await connect({ capabilities, host: { rules: [broken, ...rules] } });
    await client.open(uri, draft);
    const diagnostics = how === 'pull' ? await client.pull(uri) : (await client.nextPush(uri)).diagnostics;
    expect(ids(diagnostics)).toEqual(['missing-section', 'undated-event']);
    await client.symbols(uri);
    await client.until(() => errorsOf(client).length > 0);
    expect(errorsOf(client)).toEqual([expect.stringMatching(/broken-rule.*rigged/s)]);
  });

  it('after some reports keeps those', async () => {
    const half: Rule = {
      ...broken,
      check: {
        per: 'document',
        *run() {
          yield { span: { start: 0, end: 1 }, message: 'half' };
          throw new Error('rigged');
        },
      },
    };
    const client = await connect({ host: { rules: [half] } });
    await client.open(otherUri, draft);
    expect(ids(await client.pull(otherUri))).toEqual(['broken-rule']);
  });

  it('in a fix costs that answer, and the server lives', async () => {
    const throwing: Rule = {
      ...broken,
      check: {
        per: 'document',
        *run() {
          const fixes = () => {
            throw new Error('rigged');
          };
          yield { span: { start: 0, end: 1 }, message: 'm', fixes };
        },
      },
    };
    const client = await connect({ host: { rules: [throwing] } });
    await client.open(uri, draft);
    await expect(client.actions(uri)).rejects.toThrow('rigged');
    expect(ids(await client.pull(uri))).toEqual(['broken-rule']);
  });
});
