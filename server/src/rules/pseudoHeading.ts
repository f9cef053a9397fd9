import { boldLinesIn, leadsOn, standAmongLabels } from '../model/sections/content.ts';
import type { Postmortem, Role, Section, SourceText, Span, TakenAs } from '../model/types.ts';
import type { Fix, FixEdit, Report, Rule, RulePage } from './types.ts';

export const pseudoHeading: Rule = {
  id: 'pseudo-heading',
  category: 'structure',
  level: 'info',
  summary: 'A bold line, or what Markdown does not take for a heading, stands where one belongs.',
  fix: 'safe',
  check: {
    per: 'document',
    *run({ isForm, postmortem }) {
      if (isForm) return;
      const titles = meantAsHeadings(postmortem);
      for (const words of [ofBold, ofIndented]) {
        const alike = titles.filter(({ takenAs }) => takenAs === words.takenAs);
        const [first] = alike;
        if (first && alike.length >= fewestShared) yield reportOfAll(first, alike, words);
        else for (const title of alike) yield report(title, alike, words);
      }
      for (const title of postmortem.sections) if (title.takenAs === 'html') yield reportBelowHtml(title);
    },
  },
};

/** What a line is that is meant as a heading. */
interface Words {
  readonly takenAs?: TakenAs;
  readonly one: string;
  readonly several: string;
  readonly adjective: string;
}

const ofBold: Words = { one: 'a bold line', several: 'bold lines', adjective: 'bold' };
const ofIndented: Words = {
  takenAs: 'code',
  one: 'a line indented like code',
  several: 'lines indented like code',
  adjective: 'indented',
};

/** So many are told at once, at the first of them. */
const fewestShared = 3;

const why = 'missing from the outline and cannot be linked to';

/** `## Impact` in the line below `<br>` */
function reportBelowHtml({ span, title, titleSpan }: Section): Report {
  return {
    span: titleSpan,
    message: `“${title}” is no heading, since the HTML in the line above goes on to the next blank line. Put one between them.`,
    fixes: ({ postmortem: { source } }) => {
      const start = source.lineStart(span.start);
      const edits = [{ span: { start, end: start }, newText: [source.eol] }];
      return [{ title: 'Insert a blank line', edits, preferred: true, safe: true }];
    },
  };
}

function report(title: Section, all: readonly Section[], words: Words): Report {
  return {
    span: title.titleSpan,
    message: `“${title.title}” is ${words.one}, which is ${why}. Make it a heading.`,
    fixes: ({ postmortem }) => [
      {
        title: 'Make it a heading',
        edits: [heading(postmortem, lineOf(title), levelOf(postmortem, title))],
        preferred: true,
        safe: true,
      },
      ...(all.length > 1 ? [fixOfAll(postmortem, all, words)] : []),
    ],
  };
}

function reportOfAll({ title, titleSpan }: Section, all: readonly Section[], words: Words): Report {
  return {
    span: titleSpan,
    message: `“${title}” and ${all.length - 1} more titles are ${words.several}, which are ${why}. Make them headings.`,
    related: all
      .slice(1)
      .map((other) => ({ span: other.titleSpan, message: `“${other.title}” is ${words.one}, too.` })),
    fixes: ({ postmortem }) => [{ ...fixOfAll(postmortem, all, words), preferred: true, safe: true }],
  };
}

/**
 * Where all titles but that of the document are bold, those that nobody knows are titles too: left as they are, they would
 * be parts of others.
 */
function fixOfAll(postmortem: Postmortem, all: readonly Section[], words: Words): Fix {
  const [first, last] = [all[0], all.at(-1)];
  const areAll = postmortem.sections.every(({ shape, depth }) => !isHeading(shape) || depth === 1);
  const between = areAll && first && last ? { start: first.bodyStart, end: last.span.end } : undefined;
  const others = between && words === ofBold ? boldLinesIn(postmortem, between) : [];
  const titles = [...all.map(lineOf), ...others, ...titlesOverLines(postmortem, all)];
  // One that stands below a heading of something else is no part of that.
  const level = Math.min(...all.map((each) => levelOf(postmortem, each)));
  return {
    title: `Make all ${titles.length} ${words.adjective} titles headings`,
    edits: titles.map((each) => heading(postmortem, each, level)),
  };
}

/** The lines of other titles in bold whose text begins in the next line, in front of these or among them: `**Summary:**` */
function titlesOverLines({ source, sections }: Postmortem, all: readonly Section[]): readonly Span[] {
  const last = all.at(-1)?.span.start ?? 0;
  return sections.flatMap(({ shape, inList, roles, span, titleSpan }) => {
    if (shape !== 'label' || inList || roles.length === 0 || isFact(roles) || span.start > last) return [];
    const line = { start: source.lineStart(titleSpan.start), end: source.lineEnd(titleSpan.end) };
    return boldAlone.test(source.slice(line)) ? [line] : [];
  });
}

