/** What the servers are sent must be what the client takes for their text. */
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../../../scripts/bench/client.mts';
import { createTypist } from '../../../scripts/bench/typist.mts';
import { generate } from '../../support/generate.ts';

function open(text: string) {
  const document = { uri: 'file:///a.md', text, version: 1, diagnostics: 0 };
  const server = TextDocument.create(document.uri, 'markdown', 1, text);
  const send = ({ at, end, insert, text: after }: Edit) => {
    TextDocument.update(server, [{ range: { start: at, end }, text: insert }], ++document.version);
    document.text = after;
    expect(server.getText()).toBe(after);
  };
  return { document, typist: createTypist(document), send };
}

it.each(['mixed', 'timeline'] as const)('letters and fences, in turn: %s', (shape) => {
  const { text } = generate({ shape, size: 20_000 });
  const { document, typist, send } = open(text);
  for (let index = 0; index < 90; index++) send(index % 11 === 10 ? typist.fence() : typist.key());
  if (typist.hasFence()) send(typist.fence());
  expect(document.text.length).toBe(text.length + 82);
  expect(document.text).not.toContain('```\n```');
});

it('a fence is a line of its own, and goes without a trace', () => {
  const { text } = generate({ size: 10_000 });
  const { document, typist, send } = open(text);
  send(typist.fence());
  expect(document.text).toContain('\n```\n');
  expect(typist.hasFence()).toBe(true);
  send(typist.fence());
  expect(document.text).toBe(text);
  expect(typist.hasFence()).toBe(false);
});
