/** Lists that say what the kinds and priorities of a table mean, and hold no actions. */
import { fold } from '../../time/names.ts';
import type { ActionItem } from '../types.ts';

/**
 * The items without those that begin with what a table of theirs has for kinds or priorities:
 *
 *     - Prevent – keep it from happening again
 *     - Detect – see it sooner
 *
 *     | Action       | Type   |
 *     | Alert on lag | Detect |
 */
export function withoutLegend(items: readonly ActionItem[]): readonly ActionItem[] {
  const values = new Set(
    items.flatMap(({ shape, type, priority }) =>
      shape === 'row' ? [type, priority].flatMap((value) => (value === undefined ? [] : fold(value))) : [],
    ),
  );
  if (values.size === 0) return items;
  const explaining = items.filter((item) => values.has(headOf(item)) && !isFollowedUp(item));
  // What has one of them twice is rather a list of actions that are sorted by them.
  const isLegend = explaining.length > 1 && new Set(explaining.map(headOf)).size === explaining.length;
  return isLegend ? items.filter((item) => !explaining.includes(item)) : items;
}

/** Folded: `- Detect – see it sooner`, `- P0: before the next release`. */
function headOf({ shape, description }: ActionItem): string {
  const [, head = ''] = /^\P{L}{0,3}([^:：]{1,30}?)(?:\s?[:：=]|\s+[–—-]\s)/u.exec(description) ?? [];
  return shape === 'item' ? fold(head) : '';
}

function isFollowedUp({ isTask, owner, due, ticket }: ActionItem): boolean {
  return isTask || owner !== undefined || due !== undefined || ticket !== undefined;
}
