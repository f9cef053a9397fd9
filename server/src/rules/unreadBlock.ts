import type { SourceText, Span } from '../model/types.ts';
import type { Report, Rule, RulePage } from './types.ts';

const manyQuotes = '> '.repeat(61);

export const unreadBlock: Rule = {
  id: 'unread-block',
  category: 'structure',
  level: 'info',
  summary: 'A block is so long, so deeply nested or so full of signs that it is left unread.',
  fix: 'none',
  check: {
    per: 'document',
    reads: ['unread'],
    *run({ postmortem: { unread, source } }) {
      for (const span of unread) yield report(source, span);
    },
  },
};

export const unreadBlockPage: RulePage = {
  why: `Reading it would take longer than you would wait for while you type, so its Markdown is taken for plain text. The
rest of the document is read as ever; but a section or an event in this block goes unseen, and so do its faults.

It happens to a block of more than 64,000 characters that nothing divides, to one with some 800 signs of markup and
no blank line among them, to more than a thousand paragraphs or items within one quote or item, and to nesting of
more than 60 levels. Code between fences may be of any length. Pictures that are written into the text are not
reported.`,
  source: 'What the parser was measured to take for such blocks: time that grows with the square of their length.',
  examples: [
    {
      bad: `# Postmortem: checkout errors\n\n${manyQuotes}We lost 12 % of the orders.\n`,
      good: '# Postmortem: checkout errors\n\n> We lost 12 % of the orders.\n',
    },
  ],
};

function report(source: SourceText, { start }: Span): Report {
  return {
    span: { start, end: Math.min(source.lineEnd(start), start + longestMark) },
    message:
      'This block is left unread, since it would take too long: a section or an event in it goes unseen. Divide it, or put it between code fences.',
  };
}

/** A mark at the head of the block is enough: in characters. */
const longestMark = 40;
