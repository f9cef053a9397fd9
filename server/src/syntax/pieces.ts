/**
 * Cuts Markdown into pieces that can be parsed one by one.
 *
 * The invariant that makes it right: a cut is made only in front of a line at which, whatever stands behind it, no
 * block of the text before it can still be open, but for the list that the next piece's item carries on and the table
 * that its rows belong to. So
 *
 *     parse(a + b) = parse(a) ++ parse(b)
 *
 * where the two lists that meet at a cut are one (their markers tell), and rows are parsed under their table's head.
 * (What reaches over cuts are names alone: of link definitions and of footnotes. See `definitions.ts`.)
 *
 * Whether a cut is made in front of a line depends on the lines before it and on that line, never on those behind it.
 * That is what makes cutting incremental: after an edit, cut on from the piece before it until a cut falls on an old
 * one; from there on everything is as it was.
 *
 * A line is looked at from the outermost level alone. What is nested in a list item, a quote or a footnote cannot
 * matter to it: a line that does not belong to the container closes everything in it. Where that is not enough to tell
 * (`<b>` in front of a line that may be text or not), nothing is cut until a line at which the parser itself says that
 * all is closed.
 */

import { htmlBlockNames } from 'micromark-util-html-tag-name';
import { letters } from '../characters.ts';

export type PieceKind =
  | 'front-matter'
  /** Blank lines at the head of the document; elsewhere they belong to the piece in front of them. */
  | 'blank'
  /** A heading that starts with `#`. */
  | 'heading'
  /** Lines of text, or what only the parser can tell from them: definitions, a table, a heading with a line below it. */
  | 'paragraph'
  /** One item of a list, with what is nested in it. */
  | 'item'
  /** A code block between fences. */
  | 'fence'
  /** Rows of the table whose head is in a piece before. */
  | 'rows'
  | 'other';

export interface Piece {
  readonly kind: PieceKind;
  /** Offset in what was read. */
  readonly start: number;
  readonly end: number;
  /** Head and delimiter row of the table that the rows belong to. */
  readonly head?: string;
}

/** A line of text behind a blank one, or one that starts a block wherever it can. */
export type NextLine = 'text' | 'block';

/** Text that may come in parts, each ending where a line ends. */
export interface PieceInput {
  readonly text: string;
  /** Lengthens `text`; false at the end of the document. */
  more(): boolean;
  /** Whether a text leaves a block open that would take in the line behind it. Asked of the parser. */
  isOpen(text: string, next: NextLine): boolean;
  /** Whether two lines are the head of a table. */
  isTableHead(text: string): boolean;
}

/** Where cutting goes on: at the head of the document, in a table, or in front of a new block. */
export type PieceContext = { readonly kind: 'document' } | { readonly kind: 'rows'; readonly head: string } | undefined;

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
const asterisk = 42;
const plus = 43;
const dash = 45;
const lessThan = 60;
const greaterThan = 62;
const openBracket = 91;
const underscore = 95;
const backtick = 96;
const bar = 124;
const tilde = 126;
const byteOrderMark = 0xfeff;

/** A paragraph or a group of rows that is longer is cut where its own lines say so. */
const longParagraph = 1024;
const longestParagraph = 8192;

/** What a line can start, seen from a level at which it is not indented. */
type Start =
  | 'none'
  | 'heading'
  | 'fence'
  | 'quote'
  | 'break'
  | 'item'
  /** An item that cannot interrupt a paragraph: empty, or numbered other than 1. */
  | 'weak-item'
  | 'footnote'
  /** HTML that goes on to its end mark. */
  | 'raw-html'
  /** HTML that goes on to a blank line. */
  | 'html'
  /** HTML or text. */
  | 'weak-html';

