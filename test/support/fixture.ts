/**
 * The fixture format: Markdown documents with what is expected of them written beside them.
 *
 *     Anything before the first case is a note to the reader.
 *
 *     @case second event is earlier than the first
 *     ## Timeline
 *
 *     - 10:14 Pager fires
 *     - 09:58 Deploy starts
 *       ^^^^^ 💡 error timeline-order: 16 min earlier
 *     @fixed
 *     ## Timeline
 *     …
 *
 * Marker lines are spaces and carets under the text they mean, counted in UTF-16 units (a tab is one, 🚒 is two).
 * They are taken out before the document is read. A range that ends on a later line says where: `^^^+2:10`, two
 * lines below in column 10; `^+0:4` in column 4 is an empty one. `^file` means all of the document.
 *
 * Directives before the document: `@settings` JSON, `@path` path in the workspace, `@eol crlf` or `cr`,
 * `@final-newline no`. Directives behind it start blocks of expected text: `@fixed [title]`,
 * `@events`, `@symbols` …; which of them are known is up to the check.
 *
 * `💡` says that there is a fix, `💡✓` that one is safe: it is made unseen, with all others of its kind.
 *
 * Blank lines at the end of a document or block don't count; every one ends in one line break.
 */
import type { TextRange } from '../../server/src/syntax/position.ts';
import { parseMarkdown } from '../../server/src/syntax/tree.ts';

export interface Fixture {
  /** What stands before the first case. */
  readonly preamble: string;
  readonly cases: readonly FixtureCase[];
}

export interface FixtureCase {
  readonly name: string;
  /** 1-based line of `@case`. */
  readonly line: number;
  /** Directives as written, for writing them again. */
  readonly directives: readonly string[];
  /** Parsed JSON of `@settings`. */
  readonly settings?: unknown;
  readonly path?: string;
  readonly eol: string;
  readonly finalNewline: boolean;
  /** The document, with its own line breaks. */
  readonly text: string;
  readonly expected: readonly Expectation[];
  readonly blocks: readonly Block[];
}

const fixes = ['none', 'offered', 'safe'] as const;
const marks = { none: '', offered: '💡', safe: '💡✓' } as const;

/** One marker. */
export interface Expectation {
  readonly range: TextRange;
  /** As rules declare it. */
  readonly fix: (typeof fixes)[number];
  readonly level: string;
  readonly rule: string;
  /** Part of the message; empty where the marker gives none. */
  readonly message: string;
}

/** Text that is expected to come out. */
export interface Block {
  readonly name: string;
  readonly argument: string;
  /** With the line breaks of the document. */
  readonly text: string;
}

/** Says what is wrong with a fixture, and where. */
export class FixtureError extends Error {
  constructor(line: number, problem: string) {
    super(`line ${line}: ${problem}`);
    this.name = 'FixtureError';
  }
}

const directive = /^@([a-z][a-z-]*)(?:[ \t]+(.*))?$/;
const head = new Set(['settings', 'path', 'eol', 'final-newline']);
const eols: Readonly<Record<string, string>> = { lf: '\n', crlf: '\r\n', cr: '\r' };

interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

export function parseFixture(content: string): Fixture {
  const lines = content.split('\n').map((text, index): Line => ({ text, number: index + 1 }));
  const starts = lines.flatMap(({ text }, index) => (/^@case(?:\s|$)/.test(text) ? [index] : []));
  const preamble = lines.slice(0, starts[0] ?? lines.length).map(({ text }) => text);
  const cases = starts.map((start, index) => parseCase(lines.slice(start, starts[index + 1] ?? lines.length)));
  const seen = new Set<string>();
  for (const { name, line } of cases) {
    if (seen.has(name)) throw new FixtureError(line, `two cases are named “${name}”`);
    seen.add(name);
  }
  return { preamble: preamble.join('\n'), cases };
}

function parseCase(lines: readonly Line[]): FixtureCase {
  const [first, ...rest] = lines as readonly [Line, ...Line[]];
  const name = first.text.replace(/^@case\s*/, '').trim();
  if (name === '') throw new FixtureError(first.number, 'a case needs a name');
  const options = new Map<string, string>();
  let at = 0;
  for (; at < rest.length; at++) {
    const found = directive.exec(rest[at]?.text ?? '');
    if (!found || !head.has(found[1] ?? '')) break;
    options.set(found[1] ?? '', found[2] ?? '');
  }
  const body = rest.slice(at);
  const blockStarts = body.flatMap(({ text }, index) => (directive.test(text) ? [index] : []));
  const eol = eols[options.get('eol') ?? 'lf'];
  if (eol === undefined) throw new FixtureError(first.number, `there is no line break ${options.get('eol')}`);
  const finalNewline = options.get('final-newline') !== 'no';
  const join = (texts: readonly string[]) => joinLines(texts, eol, finalNewline);
  const document = splitMarkers(body.slice(0, blockStarts[0] ?? body.length));
  const text = join(document.texts);
  const settings = options.get('settings');
  const filePath = options.get('path');
  return {
    name,
    line: first.number,
    directives: rest.slice(0, at).map((line) => line.text),
    ...(settings !== undefined && { settings: parseJson(settings, first.number) }),
    ...(filePath !== undefined && { path: filePath }),
    eol,
    finalNewline,
    text,
    expected: document.markers.map((marker) => parseMarker(marker, text)),
    blocks: blockStarts.map((start, index) => {
      const [, blockName = '', argument = ''] = directive.exec(body[start]?.text ?? '') ?? [];
      if (head.has(blockName)) throw new FixtureError(body[start]?.number ?? 0, `@${blockName} goes before the text`);
      const content = body.slice(start + 1, blockStarts[index + 1] ?? body.length);
      return { name: blockName, argument, text: join(content.map((line) => line.text)) };
    }),
  };
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FixtureError(line, `@settings is no JSON: ${(error as Error).message}`);
  }
}

