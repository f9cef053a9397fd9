/** What `.postmortem.jsonc` says holds on the command line, for the files below it. */
import { describe, expect, it } from 'vitest';
import { useCommandLine } from '../support/commandLine.ts';
import { disordered, undated } from './documents.ts';

const { run, write } = useCommandLine();

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
});
