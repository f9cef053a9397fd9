/** Somebody at work on a document: what they change, and how often the server looks. */
import { type Corpus, excerpts } from './corpora.ts';
import { markdownLine, markdownSoup } from './markdownLines.ts';
import type { Random } from './random.ts';
import { cutsOf } from './shrinking.ts';

/** A piece of text takes the place of another; offsets count characters of the text as it is then. */
export interface Step {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the server is asked for behind it. Steps that nobody looks at reach it with the next one that is. */
  readonly look: 'everything' | 'findings' | 'nothing';
  /** Which settings hold from here on, where they change. */
  readonly settings?: 'default' | 'other';
}

/** A document with everything that is done to it. */
export interface EditedDocument {
  readonly text: string;
  readonly steps: readonly Step[];
}

/** A person with a cursor, who can undo. */
interface Editor {
  readonly random: Random;
  readonly texts: Corpus;
  readonly steps: Step[];
  /** Every version so far. */
  readonly versions: string[];
  text: string;
  cursor: number;
}

const signs = [
  ...['a', ' ', '\n', '`', '-', '#', '>', '|', '*', '\r', '\t', '[', ':', '=', '1', '\ufeff'],
  ...['```\n', '\n\n', '  ', '\r\n', '- ', '10:30 ', '**', '🚒', '## '],
] as [string, ...string[]];

/** A document from a corpus, or lines of Markdown in any order, and work on it. */
export function editedDocument(random: Random, texts: Corpus, longest = 12): EditedDocument {
  const text = random.chance(0.4)
    ? markdownSoup(random, 25)
    : random.chance(0.5)
      ? excerpts(random, texts)
      : random.pick(texts);
  const editor: Editor = { random, texts, text, steps: [], versions: [text], cursor: random.between(0, text.length) };
  for (let count = random.between(1, longest); count > 0; count--) random.pick(habits)(editor);
  return { text, steps: editor.steps };
}

const habits: readonly [(editor: Editor) => void, ...((editor: Editor) => void)[]] = [
  typeSign,
  typeSign,
  typeLetterByLetter,
  writeLine,
  paste,
  erase,
  eraseLines,
  exchange,
  moveLines,
  writeInManyPlaces,
  undo,
  exchangeAll,
];

function typeSign(editor: Editor): void {
  place(editor);
  write(editor, editor.cursor, editor.cursor, editor.random.pick(signs));
}

function typeLetterByLetter(editor: Editor): void {
  place(editor);
  for (const letter of markdownLine(editor.random).slice(0, 8)) write(editor, editor.cursor, editor.cursor, letter);
}

function writeLine(editor: Editor): void {
  const at = lineStart(editor.text, editor.random.between(0, editor.text.length));
  write(editor, at, at, `${markdownLine(editor.random)}\n`);
}

function paste(editor: Editor): void {
  place(editor);
  const { random, texts, cursor } = editor;
  write(editor, cursor, cursor, random.chance(0.5) ? excerpts(random, texts) : markdownSoup(random, 4));
}

function erase(editor: Editor): void {
  place(editor);
  write(editor, Math.max(0, editor.cursor - editor.random.between(1, 12)), editor.cursor, '');
}

function eraseLines(editor: Editor): void {
  const { start, end } = someLines(editor);
  write(editor, start, end, '');
}

function exchange(editor: Editor): void {
  place(editor);
  const { random, text, cursor } = editor;
  const end = Math.min(text.length, cursor + random.between(1, random.chance(0.8) ? 12 : 400));
  write(editor, cursor, end, random.chance(0.5) ? random.pick(signs) : markdownLine(random));
}

function moveLines(editor: Editor): void {
  const { start, end } = someLines(editor);
  const moved = editor.text.slice(start, end);
  write(editor, start, end, '', 'nothing');
  const at = lineStart(editor.text, editor.random.between(0, editor.text.length));
  write(editor, at, at, moved);
}

/** With several cursors: editors send the changes from the last to the first. */
function writeInManyPlaces(editor: Editor): void {
  const { random } = editor;
  const text = random.chance(0.5) ? random.pick(signs) : `${markdownLine(random)}\n`;
  const places = Array.from({ length: random.between(2, 4) }, () => random.between(0, editor.text.length));
  for (const [index, at] of places.sort((a, b) => b - a).entries())
    write(editor, at, at, text, index < places.length - 1 ? 'nothing' : undefined);
}

