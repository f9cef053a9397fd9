import { describe, expect, it } from 'vitest';
import { overrideNotification, statusRequest } from '../../server/src/protocol.ts';
import { connect, minimal, type TestClient, warningsOf } from '../support/client.ts';
import { draft, ids, otherUri, uri } from './documents.ts';

const quiet = { rules: { 'undated-event': 'off' } };

describe('settings of a client that is asked for them', () => {
  it('hold from the first answer on', async () => {
    const client = await connect({ settings: quiet });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toEqual(['missing-section']);
  });

  it('are asked for again when they changed, and everything is refreshed', async () => {
    const client = await connect();
    await client.open(uri, draft);
    await client.open(otherUri, draft);
    expect(ids(await client.pull(uri))).toContain('undated-event');
    client.settings = quiet;
    await client.configure();
    await client.until(() => client.refreshes.length === 2);
    expect([...client.refreshes].sort()).toEqual(['diagnostics', 'views']);
    for (const each of [uri, otherUri]) expect(ids(await client.pull(each))).toEqual(['missing-section']);
  });

  it('that are broken are named, and the rest is used', async () => {
    const client = await connect({ settings: { ...quiet, template: 'none', dateOrder: 3 } });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toEqual(['missing-section']);
    await client.until(() => warningsOf(client).length >= 2);
    expect(warningsOf(client)).toEqual([
      expect.stringContaining('postmortem.template'),
      expect.stringContaining('postmortem.dateOrder'),
    ]);
  });

  it('that cannot be had are the defaults', async () => {
    const client = await connect({ settings: new Error('no settings today') });
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toEqual(['missing-section', 'undated-event']);
    await client.until(() => warningsOf(client).length > 0);
    expect(warningsOf(client)[0]).toContain('no settings today');
  });

  it('hold for requests that came before the answer', async () => {
    const client = await connect({ settings: quiet });
    const opened = client.open(uri, draft);
    const [diagnostics, actions] = await Promise.all([client.pull(uri), client.actions(uri)]);
    await opened;
    expect(ids(diagnostics)).toEqual(['missing-section']);
    expect(JSON.stringify(actions)).not.toContain('undated-event');
  });

  it('do not outlive the document', async () => {
    const client = await connect({ settings: quiet });
    await client.open(uri, draft);
    await client.close(uri);
    client.settings = {};
    await client.open(uri, draft);
    expect(ids(await client.pull(uri))).toEqual(['missing-section', 'undated-event']);
  });
});

describe('settings of a client that sends them', () => {
  it('hold for open documents and later ones', async () => {
    const client = await connect({ capabilities: minimal });
    await client.open(uri, draft);
    expect(ids((await client.nextPush(uri)).diagnostics)).toEqual(['missing-section', 'undated-event']);
    await client.configure({ postmortem: quiet });
    expect(ids((await client.nextPush(uri)).diagnostics)).toEqual(['missing-section']);
    await client.open(otherUri, draft);
    expect(ids((await client.nextPush(otherUri)).diagnostics)).toEqual(['missing-section']);
    expect(client.refreshes).toEqual(['views']);
  });

  it.each([[null], [7], [{}], [{ postmortem: 'x' }]])('may be %j', async (sent) => {
    const client = await connect({ capabilities: minimal });
    await client.open(uri, draft);
    await client.nextPush(uri);
    await client.configure(sent);
    expect(ids((await client.nextPush(uri)).diagnostics)).toEqual(['missing-section', 'undated-event']);
  });
});

describe('a decision of the person', () => {
  const decide = (client: TestClient, as: unknown) =>
    client.connection.sendNotification(overrideNotification, { textDocument: { uri }, as });
  const decidedBy = (client: TestClient) => client.connection.sendRequest(statusRequest, { textDocument: { uri } });

  it('holds until it is forgotten', async () => {
    const client = await connect();
    await client.open(uri, draft);
    await decide(client, 'other');
    await client.until(() => client.refreshes.length === 2);
    expect(await client.pull(uri)).toEqual([]);
    expect(await client.symbols(uri)).toEqual([]);
    expect(await decidedBy(client)).toMatchObject({ isPostmortem: false, decidedBy: 'override' });
    await decide(client, null);
    expect(ids(await client.pull(uri))).toEqual(['missing-section', 'undated-event']);
    expect(await decidedBy(client)).toMatchObject({ isPostmortem: true, decidedBy: 'path' });
  });

  it('of an earlier session comes with the options', async () => {
    const client = await connect({ initialize: { initializationOptions: { overrides: { [uri]: 'other' } } } });
    await client.open(uri, draft);
    expect(await client.pull(uri)).toEqual([]);
  });

  it('makes any file a postmortem', async () => {
    const notes = 'file:///workspace/notes.md';
    const client = await connect({ initialize: { initializationOptions: { overrides: { [notes]: 'postmortem' } } } });
    await client.open(notes, '# Notes\n');
    expect(await client.pull(notes)).toHaveLength(6);
  });

  it('is pushed to a client that does not pull', async () => {
    const client = await connect({ capabilities: minimal });
    await client.open(uri, draft);
    await client.nextPush(uri);
    await decide(client, 'other');
    expect((await client.nextPush(uri)).diagnostics).toEqual([]);
  });

  it('outlives the close of the document', async () => {
    const client = await connect();
    await client.open(uri, draft);
    await decide(client, 'other');
    await client.close(uri);
    await client.open(uri, draft);
    expect(await client.pull(uri)).toEqual([]);
  });
});
