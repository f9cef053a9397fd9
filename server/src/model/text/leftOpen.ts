import { spanOf } from '../../syntax/position.ts';
import type { Postmortem } from '../types.ts';

/** Where a fence or a comment starts that nothing closes: what is written behind it is a part of it. Infinite for none. */
export function leftOpenAt({ source, nodesIn }: Pick<Postmortem, 'source' | 'nodesIn'>): number {
  const end = source.trimmedEnd({ start: 0, end: source.end });
  const last = nodesIn({ start: 0, end }).at(-1);
  const nowhere = Number.POSITIVE_INFINITY;
  if (last?.type !== 'code' && last?.type !== 'html') return nowhere;
  const { start } = spanOf(last);
  const text = source.slice({ start, end }).trimEnd();
  if (last.type === 'html') return text.lastIndexOf('<!--') > text.lastIndexOf('-->') ? start : nowhere;
  const fence = /^(`{3,}|~{3,})/.exec(text)?.[1];
  return fence !== undefined && !new RegExp(`[\\r\\n][ \\t>]*${fence}[\`~]*$`).test(text) ? start : nowhere;
}
