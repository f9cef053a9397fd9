import type { Nodes, TableCell } from 'mdast';
import { type Block, perBlock } from '../../syntax/block.ts';
import { blankOut, type PlainText, plainTextOf } from '../../syntax/plainText.ts';
import { spanOf, type TextSource } from '../../syntax/position.ts';
import { isStateCell } from '../words/taskStates.ts';

/**
 * A piece of prose: what somebody wrote in their own words. Code, addresses, HTML and what stands in quotation marks
 * are blanked out, every other character is in its place.
 */
export interface Passage extends PlainText {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell';
  /** A cell whose `TODO` says how far something is. */
  readonly isState?: true;
  /** The words of an item that has more below them: `- How was it detected?` over the answer, indented. */
  readonly isOver?: true;
}

const noPassages: readonly Passage[] = [];

/** The passages of a block. */
export const passagesIn = perBlock((block: Block) => passagesOf(block.nodes, block));

/** The passages in some nodes. Quoted blocks have none: they are somebody else's words. */
export function passagesOf(nodes: readonly Nodes[], source: TextSource): readonly Passage[] {
  const found: Passage[] = [];
  const visit = (node: Nodes, parent?: Nodes, around?: Nodes): void => {
    if (node.type === 'heading') found.push(passageOf(source, node, 'heading'));
    else if (node.type === 'tableCell') found.push(marked(passageOf(source, node, 'cell'), node, around, source));
    else if (node.type === 'paragraph') found.push(inItem(passageOf(source, node, kindIn(parent)), node, parent));
    // `<describe the cause here>` on a line of its own; `<Impact>` may be a component.
    else if (node.type === 'html' && node.value.includes(' ') && isPlaceholder(node.value))
      found.push(asTyped(source, node, parent));
    else if (node.type !== 'blockquote' && 'children' in node)
      for (const child of node.children) visit(child, node, parent);
  };
  for (const node of nodes) visit(node);
  return found.length === 0 ? noPassages : found;
}

function passageOf(source: TextSource, node: Nodes, kind: Passage['kind']): Passage {
  const plain = plainTextOf(node, source);
  const { start, end } = plain;
  return { kind, start, end, text: blankForeign(node, plain) };
}

/** The same, if its `TODO` is a state. */
function marked(passage: Passage, cell: TableCell, around: Nodes | undefined, source: TextSource): Passage {
  const isState = passage.text.includes('TODO') && around?.type === 'table' && isStateCell(cell, around, source);
  return isState ? { ...passage, isState } : passage;
}

/** The same, if it stands over the rest of its item. */
function inItem(passage: Passage, node: Nodes, item: Nodes | undefined): Passage {
  const [first, ...below] = item?.type === 'listItem' ? item.children : [];
  return first === node && below.some(hasWords) ? { ...passage, isOver: true } : passage;
}

function hasWords(node: Nodes): boolean {
  return !('children' in node) || node.children.some(hasWords);
}

function kindIn(parent: Nodes | undefined): Passage['kind'] {
  return parent?.type === 'listItem' ? 'item' : 'paragraph';
}

function asTyped(source: TextSource, node: Nodes, parent: Nodes | undefined): Passage {
  const span = spanOf(node);
  return { kind: kindIn(parent), ...span, text: source.slice(span) };
}

/** Addresses, and words in quotation marks on one line. */
const foreign = /\bhttps?:\/\/[^\s)>\]]+|"[^"\r\n]{1,300}"|“[^”\r\n]{1,300}”|«[^»\r\n]{1,300}»|„[^“”\r\n]{1,300}[“”]/g;

function blankForeign(node: Nodes, { text, start }: PlainText): string {
  let prose = text;
  const visit = (child: Nodes): void => {
    if (child.type === 'html' && isPlaceholder(child.value)) {
      prose = prose.slice(0, spanOf(child).start - start) + child.value + prose.slice(spanOf(child).end - start);
    } else if (child.type === 'inlineCode' || child.type === 'html' || child.type === 'delete') {
      const span = spanOf(child);
      prose = blankOut(prose, { start: span.start - start, end: span.end - start });
    } else if ('children' in child) for (const inner of child.children) visit(inner);
  };
  visit(node);
  return prose.replace(foreign, (match) => ' '.repeat(match.length));
}

/** `<name>`, `<your name>`: a tag only for the parser. Elements of HTML have none of these names. */
function isPlaceholder(html: string): boolean {
  return /^<[a-z][a-z _-]{1,40}>$/i.test(html) && !elements.test(html);
}

const elements =
  /^<(?:a|abbr|address|article|aside|audio|b|bdi|bdo|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|math|menu|meta|meter|nav|noscript|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr)[ >]/i;
