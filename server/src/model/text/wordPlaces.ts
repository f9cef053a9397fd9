import { isLetterOrDigit } from '../../characters.ts';
import type { SourceText, Span, StatedText } from '../types.ts';

/** Where a word first stands in a piece of the document, and not as a part of a longer one. */
export function wordIn(source: SourceText, span: Span, word: string): StatedText | undefined {
  const text = source.slice(span);
  let at = text.indexOf(word);
  while (at >= 0 && (isLetterOrDigit(text, at - 1) || isLetterOrDigit(text, at + word.length)))
    at = text.indexOf(word, at + 1);
  return at < 0 ? undefined : { text: word, span: { start: span.start + at, end: span.start + at + word.length } };
}
