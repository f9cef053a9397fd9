/**
 * The names that reach over the cuts between pieces: `[dash]: https://…` makes `[dash]` a link anywhere in the document,
 * `[^1]: …` makes `[^1]` a footnote. A piece is parsed with a definition in front of it for each of the names that it
 * mentions and the document defines; what they are defined as does not matter to the tree.
 */
import type { Nodes } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';

/** What could be the name of a definition: between two brackets, without another one, and at most 999 characters. */
const mention = /\[((?:[^[\]\\]|\\.|\\[\r\n]){0,999})\]/g;

/** The names that a piece mentions, normalized; more than it uses. */
export function mentionsIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, inside = ''] of text.matchAll(mention)) {
    const plain = inside.replace(/(\r\n|\n|\r)[ \t>]*/g, ' ');
    names.add(normalizeIdentifier(plain));
  }
  return names;
}

/** Whether a piece may define a name. */
export function mayDefine(text: string): boolean {
  return text.includes(']:');
}

/** Definitions of names, to stand in front of a piece, and a line behind them that closes the last footnote. */
export function definitionsOf(names: readonly string[]): string {
  return names.length === 0 ? '' : `${names.map((name) => `[${name}]: x\n\n`).join('')}***\n`;
}

/** The names that a tree defines, normalized; those of footnotes with their `^`. */
export function namesDefinedIn(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'definition') return [normalizeIdentifier(node.identifier)];
    const nested = 'children' in node ? namesDefinedIn(node.children) : [];
    return node.type === 'footnoteDefinition' ? [normalizeIdentifier(`^${node.identifier}`), ...nested] : nested;
  });
}
