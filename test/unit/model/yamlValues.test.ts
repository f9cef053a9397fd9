import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { topValues } from '../../../server/src/model/frontMatter/yamlValues.ts';

const read = (yaml: string) => Object.fromEntries(topValues(yaml));

/** What the reference implementation reads, without what is nested. */
function reference(yaml: string): Record<string, unknown> {
  const data: unknown = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' }).toJS();
  return Object.fromEntries(Object.entries(data as object).filter(([, value]) => typeof value === 'string'));
}

describe('values at the top of YAML', () => {
  it.each([
    ['type: postmortem'],
    ['date: 2024-06-05 09:00\ncount: 1e3\nempty:\nnull: ~\nyes: true'],
    ['url: https://example.com/#x # a comment\n# another\n\nb: y#z'],
    ['a: \'it\'\'s\'\nb: "x\\ty \\u00e9\\x41 \\\\ \\"q\\""\n"quoted: key": v'],
    ['a: "over\n  two lines\n\n  and more" # c\nb: \'over\n  two\'\nc: x'],
    ['a: over\n  two\n\n  lines\nb: c'],
    ['a:\n  below\nb:\n  - x\nc:\n- y: z\nd:\n  e: f\n  g: h\ni: j'],
    ['a: >\n  x\n  y\n\n  z\n    in\n  out\nb: |\n  1\n   2\n\nc: |-\n  x\n\nd: >+\n  x\n\ne: f'],
    ['a: |2\n    x\n  y\nb: |\nc: >-\n  # no comment\n  x'],
    ['a: &x text\nb: *x\nc: !!str 1\nd: !foo &y 2\ne: *y'],
    ['tags: [a, "b: c"]\nmap: {a: 1}\nlong: [a,\n  b]\nb: c'],
    ['  a: 1\n  b: 2'],
    ['a: 1\n...\nb: 2'],
    ['a : b\nc:\td\ne: @x\nf: `y`\ng: -1\nh: ?x\ni: :x'],
    ['title: 障害報告\n状態: 完了'],
    ['a: 1\r\nb: 2'],
    ['a: 1\na: 2'],
  ])('%j: as the reference reads them', (yaml) => {
    expect(read(yaml)).toEqual(reference(yaml));
  });

  it.each([
    ['title: Checkout: down\ntype: postmortem', { title: 'Checkout: down', type: 'postmortem' }],
    ['a: "no end\nb: 2', { a: 'no end', b: '2' }],
    ['a: 1\njust words\n}\n- x\nb: 2', { a: '1', b: '2' }],
    ['a: {{ template }}\nb: 2', { b: '2' }],
    ['a: *nothing\nb: 2', { b: '2' }],
    ['a: 1\n b: 2\nc: 3', { a: '1', c: '3' }],
    ['{]: &a *a', {}],
    ['just text', {}],
    ['- a\n- b', {}],
    ['', {}],
  ])('%j: broken YAML costs the line that it is in', (yaml, expected) => {
    expect(read(yaml)).toEqual(expected);
  });

  it('come back as they were, however they are written', () => {
    // Lines of blanks alone are counted differently in a block; nobody means anything by them.
    const text = fc
      .oneof(
        fc.string(),
        fc.string({
          unit: fc.constantFrom('a', 'b', ' ', '\n', ':', '#', '-', "'", '"', '\\', '>', '|', '!', '&', '*'),
        }),
      )
      .filter((each) => each === '' || each.trim() !== '');
    const key = fc.stringMatching(/^[a-z]([a-z _-]{0,8}[a-z])?$/);
    const value = fc.oneof(text, fc.array(text, { maxLength: 2 }), fc.dictionary(key, text, { maxKeys: 2 }));
    const style = fc.record({
      defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
      lineWidth: fc.constantFrom(0, 20, 80),
    } as const);
    fc.assert(
      fc.property(fc.dictionary(key, value), style, (data, options) => {
        const yaml = stringify(data, { schema: 'failsafe', ...options });
        const plain = Object.entries(data).filter(([, each]) => typeof each === 'string');
        expect(read(yaml), yaml).toEqual(Object.fromEntries(plain));
      }),
      { numRuns: 500 },
    );
  });

  it('never fail', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '\n',
      ' ',
      '"',
      "'",
      '|',
      '>',
      '- ',
      '#',
      '&a',
      '*a',
      '!',
      '\\',
      '{',
      ']',
      '?',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const each of topValues(pieces.join('')).values()) expect(typeof each).toBe('string');
      }),
    );
  });
});
