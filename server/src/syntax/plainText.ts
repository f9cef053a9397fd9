import type { Nodes } from 'mdast';
import { perNode } from './perNode.ts';
import { type Span, spanOf, type TextSource } from './position.ts';

/**
 * A piece of the document with its markup blanked out, every character in its place.
 *
 *     source   - **09:00 AM:** see [the graph](https://example.org)
 *     text         09:00 AM:   see  the graph
 *
 * So an offset in `text` plus `start` is an offset in the document. Line breaks stay.
 */
export interface PlainText extends Span {
  readonly text: string;
}

const escapable = /\\(?=[!-/:-@[-`{-~])/g;
const containerPrefix = /(\r\n|\n|\r)([ \t>]+)/g;

/** `&nbsp;10:30`: a space that is written as an entity. */
const blankEntities = /&(?:nbsp|e[mn]sp|thinsp|#160|#x0*a0|#819[4-7]|#8201|#x200[2-59]);/gi;

/** `[[2026-06-02]]`: the note of a day. */
const linkedDay = /\[\[(\d{4}-\d\d-\d\d)\]\]/g;

/** What a reader sees of a node with text: paragraph, heading, table cell, HTML, code. */
export const plainTextOf = perNode((node: Nodes, source: TextSource): PlainText => {
  const { start, end } = spanOf(node);
  const text = source.slice({ start, end });
  return { start, end, text: maskMarkup(node, text, start) };
});

function maskMarkup(block: Nodes, text: string, base: number): string {
  const out: string[] = [];
  let at = 0;

  function blankTo(offset: number): void {
    if (offset <= at) return;
    const skipped = text.slice(at, offset);
    out.push(/[\r\n]/.test(skipped) ? skipped.replace(/[^\r\n]/g, ' ') : ' '.repeat(skipped.length));
    at = offset;
  }

  function copyTo(offset: number): void {
    if (offset <= at) return;
    let kept = text.slice(at, offset);
    if (kept.includes('\\')) kept = kept.replace(escapable, ' ');
    if (kept.includes('&')) kept = withoutBlankEntities(kept);
    if (kept.includes('[[')) kept = kept.replace(linkedDay, '  $1  ');
    if (/[\r\n]/.test(kept))
      kept = kept.replace(containerPrefix, (_, eol: string, prefix: string) => eol + ' '.repeat(prefix.length));
    out.push(kept);
    at = offset;
  }

  function visit(node: Nodes): void {
    const span = spanOf(node);
    const [start, end] = [span.start - base, span.end - base];
    if (node.type === 'text') {
      blankTo(start);
      copyTo(end);
    } else if (node.type === 'inlineCode') {
      const fence = /^`+/.exec(text.slice(start, end))?.[0].length ?? 0;
      blankTo(start + fence);
      copyTo(end - fence);
    } else if (node.type === 'html') {
      blankTo(start);
      out.push(withoutTags(text.slice(start, end)));
      at = end;
    } else if (node.type === 'code') {
      const body = codeBody(text, start, end);
      blankTo(body.start);
      out.push(text.slice(body.start, body.end));
      at = body.end;
    } else if (node.type === 'delete' && !isAlone(node, block)) {
      // What is struck out no longer holds: `~~08:20~~ 08:25`.
      blankTo(end);
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  }

  visit(block);
  blankTo(text.length);
  return out.length === 1 ? (out[0] ?? '') : out.join('');
}

function withoutBlankEntities(text: string): string {
  return text.replace(blankEntities, (entity) => ' '.repeat(entity.length));
}

/** Whether a block holds nothing else. */
function isAlone(node: Nodes, block: Nodes): boolean {
  return 'children' in block && block.children.length === 1 && block.children[0] === node;
}

const tags = /<!--(?:[^-]|-(?!->))*(?:-->|$)|<\/?([a-zA-Z][a-zA-Z0-9]*)(?![a-zA-Z0-9])[^<>]*>/g;

/** Elements that stand on lines of their own, whatever the source looks like. */
const blockElements = /^(?:br|p|div|li|ul|ol|tr|table|h[1-6]|hr|blockquote|dt|dd|dl|details|summary|section)$/i;

/** HTML with its tags blanked out; where a block starts or ends, a line break takes the first place. */
function withoutTags(html: string): string {
  return withoutBlankEntities(html).replace(tags, (tag: string, name: string | undefined) => {
    const blank = tag.replace(/[^\r\n]/g, ' ');
    return name !== undefined && blockElements.test(name) ? `\n${blank.slice(1)}` : blank;
  });
}

/** What is between the fences of a code block, or all of an indented one. */
function codeBody(text: string, start: number, end: number): Span {
  const source = text.slice(start, end);
  const fence = /^(?:`{3,}|~{3,})[^\r\n]*(?:\r\n|\n|\r)?/.exec(source)?.[0];
  if (fence === undefined) return { start, end };
  const closing = /(?:\r\n|\n|\r)[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(source.slice(-200))?.[0].length ?? 0;
  return { start: start + fence.length, end: Math.max(start + fence.length, end - closing) };
}

/** The lines of a piece of plain text, each with its place in the document. */
export function linesOf(plain: PlainText): PlainText[] {
  const { text } = plain;
  const lines: PlainText[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== lineFeed && code !== carriageReturn) continue;
    lines.push(slicePlain(plain, from, at));
    if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    from = at + 1;
  }
  lines.push(slicePlain(plain, from, text.length));
  return lines;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The same text with spaces in place of a part of it; lines stay lines. */
export function blankOut(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

/** Part of a piece of plain text; `from` and `to` count from its own start. */
export function slicePlain(plain: PlainText, from: number, to: number): PlainText {
  const text = plain.text.slice(from, to);
  return { text, start: plain.start + from, end: plain.start + from + text.length };
}

/** The part that a pattern finds first. */
export function matchIn(pattern: RegExp, plain: PlainText): PlainText | undefined {
  const match = pattern.exec(plain.text);
  return match ? slicePlain(plain, match.index, match.index + match[0].length) : undefined;
}

/**
 * The same with spaces for line breaks that only wrap a sentence: behind a long line that ends no sentence, in front of what
 * begins none. Every character stays in its place.
 */
export function unwrapped(plain: PlainText): PlainText {
  return /[\r\n]/.test(plain.text)
    ? { ...plain, text: plain.text.replace(wrap, (space) => ' '.repeat(space.length)) }
    : plain;
}

const wrap = /(?<=[^\r\n]{50}[^\s.:;!?。：])[ \t]*(?:\r\n?|\n)(?=[ \t]*[\p{Ll}\d(])/gu;

/** The words of a piece of plain text on one line, with single spaces. */
export function flatten(text: string): string {
  return (isFlat(text) ? text : text.replace(/\s+/g, ' ')).trim();
}

/** Whether all white space in a text is single spaces. What is no ASCII may be a space of another kind. */
function isFlat(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return true;
}
