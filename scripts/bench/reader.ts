/** What a command line for Markdown does at least: `read FILE...` reads, `parse FILE...` makes a tree of each too. */
import { readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

const [mode, ...files] = process.argv.slice(2);
let characters = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  characters += mode === 'parse' ? (parse(text).position?.end.offset ?? 0) : text.length;
}
// Said, so that none of it is idle work.
process.stdout.write(`${characters}\n`);

/** As remark-parse does, with tables. */
function parse(text: string) {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}