const fenceLine = /(`{3,})[^`\r\n]*(?=[\r\n]|$)|(~{3,})/y;
const underline = /(?:=+|-+)[ \t]*(?=[\r\n]|$)/y;
const delimiterRow = /(?=[^\r\n]*[|:])(?=[|: \t]*-)[|:\- \t]+(?=[\r\n]|$)/y;
const itemMarker = /(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|[\r\n]|$)/y;
const footnoteStart = /\[\^[^\s[\]\\^]+\]:/y;
const rawHtml = /<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![a-zA-Z]))/iy;
const htmlName = /<\/?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s>]|\/>|$)/y;
const blockNames: ReadonlySet<string> = new Set(htmlBlockNames);
const atxHeading = /#{1,6}(?=[ \t]|[\r\n]|$)/y;
/** A line that is text wherever it stands: cutting a long paragraph in front of it leaves it a paragraph. */
const plainLine = new RegExp(String.raw`[${letters}]|\d+[^\d.)\s]`, 'y');

/** Cuts what `input` gives, from one safe place to the next. */
export class Cutter {
  readonly #input: PieceInput;
  #head: string | undefined;
  readonly #atDocumentStart: boolean;

  /** The line that is looked at; at the end of the text it is empty and `#next` is `#start`. */
  #start = 0;
  /** Behind its last character, before its line break. */
  #end = 0;
  /** Where the next line starts. */
  #next = 0;
  /** Its first character that is no space or tab, and the column of it. */
  #first = 0;
  #indent = 0;

  constructor(input: PieceInput, context?: PieceContext) {
    this.#input = input;
    this.#head = context?.kind === 'rows' ? context.head : undefined;
    this.#atDocumentStart = context?.kind === 'document';
    this.#load(0);
  }

  /** The next piece; undefined at the end of the document. */
  next(): Piece | undefined {
    const start = this.#start;
    if (this.#isEnd()) return undefined;
    const head = this.#head;
    const kind = this.#piece(start);
    return { kind, start, end: this.#start, ...(head !== undefined && kind === 'rows' && { head }) };
  }

  /** What the piece behind the last one would be cut with. */
  get context(): PieceContext {
    return this.#head === undefined ? undefined : { kind: 'rows', head: this.#head };
  }

  // ---------------------------------------------------------------- lines

  #load(at: number): void {
    this.#start = at;
    let end = at;
    for (;;) {
      const { text } = this.#input;
      while (end < text.length && !isEol(text.charCodeAt(end))) end++;
      const isComplete = end < text.length && !(text.charCodeAt(end) === carriageReturn && end + 1 === text.length);
      if (isComplete || !this.#input.more()) break;
    }
    const { text } = this.#input;
    this.#end = end;
    const isPair = text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed;
    this.#next = end === text.length ? end : end + (isPair ? 2 : 1);
    let column = 0;
    let first = at === 0 && this.#atDocumentStart && text.charCodeAt(0) === byteOrderMark ? 1 : at;
    for (; first < end; first++) {
      const code = text.charCodeAt(first);
      if (code === space) column++;
      else if (code === tab) column += 4 - (column % 4);
      else break;
    }
    this.#first = first;
    this.#indent = column;
  }

  #take(): void {
    this.#load(this.#next);
  }

  #isEnd(): boolean {
    return this.#next === this.#start;
  }

