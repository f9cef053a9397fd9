/**
 * Trees as text, a line for each node, to compare what is parsed in blocks with what remark makes of a document as a
 * whole:
 *
 *     list 0-9 {"ordered":false,"start":null}
 *      listItem 0-9 {"checked":null}
 *       paragraph 2-9 {}
 *        text 2-9 {"value":"Go home"}
 *
 * Places are offsets in the text, in characters. The two trees are the same but for four things, which are left out:
 *
 * - `spread`, which tells whether blank lines stand between items: a list that was cut does not know, and nothing asks.
 * - The line break at the end of a node. remark ends a block that was never closed (a fence, a comment, an item that
 *   holds one) sometimes in front of the document's last line break and sometimes behind it; here it is always in front.
 * - White space at the end of code, for the same reason.
 * - The end of a container whose last block is HTML, or code that no fence closes. remark may count blank lines behind
 *   the container as part of it.
 */
import type { Nodes, Root } from 'mdast';
import { parse, parseHead } from '../../server/src/syntax/parser.ts';
import type { PieceKind } from '../../server/src/syntax/pieces.ts';
import { readPlainBlock } from '../../server/src/syntax/plainBlocks.ts';
import { spanOf } from '../../server/src/syntax/position.ts';
import type { SyntaxTree } from '../../server/src/syntax/tree.ts';

/** What is known of a node beside its children and its place. */
const silent = new Set(['type', 'children', 'position', 'data', 'spread']);

/** The tree as remark makes it, of the whole text. */
export function remarkLines(text: string): string[] {
  // remark drops a byte order mark, and counts from behind it.
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const inText = (offset: number) => Math.min(offset + mark, text.length);
  return wholeTree(text).children.flatMap((node) => linesOf(node, text, inText));
}

/** With front matter, if there is any. Where there is not, remark's reader of it leaves its mark on the next line. */
function wholeTree(text: string): Root {
  const tree = parseHead(text);
  const first = tree.children[0]?.type as string | undefined;
  return first === 'yaml' || first === 'toml' ? tree : parse(text);
}

/**
 * A line that opens a container behind a line of text, and in it an item that cannot interrupt a paragraph. remark takes
 * `2. Sleep` for text there, although no paragraph is open in the item; CommonMark's own parser, as we do, for an item.
 *
 *     Do this:
 *     - 2. Sleep
 */
const strayItem =
  /\S[^\r\n]*(?:\r\n|\n|\r)[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+(?:(?:[-+*]|\d{1,9}[.)])[ \t]*(?:[\r\n]|$)|(?!0*1[.)])\d{1,9}[.)][ \t])/;

/**
 * Code by indentation behind an empty item. remark makes code of each line here that is indented in another way, and takes
 * `-` below it for an item; without the item in front of it the code is one, and `-` is text. CommonMark says: one, and
 * an item.
 *
 *     4.
 *
 *         code
 *     <TAB>more
 *     -
 */
const strayCode = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]*(?:\r\n|\n|\r)){2,}(?: {4}|[ ]{0,3}\t)[ \t]*\S/m;

/** Whether remark is known to read a document in another way than its parts, or than CommonMark. */
export function isReadElsewise(text: string): boolean {
  return strayItem.test(text) || strayCode.test(text);
}

/** Our tree of a document. */
export function treeLines(tree: SyntaxTree): string[] {
  const { text } = tree.source;
  const inText = characterIn(tree);
  return tree.root.children.flatMap((node) => linesOf(node, text, inText));
}

/** What is read of a block without the parser; undefined where it is left to the parser, and for rows without a head. */
export function plainBlockLines(kind: PieceKind, text: string): string[] | undefined {
  return readPlainBlock({ kind }, text, 0)?.flatMap((node) => linesOf(node, text, (offset) => offset));
}

/** Turns offsets of a tree, which leave room between blocks, into offsets of its text. */
export function characterIn({ blocks, source }: SyntaxTree): (offset: number) => number {
  const starts: number[] = [];
  let length = 0;
  for (const block of blocks) {
    starts.push(length);
    length += block.text.length;
  }
  return (offset) => {
    const index = source.blockAt(offset);
    const block = blocks[index];
    return block ? (starts[index] ?? 0) + Math.min(block.text.length, Math.max(0, offset - block.start)) : 0;
  };
}

function linesOf(node: Nodes, text: string, inText: (offset: number) => number, depth = 0): string[] {
  const span = spanOf(node);
  const start = inText(span.start);
  let end = inText(span.end);
  if (node.type !== 'text') while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  const place = endsUnclosed(node, text, inText) ? `${start}-` : `${start}-${end}`;
  const own = `${' '.repeat(depth)}${node.type} ${place} ${JSON.stringify(fieldsOf(node))}`;
  const children = 'children' in node ? node.children : [];
  return [own, ...children.flatMap((child) => linesOf(child, text, inText, depth + 1))];
}

function fieldsOf(node: Nodes): object {
  const fields = Object.entries(node).filter(([name]) => !silent.has(name));
  return Object.fromEntries(
    fields.map(([name, value]) => [name, node.type === 'code' && name === 'value' ? node.value.trimEnd() : value]),
  );
}

const containers = new Set(['list', 'listItem', 'blockquote', 'footnoteDefinition']);

/** Whether the last thing in a container is a block that may be left unclosed. */
function endsUnclosed(node: Nodes, text: string, inText: (offset: number) => number): boolean {
  const last = containers.has(node.type) && 'children' in node ? node.children.at(-1) : undefined;
  if (last?.type !== 'code') return last?.type === 'html' || (last !== undefined && endsUnclosed(last, text, inText));
  return !isClosed(text.slice(inText(spanOf(last).start), inText(spanOf(last).end)));
}

/** Whether code ends with the fence that it begins with. */
function isClosed(code: string): boolean {
  const [first = '', ...others] = code.split(/\r\n|\n|\r/);
  const fence = /^(?:`{3,}|~{3,})/.exec(first)?.[0];
  const end = others.at(-1)?.replace(/[\s>]/g, '') ?? '';
  return fence !== undefined && end.startsWith(fence) && end === fence.charAt(0).repeat(end.length);
}
