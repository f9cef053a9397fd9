/**
 * Shapes of text that cost parsers more than their length: things that begin and never end, that nest, that make
 * every line a candidate for something. Each gives about as many bytes as it is asked for.
 */
export interface Pathology {
  readonly name: string;
  readonly text: (size: number) => string;
}

export const pathologies: readonly Pathology[] = Object.entries<Pathology['text']>({
  // Blocks, many of them
  paragraphs: repeat('All is quiet tonight.\n\n'),
  'one paragraph': repeat('All is quiet tonight,\n'),
  'blank lines': around('a\n', '\n', 'b\n'),
  headings: repeat('## Again\n\n'),
  'headings without a space': repeat('##Again\n'),
  'setext headings': repeat('Again\n---\n'),
  'setext underlines without text': repeat('===\n'),
  'thematic breaks': repeat('***\n'),
  'thematic break, almost': around('', '* ', 'x\n'),
  'code by indentation': repeat('    code\n\n'),
  'fences, closed': repeat('```\ncode\n```\n'),
  'fences of two kinds in turn': repeat('```\n~~~\n'),
  'fence, unclosed': (size) => `${repeat('Words.\n\n')(size / 2)}\`\`\`\n${repeat('Words.\n\n')(size / 2)}`,
  'front matter, unclosed': around('---\n', 'key: value\n', ''),

  // Containers
  'list, tight': repeat('- some words\n'),
  'list, loose': repeat('- some words\n\n'),
  'list, ordered': numbered((index) => `${index + 1}. some words\n`),
  'list, of tasks': repeat('- [ ] some words\n'),
  'list of empty items': repeat('-\n'),
  'lists in one line': around('', '- ', 'a\n'),
  'lists nested line by line': nested((depth) => `${'  '.repeat(depth)}- a\n`),
  'lists between paragraphs': repeat('- a\n- b\n\nwords\n\n'),
  'quotes in one line': around('', '>', ' a\n'),
  'quotes nested line by line': nested((depth) => `${'>'.repeat(depth + 1)} a\n`),
  'quotes between paragraphs': repeat('> a\n\nwords\n\n'),
  'quote continued lazily': around('> a\n', 'b\n', ''),
  'list continued lazily': around('- a\n', 'b\n', ''),
  'quotes in lists in quotes': around('', '> - ', 'a\n'),
  'items in an item': around('- a\n', '  - some words\n', ''),
  'paragraphs in an item': around('- a\n\n', '  some words\n\n', ''),
  'lists in a quote': repeat('> - a\n>\n> words\n>\n'),
  'list without blank lines behind a line of text': around('- a\nb\n  - c\n', '- a\n  - b\n', ''),
  'comment behind a quote that may go on, unclosed': around('> a\n<b>\n <!--\n', 'words\n\n', ''),

  // Tables
  'table of many rows': around('| a | b |\n| - | - |\n', '| 09:00 | c |\n', ''),
  'table of many columns': (size) => ['| a ', '| - ', '| b '].map((cell) => `${repeat(cell)(size / 3)}|\n`).join(''),
  'table of many columns and short rows': (size) => {
    const line = (cell: string) => `${repeat(cell)(size / 4)}|\n`;
    return line('| a ') + line('| - ') + repeat('| b |\n')(size / 2);
  },
  'tables between paragraphs': repeat('| a |\n| - |\n| b |\n\nwords\n\n'),
  'pipes without a table': repeat('a | b | c\n'),
  'delimiter rows without a head': repeat('| - | - |\n'),

  // Inside a line
  'one long word': repeat('a'),
  'one long line': repeat('many words '),
  'spaces in a line': around('a', ' ', 'b\n'),
  'spaces behind bold': around('**a**', ' ', 'b\n'),
  'hard breaks': repeat('a  \n'),
  backslashes: repeat('\\'),
  'stars in a run': repeat('*'),
  'emphasis, opened only': repeat('*a '),
  'emphasis, closed only': repeat('a* '),
  'strong, opened only': repeat('**a '),
  'emphasis, stars and underscores in turn': repeat('*a _b '),
  'emphasis that may open and close': (size) => repeat('x**y')(size / 2) + repeat('z* ')(size / 2),
  'strikethrough, opened only': repeat('~~a '),
  'backticks of growing length': nested((depth) => `a${'`'.repeat(depth + 1)}`),
  'code, opened only': repeat('`a ``b '),
  'brackets, opened': repeat('['),
  'brackets, in pairs': repeat('[a]'),
  'brackets, nested': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'links without an end': repeat('[a](b'),
  'images, opened': repeat('!['),
  'link target full of parentheses': around('[a](', '(', '\n'),
  'link title without an end': repeat('[a](b "c '),
  'tags, opened': repeat('<a b="c" '),
  'angles, opened': repeat('<'),
  'comments in a line, unclosed': repeat('a <!-- b '),
  'comments as blocks, closed': repeat('<!-- a -->\n\n'),
  'comment as a block, unclosed': around('<!--\n', 'words\n\n', ''),
  'instructions, unclosed': repeat('a <? b '),
  'sections of data, unclosed': repeat('a <![CDATA[ b '),
  ampersands: repeat('&'),
  'addresses of mail, almost': repeat('a.b-c_d+'),
  'addresses of the web, almost': repeat('www.a('),

  // References
  definitions: numbered((index) => `[d${index}]: /${index}\n`),
  'one definition, again and again': repeat('[d]: /a\n'),
  'references to one definition': around('[d]: /a\n\n', '[d] ', ''),
  'definition without a target': repeat('[d]:\n'),
  footnotes: numbered((index) => `a[^${index}]\n\n[^${index}]: b\n\n`),
  'footnotes without a call': numbered((index) => `[^${index}]: b\n`),

  // What is read beyond Markdown
  'timeline of one event': around('# Postmortem\n\n## Timeline\n\n- 09:00 ', 'and then ', '\n'),
  'times in a line': around('## Timeline\n\n- ', '09:00 ', '\n'),
  'ranges without an end': around('## Timeline\n\n- ', '09:00 - ', '\n'),
  'spaces behind a time': around('## Timeline\n\n- 09:00 a', ' ', 'b\n'),
  'groups of digits in the impact': around('## Impact\n\n', '123 456 ', '\n'),
  'times in a comment, unclosed': around('## Timeline\n\n<!--\n', '09:00 a\n', ''),
  'digits and colons': around('## Timeline\n\n- ', '1:', '\n'),
  digits: around('## Timeline\n\n- ', '1', '\n'),
  'events out of order': around('## Timeline\n\n', '- 11:00 UTC a\n- 10:00 UTC b\n', ''),
  'events without a time': around('## Timeline\n\n- 09:00 a\n', '- b\n', ''),
  'timelines without events': repeat('## Timeline\n\nwords\n\n'),
  'labels without a value': repeat('**Duration:**\n\n'),
  'empty sections in one': around('# Postmortem\n\n## Lessons learned\n\n', '### What went well\n\n', ''),
}).map(([name, text]) => ({ name, text: (size) => text(Math.max(1, Math.floor(size))) }));

function repeat(piece: string): Pathology['text'] {
  return (size) => piece.repeat(Math.ceil(size / piece.length));
}

/** A piece again and again between a beginning and an end. */
function around(begin: string, piece: string, end: string): Pathology['text'] {
  return (size) => begin + repeat(piece)(Math.max(1, size - begin.length - end.length)) + end;
}

function numbered(piece: (index: number) => string): Pathology['text'] {
  return (size) => {
    const parts: string[] = [];
    for (let length = 0; length < size; length += parts.at(-1)?.length ?? 0) parts.push(piece(parts.length));
    return parts.join('');
  };
}

/** Pieces that grow with their depth: as deep as the size allows. */
function nested(piece: (depth: number) => string): Pathology['text'] {
  return numbered(piece);
}
