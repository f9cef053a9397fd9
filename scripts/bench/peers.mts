/** Other tools for Markdown, installed when they are first asked for. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import { installed } from '../../test/editor/hosts/install.mts';
import type { CommandLine, Subject } from './types.mts';

export interface Peers {
  readonly servers: readonly Subject[];
  readonly commandLines: readonly CommandLine[];
}

export async function findPeers(): Promise<Peers> {
  const folder = await installed({
    name: 'peers',
    parent: import.meta.dirname,
    versionOf: 'vscode-markdown-languageserver',
    waiting: 'Installing the peers (about 50 MB, once) ...',
  });
  const modules = path.join(folder, 'node_modules');
  return {
    servers: [vscodeMarkdown(modules), ...rumdl(modules)],
    commandLines: [
      { name: 'markdownlint-cli2', args: [path.join(modules, 'markdownlint-cli2', 'markdownlint-cli2-bin.mjs')] },
      remark(modules),
    ],
  };
}

/** remark with tables and both of its presets of rules: checking, and nothing written. */
function remark(modules: string): CommandLine {
  const plugins = ['remark-gfm', 'remark-preset-lint-consistent', 'remark-preset-lint-recommended'];
  const uses = plugins.flatMap((plugin) => ['--use', path.join(modules, plugin, 'index.js')]);
  return { name: 'remark-cli', args: [path.join(modules, 'remark-cli', 'cli.js'), '--no-stdout', '--quiet', ...uses] };
}

interface MarkdownIt {
  parse(text: string, environment: object): unknown;
}

/** The server of Visual Studio Code's own Markdown support. Its client parses and reads files for it. */
function vscodeMarkdown(modules: string): Subject {
  const createMarkdownIt = createRequire(path.join(modules, 'x.js'))('markdown-it') as (o: object) => MarkdownIt;
  const markdown = createMarkdownIt({ html: true });
  const serve = (connection: MessageConnection, textOf: (uri: string) => string | undefined) => {
    connection.onRequest('markdown/parse', ({ uri, text }: { uri: string; text?: string }) =>
      markdown.parse(text ?? textOf(uri) ?? '', {}),
    );
    connection.onRequest('markdown/fs/readFile', ({ uri }: { uri: string }) => [...Buffer.from(textOf(uri) ?? '')]);
    connection.onRequest('markdown/fs/readDirectory', () => []);
    connection.onRequest('markdown/fs/stat', ({ uri }: { uri: string }) =>
      textOf(uri) === undefined ? null : { isDirectory: false },
    );
    connection.onRequest('markdown/findMarkdownFilesInWorkspace', () => []);
  };
  return {
    name: "VS Code's Markdown",
    command: process.execPath,
    args: [path.join(modules, 'vscode-markdown-languageserver', 'dist', 'node', 'workerMain.js'), '--stdio'],
    mode: 'pull',
    initializationOptions: { markdownFileExtensions: ['md'] },
    settings: { markdown: markdownSettings },
    serve,
  };
}

/** The defaults of Visual Studio Code, with the checks of links turned on. */
const markdownSettings = {
  server: { log: 'off' },
  preferredMdPathExtensionStyle: 'auto',
  occurrencesHighlight: { enabled: false },
  suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
  validate: {
    enabled: true,
    referenceLinks: { enabled: 'warning' },
    fragmentLinks: { enabled: 'warning' },
    fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: 'hint' },
    duplicateLinkDefinitions: { enabled: 'warning' },
  },
};

/** A linter in native code: the program itself, without the package that starts it through Node. */
function rumdl(modules: string): Subject[] {
  const command = path.join(modules, '@rumdl', 'cli-linux-x64', 'rumdl');
  if (existsSync(command)) return [{ name: 'rumdl', command, args: ['server', '--no-config'], mode: 'pull' }];
  console.log('rumdl is left out: it is measured on Linux x64 only.');
  return [];
}
