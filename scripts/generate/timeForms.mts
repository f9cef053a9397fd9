import { parseTimeForms } from '../../test/support/forms.ts';
import type { Output } from '../generate.mts';

/** Which ways to write a time are read, from the fixture that the tests hold the reader to. */
export function writeTimeForms(fixture: string): Output {
  const forms = parseTimeForms(fixture);
  const groups = [...new Set(forms.map(({ group }) => group))];
  const content = [
    '<!-- Generated from test/fixtures/times.txt. Do not edit: run `npm run generate`. -->',
    '',
    '# How times are read',
    '',
    'Each line is read at the start of a timeline entry, in a document that says nothing else about date or zone: there',
    'a missing date, year or zone comes from around it. `XXXX` is a year that nothing states, `–` leads to the end of a range.',
    '',
    ...groups.flatMap((group) => [
      `## ${group}`,
      '',
      '| As written | Read as |',
      '| --- | --- |',
      ...forms
        .filter((form) => form.group === group)
        .map(({ written, read }) => `| \`${written.trim()}\` | ${read === '-' ? 'no time' : `\`${read}\``} |`),
      '',
    ]),
  ].join('\n');
  return { file: 'docs/times.md', content };
}
