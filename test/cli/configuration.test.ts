/** What `.postmortem.jsonc` says holds on the command line, for the files below it. */
import { describe, expect, it } from 'vitest';
import { useCommandLine } from '../support/commandLine.ts';
import { disordered, undated } from './documents.ts';

const { run, runWith, write, inspect, at } = useCommandLine();

describe('a configuration file', () => {
  it('holds for the files below it', () => {
    write('quiet/.postmortem.jsonc', '{ "rules": { "timeline-order": "off" /* here */ } }');
    expect(run('check', write('quiet/deep/a.md', disordered)).status).toBe(0);
    expect(run('check', write('loud/a.md', disordered)).status).toBe(1);
  });

  it('that is broken is told once, and everything is checked', () => {
    write('broken/.postmortem.jsonc', '{ "rules": { "timeline-order": "loud" }, "rulez": {} }');
    write('broken/a.md', disordered);
    write('broken/b.md', undated);
    const { status, stdout, stderr } = run('check', 'broken');
    expect(status).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^postmortem: broken\/\.postmortem\.jsonc:1:\d+: .+$/),
      expect.stringMatching(/^postmortem: broken\/\.postmortem\.jsonc:1:\d+: .+$/),
    ]);
    expect(stdout).toContain('timeline-order');
    expect(stdout).toContain('undated-event');
  });

  it('is looked for up to the folder of the repository, wherever the command is run', () => {
    write('team/.postmortem.jsonc', '{ "rules": { "timeline-order": "off" } }');
    write('team/.git/HEAD', 'ref: refs/heads/main');
    write('team/docs/a.md', disordered);
    expect(runWith({ from: 'team' }, 'check', 'docs').status).toBe(0);
    expect(runWith({ from: 'team/docs' }, 'check').status).toBe(0);
    expect(runWith({ from: 'loud' }, 'check', at('team/docs/a.md')).status).toBe(0);
    // And no further, unless it is run there.
    write('.postmortem.jsonc', '{ "rules": { "timeline-order": "off" } }');
    write('other/.git', 'gitdir: ../team/.git');
    write('other/a.md', disordered);
    expect(runWith({ from: 'other' }, 'check', 'a.md').status).toBe(1);
    expect(run('check', 'other/a.md').status).toBe(0);
  });

  it('takes files out', () => {
    write('guides/.postmortem.jsonc', '{ "files": ["*.md", "!guide*.md", "guide-of-may.md"] }');
    const guide = write('guides/guide.md', disordered);
    expect(run('check', guide, write('guides/guide-of-june.md', disordered)).status).toBe(0);
    expect(run('check', guide).stderr).toContain('!guides/guide*.md');
    expect(run('check', write('guides/guide-of-may.md', disordered)).status).toBe(1);
  });
});

describe('front matter', () => {
  it('says that a file among postmortems is none', () => {
    const guide = write('postmortems/guide.md', `---\npostmortem: false\n---\n\n${disordered}`);
    expect(run('check', guide).status).toBe(0);
    expect(run('check', guide).stderr).toContain('`postmortem: false`');
    expect(inspect(guide).json[0].kind).toBe('other');
  });
});