/** Back to one of the last versions. */
function undo(editor: Editor): void {
  const { random, text, versions } = editor;
  const wanted = versions.at(-random.between(1, Math.min(4, versions.length))) ?? text;
  let start = 0;
  while (start < Math.min(text.length, wanted.length) && text[start] === wanted[start]) start++;
  let same = 0;
  while (same < Math.min(text.length, wanted.length) - start && text.at(-1 - same) === wanted.at(-1 - same)) same++;
  write(editor, start, text.length - same, wanted.slice(start, wanted.length - same));
}

/** Rarely: all of it. */
function exchangeAll(editor: Editor): void {
  const { random, text, texts } = editor;
  if (random.chance(0.8)) typeSign(editor);
  else write(editor, 0, text.length, random.chance(0.3) ? '' : excerpts(random, texts));
}

/** Half of the time somebody goes on where they are. */
function place(editor: Editor): void {
  if (editor.random.chance(0.5)) editor.cursor = editor.random.between(0, editor.text.length);
}

function someLines({ random, text }: Editor): { start: number; end: number } {
  const start = lineStart(text, random.between(0, text.length));
  let end = start;
  for (let count = random.between(1, random.chance(0.8) ? 3 : 30); count > 0; count--) end = nextLine(text, end);
  return { start, end };
}

function write(editor: Editor, from: number, to: number, text: string, look?: Step['look']): void {
  const { random } = editor;
  const start = beforeBreak(editor.text, from);
  const end = Math.max(start, beforeBreak(editor.text, to));
  const seen = random.pick(['everything', 'everything', 'everything', 'findings', 'nothing'] as const);
  const settings = random.chance(0.05) && { settings: random.pick(['default', 'other'] as const) };
  editor.steps.push({ start, end, text, look: look ?? seen, ...settings });
  editor.text = editor.text.slice(0, start) + text + editor.text.slice(end);
  editor.versions.push(editor.text);
  editor.cursor = start + text.length;
}

/** LSP has no position between CR and LF. */
function beforeBreak(text: string, at: number): number {
  return text.slice(at - 1, at + 1) === '\r\n' ? at - 1 : at;
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function nextLine(text: string, at: number): number {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = at;
  const end = found.exec(text);
  return end ? end.index + end[0].length : text.length;
}

// ---------------------------------------------------------------- smaller

/** The same with fewer steps, then with less text. */
export function* smallerEdits({ text, steps }: EditedDocument): Generator<EditedDocument, void, undefined> {
  for (let count = steps.length - 1; count > 0; count = Math.floor(count / 2)) {
    yield { text, steps: steps.slice(0, -count) };
    yield { text: afterSteps(text, steps.slice(0, count)), steps: steps.slice(count) };
  }
  for (const [at, step] of steps.entries()) {
    const { settings: _, ...plain } = step;
    if (step.settings) yield { text, steps: steps.with(at, plain) };
    if (step.look !== 'everything') yield { text, steps: steps.with(at, { ...step, look: 'everything' }) };
    for (const cut of cutsOf(step.text))
      yield* valid(text, steps.with(at, { ...step, text: step.text.slice(0, cut.start) + step.text.slice(cut.end) }));
  }
  for (const { start, end } of cutsOf(text)) {
    const moved = (offset: number) => (offset >= end ? offset - (end - start) : Math.min(offset, start));
    const fewer = steps.map((step) => ({ ...step, start: moved(step.start), end: moved(step.end) }));
    yield* valid(text.slice(0, start) + text.slice(end), fewer);
  }
}

/** The document, unless a step now lies outside of its text or between CR and LF. */
function* valid(text: string, steps: readonly Step[]): Generator<EditedDocument, void, undefined> {
  let now = text;
  for (const { start, end, text: inserted } of steps) {
    if (end > now.length || beforeBreak(now, start) !== start || beforeBreak(now, end) !== end) return;
    now = now.slice(0, start) + inserted + now.slice(end);
  }
  yield { text, steps };
}

export function afterSteps(text: string, steps: readonly Step[]): string {
  return steps.reduce((now, step) => now.slice(0, step.start) + step.text + now.slice(step.end), text);
}
