import { leadsOn } from '../model/content.ts';
import type { Postmortem, Section } from '../model/types.ts';
import type { Fix, FixEdit, Rule, RulePage } from './types.ts';

export const pseudoHeading: Rule = {
  id: 'pseudo-heading',
  category: 'structure',
  level: 'info',
  summary: 'A bold line stands where a heading belongs.',
  fix: 'safe',
  check: {
    per: 'section',
    *run(section, { isForm, postmortem }) {
      if (isForm || !isMeantAsHeading(postmortem, section)) return;
      yield {
        span: section.titleSpan,
        message: `“${section.title}” is a bold line, which is missing from the outline and cannot be linked to. Make it a heading.`,
        fixes: ({ postmortem }) => fixesOf(postmortem, section),
      };
    },
  },
};

function isMeantAsHeading(postmortem: Postmortem, section: Section): boolean {
  return section.shape === 'bold' && !leads(postmortem, section) && !isOfEvent(postmortem, section);
}

/** `**Immediate fix:**` below `## Resolution` leads to what follows, and needs no level of its own. */
function leads({ source, sections }: Postmortem, section: Section): boolean {
  const around = section.parent === undefined ? undefined : sections[section.parent];
  const isPart = around !== undefined && section.roles.every((role) => around.roles.includes(role));
  return isPart && leadsOn(source, section);
}

/** `**Impact**` below the heading of an event, with more of them to come, says something of that event. */
function isOfEvent({ sections }: Pick<Postmortem, 'sections'>, { parent }: Section): boolean {
  const around = parent === undefined ? undefined : sections[parent];
  return around !== undefined && (around.roles.includes('timeline') || isOfEvent({ sections }, around));
}

export const pseudoHeadingPage: RulePage = {
  why: `It looks like a heading, but it is none for the outline, for links to the section, for folding, or for a screen
reader that jumps from heading to heading.

Only lines that are known as titles of sections are reported, not every bold line, and none that leads to a part of
a section of its own kind with a colon (\`**Immediate fix:**\` below \`## Resolution\`).`,
  source: 'markdownlint MD036, "Emphasis used instead of a heading".',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Summary

Checkout failed.

**Root Cause:**

A missing index.
`,
      good: `# Postmortem: checkout errors

## Summary

Checkout failed.

## Root Cause

A missing index.
`,
    },
  ],
};

function fixesOf(postmortem: Postmortem, section: Section): Fix[] {
  const all = postmortem.sections.filter((other) => isMeantAsHeading(postmortem, other));
  const one: Fix = { title: 'Make it a heading', edits: [heading(postmortem, section)], preferred: true, safe: true };
  if (all.length < 2) return [one];
  return [
    one,
    { title: `Make all ${all.length} bold titles headings`, edits: all.map((each) => heading(postmortem, each)) },
  ];
}

/** `**Root Cause:**` becomes `## Root Cause`, or what stands over the other sections. */
function heading({ source, sections }: Postmortem, { span, bodyStart, titleSpan, depth, parent }: Section): FixEdit {
  const words = source.slice(titleSpan).replace(/\s+/g, ' ');
  const headings = sections.filter(({ shape }) => shape === 'atx' || shape === 'setext');
  const around = parent === undefined ? undefined : sections[parent];
  const wanted = around?.roles.includes('summary') && around.depth > 1 ? around.depth : depth;
  const level = levelFor(
    wanted,
    headings.map((other) => other.depth),
  );
  const same = headings.filter((other) => other.depth === level);
  const isUnderlined =
    level < 3 && !startsBlock.test(words) && same.length > 0 && same.every(({ shape }) => shape === 'setext');
  const text = isUnderlined
    ? `${words}${source.eol}${(level === 1 ? '=' : '-').repeat(Math.max(3, words.length))}`
    : `${'#'.repeat(level)} ${words}`;
  return { span: { start: span.start, end: bodyStart }, newText: [text] };
}

/** Underlined, `1. Root Cause` would be a list. */
const startsBlock = /^(?:\d+[.)]|[-+*>#])/;

/**
 * The first level is left to the title, unless other sections have it, too. Behind labels, which lie deeper than every
 * heading, it is as deep as the headings that there are.
 */
function levelFor(depth: number, used: readonly number[]): number {
  if (used.includes(depth)) return depth;
  if (depth < 6) return Math.max(2, depth);
  const below = used.filter((other) => other > 1);
  return below.length > 0 ? Math.min(...below) : 2;
}
