/** A document parsed in blocks has the tree that remark makes of it whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../server/src/syntax/tree.ts';
import { patience, runs } from '../support/arbitraries.ts';
import { corpora, excerpts } from '../support/corpora.ts';
import { markdownSoup } from '../support/markdownLines.ts';
import { shrinking, smallerTexts } from '../support/shrinking.ts';
import { isReadElsewise, plainBlockLines, remarkLines, treeLines } from '../support/treeLines.ts';

function checkTree(text: string): void {
  const tree = parseMarkdown(text);
  expect(tree.source.text).toBe(text);
  // What would take too long to parse is text to us alone.
  if (!tree.blocks.some((block) => block.isUnread) && !isReadElsewise(text))
    expectSame(treeLines(tree), remarkLines(text));
}

/** What is read without the parser is what the parser would say. */
function checkPlainBlocks(text: string): void {
  for (const { kind, text: own } of parseMarkdown(text).blocks) {
    const lines = plainBlockLines(kind, own);
    if (lines) expectSame(lines, remarkLines(own));
  }
}

/** Comparing strings is far faster than comparing lists, and they nearly always are the same. */
function expectSame(actual: readonly string[], expected: readonly string[]): void {
  if (actual.join('\n') !== expected.join('\n')) expect(actual).toEqual(expected);
}

const lineBreaks = ['\n', '\r\n', '\r'] as const;

function withLineBreaks(text: string, eol: string): string {
  return text.replace(/\r\n|\n|\r/g, eol);
}

describe.each(Object.entries(corpora))('%s', (_, texts) => {
  it(
    'one by one',
    () => {
      for (const text of texts) checkTree(text);
    },
    patience,
  );

  const several = shrinking((random) => withLineBreaks(excerpts(random, texts), random.pick(lineBreaks)), smallerTexts);

  it(
    'in pieces, one after another',
    () => {
      fc.assert(fc.property(several, checkTree), runs(60));
    },
    patience,
  );

  it(
    'block by block, where no parser is asked',
    () => {
      fc.assert(fc.property(several, checkPlainBlocks), runs(20));
    },
    patience,
  );
});

describe('what is read without the parser', () => {
  const texts = ['> ', 'Title\n===', 'Two\nlines  \n--', '**Title**\n-', '-', '1.', '999999999)', '-\n\n-\n- a'];

  it.each(texts)('%j', (text) => {
    checkTree(text);
    checkPlainBlocks(text);
  });
});

describe('lines of Markdown in any order', () => {
  const soup = shrinking((random) => markdownSoup(random, 14), smallerTexts);

  it(
    'make the same tree',
    () => {
      fc.assert(fc.property(soup, checkTree), runs(400));
    },
    patience,
  );

  it(
    'make the same blocks, where no parser is asked',
    () => {
      fc.assert(fc.property(soup, checkPlainBlocks), runs(100));
    },
    patience,
  );
});
