import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../server/src/model/document/checklist.ts';
import { templateFromMarkdown } from '../../../server/src/model/document/ownTemplate.ts';
import { catalogue } from '../../../server/src/templates/catalogue.ts';
import { type FreshRequest, freshDocument } from '../../../server/src/templates/fresh.ts';
import { minimal } from '../../../server/src/templates/minimal.ts';
import type { Language } from '../../../server/src/templates/names/types.ts';
import { isPrompt } from '../../../server/src/templates/prompts.ts';
import { templates } from '../../../server/src/templates/registry.ts';
import { wordings } from '../../../server/src/templates/wording/registry.ts';
import { checkTotal } from '../../support/check.ts';
import { snapshotOf } from '../../support/snapshots.ts';

const languages = Object.keys(wordings) as Language[];
const byId = (id: string) => templates.find((template) => template.id === id) ?? minimal;
const forms = languages.flatMap((language) => templates.map(({ id }) => [language, id] as const));

/** As it lies in a file that says nothing about itself. */
const read = (request: FreshRequest) => snapshotOf(freshDocument(request), { path: 'notes.md' });

describe.each(forms)('a fresh document in %s of %s', (language, id) => {
  const template = byId(id);
  const snapshot = read({ template, language, date: '2025-02-11' });
  const { postmortem } = snapshot;

  it('counts as a postmortem by its content', () => {
    expect(postmortem.kind.kind).not.toBe('other');
  });

  it('has every section that its form requires, and is taken for its form', () => {
    expect(gapsOf(postmortem, template).map(({ heading }) => heading)).toEqual([]);
    expect(snapshot.chosenTemplate).toEqual({ template, auto: true });
  });

  it('shows at most three problems, none of them a missing section', () => {
    checkTotal(snapshot);
    expect(snapshot.findings.length).toBeLessThanOrEqual(3);
    expect(snapshot.findings.map(({ rule }) => rule.id)).not.toContain('missing-section');
  });

  it('has a timeline with one event, in UTC and on its day', () => {
    const events = postmortem.timelines.flatMap((timeline) => timeline.events);
    expect(events.map(({ when, text }) => [when?.date, when?.zone?.text, text])).toEqual([
      [{ year: 2025, month: 2, day: 11 }, 'UTC', ''],
    ]);
  });

  it('asks in comments only, all of which are known for prompts', () => {
    const comments = postmortem.source.text.match(/<!--.*?-->/g) ?? [];
    expect(comments.filter((comment) => !isPrompt(comment))).toEqual([]);
    expect(comments.length).toBeGreaterThan(3);
  });
});

describe('a fresh document', () => {
  it('states what is known', () => {
    const text = freshDocument({
      template: byId('google-sre'),
      title: 'Checkout errors',
      date: '2025-02-11',
      zone: 'CET',
      authors: ['A. Writer', 'B. Reader'],
    });
    expect(text).toContain(
      '# Postmortem: Checkout errors\n\n- **Date:** 2025-02-11\n- **Authors:** A. Writer, B. Reader\n',
    );
    expect(text).toContain('All times in CET.\n\n- **2025-02-11 09:00:** <!-- First sign of the incident -->\n');
    expect(text.endsWith('-->\n')).toBe(true);
  });

  it('keeps a title that names its genre', () => {
    expect(freshDocument({ template: minimal, title: 'Post-mortem of the checkout' })).toMatch(/^# Post-mortem of/);
    expect(freshDocument({ template: minimal, language: 'ja', title: '決済の障害' })).toMatch(
      /^# ポストモーテム: 決済の障害\n/,
    );
  });

  it('has front matter where its form has, which YAML reads as it is meant', () => {
    const { postmortem } = read({ template: byId('wikimedia'), date: '2025-02-11' });
    expect(Object.fromEntries(postmortem.frontMatter?.values ?? [])).toEqual({
      type: 'postmortem',
      date: '2025-02-11',
      status: 'draft',
    });
  });
});

describe('of one’s own template a fresh document', () => {
  const markdown = [
    '---',
    'type: postmortem',
    'date:',
    'authors:',
    'team: payments',
    '---',
    '# Incident: …',
    '',
    '## What broke',
    '',
    '| Service | Since |',
    '| --- | --- |',
    '',
    '## Letters <!-- optional -->',
    '',
    'Ask *legal*.',
  ].join('\n');
  const { template = minimal } = templateFromMarkdown('own.md', snapshotOf(markdown).postmortem);

  it('is its file, with what is known filled in', () => {
    expect(freshDocument({ template, title: 'Checkout', date: '2025-02-11', authors: ['A: B'] })).toBe(
      markdown
        .replace('date:', 'date: 2025-02-11')
        .replace('authors:', 'authors: "A: B"')
        .replace('# Incident: …', '# Incident: Checkout')
        .replace(' <!-- optional -->', '')
        .concat('\n'),
    );
  });

  it.each([
    ['# Incident: <what failed> (<date>)', '# Incident: Checkout (<date>)'],
    ['# [Title] – incident review', '# Checkout – incident review'],
    ['# Incident: what failed', '# Incident: Checkout'],
    ['# Our form', '# Postmortem: Checkout'],
  ])('has a place for the title: %s', (before, after) => {
    const own = { ...template, markdown: markdown.replace('# Incident: …', before) };
    expect(freshDocument({ template: own, title: 'Checkout' })).toContain(`\n${after}\n`);
  });

  it('is its file where nothing is known', () => {
    expect(freshDocument({ template })).toBe(`${markdown.replace(' <!-- optional -->', '')}\n`);
  });
});

describe('a prompt', () => {
  it('is known in every language, however its lines are broken', () => {
    for (const { prompts } of Object.values(wordings)) {
      for (const { id } of catalogue) expect(isPrompt(`<!--\n${prompts[id].replaceAll(' ', '\n  ')}\n-->`)).toBe(true);
    }
  });

  it('is not what somebody wrote', () => {
    const { prompt } = catalogue[0] ?? { prompt: '' };
    for (const text of [
      '',
      '<!-- -->',
      '<!-- optional -->',
      `${prompt} Because.`,
      'A queue was full.',
      '<!-- to do -->',
    ])
      expect(isPrompt(text), text).toBe(false);
  });

  it('of one’s own template is known beside that template', () => {
    const { template } = templateFromMarkdown('own.md', snapshotOf('# A\n\n## B\n\n<!-- Which b? -->\n').postmortem);
    expect(isPrompt('<!-- Which b? -->')).toBe(false);
    expect(isPrompt('<!-- Which b? -->', template)).toBe(true);
  });
});
