/**
 * Where Markdown is cut. Each drawing is a document with its pieces beside it: a piece starts at the line that has its
 * kind in the margin, and goes on to the next one. They are cut and drawn again, and have to come out the same.
 */
import { describe, expect, it } from 'vitest';
import { isOpen, isTableHead } from '../../../server/src/syntax/parser.ts';
import { Cutter, type Piece, type PieceInput } from '../../../server/src/syntax/pieces.ts';

function cut(text: string, parts: readonly string[] = [text]): Piece[] {
  const input = { text: parts[0] ?? '', more: () => false, isOpen, isTableHead };
  let read = 1;
  input.more = () => {
    input.text += parts[read] ?? '';
    return read++ < parts.length;
  };
  const cutter = new Cutter(input satisfies PieceInput, { kind: 'document' });
  const pieces: Piece[] = [];
  for (let piece = cutter.next(); piece; piece = cutter.next()) pieces.push(piece);
  return pieces;
}

/** A line of a drawing: the kind of the piece that starts there, if one does, and the line of the document. */
interface Row {
  readonly kind: string;
  readonly line: string;
}

function rowsOf(drawing: string): Row[] {
  return drawing
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => /^ *(?<kind>[a-z-]*) *│ ?(?<line>.*)$/.exec(row)?.groups as unknown as Row)
    .map(({ kind, line }) => ({ kind, line }));
}

function rowsOfPieces(text: string): Row[] {
  return cut(text).flatMap(({ kind, start, end }) =>
    text
      .slice(start, end)
      .replace(/\n$/, '')
      .split('\n')
      .map((line, at) => ({ kind: at === 0 ? kind : '', line })),
  );
}

const drawings: Readonly<Record<string, string>> = {
  'blank lines belong to what is in front of them': `
    blank     │
    heading   │ # Postmortem
              │
              │
    paragraph │ All is quiet,
              │ and then it is not.
              │
    paragraph │ Somebody wakes up.
  `,
  'an item is a piece, with what is nested in it and with lines that carry on its text': `
    item      │ - 09:00 Alert
              │   - from the east
              │
              │   A paragraph of it.
              │
    item      │ - 09:05 Page
              │ that goes on
    item      │ * 09:10 Answer
    item      │ 2. Sleep
    heading   │ ## Impact
  `,
  'what a line starts ends the paragraph in front of it, if Markdown lets it': `
    paragraph │ Some words
    heading   │ # Heading
    paragraph │ Some words
    item      │ - Item
    other     │ > Quote
              │
    paragraph │ Some words
              │ 2. no item
              │ *
              │ #no heading
              │     no code
    other     │ ***
    fence     │ \`\`\`
              │ code
              │ \`\`\`
  `,
  'a line below a paragraph makes it a heading, and only the parser tells': `
    paragraph │ Impact
              │ ------
    paragraph │ Root cause
              │ ==========
              │
    other     │ ---
  `,
  'a fence goes to the fence that closes it, over blank lines and headings': `
    paragraph │ Look:
    fence     │ \`\`\`\`yaml
              │ # pool
              │
              │ \`\`\`
              │ - size
              │ \`\`\`\`
              │
    paragraph │ That was it.
  `,
  'a fence that nothing closes takes the rest': `
    paragraph │ Look:
    fence     │ ~~~
              │ # pool
              │
              │ - size
  `,
  'front matter stands at the head, and only there': `
    front-matter │ ---
                 │ type: postmortem
                 │ # a comment
                 │ ---
                 │
    heading      │ # Postmortem
    other        │ ---
    paragraph    │ type: none
                 │ ---
  `,
  'without an end it is none': `
    other        │ ---
    paragraph    │ type: postmortem
                 │
    heading      │ # Postmortem
  `,
  'a table stays with its head, as long as it is short': `
    paragraph │ | Time | Event |
              │ | --- | --- |
              │ | 09:00 | Alert |
              │ a row without bars
              │
    paragraph │ | 09:05 | no table any more |
  `,
  'quotes and footnotes are one piece, with their lazy lines': `
    other     │ > All is quiet,
              │ they said.
              │ > - a list
              │ > - of two
              │
    other     │ > Another quote.
              │
    other     │ [^1]: A note
              │ that goes on.
              │
              │     With a paragraph.
              │
    paragraph │ [graph]: https://example.org
  `,
  'HTML goes to a blank line, a comment to its end': `
    other     │ <div>
              │ # no heading
              │
    heading   │ # Heading
    other     │ <!--
              │
              │ # no heading
              │
              │ -->
    heading   │ # Heading
  `,
  'where it is not plain what is open, the parser says where all is closed': `
    other     │ > Quoted
              │ <b>
    item      │ - an item, or not?
              │   more of it
              │
              │   and more
              │
    paragraph │ Outside.
  `,
  'a line below a definition is no underline': `
    other     │ [graph]: https://example.org
              │ ===
              │ That was text.
              │
    paragraph │ Words.
  `,
  'the text of an item tells what is nested in it, unless it is code': `
    item      │ -   Text
              │
    other     │   > outside
              │
    item      │ -      code
              │
              │   inside
  `,
  'code by indentation stays together over blank lines': `
    other     │     code
              │
              │     code
              │
    paragraph │ Words.
  `,
};

