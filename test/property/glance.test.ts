/** A glance at a text never overlooks a postmortem. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBePostmortem } from '../../server/src/model/document/glance.ts';
import { cleanDocument, runs, soup } from '../support/arbitraries.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { fixtureFiles, readFixture } from '../support/suite.ts';

/** By its content alone. */
const isPostmortem = (text: string) => snapshotOf(text, { path: 'x.md' }).treatment.isPostmortem;

/** Ways to write the titles of sections. */
const disguises: readonly ((title: string) => string)[] = [
  (title) => `## ${title}`,
  (title) => `**${title}**`,
  (title) => `- **${title}:** text`,
  (title) => `${title}: text`,
  (title) => `<h2>${title}</h2>`,
  (title) => `${title}\n------`,
  (title) => `> ## 2. ${title.toUpperCase()}`,
  (title) => `## ${title.replace(/(?<=^\w{3})\w/, '')}`,
  (title) => `## ${title.replace(/[aeiou](?=\w*$)/, '&#97;')}`,
  (title) => `## ${title.replace(/(?<=^\w{2})\w/, '**$&**')}`,
];

/** A complete postmortem under another title, with sections that look otherwise or are gone. */
const disguised = fc
  .tuple(
    cleanDocument,
    fc.constantFrom('Search', 'Notes of Monday', 'Search failed on 2024-03-05 from 10:00 to 11:00'),
    fc.array(fc.option(fc.constantFrom(...disguises), { freq: 2 }), { minLength: 12, maxLength: 12 }),
  )
  .map(([text, title, looks]) => {
    let at = 0;
    return text
      .replace(/\bpost-?mortem\w*/gi, 'text')
      .replace(/^(#+) (.*)$/gm, (_line, level: string, name: string) => {
        const look = looks[at++ % looks.length];
        return level === '#' ? `# ${title}` : look ? look(name) : '';
      });
  });

describe('what is taken for a postmortem has a sign of one', () => {
  it.each(['clean', 'features', 'rules', 'timelines'].flatMap(fixtureFiles))('%s', (file) => {
    for (const { text } of readFixture(file).cases) if (isPostmortem(text)) expect(mayBePostmortem(text)).toBe(true);
  });

  it('in disguise', { timeout: 30_000 }, () => {
    let found = 0;
    fc.assert(
      fc.property(disguised, (text) => {
        const isOne = isPostmortem(text);
        if (isOne) found++;
        expect(mayBePostmortem(text) || !isOne).toBe(true);
      }),
      runs(120),
    );
    expect(found).toBeGreaterThan(20);
  });

  it('in the words of postmortems in any order', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(mayBePostmortem(text) || !isPostmortem(text)).toBe(true);
      }),
      runs(100),
    );
  });
});

it.each(['# Search\n\n## Timelnie\n\n- Down\n', '# Search\n\n- **Root casue:** a leak\n', '# Search\n\n## 时间线\n'])(
  'a title is a sign, with a slip or in another script: %j',
  (text) => {
    expect(mayBePostmortem(text)).toBe(true);
  },
);

it.each([
  [
    'a page about a library',
    '# left\n\nMoves text to the left.\n\n## Install\n\n```sh\nnpm i left\n```\n\n## Usage\n\n- `left(text)`: moves\n',
  ],
  ['a list', '# Shopping\n\n- Bread\n- Butter\n'],
  ['a plan', '# Move\n\nOn 2024-05-06 we move.\n\n## Steps\n\n1. Pack\n2. Drive at 10:00\n'],
  ['nothing', ''],
])('%s has none', (_, text) => {
  expect(mayBePostmortem(text)).toBe(false);
});
