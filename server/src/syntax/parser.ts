/** The Markdown that is understood, and the one place where the parser is called. */
import type { Root } from 'mdast';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isHostile } from './hostile.ts';
import type { NextLine } from './pieces.ts';
import { isPlainTableHead } from './plainTables.ts';

/**
 * The parts of GFM that matter here, without the halves that write Markdown. Not its bare links: finding them costs as
 * much as all the rest of parsing, and nothing asks whether an address is a link.
 */
const micromarkExtensions = [
  gfmTable(),
  gfmTaskListItem(),
  // A single tilde means "about" in a timeline, not struck-through text.
  gfmStrikethrough({ singleTilde: false }),
  gfmFootnote(),
];
const fromMarkdownExtensions = [
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmFootnoteFromMarkdown(),
];

const processor = unified().data({ micromarkExtensions, fromMarkdownExtensions }).use(remarkParse).freeze();

const kinds = ['yaml', 'toml'] as const;
const headProcessor = unified()
  .data({
    micromarkExtensions: [...micromarkExtensions, frontmatter([...kinds])],
    fromMarkdownExtensions: [...fromMarkdownExtensions, frontmatterFromMarkdown([...kinds])],
  })
  .use(remarkParse)
  .freeze();

/** Parses a piece of a document. Never fails: every text is Markdown. Offsets count from the start of the text. */
export function parse(text: string): Root {
  return processor.parse(text);
}

/** Parses the head of a document, where front matter may stand. */
export function parseHead(text: string): Root {
  return headProcessor.parse(text);
}

/** Stand for the lines that may follow a text. */
const sentinels = { text: { line: 'x', type: 'paragraph' }, block: { line: '# x', type: 'heading' } } as const;

/**
 * Whether a text leaves a block open that takes in the line behind it. One that is not going to be read does not, so that
 * what stands behind it is.
 */
export function isOpen(text: string, next: NextLine): boolean {
  if (isHostile(text)) return false;
  const { line, type } = sentinels[next];
  const last = parse(text + line).children.at(-1);
  return last?.type !== type || last.position?.start.offset !== text.length;
}

/** Whether two lines are the head of a table. */
export function isTableHead(text: string): boolean {
  if (isPlainTableHead(text)) return true;
  if (isHostile(text)) return false;
  const [first, ...others] = parse(text).children;
  return first?.type === 'table' && others.length === 0;
}
