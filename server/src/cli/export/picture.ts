import { isoDate, isoTime } from '../../time/format.ts';
import { minutesPerDay } from '../../time/instant.ts';
import { escapeXml } from '../formats/xml.ts';
import type { ExportedEvent } from './events.ts';

const width = 960;
const margin = 20;
const radius = 8;
const row = 2 * radius + 2;
const axisHeight = 34;

interface Dot {
  readonly event: ExportedEvent;
  readonly number: number;
  readonly x: number;
  /** 0 is next to the axis. */
  readonly level: number;
}

/** A line to scale with a numbered dot for each event, as SVG; nothing where there are no two different times. */
export function timelinePicture(title: string, events: readonly ExportedEvent[]): string {
  const dated = events.flatMap((event, at) => (event.start ? [{ event, number: at + 1, start: event.start }] : []));
  // One clock for all: UTC if every time is known in it.
  const isUtc = dated.every(({ start }) => start.utcMinutes !== undefined);
  const minutesOf = ({ start }: (typeof dated)[number]) => (isUtc && start.utcMinutes) || start.localMinutes;
  const times = dated.map(minutesOf);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (dated.length < 2 || last === first) return '';
  const xOf = (minutes: number) => margin + ((minutes - first) / (last - first)) * (width - 2 * margin);
  const dots = stack(dated.map((each) => ({ event: each.event, number: each.number, x: xOf(minutesOf(each)) })));
  const axis = (Math.max(...dots.map(({ level }) => level)) + 1) * row + radius;
  return [
    `<svg viewBox="0 0 ${width} ${axis + axisHeight}" role="img" aria-label="${escapeXml(title)}, to scale; the table below says the same">`,
    `<line class="axis" x1="${margin}" x2="${width - margin}" y1="${axis}" y2="${axis}"/>`,
    ...ticks(first, last).map((minutes) => tick(minutes, xOf(minutes), axis, last - first)),
    ...dots.map((dot) => drawn(dot, axis)),
    `<text x="${width - margin}" y="${axis + 30}" text-anchor="end">${isUtc ? 'UTC' : 'local times'}</text>`,
    '</svg>',
  ].join('\n');
}

/** Dots that would cover each other are put above each other. */
function stack(dots: readonly Omit<Dot, 'level'>[]): Dot[] {
  const ends: number[] = [];
  return [...dots]
    .sort((a, b) => a.x - b.x)
    .map((dot) => {
      const free = ends.findIndex((end) => end <= dot.x - radius);
      const level = free < 0 ? ends.length : free;
      ends[level] = dot.x + radius;
      return { ...dot, level };
    });
}

function drawn({ event, number, x, level }: Dot, axis: number): string {
  const y = axis - radius - level * row;
  const time = `${event.start?.local ?? ''} ${event.zone ?? ''}`.trim();
  return [
    `<g class="${event.milestone ?? ''}"><title>${escapeXml(`${time}: ${event.text}`)}</title>`,
    `<circle cx="${x.toFixed(1)}" cy="${y}" r="${radius}"/>`,
    `<text class="number" x="${x.toFixed(1)}" y="${y + 3}">${number}</text></g>`,
  ].join('');
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, minutesPerDay];
const mostTicks = 8;

/** Round times between the first and the last event. */
function ticks(first: number, last: number): number[] {
  const days = Math.ceil((last - first) / minutesPerDay / mostTicks);
  const step = steps.find((each) => (last - first) / each <= mostTicks) ?? days * minutesPerDay;
  const found: number[] = [];
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) found.push(at);
  return found;
}

function tick(minutes: number, x: number, axis: number, length: number): string {
  const days = Math.floor(minutes / minutesPerDay);
  const label = length > 3 * minutesPerDay ? isoDate(days) : isoTime(minutes - days * minutesPerDay);
  const at = x.toFixed(1);
  return `<line class="axis" x1="${at}" x2="${at}" y1="${axis}" y2="${axis + 5}"/><text x="${at}" y="${axis + 17}" text-anchor="middle">${label}</text>`;
}
