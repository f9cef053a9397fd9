/** Runs the built suite in one host: `tsx test/editor/runHost.mts node|web|vsix`. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { suites } from './buildSuite.mts';
import { launchBrowser } from './hosts/browser.mts';
import { vscodeCommand, vscodeExecutable } from './hosts/executable.mts';
import { root } from './hosts/paths.mts';
import { run } from './hosts/process.mts';
import { startWebHost } from './hosts/webHost.mts';
import { runTestPage } from './hosts/workbench.mts';

/** State, settings and workspace of this run alone, so that no run sees another's. */
const state = mkdtempSync(path.join(realpathSync(tmpdir()), 'postmortem-editor-'));
process.on('exit', () => rmSync(state, { recursive: true, force: true }));
const workspace = path.join(state, 'workspace');
cpSync(path.join(import.meta.dirname, 'workspace'), workspace, { recursive: true });

const profile = [`--user-data-dir=${path.join(state, 'data')}`, `--extensions-dir=${path.join(state, 'extensions')}`];

const hosts: Readonly<Record<string, () => Promise<void>>> = {
  /** The development folder, extension host in Node. */
  node: () => testInNode(root),

  /** The packaged extension, installed from its file as a person would. */
  async vsix() {
    const file = path.join(state, 'postmortem.vsix');
    const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
    // The bundles have everything inside, and links in the README are not looked at here.
    const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
    await run(process.execPath, [vsce, 'package', ...flags, '--out', file], { cwd: root, minutes: 2 });
    await run(await vscodeCommand(), [...profile, '--install-extension', file], { minutes: 20 });
    await testInNode(path.join(import.meta.dirname, 'driver'));
  },

  /** The development folder, extension host in a web worker. */
  async web() {
    const browser = await launchBrowser();
    const host = await startWebHost({
      extensionDevelopmentPath: root,
      extensionTestsPath: suites.web,
      folderPath: workspace,
    });
    const code = await runTestPage(browser, host.address);
    await browser.close();
    host.stop();
    if (code !== 0) throw new Error('The tests failed.');
  },
};

async function testInNode(extensionDevelopmentPath: string): Promise<void> {
  await runTests({
    vscodeExecutablePath: await vscodeExecutable(),
    extensionDevelopmentPath,
    extensionTestsPath: suites.node,
    launchArgs: [workspace, ...profile],
    // No profile but the one given here.
    reuseMachineInstall: true,
  });
}

const name = process.argv[2] ?? '';
const host = hosts[name];
if (!host) throw new Error(`There is no host "${name}", only ${Object.keys(hosts).join(', ')}.`);
try {
  await host();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
