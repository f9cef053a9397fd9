import type { Nodes, PhrasingContent, TableRow } from 'mdast';
import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, linesOf, type PlainText, plainTextOf, slicePlain } from '../syntax/plainText.ts';
import { fold } from '../time/names.ts';

/** `Severity: SEV2`, wherever it stands. */
export interface LabelledText {
  /** Folded, without what is around it. */
  readonly label: string;
  readonly value: PlainText;
}

const longestLabel = 40;

/** Everything that is written as label and text: lines with a colon, and rows of tables with two columns. */
export function readLabels(tree: SyntaxTree): LabelledText[] {
  const found: LabelledText[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'html') {
      for (const line of linesOf(plainTextOf(tree, node))) {
        const read = labelOf(line);
        if (read) found.push(read);
      }
    } else if (node.type === 'tableRow') {
      const read = labelOfRow(tree, node);
      if (read) found.push(read);
    } else if ('children' in node) {
      for (const child of node.children as Exclude<Nodes, PhrasingContent>[]) visit(child);
    }
  };
  visit(tree.root);
  return found;
}

function labelOf(line: PlainText): LabelledText | undefined {
  const colon = line.text.slice(0, longestLabel + 10).search(/[:：]/);
  if (colon < 0) return undefined;
  const label = plainLabel(line.text.slice(0, colon));
  const value = trimmed(slicePlain(line, colon + 1, line.text.length));
  return label === '' || label.length > longestLabel || value.text === '' ? undefined : { label, value };
}

function labelOfRow(tree: SyntaxTree, row: TableRow): LabelledText | undefined {
  const [name, text, ...others] = row.children;
  if (!name || !text || others.length > 0) return undefined;
  const label = plainLabel(plainTextOf(tree, name).text);
  const value = trimmed(plainTextOf(tree, text));
  return label === '' || label.length > longestLabel || value.text === '' ? undefined : { label, value };
}

function plainLabel(text: string): string {
  return flatten(fold(text))
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/\s*\([^()]*\)$/, '');
}

function trimmed(plain: PlainText): PlainText {
  const from = plain.text.search(/[^\s*_]/);
  if (from < 0) return slicePlain(plain, 0, 0);
  return slicePlain(plain, from, plain.text.trimEnd().length);
}
