import { alphabetic, hasLetterOrDigit } from '../characters.ts';
import { genre, withoutGenre } from '../model/document/kind.ts';
import type { Postmortem, Section, SourceText, Span } from '../model/types.ts';
import { isoDate } from '../time/format.ts';
import { dayOfDate } from '../time/instant.ts';
import { fold } from '../time/names.ts';
import type { FixEdit, FixText, Report, Rule, RulePage } from './types.ts';

export const genericTitle: Rule = {
  id: 'generic-title',
  category: 'structure',
  level: 'info',
  summary: 'The document has no title, or one that would fit every postmortem.',
  fix: 'offered',
  check: {
    per: 'document',
    *run({ postmortem, isForm }) {
      if (isForm || !isGeneric(postmortem.frontMatter?.values.get('title') ?? '')) return;
      const heading = headingOf(postmortem);
      if (!heading) yield* noTitle(postmortem);
      else if (isGeneric(heading.title)) yield generic(heading);
    },
  },
};

export const genericTitlePage: RulePage = {
  why: `In a folder, a search result or a link, the title is all that a reader sees. "Postmortem" does not tell one
incident from the next; "Checkout timed out for card payments" does.`,
  source: 'SRE book, appendix D: the title names the incident and its number.',
  examples: [
    {
      bad: `# Postmortem

## Summary

Checkout failed on 5 March 2024.
`,
      good: `# Postmortem: checkout errors

## Summary

Checkout failed on 5 March 2024.
`,
    },
  ],
};

/** The heading of the document; not that of its first section, unless all others lie in it. */
function headingOf({ sections, title }: Postmortem): Section | undefined {
  const heading = sections.find((section) => section.shape !== 'label' && section.title === title);
  if (!heading || heading.roles.length === 0) return heading;
  // `# Postmortem: timeline service`
  if (heading.index === 0 && heading.depth === 1 && genre.test(fold(heading.title))) return heading;
  const holdsAll = sections.length > 2 && sections.filter(({ parent }) => parent === undefined).length === 1;
  return holdsAll && heading.depth === 1 ? heading : undefined;
}

/** Words that are in titles of every kind, folded. */
const plainWords = new RegExp(
  `(?<![${alphabetic}\\d])(?:0x[\\da-f]+|what failed|the|an?|of|on|for|my|our|project|task|postmortem|report|reports|document|draft|final|blameless|incident|outage|issue|summary|review|analysis|untitled|title|template|el|la|de|del|do|da|le|der|die|das)(?![${alphabetic}\\d])`,
  'g',
);

function isGeneric(title: string): boolean {
  return !hasLetterOrDigit(withoutGenre(title).replace(plainWords, ' '));
}

function generic(heading: Section): Report {
  const { title, titleSpan, span, bodyStart } = heading;
  const isEmpty = title === '';
  return {
    span: isEmpty ? { start: span.start, end: bodyStart } : titleSpan,
    message: isEmpty
      ? 'This heading is empty, so nothing tells the postmortem from the others. Name what failed.'
      : `“${title}” could be the title of any postmortem. Name what failed, so that this one is found again.`,
    fixes: ({ postmortem, source }) => {
      const add = isEmpty ? fillEmpty : addToTitle;
      const again = askAgain(source, heading);
      const edits = [again ?? add(source, heading, what)];
      const day = dayOf(postmortem);
      return [
        // Where a comment stands behind it, that is asked already.
        ...(isAsked(source, heading)
          ? []
          : [{ title: 'Name what failed', edits, preferred: true, ...(again && { replaces: true }) }]),
        ...(day === undefined ? [] : [{ title: `Add the date (${day})`, edits: [add(source, heading, day)] }]),
      ];
    },
  };
}

function isAsked(source: SourceText, { titleSpan, bodyStart }: Section): boolean {
  return source.slice({ start: titleSpan.start, end: bodyStart }).includes('<!--');
}

/** Behind the signs of an empty heading. */
function fillEmpty(source: SourceText, { span, bodyStart }: Section, words: FixText[number]): FixEdit {
  const typed = source.slice({ start: span.start, end: bodyStart });
  const lead = /^#*[ \t]?/.exec(typed)?.[0] ?? '';
  const at = span.start + lead.length;
  const gap = lead.endsWith('#') ? ' ' : '';
  return {
    span: { start: at, end: at },
    newText: [`${gap}Postmortem: `, words, typed.endsWith('#') && gap === '' ? ' ' : ''],
  };
}

/** Behind the words of a title and its colon. */
function addToTitle(source: SourceText, { titleSpan, bodyStart }: Section, words: FixText[number]): FixEdit {
  const start = titleSpan.end;
  const rest = source.slice({ start, end: bodyStart });
  const at = start + (/^[ \t]*[:：]/.exec(rest)?.[0].length ?? 0);
  const isOpen = /[:：–—-]$/.test(source.slice({ start: titleSpan.start, end: at }));
  return { span: { start: at, end: at }, newText: [isOpen ? ' ' : ': ', words] };
}

