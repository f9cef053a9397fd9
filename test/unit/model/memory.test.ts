/** What is computed again for the next version of a document, and what is not. */
import type { Nodes } from 'mdast';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { documentSymbolsOf } from '../../../server/src/features/documentSymbols.ts';
import { statusOf } from '../../../server/src/features/status.ts';
import { timelinesOf } from '../../../server/src/features/timelines.ts';
import { Memory, once, remembered } from '../../../server/src/model/memory.ts';
import type { Block } from '../../../server/src/syntax/block.ts';
import { type Span, spanOf } from '../../../server/src/syntax/position.ts';
import { editTree, parseMarkdown, type SyntaxTree } from '../../../server/src/syntax/tree.ts';
import { snapshotOf } from '../../support/snapshots.ts';
import { fixtureFiles, readFixture } from '../../support/suite.ts';

/** Versions of a document that one memory takes in, one after another. */
function open(text: string) {
  const memory = new Memory();
  let tree = parseMarkdown(text);
  memory.advance(tree.blocks);
  return {
    memory,
    tree: () => tree,
    replace(old: string, inserted: string): SyntaxTree {
      const start = place(tree, old);
      const end = { line: start.line, character: start.character + old.length };
      tree = editTree(tree, [{ range: { start, end }, text: inserted }]);
      memory.advance(tree.blocks);
      return tree;
    },
    /** All from the start of one piece to the start of another. */
    span(from: string, to: string): Span {
      return { start: tree.source.offsetAt(place(tree, from)), end: tree.source.offsetAt(place(tree, to)) };
    },
  };
}

