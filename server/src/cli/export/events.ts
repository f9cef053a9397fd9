import type { Snapshot } from '../../features/snapshot.ts';
import { localIso } from '../../model/text/localIso.ts';
import type { Milestone, ResolvedTime, TimelineEvent } from '../../model/types.ts';
import { isoDate, isoTime } from '../../time/format.ts';
import { minutesPerDay } from '../../time/instant.ts';

/** A document's timelines as every format shows them. */
export interface ExportedDocument {
  readonly file: string;
  readonly title: string;
  readonly timelines: readonly ExportedTimeline[];
}

export interface ExportedTimeline {
  readonly title: string;
  /** From 1. */
  readonly line: number;
  readonly events: readonly ExportedEvent[];
}

export interface ExportedEvent {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly milestone?: Milestone;
  readonly approximate: boolean;
  /** As written where the event gets it from. */
  readonly zone?: string;
  /** Absent for an event without a time. */
  readonly start?: ExportedTime;
  readonly end?: ExportedTime;
}

export interface ExportedTime {
  /** Local ISO with what is known: `2024-06-05T09:00`, `XXXX-06-05`, `T09:00`. */
  readonly local: string;
  /** `2024-06-05T09:00Z`, where date and zone are known and mean one thing. */
  readonly utc?: string;
  /** `2024-06-05`, with an unknown year `XXXX-06-05`; absent where no date is known. */
  readonly date?: string;
  /** `09:00`; absent where only a date is. */
  readonly clock?: string;
  /** Whether year, month and day are known. */
  readonly hasFullDate: boolean;
  /** Minutes since 1970-01-01T00:00 local time, and of UTC. */
  readonly localMinutes: number;
  readonly utcMinutes?: number;
}

export function exportedDocument(file: string, { postmortem }: Snapshot): ExportedDocument {
  const { source, timelines, title } = postmortem;
  const lineOf = (offset: number) => source.lineAt(offset) + 1;
  return {
    file,
    title: title ?? file,
    timelines: timelines.map(({ title, span, events }) => ({
      title,
      line: lineOf(span.start),
      events: events.map((event) => exportedEvent(event, lineOf)),
    })),
  };
}

function exportedEvent(event: TimelineEvent, lineOf: (offset: number) => number): ExportedEvent {
  const { span, timestamp, text, milestone, when, end } = event;
  return {
    line: lineOf(timestamp?.span.start ?? span.start),
    text,
    ...(milestone && { milestone }),
    approximate: when?.approximate ?? false,
    ...(when?.zone && { zone: when.zone.text }),
    ...(when && { start: exportedTime(when) }),
    ...(end && { end: exportedTime(end) }),
  };
}

function exportedTime(time: ResolvedTime): ExportedTime {
  const { date, clock, localMinutes, instantMinutes } = time;
  return {
    local: localIso(time),
    ...(date && { date: localIso({ date }) }),
    ...(clock && { clock: localIso({ clock }).slice(1) }),
    hasFullDate: date?.year !== undefined && date.month !== undefined && date.day !== undefined,
    localMinutes,
    ...(clock && instantMinutes !== undefined && { utc: isoMinutes(instantMinutes), utcMinutes: instantMinutes }),
  };
}

/** `2024-06-05T09:00Z`, with seconds where there are any. */
function isoMinutes(minutes: number): string {
  const all = Math.round(minutes * 60);
  const days = Math.floor(all / 86_400);
  const inDay = Math.floor(all / 60) - days * minutesPerDay;
  const seconds = all - Math.floor(all / 60) * 60;
  return `${isoDate(days)}T${isoTime(inDay)}${seconds > 0 ? `:${String(seconds).padStart(2, '0')}` : ''}Z`;
}
