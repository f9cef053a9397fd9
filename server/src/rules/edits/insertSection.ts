/** Writing a section that a document lacks: at the place the template gives it, the way the document writes its own. */
import { leftOpenAt } from '../../model/text/leftOpen.ts';
import type { Postmortem, Section, SourceText } from '../../model/types.ts';
import type { Fix, FixText } from '../types.ts';
import { type Insertion, numbersFor } from './numbering.ts';

/** A section or label to be written. */
export interface NewSection {
  readonly heading: string;
  readonly prompt: string;
  /** What stands before it in the document; it goes behind that. */
  readonly after?: Section;
  /** What stands behind it, where nothing stands before it. */
  readonly before?: Section;
  /** It is a part of the section that it goes behind. */
  readonly isNested?: boolean;
}

/** How a title is written. */
interface TitleStyle {
  readonly shape: Section['shape'];
  readonly depth: number;
  /** What stands between the start of the line and the title: `## `, `- **`. */
  readonly lead: string;
  /** What stands behind the title up to the text: `:** `. */
  readonly tail: string;
  readonly inList: boolean;
}

/**
 * A fix that inserts the sections; those that go to the same place make one edit, in the order given. None where one of
 * them would come to stand in what is left open.
 */
export function insertSections(postmortem: Postmortem, added: readonly NewSection[], title: string): Fix[] {
  const { source } = postmortem;
  const open = leftOpenAt(postmortem);
  const byPlace = new Map<number, FixText[number][]>();
  const placed = added.map((section) => ({ section, place: placeOf(postmortem, section) }));
  placed.sort((a, b) => a.place - b.place);
  const insertions = placed.map(({ section: { after, before, isNested }, place }): Insertion | undefined => {
    const beside = after ?? before;
    return beside && !isNested ? { beside, place } : undefined;
  });
  const leads = numbersFor(source, postmortem.sections, insertions);
  for (const [at, { section, place }] of placed.entries()) {
    if (place > open) return [];
    const neighbour = section.after ?? section.before;
    const style = neighbour ? styleFor(postmortem, neighbour, section) : plainStyle(postmortem);
    const block = render(source, style, { ...section, heading: `${leads[at] ?? ''}${section.heading}` });
    const gap = gapOf(source, style);
    const pieces = byPlace.get(place) ?? [];
    if (section.before && !section.after) pieces.push(...block, gap);
    else pieces.push(place === 0 ? '' : gap, ...block);
    byPlace.set(place, pieces);
  }
  const edits = [...byPlace].map(([place, newText]) => ({ span: { start: place, end: place }, newText }));
  return [{ title, edits }];
}

function placeOf(postmortem: Postmortem, { after, before }: NewSection): number {
  if (after) return endOfContent(postmortem, after);
  return before ? lineStart(postmortem.source, before) : endOf(postmortem.source);
}

/** Behind the last word of a section; of a timeline, with the days that are sections of their own. */
function endOfContent({ source, timelines }: Postmortem, { index, span, titleSpan }: Section): number {
  const spanEnd = Math.max(span.end, timelines.find(({ section }) => section === index)?.span.end ?? 0);
  const lineStart = source.lineStart(spanEnd);
  const lead = spanEnd > source.end ? '' : source.slice({ start: lineStart, end: spanEnd });
  // `- ## Timeline`: the bullet is the next section's.
  const end = /^\s*(?:[-*+]|\d+[.)])\s+$/.test(lead) ? lineStart : spanEnd;
  return Math.max(titleSpan.end, source.trimmedEnd({ start: span.start, end }));
}

function render(source: SourceText, style: TitleStyle, { heading, prompt }: NewSection): FixText {
  const eol = source.eol;
  const stop = { prompt: `<!-- ${prompt} -->` };
  if (style.shape === 'label') return [style.lead + heading + style.tail, stop];
  if (style.inList) {
    const indent = ' '.repeat(/^\s*(?:[-*+]|\d+[.)])\s+/.exec(style.lead)?.[0].length ?? 2);
    return [style.lead + heading + style.tail + eol + indent, stop];
  }
  if (style.shape === 'setext') {
    const rule = (style.depth === 1 ? '=' : '-').repeat(Math.max(3, heading.length));
    return [heading + style.tail + eol + rule + eol + eol, stop];
  }
  return [style.lead + heading + style.tail + eol + eol, stop];
}

