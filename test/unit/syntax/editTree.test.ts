/** What an edit leaves as it is, and what it makes anew: blocks are kept as the objects that they are. */
import { describe, expect, it } from 'vitest';
import { spanOf, type TextRange } from '../../../server/src/syntax/position.ts';
import { editTree, parseMarkdown, type SyntaxTree } from '../../../server/src/syntax/tree.ts';

/** Where a piece of the text stands, the first that reads so. */
function rangeOf({ source: { text } }: SyntaxTree, piece: string): TextRange {
  const at = text.indexOf(piece);
  if (at < 0) throw new Error(`There is no ${JSON.stringify(piece)} in ${JSON.stringify(text)}`);
  return { start: positionIn(text, at), end: positionIn(text, at + piece.length) };
}

function positionIn(text: string, at: number) {
  const lines = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function replaced(tree: SyntaxTree, old: string, text: string): SyntaxTree {
  return editTree(tree, [{ range: rangeOf(tree, old), text }]);
}

/** The first lines of the blocks that an edit made. */
function madeBy(tree: SyntaxTree, old: string, text: string): string[] {
  return newIn(replaced(tree, old, text), tree);
}

function newIn(after: SyntaxTree, before: SyntaxTree): string[] {
  return after.blocks.filter((block) => !before.blocks.includes(block)).map(({ text }) => text.trimEnd());
}

/** The text of each outermost node. */
function nodesOf(tree: SyntaxTree): string[] {
  return tree.root.children.map((node) => tree.source.slice(spanOf(node)));
}

const postmortem = parseMarkdown(`\
# Postmortem

All was quiet.

## Timeline

- 09:00 Alert
- 09:05 Page
- 09:10 Rollback

## Impact

Nobody noticed.
`);

describe('an edit makes anew', () => {
  it('the block that it is in', () => {
    expect(madeBy(postmortem, 'quiet', 'well')).toEqual(['All was well.']);
    expect(madeBy(postmortem, 'Page', 'Page to all')).toEqual(['- 09:05 Page to all']);
  });

  it('nothing, if the text stays the same', () => {
    expect(madeBy(postmortem, 'quiet', 'quiet')).toEqual([]);
  });

  it('both parts of a block that it cuts, and the one that two become', () => {
    expect(madeBy(postmortem, 'was quiet', 'was\n\nquiet')).toEqual(['All was', 'quiet.']);
    expect(madeBy(postmortem, '\n- 09:05', '')).toEqual(['- 09:00 Alert Page']);
  });

  it('the block in front of it, if that goes on now', () => {
    expect(madeBy(postmortem, '## Impact', '  and so on')).toEqual(['- 09:10 Rollback\n\n  and so on']);
    expect(madeBy(postmortem, '\n## Timeline', '===')).toEqual(['All was quiet.\n===']);
  });

  it('all that a fence now takes in, and again when it goes', () => {
    const opened = replaced(postmortem, '- 09:05', '```\n- 09:05');
    expect(opened.blocks.at(-1)?.text).toContain('Nobody noticed');
    const closed = replaced(opened, '```\n', '');
    expect(newIn(closed, opened)).toEqual(['- 09:05 Page', '- 09:10 Rollback', '## Impact', 'Nobody noticed.']);
  });

  it('nothing behind a fence that is closed at once', () => {
    expect(madeBy(postmortem, '## Impact', '```\n\n```\n\n## Impact')).toEqual(['```\n\n```']);
  });

  it('the first block, if another comes to stand there', () => {
    // Only the first one can have front matter or a byte order mark in front of it.
    expect(madeBy(postmortem, '# Post', 'Words.\n\n# Post')).toEqual(['Words.', '# Postmortem']);
    expect(madeBy(postmortem, '# Postmortem\n\n', '')).toEqual(['All was quiet.']);
  });

  it('all, if front matter opened at the head finds its end far below', () => {
    const opened = parseMarkdown('---\ntype: postmortem\n\n# Postmortem\n\nWords.\n');
    const closed = replaced(opened, 'Words.', '---');
    expect(opened.blocks.map(({ kind }) => kind)).toEqual(['other', 'paragraph', 'heading', 'paragraph']);
    expect(closed.blocks.map(({ kind }) => kind)).toEqual(['front-matter']);
  });

  it('the blocks that mention a name when it is defined, and when it is not any more', () => {
    const tree = parseMarkdown('See [graph].\n\nNothing here.\n\nAnd [Graph] again.\n\nThe end.\n');
    const defined = replaced(tree, 'The end.', '[graph]: https://example.org');
    expect(newIn(defined, tree)).toEqual(['See [graph].', 'And [Graph] again.', '[graph]: https://example.org']);
    expect(defined.blocks[0]?.nodes).toMatchObject([{ children: [{}, { type: 'linkReference' }, {}] }]);
    const undone = replaced(defined, '[graph]:', '[graph]');
    expect(newIn(undone, defined)).toEqual(['See [graph].', 'And [Graph] again.', '[graph] https://example.org']);
    expect(undone.blocks[0]?.nodes).toMatchObject([{ children: [{ type: 'text' }] }]);
  });

  it('the same for footnotes', () => {
    const tree = parseMarkdown('Once[^1].\n\nTwice.\n\n');
    expect(madeBy(tree, 'Twice.', '[^1]: More than that.')).toEqual(['Once[^1].', '[^1]: More than that.']);
  });

  it('the rows of a table under another head', () => {
    const rows = Array.from({ length: 100 }, (_, at) => `| 09:${String(at).padStart(2, '0')} | words |\n`);
    const tree = parseMarkdown(`| Time | Event |\n| --- | --- |\n${rows.join('')}`);
    expect(tree.blocks.length).toBeGreaterThan(3);
    // A row tells whether a cut is in front of it, so another row may be another cut.
    expect(madeBy(tree, '09:50', '10:50').length).toBeLessThanOrEqual(2);
    expect(madeBy(tree, 'Time', 'UTC')).toHaveLength(tree.blocks.length);
  });
});

describe('edits', () => {
  it('hold one after another', () => {
    const edited = editTree(postmortem, [
      { range: rangeOf(postmortem, '# Postmortem'), text: 'A\n\nB' },
      // Where the first edit has moved it.
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } }, text: 'C' },
    ]);
    expect(edited.source.text).toBe(postmortem.source.text.replace('# Postmortem', 'A\n\nC'));
  });

  it('without a range exchange the text', () => {
    const edited = editTree(postmortem, [{ text: 'a' }, { text: 'b\n\nc' }]);
    expect(edited.source.text).toBe('b\n\nc');
  });

  it('of an empty document start one', () => {
    const start = { line: 0, character: 0 };
    expect(editTree(parseMarkdown(''), [{ range: { start, end: start }, text: '# A\n' }]).source.text).toBe('# A\n');
  });

  it('may make a line break of two halves', () => {
    const tree = parseMarkdown('a\r\rb\r\r');
    const at = { line: 1, character: 0 };
    const edited = editTree(tree, [{ range: { start: at, end: at }, text: '\n' }]);
    expect(edited.source.text).toBe('a\r\n\rb\r\r');
    expect(edited.source.lineCount).toBe(5);
    expect(nodesOf(edited)).toEqual(['a', 'b']);
  });

  it('leave the tree as it was that they were made of', () => {
    const before = nodesOf(postmortem);
    replaced(postmortem, '- 09:05', '```\n- 09:05');
    expect(nodesOf(postmortem)).toEqual(before);
  });
});

