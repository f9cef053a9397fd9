/** Offsets and positions: the one place where ranges are made. */
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { flatten, linesOf, plainTextOf } from '../../../server/src/syntax/plainText.ts';
import { spanOf } from '../../../server/src/syntax/position.ts';
import { editTree, parseMarkdown } from '../../../server/src/syntax/tree.ts';

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

describe('a text over several blocks', () => {
  const text = '\n# Title\n\nFirst line\nsecond line  \n\n- 🚒 item\n- item\n\n\n```\n\ncode\n```\n';
  const tree = parseMarkdown(text);
  const { source, blocks } = tree;
  /** Span of a piece of the text. */
  const spanIn = (piece: string) => {
    const lines = (end: number) => text.slice(0, end).split('\n');
    const place = (end: number) => ({ line: lines(end).length - 1, character: lines(end).at(-1)?.length ?? 0 });
    const at = text.indexOf(piece);
    return { start: source.offsetAt(place(at)), end: source.offsetAt(place(at + piece.length)) };
  };

  it('has room between them, which no position falls into', () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(['blank', 'heading', 'paragraph', 'item', 'item', 'fence']);
    for (const [at, block] of blocks.entries()) {
      const next = blocks[at + 1];
      if (!next) continue;
      expect(next.start - block.end).toBeGreaterThan(1_000);
      // In between, all is the end of the block in front; its line is the first of the next.
      expect(source.positionAt(block.end + 500)).toEqual(source.positionAt(next.start));
    }
  });

  it('is sliced across them', () => {
    for (const piece of ['# Title', 'line\nsecond', 'second line  \n\n- 🚒', '# Title\n\nFirst line', text]) {
      expect(source.slice(spanIn(piece))).toBe(piece);
    }
    expect(source.slice({ start: 0, end: 0 })).toBe('');
    expect(source.slice({ start: 5, end: 0 })).toBe('');
    // An end that is given as "behind everything".
    expect(source.slice({ start: spanIn('```\n\n').start, end: 2 ** 31 - 1 })).toBe('```\n\ncode\n```\n');
  });

  it('is trimmed at its end, across blocks of nothing but white space', () => {
    const trimmed = (start: string, end: string) =>
      source.slice({
        start: spanIn(start).start,
        end: source.trimmedEnd({ start: spanIn(start).start, end: spanIn(end).start }),
      });
    expect(trimmed('First', '- 🚒')).toBe('First line\nsecond line');
    expect(trimmed('# Title', 'second')).toBe('# Title\n\nFirst line');
    expect(source.trimmedEnd({ start: 0, end: 1 })).toBe(0);
  });

  it('has its lines one behind the other', () => {
    const lines: string[] = [];
    for (let at = 0, line = 0; line < source.lineCount - 1; line++) {
      expect(source.lineAt(at)).toBe(line);
      expect(source.lineStart(at)).toBe(at);
      lines.push(source.slice({ start: at, end: source.lineEnd(at) }));
      at = source.nextLine(at);
    }
    expect(lines).toEqual(text.split('\n').slice(0, -1));
    expect(source.nextLine(source.end)).toBe(source.end);
  });

  it('knows its first words and its line breaks', () => {
    expect(source.slice({ start: source.firstWord, end: source.lineEnd(source.firstWord) })).toBe('# Title');
    expect(source.eol).toBe('\n');
    expect(parseMarkdown('a').source.eol).toBe('\n');
    expect(parseMarkdown('a\r\n\r\nb\n').source.eol).toBe('\r\n');
    expect(source.head(3).startsWith('\n# ')).toBe(true);
    expect(source.head(text.length * 2)).toBe(text);
  });

  it('counts lines behind an edit as if it were new', () => {
    const at = (line: number, character: number) => ({ line, character });
    const edits = [
      { range: { start: at(3, 5), end: at(3, 10) }, text: 'words\nof more\nlines' },
      { range: { start: at(0, 0), end: at(2, 0) }, text: '' },
      { range: { start: at(1, 0), end: at(1, 1) }, text: '\n\n\n' },
      { range: { start: at(0, 0), end: at(0, 0) }, text: 'x' },
    ];
    let edited = tree;
    for (const edit of edits) {
      edited = editTree(edited, [edit]);
      const fresh = parseMarkdown(edited.source.text);
      expect([...edited.source.firstLines]).toEqual([...fresh.source.firstLines]);
      expect(edited.source.lineCount).toBe(fresh.source.lineCount);
    }
  });

  it('shares its index of lines with the version before, where no line is added or taken', () => {
    const at = { line: 3, character: 0 };
    const typed = editTree(tree, [{ range: { start: at, end: at }, text: 'The ' }]);
    expect(typed.source.firstLines).toBe(source.firstLines);
  });
});
