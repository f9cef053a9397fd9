/**
 * Runs the editor tests in real editors:
 *
 *   npm run test:editor                     in every host, and takes pictures to look at
 *   npm run test:editor -- --host web       in one: node, web or vsix; can be repeated
 *   npm run test:editor -- --grep timeline  only tests whose title matches
 */

import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { buildSuites } from './buildSuite.mts';
import { root } from './hosts/paths.mts';
import { run, start } from './hosts/process.mts';
import { screenshots, takePictures } from './pictures.mts';

const { values: options } = parseArgs({
  options: {
    host: { type: 'string', multiple: true },
    grep: { type: 'string', default: '' },
  },
});

const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');

interface Tally {
  readonly host: string;
  readonly passed: number;
  readonly failed: number;
  readonly sound: boolean;
  readonly seconds: number;
}

try {
  await Promise.all([
    buildSuites(options.grep),
    run(process.execPath, [tsx, path.join(root, 'scripts', 'build.mts')], { cwd: root, minutes: 5 }),
  ]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const tallies: Tally[] = [];
for (const host of options.host ?? ['node', 'web', 'vsix']) {
  console.log(`\n${host} host`);
  tallies.push(await runHost(host));
}
console.log();
for (const { host, passed, failed, seconds } of tallies) {
  console.log(`${host}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
}
let sound = tallies.every((tally) => tally.sound);
if (sound && !options.host && !options.grep) sound = await pictured();
process.exit(sound ? 0 : 1);

async function pictured(): Promise<boolean> {
  try {
    await takePictures(screenshots);
    console.log(`Pictures of the workbench are in ${path.relative(root, screenshots)}.`);
    return true;
  } catch (error) {
    console.error('No pictures could be taken.', error);
    return false;
  }
}

/** Each host gets a process of its own, so that one that hangs or crashes is one failed host and no more. */
function runHost(host: string): Promise<Tally> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let passed = 0;
    let failed = 0;
    const rest: string[] = [];
    const child = start(process.execPath, [tsx, path.join(import.meta.dirname, 'runHost.mts'), host], { cwd: root });
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface(stream).on('line', (line) => {
        const total = /^(\d+) passed, (\d+) failed$/.exec(line);
        if (total) [passed, failed] = [Number(total[1]), Number(total[2])];
        else if (/^(✓|✗|│|No Chromium|Install)/.test(line)) console.log(line);
        else rest.push(line);
      });
    }
    child.once('close', (code) => {
      // A run that tested nothing has not passed.
      const sound = code === 0 && failed === 0 && passed > 0;
      // What an editor says of itself matters only where something went wrong.
      if (!sound) console.log(rest.join('\n'));
      resolve({ host, passed, failed, sound, seconds: (performance.now() - begun) / 1000 });
    });
  });
}
