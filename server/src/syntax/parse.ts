import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createSourceText, type SourceText, type Span } from './position.ts';

/** A parsed document: its text, its line index, and the mdast tree with positions. */
export interface SyntaxTree {
  readonly source: SourceText;
  readonly root: Root;
  /** Where a node stands in the text. */
  spanOf(node: Nodes): Span;
}

// A single tilde means "about" in a timeline, not struck-through text.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .freeze();

const byteOrderMark = 0xfeff;

/** Never fails: every text is Markdown. */
export function parseMarkdown(text: string): SyntaxTree {
  const source = createSourceText(text);
  const root = processor.parse(text);
  // The parser drops a leading byte order mark before it counts; the editor counts it.
  const shift = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  return {
    source,
    root,
    spanOf: (node) => ({
      start: (node.position?.start.offset ?? 0) + shift,
      end: Math.min((node.position?.end.offset ?? 0) + shift, text.length),
    }),
  };
}