  #isBlank(): boolean {
    return this.#first === this.#end;
  }

  /** Takes blank lines; true if there were any. */
  #takeBlanks(): boolean {
    const from = this.#start;
    while (!this.#isEnd() && this.#isBlank()) this.#take();
    return this.#start > from;
  }

  #matches(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#first;
    return pattern.exec(this.#input.text);
  }

  #code(): number {
    return this.#input.text.charCodeAt(this.#first);
  }

  #startOfLine(): Start {
    if (this.#indent > 3) return 'none';
    const code = this.#code();
    switch (code) {
      case hash:
        return this.#matches(atxHeading) ? 'heading' : 'none';
      case backtick:
      case tilde:
        return this.#matches(fenceLine) ? 'fence' : 'none';
      case greaterThan:
        return 'quote';
      case underscore:
        return this.#isBreak(code) ? 'break' : 'none';
      case dash:
      case asterisk:
        if (this.#isBreak(code)) return 'break';
        return this.#itemStart();
      case plus:
        return this.#itemStart();
      case openBracket:
        return this.#matches(footnoteStart) ? 'footnote' : 'none';
      case lessThan: {
        if (this.#matches(rawHtml)) return 'raw-html';
        const name = this.#matches(htmlName)?.[1]?.toLowerCase();
        return name !== undefined && blockNames.has(name) ? 'html' : 'weak-html';
      }
      default:
        return code >= 48 && code <= 57 ? this.#itemStart() : 'none';
    }
  }

  /** Three signs or more, with nothing but white space between them: `* * *`. A loop: the line may be megabytes long. */
  #isBreak(sign: number): boolean {
    const { text } = this.#input;
    let signs = 0;
    for (let at = this.#first; at < this.#end; at++) {
      const code = text.charCodeAt(at);
      if (code === sign) signs++;
      else if (code !== space && code !== tab) return false;
    }
    return signs > 2;
  }

  #itemStart(): Start {
    const marker = this.#matches(itemMarker);
    if (!marker) return 'none';
    const isEmpty = isBlankBetween(this.#input.text, this.#first + marker[0].length, this.#end);
    return isEmpty || (marker[1] !== undefined && Number(marker[1]) !== 1) ? 'weak-item' : 'item';
  }

  // ---------------------------------------------------------------- pieces

  /** Takes one piece with the blank lines behind it. */
  #piece(start: number): PieceKind {
    if (this.#atDocumentStart && start === 0 && this.#takeFrontMatter()) return 'front-matter';
    if (this.#takeBlanks()) return 'blank';
    if (this.#head !== undefined) {
      this.#takeRows(start, this.#head);
      return 'rows';
    }
    if (this.#indent > 3) return this.#takeIndentedCode(start);
    const kind = this.#startOfLine();
    switch (kind) {
      case 'heading':
      case 'break':
        this.#take();
        this.#takeBlanks();
        return kind === 'heading' ? 'heading' : 'other';
      case 'fence':
        return this.#takeFence();
      case 'raw-html':
        return this.#takeRawHtml();
      case 'html':
        while (!this.#isEnd() && !this.#isBlank()) this.#take();
        this.#takeBlanks();
        return 'other';
      case 'weak-html':
        return this.#takeWeakHtml(start);
      case 'quote':
        return this.#takeContainer(start, 0);
      case 'footnote':
        return this.#takeContainer(start, 4);
      case 'item':
      case 'weak-item':
        return this.#takeItem(start);
      default:
        return this.#takeParagraph(start);
    }
  }

  /** `---` or `+++` in the first line of the document, to the next such line. */
  #takeFrontMatter(): boolean {
    const { text } = this.#input;
    const from = text.charCodeAt(this.#start) === byteOrderMark ? this.#start + 1 : this.#start;
    const mark = text.slice(from, this.#end).trimEnd();
    if (mark !== '---' && mark !== '+++') return false;
    const restart = this.#start;
    this.#take();
    while (!this.#isEnd()) {
      const isClosing = this.#indent === 0 && this.#input.text.slice(this.#start, this.#end).trimEnd() === mark;
      this.#take();
      if (isClosing) {
        this.#takeBlanks();
        return true;
      }
    }
    this.#load(restart);
    return false;
  }

  #takeIndentedCode(start: number): PieceKind {
    while (!this.#isEnd() && (this.#isBlank() || this.#indent > 3)) this.#take();
    // To the parser, what cannot interrupt a paragraph cannot interrupt code either, not even behind blank lines.
    const next = this.#startOfLine();
    return this.#isEnd() || next === 'none' || isStrong(next) ? 'other' : this.#takeUncertain(start);
  }

  #takeFence(): PieceKind {
    const kind = this.#indent === 0 ? 'fence' : 'other';
    const fence = this.#matches(fenceLine);
    const marks = fence?.[1] ?? fence?.[2] ?? '';
    const code = marks.charCodeAt(0);
    this.#take();
    while (!this.#isEnd()) {
      const closes = this.#indent <= 3 && this.#code() === code && this.#closesFence(code, marks.length);
      this.#take();
      if (closes) break;
    }
    this.#takeBlanks();
    return kind;
  }

  #closesFence(code: number, length: number): boolean {
    const { text } = this.#input;
    let at = this.#first;
    while (text.charCodeAt(at) === code) at++;
    return at - this.#first >= length && isBlankBetween(text, at, this.#end);
  }

  #takeRawHtml(): PieceKind {
    const start = this.#matches(rawHtml);
    const [, element, comment, instruction, characterData] = start ?? [];
    const ending = element
      ? /<\/(?:script|pre|style|textarea)>/i
      : comment
        ? /-->/
        : instruction
          ? /\?>/
          : characterData
            ? /\]\]>/
            : />/;
    // `<!-->` and `<?>` are closed by their own last characters.
    let from = this.#first + (comment ? 2 : instruction ? 1 : characterData ? 9 : 2);
    while (!this.#isEnd()) {
      const closes = ending.test(this.#input.text.slice(from, this.#end));
      this.#take();
      from = this.#start;
      if (closes) break;
    }
    this.#takeBlanks();
    return 'other';
  }

  #takeWeakHtml(start: number): PieceKind {
    let isPlain = true;
    this.#take();
    while (!this.#isEnd() && !this.#isBlank()) {
      if (this.#startOfLine() !== 'none' || this.#matches(underline) || this.#matches(delimiterRow)) isPlain = false;
      this.#take();
    }
    if (!isPlain) return this.#takeUncertain(start);
    this.#takeBlanks();
    return 'other';
  }

  #takeItem(start: number): PieceKind {
    const { text } = this.#input;
    const marker = this.#matches(itemMarker)?.[0].length ?? 1;
    const behind = this.#first + marker;
    const isEmpty = isBlankBetween(text, behind, this.#end);
    if (isEmpty) {
      const width = this.#indent + marker + 1;
      this.#take();
      // An item without a first line ends at a blank one.
      if (this.#takeBlanks() || this.#isEnd()) return 'item';
      return this.#takeContainerLines(start, width) ?? 'item';
    }
    // Up to four columns of white space belong to the marker; with more, one does and code follows.
    let column = this.#indent + marker;
    const from = column;
    for (let at = behind; ; at++) {
      const code = text.charCodeAt(at);
      if (code === space) column++;
      else if (code === tab) column += 4 - (column % 4);
      else break;
    }
    const offset = column - from > 4 ? from + 1 : column;
    this.#take();
    return this.#takeContainerLines(start, offset) ?? 'item';
  }

  #takeContainer(start: number, offset: number): PieceKind {
    this.#take();
    return this.#takeContainerLines(start, offset) ?? 'other';
  }

  /**
   * Takes the lines of a container, which are those with its indentation (0 for a quote, whose lines start with `>`),
   * and lines of text that carry on a paragraph in it. Returns a kind only where it had to give up being sure.
   */
  #takeContainerLines(start: number, offset: number): PieceKind | undefined {
    const isInside = () => (offset === 0 ? this.#indent <= 3 && this.#code() === greaterThan : this.#indent >= offset);
    /** A line of text came that belongs to a paragraph in the container, or starts one behind it. */
    let mayBeOutside = false;
    while (!this.#isEnd()) {
      if (this.#isBlank()) {
        this.#takeBlanks();
        if (offset === 0 || !isInside() || this.#isEnd()) return undefined;
        if (mayBeOutside) return this.#takeUncertain(start);
        continue;
      }
      if (isInside()) {
        if (mayBeOutside && offset > 0) return this.#takeUncertain(start);
        mayBeOutside = false;
        this.#take();
        continue;
      }
      const next = this.#startOfLine();
      if (!mayBeOutside && next !== 'none' && next !== 'weak-html') return undefined;
      if (mayBeOutside && isStrong(next) && next !== 'break') return undefined;
      const isUnsure = next !== 'none' || this.#matches(underline) || this.#matches(delimiterRow);
      if (isUnsure && (mayBeOutside || next === 'weak-html')) return this.#takeUncertain(start);
      mayBeOutside = true;
      this.#take();
    }
    return undefined;
  }

  /**
   * Takes lines up to one, not indented, at which the parser says that all blocks are closed: behind a blank line, or in
   * front of the start of a block. It is asked again only when there is half as much more to tell, so that all answers
   * cost no more than the piece does.
   */
  #takeUncertain(start: number, lead = ''): PieceKind {
    let enough = 0;
    for (;;) {
      const behindBlank = this.#takeBlanks();
      if (this.#isEnd()) return 'other';
      const length = this.#start - start;
      if (length >= enough && this.#indent === 0) {
        const next = behindBlank ? 'text' : this.#startsBlock() ? 'block' : undefined;
        if (next && !this.#input.isOpen(lead + this.#input.text.slice(start, this.#start), next)) return 'other';
        if (next) enough = length * 1.5;
      }
      this.#take();
    }
  }

  /** Whether the line starts a block, and nothing else: `---` may be the line below a heading, `>` carry on a quote. */
  #startsBlock(): boolean {
    const start = this.#startOfLine();
    return isStrong(start) && start !== 'break' && start !== 'quote';
  }

  #takeParagraph(start: number): PieceKind {
    const mayBeDefinition = this.#code() === openBracket;
    let previous = this.#start;
    this.#take();
    while (!this.#isEnd()) {
      if (this.#takeBlanks()) return 'paragraph';
      if (this.#indent <= 3 && this.#matches(underline)) {
        if (mayBeDefinition) return this.#takeUncertain(start);
        this.#take();
        this.#takeBlanks();
        return 'paragraph';
      }
      if (this.#indent <= 3 && this.#matches(delimiterRow)) {
        if (previous !== start) return this.#takeUncertain(start);
        return this.#takeTable(start);
      }
      if (isStrong(this.#startOfLine())) return 'paragraph';
      if (this.#isCut(start)) return 'paragraph';
      previous = this.#start;
      this.#take();
    }
    return 'paragraph';
  }

  /** Whether a long paragraph is cut here: told by the line itself, so that an edit above does not move all cuts. */
  #isCut(start: number): boolean {
    const length = this.#start - start;
    if (length < longParagraph || this.#indent > 0 || !this.#matches(plainLine)) return false;
    return length > longestParagraph || hashOf(this.#input.text, this.#start, this.#end) % 8 === 0;
  }

  /** The line that is looked at is a delimiter row, the one before it the first of the piece. */
  #takeTable(start: number): PieceKind {
    const head = this.#input.text.slice(start, this.#next);
    const isTable = this.#input.text.charCodeAt(start) === bar && this.#input.isTableHead(head);
    this.#take();
    return this.#takeRowLines(start, isTable ? head : undefined) ?? 'paragraph';
  }

  #takeRows(start: number, head: string): void {
    this.#take();
    this.#takeRowLines(start, head, head);
  }

  /** `lead` is what the parser needs in front of the piece to know the table. */
  #takeRowLines(start: number, head: string | undefined, lead = ''): PieceKind | undefined {
    this.#head = undefined;
    while (!this.#isEnd()) {
      if (this.#takeBlanks()) return undefined;
      if (this.#indent <= 3 && this.#code() === bar) {
        if (head !== undefined && this.#indent === 0 && this.#isRowCut(start, head)) {
          this.#head = head;
          return undefined;
        }
      } else {
        const next = this.#startOfLine();
        if (isStrong(next) && next !== 'break') return undefined;
        // What cannot interrupt a paragraph can end a table.
        if (next !== 'none' || this.#indent > 3 || this.#matches(underline)) return this.#takeUncertain(start, lead);
      }
      this.#take();
    }
    return undefined;
  }

  /** Rows are parsed with the head in front of them, so there are to be at least as many characters of them. */
  #isRowCut(start: number, head: string): boolean {
    const length = this.#start - start;
    if (length < head.length) return false;
    return length > longestParagraph || (length > 200 && hashOf(this.#input.text, this.#start, this.#end) % 4 === 0);
  }
}

/** Whether a line starts a block even where it could carry on a paragraph. */
function isStrong(start: Start): boolean {
  return start !== 'none' && start !== 'weak-item' && start !== 'weak-html';
}

function isEol(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== space && code !== tab) return false;
  }
  return true;
}

/** FNV-1a. */
function hashOf(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
