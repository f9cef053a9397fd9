import { createHash } from 'node:crypto';
import { isoDate } from '../../time/format.ts';
import type { ExportedDocument, ExportedEvent, ExportedTime } from './events.ts';

/**
 * A calendar (RFC 5545). Times are in UTC where the zone is known, else those of the place where they are looked at;
 * a date without a time is a whole day. Events without a full date cannot be in a calendar.
 */
export function exportIcs(document: ExportedDocument, now: number): string {
  const events = document.timelines.flatMap((timeline, at) =>
    timeline.events.filter(isInCalendar).map((event) => ({ event, timeline: timeline.title, at })),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//postmortem//timeline//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${text(document.title)}`,
    ...events.flatMap(({ event, at }) => eventLines(document, event, at, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

export function isInCalendar(event: ExportedEvent): boolean {
  return event.start?.hasFullDate === true;
}

function eventLines({ file }: ExportedDocument, event: ExportedEvent, timeline: number, now: number): string[] {
  const { start, end, text: summary, milestone, approximate, line } = event;
  if (!start) return [];
  const id = createHash('sha256').update(`${file}\n${timeline}\n${line}\n${summary}`).digest('hex').slice(0, 32);
  return [
    'BEGIN:VEVENT',
    `UID:${id}@postmortem`,
    `DTSTAMP:${utc(Math.floor(now / 60_000))}`,
    `DTSTART${dateTime(start)}`,
    ...(end && isLater(start, end) ? [`DTEND${dateTime(end)}`] : []),
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(`${file}, line ${line}`)}`,
    ...(milestone ? [`CATEGORIES:${milestone.toUpperCase()}`] : []),
    `STATUS:${approximate ? 'TENTATIVE' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** Both have to be of one kind, and what ends has to have begun. */
function isLater(start: ExportedTime, end: ExportedTime): boolean {
  if (!end.hasFullDate || (start.clock === undefined) !== (end.clock === undefined)) return false;
  if ((start.utcMinutes === undefined) !== (end.utcMinutes === undefined)) return false;
  return (end.utcMinutes ?? end.localMinutes) > (start.utcMinutes ?? start.localMinutes);
}

/** With the sign that stands before it: `:20240605T090000Z`, `;VALUE=DATE:20240605`. */
function dateTime({ clock, localMinutes, utcMinutes }: ExportedTime): string {
  if (clock === undefined) return `;VALUE=DATE:${stamp(localMinutes).slice(0, 8)}`;
  return `:${utcMinutes === undefined ? stamp(localMinutes) : utc(utcMinutes)}`;
}

function utc(minutes: number): string {
  return `${stamp(minutes)}Z`;
}

/** `20240605T090000` */
function stamp(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const days = Math.floor(seconds / 86_400);
  const inDay = seconds - days * 86_400;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${isoDate(days).replaceAll('-', '')}T${two(inDay / 3600)}${two((inDay / 60) % 60)}${two(inDay % 60)}`;
}

function text(value: string): string {
  return value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

const longest = 75;

/** Lines hold at most 75 bytes; what is longer goes on behind a line break and a space, and no letter is cut. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > longest) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += letter;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}
