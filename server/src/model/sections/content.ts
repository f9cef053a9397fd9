import type { Paragraph } from 'mdast';
import { type Span, spanOf } from '../../syntax/position.ts';
import { strongAlone } from '../../syntax/strongAlone.ts';
import { once } from '../memory.ts';
import { perObject } from '../perObject.ts';
import type { Postmortem, Section, SourceText } from '../types.ts';
import { isAsking, isBlankTable } from './formPrompts.ts';

/** Prompts are those of a form, and so are rows that nobody has filled in. */
export type Content = 'nothing' | 'comment' | 'prompts' | 'blank rows' | 'text';

/** What stands below a title. For sections that hold none; of others it is what stands before the first of those. */
export function contentOf(source: SourceText, { bodyStart, span }: Section): Content {
  const end = Math.min(span.end, source.end);
  let isInComment = false;
  let hasComment = false;
  for (let at = bodyStart; at < end; at = source.nextLine(at)) {
    const line = withoutComments(source.slice({ start: at, end: Math.min(end, source.lineEnd(at)) }), isInComment);
    isInComment = line.isOpen;
    hasComment ||= line.hasComment;
    if (saysSomething(line.text)) return ofForm(line.text, source.slice({ start: at, end }));
  }
  return hasComment ? 'comment' : 'nothing';
}

/** What a text is that says something, by its first line as far as that tells. */
function ofForm(first: string, text: string): Content {
  if (!/^\s*(?:[_*|]|[-+\d])/.test(first)) return 'text';
  const { text: typed } = withoutComments(text);
  if (isBlankTable(typed)) return 'blank rows';
  return isAsking(typed) ? 'prompts' : 'text';
}

/** More than marks, bullets, rules, bars and fences. */
function saysSomething(text: string): boolean {
  return /[^\s*_~`#=|>:：.•·+<\\-]/.test(text.replace(/<\/?(?:br|p|hr)\s*\/?>|&nbsp;/gi, ''));
}

/** A text with spaces for its comments; one that is never closed goes on to the end. */
export function withoutComments(line: string, isInComment = false) {
  let text = '';
  let isOpen = isInComment;
  let at = 0;
  while (at < line.length) {
    const mark = isOpen ? '-->' : '<!--';
    const found = line.indexOf(mark, at);
    const part = line.slice(at, found < 0 ? line.length : found);
    text += isOpen ? part.replace(/[^\r\n]/g, ' ') : part;
    if (found < 0) break;
    text += ' '.repeat(mark.length);
    at = found + mark.length;
    isOpen = !isOpen;
  }
  return { text, isOpen, hasComment: isInComment || line.includes('<!--') };
}

/** Whether a colon stands behind a title, on its line or the one where the text begins. */
export function leadsOn(source: SourceText, { titleSpan, bodyStart }: Section): boolean {
  return /[:：]/.test(source.slice({ start: titleSpan.end, end: source.lineEnd(bodyStart) }));
}

/** Whether a section holds the next one. */
export function holdsNext(sections: readonly Section[], { index }: Section): boolean {
  return sections[index + 1]?.parent === index;
}

/**
 * Tells of titles whether they stand among bold words in front of what a section tells that are none:
 *
 *     ## Retrospective
 *
 *     **Technical:**
 *
 *     **Debugging:**
 */
export function standAmongLabels({ sections, nodesIn }: Postmortem): (section: Section) => boolean {
  const titles = once(() => new Set(sections.map(({ span }) => span.start)));
  const holdsLabels = perObject((around: Section): boolean => {
    const own = nodesIn({ start: around.bodyStart, end: around.span.end });
    const below = own.findIndex(({ type }) => type === 'heading');
    return own
      .slice(0, below < 0 ? own.length : below)
      .some((node) => node.type === 'paragraph' && isBoldLabel(node) && !titles().has(spanOf(node).start));
  });
  return ({ parent }) => {
    const around = parent === undefined ? undefined : sections[parent];
    return around !== undefined && around.depth > 1 && holdsLabels(around);
  };
}

/** Lines in bold that stand alone as titles do, in a piece of a document, and are none that is known. */
export function boldLinesIn({ sections, nodesIn }: Postmortem, within: Span): readonly Span[] {
  const titles = new Set(sections.map(({ span }) => span.start));
  return nodesIn(within).flatMap((node) => (strongAlone(node) && !titles.has(spanOf(node).start) ? spanOf(node) : []));
}

/** `**Technical:**`, `**Note**: it was large.` */
function isBoldLabel({ children: [first, second] }: Paragraph): boolean {
  const [words] = first?.type === 'strong' ? first.children.slice(-1) : [];
  if (words?.type !== 'text') return false;
  return (
    second === undefined || /[:：]\s*$/.test(words.value) || (second.type === 'text' && /^\s*[:：]/.test(second.value))
  );
}
