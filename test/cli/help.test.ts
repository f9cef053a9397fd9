/** What the command line says about itself. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../server/src/cli/commands.ts';
import { pages } from '../../server/src/rules/pages.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { useCommandLine } from '../support/commandLine.ts';
import { root } from '../support/paths.ts';

const { run } = useCommandLine();
const page = readFileSync(path.join(root, 'docs/command-line.md'), 'utf8');

describe('--help', () => {
  it.each([[[]], ...commands.map(({ name }) => [[name]])])('of %j is on the page about the command line', (args) => {
    const { status, stdout, stderr } = run(...args, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(page).toContain(`\`\`\`text\n${stdout}\`\`\``);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('is what `help` says', () => {
    expect(run('help')).toEqual(run('--help'));
    expect(run('help', 'check')).toEqual(run('check', '--help'));
  });

  it('names every command', () => {
    const { stdout } = run('--help');
    for (const { name, summary } of commands)
      expect(stdout).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'));
  });
});

describe('explain', () => {
  it('lists the rules', () => {
    const lines = run('explain').stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(rules.map(({ id }) => id));
  });

  it.each(rules)('explains $id', ({ id, summary }) => {
    const { stdout } = run('explain', id);
    expect(stdout).toContain(summary);
    expect(stdout).toContain(pages[id]?.why);
  });

  it('gives the same to programs', () => {
    const listed = JSON.parse(run('explain', '--format', 'json').stdout);
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of listed) {
      expect(Object.keys(rule)).toEqual(['id', 'level', 'category', 'summary', 'why', 'fixable', 'options', 'docs']);
      expect(readFileSync(path.join(root, rule.docs), 'utf8')).toContain(`# ${rule.id}`);
    }
  });
});
