import { type Block, perBlock } from '../syntax/block.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type DateEvidence, dateEvidenceIn, dateOrderOf } from '../time/dateOrder.ts';
import type { DateOrder } from '../time/types.ts';
import type { Memory } from './memory.ts';

interface PlacedEvidence extends DateEvidence {
  readonly start: number;
}

const evidenceIn = perBlock(({ text, start }): readonly PlacedEvidence[] => {
  const evidence = dateEvidenceIn(text);
  return evidence ? [{ ...evidence, start }] : [];
});

const openingLength = 4000;

/** Which comes first in a document's all-digit dates, day or month; undefined where it does not tell. */
export function dateOrderIn({ blocks, source }: SyntaxTree, memory: Memory): DateOrder | undefined {
  const evidence = memory.gather('dates', evidenceIn, ({ start }) => start);
  return memory.keep(memory, 'date order', [evidence, ...openingOf(blocks)], () =>
    dateOrderOf(evidence, source.head(openingLength)),
  );
}

/** The blocks that hold the first characters. */
function openingOf(blocks: readonly Block[]): readonly Block[] {
  let at = 0;
  for (let length = 0; at < blocks.length && length < openingLength; at++) length += blocks[at]?.text.length ?? 0;
  return blocks.slice(0, at);
}
