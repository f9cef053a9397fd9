/** Lines that begin, carry on or end every kind of block, and those that nearly do. */
import type { Random } from './random.ts';

// biome-ignore format: a table
const lines: readonly [string, ...string[]] = [
  // Text
  '', '', '', 'words in a line', 'Words **bold** and `code`.', 'été', '日本', '10:05 Alert', '2024. A year', '1986) x', 'a: b', ' one', '   indented',
  'a  ', 'b ', 'a\\', '\\# x', '&amp; x', 'R & D', '< 5', '2 * 3', 'a_b_c', 'AAA http://x.y', 'x'.repeat(30), '\u00a0', 'a\u00a0', '\ufefftext', '\0', 'a\0b',
  // Inline
  '*a', 'b*', '*a*', '**a b** c', 'a*b*c', '***a***', '** a**', '**a**b', '(**a**)', '*(a*)', '**a:**b', '**日本**語', '_x_', '`a', 'b`', '~~x~~', '~10:00',
  '[a](b) c', '[a](b "t")', '[10:00] x', '[a', 'b]', '[a]b](u)', '!x', '![i](u)', '<https://e.com>', '<b>x</b>',
  // Headings
  '# Heading', '## Timeline', '### a `b` **c**', '#nospace', '# a #', '#', '## ', '---', '===', '--', '=', '- - -', '***', '+++',
  // Lists
  '- item', '- **10:05 UTC:** [dash](https://e.com/d/1) says `x` is down', '* star', '+ plus', '-', '*', '1.', '1. one', '2. two', '7) seven', '10. ten', '1.  x',
  '  - nested', '    - deeper', '   1. nested', '  continued', '    four', '      six', '- [ ] task', '- [x] done', '- # h', '- > q', '- - a', '- ```', '- a  ',
  '-  two', '-      six', '- \tx', '- \u00a0x', '- 日本', '- [10:00] x', '- (10:00) x', '- `10:00` x',
  // Quotes
  '> quote', '> - q', '>', '> ```',
  // Code
  '\tcode', '```', '~~~', '````', '```js', '``` a b', '   ```', '    ```', '  ```',
  // Tables
  '| a | b |', '|---|---|', '| - | :-: |', '| 1 | 2 |', 'a | b', '--- | ---', '|', ':-',
  // Definitions and footnotes
  '[foo]: /url', '[foo]: /url "t"', '[foo]:', '/url', '[a\\]: x', '[^1]: note', '[^1]: ', 'see [foo] and [^1]', '[foo]', '![foo]', '[Foo][]',
  // HTML
  '<div>', '</div>', '<b>', '<!-- c -->', '<!--', '-->', '<script>', '</script>', '<?x', '?>', '<!X', '<![CDATA[', ']]>', '<details><summary>x</summary>',
];

const openings = ['---\na: 1\n---\n', '---\na', '+++\n+++\n', '\ufeff---\nx: 1\n---\n', '\ufeff# T\n', '\n\n'] as const;

export function markdownLine(random: Random): string {
  return random.pick(lines);
}

/** A document of up to so many lines, its line breaks LF, CRLF, CR or all of them. */
export function markdownSoup(random: Random, longest: number): string {
  // With few kinds of lines, each meets the others more often.
  const some = Array.from({ length: 12 }, () => random.pick(lines)) as [string, ...string[]];
  const choices = random.chance(0.5) ? lines : some;
  const eols = random.pick([['\n'], ['\n'], ['\n'], ['\n'], ['\r\n'], ['\r'], ['\n', '\n', '\r\n', '\r']] as const);
  let text = random.chance(0.06) ? random.pick(openings) : '';
  for (let count = random.between(1, longest); count > 0; count--) text += random.pick(choices) + random.pick(eols);
  return random.chance(0.3) ? text.slice(0, -1) : text;
}
