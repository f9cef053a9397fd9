/**
 * Opens the extension on the examples in a real VS Code, built from the sources and kept current.
 *
 *   npm start                 in the VS Code on this machine, or else in the browser
 *   npm start -- --browser    in the browser in any case
 *   npm start -- --check      starts in the browser, sees that the extension works there, and ends
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../test/editor/hosts/browser.mts';
import { startNodeHost } from '../test/editor/hosts/nodeHost.mts';
import { root, scratch } from '../test/editor/hosts/paths.mts';
import { start } from '../test/editor/hosts/process.mts';

const { values: options } = parseArgs({
  options: { browser: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});
const examples = path.join(root, 'examples');
const first = path.join(examples, 'draft-search-outage.md');

await build();
const desktop = options.browser || options.check ? undefined : findDesktop();
if (desktop) await openOnDesktop(desktop);
else await openInBrowser();
process.exit();

/** Builds once and stays to build again after each change; a check builds only once. */
function build(): Promise<void> {
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const script = [tsx, path.join(root, 'scripts', 'build.mts'), ...(options.check ? [] : ['--watch'])];
  const child = start(process.execPath, script, { cwd: root });
  return new Promise((resolve, reject) => {
    child.stderr?.pipe(process.stderr);
    if (child.stdout) createInterface(child.stdout).on('line', (line) => line === 'watching' && resolve());
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The extension could not be built.'))));
  });
}

function findDesktop(): string | undefined {
  const command = process.env.POSTMORTEM_VSCODE ?? 'code';
  const found = spawnSync(command, ['--version'], { shell: process.platform === 'win32' });
  return found.status === 0 ? command : undefined;
}

async function openOnDesktop(command: string): Promise<void> {
  console.log('Opening VS Code. Reload its window to see a change. Ctrl+C ends the build.');
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, examples, first];
  const child = start(command, process.platform === 'win32' ? args.map((arg) => `"${arg}"`) : args);
  await new Promise((resolve) => child.once('exit', resolve));
}

async function openInBrowser(): Promise<void> {
  const data = path.join(scratch, 'start');
  mkdirSync(data, { recursive: true });
  const host = await startNodeHost({ data });
  const address = host.address({ folder: examples, file: first, extensionDevelopmentPath: [root] });
  if (options.check) {
    await check(address);
    host.stop();
    return;
  }
  console.log(`\nOpen this address in a browser:\n\n  ${address}\n`);
  console.log('Reload the page to see a change. Ctrl+C ends it.');
  await host.ended;
  throw new Error('The VS Code server ended.');
}

/** The page answers, and the extension started: its status is in the window. */
async function check(address: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page
      .locator('.monaco-editor .squiggly-warning, .monaco-editor .squiggly-error')
      .first()
      .waitFor({ timeout: 60_000 });
    console.log('The examples are open, and the extension marks their faults.');
  } finally {
    await browser.close();
  }
}
