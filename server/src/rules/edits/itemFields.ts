/** Writing what an action item lacks, the way its list or table has it. */
import { perObjectWith } from '../../model/perObject.ts';
import type { ActionField, ActionItem, SourceText, Span } from '../../model/types.ts';
import type { Wording } from '../../templates/wording/types.ts';
import type { FixEdit, FixText } from '../types.ts';
import { addBelowTitle } from './fieldsBelowTitle.ts';

/** A field that can be asked for. */
export type AskedField = Extract<ActionField, 'owner' | 'due' | 'ticket' | 'priority'>;

/** What is asked, as it is written until somebody answers. */
function promptFor(field: AskedField, { asked }: Wording): string {
  return `<!-- ${asked[field]} -->`;
}

/** Whether a comment stands in its place, so that it is asked for already. */
export function isAskedFor(source: SourceText, { places }: ActionItem, field: AskedField): boolean {
  const place = places[field];
  return place !== undefined && /^\s*<!--/.test(source.slice({ start: place.start, end: source.lineEnd(place.start) }));
}

/** Edits that ask for the fields of an item; nothing where its table cannot take another column. */
export function askForFields(
  source: SourceText,
  items: readonly ActionItem[],
  item: ActionItem,
  fields: readonly AskedField[],
  wording: Wording,
): readonly FixEdit[] | undefined {
  const empty = fields.flatMap((field) => {
    const place = item.places[field];
    return place ? [fillIn(source, item, place, promptFor(field, wording))] : [];
  });
  const absent = fields.filter((field) => item.places[field] === undefined);
  if (absent.length === 0) return empty;
  if (item.shape === 'item') return [...empty, addToItem(source, items, item, absent, wording)];
  if (item.shape === 'title') {
    const asked = absent.map((field) => ({ label: wording.columns[field], prompt: promptFor(field, wording) }));
    return [...empty, addBelowTitle(source, items, item, asked)];
  }
  const added = addColumns(source, item, absent, wording);
  return added && [...empty, ...added];
}

/** Behind a label, or in an empty cell: over its blanks, so that the next bar stays in its column. */
function fillIn(source: SourceText, { shape }: ActionItem, place: Span, prompt: string): FixEdit {
  const rest = source.slice({ start: place.start, end: source.lineEnd(place.start) });
  const asked = /^\s*<!--[^>]{0,60}-->/.exec(rest)?.[0].length;
  const value = asked ?? source.slice(place).length;
  const start = place.start;
  if (shape !== 'row') {
    const gap = /[ \t]$/.test(source.slice({ start: source.lineStart(start), end: start })) ? '' : ' ';
    return { span: { start, end: start + value }, newText: [gap, { prompt }] };
  }
  const blanks = /^[ \t]*/.exec(rest.slice(value))?.[0].length ?? 0;
  const room = ' '.repeat(Math.max(1, value + blanks - prompt.length));
  return { span: { start, end: start + value + blanks }, newText: [{ prompt }, room] };
}

/** ` (Owner: …, Due: …)` behind its words, or items below it where the others have their fields there. */
function addToItem(
  source: SourceText,
  items: readonly ActionItem[],
  item: ActionItem,
  fields: readonly AskedField[],
  wording: Wording,
): FixEdit {
  const at = item.descriptionSpan.end;
  const nested = nestedLead(items, source);
  if (nested !== undefined) {
    const indent = /^[ \t]*/.exec(
      source.slice({ start: source.lineStart(item.span.start), end: item.span.start }),
    )?.[0];
    const lines = fields.flatMap((field) => [
      `${source.eol}${indent ?? ''}${nested}${wording.columns[field]}: `,
      { prompt: promptFor(field, wording) },
    ]);
    return { span: { start: at, end: at }, newText: lines };
  }
  const listed = fields.flatMap(
    (field, index): FixText => [
      `${index > 0 ? ', ' : ''}${wording.columns[field]}: `,
      { prompt: promptFor(field, wording) },
    ],
  );
  return { span: { start: at, end: at }, newText: [' (', ...listed, ')'] };
}

/** `  - `: what stands in front of the label of a field below another item, from that item's own indent. */
const nestedLead = perObjectWith((items: readonly ActionItem[], source: SourceText): string | undefined => {
  for (const { shape, places, descriptionSpan, span } of items) {
    const place = places.owner ?? places.due;
    if (shape !== 'item' || !place || place.start <= source.lineEnd(descriptionSpan.end)) continue;
    const own = source.slice({ start: source.lineStart(span.start), end: span.start });
    const line = source.slice({ start: source.lineStart(place.start), end: place.start });
    const lead = /^[ \t]*[-*+][ \t]+/.exec(line)?.[0];
    if (lead && /^[ \t]*$/.test(own) && lead.length > own.length + 1) return lead.slice(own.length);
  }
  return undefined;
});

/** New columns at the end of the table: asked for in this row, empty in the others. */
function addColumns(
  source: SourceText,
  item: ActionItem,
  fields: readonly AskedField[],
  wording: Wording,
): readonly FixEdit[] | undefined {
  const lines = tableLines(source, item.span.start);
  const own = source.lineStart(item.span.start);
  const ruler = lines.findIndex((line) => /^[ \t]*\|?[ \t]*:?-+/.test(source.slice(line)));
  const widths = new Set(lines.map((line) => cellsIn(source.slice(line))));
  // A row that is shorter or longer than the others would get its cell in another column.
  if (ruler !== 1 || widths.size !== 1) return undefined;
  return lines.map((line, index) => {
    const text = source.slice(line);
    const end = line.start + text.trimEnd().length;
    const isClosed = text.trimEnd().endsWith('|');
    const cell = (field: AskedField): FixText[number] => {
      if (index === 0) return wording.columns[field];
      if (index === ruler) return '---';
      return line.start === own ? { prompt: promptFor(field, wording) } : '';
    };
    const cells = fields.flatMap((field): FixText => [isClosed ? ' ' : ' | ', cell(field), isClosed ? ' |' : '']);
    return { span: { start: end, end }, newText: cells };
  });
}

const mostRows = 200;

function tableLines(source: SourceText, inside: number): Span[] {
  const lines: Span[] = [];
  const lineAt = (offset: number) => ({ start: source.lineStart(offset), end: source.lineEnd(offset) });
  const isRow = (line: Span) => source.slice(line).includes('|');
  let line = lineAt(inside);
  for (; isRow(line) && lines.length <= mostRows; line = lineAt(line.start - 1)) {
    lines.unshift(line);
    if (line.start === 0 || source.lineAt(line.start) === 0) break;
  }
  for (let at = source.nextLine(inside); at < source.end && lines.length <= mostRows; at = source.nextLine(at)) {
    line = lineAt(at);
    if (!isRow(line)) break;
    lines.push(line);
  }
  return lines;
}

function cellsIn(row: string): number {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.replace(/\\\|/g, '').split('|').length;
}
