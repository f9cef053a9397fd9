import type { ExportedDocument, ExportedTime } from './events.ts';

/** The timelines of a document, for programs. */
export function exportJson({ file, title, timelines }: ExportedDocument): string {
  const document = {
    version: 1,
    file,
    title,
    timelines: timelines.map(({ title, line, events }) => ({
      title,
      line,
      events: events.map(({ line, text, milestone, approximate, zone, start, end }) => ({
        line,
        start: timeOf(start),
        end: timeOf(end),
        zone: zone ?? null,
        approximate,
        milestone: milestone ?? null,
        text,
      })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function timeOf(time: ExportedTime | undefined) {
  return time ? { local: time.local, utc: time.utc ?? null } : null;
}
