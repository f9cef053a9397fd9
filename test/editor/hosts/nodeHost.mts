/** VS Code as a server, its extension host in Node, its window in a browser. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { installed, npm } from './install.mts';
import { end, run, start } from './process.mts';

export interface NodeHost {
  /** Address of the page that opens a folder, with an extension under development. */
  readonly address: (opened: Opened) => string;
  readonly port: number;
  readonly stop: () => void;
  /** Settled when the server ends by itself. */
  readonly ended: Promise<void>;
}

export interface Opened {
  readonly folder?: string;
  /** A file of the folder to show. */
  readonly file?: string;
  readonly extensionDevelopmentPath?: readonly string[];
  readonly extensionTestsPath?: string;
}

export interface Profile {
  /** Where the server keeps its state, user settings and installed extensions. */
  readonly data: string;
  /** Where it keeps installed extensions, if not there. */
  readonly extensions?: string;
  /** User settings to start with. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const server = path.join('node_modules', 'code-server', 'lib', 'vscode');

/** Installs the server if need be. */
export function installNodeHost(): Promise<string> {
  return installed({
    name: 'code-server',
    versionOf: 'code-server',
    waiting: 'Installing a VS Code server (about 800 MB, once) ...',
    finish,
  });
}

export async function startNodeHost(profile: Profile): Promise<NodeHost> {
  const folder = await installNodeHost();
  writeSettings(profile);
  const child = start(
    node(folder),
    [
      path.join(folder, server, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0'],
      ...['--without-connection-token', '--disable-workspace-trust', '--telemetry-level', 'off'],
      // Without it the server ignores an extension under development.
      '--enable-smoke-test-driver',
      ...profileArguments(profile),
    ],
    { env: environment() },
  );
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    const seconds = 60;
    const limit = setTimeout(() => {
      end(child);
      reject(new Error(`The VS Code server did not listen within ${seconds} seconds.\n${output}`));
    }, seconds * 1000);
    const read = (line: string) => {
      output = `${output}${line}\n`.slice(-8000);
      const listening = /^Extension host agent listening on (\d+)/.exec(line);
      if (!listening) return;
      clearTimeout(limit);
      resolve(Number(listening[1]));
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The VS Code server ended with code ${code}.\n${output}`)));
  });
  return {
    port,
    address: (opened) => addressOf(port, opened),
    stop: () => end(child),
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
  };
}

/** Installs a packaged extension, as a person would from a file. */
export async function installExtension(vsix: string, profile: Profile): Promise<void> {
  const folder = await installNodeHost();
  const main = path.join(folder, server, 'out', 'server-main.js');
  await run(node(folder), [main, ...profileArguments(profile), '--install-extension', vsix], {
    env: environment(),
    minutes: 2,
  });
}

function addressOf(port: number, opened: Opened): string {
  const authority = `127.0.0.1:${port}`;
  const remote = (file: string) => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  const payload = [
    ...(opened.file ? [['openFile', remote(opened.file)]] : []),
    ...(opened.extensionDevelopmentPath ?? []).map((file) => ['extensionDevelopmentPath', remote(file)]),
    ...(opened.extensionTestsPath ? [['extensionTestsPath', remote(opened.extensionTestsPath)]] : []),
  ];
  const address = new URL(`http://${authority}/`);
  if (opened.folder) address.searchParams.set('folder', path.resolve(opened.folder));
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/** Settings of a person who wants to see an editor and no more, and then those asked for. */
function writeSettings(profile: Profile): void {
  const settings = {
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'telemetry.telemetryLevel': 'off',
    ...profile.settings,
  };
  const file = path.join(profile.data, 'data', 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

function profileArguments(profile: Profile): readonly string[] {
  return [
    '--accept-server-license-terms',
    ...['--server-data-dir', profile.data],
    ...(profile.extensions ? ['--extensions-dir', profile.extensions] : []),
  ];
}

/**
 * What VS Code itself sets for its children would make this server take itself for one of them.
 * And it has no business with a marketplace.
 */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}' };
}

async function finish(folder: string): Promise<void> {
  const cwd = path.join(folder, server);
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-save'], cwd);
  const platformPackage = path.join(folder, 'node_modules', platform());
  const env = {
    ...process.env,
    PATH: [path.dirname(node(folder)), process.env.PATH].join(path.delimiter),
    // Its headers, so that none are downloaded.
    ...(existsSync(platformPackage) ? { npm_config_nodedir: platformPackage } : {}),
  };
  try {
    // The only native modules that the extension host cannot do without.
    await npm(['rebuild', '@vscode/native-watchdog', '@vscode/spdlog'], cwd, env);
  } catch (error) {
    throw new Error('The VS Code server needs a C++ compiler, make and Python 3 to be installed.', { cause: error });
  }
}

/** The Node that the server runs on: the one installed beside it, or this one where it fits. */
function node(folder: string): string {
  const packaged = path.join(folder, 'node_modules', platform(), 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Error(
    'On this platform the editor tests need Node 24, or a desktop VS Code: set POSTMORTEM_VSCODE to its executable.',
  );
}

function platform(): string {
  return `node-${process.platform}-${process.arch}`;
}
