/** Words with a few signs among them, read without the parser; see `plainBlocks.ts`. */

import type { PhrasingContent } from 'mdast';
import { isLetterOrDigit } from '../characters.ts';
import { compact } from './compact.ts';
import { NodePosition } from './position.ts';

/** Signs that may mean something in a text, by their code. */
const isSign: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  '\\`*_[]<&!~\0'.includes(String.fromCharCode(code)),
);

/** Offset of the next sign; `to` if there is none. Not a search: that would go on behind `to`, for each line anew. */
function nextSign(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isSign[text.charCodeAt(at)]) at++;
  return at;
}

/** Reads `text` between two offsets; undefined where a sign could mean something else. */
export function readInline(text: string, from: number, to: number, start: number): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = [];
  let plainFrom = from;
  let at = from;
  const flush = (end: number) => end <= plainFrom || pushText(nodes, text, plainFrom, end, start);
  while (at < to) {
    const found = nextSign(text, at, to);
    if (found === to) break;
    const code = text.charAt(found);
    if (isLiteral(text, found, from, to)) {
      at = found + 1;
      continue;
    }
    const node =
      code === '`'
        ? readCode(text, found, to, start)
        : code === '*' || code === '_'
          ? readStrong(text, found, from, to, start)
          : code === '['
            ? readLink(text, found, to, start)
            : undefined;
    if (node === undefined) return undefined;
    if (typeof node === 'number') {
      at = node;
      continue;
    }
    if (!flush(found)) return undefined;
    nodes.push(node);
    at = (node.position?.end.offset ?? 0) - start;
    plainFrom = at;
  }
  return flush(to) ? compact(nodes) : undefined;
}

/** A line break in text, with what the parser drops around it: two spaces before it make it a break of its own. */
const softBreak = / ?(\r\n|\n|\r) */g;
const hardBreak = /(?<! ) {2,}(?:\r\n|\n|\r)/g;

/** Adds text; false where a line of it ends in a way that is better left to the parser. */
function pushText(nodes: PhrasingContent[], text: string, from: number, to: number, start: number): boolean {
  let value = text.slice(from, to);
  if (!/[\r\n]/.test(value)) {
    nodes.push({ type: 'text', value, position: new NodePosition(start + from, start + to) });
    return true;
  }
  if (/^\s*[\r\n]|\t|[\r\n] *$/.test(value)) return false;
  let at = from;
  const add = (end: number) => {
    value = text.slice(at, end).replace(softBreak, '$1');
    nodes.push({ type: 'text', value, position: new NodePosition(start + at, start + end) });
  };
  for (const { index, 0: found } of value.matchAll(hardBreak)) {
    add(from + index);
    at = from + index + found.length;
    nodes.push({
      type: 'break',
      position: new NodePosition(start + from + index, start + from + index + found.search(/[\r\n]/)),
    });
    while (text.charAt(at) === ' ') at++;
  }
  add(to);
  return true;
}

/** Signs that stand for themselves: `2 * 3`, `a_b`, `< 5`, `R & D`, `done!`, `~10:00`. */
function isLiteral(text: string, at: number, from: number, to: number): boolean {
  const before = at > from ? text.charAt(at - 1) : ' ';
  const after = at + 1 < to ? text.charAt(at + 1) : ' ';
  switch (text.charAt(at)) {
    case '*':
      return before === ' ' && after === ' ';
    case '_':
      return /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(after);
    case '<':
      return /[ \d=]/.test(after);
    case '&':
      return after === ' ';
    case '!':
      return after !== '[';
    case '~':
      return before !== '~' && after !== '~';
    default:
      return false;
  }
}

/** `code` between single backticks, on one line. */
function readCode(text: string, at: number, to: number, start: number): PhrasingContent | undefined {
  const end = text.indexOf('`', at + 1);
  if (end < 0 || end >= to || end === at + 1 || text.charAt(end + 1) === '`') return undefined;
  const value = text.slice(at + 1, end);
  if (/[\r\n]/.test(value)) return undefined;
  // One space on both sides is padding.
  const isPadded = value.startsWith(' ') && value.endsWith(' ') && value.trim() !== '';
  return {
    type: 'inlineCode',
    value: isPadded ? value.slice(1, -1) : value,
    position: new NodePosition(start + at, start + end + 1),
  };
}