/** Over what was left of asking: `Postmortem: [what failed]`. */
function askAgain(source: SourceText, { titleSpan }: Section): FixEdit | undefined {
  const left = /\[?what failed\]?$/i.exec(source.slice(titleSpan))?.[0];
  return left === undefined
    ? undefined
    : { span: { start: titleSpan.end - left.length, end: titleSpan.end }, newText: [what] };
}

function* noTitle(postmortem: Postmortem): Iterable<Report> {
  const { source } = postmortem;
  const span = firstLine(postmortem);
  const line = wordsOfLine(source, span.start);
  // Front matter as TOML, which may state a title.
  if (line.startsWith('+++')) return;
  if (isTitle(line) || (isShouted(line) && !postmortem.sections.some((section) => section.span.start === span.start))) {
    yield {
      span,
      message: 'The title is no heading, so the outline and every index of postmortems lack it. Make it one.',
      fixes: () => {
        const typed = source.slice({ start: span.start, end: source.lineEnd(span.start) });
        // Behind a comment it would be no heading.
        if (typed.startsWith('<!--')) return [];
        const [, stars = ''] = inBold.exec(typed.trimEnd()) ?? [];
        const end = span.start + (stars.length || (/^#+/.exec(typed)?.[0].length ?? 0));
        const behind = span.start + typed.trimEnd().length;
        const edits = [
          { span: { start: span.start, end }, newText: ['# '] },
          ...(stars ? [{ span: { start: behind - stars.length, end: behind }, newText: [] }] : []),
        ];
        return [{ title: 'Make it a heading', edits, preferred: true }];
      },
    };
    return;
  }
  yield {
    span,
    message:
      'This postmortem has no title, so nothing tells it from the others. Begin with a heading that names what failed.',
    fixes: (now) => {
      const {
        source,
        postmortem: { frontMatter },
      } = now;
      const at = firstLine(now.postmortem).start;
      const { eol } = source;
      // Behind front matter stands a blank line, even where its last one ends the document.
      const isBelow = frontMatter !== undefined && source.lineStart(at) <= source.nextLine(frontMatter.span.end);
      const lead = isBelow ? (source.lineStart(at) < at ? eol + eol : eol) : '';
      const gap = at < source.end ? eol + eol : eol;
      const edits = [{ span: { start: at, end: at }, newText: [`${lead}# Postmortem: `, what, gap] }];
      return [{ title: 'Insert a title', edits, preferred: true }];
    },
  };
}

/** `**Postmortem: the export queue**` */
const inBold = /^(\*\*|__)(?=\S)([^*_\n]+)\1$/;

/** A short line that names the genre, or that lost its space: `#Postmortem`. */
function isTitle(written: string): boolean {
  const line = inBold.exec(written.trimEnd())?.[2] ?? written;
  return (
    line.length <= longestTitle &&
    !/^(?:[-*+>|<!]|\d+[.)]\s)|:\/\/|[.!?:]$/.test(line) &&
    withoutGenre(line) !== fold(line)
  );
}

/** `SERVER OUTAGE OF JUNE`, in a line of its own */
function isShouted(line: string): boolean {
  return (
    line.length <= longestTitle &&
    /^\p{Lu}{2,}[^\p{Ll}\r\n.!?:|=]* [^\p{Ll}\r\n!?:|=]*\p{Lu}{2,}[^\p{Ll}\r\n!?:|=]*$/u.test(line.trim())
  );
}

const longestTitle = 90;

/** With a comment or two behind the title. */
const longestLine = 400;
const comment = /\s*<!--[^>]*-->/g;

/** A comment: words in brackets would make a form of the document. */
const what = { prompt: '<!-- what failed? -->' };

/** The first line behind the front matter that says something; a comment to the rules does not. */
function firstLine({ source, frontMatter }: Postmortem): Span {
  let at = frontMatter ? source.nextLine(frontMatter.span.end) : source.lineStart(source.firstWord);
  const saysNothing = () => wordsOfLine(source, at) === '' && source.nextLine(at) < source.end;
  while (saysNothing()) at = source.nextLine(at);
  return { start: at, end: source.lineEnd(at) };
}

/** What a line begins with, without comments. */
function wordsOfLine(source: SourceText, at: number): string {
  const end = Math.min(source.lineEnd(at), at + longestLine);
  return source.slice({ start: at, end }).replace(comment, '');
}

function dayOf({ facts: { date, start } }: Postmortem): string | undefined {
  const stated = start?.date ?? date?.date;
  if (!stated || stated.ambiguous) return undefined;
  const day = dayOfDate(stated);
  return day === undefined ? undefined : isoDate(day);
}
