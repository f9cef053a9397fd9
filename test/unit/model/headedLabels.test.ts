/** Headings that state what labels do. */
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

function factsOf(...lines: string[]) {
  const { authors, owners, status } = snapshotOf(['# Postmortem: labels', '', ...lines, ''].join('\n')).postmortem
    .facts;
  return { authors: authors.map(({ text }) => text), owners: owners.map(({ text }) => text), status: status?.text };
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
