import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFirstFile } from '../../server/src/lsp/readFirstFile.ts';
import { statusRequest } from '../../server/src/protocol.ts';
import { connect, errorsOf, minimal, vscodeLike, warningsOf } from '../support/client.ts';
import { draft, ids, otherUri, uri } from './documents.ts';

const file = 'file:///workspace/.postmortem.jsonc';
const nearer = 'file:///workspace/postmortems/.postmortem.json';
const quiet = '{ "rules": { "undated-event": "off" } }';

describe('a configuration file that the client reads', () => {
  it('holds for the documents below it', async () => {
    const client = await connect({ files: { [file]: quiet } });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toEqual(['missing-section']);
  });

  it('is the nearest one, and that alone', async () => {
    const client = await connect({ files: { [file]: quiet, [nearer]: '{ "rules": { "missing-section": "off" } }' } });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toEqual(['undated-event']);
  });

  it('is stronger than the settings of the editor', async () => {
    const settings = { rules: { 'undated-event': 'error', 'missing-section': 'off' } };
    const client = await connect({ settings, files: { [file]: '{ "rules": { "undated-event": "hint" } }' } });
    await client.open(uri, draft);
    expect(await client.pull(uri)).toMatchObject([{ code: 'undated-event', severity: 4 }]);
  });

  it('is weaker than the front matter', async () => {
    const client = await connect({ files: { [file]: '{ "template": "alx" }' } });
    const template = async (text: string, version: number) => {
      await client.open(uri, text, version);
      return client.connection.sendRequest(statusRequest, { textDocument: { uri } });
    };
    expect(await template(draft, 1)).toMatchObject({ template: { id: 'alx', auto: false } });
    await client.close(uri);
    const stated = `---\ntemplate: minimal\n---\n${draft}`;
    expect(await template(stated, 1)).toMatchObject({ template: { id: 'minimal', auto: false } });
  });

  it('makes documents postmortems by globs that count from its folder', async () => {
    const notes = 'file:///workspace/docs/notes/x.md';
    const client = await connect({
      files: { 'file:///workspace/docs/.postmortem.jsonc': '{ "files": ["notes/*.md"] }' },
    });
    await client.open(notes, '# Notes\n');
    expect(await client.pull(notes)).toHaveLength(6);
  });

  it('takes effect at once when it is changed, made or gone', async () => {
    const client = await connect({ files: { [file]: quiet } });
    await client.open(uri, draft);
    await client.open(otherUri, draft);
    const idsAfter = async (change: Promise<void>) => {
      const before = client.refreshes.length;
      await change;
      await client.until(() => client.refreshes.length === before + 2);
      const [own, other] = await Promise.all([client.pull(uri), client.pull(otherUri)]);
      expect(ids(other)).toEqual(ids(own));
      return ids(own);
    };
    expect(ids(await client.pull(uri))).toEqual(['missing-section']);
    expect(await idsAfter(client.save(file, '{}'))).toEqual(['missing-section', 'undated-event']);
    expect(await idsAfter(client.save(nearer, quiet))).toEqual(['missing-section']);
    expect(await idsAfter(client.save(nearer))).toEqual(['missing-section', 'undated-event']);
  });

  it('leaves no trace in a client without settings when it is gone', async () => {
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const client = await connect({ capabilities, files: { [file]: quiet } });
    await client.open(uri, draft);
    expect(ids((await client.nextPush(uri)).diagnostics)).toEqual(['missing-section']);
    await client.save(file);
    expect(ids((await client.nextPush(uri)).diagnostics)).toEqual(['missing-section', 'undated-event']);
  });

  it('shows what is wrong with it in itself, until it is mended', async () => {
    const client = await connect({
      files: { [file]: '{\n  "rules": { "undated-event": "quiet" },\n  "template": "alx"\n}' },
    });
    await client.open(uri, draft);
    expect(await client.nextPush(file)).toMatchObject({
      diagnostics: [
        {
          range: { start: { line: 1, character: 30 }, end: { line: 1, character: 37 } },
          source: 'postmortem',
          message: expect.stringContaining('must be one of off, hint'),
        },
      ],
    });
    expect(await client.connection.sendRequest(statusRequest, { textDocument: { uri } })).toMatchObject({
      template: { id: 'alx' },
    });
    await client.save(file, quiet);
    expect((await client.nextPush(file)).diagnostics).toEqual([]);
    await client.save(file, '{ "rule": {} }');
    expect((await client.nextPush(file)).diagnostics).toHaveLength(1);
    await client.save(file);
    expect((await client.nextPush(file)).diagnostics).toEqual([]);
    expect(errorsOf(client)).toEqual([]);
  });

  it("may name a template of one's own", async () => {
    const template = 'file:///workspace/docs/our%20template.md';
    const client = await connect({
      files: { [file]: '{ "template": "docs/our template.md" }', [template]: '# Incident\n\n## What broke\n' },
    });
    await client.open(uri, draft);
    const status = () => client.connection.sendRequest(statusRequest, { textDocument: { uri } });
    expect(await status()).toMatchObject({ template: { title: 'our template', auto: false } });
    expect((await client.pull(uri)).map(({ message }) => message)[0]).toContain('“What broke”');
    await client.until(() => client.registered.length > 2);
    await client.save(template, '# Incident\n\n## What held\n');
    await client.until(() => client.refreshes.length >= 2);
    expect((await client.pull(uri)).map(({ message }) => message)[0]).toContain('“What held”');
  });

  it.each([
    ['is not there', '{ "template": "docs/template.md" }'],
    ['is outside of the workspace', '{ "template": "../template.md" }'],
    ['is empty', '{ "template": "empty.md" }'],
  ])('says in itself that its template %s', async (_, text) => {
    const files = { [file]: text, 'file:///template.md': '# x\n\n## y\n', 'file:///workspace/empty.md': '' };
    const client = await connect({ files });
    await client.open(uri, draft);
    const [problem] = (await client.nextPush(file)).diagnostics;
    expect(problem).toMatchObject({
      range: { start: { character: 14 } },
      message: expect.stringMatching(/no file|empty/),
    });
    expect(ids(await client.pull(uri))).toEqual(['missing-section', 'undated-event']);
  });

  it('is looked for in workspace folders only', async () => {
    const client = await connect({ files: { 'file:///.postmortem.jsonc': quiet } });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toContain('undated-event');
  });

  it('costs nothing but itself where the client fails', async () => {
    const client = await connect({ initialize: { initializationOptions: { readsFiles: true } } });
    client.connection.onRequest('postmortem/readFirstFile', () => {
      throw new Error('no files today');
    });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toContain('undated-event');
    await client.until(() => warningsOf(client).length > 0);
    expect(warningsOf(client)[0]).toContain('no files today');
  });
});

