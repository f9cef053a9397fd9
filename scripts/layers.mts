/** The layers of the server and the client, and what each may import. Imports only go downwards. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const model = 'server/src/model';

/** The folders of the model, from what knows least of a document to what knows most. Each may import those in front of it. */
export const modelFolders = [
  'frontMatter',
  'words',
  'text',
  'sections',
  'entries',
  'actions',
  'facts',
  'timelines',
  'document',
] as const;

/** What all of the model may import. */
const belowModel = ['server/src/characters.ts', 'server/src/syntax', 'server/src/time', 'server/src/templates'];

/** All of the model; what lies in no folder of it is its types and its memory, which know nothing of the rest. */
const wholeModel = [`${model}/postmortem.ts`, ...modelFolders.map((folder) => `${model}/${folder}`), model];

/** Folder (or file) of our own, and the ones that it may import. The first that holds a file is its own. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'server/src/characters.ts': [],
  'server/src/nearest.ts': [],
  'server/src/syntax': ['server/src/characters.ts'],
  'server/src/time': ['server/src/characters.ts'],
  'server/src/templates': [],
  'server/src/protocol.ts': [],
  'server/src/startBundle.ts': [],
  'server/src/start.ts': ['server/src/startBundle.ts'],
  [`${model}/postmortem.ts`]: [...belowModel, ...wholeModel],
  ...Object.fromEntries(
    modelFolders.map((folder, at) => [
      `${model}/${folder}`,
      [...belowModel, model, ...modelFolders.slice(0, at).map((above) => `${model}/${above}`)],
    ]),
  ),
  [model]: belowModel,
  'server/src/rules': ['server/src/characters.ts', ...wholeModel, 'server/src/time', 'server/src/templates'],
  'server/src/settings': ['server/src/rules', 'server/src/templates', 'server/src/time'],
  'server/src/features': [
    'server/src/nearest.ts',
    'server/src/syntax',
    ...wholeModel,
    'server/src/rules',
    'server/src/settings',
    'server/src/templates',
    'server/src/protocol.ts',
  ],
  'server/src/lsp': [
    'server/src/syntax',
    ...wholeModel,
    'server/src/features',
    'server/src/rules',
    'server/src/settings',
    'server/src/templates',
    'server/src/protocol.ts',
    'server/package.json',
  ],
  'server/src/cli': [
    'server/src/nearest.ts',
    'server/src/startBundle.ts',
    'server/src/syntax',
    ...wholeModel,
    'server/src/features',
    'server/src/rules',
    'server/src/settings',
    'server/src/templates',
    'server/src/time',
    'server/package.json',
  ],
  'client/src': ['server/src/protocol.ts'],
};

/** Packages that single layers may not import: the core runs in a browser worker and knows no connection. */
const connectionPackages = /^vscode-languageserver(?:\/|$)|^vscode-languageclient/;
const mayKnowConnection = new Set(['server/src/lsp', 'client/src']);
const mayUseNode = new Set([
  'server/src/startBundle.ts',
  'server/src/start.ts',
  'server/src/lsp',
  'server/src/cli',
  'client/src',
]);

export interface Violation {
  readonly file: string;
  readonly reason: string;
}

/** Every import that goes against the layers. */
export function checkLayers(): Violation[] {
  const files = ['server/src', 'client/src'].flatMap(sourceFiles);
  return files.flatMap((file) => importsOf(file).flatMap((specifier) => violationOf(file, specifier)));
}

/** The layer that a file belongs to. */
export function layerOf(file: string): string | undefined {
  return Object.keys(layers).find((layer) => file === layer || file.startsWith(`${layer}/`));
}

function violationOf(file: string, specifier: string): Violation[] {
  const own = layerOf(file);
  if (!own) return [{ file, reason: 'belongs to no layer' }];
  const say = (reason: string) => [{ file, reason }];
  if (specifier.startsWith('node:') && !mayUseNode.has(own)) return say(`imports ${specifier}, but the core is pure`);
  if (connectionPackages.test(specifier) && !mayKnowConnection.has(own))
    return say(`imports ${specifier}, but only lsp/ knows the connection`);
  if (!specifier.startsWith('.')) return [];
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const layer = layerOf(target) ?? target;
  return layer === own || layers[own]?.includes(layer) ? [] : say(`imports ${target}`);
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map((match) => match[1] ?? '');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}
