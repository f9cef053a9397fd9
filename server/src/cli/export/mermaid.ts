import type { ExportedDocument, ExportedEvent } from './events.ts';

/** A `timeline` diagram of Mermaid: a section a day, times in the zones that the document gives them. */
export function exportMermaid({ title, timelines }: ExportedDocument): string {
  const lines = ['timeline', `    title ${label(title)}`];
  for (const timeline of timelines) {
    let section: string | undefined;
    for (const event of timeline.events) {
      if (!event.start) continue;
      const day = sectionOf(timelines.length > 1 ? timeline.title : '', event.start.date);
      if (day !== section) lines.push(`    section ${label(day)}`);
      section = day;
      lines.push(`        ${label(periodOf(event))} : ${label(event.text || '(nothing written)')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function sectionOf(timeline: string, date = 'No date'): string {
  return timeline === '' ? date : `${timeline}, ${date}`;
}

function periodOf({ start, end, zone, approximate, milestone }: ExportedEvent): string {
  const clock = start?.clock ?? (start?.date ? 'all day' : (start?.local ?? ''));
  const until = end?.clock ? `–${end.clock}` : '';
  return [`${approximate ? '~' : ''}${clock}${until}`, zone, milestone && `(${milestone})`].filter(Boolean).join(' ');
}

/** Signs that mean something to Mermaid, as the codes that it shows as signs. */
function label(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[#:;%<>{}"`\\&]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .trim();
}
