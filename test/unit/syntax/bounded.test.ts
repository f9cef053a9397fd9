/** The parser is given a text a few times at most, however hard the text is on it: counted, not timed. */
import { describe, expect, it, vi } from 'vitest';
import { editTree, parseMarkdown, type SyntaxTree } from '../../../server/src/syntax/tree.ts';
import { pathologies } from '../../support/pathologies.ts';

const given = vi.hoisted(() => ({ characters: 0 }));

vi.mock('../../../server/src/syntax/parser.ts', async (original) => {
  const parser = await original<typeof import('../../../server/src/syntax/parser.ts')>();
  const counted = <A extends unknown[], R>(read: (text: string, ...others: A) => R) => {
    return (text: string, ...others: A): R => {
      given.characters += text.length;
      return read(text, ...others);
    };
  };
  return {
    parse: counted(parser.parse),
    parseHead: counted(parser.parseHead),
    isOpen: counted(parser.isOpen),
    isTableHead: counted(parser.isTableHead),
  };
});

const size = 6_000;

/** To find out where a block ends takes three times its text at most, to read it once more, and with the names that it mentions again. */
const most = 8;

/** How often the parser is given the text while something is done to it. */
function timesGiven(text: string, act: () => SyntaxTree): number {
  given.characters = 0;
  // Blocks are read when their nodes are asked for.
  act().root.children.at(-1);
  return given.characters / text.length;
}

// How long it takes is not tested here.
describe.each(pathologies)('$name', { timeout: 60_000 }, ({ text }) => {
  const whole = text(size);

  it('is opened', () => {
    expect(timesGiven(whole, () => parseMarkdown(whole))).toBeLessThan(most);
  });

  it('is typed in', () => {
    const tree = parseMarkdown(whole);
    tree.root.children.at(-1);
    const line = Math.floor(tree.source.lineCount / 2);
    const start = { line, character: line === 0 ? size / 2 : 0 };
    expect(timesGiven(whole, () => editTree(tree, [{ range: { start, end: start }, text: 'x' }]))).toBeLessThan(most);
  });
});

it('what a block leaves open is asked again only when there is more to tell', () => {
  const text = `> a\n<b>\n <!--\n${'words\n\n'.repeat(1_000)}`;
  expect(timesGiven(text, () => parseMarkdown(text))).toBeLessThan(most);
});

it('rows are not read with a head that is longer than they are', () => {
  const columns = 390;
  const rows = Array.from({ length: 1_000 }, (_, row) => `| *b* c* ${row} |\n`);
  const text = `${'| a'.repeat(columns)}|\n${'| -'.repeat(columns)}|\n${rows.join('')}`;
  expect(timesGiven(text, () => parseMarkdown(text))).toBeLessThan(most);
});
