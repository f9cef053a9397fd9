import { expect, test } from 'vitest';
import { createFileReader } from '../../../client/src/fileReader.ts';

const files: Record<string, string> = {
  'file:///w/.postmortem.json': '\ufeff{ "template": "alx" }',
  'file:///w/package.json': '{}',
  'file:///home/.postmortem.jsonc': '{ "template": "minimal" }',
};

const readFirstFile = createFileReader({
  isInWorkspace: (uri) => uri.startsWith('file:///w/'),
  read: async (uri) => {
    const text = files[uri];
    if (text === undefined) throw new Error('no such file');
    return new TextEncoder().encode(text);
  },
});

test('the first file that exists is read', async () => {
  const uris = ['file:///w/docs/.postmortem.jsonc', 'file:///w/.postmortem.jsonc', 'file:///w/.postmortem.json'];
  expect(await readFirstFile({ uris })).toEqual({
    uri: 'file:///w/.postmortem.json',
    text: '{ "template": "alx" }',
  });
});

test('where there is none, that is the answer', async () => {
  expect(await readFirstFile({ uris: ['file:///w/docs/.postmortem.jsonc'] })).toBeNull();
  expect(await readFirstFile({ uris: [] })).toBeNull();
});

test('nothing is read but configuration and Markdown in the workspace', async () => {
  expect(await readFirstFile({ uris: ['file:///w/package.json', 'file:///home/.postmortem.jsonc'] })).toBeNull();
});
