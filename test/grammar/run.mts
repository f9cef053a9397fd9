/**
 * Tests the injection grammar inside VS Code's own Markdown grammar.
 *
 *   npm run test:grammar              `*.test.txt` against their assertions, `document.txt` against its snapshot
 *   npm run test:grammar -- --update  rewrites the snapshot
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const tool = path.join(root, 'node_modules/vscode-tmgrammar-test/dist');
const grammars = ['markdown', 'yaml', 'html', 'html-derivative'].flatMap((name) => [
  '-g',
  `node_modules/tm-grammars/grammars/${name}.json`,
]);

function run(script: string, ...args: readonly string[]): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(tool, script), ...grammars, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  // The grammars of languages that may be fenced in Markdown are not loaded, and not needed.
  const complaints = stderr.replaceAll(/^grammar not found for .*\n?/gm, '');
  process.stdout.write(stdout);
  process.stderr.write(complaints);
  return status === 0;
}

const update = process.argv.includes('--update') ? ['--updateSnapshot'] : [];
const unit = run('unit.js', 'test/grammar/*.test.txt');
const snapshot = run('snapshot.js', '--scope', 'text.html.markdown', ...update, 'test/grammar/document.txt');
process.exitCode = unit && snapshot ? 0 : 1;
