import { type Block, perBlock } from '../syntax/block.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { dateOrderOf, type NumericDate, numericDatesIn, plainDatesIn } from '../time/dateOrder.ts';
import type { DateOrder } from '../time/types.ts';
import type { Memory } from './memory.ts';

interface Placed<T> {
  readonly dates: readonly T[];
  readonly start: number;
}

const numericIn = perBlock((block) => placed(block, numericDatesIn));
const plainIn = perBlock((block) => placed(block, plainDatesIn));

function placed<T>({ text, start }: Block, read: (text: string) => readonly T[]): readonly Placed<T>[] {
  const dates = read(text);
  return dates.length === 0 ? [] : [{ dates, start }];
}

const none: readonly Placed<string>[] = [];

const openingLength = 4000;

/** Which comes first in a document's all-digit dates, day or month; undefined where it does not tell. */
export function dateOrderIn({ blocks, source }: SyntaxTree, memory: Memory): DateOrder | undefined {
  const startOf = ({ start }: { readonly start: number }) => start;
  const numeric = memory.gather<Placed<NumericDate>>('numeric dates', numericIn, startOf);
  const plain = numeric.length === 0 ? none : memory.gather<Placed<string>>('plain dates', plainIn, startOf);
  return memory.keep(memory, 'date order', [numeric, plain, ...openingOf(blocks)], () =>
    dateOrderOf(
      numeric.flatMap(({ dates }) => dates),
      () => plain.flatMap(({ dates }) => dates),
      source.head(openingLength),
    ),
  );
}

/** The blocks that hold the first characters. */
function openingOf(blocks: readonly Block[]): readonly Block[] {
  let at = 0;
  for (let length = 0; at < blocks.length && length < openingLength; at++) length += blocks[at]?.text.length ?? 0;
  return blocks.slice(0, at);
}
