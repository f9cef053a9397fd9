/** Somebody who types in an open document: here, then there. */
import type { Position } from 'vscode-languageserver-protocol/node';
import type { Edit, OpenDocument } from './client.mts';

/** Makes edits of a document, each to be sent before the next one is made. */
export interface Typist {
  /** Types a letter into a word. After a few, the next ones go into a word elsewhere. */
  key(): Edit;
  /** Types a code fence half-way, or removes the one that it typed. */
  fence(): Edit;
  readonly hasFence: () => boolean;
}

const letters = 'silence';
const fence = '```\n';

/** How far into the document one types in turn: an edit costs something else at the start than at the end. */
const places = [0.5, 0.1, 0.9, 0.3, 0.7];

export function createTypist(document: OpenDocument): Typist {
  let keys = 0;
  let offset = 0;
  let caret: Position = { line: 0, character: 0 };
  let fencedAt: number | undefined;

  function goTo(target: number): void {
    offset = target;
    caret = positionAt(document.text, target);
  }

  return {
    key() {
      const letter = keys % letters.length;
      if (letter === 0) {
        const place = places[Math.floor(keys / letters.length) % places.length] ?? 0;
        goTo(wordAfter(document.text, place * document.text.length));
      }
      keys++;
      if (fencedAt !== undefined && offset < fencedAt) fencedAt++;
      const edit = insertion(document.text, offset, caret, letters.charAt(letter));
      offset++;
      caret = { line: caret.line, character: caret.character + 1 };
      return edit;
    },
    fence() {
      // The next letter looks for a place anew.
      keys = Math.ceil(keys / letters.length) * letters.length;
      const { text } = document;
      if (fencedAt === undefined) {
        fencedAt = text.indexOf('\n', text.length / 2) + 1;
        goTo(fencedAt);
        return insertion(text, offset, caret, fence);
      }
      goTo(fencedAt);
      fencedAt = undefined;
      const end = { line: caret.line + 1, character: 0 };
      return { at: caret, end, insert: '', text: text.slice(0, offset) + text.slice(offset + fence.length) };
    },
    hasFence: () => fencedAt !== undefined,
  };
}

function insertion(text: string, offset: number, at: Position, insert: string): Edit {
  return { at, end: at, insert, text: text.slice(0, offset) + insert + text.slice(offset) };
}

/** Inside the next word of some length. */
function wordAfter(text: string, offset: number): number {
  const word = /[a-z]{4}/g;
  word.lastIndex = Math.floor(offset);
  return (word.exec(text)?.index ?? text.length - 2) + 2;
}

function positionAt(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { line, character: offset - start };
}
