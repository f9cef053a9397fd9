/** Line breaks of a text: LF, CRLF and CR, as in LSP and CommonMark. */

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

export function endOfLine(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

export function behindBreak(text: string, at: number): number {
  return at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
}
