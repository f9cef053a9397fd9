import type { Nodes } from 'mdast';
import type { SyntaxTree } from './parse.ts';
import type { Span } from './position.ts';

/**
 * A piece of the document with its markup blanked out, every character in its place.
 *
 *     source   - **09:00 AM:** see [the graph](https://example.org)
 *     text         09:00 AM:   see  the graph
 *
 * So an offset in `text` plus `start` is an offset in the document. Line breaks stay.
 */
export interface PlainText extends Span {
  readonly text: string;
}

const escapable = /\\(?=[!-/:-@[-`{-~])/g;
const containerPrefix = /(\r\n|\n|\r)([ \t>]+)/g;

/** What a reader sees of a block with inline content: paragraph, heading, table cell. */
export function plainTextOf(tree: SyntaxTree, block: Nodes): PlainText {
  const span = tree.spanOf(block);
  const { text } = tree.source;
  const out: string[] = [];
  let at = span.start;

  function blankTo(offset: number): void {
    if (offset <= at) return;
    out.push(text.slice(at, offset).replace(/[^\r\n]/g, ' '));
    at = offset;
  }

  function copyTo(offset: number): void {
    if (offset <= at) return;
    const kept = text.slice(at, offset).replace(escapable, ' ');
    out.push(kept.replace(containerPrefix, (_, eol: string, prefix: string) => eol + ' '.repeat(prefix.length)));
    at = offset;
  }

  function visit(node: Nodes): void {
    const { start, end } = tree.spanOf(node);
    if (node.type === 'text') {
      blankTo(start);
      copyTo(end);
    } else if (node.type === 'inlineCode') {
      const source = text.slice(start, end);
      const fence = /^`+/.exec(source)?.[0].length ?? 0;
      blankTo(start + fence);
      copyTo(end - fence);
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  }

  visit(block);
  blankTo(span.end);
  return { ...span, text: out.join('') };
}

/** The lines of a piece of plain text, each with its place in the document. */
export function linesOf(plain: PlainText): PlainText[] {
  const lines: PlainText[] = [];
  const breaks = /\r\n|\n|\r/g;
  let from = 0;
  for (const found of plain.text.matchAll(breaks)) {
    lines.push(slicePlain(plain, from, found.index));
    from = found.index + found[0].length;
  }
  lines.push(slicePlain(plain, from, plain.text.length));
  return lines;
}

/** Part of a piece of plain text; `from` and `to` count from its own start. */
export function slicePlain(plain: PlainText, from: number, to: number): PlainText {
  return { text: plain.text.slice(from, to), start: plain.start + from, end: plain.start + to };
}

/** The words of a piece of plain text on one line, with single spaces. */
export function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
