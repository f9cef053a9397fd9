/** A snippet that was just inserted shows at most three problems. */
import { describe, expect, it } from 'vitest';
import { roleEntry } from '../../server/src/templates/catalogue.ts';
import { templates } from '../../server/src/templates/registry.ts';
import { checkTotal } from '../support/check.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { expand, readSnippets } from '../support/snippets.ts';

const snippets = readSnippets();
const minimal = snippets.find(({ name }) => name === 'Postmortem: Minimal')?.text ?? '';
const timelineLine = /^- \*\*2025.*$/m;

/** The document that a person has in front of them right after the snippet. */
function inserted(name: string, text: string): string {
  if (name.startsWith('Postmortem:')) return text;
  if (name.startsWith('Timeline'))
    return minimal.replace(timelineLine, (line) => `${line}\n${name.endsWith('Table') ? '\n' : ''}${text}`);
  const title = /^## .*$/m.exec(text)?.[0] ?? '';
  const own = minimal.indexOf(`${title}\n`);
  if (own < 0) return `${minimal}\n\n${text}`;
  const next = minimal.indexOf('\n## ', own + 1);
  return `${minimal.slice(0, own)}${text}\n${next < 0 ? '' : minimal.slice(next)}`;
}

describe('snippets', () => {
  it('are one for each template, for sections, and for events', () => {
    expect(snippets.filter(({ name }) => name.startsWith('Postmortem:'))).toHaveLength(templates.length);
    expect(snippets.filter(({ name }) => name.startsWith('Section:')).length).toBeGreaterThan(10);
    expect(snippets.filter(({ name }) => name.startsWith('Timeline')).length).toBeGreaterThan(1);
  });

  it.each(snippets)('$name says what it is and leaves no stop behind', ({ prefixes, description, text }) => {
    expect(prefixes.length).toBeGreaterThan(0);
    expect(description).toMatch(/\.$/);
    expect(text).not.toMatch(/\$|\\\}/);
  });

  it.each(snippets)('$name, inserted, shows at most three problems', ({ name, text }) => {
    const snapshot = snapshotOf(inserted(name, text), { path: 'Untitled-1' });
    checkTotal(snapshot);
    expect(snapshot.treatment.isPostmortem).toBe(true);
    expect(snapshot.findings.map(({ report }) => report.message).length).toBeLessThanOrEqual(3);
    expect(snapshot.postmortem.timelines[0]?.events.every(({ when }) => when)).toBe(true);
  });

  it.each(snippets.filter(({ name }) => name.startsWith('Section:')))(
    '$name is known by its title',
    ({ prefixes, text }) => {
      const role = prefixes[0]?.replace(/^section-/, '') ?? '';
      const [section] = snapshotOf(text).postmortem.sections;
      expect(section?.roles).toContain(roleEntry(role as 'summary').id);
    },
  );
});

describe('expanding a snippet', () => {
  it.each([
    ['a ${1:b} c$0', 'a b c'],
    ['${1:$CURRENT_YEAR-$CURRENT_MONTH}', '2025-02'],
    ['\\$x \\} ${1:\\}}', '$x } }'],
    ['${2} $3', ' '],
  ])('%j gives %j', (body, expected) => {
    expect(expand(body)).toBe(expected);
  });

  it('refuses a variable that is not known', () => {
    expect(() => expand('$TM_NONSENSE')).toThrow('$TM_NONSENSE');
  });
});
