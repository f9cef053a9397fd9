import type { Code, Nodes } from 'mdast';
import { isLetterOrDigit } from '../../characters.ts';
import { perBlock } from '../../syntax/block.ts';
import { changeBetween } from '../../syntax/change.ts';
import { plainTextOf } from '../../syntax/plainText.ts';
import { spanOf, type TextSource } from '../../syntax/position.ts';
import type { Memory } from '../memory.ts';

interface Count {
  readonly start: number;
  readonly words: number;
}

/** How many words a reader reads, as a word processor counts them: without code, comments and front matter. */
export function countWords(memory: Memory): number {
  const counts = memory.gather('words', wordsIn, ({ start }) => start, nothing, isSame);
  const last = memory.keep(memory, 'word count', [], (): Sum => ({ counts: nothing, words: 0 }));
  if (last.counts !== counts) {
    const { from, before, after } = changeBetween(last.counts, counts);
    last.words += sumOf(counts.slice(from, after)) - sumOf(last.counts.slice(from, before));
    last.counts = counts;
  }
  return last.words;
}

/** What was counted last. */
interface Sum {
  counts: readonly Count[];
  words: number;
}

function sumOf(counts: readonly Count[]): number {
  return counts.reduce((sum, { words }) => sum + words, 0);
}

function isSame(a: Count, b: Count): boolean {
  return a.start === b.start && a.words === b.words;
}

const wordsIn = perBlock((block): readonly Count[] => {
  let words = 0;
  const visit = (node: Nodes) => {
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell')
      words += countIn(plainTextOf(node, block).text);
    else if (node.type === 'code' && isProse(node, block)) words += countIn(node.value);
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const node of block.nodes) visit(node);
  return words === 0 ? nothing : [{ start: block.start, words }];
});

const nothing: readonly Count[] = [];

/** Sentences that are code only since they are indented by four spaces, as some indent a whole document. */
function isProse(code: Code, source: TextSource): boolean {
  const { start } = spanOf(code);
  if (/^[`~]/.test(source.slice({ start, end: start + 1 }))) return false;
  const lines = code.value.split('\n').filter((line) => line.trim() !== '');
  const plain = lines.filter((line) => !codeSign.test(line));
  return plain.length * 5 >= lines.length * 4 && countIn(code.value) >= fewestWords * lines.length;
}

/** Words of a line of prose, on average, with its titles. */
const fewestWords = 4;
const codeSign = /[{}=;$<>|\\]|\(\)|^\s*(?:#|\/\/|sudo\s)/;

/** What stands between white space counts if a letter or a digit is in it. */
function countIn(text: string): number {
  let words = 0;
  let isCounted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || (code > 0x7e && /\s/.test(text.charAt(at)))) isCounted = false;
    else if (!isCounted && isLetterOrDigit(text, at)) {
      isCounted = true;
      words++;
    }
  }
  return words;
}
