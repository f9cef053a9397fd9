/** Finds a Chromium and starts it without a window. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { installed } from './install.mts';

interface Executable {
  readonly path: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Nothing here may reach out by itself, and a container has neither a GPU nor user namespaces. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(): Promise<Browser> {
  const { path: executablePath, env } = await findBrowser();
  return chromium.launch({
    executablePath,
    args: flags,
    env: { ...(process.env as Record<string, string>), ...env },
  });
}

async function findBrowser(): Promise<Executable> {
  for (const name of ['POSTMORTEM_CHROME', 'CHROME_PATH']) {
    const given = process.env[name];
    if (!given) continue;
    if (!existsSync(given)) throw new Error(`${name} is set to ${given}, but there is no such file.`);
    return { path: given };
  }
  const found = [...installedBrowsers(), chromium.executablePath()].find((candidate) => existsSync(candidate));
  if (found) return { path: found };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser();
  throw new Error(
    'The editor tests need a Chromium: install Google Chrome or Chromium, or set CHROME_PATH to its executable.',
  );
}

function installedBrowsers(): readonly string[] {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
      folder ? [path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    );
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** The one that an npm package carries, unpacked in its folder. */
async function packagedBrowser(): Promise<Executable> {
  const folder = await installed({
    name: 'chromium',
    versionOf: '@sparticuz/chromium',
    waiting: 'No Chromium found, installing one ...',
    finish: unpack,
  });
  const executable = path.join(folder, 'chromium');
  // What a machine has of its own comes first: the libraries and fonts in the package are for bare ones.
  const complete = spawnSync(executable, ['--version']).status === 0;
  return {
    path: executable,
    env: {
      ...(complete ? {} : { LD_LIBRARY_PATH: path.join(folder, 'lib') }),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: folder }),
    },
  };
}

async function unpack(folder: string): Promise<void> {
  const bin = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  await mkdir(folder, { recursive: true });
  const decompress = (name: string, target: string) =>
    pipeline(
      createReadStream(path.join(bin, name)),
      createBrotliDecompress(),
      createWriteStream(target, { mode: 0o755 }),
    );
  await decompress('chromium.br', path.join(folder, 'chromium'));
  for (const name of ['al2023.tar', 'fonts.tar']) {
    const archive = path.join(folder, name);
    await decompress(`${name}.br`, archive);
    execFileSync('tar', ['-xf', archive, '-C', folder]);
  }
}
