import type { ListItem } from 'mdast';
import { perNodeWith } from '../../syntax/perNode.ts';
import { plainTextOf } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import { hasRealClock, readStamped, type StampedText } from './stamp.ts';

/** One of the events that share an item. */
export interface Part {
  readonly span: Span;
  readonly read: StampedText;
}

const noParts: readonly Part[] = [];

/**
 * Events that an item names together, each in a paragraph of its own, with what stands below it up to the next one:
 *
 *     - Actions taken
 *
 *       09:05 Kim stops the import
 *
 *       09:20 Bo empties the queue
 *
 *     - When was it over?
 *
 *       09:40 UTC
 */
export const timedParagraphs = perNodeWith(
  (item: ListItem, options: ReadingOptions, source: TextSource): readonly Part[] => {
    const [name, ...below] = item.children;
    if (name?.type !== 'paragraph' || below.length === 0) return noParts;
    const timed = below.flatMap((node) => {
      if (node.type !== 'paragraph') return [];
      const read = readStamped(plainTextOf(node, source), options);
      return hasRealClock(read.stamp?.expression) ? [{ read, start: spanOf(node).start }] : [];
    });
    if (timed.length === 0) return noParts;
    const own = readStamped(plainTextOf(name, source), options);
    return timed.map(({ read, start }, at) => {
      const end = timed[at + 1]?.start ?? spanOf(item).end;
      const span = { start, end: start + source.slice({ start, end }).trimEnd().length };
      return { span, read: read.text === '' ? { ...read, text: own.text } : read };
    });
  },
);
