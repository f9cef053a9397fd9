/** That a fixture which is wrong fails: a check that cannot fail checks nothing. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../server/src/rules/types.ts';
import { undatedEvent } from '../../../server/src/rules/undatedEvent.ts';
import { checkClean, checkEvents, checkFeatures, checkRule, isUpdating } from '../../support/check.ts';
import { type FixtureCase, parseFixture } from '../../support/fixture.ts';

function fixture(...lines: string[]): FixtureCase {
  const [first] = parseFixture(['@case c', ...lines].join('\n')).cases;
  if (!first) throw new Error('no case');
  return first;
}

const list = ['## Timeline', '', '- 07:40 A', '- Alert'];
const marker = '  ^^^^^ 💡 warning undated-event: no time';
const fixed = ['@fixed', '## Timeline', '', '- 07:40 A', '- 07:40 Alert'];

describe.skipIf(isUpdating)('a rule fixture', () => {
  const check = checkRule(undatedEvent);

  it('passes when everything is as it says', () => {
    expect(() => check(fixture(...list, marker, ...fixed))).not.toThrow();
  });

  it.each<[string, string[]]>([
    ['a report that no marker expects', list],
    ['a marker that no report matches', [...list.slice(0, 3), marker]],
    ['one marker too many', [...list, marker, marker]],
    ['another level', [...list, marker.replace('warning', 'error')]],
    ['another rule', [...list, marker.replace('undated-event', 'missing-section')]],
    ['another message', [...list, marker.replace('no time', 'no place')]],
    ['a shorter range', [...list, marker.replace('^^^^^', '^^^^ ')]],
    ['a range that starts elsewhere', [...list, ` ${marker}`.replace('^^^^^', '^^^^')]],
    ['no mark for the fix', [...list, marker.replace('💡 ', '')]],
    ['another fix', [...list, marker, ...fixed.slice(0, -1), '- 07:41 Alert']],
    ['a fix that is not offered', [...list, marker, '@fixed Guess', ...fixed.slice(1)]],
    ['a block that is not known', [...list, marker, '@mended', ...fixed.slice(1)]],
    ['settings that are wrong', ['@settings {"template": "none"}', ...list, marker]],
  ])('fails on %s', (_, lines) => {
    expect(() => check(fixture(...lines))).toThrow();
  });
});

describe.skipIf(isUpdating)('a fix', () => {
  /** `undated-event` with other edits. */
  function fixing(...newTexts: { text: string; from: number; to: number; line?: number }[]): Rule {
    return {
      ...undatedEvent,
      check: {
        per: 'document',
        *run(context) {
          const { check } = undatedEvent;
          if (check.per !== 'timeline') return;
          const { source, timelines } = context.postmortem;
          const reports = timelines.flatMap((timeline) => [...check.run(timeline, context)]);
          const edits = newTexts.map(({ text, from, to, line = 3 }) => ({
            span: {
              start: source.offsetAt({ line, character: from }),
              end: source.offsetAt({ line, character: to }),
            },
            newText: [text],
          }));
          for (const report of reports) yield { ...report, fixes: () => [{ title: 'Fix', edits, preferred: true }] };
        },
      },
    };
  }
  const run = (rule: Rule) => () => checkRule(rule)(fixture(...list, marker));

  it('may be any that mends', () => {
    expect(run(fixing({ text: '08:00 ', from: 2, to: 2 }))).not.toThrow();
  });

  it.each<[string, Rule, string]>([
    ['loses a word', fixing({ text: '08:00 ', from: 2, to: 7 }), 'words lost'],
    ['leaves the report', fixing({ text: ' again', from: 9, to: 9, line: 2 }), 'the same report'],
    ['overlaps itself', fixing({ text: '08:00 ', from: 2, to: 4 }, { text: 'x', from: 3, to: 5 }), 'overlap'],
    ['brings something new', fixing({ text: '07:00 ', from: 2, to: 2 }), 'reports of timeline-order'],
  ])('fails if it %s', (_, rule, problem) => {
    expect(run(rule)).toThrow(problem);
  });
});

describe.skipIf(isUpdating)('other fixtures', () => {
  const timeline = ['## Timeline', '', '- 07:40 A', '@events'];

  it('fail on another reading of a timeline', () => {
    expect(() =>
      checkEvents(fixture(...timeline, 'Timeline: list ascending', '3  T07:40  -  -  -  -  - | A')),
    ).not.toThrow();
    expect(() =>
      checkEvents(fixture(...timeline, 'Timeline: list ascending', '3  T07:41  -  -  -  -  - | A')),
    ).toThrow();
    expect(() => checkEvents(fixture(...timeline))).toThrow();
  });

  it('fail on another answer of a feature', () => {
    expect(() => checkFeatures(fixture('@path notes.md', 'text', '@timelines', 'no postmortem'))).not.toThrow();
    expect(() => checkFeatures(fixture('@path notes.md', 'text', '@timelines', 'postmortem'))).toThrow();
    expect(() => checkFeatures(fixture('@path notes.md', 'text', '@hover', 'x'))).toThrow('no block @hover');
  });

  it('fail on any report in a clean document', () => {
    expect(() => checkClean(fixture('# Postmortem'))).toThrow();
    expect(() => checkClean(fixture('@path notes.md', '# Notes'))).toThrow();
  });
});
