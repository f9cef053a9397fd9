import { escapeXml } from '../formats/xml.ts';
import type { ExportedDocument, ExportedEvent, ExportedTimeline } from './events.ts';
import { timelinePicture } from './picture.ts';

/** A page by itself: no scripts, nothing loaded; a picture of each timeline to scale, and the same as a table. */
export function exportHtml({ file, title, timelines }: ExportedDocument): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeXml(title)}</h1>`,
    ...timelines.map(sectionOf),
    timelines.length === 0 ? '<p>There is no timeline in the document.</p>' : '',
    `<footer>From ${escapeXml(file)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sectionOf({ title, events }: ExportedTimeline): string {
  const undated = events.filter(({ start }) => !start).length;
  return [
    '<section>',
    `<h2>${escapeXml(title)}</h2>`,
    timelinePicture(title, events),
    undated > 0
      ? `<p>${undated === 1 ? 'One event has' : `${undated} events have`} no time: in the table only.</p>`
      : '',
    '<table>',
    '<thead><tr><th>#</th><th>Date</th><th>Time</th><th>Zone</th><th>Event</th></tr></thead>',
    '<tbody>',
    ...events.map(rowOf),
    '</tbody>',
    '</table>',
    '</section>',
  ].join('\n');
}

function rowOf({ start, end, zone, approximate, milestone, text }: ExportedEvent, index: number): string {
  const until = end?.clock ?? end?.date;
  const time = start
    ? `${approximate ? '~' : ''}${start.clock ?? (start.date ? '' : start.local)}${until ? `–${until}` : ''}`
    : '';
  const cells = [String(index + 1), start?.date ?? '', time, zone ?? ''].map((cell) => `<td>${escapeXml(cell)}</td>`);
  const mark = milestone ? `<span class="mark ${milestone}">${milestone}</span> ` : '';
  return `<tr>${cells.join('')}<td>${mark}${escapeXml(text)}</td></tr>`;
}

const style = `
:root { color-scheme: light dark; --line: #8a8f98; --dot: #4b6bfb; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
svg { width: 100%; height: auto; }
svg text { font-size: 11px; fill: currentColor; }
svg .axis { stroke: var(--line); }
svg circle { fill: var(--dot); }
svg .number { fill: #fff; font-size: 9px; text-anchor: middle; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
td:nth-child(-n+4) { white-space: nowrap; font-variant-numeric: tabular-nums; }
.mark { font-size: .8em; border: 1px solid var(--line); border-radius: .6em; padding: 0 .5em; }
.started, .detected { --dot: #c2410c; } .acknowledged, .escalated { --dot: #7e22ce; } .mitigated, .resolved { --dot: #15803d; }
.mark { color: var(--dot); }
footer { margin-top: 2rem; color: var(--line); }
@media print { body { margin: 0; } }
`;