describe('a configuration file that the server reads', () => {
  function folderWith(text: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'postmortem-configuration-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(path.join(folder, '.postmortem.json'));
    writeFileSync(path.join(folder, '.postmortem.jsonc'), text);
    return pathToFileURL(folder).href;
  }

  it('holds for a client that reads none, and is read anew with each document that is opened', async () => {
    const rootUri = folderWith(quiet);
    const client = await connect({ capabilities: minimal, initialize: { rootUri }, host: { readFirstFile } });
    const own = `${rootUri}/postmortems/a%20b/x.md`;
    await client.open(own, draft);
    expect(ids((await client.nextPush(own)).diagnostics)).toEqual(['missing-section']);
    writeFileSync(new URL(`${rootUri}/.postmortem.jsonc`), '{}');
    await client.open(`${rootUri}/postmortems/y.md`, draft);
    const later = await client.nextPush(`${rootUri}/postmortems/y.md`);
    expect(ids(later.diagnostics)).toEqual(['missing-section', 'undated-event']);
  });

  it('is read anew when a document is saved', async () => {
    const rootUri = folderWith(quiet);
    const client = await connect({ capabilities: minimal, initialize: { rootUri }, host: { readFirstFile } });
    const own = `${rootUri}/x.md`;
    await client.open(own, draft);
    await client.nextPush(own);
    writeFileSync(new URL(`${rootUri}/.postmortem.jsonc`), '{}');
    const pushed = client.nextPush(own);
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: own } });
    expect(ids((await pushed).diagnostics)).toEqual(['missing-section', 'undated-event']);
  });

  it('stands beside the document where the client names no folder', async () => {
    const rootUri = folderWith(quiet);
    const initialize = { rootUri: null, workspaceFolders: null };
    const client = await connect({ capabilities: minimal, initialize, host: { readFirstFile } });
    await client.open(`${rootUri}/x.md`, draft);
    expect(ids((await client.nextPush(`${rootUri}/x.md`)).diagnostics)).toEqual(['missing-section']);
  });

  it('holds in a folder that is added, and no more in one that is removed', async () => {
    const folder = { uri: folderWith(quiet), name: 'late' };
    const initialize = { workspaceFolders: [{ uri: folderWith('{}'), name: 'first' }] };
    const client = await connect({ capabilities: minimal, initialize, host: { readFirstFile } });
    const own = `${folder.uri}/postmortems/x.md`;
    await client.open(own, draft);
    expect(ids((await client.nextPush(own)).diagnostics)).toContain('undated-event');
    const change = async (event: { added: unknown[]; removed: unknown[] }) => {
      const pushed = client.nextPush(own);
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
      return ids((await pushed).diagnostics);
    };
    expect(await change({ added: [folder], removed: [] })).toEqual(['missing-section']);
    expect(await change({ added: [], removed: [folder] })).toContain('undated-event');
  });

  it('is not read where it cannot be', async () => {
    expect(await readFirstFile(['untitled:Untitled-1', 'vscode-vfs://x/.postmortem.jsonc'])).toBeUndefined();
  });

  it('is none without a way to read one', async () => {
    const client = await connect({ capabilities: vscodeLike, initialize: { rootUri: folderWith(quiet) } });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toContain('undated-event');
  });
});
