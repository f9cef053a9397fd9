/** Bundles what is compared with, as the server is bundled: start-up depends on it. */
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { DiagnosticsMode, Subject } from './types.mts';

export interface Floor {
  readonly server: (mode: DiagnosticsMode) => Subject;
  /** Reads files, and parses them where its first argument is `parse`. */
  readonly reader: string;
}

export async function buildFloor(folder: string): Promise<Floor> {
  await esbuild.build({
    entryPoints: ['floorServer.ts', 'reader.ts'].map((file) => path.join(import.meta.dirname, file)),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const server = path.join(folder, 'floorServer.cjs');
  return {
    server: (mode) => ({ name: 'floor', command: process.execPath, args: [server, '--stdio'], mode }),
    reader: path.join(folder, 'reader.cjs'),
  };
}
