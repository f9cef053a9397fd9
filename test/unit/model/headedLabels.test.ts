/** Headings that state what labels do. */
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

function factsOf(...lines: string[]) {
  const { authors, owners, responders, status } = snapshotOf(['# Postmortem: labels', '', ...lines, ''].join('\n'))
    .postmortem.facts;
  const textsOf = (stated: readonly { readonly text: string }[]) => stated.map(({ text }) => text);
  return {
    authors: textsOf(authors),
    owners: textsOf(owners),
    responders: textsOf(responders),
    status: status?.text,
  };
}

describe('headings over their answers', () => {
  it('name authors, in lines or a list, without their addresses', () => {
    const facts = factsOf('## Authors', '', '- Ana Sol <ana@example.com>', '- [Ben](https://example.com/ben)');
    expect(facts.authors).toEqual(['Ana Sol', 'Ben']);
    expect(factsOf('## Author', 'Ana Sol').authors).toEqual(['Ana Sol']);
  });

  it('state the status, in a word that is one', () => {
    expect(factsOf('# Status', 'Complete, with pending actions').status).toBe('Complete, with pending actions');
    expect(
      factsOf('## Status', 'The printers of the second dock work, and those of the third.').status,
    ).toBeUndefined();
  });

  it('state the status in an overview in front of all others', () => {
    const status = ['### Status', '', 'Resolved', ''];
    expect(factsOf('## Overview', '', ...status).status).toBe('Resolved');
    expect(factsOf('## Impact', '', 'None.', '', '## Overview', '', ...status).status).toBeUndefined();
    expect(factsOf('## Addendum', '', ...status).status).toBeUndefined();
  });

  it('are none where labels of their own stand below', () => {
    expect(factsOf('## Authors', '- Reviewed by: Ana').authors).toEqual([]);
  });

  it('say less than labels do', () => {
    expect(factsOf('**Status:** draft', '', '## Status', 'Final').status).toBe('draft');
  });

  it('state no status of the whole where they stand in an addendum', () => {
    const status = ['### Status', '', 'Audit: complete', ''];
    expect(factsOf('## Addendum of 4 March', '', ...status).status).toBeUndefined();
    expect(factsOf('## Metadata', '', ...status).status).toBe('Audit: complete');
    expect(factsOf('## Status', '', 'Complete').status).toBe('Complete');
    const { facts } = snapshotOf(['## Postmortem: labels', '', ...status, '## Timeline'].join('\n')).postmortem;
    expect(facts.status?.text).toBe('Audit: complete');
  });
});

describe('labels over their answers', () => {
  it('name who is listed below, with what they are behind the name', () => {
    const list = ['- Ana Sol, Payments', '- Ben Oja (SRE)', '- Kim — on-call'];
    for (const label of ['Authors:', '**Authors:**', '**Authors**:', '**Authors**'])
      expect(factsOf(label, '', ...list, '', 'Status: final'), label).toMatchObject({
        authors: ['Ana Sol', 'Ben Oja', 'Kim'],
        status: 'final',
      });
    expect(factsOf('Date: 2031-03-01', 'Authors:', ...list).authors).toEqual(['Ana Sol', 'Ben Oja', 'Kim']);
    expect(factsOf('- Authors:', '  - Ana Sol', '  - Ben Oja').authors).toEqual(['Ana Sol', 'Ben Oja']);
    expect(factsOf('**Owner:**', '- Ana Sol').owners).toEqual(['Ana Sol']);
    expect(factsOf('**Participants:**', '', '- Ana Sol, Payments', '- Ben Oja').responders).toEqual([
      'Ana Sol',
      'Ben Oja',
    ]);
  });

  it('do so in all languages', () => {
    const labels = ['Autoren', 'Autores', 'Auteurs', 'Авторы', '作者', '作成者', '작성자'];
    for (const label of labels)
      expect(factsOf(`${label}:`, '', '- Ana Sol', '- Ben Oja').authors, label).toHaveLength(2);
  });

  it('name several in one item', () => {
    expect(factsOf('Authors:', '- Ana Sol, Ben Oja').authors).toEqual(['Ana Sol', 'Ben Oja']);
  });

  it('name nobody with words of their own, in other sections, or over what is no list', () => {
    expect(factsOf('Authors: Ana Sol', '', '- Ben Oja').authors).toEqual(['Ana Sol']);
    expect(factsOf('## Root Cause', '', 'A disk.', '', '**Owner:**', '', '- Ben Oja').authors).toEqual([]);
    expect(factsOf('## Action Items', '', '**Owner:**', '', '- Ben Oja').authors).toEqual([]);
    expect(factsOf('Authors:', '', 'The storage team wrote this.').authors).toEqual([]);
    expect(factsOf('Authors:', '', 'Status: final', '', '- Ben Oja').authors).toEqual([]);
  });
});
