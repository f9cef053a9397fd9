import type { Nodes } from 'mdast';
import { linesOf, type PlainText, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type LabelKind, type LabelledText, labelKindsOf } from './labels.ts';
import type { Memory } from './memory.ts';
import { nodesIn, type OutlineNode, parentOf } from './outline.ts';
import { isStatus, longestStatus, statusLength } from './status.ts';

/** What a heading may ask for that is answered in a line or a list. */
const asked: ReadonlySet<LabelKind> = new Set<LabelKind>(['authors', 'owner', 'responder', 'status']);

/**
 * Headings that state what labels do, as the SRE book's own example has it:
 *
 *     ## Authors
 *     - Anna
 *     ## Status
 *     Complete, action items in progress
 */
export function headedLabels(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  memory: Memory,
): readonly LabelledText[] {
  const asking = memory.keep(outline, 'headings that ask', [], () =>
    outline.filter((node) => {
      const kinds = kindsOf(node);
      return kinds.length > 0 && (!kinds.includes('status') || isOfWhole(outline, parentOf(outline, node)));
    }),
  );
  return memory.each('headed labels', asking, (node) => {
    const kinds = kindsOf(node);
    const [first] = nodesIn(tree, { start: node.bodyStart, end: node.span.end });
    const values = first ? valuesIn(first, tree) : [];
    const stated = kinds.includes('status') ? values.slice(0, 1).filter(isShortStatus) : values.filter(isName);
    return stated.map((value) => ({ kinds, value: withoutAddress(value) }));
  });
}

function kindsOf({ section: { shape, roles, name } }: OutlineNode): readonly LabelKind[] {
  const isHeading = (shape === 'atx' || shape === 'setext') && roles.includes('metadata');
  return isHeading ? labelKindsOf(name).filter((kind) => asked.has(kind)) : [];
}

/**
 * Whether a section is that of the title, one of facts, or the overview in front of all others: `### Status` of an
 * addendum is not that of the document.
 */
function isOfWhole(outline: readonly OutlineNode[], around: OutlineNode | undefined): boolean {
  if (!around) return true;
  const { index, depth, roles } = around.section;
  if (index === 0 || depth === 1 || roles.includes('metadata')) return true;
  const isFirst = outline.slice(0, index).every(({ section }) => section.depth === 1);
  return isFirst && (roles.includes('summary') || /^(?:overview|at a glance)$/.test(around.section.name));
}

/** `## Status` may tell a story. */
function isShortStatus({ text }: PlainText): boolean {
  const clause = text.slice(0, statusLength(text));
  return clause.length <= longestStatus && isStatus(clause);
}

/** `Reviewed by: Ana` is a label of its own. */
function isName({ text }: PlainText): boolean {
  return text.length <= longestName && !/[:：]/.test(text);
}

const longestName = 100;

/** `Ana Silva <ana@example.com>` */
function withoutAddress(value: PlainText): PlainText {
  const at = value.text.search(/\s[<(]?[^\s@<>()]+@[^\s@]+\.[a-z]/i);
  return at > 0 ? slicePlain(value, 0, at) : value;
}

function valuesIn(node: Nodes, { source }: SyntaxTree): readonly PlainText[] {
  if (node.type === 'paragraph') return trimmed(linesOf(plainTextOf(node, source)));
  if (node.type !== 'list') return [];
  return trimmed(
    node.children.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? plainTextOf(first, source) : [])),
  );
}

function trimmed(texts: readonly PlainText[]): readonly PlainText[] {
  return texts.filter(({ text }) => text.trim() !== '');
}
