/** Bundles the suite twice: for an extension host in Node, and for one in a web worker. */
import path from 'node:path';
import * as esbuild from 'esbuild';

export const suites = {
  node: path.join(import.meta.dirname, 'out', 'suite.node.js'),
  web: path.join(import.meta.dirname, 'out', 'suite.web.js'),
} as const;

export async function buildSuites(grep: string): Promise<void> {
  await Promise.all(
    (['node', 'web'] as const).map((kind) =>
      esbuild.build({
        entryPoints: [path.join(import.meta.dirname, 'suite', 'index.ts')],
        outfile: suites[kind],
        bundle: true,
        format: 'cjs',
        platform: kind === 'node' ? 'node' : 'browser',
        target: 'es2022',
        external: ['vscode'],
        define: {
          GREP: JSON.stringify(grep),
          // Mocha's browser build must make itself global, not take the place of what the suite exports.
          exports: 'undefined',
          define: 'undefined',
        },
        // So that a stack trace names the line of a test.
        sourcemap: 'inline',
        logLevel: 'warning',
      }),
    ),
  );
}
