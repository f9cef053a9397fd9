import type { Snapshot } from '../features/snapshot.ts';
import type { Memory } from '../model/memory.ts';
import { readWhole } from '../syntax/block.ts';
import { letOthersIn } from './guard.ts';

/** Milliseconds of work between two looks at what has arrived. */
const slice = 30;

/** Blocks, some 50 KB. Less is read in one slice or two. */
const long = 500;

/** Long documents that have been read once. From then on only what changed is read. */
const known = new WeakSet<Memory>();

/**
 * Reads a long document for the first time bit by bit, and lets messages in between: the request for it may be
 * cancelled, and the document edited. What was read of its blocks holds for the next version, too.
 *
 * @param isUseless asked after each bit; nothing more is read then
 * @returns whether all was read
 */
export async function readAhead(snapshot: Snapshot, isUseless: () => boolean): Promise<boolean> {
  const { memory, tree } = snapshot;
  if (tree.blocks.length < long || known.has(memory)) return true;
  let end = performance.now() + slice;
  for (const _ of bitsOf(snapshot)) {
    if (performance.now() < end) continue;
    await letOthersIn();
    if (isUseless()) return false;
    end = performance.now() + slice;
  }
  known.add(memory);
  return true;
}

/** The last ones may be long: a timeline is read as a whole. */
function* bitsOf(snapshot: Snapshot): Generator<unknown> {
  const { tree } = snapshot;
  for (const block of tree.blocks) yield readWhole(block);
  yield tree.root;
  yield snapshot.postmortem;
  if (snapshot.treatment.isPostmortem) yield snapshot.postmortem.facts;
  yield snapshot.findings;
}
