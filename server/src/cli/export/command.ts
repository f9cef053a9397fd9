import type { Command, Given } from '../command.ts';
import { loadText } from '../files/load.ts';
import { outputOption, writeResult } from '../files/output.ts';
import { counted } from '../formats/format.ts';
import { done, Misuse, Problem } from '../problem.ts';
import { snapshotOf } from '../snapshot.ts';
import type { Terminal } from '../terminal.ts';
import { exportCsv } from './csv.ts';
import { type ExportedDocument, type ExportedEvent, exportedDocument } from './events.ts';
import { exportHtml } from './html.ts';
import { exportIcs, isInCalendar } from './ics.ts';
import { exportJson } from './json.ts';
import { exportMermaid } from './mermaid.ts';

interface ExportFormat {
  readonly write: (document: ExportedDocument, now: number) => string;
  /** Which events it can hold; all of them if not said. */
  readonly holds?: (event: ExportedEvent) => boolean;
  /** What the others lack. */
  readonly needs?: string;
}

const formats: Readonly<Record<string, ExportFormat>> = {
  json: { write: exportJson },
  csv: { write: exportCsv },
  ics: { write: exportIcs, holds: isInCalendar, needs: 'full date' },
  mermaid: { write: exportMermaid, holds: ({ start }) => start !== undefined, needs: 'time' },
  html: { write: exportHtml },
};

export const exportCommand: Command = {
  name: 'export',
  usage: 'export --format FORMAT [-o FILE] FILE',
  summary: 'print the timeline of a document for other programs',
  details: [
    'Prints the timelines of one Markdown file; `-` is the standard input. In json, csv and html every event is there; in a calendar (ics) those with a full date, in a mermaid diagram those with a time, and how many were left out is told on the standard error stream.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: Object.keys(formats),
      help: 'json, csv (RFC 4180), ics (iCalendar), mermaid (a timeline diagram) or html (a page with a picture to scale)',
    },
    outputOption,
  ],
  examples: [
    ['postmortem export --format html -o outage.html outage.md', 'a page to show in the review'],
    ['postmortem export --format csv outage.md', 'a table for a spreadsheet'],
  ],
  exitCodes: [
    [0, 'the timeline was written'],
    [2, 'the file could not be read, or has no event that the format can hold'],
  ],
  run: exportFile,
};

async function exportFile(given: Given, terminal: Terminal): Promise<number> {
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0) throw new Misuse('Name one file.');
  const name = given.value('format');
  const format = name === undefined ? undefined : formats[name];
  if (!format) throw new Misuse(`Say in which --format: ${Object.keys(formats).join(', ')}.`);
  const now = Date.now();
  const document = exportedDocument(file === '-' ? 'stdin.md' : file, snapshotOf(file, await loadText(file), now));
  const events = document.timelines.flatMap((timeline) => timeline.events);
  const left = events.filter((event) => !(format.holds?.(event) ?? true));
  if (format.holds && left.length === events.length)
    throw new Problem(`${file} has no event with a ${format.needs}, so there is nothing for ${name}.`);
  if (left.length > 0)
    terminal.remark(`${counted(left.length, 'event')} without a ${format.needs} left out: ${linesOf(left)}.`);
  await writeResult(format.write(document, now), given, terminal);
  return done;
}

const mostLines = 10;

function linesOf(events: readonly ExportedEvent[]): string {
  const lines = events.slice(0, mostLines).map(({ line }) => line);
  return `line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}${events.length > mostLines ? ', …' : ''}`;
}
