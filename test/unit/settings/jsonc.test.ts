import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataOf, readJsonc } from '../../../server/src/settings/jsonc.ts';
import { setInJsonc } from '../../../server/src/settings/jsoncEdit.ts';
import { anyText, runs } from '../../support/arbitraries.ts';

function read(text: string): unknown {
  const { root } = readJsonc(text);
  return root && dataOf(root);
}

/** The words that problems are about, with the start of what is said. */
function complaints(text: string): string[] {
  return readJsonc(text).problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

describe('JSON with comments', () => {
  it('is read like JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(readJsonc(text).problems).toEqual([]);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
      runs(200),
    );
  });

  it('may have comments and a comma at the end', () => {
    const text = '\ufeff// why\n{ /* a */ "a": [1, 2, ], // b\r\n "b": "//", }\n/* end */';
    expect(complaints(text)).toEqual([]);
    expect(read(text)).toEqual({ a: [1, 2], b: '//' });
  });

  it.each([
    ['{ "a": 1 "b": 2 }', { a: 1, b: 2 }, '": A comma is missing'],
    ['{ "a" "b": 2 }', { b: 2 }, '"a": A colon and a value'],
    ['{ "a": , "b": 2 }', { b: 2 }, '"a": “a” has no value'],
    ['{ "a": off, "b": 2 }', { b: 2 }, 'off: “off” is no value'],
    ['{ "a": 01, "b": 2 }', { b: 2 }, '01: “01” is no value'],
    ['{ a: 1, "b": 2 }', { a: 1, b: 2 }, 'a: The name of a field stands in quotes'],
    ["{ 'a': 1 }", { a: 1 }, "'a': Text stands in double quotes"],
    ['{ "a": "x\n, "b": 2 }', { a: 'x', b: 2 }, '"x: This text is never closed'],
    ['{ "a": "C:\\docs", "b": 2 }', { a: 'C:\\docs', b: 2 }, '"C:\\docs": A backslash'],
    ['{ "a": { "b": 2 }', { a: { b: 2 } }, '{: This “{” is never closed'],
    ['{ "a": 1 /* x }', { a: 1 }, '/*: This comment is never closed'],
    ['{ "a": 1, "a": 2 }', { a: 2 }, '"a": “a” stands here twice'],
    ['{ "a": 1 } { "b": 2 }', { a: 1 }, '{ "b": 2 }: Nothing is read behind'],
    ['{ ] "a": 1 }', { a: 1 }, ']: The name of a field belongs here'],
  ])('%s costs what is wrong', (text, value, complaint) => {
    expect(read(text)).toEqual(value);
    expect(complaints(text)).toContainEqual(expect.stringContaining(complaint));
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, soup), (text) => {
        for (const { start, end } of readJsonc(text).problems) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      runs(300),
    );
  });

  it('may be nested as deep as anybody likes', () => {
    const text = '['.repeat(100_000);
    expect(readJsonc(text).problems.length).toBeGreaterThan(0);
  });

  it('names no prototype', () => {
    expect(Object.keys(read('{ "__proto__": { "a": 1 } }') as object)).toEqual(['__proto__']);
  });
});

const soup = fc
  .array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', "'", 'null', '1', '//', '/*', '*/', '\n', ' ', '\\'),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''));

describe('writing into JSON with comments', () => {
  function set(text: string, path: readonly string[], value: string): string | undefined {
    const edits = setInJsonc(text, path, value);
    return edits?.reduceRight((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
  }

  const off = (text: string) => set(text, ['rules', 'long-event'], '"off"');

  it.each([
    ['nothing', '', '{\n  "rules": {\n    "long-event": "off"\n  }\n}\n'],
    ['an empty object', '{}', '{\n  "rules": {\n    "long-event": "off"\n  }\n}'],
    ['an empty object over lines', '{\n}\n', '{\n  "rules": {\n    "long-event": "off"\n  }\n}\n'],
    ['one line', '{ "rules": { "a": "off" } }', '{ "rules": { "a": "off", "long-event": "off" } }'],
    ['a rule that is set', '{ "rules": { "long-event": "hint" } }', '{ "rules": { "long-event": "off" } }'],
    [
      'a comment at the end',
      '{\n\t"words": [] // ours\n}\n',
      '{\n\t"words": [], // ours\n\t"rules": {\n\t\t"long-event": "off"\n\t}\n}\n',
    ],
    [
      'a comma at the end',
      '{\r\n    "words": [], // ours\r\n}\r\n',
      '{\r\n    "words": [], // ours\r\n    "rules": {\r\n        "long-event": "off"\r\n    }\r\n}\r\n',
    ],
    [
      'a comment alone',
      '{\n  // nothing yet\n}\n',
      '{\n  // nothing yet\n  "rules": {\n    "long-event": "off"\n  }\n}\n',
    ],
    [
      'other rules',
      '{\n  "rules": {\n    "a": "off" /* a */\n  }\n}\n',
      '{\n  "rules": {\n    "a": "off", /* a */\n    "long-event": "off"\n  }\n}\n',
    ],
  ])('keeps the form of %s', (_, before, after) => {
    expect(off(before)).toBe(after);
  });

  it('sets the level beside options', () => {
    const text = '{ "rules": { "a": { "maxHours": 6 } } }';
    expect(set(text, ['rules', 'a', 'level'], '"off"')).toBe('{ "rules": { "a": { "maxHours": 6, "level": "off" } } }');
  });

  it.each([['[]'], ['{ "rules": [] }'], ['{ "rules": {'], ['7']])('gives up where it has no place: %s', (text) => {
    expect(off(text)).toBeUndefined();
  });

  it('says what is wanted, and all else as before', () => {
    const value = fc.dictionary(fc.constantFrom('rules', 'words', 'a', 'b'), fc.jsonValue({ maxDepth: 1 }));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2, '\t'), fc.constantFrom('a', 'z'), (object, space, rule) => {
        const before = JSON.stringify(object, undefined, space);
        const after = set(before, ['rules', rule], '"off"');
        const rules = object.rules;
        if ('rules' in object && (typeof rules !== 'object' || rules === null || Array.isArray(rules)))
          return after === undefined;
        expect(read(after ?? '')).toEqual(
          JSON.parse(JSON.stringify({ ...object, rules: { ...(rules as object), [rule]: 'off' } })),
        );
        expect(readJsonc(after ?? '').problems).toEqual([]);
        return true;
      }),
      runs(200),
    );
  });
});
