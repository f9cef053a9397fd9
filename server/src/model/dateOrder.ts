import { type Block, perBlock } from '../syntax/block.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type DateEvidence, dateEvidenceIn, dateOrderOf } from '../time/dateOrder.ts';
import type { DateOrder } from '../time/types.ts';

const evidenceIn = perBlock((block: Block): DateEvidence => dateEvidenceIn(block.text));

const openingLength = 4000;

/** Which comes first in a document's all-digit dates, day or month; undefined where it does not tell. */
export function dateOrderIn(tree: SyntaxTree): DateOrder | undefined {
  const parts: DateEvidence[] = [];
  let isNumeric = false;
  for (const block of tree.blocks) {
    const evidence = evidenceIn(block);
    parts.push(evidence);
    if (evidence.numeric.length > 0) isNumeric = true;
  }
  return dateOrderOf(isNumeric ? parts : [], tree.source.head(openingLength));
}