/** Labels stand on consecutive lines, sections have a blank line between them. */
function gapOf(source: SourceText, style: TitleStyle): string {
  const eol = source.eol;
  return style.shape === 'label' && style.inList ? eol : eol + eol;
}

function styleFor({ source, sections }: Postmortem, neighbour: Section, { isNested }: NewSection): TitleStyle {
  const style = styleOf(source, isNested ? neighbour : usualBeside(sections, neighbour));
  const isHeading = style.shape === 'atx' || style.shape === 'setext' || style.shape === 'html';
  if (!isNested || !isHeading || style.inList) return style;
  const depth = Math.min(style.depth + 1, 6);
  return { ...style, shape: 'atx', depth, lead: `${'#'.repeat(depth)} ` };
}

/** One title in bold among headings is no model for others: the nearest main heading before it is. */
function usualBeside(sections: readonly Section[], neighbour: Section): Section {
  if (neighbour.shape !== 'bold') return neighbour;
  const named = sections.filter(({ roles, inList }) => roles.length > 0 && !inList);
  const headings = named.filter(({ shape }) => shape === 'atx' || shape === 'setext');
  const depth = Math.min(...headings.map((heading) => heading.depth));
  if (headings.length <= named.filter(({ shape }) => shape === 'bold').length) return neighbour;
  const main = headings.filter((heading) => heading.depth === depth);
  return main.findLast(({ index }) => index < neighbour.index) ?? main[0] ?? neighbour;
}

function styleOf(source: SourceText, section: Section): TitleStyle {
  const { shape, depth, inList, takenAs } = section;
  if (takenAs === 'code') return { shape: 'atx', depth, inList, lead: `${'#'.repeat(depth)} `, tail: '' };
  const start = section.titleSpan.start;
  const end = section.titleSpan.end;
  const lineEnd = source.lineEnd(end);
  const lead = source.slice({ start: source.lineStart(start), end: start });
  const rest = source.slice({ start: end, end: lineEnd });
  if (shape === 'label')
    return {
      shape,
      depth,
      inList,
      lead: plainLead(lead),
      tail: /^[*_]*[:：]?[*_]*[ \t]*/.exec(rest)?.[0].replace(/[ \t]*$/, ' ') ?? ': ',
    };
  // Emoji and numbers in front of the other titles are theirs alone.
  const colon = /^\s*[*_]*[:：]?[*_]*/.exec(rest)?.[0].trimEnd() ?? '';
  const marks = shape === 'bold' ? (/[*_]+/.exec(lead)?.[0] ?? '**') : '';
  if (shape === 'html') return { shape, depth, inList, lead: `<h${depth}>`, tail: `</h${depth}>` };
  const bullet = inList ? (/^\s*(?:[-*+]|\d+[.)])\s+/.exec(lead)?.[0] ?? '- ') : '';
  return {
    shape,
    depth,
    inList,
    lead: shape === 'bold' ? marks : `${bullet}${shape === 'atx' ? `${'#'.repeat(depth)} ` : ''}`,
    tail: shape === 'bold' && colon === '' ? marks : colon,
  };
}

/** The bullet and marks in front of a label, without words of its own. */
function plainLead(lead: string): string {
  return /^\s*(?:(?:[-*+]|\d+[.)])\s+)?[*_]*/.exec(lead)?.[0] ?? '';
}

/** For a document without any section of a postmortem: second-level headings. */
function plainStyle(postmortem: Postmortem): TitleStyle {
  const first = postmortem.sections.find((section) => section.shape === 'atx');
  const depth =
    first && first.depth > 1 && postmortem.sections.filter((section) => section.depth === first.depth).length > 1
      ? first.depth
      : 2;
  return { shape: 'atx', depth, lead: `${'#'.repeat(depth)} `, tail: '', inList: false };
}

function lineStart(source: SourceText, section: Section): number {
  return source.lineStart(section.span.start);
}

/** Behind the last word of the document. */
function endOf(source: SourceText): number {
  return source.trimmedEnd({ start: 0, end: source.end });
}
