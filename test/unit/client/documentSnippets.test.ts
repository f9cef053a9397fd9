import { expect, test } from 'vitest';
import { readDocumentSnippets } from '../../../client/src/documentSnippets.ts';

test('whole documents are told from sections', () => {
  const json = JSON.stringify({
    'Postmortem: SRE': { prefix: 'postmortem', description: 'Ten sections', body: ['# Title $1', '', '## Impact'] },
    'Postmortem: front matter': { prefix: 'postmortem', body: '---\ntype: postmortem\n---\n' },
    Timeline: { prefix: 'timeline', body: ['## Timeline', ''] },
  });
  expect(readDocumentSnippets(json)).toEqual([
    { name: 'Postmortem: SRE', description: 'Ten sections', body: '# Title $1\n\n## Impact' },
    { name: 'Postmortem: front matter', description: '', body: '---\ntype: postmortem\n---\n' },
  ]);
});
