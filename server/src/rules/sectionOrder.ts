import { type PlacedSection, placedSections } from '../model/document/checklist.ts';
import type { Postmortem, Section, SourceText, Span } from '../model/types.ts';
import type { Fix, Rule, RulePage } from './types.ts';

export const sectionOrder: Rule = {
  id: 'section-order',
  category: 'structure',
  level: 'off',
  summary: 'The sections stand in another order than in the template.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['sections'],
    *run({ postmortem: { sections }, template, isForm }) {
      if (isForm) return;
      const placed = placedSections(sections, template);
      const inOrder = longestOrder(placed);
      for (const entry of placed) {
        if (inOrder.has(entry)) continue;
        const next = placed.find((other) => inOrder.has(other) && other.place > entry.place);
        const before = next && next.section.index < entry.section.index ? next.section : undefined;
        const after = placed.findLast((other) => inOrder.has(other) && other.place <= entry.place)?.section;
        const neighbour = before ?? after;
        if (!neighbour) continue;
        const { section } = entry;
        yield {
          span: section.titleSpan,
          message: `${template.title} has “${section.title}” ${before ? 'before' : 'behind'} “${neighbour.title}”. Move it, so that readers find it where it always is.`,
          related: [
            { span: neighbour.titleSpan, message: `The section that it belongs ${before ? 'before' : 'behind'}` },
          ],
          fixes: ({ postmortem }) => moveFix(postmortem, section.index, neighbour.index, before !== undefined),
        };
      }
    },
  },
};

export const sectionOrderPage: RulePage = {
  why: `Who reads many postmortems of one team finds things faster where they always are.

The published forms do not agree on an order (some have the timeline first, some last), and a document that uses
none of them is held to the smallest one. So the rule is off unless a team turns it on for its own form.`,
  source: 'markdownlint MD043, "Required heading structure"; the order is that of the template.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Impact

12 % of orders failed.

## Root Cause

A missing index.

## Summary

Checkout failed for 40 minutes.
`,
      good: `# Postmortem: checkout errors

## Summary

Checkout failed for 40 minutes.

## Impact

12 % of orders failed.

## Root Cause

A missing index.
`,
    },
  ],
};

/** As many sections as possible that stand in the template's order. Templates are short, so that a square will do. */
function longestOrder(placed: readonly PlacedSection[]): ReadonlySet<PlacedSection> {
  const best: PlacedSection[][] = [];
  for (const [at, entry] of placed.slice(0, mostSections).entries()) {
    const before = best.filter((_, index) => index < at && (placed[index]?.place ?? 0) <= entry.place);
    const longest = before.reduce<PlacedSection[]>((most, run) => (run.length > most.length ? run : most), []);
    best.push([...longest, entry]);
  }
  return new Set(best.reduce<PlacedSection[]>((most, run) => (run.length > most.length ? run : most), []));
}

const mostSections = 100;

function moveFix({ source, sections }: Postmortem, own: number, other: number, isBefore: boolean): Fix[] {
  const [section, neighbour] = [sections[own], sections[other]];
  if (!section || !neighbour || ![section, neighbour].every(isMovable)) return [];
  const moved = linesOf(source, section);
  const text = source.slice({ start: moved.start, end: source.trimmedEnd(moved) });
  const gap = source.eol + source.eol;
  const target = linesOf(source, neighbour);
  const at = isBefore ? target.start : source.trimmedEnd(target);
  // It takes the blank lines behind it along; the last one those before it.
  const isLast = sections.every(({ span }) => span.start < section.span.end) && isBefore;
  const left = isLast
    ? { start: source.trimmedEnd({ start: 0, end: moved.start }), end: source.trimmedEnd(moved) }
    : moved;
  const edits = [
    { span: left, newText: [''] },
    { span: { start: at, end: at }, newText: isBefore ? [text + gap] : [gap + text] },
  ];
  return [{ title: `Move it ${isBefore ? 'before' : 'behind'} “${neighbour.title}”`, edits, preferred: true }];
}

function isMovable({ shape, inList }: Section): boolean {
  return (shape === 'atx' || shape === 'setext') && !inList;
}

function linesOf(source: SourceText, { span }: Section): Span {
  return { start: source.lineStart(span.start), end: Math.min(span.end, source.end) };
}
