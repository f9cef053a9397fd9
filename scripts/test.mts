/**
 * Every test of the project, cheapest first. Stops at the first step that fails.
 *
 *   npm test                    all of it, real editors included
 *   npm test -- --skip editor   for a quick round; says what it left out
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const steps: readonly (readonly [name: string, command: string])[] = [
  ['lint', 'npm run --silent lint'],
  ['typecheck', 'npm run --silent typecheck'],
  ['build', 'npm run --silent build'],
  ['unit', 'npm run --silent test:unit'],
  ['whole', 'npm run --silent test:whole'],
  ['grammar', 'npm run --silent test:grammar'],
  ['score', 'npm run --silent score'],
  ['start', 'npm run --silent start -- --check'],
  ['editor', 'npm run --silent test:editor'],
];

const { values: options } = parseArgs({ options: { skip: { type: 'string', multiple: true, default: [] } } });
const began = performance.now();

for (const [name, command] of steps) {
  if (options.skip.includes(name)) {
    console.log(`\n— ${name}: left out by --skip`);
    continue;
  }
  console.log(`\n— ${name}`);
  const start = performance.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\nThe step "${name}" failed (${command}).`);
    process.exit(1);
  }
  console.log(`— ${name}: ${seconds(start)}`);
}
const failed = options.skip.length === 0 ? '' : ` Left out: ${options.skip.join(', ')}.`;
console.log(`\nAll steps passed in ${seconds(began)}.${failed}`);
console.log(`${steps.length - options.skip.length} passed, 0 failed`);

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
