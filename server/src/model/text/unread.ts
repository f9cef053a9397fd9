import { perBlock } from '../../syntax/block.ts';
import { type Span, spanOf } from '../../syntax/position.ts';
import type { Memory } from '../memory.ts';

const none: readonly Span[] = [];

/** Blocks that were taken for plain text, because reading them would take too long; see `syntax/hostile.ts`. */
export function unreadBlocks(memory: Memory): readonly Span[] {
  return memory.gather('unread', unreadIn, ({ start }) => start);
}

const unreadIn = perBlock((block): readonly Span[] => {
  // In a picture that is written into the text there is nothing to miss.
  if (!block.isUnread || block.text.includes('data:image/')) return none;
  return block.nodes.map(spanOf);
});
