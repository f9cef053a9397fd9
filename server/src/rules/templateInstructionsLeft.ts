import { hasLetterOrDigit } from '../characters.ts';
import { sectionsAround } from '../model/outlineAt.ts';
import { isInstruction, stating } from '../model/sections/formPrompts.ts';
import type { Passage } from '../model/text/passages.ts';
import type { Postmortem, SourceText, Span } from '../model/types.ts';
import { isPrompt } from '../templates/prompts.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const templateInstructionsLeft: Rule = {
  id: 'template-instructions-left',
  category: 'content',
  level: 'warning',
  summary: 'What the form tells its writer still stands in the text.',
  fix: 'safe',
  check: {
    per: 'passage',
    run(passage, { isForm }) {
      const text = isForm ? undefined : trimmedSpan(passage);
      if (!text) return [];
      const order = /must (?:contain|include)\s?[:：]?$/i.test(text.words.slice(-20)) && orderInTitle.exec(text.words);
      if (order) return [inTitle(text.span, order)];
      return isLeft(passage, text.words) ? [report(passage, text.span, text.words)] : [];
    },
  },
};

export const templateInstructionsLeftPage: RulePage = {
  why: `Instructions are for the one who writes. To the one who reads, "Describe how the incident was detected" says that
nobody did, even where the answer stands right below.

Known are the prompts of the templates that come with this tool, the text of the ALX assignment, and the openings
that instructions of public forms share ("Describe how …", "Provide a brief …", a paragraph in square brackets).
Comments are not reported: readers do not see them.

The fix deletes the instruction, or makes it a comment where the section would be left empty. What is word for word
from a known form can be deleted unseen, unless several such questions in one section tell its answers apart.`,
  source: 'Published student postmortems, some of which still say what each section "must contain".',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Detection

Who or what noticed it first, and how long after it began?

An alert fired at 10:14 UTC.
`,
      good: `# Postmortem: checkout errors

## Detection

An alert fired at 10:14 UTC.
`,
    },
  ],
};

/** The words of a passage without the space around them, and where they stand. */
function trimmedSpan({ text, start }: Passage): { readonly words: string; readonly span: Span } | undefined {
  const words = text.trim();
  if (words === '' || words.length > longest) return undefined;
  const from = start + text.indexOf(words);
  return { words, span: { start: from, end: from + words.length } };
}

const longest = 400;

// ---------------------------------------------------------------- recognising

function isLeft({ kind, isOver }: Passage, words: string): boolean {
  // A question over its answer, indented below it, is the name of the answer.
  if (kind === 'heading' || isOver) return false;
  const flat = onOneLine(words);
  if (isFromForm(flat)) return true;
  if (kind === 'cell') return describing.test(flat);
  if (isBracketed(flat)) return true;
  return kind === 'paragraph' && isInstruction(flat);
}

function onOneLine(words: string): string {
  const unbroken = words.replaceAll('\n', ' ');
  return /[^\S ]|\s\s/.test(unbroken) ? unbroken.replace(/\s+/g, ' ') : unbroken;
}

/** Word for word what a known form says, and so not the writer's own. */
function isFromForm(flat: string): boolean {
  return isPrompt(flat) || assignment.test(flat);
}

/** `Timeline (format bullet point, …) must contain:` */
const orderInTitle =
  /\s+(?:\((?:that is often|format bullet)[^()]{0,200}\)\s+)?must (?:contain|include)(?=\s?[:：]?$)/i;

/** The items of the ALX assignment, with nothing of one's own behind them. */
const assignment =
  /^(?:duration of the outage with start and end times|what was the impact(?= \()|when was the issue detected|how was the issue detected|actions taken(?= \(what parts)|misleading investigation\/debugging paths that were taken|which team\/individuals was the incident escalated to|how the incident was resolved|explain in detail what was causing the issue|explain in detail how the issue was fixed|what are the things that can be improved\/fixed|a list of tasks to address the issue)(?: \([^()]{1,200}\))?[.?:]?$/i;

/** "Brief summary." in a row of its own: the row that shows how a table is meant. */
const describing = /^(?:short|brief|one[- ]line) (?:(?:event|incident|issue) )?(?:description|summary)[.…]?$/i;

/**
 * `[High-level overview: what happened, and when.]` in a line of its own; not `[REDACTED]`, nor a remark that states
 * something: `[Update 2025-12-02: the vendor has confirmed the bug.]`
 */
function isBracketed(flat: string): boolean {
  return (
    /^\[(?!(?:insert|enter|fill in|describe|add|link to)\b)[A-Z][^\][]{15,300}\]$/i.test(flat) &&
    /^\[[A-Z]/.test(flat) &&
    flat.split(' ').length > 3 &&
    (flat.includes('?') || !stating.test(flat))
  );
}

// ---------------------------------------------------------------- reporting

function inTitle({ start }: Span, order: RegExpExecArray): Report {
  const span = { start: start + order.index, end: start + order.index + order[0].length };
  return {
    span: { start: span.end - order[0].trimStart().length, end: span.end },
    message: '“Must contain” is what the assignment says to you, and no part of the title. Take it out.',
    fixes: () => [
      { title: 'Take it out', edits: [{ span, newText: [''] }], preferred: true, safe: true, replaces: true },
    ],
  };
}

function report(passage: Passage, span: Span, words: string): Report {
  const shown = words.length > 50 ? `${words.slice(0, 47).trimEnd()}…` : words;
  return {
    span,
    message: `“${shown.replace(/\s+/g, ' ')}” is what the form tells its writer. Take it out, once it is answered.`,
    // Without it the row would still be there, and say nothing.
    fixes: ({ postmortem, source }) =>
      passage.kind === 'cell' && describing.test(words)
        ? []
        : [
            isNeeded(postmortem, passage)
              ? hide(source, passage)
              : remove(source, passage, isFromForm(onOneLine(words)) && !isOneOfSeveral(postmortem, passage)),
          ].filter((fix) => fix !== undefined),
  };
}

/** Whether a section holds several questions of the assignment: they tell its answers apart, and go by hand. */
function isOneOfSeveral({ sections, source }: Postmortem, { start }: Passage): boolean {
  const [around] = sectionsAround(sections, start);
  const span = around ? { start: around.bodyStart, end: source.trimmedEnd(around.span) } : undefined;
  const lines = span ? source.slice(span).split(/\r?\n/) : [];
  return lines.filter((line) => assignment.test(withoutBullet(line))).length > 1;
}

function withoutBullet(line: string): string {
  return line.replace(/^\s*(?:(?:[-*+]|\d{1,9}[.)])\s)?/, '').trim();
}

/** Whether the section would be left empty. */
function isNeeded({ sections, source }: Postmortem, { start, end }: Passage): boolean {
  const [around] = sectionsAround(sections, start);
  if (!around) return false;
  if (sections[around.index + 1]?.parent === around.index) return false;
  const rest =
    source.slice({ start: around.bodyStart, end: start }) +
    source.slice({ start: end, end: source.trimmedEnd(around.span) });
  return !hasLetterOrDigit(rest);
}

/**
 * With its bullet, its line and the blank line behind it.
 *
 * @param known whether it can be deleted unseen
 */
function remove(source: SourceText, passage: Passage, known: boolean): Fix | undefined {
  const start = source.lineStart(passage.start);
  const lineEnd = source.lineEnd(passage.end);
  const lead = source.slice({ start, end: passage.start });
  const tail = source.slice({ start: passage.end, end: lineEnd });
  // What shares its line with something stays.
  if (!/^[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)?$/.test(lead) || tail.trim() !== '' || passage.kind === 'cell')
    return hide(source, passage);
  let end = source.nextLine(lineEnd);
  while (passage.kind === 'paragraph' && end < source.end && source.lineEnd(end) === end) end = source.nextLine(end);
  return {
    title: 'Delete the instruction',
    edits: [{ span: { start, end }, newText: [''] }],
    preferred: true,
    ...(known && { safe: true }),
    replaces: true,
  };
}

/** As a comment, it asks the writer and not the reader. */
function hide(source: SourceText, { start, end }: Span): Fix | undefined {
  const text = source.slice({ start, end });
  if (text.includes('--') || /[\r\n]\s*[\r\n]/.test(text)) return undefined;
  return {
    title: 'Make the instruction a comment',
    edits: [{ span: { start, end }, newText: [`<!-- ${text} -->`] }],
    preferred: true,
    safe: true,
  };
}
