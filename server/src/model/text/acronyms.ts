/** Abbreviations, and where they are spelled out. */
import { perBlock } from '../../syntax/block.ts';
import { type Memory, once } from '../memory.ts';
import type { StatedText } from '../types.ts';
import { passagesIn } from './passages.ts';

interface Use extends StatedText {
  /** It stands beside its full name: `service level objective (SLO)`, `SLO (service level objective)`, `SLO: …`. */
  readonly isExplained: boolean;
}

/** Three capitals or more; `NAS's` and `SLOs` are the same as without their ends. */
const acronym = once(() => /(?<![\p{L}\p{N}_./#-])\p{Lu}{3,6}(?=(?:['’]?s)?(?![\p{L}\p{N}_/]|-\d))/gu);

const noUses: readonly Use[] = [];

const usesIn = perBlock((block): readonly Use[] => {
  const found: Use[] = [];
  for (const { text, start } of passagesIn(block)) {
    // A text in capitals has words in it, not acronyms.
    if (!/\p{Ll}/u.test(text)) continue;
    for (const match of text.matchAll(acronym())) {
      const end = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - 2), match.index);
      const behind = text.slice(end, end + 4);
      const isExplained = /\($/.test(before) || /^s?[ \t]*(?:\(\p{L}|[:=–—]|- )/u.test(behind);
      found.push({ text: match[0], span: { start: start + match.index, end: start + end }, isExplained });
    }
  }
  return found.length === 0 ? noUses : found;
});

/** The first use of each abbreviation that is nowhere spelled out. */
export function unexplainedIn(memory: Memory): readonly StatedText[] {
  const uses = memory.gather('acronyms', usesIn, ({ span }) => span.start);
  return memory.keep(uses, 'unexplained', [], () => {
    const explained = new Set(uses.filter((use) => use.isExplained).map(({ text }) => text));
    const seen = new Set<string>();
    return uses.filter(({ text }) => !explained.has(text) && !seen.has(text) && seen.add(text));
  });
}
