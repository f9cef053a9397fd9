/**
 * Makes every bundle in `dist/`.
 *
 *   npm run build            once, minified
 *   npm run watch            keeps them current, with source maps
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { esModules } from './build/esModules.mts';
import { startable } from './build/startable.mts';

const root = path.resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { watch: { type: 'boolean', default: false }, outdir: { type: 'string', default: path.join(root, 'dist') } },
});

const node = { platform: 'node', target: 'node20', format: 'cjs' } as const;
const web = { platform: 'browser', target: 'es2022' } as const;

/** File name in `dist/`, without `.js`, and what it is made of. */
const bundles: Record<string, esbuild.BuildOptions & { readonly entry: string }> = {
  server: { entry: 'server/src/start.ts', ...node, banner: { js: '#!/usr/bin/env node' } },
  'server.main': { entry: 'server/src/lsp/node.ts', ...node, ...startable },
  'server.worker': {
    entry: 'server/src/lsp/browser.ts',
    ...web,
    format: 'iife',
    // A worker has no document, which the browser builds of some packages want.
    conditions: ['worker', 'browser', 'module'],
  },
  cli: { entry: 'server/src/cli/start.ts', ...node, banner: { js: '#!/usr/bin/env node' } },
  'cli.main': { entry: 'server/src/cli/main.ts', ...node, ...startable },
  client: { entry: 'client/src/node.ts', ...node, external: ['vscode'] },
  'client.browser': { entry: 'client/src/browser.ts', ...web, format: 'cjs', external: ['vscode'] },
};

function buildOptions(name: string): esbuild.BuildOptions {
  const bundle = bundles[name];
  if (!bundle) throw new Error(`No bundle is named ${name}.`);
  const { entry, plugins = [], ...specific } = bundle;
  return {
    ...specific,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: path.join(path.resolve(options.outdir), `${name}.js`),
    bundle: true,
    plugins: [esModules, ...plugins],
    // A name that a package does not export would be found out only when it is used.
    logOverride: { 'import-is-undefined': 'error', 'call-import-namespace': 'error' },
    // Without it some packages (jsonc, types) resolve to UMD builds that cannot be bundled.
    mainFields: specific.platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
    // Names of Unicode properties differ between versions of Node, so regular expressions with them would be made anew
    // each time they are come to. Those that are used here are in all.
    supported: { 'regexp-unicode-property-escapes': true },
    minify: !options.watch,
    sourcemap: options.watch ? 'linked' : false,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  };
}

if (options.watch) {
  const contexts = await Promise.all(Object.keys(bundles).map((name) => esbuild.context(buildOptions(name))));
  await Promise.all(contexts.map((context) => context.watch()));
  // The task in .vscode waits for this line.
  console.log('watching');
} else {
  rmSync(options.outdir, { recursive: true, force: true });
  const start = performance.now();
  await Promise.all(Object.keys(bundles).map((name) => esbuild.build(buildOptions(name))));
  console.log(`Built ${Object.keys(bundles).length} bundles in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
