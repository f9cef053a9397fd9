/** Whatever the text, nothing throws and every range lies in it. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { anyText, cleanDocuments, cutDocument, mutatedDocument, runs, soup } from '../support/arbitraries.ts';
import { checkTotal } from '../support/check.ts';
import { snapshotOf } from '../support/snapshots.ts';

function total(text: string): void {
  checkTotal(snapshotOf(text));
}

describe('every text is a document', () => {
  it.each([
    ['empty', ''],
    ['a byte order mark', '\ufeff'],
    ['NUL', '\0\0\0'],
    ['a line break', '\r\n'],
    ['half a pair', '\ud83d'],
    ['front matter without an end', '---\ntype: postmortem\n'],
    ['front matter that is no YAML', '---\n{]: &a *a\n---\n# Postmortem\n'],
    ['an alias that grows', `---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n---\n`],
    ['deep quotes', `${'> '.repeat(300)}- 09:00 x`],
    ['deep lists', Array.from({ length: 150 }, (_, depth) => `${'  '.repeat(depth)}- 09:00 x`).join('\n')],
    ['a long line', `## Timeline\n\n- 09:00 ${'x '.repeat(20_000)}`],
    ['a long number', `## Timeline\n\n- ${'1'.repeat(20_000)}:00`],
    ['many opened brackets', `## Timeline\n\n- 09:00 ${'['.repeat(2_000)}`],
    ['many stars', `## Timeline\n\n- ${'*'.repeat(2_000)} 09:00`],
    ['a title of emoji', `## ${'🚒 '.repeat(2_000)}Timeline\n\n- 09:00 x`],
  ])('%s', (_, text) => {
    total(text);
  });

  it('any string', () => {
    fc.assert(fc.property(anyText, total), runs(150));
  });

  it('the words of postmortems in any order', () => {
    fc.assert(fc.property(soup, total), runs(150));
  });

  it('the words of postmortems in any order, in a timeline', () => {
    fc.assert(
      fc.property(soup, (text) => total(`# Postmortem\n\n## Timeline\n\n- 09:00 A\n${text}`)),
      runs(150),
    );
  });

  it('clean documents with something done to them', () => {
    fc.assert(fc.property(mutatedDocument, total), runs(60));
  });

  it('clean documents cut off anywhere', () => {
    fc.assert(fc.property(cutDocument, total), runs(40));
  });

  it.each([
    ['CRLF', (text: string) => text.replace(/\r?\n/g, '\r\n')],
    ['CR', (text: string) => text.replace(/\r?\n/g, '\r')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['NUL between the lines', (text: string) => text.replace(/\n/g, '\0\n')],
    ['tabs for spaces', (text: string) => text.replace(/ /g, '\t')],
    ['everything quoted', (text: string) => text.replace(/^/gm, '> ')],
    ['everything indented', (text: string) => text.replace(/^/gm, '  ')],
    ['everything twice', (text: string) => text + text],
  ])('clean documents with %s', (_, change) => {
    for (const text of cleanDocuments) total(change(text));
  });
});