function place({ source: { text } }: SyntaxTree, piece: string) {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const text = '# Postmortem\n\n## Impact\n\nNone.\n\n## Timeline\n\n- 09:00 a\n- 09:05 b\n\n## Actions\n\nSleep.\n';

describe('a kept value', () => {
  const owner = {};
  const [a, b] = [{}, {}];

  it('is computed anew when an input is another object', () => {
    const memory = new Memory();
    const compute = vi.fn(() => ({}));
    const first = memory.keep(owner, 'name', [a, 1, undefined], compute);
    expect(memory.keep(owner, 'name', [a, 1, undefined], compute)).toBe(first);
    expect(memory.keep(owner, 'name', [b, 1, undefined], compute)).not.toBe(first);
    // Only the last one is kept.
    expect(memory.keep(owner, 'name', [a, 1, undefined], compute)).not.toBe(first);
    expect(compute).toHaveBeenCalledTimes(3);
  });

  it('may be undefined', () => {
    const memory = new Memory();
    const compute = vi.fn(() => undefined);
    memory.keep(owner, 'name', [], compute);
    memory.keep(owner, 'name', [], compute);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it('is its own for each owner and name', () => {
    const memory = new Memory();
    const values = [
      memory.keep(a, 'one', [], () => 'a one'),
      memory.keep(a, 'two', [], () => 'a two'),
      memory.keep(b, 'one', [], () => 'b one'),
    ];
    expect(values).toEqual(['a one', 'a two', 'b one']);
    expect(memory.keep(a, 'one', [], () => 'another')).toBe('a one');
  });
});

describe('a value kept within a piece of the document', () => {
  it('is computed anew only when an edit touches the piece', () => {
    const document = open(text);
    const compute = vi.fn(() => ({}));
    const keep = () => {
      const timeline = document.span('## Timeline', '## Actions');
      return document.memory.keepWithin(document, 'timeline', timeline, [], compute);
    };
    const first = keep();
    expect(keep()).toBe(first);
    document.replace('None', 'Nobody noticed');
    expect(keep()).toBe(first);
    document.replace('Sleep', 'Rest');
    expect(keep()).toBe(first);
    document.replace('09:05', '09:06');
    expect(keep()).not.toBe(first);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('is computed anew if nobody asked for it in between, since then any edit may have been in the piece', () => {
    const document = open(text);
    const keep = () =>
      document.memory.keepWithin(document, 'all', document.span('## Timeline', '## Actions'), [], () => ({}));
    const first = keep();
    document.replace('09:05', '09:06');
    document.replace('None', 'Nobody');
    expect(keep()).not.toBe(first);
  });
});

describe('what is gathered from blocks', () => {
  interface Found {
    readonly text: string;
    readonly start: number;
  }
  /** Remembers what it found in a block, as readers do. */
  const perBlock = new WeakMap<Block, readonly Found[]>();
  const timesIn = vi.fn((block: Block) =>
    remembered(perBlock, block, () =>
      [...block.text.matchAll(/\d\d:\d\d/g)].map((match) => ({ text: match[0], start: block.start + match.index })),
    ),
  );

  const timesOf = ({ memory }: ReturnType<typeof open>) => memory.gather('times', timesIn, ({ start }) => start);

  it('is read from all of them once, and then from those that changed', () => {
    const document = open(text);
    expect(timesOf(document).map((found) => found.text)).toEqual(['09:00', '09:05']);
    for (const [old, inserted, expected] of [
      ['09:05', '09:06', ['09:00', '09:06']],
      ['None', 'None at 08:00', ['08:00', '09:00', '09:06']],
      ['- 09:00', '- 08:50 x\n- 08:55', ['08:00', '08:50', '08:55', '09:06']],
      ['08:55', '', ['08:00', '08:50', '09:06']],
    ] as const) {
      const before = new Set(document.tree().blocks);
      timesIn.mockClear();
      document.replace(old, inserted);
      expect(timesOf(document).map((found) => found.text)).toEqual(expected);
      expect(timesIn).toHaveBeenCalledTimes(document.tree().blocks.filter((block) => !before.has(block)).length);
    }
  });

  it('loses what was in a block whose successor starts behind it', () => {
    const document = open(text);
    timesOf(document);
    // A new block gets its offsets from the end of the one in front of it, which grows in between.
    for (const [old, inserted] of [
      ['## Timeline', '## Times'],
      ['09:00 a', '09:01 a'],
      ['## Times', '## The timeline'],
      ['09:01 a', '09:02 a'],
    ] as const) {
      document.replace(old, inserted);
      timesOf(document);
    }
    expect(timesOf(document).map((found) => found.text)).toEqual(['09:02', '09:05']);
  });

  it('is the same list as long as nothing is found or lost', () => {
    const document = open(text);
    const first = timesOf(document);
    document.replace('None', 'Nobody noticed');
    expect(timesOf(document)).toBe(first);
    document.replace('', '');
    expect(timesOf(document)).toBe(first);
  });

  it('is read from all of them when its inputs change, or a version was left out', () => {
    const document = open(text);
    const gather = (input: number) => document.memory.gather('times', timesIn, ({ start }) => start, [input]);
    gather(1);
    timesIn.mockClear();
    gather(2);
    expect(timesIn).toHaveBeenCalledTimes(document.tree().blocks.length);
    document.replace('09:05', '09:06');
    document.replace('None', 'Nobody');
    expect(gather(2).map((found) => found.text)).toEqual(['09:00', '09:06']);
  });
});

describe('what is gathered from nodes', () => {
  const itemsIn = vi.fn((node: Nodes) => (node.type === 'list' ? node.children : []));

  it('is read again where an edit made a list longer, shorter, or two of it', () => {
    const document = open(text);
    const items = () => {
      const { root, source } = document.tree();
      return document.memory.gatherNodes('items', root.children, itemsIn).map((item) => source.slice(spanOf(item)));
    };
    expect(items()).toEqual(['- 09:00 a', '- 09:05 b']);
    document.replace('- 09:05', '- 09:03 c\n- 09:05');
    expect(items()).toEqual(['- 09:00 a', '- 09:03 c', '- 09:05 b']);
    document.replace('- 09:03', '* 09:03');
    expect(items()).toEqual(['- 09:00 a', '* 09:03 c', '- 09:05 b']);
    document.replace('* 09:03 c', 'Words.\n');
    expect(items()).toEqual(['- 09:00 a\nWords.', '- 09:05 b']);
    itemsIn.mockClear();
    document.replace('Sleep', 'Rest');
    expect(items()).toHaveLength(2);
    expect(itemsIn.mock.calls.length).toBeLessThan(document.tree().root.children.length);
  });
});

describe('what is found in each of some pieces', () => {
  it('is read again in those that an edit touched', () => {
    const document = open(text);
    const pieces = [
      { name: 'impact', span: document.span('## Impact', '## Timeline') },
      { name: 'timeline', span: document.span('## Timeline', '## Actions') },
    ];
    const wordsIn = vi.fn(
      ({ span }: { span: Span }) =>
        document
          .tree()
          .source.slice(span)
          .match(/[A-Z]\w+/g) ?? [],
    );
    const words = () => document.memory.each('words', pieces, wordsIn);
    const first = words();
    expect(first).toEqual(['Impact', 'None', 'Timeline']);
    document.replace('Sleep', 'Rest');
    expect(words()).toBe(first);
    expect(wordsIn).toHaveBeenCalledTimes(2);
    document.replace('None', 'Nobody');
    expect(words()).toEqual(['Impact', 'Nobody', 'Timeline']);
    expect(wordsIn).toHaveBeenCalledTimes(3);
  });
});

describe('a list that begins in a piece', () => {
  it('is read again to its end, where it leaves the piece', () => {
    const document = open('## Actions\n\n- Sleep\n- **Impact:** none\n- Eat\n\n## Timeline\n\nWords.\n');
    // `Impact` is a section of its own, in the middle of the list.
    const pieces = [{ span: document.span('## Actions', '- **Impact') }];
    const itemsIn = vi.fn(({ span }: { span: Span }) => {
      const { root, source } = document.tree();
      const list = root.children.find((node) => node.type === 'list' && spanOf(node).start < span.end);
      return list?.type === 'list' ? list.children.map((item) => source.slice(spanOf(item))) : [];
    });
    const items = () => document.memory.each('items', pieces, itemsIn);
    expect(items()).toEqual(['- Sleep', '- **Impact:** none', '- Eat']);
    document.replace('Eat', 'Eat well');
    expect(items()).toEqual(['- Sleep', '- **Impact:** none', '- Eat well']);
    document.replace('Words', 'Times');
    expect(items()).toHaveLength(3);
    expect(itemsIn).toHaveBeenCalledTimes(2);
  });
});

describe('once', () => {
  it('computes when asked, and never again', () => {
    const compute = vi.fn(() => undefined);
    const value = once(compute);
    expect(compute).not.toHaveBeenCalled();
    value();
    value();
    expect(compute).toHaveBeenCalledTimes(1);
  });
});

describe('a name', () => {
  /** One that means two things for one owner would give each the other's value, if their inputs happen to be the same. */
  it('means one thing for its owner, in all documents of the fixtures', () => {
    const meanings = new WeakMap<object, Map<string, string>>();
    const clashes = new Set<string>();
    const note = (owner: object, name: string, computed: (...given: never[]) => unknown) => {
      const own = remembered(meanings, owner, () => new Map<string, string>());
      if ((own.get(name) ?? `${computed}`) !== `${computed}`) clashes.add(name);
      own.set(name, `${computed}`);
    };
    const { keep, keepWithin, gather, each, gatherNodes } = Memory.prototype;
    const looks = [
      vi.spyOn(Memory.prototype, 'keep').mockImplementation(function (this: Memory, ...given) {
        note(given[0], given[1], given[3]);
        return keep.apply(this, given);
      }),
      vi.spyOn(Memory.prototype, 'keepWithin').mockImplementation(function (this: Memory, ...given) {
        note(given[0], given[1], given[4]);
        return keepWithin.apply(this, given);
      }),
      vi.spyOn(Memory.prototype, 'gather').mockImplementation(function (this: Memory, ...given) {
        note(this, `gathered ${given[0]}`, given[1]);
        return gather.apply(this, given);
      }),
      vi.spyOn(Memory.prototype, 'gatherNodes').mockImplementation(function (this: Memory, ...given) {
        note(this, `gathered ${given[0]}`, given[2]);
        return gatherNodes.apply(this, given);
      }),
      vi.spyOn(Memory.prototype, 'each').mockImplementation(function (this: Memory, ...given) {
        note(this, `read ${given[0]}`, given[2]);
        return each.apply(this, given);
      }),
    ];
    onTestFinished(() => {
      for (const look of looks) look.mockRestore();
    });
    const fixtures = ['clean', 'features', 'timelines', 'rules']
      .flatMap(fixtureFiles)
      .flatMap((file) => readFixture(file).cases);
    for (const { text } of fixtures) {
      const snapshot = snapshotOf(text);
      expect(snapshot.failures).toEqual([]);
      timelinesOf(snapshot);
      documentSymbolsOf(snapshot);
      statusOf(snapshot);
    }
    expect(looks.every((look) => look.mock.calls.length > 0)).toBe(true);
    expect([...clashes]).toEqual([]);
  });
});
