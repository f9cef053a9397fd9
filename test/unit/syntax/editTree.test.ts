/** What an edit leaves as it is, and what it makes anew. */
import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../server/src/syntax/position.ts';
import { editTree, parseMarkdown, type SyntaxTree } from '../../../server/src/syntax/tree.ts';

/** Puts a text in the place of the first piece that is the same as `old`. */
function replaced(tree: SyntaxTree, old: string, text: string): SyntaxTree {
  const { source } = tree;
  const index = source.text.indexOf(old);
  const lines = (end: number) => source.text.slice(0, end).split('\n');
  const place = (end: number) => ({ line: lines(end).length - 1, character: lines(end).at(-1)?.length ?? 0 });
  return editTree(tree, [{ range: { start: place(index), end: place(index + old.length) }, text }]);
}

/** The text of each outermost node. */
function nodesOf(tree: SyntaxTree): string[] {
  return tree.root.children.map((node) => tree.source.slice(spanOf(node)));
}

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
});
