/** That the packages of the protocol are the same to the bundler as they are to Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { esModules, toEsModule } from '../../scripts/build/esModules.mts';
import { root } from '../support/paths.ts';

const require = createRequire(import.meta.url);

/** The exports of a package that was bundled, by name. */
async function bundled(specifier: string): Promise<Record<string, unknown>> {
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: `export * from '${specifier}'`, resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    plugins: [esModules],
    logOverride: { 'import-is-undefined': 'error', 'call-import-namespace': 'error' },
  });
  expect(Object.entries(metafile.inputs).filter(([, { format }]) => format === 'cjs')).toEqual([]);
  const module = { exports: {} };
  new Function('require', 'module', 'exports', outputFiles[0]?.text ?? '')(require, module, module.exports);
  return module.exports;
}

/** What can be told of an export: functions and classes by their name, objects by what they hold. */
function shapeOf(value: unknown, depth = 0): unknown {
  if (typeof value === 'function') return [value.name, ...Object.keys(value), ...Object.keys(value.prototype ?? {})];
  if (typeof value !== 'object' || value === null || depth > 3) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each, depth + 1)]));
}

describe('modules of the protocol', () => {
  it.each([
    ['vscode-jsonrpc/node', []],
    ['vscode-languageserver-protocol/node', ['createMessageConnection']],
    ['vscode-languageserver/node', ['createMessageConnection', 'createProtocolConnection']],
  ])('%s exports what it did', async (specifier, ambiguous) => {
    const [actual, expected] = [await bundled(specifier), require(specifier) as Record<string, unknown>];
    const missing = Object.keys(expected).filter((name) => !(name in actual));
    expect(missing.filter((name) => !ambiguous.includes(name))).toEqual([]);
    expect(Object.keys(actual).filter((name) => !(name in expected))).toEqual([]);
    for (const [name, value] of Object.entries(expected)) {
      if (missing.includes(name)) continue;
      // Names of classes may have got a number: two files have one of that name.
      if (typeof value !== 'function') expect(shapeOf(actual[name]), name).toEqual(shapeOf(value));
    }
  });

  it.each(['vscode-jsonrpc', 'vscode-languageserver', 'vscode-languageserver-protocol', 'vscode-languageclient'])(
    'of %s are all understood',
    (name) => {
      const folder = path.join(root, 'node_modules', name, 'lib');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
      const left = files.filter((file) => {
        const text = readFileSync(path.join(folder, file), 'utf8');
        return /^exports\./m.test(text) && toEsModule(text) === text;
      });
      expect(left).toEqual([]);
    },
  );

  it('with anything else in them stay as they are', () => {
    const text = 'exports.a = void 0;\nif (process.env.A) exports.a = require("./a");\n';
    expect(toEsModule(text)).toBe(text);
  });

  it('load what is built in where it is used', () => {
    expect(
      toEsModule('const net_1 = require("net");\nclass Pipe extends net_1.Socket {}\nexports.Pipe = Pipe;\n'),
    ).toBe("\nclass Pipe extends (require('net')).Socket {}\nexport { Pipe };\n");
  });
});
