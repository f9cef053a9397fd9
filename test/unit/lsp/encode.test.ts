import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../server/src/lsp/encode.ts';

const symbol = fc.record(
  { name: fc.string({ unit: 'binary' }), detail: fc.option(fc.string(), { nil: undefined }), range: fc.jsonValue() },
  { requiredKeys: ['name'] },
);
const timeline = fc.record({ name: fc.string(), children: fc.array(symbol), others: fc.array(fc.jsonValue()) });
const body = fc.oneof(
  fc.jsonValue(),
  fc.array(timeline),
  fc.record({ kind: fc.constant('full'), resultId: fc.constant(undefined), items: fc.array(symbol) }),
);
const message = fc.oneof(
  fc.record({ jsonrpc: fc.constant('2.0'), id: fc.nat(), result: body }),
  fc.record({ jsonrpc: fc.constant('2.0'), method: fc.string(), params: body }),
);

const textOf = (value: object) => Buffer.from(encode(value as never)).toString();

describe('encode', () => {
  it('makes the JSON that there is to make, at first and ever after', () => {
    fc.assert(
      fc.property(message, (value) => {
        const json = JSON.stringify(value);
        expect([1, 2, 3].map(() => textOf(value))).toEqual([json, json, json]);
      }),
    );
  });

  it('makes it of what is new alone', () => {
    const read: string[] = [];
    const item = (name: string, children: readonly object[] = []) => ({
      get name() {
        read.push(name);
        return name;
      },
      range: [],
      children,
    });
    const [other, kept] = [item('other timeline'), item('kept event')];
    textOf({ jsonrpc: '2.0', id: 1, result: [other, item('timeline', [item('event'), kept])] });
    read.length = 0;
    const answer = { jsonrpc: '2.0', id: 2, result: [other, item('timeline', [item('typed event'), kept])] };
    expect(textOf(answer)).toContain('kept event');
    expect(new Set(read)).toEqual(new Set(['timeline', 'typed event']));
  });
});