describe('a document is cut into pieces:', () => {
  it.each(Object.entries(drawings))('%s', (_, drawing) => {
    const rows = rowsOf(drawing);
    expect(rowsOfPieces(rows.map(({ line }) => `${line}\n`).join(''))).toEqual(rows);
  });

  it('of nothing there are none', () => {
    expect(cut('')).toEqual([]);
  });

  it('whatever its line breaks', () => {
    const text = '# A\n\nb\nc\n\n- d\n\n  e\n- f\n\n```\n\n```\n';
    const textsWith = (eol: string) => {
      const written = text.replaceAll('\n', eol);
      return cut(written).map(({ start, end }) => written.slice(start, end).replaceAll(eol, '\n'));
    };
    expect(textsWith('\r\n')).toEqual(textsWith('\n'));
    expect(textsWith('\r')).toEqual(textsWith('\n'));
  });

  it('though it may come in parts', () => {
    const text = '# A\r\n\r\nb\r\n\r\n```\r\nc\r\n```\r\n\r\n- d\r\n';
    for (let at = 1; at < text.length; at++)
      expect(cut(text, [text.slice(0, at), text.slice(at, at + 3), text.slice(at + 3)])).toEqual(cut(text));
  });
});

describe('a long piece', () => {
  const words = (count: number, word = 'words') => Array.from({ length: count }, (_, at) => `${word} of line ${at}\n`);

  it('of text is cut where its own lines say so, so that an edit above moves no cut', () => {
    const lines = words(600);
    const endsIn = (text: string) => cut(text).map(({ end }) => text.length - end);
    const before = endsIn(lines.join(''));
    const after = endsIn(lines.with(30, 'other words\nand one line more\n').join(''));
    expect(before.length).toBeGreaterThan(5);
    // Behind the changed piece all is as it was.
    expect(after.slice(-4)).toEqual(before.slice(-4));
  });

  it('of text is not cut in front of a line that could be something else', () => {
    const text = words(600)
      .map((line) => `(${line}`)
      .join('');
    expect(cut(text)).toHaveLength(1);
  });

  it('of a table is cut into rows that know their head', () => {
    const head = '| Time | Event |\n| --- | --- |\n';
    const rows = words(100, '| 09:00 | a row').join('');
    const [first, ...others] = cut(head + rows);
    expect(first).toMatchObject({ kind: 'paragraph', start: 0 });
    expect(others.length).toBeGreaterThan(3);
    for (const piece of others) expect(piece).toMatchObject({ kind: 'rows', head });
    expect(cut(`${head + rows}\nWords.\n`).at(-1)).toEqual(
      expect.objectContaining({ kind: 'paragraph', start: (head + rows).length + 1 }),
    );
  });
});
