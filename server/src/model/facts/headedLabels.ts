import type { Nodes } from 'mdast';
import { linesOf, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Memory } from '../memory.ts';
import { isAtHead } from '../outlineAt.ts';
import { nodesIn, type OutlineNode, parentOf, sectionsIn } from '../sections/outline.ts';
import { type LabelKind, type LabelledText, labelKindsOf } from '../words/labels.ts';
import { isStatus, longestStatus, statusLength } from '../words/status.ts';

/** What a heading may ask for that is answered in a line or a list. */
const asked: ReadonlySet<LabelKind> = new Set<LabelKind>(['authors', 'owner', 'responder', 'status']);

/**
 * Headings that state what labels do, as the SRE book's own example has it, and labels over a list:
 *
 *     ## Authors
 *     - Anna
 *     ## Status
 *     Complete, action items in progress
 *
 *     Reviewers:
 *     - Kim, Payments
 */
export function headedLabels(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  memory: Memory,
): readonly LabelledText[] {
  const asking = memory.keep(outline, 'headings that ask', [], () =>
    outline.filter((node) => {
      const kinds = kindsOf(node);
      if (kinds.length === 0) return false;
      const around = parentOf(outline, node);
      if (isHeading(node)) return !kinds.includes('status') || isOfWhole(outline, around);
      return mayHoldLabels(around) && isAtHead(sectionsIn(outline), node.span.start);
    }),
  );
  return memory.each('headed labels', asking, (node) => {
    const kinds = kindsOf(node);
    const [first] = nodesIn(tree, { start: node.bodyStart, end: node.span.end });
    const values = first && (isHeading(node) || first.type === 'list') ? valuesIn(first, tree) : [];
    const stated = kinds.includes('status') ? values.slice(0, 1).filter(isShortStatus) : values.filter(isName);
    return stated.map((value) => ({ kinds, value: withoutAddress(value) }));
  });
}

function kindsOf({ section: { roles, name } }: OutlineNode): readonly LabelKind[] {
  return roles.includes('metadata') ? labelKindsOf(name).filter((kind) => asked.has(kind)) : [];
}

function isHeading({ section: { shape } }: OutlineNode): boolean {
  return shape === 'atx' || shape === 'setext';
}

/** `**Owner:**` below `# Impact` may be that of what failed. */
function mayHoldLabels(around: OutlineNode | undefined): boolean {
  return around?.section.roles.every((role) => role === 'metadata' || role === 'summary') ?? true;
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
  const items = trimmed(
    node.children.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? plainTextOf(first, source) : [])),
  );
  return items.length > 1 ? items.map(withoutRole) : items;
}

/** `Ana Silva, Payments`, `Ana Silva — on-call`, where each has an item: who it is. */
function withoutRole(item: PlainText): PlainText {
  const end = item.text.search(roleBehind);
  return end > 0 ? slicePlain(item, 0, end) : item;
}

/** Several commas are between several names. */
const roleBehind = /(?<=\S)\s*[,，][^,，、;&]*$|\s[–—-]\s|\s?[(（]/;

function trimmed(texts: readonly PlainText[]): readonly PlainText[] {
  return texts.filter(({ text }) => text.trim() !== '');
}
