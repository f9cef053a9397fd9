import { expect, test } from 'vitest';
import { createOverrides } from '../../../client/src/overrides.ts';

function memory(initial: Record<string, unknown> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    values,
    get: <T>(key: string) => values.get(key) as T | undefined,
    async update(key: string, value: unknown) {
      values.set(key, value);
    },
  } as { values: Map<string, unknown> } & Parameters<typeof createOverrides>[0];
}

test('a decision survives a restart', async () => {
  const memento = memory();
  await createOverrides(memento).set('file:///a.md', 'other');
  expect(createOverrides(memento).all).toEqual({ 'file:///a.md': 'other' });
});

test('a decision can be forgotten', async () => {
  const overrides = createOverrides(memory());
  await overrides.set('file:///a.md', 'postmortem');
  await overrides.set('file:///a.md', null);
  expect(overrides.all).toEqual({});
});

test('a decision about a draft lasts as long as the draft', async () => {
  const memento = memory();
  const overrides = createOverrides(memento);
  await overrides.set('untitled:Untitled-1', 'postmortem');
  expect(overrides.all).toEqual({ 'untitled:Untitled-1': 'postmortem' });
  expect(createOverrides(memento).all).toEqual({});
});

test('a decision moves with its file or folder, and goes with its file', async () => {
  const overrides = createOverrides(memory());
  await overrides.set('file:///docs/a.md', 'other');
  await overrides.rename('file:///docs', 'file:///old');
  expect(overrides.all).toEqual({ 'file:///old/a.md': 'other' });
  await overrides.rename('file:///old/a.md', 'file:///old/b.md');
  await overrides.remove('file:///old/b.md');
  expect(overrides.all).toEqual({});
});

test('what is not understood is dropped', () => {
  const memento = memory({ 'postmortem.overrides': { 'file:///a.md': 'other', 'file:///b.md': 7 } });
  expect(createOverrides(memento).all).toEqual({ 'file:///a.md': 'other' });
  expect(createOverrides(memory({ 'postmortem.overrides': 'x' })).all).toEqual({});
});
