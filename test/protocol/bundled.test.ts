/** The bundled server as editors start it: a process of its own, over its standard streams or over IPC. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { generate } from '../support/generate.ts';
import { bundle, root } from '../support/paths.ts';
import { draft, ids, otherUri, uri } from './documents.ts';

const server = bundle('server.js');

function overStdio(env = process.env): { child: ChildProcess; connection: ProtocolConnection } {
  const child = spawn(process.execPath, [server, '--stdio'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  return ready(
    child,
    createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
  );
}

function overIpc(): { child: ChildProcess; connection: ProtocolConnection } {
  const child = fork(server, ['--node-ipc'], { execArgv: [] });
  return ready(child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)));
}

function ready(child: ChildProcess, connection: ProtocolConnection) {
  onTestFinished(() => {
    connection.dispose();
    if (child.exitCode === null) child.kill();
  });
  connection.listen();
  return { child, connection };
}

async function useOnce(connection: ProtocolConnection): Promise<unknown[]> {
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: 'file:///workspace',
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: draft },
  });
  const report = await connection.sendRequest<{ items: { code: string }[] }>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return ids(report.items);
}

/** Megabytes of memory that a process has, and the most that it had. */
function memoryOf({ pid }: ChildProcess): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1000;
  return { now: read('VmRSS'), most: read('VmHWM') };
}

describe('the bundled server', () => {
  it.each([
    ['stdio', () => overStdio()],
    ['IPC', () => overIpc()],
  ])('works over %s, and leaves when told', async (_, start) => {
    const { child, connection } = start();
    expect(await useOnce(connection)).toEqual(['missing-section', 'undated-event']);
    await connection.sendRequest('shutdown');
    const exited = once(child, 'exit');
    await connection.sendNotification('exit');
    expect((await exited)[0]).toBe(0);
  });

  it('says that it was not asked politely: exit without shutdown is 1', async () => {
    const { child, connection } = overStdio();
    await useOnce(connection);
    const exited = once(child, 'exit');
    await connection.sendNotification('exit');
    expect((await exited)[0]).toBe(1);
  });

  it('leaves when its input ends', async () => {
    const { child, connection } = overStdio();
    await useOnce(connection);
    const exited = once(child, 'exit');
    child.stdin?.end();
    expect((await exited)[0]).toBe(1);
  });

  it('leaves when there is no input at all', () => {
    const { status } = spawnSync(process.execPath, [server, '--stdio'], { stdio: ['ignore', 'ignore', 'inherit'] });
    expect(status).toBe(1);
  });

  it('leaves in peace when its input ends behind a goodbye', async () => {
    const { child, connection } = overStdio();
    await useOnce(connection);
    await connection.sendRequest('shutdown');
    const exited = once(child, 'exit');
    child.stdin?.end();
    expect((await exited)[0]).toBe(0);
  });

  it.runIf(process.platform === 'linux')(
    'gives back what a long document took',
    async () => {
      const { child, connection } = overStdio();
      await useOnce(connection);
      const document = { uri: otherUri, languageId: 'markdown', version: 1, text: generate({ size: 1_000_000 }).text };
      await connection.sendNotification('textDocument/didOpen', { textDocument: document });
      await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: otherUri } });
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: otherUri } });
      await vi.waitFor(() => {
        const { now, most } = memoryOf(child);
        expect(now).toBeLessThan(most * 0.7);
      }, 10_000);
    },
    20_000,
  );

  it('starts where nothing can be kept for the next start', async () => {
    const nowhere = path.join(root, 'package.json', 'no-folder');
    const env = { ...process.env, TMPDIR: nowhere, TEMP: nowhere, TMP: nowhere, XDG_CACHE_HOME: nowhere };
    const child = spawn(process.execPath, [server, '--version'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (data) => {
      complaints += String(data);
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(complaints).toBe('');
  });

  describe('what was compiled', () => {
    function keeper() {
      const folder = mkdtempSync(path.join(tmpdir(), 'postmortem-cache-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const own = path.join(folder, 'postmortem-language-server');
      return {
        env: { ...process.env, XDG_CACHE_HOME: folder },
        kept: () => readdirSync(own).map((name) => path.join(own, name)),
      };
    }

    it('is kept for the next start, which needs it not', () => {
      const { env, kept } = keeper();
      const start = () => spawnSync(process.execPath, [server, '--version'], { env, encoding: 'utf8' });
      const happy = { status: 0, stderr: '' };
      expect(start()).toMatchObject(happy);
      const [file = ''] = kept();
      expect(statSync(file).size).toBeGreaterThan(100_000);
      const { ino } = statSync(file);
      expect(start()).toMatchObject(happy);
      expect(statSync(file).ino).toBe(ino);
      writeFileSync(file, 'no code');
      expect(start()).toMatchObject(happy);
      expect(kept()).toEqual([file]);
      expect(statSync(file).size).toBeGreaterThan(100_000);
    });

    it('is kept anew when more was', async () => {
      const { env, kept } = keeper();
      spawnSync(process.execPath, [server, '--version'], { env });
      const [file = ''] = kept();
      const { size } = statSync(file);
      const { child, connection } = overStdio(env);
      await useOnce(connection);
      const exited = once(child, 'exit');
      await connection.sendNotification('exit');
      await exited;
      expect(kept()).toEqual([file]);
      expect(statSync(file).size).toBeGreaterThan(size * 1.2);
    });

    it('is kept though the host ends the server with no word', async () => {
      const { env, kept } = keeper();
      const { child, connection } = overStdio(env);
      await useOnce(connection);
      expect(kept()).toEqual([]);
      await vi.waitFor(() => expect(kept()).toHaveLength(1), { timeout: 10_000, interval: 100 });
      const [file = ''] = kept();
      const { size } = statSync(file);
      expect(size).toBeGreaterThan(100_000);
      const exited = once(child, 'exit');
      await connection.sendNotification('exit');
      await exited;
      expect(statSync(file).size).toBe(size);
    }, 15_000);

    it('goes when it is old', () => {
      const { env, kept } = keeper();
      const start = () => spawnSync(process.execPath, [server, '--version'], { env });
      start();
      const [file = ''] = kept();
      // Else the old ones would be written here.
      expect(file).not.toBe('');
      const old = Array.from({ length: 10 }, (_, age) => `${path.dirname(file)}/${age}`);
      for (const [age, name] of old.entries()) {
        writeFileSync(name, '');
        utimesSync(name, 1e9 - age, 1e9 - age);
      }
      rmSync(file);
      start();
      expect(kept().sort()).toEqual([...old.slice(0, 7), file].sort());
    });
  });

  it('tells its version, and how to start it', async () => {
    const run = async (...args: string[]) => {
      const child = spawn(process.execPath, [server, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      const output = { out: '', err: '' };
      child.stdout.on('data', (data) => {
        output.out += String(data);
      });
      child.stderr.on('data', (data) => {
        output.err += String(data);
      });
      const [code] = await once(child, 'close');
      return { code, ...output };
    };
    const { version } = JSON.parse(readFileSync(path.join(root, 'server/package.json'), 'utf8'));
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const bare = await run();
    expect(bare).toMatchObject({ code: 2, out: '' });
    expect(bare.err).toContain('--stdio');
  });
});
