/**
 * The VS Code server behind the command line of a desktop VS Code, as far as extension tests use it:
 *
 *     vscode FOLDER --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [--user-data-dir=DIR] [--extensions-dir=DIR]
 *     vscode --install-extension FILE.vsix [--user-data-dir=DIR] [--extensions-dir=DIR]
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mts';
import { installExtension, type Profile, startNodeHost } from './nodeHost.mts';
import { scratch } from './paths.mts';
import { runTestPage } from './workbench.mts';

// Not strict: a desktop VS Code takes many more options, which mean nothing here.
const { values: options, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'install-extension': { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

const extensions = text(options['extensions-dir']);
const profile: Profile = {
  data: text(options['user-data-dir']) ?? path.join(scratch, 'server-data'),
  ...(extensions ? { extensions } : {}),
};
const vsix = text(options['install-extension']);

try {
  if (vsix) await installExtension(vsix, profile);
  else process.exitCode = await test();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
// The browser and the server are gone; nothing else may keep this process.
process.exit();

async function test(): Promise<number> {
  const extensionTestsPath = text(options.extensionTestsPath);
  if (!extensionTestsPath) throw new Error('Say which tests to run: --extensionTestsPath=FILE.');
  const [folder] = positionals;
  const browser = await launchBrowser();
  const host = await startNodeHost(profile);
  try {
    const address = host.address({
      ...(folder ? { folder } : {}),
      extensionDevelopmentPath: (options.extensionDevelopmentPath ?? []).map(String),
      extensionTestsPath,
    });
    return await runTestPage(browser, address);
  } finally {
    await browser.close();
    host.stop();
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
