import type { Nodes } from 'mdast';
import { type Block, perBlock } from '../../syntax/block.ts';
import { spanOf } from '../../syntax/position.ts';
import type { Memory } from '../memory.ts';
import type { Span, StatedText } from '../types.ts';

/**
 * What tells rules to be quiet: a comment, or an entry of the front matter.
 *
 *     <!-- postmortem-disable-next-line undated-event -->
 *     - Alert fires <!-- postmortem-disable-line undated-event -- nobody knows when -->
 *     <!-- postmortem-disable -->  …  <!-- postmortem-enable -->
 *
 *     postmortem-disable: [undated-event]
 */
export interface Suppression {
  readonly kind: 'next-line' | 'line' | 'disable' | 'enable' | 'file' | 'mistyped';
  /** The comment, or the entry with its line break. */
  readonly span: Span;
  /** As written; none means all rules. */
  readonly rules: readonly StatedText[];
  /** Whether it says why, behind two dashes. */
  readonly hasReason?: true;
  /** Of one that is mistyped, what stands in the place of `disable-line`. */
  readonly command?: StatedText;
}

const none: readonly Suppression[] = [];

/** All that are in the document, in its order. Costs nothing where there are none. */
export function suppressionsIn(memory: Memory): readonly Suppression[] {
  return memory.gather('suppressions', suppressionsOf, ({ span }) => span.start);
}

/** Those of one block. */
export const suppressionsOf = perBlock((block): readonly Suppression[] => {
  if (!/postmortem-(?:dis|en)able/.test(block.text)) return none;
  if (block.kind === 'front-matter') return inFrontMatter(block);
  const found: Suppression[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'html') found.push(...commentsIn(spanOf(node), block));
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const node of block.nodes) visit(node);
  return found;
});

/** What a comment can say behind `postmortem-`, and where it holds. */
export const commands = {
  'disable-next-line': { kind: 'next-line', holds: 'in the next line that is not empty' },
  'disable-line': { kind: 'line', holds: 'in the line of the comment' },
  disable: { kind: 'disable', holds: 'from here to the end, or to what enables it' },
  enable: { kind: 'enable', holds: 'no more from here on' },
} as const;

function commentsIn(html: Span, block: Block): Suppression[] {
  const text = block.slice(html);
  const found: Suppression[] = [];
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start);
    if (close < 0) break;
    const span = { start: html.start + start, end: html.start + close + 3 };
    const read = readComment(text.slice(start + 4, close), span.start + 4);
    if (read) found.push({ ...read, span });
    start = text.indexOf('<!--', close);
  }
  return found;
}

/** With what other tools call such commands, so that a slip can be told from words of somebody else's. */
const comment =
  /^\s*postmortem-((?:dis|en)able(?:[-_]?(?:next|line|file|here|rule|all|start|end)[\w-]{0,20})?)(?![^\s,])/i;

function readComment(inside: string, offset: number): Omit<Suppression, 'span'> | undefined {
  const [head, command] = comment.exec(inside) ?? [];
  if (head === undefined || command === undefined) return undefined;
  if (!(command in commands)) {
    const end = offset + head.length;
    return { kind: 'mistyped', rules: [], command: { text: command, span: { start: end - command.length, end } } };
  }
  // Behind two dashes stands why.
  const reason = /\s--/.exec(inside)?.index;
  const names = inside.slice(head.length, reason);
  const { kind } = commands[command as keyof typeof commands];
  const rules = wordsIn(names, /[^\s,]+/g, offset + head.length);
  return { kind, rules, ...(reason !== undefined && { hasReason: true }) };
}

/** `postmortem-disable: [undated-event]`, or a list below it; in TOML with `=`. */
function inFrontMatter({ text, start: blockStart }: Block): Suppression[] {
  const entry = /^["']?postmortem-disable["']?[ \t]*[:=]/m.exec(text);
  if (!entry) return [];
  const valueAt = entry.index + entry[0].length;
  let end = nextLine(text, valueAt);
  while (/^(?:[ \t]|-(?!--)|\])/.test(text.slice(end, end + 3))) end = nextLine(text, end);
  const rules = wordsIn(text.slice(valueAt, end), /#[^\r\n]*|[\p{L}_][\p{L}\p{N}_-]*/gu, blockStart + valueAt).filter(
    (word) => !word.text.startsWith('#'),
  );
  const span = { start: blockStart + entry.index, end: blockStart + end };
  return rules.length > 0 ? [{ kind: 'file', span, rules }] : [];
}

function nextLine(text: string, from: number): number {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = from;
  return found.exec(text) ? found.lastIndex : text.length;
}

function wordsIn(text: string, pattern: RegExp, offset: number): StatedText[] {
  return [...text.matchAll(pattern)].map((word) => {
    const start = offset + word.index;
    return { text: word[0], span: { start, end: start + word[0].length } };
  });
}
