import { describe, expect, it } from 'vitest';
import { parseFixture, renderCase, renderFixture } from '../../support/fixture.ts';

const only = (content: string) => {
  const { cases } = parseFixture(content);
  expect(cases).toHaveLength(1);
  const [first] = cases;
  if (!first) throw new Error('no case');
  return first;
};

describe('a fixture', () => {
  it('is made of cases, each with a document', () => {
    const { preamble, cases } = parseFixture('A note.\n\n@case first\n# One\n\ntext\n\n\n@case second\n# Two\n');
    expect(preamble).toBe('A note.\n');
    expect(cases.map(({ name, line, text }) => ({ name, line, text }))).toEqual([
      { name: 'first', line: 3, text: '# One\n\ntext\n' },
      { name: 'second', line: 9, text: '# Two\n' },
    ]);
  });

  it('has directives before the document and blocks behind it', () => {
    const read = only(
      '@case c\n@settings {"template": "alx"}\n@path a/b.md\ntext\n@fixed Sort it\nother\n@events\n1\n',
    );
    expect(read).toMatchObject({ settings: { template: 'alx' }, path: 'a/b.md', text: 'text\n' });
    expect(read.blocks).toEqual([
      { name: 'fixed', argument: 'Sort it', text: 'other\n' },
      { name: 'events', argument: '', text: '1\n' },
    ]);
  });

  it('has the line breaks and the end that it asks for', () => {
    expect(only('@case c\n@eol crlf\na\nb\n').text).toBe('a\r\nb\r\n');
    expect(only('@case c\n@eol cr\na\nb\n').text).toBe('a\rb\r');
    expect(only('@case c\n@final-newline no\na\nb\n').text).toBe('a\nb');
    expect(only('@case c\n').text).toBe('');
  });

  it.each([
    ['@case\ntext', 'a case needs a name'],
    ['@case a\nx\n@case a\ny', 'two cases are named “a”'],
    ['@case a\n@settings {', '@settings is no JSON'],
    ['@case a\n@eol vms\ntext', 'there is no line break vms'],
    ['@case a\ntext\n@settings {}', '@settings goes before the text'],
  ])('that is malformed is refused: %j', (content, problem) => {
    expect(() => parseFixture(content)).toThrow(problem);
  });
});

describe('a marker', () => {
  it('means the text above it, in UTF-16 units', () => {
    const read = only('@case c\n- 🚒 10:14 x\n     ^^^^^ 💡 error timeline-order: 16 min\n');
    expect(read.text).toBe('- 🚒 10:14 x\n');
    expect(read.expected).toEqual([
      {
        range: { start: { line: 0, character: 5 }, end: { line: 0, character: 10 } },
        fix: 'offered',
        level: 'error',
        rule: 'timeline-order',
        message: '16 min',
      },
    ]);
  });

  it('counts a tab as one', () => {
    expect(only('@case c\n-\t10:14\n  ^^^^^ hint some-rule\n').expected[0]).toMatchObject({
      range: { start: { character: 2 }, end: { character: 7 } },
      fix: 'none',
      message: '',
    });
  });

  it('may share its line with others', () => {
    const { text, expected } = only('@case c\na b\n^ error r-one\n  ^ error r-two\nc\n');
    expect(text).toBe('a b\nc\n');
    expect(expected.map(({ rule, range }) => [rule, range.start.line, range.start.character])).toEqual([
      ['r-one', 0, 0],
      ['r-two', 0, 2],
    ]);
  });

  it('may end on a later line, be empty, or mean all of the document', () => {
    expect(only('@case c\nab\n ^+1:2 error r\ncde\n').expected[0]?.range).toEqual({
      start: { line: 0, character: 1 },
      end: { line: 1, character: 2 },
    });
    expect(only('@case c\nab\n  ^+0:2 error r\n').expected[0]?.range).toEqual({
      start: { line: 0, character: 2 },
      end: { line: 0, character: 2 },
    });
    expect(only('@case c\nab\ncd\n^file error r\n').expected[0]?.range).toEqual({
      start: { line: 0, character: 0 },
      end: { line: 2, character: 0 },
    });
  });

  it.each([
    ['^^^ error r', 'a marker stands under the text that it means'],
    ['abc\n^^^^ error r', 'reaches past the end'],
    ['abc\n    ^ error r', 'reaches past the end'],
    ['abc\n\n^ error r', 'reaches past the end'],
    ['abc\n^+1:1 error r', 'reaches past the end'],
    ['abc\n^^^ fatal r', 'this is no marker'],
    ['abc\n^^^ error', 'this is no marker'],
    ['abc\n^^^ error Not_An_Id', 'this is no marker'],
    ['abc\n^^^', 'this is no marker'],
    ['abc\n^file r', 'this is no marker'],
  ])('that matches nothing is refused: %j', (content, problem) => {
    expect(() => parseFixture(`@case c\n${content}\n`)).toThrow(problem);
  });

  it('is told from text that only looks like one', () => {
    expect(only('@case c\n2^10 is 1024\n`^a` is a pattern\n').text).toBe('2^10 is 1024\n`^a` is a pattern\n');
  });
});

describe('writing a fixture', () => {
  it.each([
    '@case c\n@path x.md\n- 🚒 10:14 x\n     ^^^^^ 💡 error timeline-order: 16 min\ny\n@fixed Sort it\nz',
    '@case c\n@eol crlf\nab\n ^+1:2 error r\ncde\n@fixed\nz',
    '@case c\nab\n  ^+0:2 error r\n^file hint s: t',
    '@case c',
  ])('gives what was read: %j', (content) => {
    const read = only(content);
    expect(renderCase(read, read.expected)).toBe(content);
  });

  it('separates cases by a blank line', () => {
    expect(renderFixture('note\n\n', ['@case a\nx', '@case b\ny'])).toBe('note\n\n@case a\nx\n\n@case b\ny\n');
    expect(renderFixture('', ['@case a\nx'])).toBe('@case a\nx\n');
  });
});