describe('offsets', () => {
  it('outside of changed blocks stay, though the text moves', () => {
    const edited = replaced(postmortem, 'quiet', 'quiet,\nas it should be');
    const last = postmortem.root.children.at(-1);
    expect(edited.root.children.at(-1)).toBe(last);
    if (!last) throw new Error('There are no nodes.');
    expect(edited.source.slice(spanOf(last))).toBe('Nobody noticed.');
    expect([postmortem, edited].map(({ source }) => source.rangeOf(spanOf(last)).start.line)).toEqual([12, 13]);
  });

  it('are given anew where more is written than there is room for', () => {
    const tree = parseMarkdown('First.\n\nSecond.\n\nThird.\n');
    const room = (tree.blocks[1]?.start ?? 0) - (tree.blocks[0]?.end ?? 0);
    const edited = replaced(tree, 'Second.', `# Title\n\n${'words '.repeat(room / 3)}\n\nSecond.`);
    expect(edited.blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
    expect(nodesOf(edited).at(-1)).toBe('Third.');
    expect(newIn(edited, tree)).toHaveLength(5);
  });
});

describe('the nodes of an edited document', () => {
  const tree = parseMarkdown('# Postmortem\n\nFirst.\n\nSecond.\n');

  it('are those of the version before, where nothing changed', () => {
    expect(nodesOf(tree)).toEqual(['# Postmortem', 'First.', 'Second.']);
    expect(nodesOf(replaced(tree, 'Second', 'Second'))).toEqual(['# Postmortem', 'First.', 'Second.']);
  });

  it('have the new one in the place of the old, even if it starts behind it', () => {
    // Offsets are given from the end of the block before, which grows in between.
    const once = replaced(tree, 'First', 'Once');
    expect(nodesOf(once)).toEqual(['# Postmortem', 'Once.', 'Second.']);
    const titled = replaced(once, 'Postmortem', 'A longer title');
    expect(nodesOf(titled)).toEqual(['# A longer title', 'Once.', 'Second.']);
    const twice = replaced(titled, 'Once', 'Twice');
    expect(nodesOf(twice)).toEqual(['# A longer title', 'Twice.', 'Second.']);
  });

  it('are whole lists, made of the items that their blocks keep', () => {
    const [before] = postmortem.root.children.filter((node) => node.type === 'list');
    const [after] = replaced(postmortem, 'Page', 'Call').root.children.filter((node) => node.type === 'list');
    expect(after?.children.map((item, at) => item === before?.children[at])).toEqual([true, false, true]);
    const [elsewhere] = replaced(postmortem, 'quiet', 'well').root.children.filter((node) => node.type === 'list');
    expect(elsewhere).toBe(before);
  });

  it('are two lists where the bullet changes, and one again', () => {
    const two = replaced(postmortem, '- 09:05', '* 09:05');
    expect(nodesOf(two).filter((text) => /^[-*]/.test(text))).toEqual([
      '- 09:00 Alert',
      '* 09:05 Page',
      '- 09:10 Rollback',
    ]);
    const one = replaced(two, '* 09:05', '- 09:05');
    expect(nodesOf(one)).toEqual(nodesOf(postmortem));
  });
});
