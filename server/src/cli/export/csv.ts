import type { ExportedDocument } from './events.ts';

const head = ['timeline', 'line', 'start', 'end', 'zone', 'start_utc', 'end_utc', 'approximate', 'milestone', 'text'];

/** A table as RFC 4180 has it: a row for each event, those without a time included. */
export function exportCsv({ timelines }: ExportedDocument): string {
  const rows = timelines.flatMap(({ title, events }) =>
    events.map(({ line, start, end, zone, approximate, milestone, text }) => [
      title,
      String(line),
      start?.local ?? '',
      end?.local ?? '',
      zone ?? '',
      start?.utc ?? '',
      end?.utc ?? '',
      approximate ? 'yes' : 'no',
      milestone ?? '',
      text,
    ]),
  );
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const formula = /^\s*[=+\-@＝＋－＠]/;
const offset = /^[+-]\d{1,2}:?\d{2}$/;

/**
 * Spreadsheets run what begins like a formula, and the words of a document are anybody's: an apostrophe in front makes
 * it text.
 */
function cell(text: string): string {
  const safe = formula.test(text) && !offset.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
