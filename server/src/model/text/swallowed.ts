/** Headings that became code, since the fence above them is not closed where it was meant to be. */
import { type Block, perBlock } from '../../syntax/block.ts';
import type { Span } from '../../syntax/position.ts';
import type { Memory } from '../memory.ts';
import type { SwallowedHeading } from '../types.ts';

const none: readonly SwallowedHeading[] = [];

/** For each code block that has swallowed some, the first one. */
export function swallowedHeadings(memory: Memory): readonly SwallowedHeading[] {
  return memory.gather('swallowed', swallowedIn, ({ span }) => span.start);
}

const swallowedIn = perBlock((block: Block): readonly SwallowedHeading[] => {
  if (block.kind !== 'fence') return none;
  const [, marks = ''] = /^(`{3,}|~{3,})/.exec(block.text) ?? [];
  const lines = [...block.text.trimEnd().matchAll(/[^\r\n]+/g)];
  const [opening, ...others] = lines;
  if (marks === '' || !opening) return none;
  const isClosed = others.length > 0 && closes(others.at(-1)?.[0] ?? '', marks);
  const inside = isClosed ? others.slice(0, -1) : others;
  const strayAt = inside.findIndex(([line]) => isOpening(line, marks));
  // Markdown within a fence has headings of its own; what stands behind a fence that only looks closed has not.
  if (isClosed && (strayAt < 0 || /^\S+[ \t]*(?:markdown|md)\b/i.test(opening[0]))) return none;
  const heading = inside
    .slice(strayAt + 1)
    .find(({ 0: line, index }) => headingLine.test(line) && isAfterBlank(block, index));
  if (!heading) return none;
  const placeOf = ({ 0: line, index }: RegExpExecArray): Span => ({
    start: block.start + index,
    end: block.start + index + line.length,
  });
  const stray = inside[strayAt];
  return [
    {
      span: placeOf(opening),
      marks,
      heading: { span: placeOf(heading), text: heading[0].replace(/^[\s#]+|[\s#]+$/g, '') },
      ...(stray && { stray: placeOf(stray) }),
    },
  ];
});

/** Of two comments the second may have more signs. */
function isAfterBlank({ text }: Block, at: number): boolean {
  return /[\r\n][ \t]*\r?[\r\n]$/.test(text.slice(Math.max(0, at - longestBlank), at));
}

/** Characters in front of a line that are looked at. */
const longestBlank = 20;

/** A comment of a shell has one `#`. */
const headingLine = /^ {0,3}#{2,6}[ \t]+\p{L}/u;

function closes(line: string, marks: string): boolean {
  const [, found = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line) ?? [];
  return found.startsWith(marks);
}

/** Whether a line would open a block of code, and so closes none: `` ```text ``. */
function isOpening(line: string, marks: string): boolean {
  return /^ {0,3}(?:`{3,}|~{3,})[\w+-]+[ \t]*$/.test(line) && line.trimStart().startsWith(marks);
}