/** `**strong**`, `*emphasis*`, `__strong__` and `_emphasis_` with nothing in it but text and code. */
function readStrong(text: string, at: number, from: number, to: number, start: number): PhrasingContent | undefined {
  const mark = text.charAt(at);
  const marks = text.charAt(at + 1) === mark ? mark + mark : mark;
  const inside = at + marks.length;
  const before = at > from ? text.charAt(at - 1) : ' ';
  if (!/[\s(]/.test(before) || !(isLetterOrDigit(text, inside) || /[`~@#("'+-]/.test(text.charAt(inside))))
    return undefined;
  if (before === '(' && !/[A-Za-z0-9]/.test(text.charAt(inside))) return undefined;
  const end = endOfStrong(text, mark, inside, to);
  const behind = end + marks.length;
  if (end >= to || !text.startsWith(marks, end) || text.charAt(behind) === mark) return undefined;
  const last = text.charAt(end - 1);
  const after = behind < to ? text.charAt(behind) : ' ';
  // An underscore in a word is part of the word.
  if (mark === '_' && /[^\s!-/:-@[-`{-~]/.test(after)) return undefined;
  const closes = /[A-Za-z0-9]/.test(last)
    ? /[\x20-\x7e\r\n]/.test(after)
    : /[!-/:-@[-`{-~]/.test(last) && /[\s!-/:-@[-`{-~]/.test(after) && after <= '~';
  if (!closes) return undefined;
  const children = readInside(text, inside, end, start);
  if (!children) return undefined;
  return {
    type: marks.length === 2 ? 'strong' : 'emphasis',
    children,
    position: new NodePosition(start + at, start + behind),
  };
}

/** Offset of the next mark that is in no code and in no word. */
function endOfStrong(text: string, mark: string, from: number, to: number): number {
  for (let end = from; end < to; end++) {
    const sort = text.charAt(end);
    if (sort === mark && !(mark === '_' && isInWord(text, end, to))) return end;
    if (sort === '`') {
      const close = text.indexOf('`', end + 1);
      if (close < 0 || close >= to) return to;
      end = close;
    }
  }
  return to;
}

function isInWord(text: string, at: number, to: number): boolean {
  return at + 1 < to && /[A-Za-z0-9]/.test(text.charAt(at - 1)) && /[A-Za-z0-9]/.test(text.charAt(at + 1));
}

/** What stands in strong text or a link: text and code alone. */
function readInside(text: string, from: number, to: number, start: number): PhrasingContent[] | undefined {
  const children = readInline(text, from, to, start);
  return children?.every((child) => child.type === 'text' || child.type === 'inlineCode') ? children : undefined;
}

const destination = /\(([^\s()<>\\&]+)\)/y;

/** `[text](address)`; the offset behind `[text]` where it is only brackets. */
function readLink(text: string, at: number, to: number, start: number): PhrasingContent | number | undefined {
  const end = text.indexOf(']', at + 1);
  if (end < 0 || end >= to || text.charAt(at + 1) === '^' || end === at + 1) return undefined;
  const inside = text.slice(at + 1, end);
  if (/[[\\<!*_`&\r\n]/.test(inside.replace(/(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|`[^`]*`/g, ''))) return undefined;
  const next = text.charAt(end + 1);
  if (next !== '(') return next === '[' || next === ':' || /[`*]/.test(inside) ? undefined : end + 1;
  destination.lastIndex = end + 1;
  const found = destination.exec(text);
  if (!found || destination.lastIndex > to) return undefined;
  const children = readInside(text, at + 1, end, start);
  if (!children) return undefined;
  return {
    type: 'link',
    title: null,
    url: found[1] ?? '',
    children,
    position: new NodePosition(start + at, start + destination.lastIndex),
  };
}
