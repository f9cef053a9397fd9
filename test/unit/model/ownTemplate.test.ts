import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../server/src/model/document/checklist.ts';
import { templateFromMarkdown } from '../../../server/src/model/document/ownTemplate.ts';
import { freshDocument } from '../../../server/src/templates/fresh.ts';
import { templates } from '../../../server/src/templates/registry.ts';
import type { Template } from '../../../server/src/templates/types.ts';
import { snapshotOf } from '../../support/snapshots.ts';

const read = (markdown: string, name = 'own.md') => templateFromMarkdown(name, snapshotOf(markdown).postmortem);

/** A line for each section: `- [x] Impact (impact)`, required where it is ticked. */
function outline(template: Template | undefined): string[] | undefined {
  return template?.sections.map(
    ({ heading, roles, required, nested, holds }) =>
      `${nested ? '  ' : ''}- [${required ? 'x' : ' '}] ${heading} (${roles})${holds.map(({ label }) => ` ${label}:`).join('')}`,
  );
}

const own = `---
type: postmortem
owner:
---

# Incident: …

**Severity:** …

## Summary

- **Impact:** how many?
- **Root Cause:**

## What broke

<!-- Which service?
     Since when? -->

## Timeline (UTC)

### {{date}} {{time}}

## Follow-ups

### For customers
<!-- optional -->

Letters
<!-- optional -->
---

## Approvals (optional)

### Approvals
`;

describe('a template of one’s own', () => {
  const { template, problems } = read(own);

  it('has the headings of its file', () => {
    expect(problems).toEqual([]);
    expect(outline(template)).toEqual([
      '- [x] Summary (summary) Impact: Root Cause:',
      '- [x] What broke ()',
      '- [x] Timeline (UTC) (timeline)',
      '- [x] Follow-ups (action-items)',
      '  - [ ] For customers ()',
      '- [ ] Approvals ()',
    ]);
  });

  it('asks what its comments ask', () => {
    expect(template?.sections[1]?.prompt).toBe('Which service? Since when?');
    expect(template?.sections[3]?.prompt).toBe('What will be done, by whom, until when?');
  });

  it('wants the metadata that its file has', () => {
    expect(template?.metadata).toEqual({
      shape: 'front-matter',
      fields: [
        { field: 'authors', required: true },
        { field: 'severity', required: true },
      ],
    });
  });

  it('finds sections by what they mean, and those that only it knows by their names', () => {
    const text = '# Outage\n\n## Zusammenfassung\n\n## 2. WHAT BROKE?\n\n## Verlauf\n\n## Maßnahmen\n';
    const gaps = (markdown: string) =>
      template && gapsOf(snapshotOf(markdown).postmortem, template).map(({ heading }) => heading);
    expect(gaps(text)).toEqual([]);
    expect(gaps(text.replace('WHAT BROKE?', 'What is broken'))).toEqual(['What broke']);
  });

  it('wants each of two sections that mean the same', () => {
    const two = read('## Customer impact\n\n## Team impact\n').template;
    const gaps = (markdown: string) =>
      two && gapsOf(snapshotOf(markdown).postmortem, two).map(({ heading }) => heading);
    expect(gaps('## Impact\n\n## Team Impact\n')).toEqual([]);
    expect(gaps('## Customer Impact\n')).toEqual(['Team impact']);
  });

  it('reports a missing section by the words of the template, and inserts what its file asks', () => {
    const snapshot = snapshotOf('# Outage\n\n## Summary\n\n## Timeline\n');
    const [gap] = template ? gapsOf(snapshot.postmortem, template) : [];
    expect(gap).toMatchObject({ heading: 'What broke', prompt: 'Which service? Since when?', purpose: '' });
    expect(gap?.after?.title).toBe('Summary');
  });
});

describe('a file that is no template', () => {
  it.each([
    ['own.json', '{}', 'own.json is no Markdown file'],
    ['own.md', 'a\0b', 'own.md is no text'],
    ['own.md', ' \n', 'own.md is empty'],
    ['own.md', 'Just a sentence.\n', 'own.md has no headings'],
    ['own.md', '# Incident\n\nText.\n', 'own.md has a title, but no headings below it'],
    ['own.md', '# Incident\n\n## {{section}}\n', 'own.md has a title, but no headings below it'],
  ])('%s with %j says so', (name, markdown, problem) => {
    const reading = read(markdown, name);
    expect(reading.template).toBeUndefined();
    expect(reading.problems).toEqual([expect.stringContaining(problem)]);
    expect(reading.problems[0]).toMatch(/\.$/);
  });

  it('but one that requires nothing is one, and says so', () => {
    const reading = read('# A\n\n## Summary <!-- optional -->\n');
    expect(outline(reading.template)).toEqual(['- [ ] Summary (summary)']);
    expect(reading.problems).toEqual([expect.stringContaining('marks every section as optional')]);
  });
});

describe('a template written as a file', () => {
  it.each(templates.map((template) => [template.id, template] as const))('%s is read back', (_, template) => {
    const again = read(freshDocument({ template, marksOptional: true })).template;
    expect(outline(again)).toEqual(outline(template));
    const asked = (sections: Template['sections'] | undefined) =>
      sections?.map(({ prompt, roles, holds }) => (roles.includes('timeline') || holds.length > 0 ? '' : prompt));
    expect(asked(again?.sections)).toEqual(asked(template.sections));
  });
});