/** Without blank lines at the end. An empty document stays empty. */
function joinLines(texts: readonly string[], eol: string, finalNewline: boolean): string {
  const last = texts.findLastIndex((text) => text.trim() !== '');
  if (last < 0) return '';
  return texts.slice(0, last + 1).join(eol) + (finalNewline ? eol : '');
}

// ---------------------------------------------------------------- markers

interface Marker extends Line {
  /** 0-based line of the document that it stands under; -1 before the first. */
  readonly under: number;
}

const markerLine = /^[ ]*\^(?:\^*(?:\+\d+:\d+)?(?:\s|$)|file\b)/;

function splitMarkers(lines: readonly Line[]): { texts: string[]; markers: Marker[] } {
  const texts: string[] = [];
  const markers: Marker[] = [];
  for (const line of lines) {
    if (markerLine.test(line.text)) markers.push({ ...line, under: texts.length - 1 });
    else texts.push(line.text);
  }
  return { texts, markers };
}

const markerParts =
  /^(?<spaces> *)(?:\^(?<file>file)|(?<carets>\^+)(?:\+(?<lines>\d+):(?<column>\d+))?)[ ]+(?:(?<fix>💡✓?)[ ]+)?(?<level>hint|info|warning|error)[ ]+(?<rule>[a-z][a-z0-9-]*)(?::[ ]*(?<message>.*))?$/u;

function parseMarker({ text, number, under }: Marker, document: string): Expectation {
  const found = markerParts.exec(text)?.groups;
  if (!found) throw new FixtureError(number, `this is no marker: ${text.trim()}`);
  const source = parseMarkdown(document).source;
  const rest = {
    fix: fixes.find((fix) => marks[fix] === (found.fix ?? '')) ?? 'none',
    level: found.level ?? '',
    rule: found.rule ?? '',
    message: found.message?.trim() ?? '',
  };
  if (found.file) return { range: source.rangeOf({ start: 0, end: source.end }), ...rest };
  if (under < 0) throw new FixtureError(number, 'a marker stands under the text that it means, and here is none');
  const start = { line: under, character: found.spaces?.length ?? 0 };
  const own = { line: under, character: start.character + (found.carets?.length ?? 0) };
  const end = found.lines ? { line: under + Number(found.lines), character: Number(found.column) } : own;
  for (const { line, character } of [start, end]) {
    const lineStart = source.offsetAt({ line, character: 0 });
    if (line >= source.lineCount || character > source.lineEnd(lineStart) - lineStart) {
      throw new FixtureError(number, 'this marker reaches past the end of its line');
    }
  }
  return { range: { start, end }, ...rest };
}

// ---------------------------------------------------------------- writing

/** A case with what is expected exchanged: what `UPDATE=1` writes. */
export function renderCase(
  original: FixtureCase,
  expected: readonly Expectation[],
  blocks: readonly Block[] = original.blocks,
): string {
  const source = parseMarkdown(original.text).source;
  const lines = original.text === '' ? [] : original.text.replace(/(?:\r\n|\n|\r)$/, '').split(original.eol);
  const out = [`@case ${original.name}`, ...original.directives];
  const whole = source.rangeOf({ start: 0, end: source.end });
  const isWhole = ({ range }: Expectation) =>
    comparePosition(range.start, whole.start) === 0 && comparePosition(range.end, whole.end) === 0;
  lines.forEach((line, index) => {
    out.push(line);
    for (const marker of expected) {
      if (marker.range.start.line === index && !isWhole(marker)) out.push(renderMarker(marker, line.length));
    }
  });
  for (const marker of expected.filter(isWhole)) out.push(`^file ${markerTail(marker)}`);
  for (const { name, argument, text } of blocks) {
    out.push(argument === '' ? `@${name}` : `@${name} ${argument}`);
    if (text !== '') out.push(...text.replace(/(?:\r\n|\n|\r)$/, '').split(original.eol));
  }
  return out.join('\n');
}

function renderMarker(marker: Expectation, lineLength: number): string {
  const { start, end } = marker.range;
  const single = end.line === start.line;
  const carets = '^'.repeat(Math.max(1, (single ? end.character : lineLength) - start.character));
  const beyond = single && end.character > start.character ? '' : `+${end.line - start.line}:${end.character}`;
  return `${' '.repeat(start.character)}${carets}${beyond} ${markerTail(marker)}`;
}

function markerTail({ fix, level, rule, message }: Expectation): string {
  return `${fix === 'none' ? '' : `${marks[fix]} `}${level} ${rule}${message === '' ? '' : `: ${message}`}`;
}

/** The whole file again, cases separated by a blank line. */
export function renderFixture(preamble: string, cases: readonly string[]): string {
  const lead = preamble.trimEnd();
  return `${[...(lead === '' ? [] : [lead]), ...cases].join('\n\n')}\n`;
}

export function comparePosition(a: TextRange['start'], b: TextRange['start']): number {
  return a.line - b.line || a.character - b.character;
}
