import { describe, expect, it, vi } from 'vitest';
import { connect, minimal } from '../support/client.ts';
import { draft, ids, uri } from './documents.ts';

describe('initialize', () => {
  it('offers everything to a client that can everything', async () => {
    const { initialized } = await connect();
    expect(initialized).toEqual({
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2, save: false },
        diagnosticProvider: { identifier: 'postmortem', interFileDependencies: false, workspaceDiagnostics: false },
        codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.postmortem'] },
        documentSymbolProvider: { label: 'Postmortem' },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'postmortem-language-server', version: '0.0.0-test' },
    });
  });

  it('offers no pull to a client that does not', async () => {
    const { initialized } = await connect({ capabilities: minimal });
    expect(initialized.capabilities).toEqual({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2, save: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.postmortem'] },
      documentSymbolProvider: { label: 'Postmortem' },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
  });

  it('asks to be told of settings and their files where that can be asked', async () => {
    const client = await connect();
    await client.until(() => client.registered.length > 1);
    expect(client.registered).toEqual(['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
    const other = await connect({ capabilities: minimal });
    await other.symbols(uri);
    expect(other.registered).toEqual([]);
  });

  it.each([[null], ['text'], [{ overrides: 7, localTimeZone: {} }], [{ overrides: { [uri]: 'perhaps' } }]])(
    'takes odd options: %j',
    async (initializationOptions) => {
      const client = await connect({ initialize: { initializationOptions } });
      await client.open(uri, draft);
      expect(ids(await client.pull(uri))).toEqual(['missing-section', 'undated-event']);
    },
  );

  it('takes the zone of the person from the options', async () => {
    const client = await connect({ initialize: { initializationOptions: { localTimeZone: 'Asia/Tokyo' } } });
    await client.open(uri, draft.replace('2025-02-11 07:40 UTC', '2031-01-15 20:40'));
    expect(JSON.stringify(await client.actions(uri))).toContain('Use the current time (21:34)');
  });

  it('finds paths inside workspace folders', async () => {
    const workspaceFolders = [
      { uri: 'file:///workspace', name: 'outer' },
      { uri: 'file:///workspace/postmortems', name: 'inner' },
    ];
    const client = await connect({ initialize: { workspaceFolders } });
    // The inner folder is the document's own, so `postmortems/` is no part of its path.
    await client.open('file:///workspace/postmortems/notes.md', '# Notes\n');
    expect(await client.pull('file:///workspace/postmortems/notes.md')).toEqual([]);
    await client.open('file:///workspace/docs/post%2Dmortems/a.md', '# Notes\n');
    expect(await client.pull('file:///workspace/docs/post%2Dmortems/a.md')).not.toEqual([]);
    await client.open('file:///workspace/docs/%E0%A4%A.md', '# Notes\n');
    expect(await client.pull('file:///workspace/docs/%E0%A4%A.md')).toEqual([]);
  });
});

describe('shutdown', () => {
  it('is answered, and nothing is answered behind it', async () => {
    const client = await connect();
    expect(await client.connection.sendRequest('shutdown')).toBeNull();
  });

  it('takes pending pushes along', async () => {
    const client = await connect({ capabilities: minimal });
    await client.open(uri, draft);
    await client.nextPush(uri);
    // No push is quicker than the request behind it, however busy the machine is.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await client.change(uri, 2, { text: '# Postmortem\n' });
      await client.connection.sendRequest('shutdown');
      vi.advanceTimersByTime(1000);
    } finally {
      vi.useRealTimers();
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(client.published).toHaveLength(1);
  });

  it('answers nothing more', async () => {
    const client = await connect();
    await client.open(uri, draft);
    await client.connection.sendRequest('shutdown');
    await expect(client.pull(uri)).rejects.toMatchObject({ code: -32600 });
  });
});
