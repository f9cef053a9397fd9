/** Offsets and positions: the one place where ranges are made. */
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { flatten, linesOf, plainTextOf } from '../../../server/src/syntax/plainText.ts';
import { spanOf } from '../../../server/src/syntax/position.ts';
import { parseMarkdown } from '../../../server/src/syntax/tree.ts';

const texts: readonly [string, string][] = [
  ['nothing', ''],
  ['one line', 'abc'],
  ['LF', 'a\nb\n\nc\n'],
  ['CRLF', 'a\r\nb\r\n\r\nc\r\n'],
  ['CR', 'a\rb\r\rc\r'],
  ['all of them', 'a\nb\r\nc\rd\n\re'],
  ['line breaks alone', '\n\r\n\r'],
  ['astral letters', '🚒𝒅\n👩‍🚒x\n'],
  ['half a pair', 'a\ud83d\nb\ude92'],
  ['NUL', 'a\0b\n\0'],
  ['byte order mark', '\ufeff# A\n\ufeffb'],
  ['separators that break no line', 'a\u2028b\u2029c\u0085d\u000be\u000cf\n'],
];

describe.each(texts)('a text with %s', (_, text) => {
  const { source, blocks } = parseMarkdown(text);
  /** Offset in the source of a character: blocks have room between them. */
  const place = (index: number) => {
    let at = 0;
    for (const block of blocks) {
      if (index < at + block.text.length) return block.start + index - at;
      at += block.text.length;
    }
    return source.end + index - text.length;
  };
  const document = TextDocument.create('file:///a.md', 'markdown', 1, text);

  it('counts like LSP', () => {
    expect(source.lineCount).toBe(document.lineCount);
    for (let offset = -1; offset <= text.length + 1; offset++) {
      // Between CR and LF there is no position: the document moves to the end of the line, we may stay.
      if (text.slice(offset - 1, offset + 1) === '\r\n') continue;
      expect(source.positionAt(place(offset))).toEqual(document.positionAt(offset));
      const inside = Math.max(0, Math.min(offset, text.length));
      expect(source.offsetAt(source.positionAt(place(offset)))).toBe(place(inside));
    }
  });

  it('moves positions outside to its nearest end', () => {
    for (const position of [
      { line: 99, character: 0 },
      { line: 0, character: 99 },
      { line: -1, character: 0 },
      { line: 0, character: -1 },
    ]) {
      expect(source.offsetAt(position)).toBe(place(document.offsetAt(position)));
    }
  });

  it('has lines that cover it', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const at = place(offset);
      const [start, end] = [source.lineStart(at), source.lineEnd(at)];
      expect(start).toBeLessThanOrEqual(at);
      const { line } = document.positionAt(offset);
      expect(source.slice({ start, end })).toBe(text.split(/\r\n|\n|\r/)[line]);
      expect(source.lineAt(at)).toBe(line);
    }
  });
});

describe('a parsed document', () => {
  it.each([
    ['', 0],
    ['\ufeff', 1],
  ])('behind %j has its nodes in their places', (mark) => {
    const text = `${mark}# Title 🚒\r\n\r\n- **09:05** \0x\r\n`;
    const tree = parseMarkdown(text);
    const slices = tree.root.children.map((node) => tree.source.slice(spanOf(node)));
    expect(slices).toEqual(['# Title 🚒', '- **09:05** \0x']);
  });

  it('takes a single tilde for "about"', () => {
    const { root } = parseMarkdown('~09:00 and ~10:00');
    expect(root.children[0]).toMatchObject({ type: 'paragraph', children: [{ type: 'text' }] });
  });
});

describe('plain text', () => {
  const plainOf = (text: string) => {
    const tree = parseMarkdown(text);
    const [block] = tree.root.children;
    if (!block) throw new Error('no block');
    return { tree, plain: plainTextOf(block, tree.source) };
  };

  it.each([
    ['**09:00 AM:** see [the graph](https://example.org) and `x`', '09:00 AM: see the graph and x'],
    ['a \\* b', 'a * b'],
    ['a ![picture](p.png) b', 'a b'],
    ['a <b>c</b> d', 'a c d'],
    ['*a **b** c*', 'a b c'],
    ['``a ` b``', 'a ` b'],
    ['🚒 **𝒅**', '🚒 𝒅'],
  ])('of %j reads %j', (text, expected) => {
    const { plain } = plainOf(text);
    expect(flatten(plain.text)).toBe(expected);
    expect(plain.text).toHaveLength(plain.end - plain.start);
  });

  it('keeps every character in its place', () => {
    const { tree, plain } = plainOf('x **09:00** y\n  z `w`\r\nv');
    for (let index = 0; index < plain.text.length; index++) {
      const character = plain.text.charAt(index);
      if (character !== ' ') expect(tree.source.text.charAt(plain.start + index)).toBe(character);
    }
    expect(linesOf(plain).map(({ text, start, end }) => [text.trim(), end - start === text.length, start])).toEqual([
      ['x   09:00   y', true, 0],
      ['z  w', true, 14],
      ['v', true, 23],
    ]);
  });
});
