/**
 * The one place where ranges are made.
 *
 * Inside `syntax/` and `model/` a piece of text is a pair of offsets; what leaves the model has LSP's shape:
 * 0-based lines, UTF-16 columns, half open.
 */

/** A point between two characters. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** Half open: `end` is behind the last character. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A half-open pair of UTF-16 offsets into the document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with an index of its lines. Lines end at LF, CRLF or CR, as in LSP and CommonMark. */
export interface SourceText {
  readonly text: string;
  readonly lineCount: number;
  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): TextPosition;
  offsetAt(position: TextPosition): number;
  rangeOf(span: Span): TextRange;
  slice(range: TextRange): string;
  /** From the first character of the line that holds `offset`. */
  lineStart(offset: number): number;
  /** To the end of that line, before its line break. */
  lineEnd(offset: number): number;
  /** 0-based line that holds `offset`. */
  lineAt(offset: number): number;
}

const lineFeed = 10;
const carriageReturn = 13;

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === carriageReturn && text.charCodeAt(i + 1) === lineFeed) continue;
    if (code === lineFeed || code === carriageReturn) starts.push(i + 1);
  }
  return starts;
}

export function createSourceText(text: string): SourceText {
  const starts = lineStartsOf(text);
  const clamp = (offset: number) => Math.max(0, Math.min(offset, text.length));
  const startOf = (line: number) => starts[line] ?? text.length;

  function lineAt(offset: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function endOfLine(line: number): number {
    let end = line + 1 < starts.length ? startOf(line + 1) : text.length;
    while (end > startOf(line) && isLineBreak(text.charCodeAt(end - 1))) end--;
    return end;
  }

  function positionAt(offset: number): TextPosition {
    const at = clamp(offset);
    const line = lineAt(at);
    return { line, character: at - startOf(line) };
  }

  function offsetAt({ line, character }: TextPosition): number {
    if (line < 0) return 0;
    if (line >= starts.length) return text.length;
    return Math.min(startOf(line) + Math.max(0, character), endOfLine(line));
  }

  return {
    text,
    lineCount: starts.length,
    positionAt,
    offsetAt,
    rangeOf: (span) => ({ start: positionAt(span.start), end: positionAt(span.end) }),
    slice: (range) => text.slice(offsetAt(range.start), offsetAt(range.end)),
    lineStart: (offset) => startOf(lineAt(clamp(offset))),
    lineEnd: (offset) => endOfLine(lineAt(clamp(offset))),
    lineAt: (offset) => lineAt(clamp(offset)),
  };
}

function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}