const boldAlone = /^ {0,3}[*_]{2}[^*_]+[*_]{2}[:：]?[ \t]*$/;

function meantAsHeadings(postmortem: Postmortem): readonly Section[] {
  const { source, sections } = postmortem;
  const bold = sections.filter(({ shape }) => shape === 'bold');
  if (bold.length === 0) return [];
  const headed = new Set(sections.flatMap(({ shape, roles }) => (isHeading(shape) ? roles : [])));
  const isAmongLabels = standAmongLabels(postmortem);
  return bold.filter((section) => {
    const isSaidElsewhere = section.roles.every((role) => headed.has(role)) || recurs(section, bold);
    // `**Solution:**` in each of several parts, or beside the section that has the name, is a label.
    if (isSaidElsewhere && leadsOn(source, section)) return false;
    if (isFact(section.roles) || isAmongLabels(section)) return false;
    return !leads(postmortem, section) && !isOfEvent(postmortem, section) && !isField(postmortem, section);
  });
}

/**
 * Beside labels that have their text on their line it is one of them, whose text is a list:
 *
 *     **Impact:**
 *
 *     - Uploads failed
 *
 *     **Root Cause:** a full disk
 *
 *     **Trigger:** a deploy
 */
function isField({ source, sections }: Postmortem, section: Section): boolean {
  const siblings = sections.filter(({ parent }) => parent === section.parent);
  const labels = siblings.filter(({ shape, inList, roles }) => shape === 'label' && !inList && !isFact(roles));
  const bold = siblings.filter(({ shape }) => shape === 'bold');
  return labels.length > bold.length && leadsOn(source, section) && labels.every((label) => isBold(source, label));
}

/** `**Start:** …` and `**End:** …` stand in front of sections, too. */
function isFact(roles: readonly Role[]): boolean {
  return roles.every((role) => role === 'metadata' || role === 'duration');
}

function isBold(source: SourceText, { span, titleSpan }: Section): boolean {
  return /[*_]{2}$/.test(source.slice({ start: span.start, end: titleSpan.start }));
}

function isHeading(shape: Section['shape']): boolean {
  return shape === 'atx' || shape === 'setext' || shape === 'html';
}

function recurs({ name }: Section, bold: readonly Section[]): boolean {
  return bold.filter((other) => other.name === name).length > 1;
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
a section of its own kind with a colon (\`**Immediate fix:**\` below \`## Resolution\`), that recurs in several parts,
that stands among labels with text behind them (\`**Trigger:** a deploy\`) or bold lines that are no titles, or beside
the section of that kind.
Three or more are told at the first of them. A known title alone in its line and so far from the margin that Markdown
takes it for code is meant as a heading, too; and so is \`## Impact\` right below \`<br>\` or \`<img …>\`, since such HTML
goes on to the next blank line.`,
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

/** `**Root Cause:**` becomes `## Root Cause`, or what stands over the other sections. */
function heading({ source, sections }: Postmortem, span: Span, level: number): FixEdit {
  const words = withoutMarks(source.slice(span));
  const headings = sections.filter(({ shape }) => shape === 'atx' || shape === 'setext');
  const same = headings.filter((other) => other.depth === level);
  const isUnderlined =
    level < 3 && !startsBlock.test(words) && same.length > 0 && same.every(({ shape }) => shape === 'setext');
  const text = isUnderlined
    ? `${words}${source.eol}${(level === 1 ? '=' : '-').repeat(Math.max(3, words.length))}`
    : `${'#'.repeat(level)} ${words}`;
  return { span, newText: [text] };
}

/** With its marks. */
function lineOf({ span, bodyStart }: Section): Span {
  return { start: span.start, end: bodyStart };
}

function levelOf({ sections }: Postmortem, { depth, parent }: Section): number {
  const around = parent === undefined ? undefined : sections[parent];
  const wanted = around?.roles.includes('summary') && around.depth > 1 ? around.depth : depth;
  const used = sections.flatMap(({ shape, depth: own }) => (shape === 'atx' || shape === 'setext' ? own : []));
  return levelFor(wanted, used);
}

/** With the markup inside: `**[Root Cause](…):**` keeps its link. */
function withoutMarks(line: string): string {
  const inner = line
    .trim()
    .replace(/^[*_]{2,3}/, '')
    .replace(/[:：]?\s*[*_]{2,3}\s*[:：]?$/, '');
  return inner.trim().replace(/\s+/g, ' ');
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
