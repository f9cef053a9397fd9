import type { Nodes, Strong } from 'mdast';

/** What is in bold in a paragraph that has nothing else: `**Impact**`, `**Files to change:**`. */
export function strongAlone(node: Nodes | undefined): Strong | undefined {
  if (node?.type !== 'paragraph' || node.children.length > 1) return undefined;
  const [only] = node.children;
  return only?.type === 'strong' ? only : undefined;
}
