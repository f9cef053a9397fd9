/** The same document under the same configuration says the same in every bundle. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type ReadFirstFileParams, readFirstFileRequest } from '../../server/src/protocol.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { bundle } from '../support/paths.ts';
import { startWorker } from '../support/webWorker.ts';

/** Front matter, a file beside it, a template of its own, zones, suppressions, used and not. */
const files = {
  '.postmortem.jsonc': '{ "rules": { "missing-section": "off" } }',
  'docs/.postmortem.jsonc': [
    '{',
    '  // ours',
    '  "template": "forms/ours.md",',
    '  "files": ["reviews/*.md"],',
    '  "zones": { "IST": "Asia/Kolkata" },',
    '  "dateOrder": "mdy",',
    '  "rules": { "undated-event": { "level": "hint" }, "missing-section": "error" },',
    '}',
  ].join('\n'),
  'docs/forms/ours.md': '# Incident\n\n## Timeline\n\n## What broke\n',
  'docs/reviews/exports.md': [
    '---',
    'title: Exports',
    'postmortem-disable: [no-such-rule]',
    '---',
    '# Exports',
    '',
    '## Timeline',
    '',
    '- 05/06/2024 10:00 IST Alert',
    '- 05/06/2024 05:00 UTC Rollback',
    '- 05/06/2024 04:00 UTC Deploy',
    '- Nobody looks',
    '- 05/06/2024 03:30 UTC Order <!-- postmortem-disable-line timeline-order -- as it was found -->',
    '- 05/06/2024 06:00 UTC Over <!-- postmortem-disable-line timeline-order -->',
    '- 05/06/2024 07:00 UTC Review',
    '- 05/06/2024 08:00 UTC Lunch',
    '',
  ].join('\n'),
};

const levels = { 1: 'error', 2: 'warning', 3: 'info', 4: 'hint' } as const;

/** Line, rule, level and message of each report. */
type Told = readonly (readonly [number, string, string, string])[];

function told(diagnostics: readonly Diagnostic[]): Told {
  return diagnostics.map(({ range, code, severity = 1, message }) => [
    range.start.line + 1,
    String(code),
    levels[severity],
    String(message),
  ]);
}

function folderWithFiles(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'postmortem-everywhere-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

async function ask(connection: ProtocolConnection, folder: string, readsFiles: boolean): Promise<Told> {
  connection.onRequest(readFirstFileRequest, ({ uris }: ReadFirstFileParams) => {
    for (const uri of uris) {
      try {
        return { uri, text: readFileSync(fileURLToPath(uri), 'utf8') };
      } catch {}
    }
    return null;
  });
  connection.listen();
  const rootUri = pathToFileURL(folder).href;
  const uri = `${rootUri}/docs/reviews/exports.md`;
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri,
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { readsFiles },
  });
  await connection.sendNotification('initialized', {});
  const text = files['docs/reviews/exports.md'];
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  const report = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return told(report.items);
}

it('on the command line, over stdio and in a web worker', async () => {
  const folder = folderWithFiles();

  const process_ = spawn(process.execPath, [bundle('server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void process_.kill());
  const overStdio = createProtocolConnection(
    new StreamMessageReader(process_.stdout),
    new StreamMessageWriter(process_.stdin),
  );
  onTestFinished(() => overStdio.dispose());
  const worker = startWorker('server.worker.js');
  onTestFinished(async () => {
    worker.connection.dispose();
    await worker.stop();
  });

  const { stdout } = runCommandLine(folder, 'inspect', '--format', 'json', 'docs/reviews/exports.md');
  const [{ reports }] = JSON.parse(stdout) as [
    { reports: { line: number; rule: string; level: string; message: string }[] },
  ];
  const inspected = reports.map(({ line, rule, level, message }): Told[number] => [line, rule, level, message]);

  expect(await ask(overStdio, folder, false)).toEqual(inspected);
  expect(await ask(worker.connection, folder, true)).toEqual(inspected);
  expect(inspected.map(([line, rule, level]) => `${line} ${rule} ${level}`)).toEqual([
    '3 unused-suppression info',
    '5 missing-section error',
    '9 mixed-time-zones warning',
    '11 timeline-order error',
    '12 undated-event hint',
    '14 unused-suppression info',
  ]);
});
