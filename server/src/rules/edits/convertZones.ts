/** Writing times in another zone. */
import type { DatedEvent } from '../../model/timelines/order.ts';
import type { ResolvedTime, StatedText, Timeline, TimelineEvent } from '../../model/types.ts';
import { formatClockLike, formatDateLike } from '../../time/format.ts';
import { localMinutesOf, minutesPerDay } from '../../time/instant.ts';
import type { DateParts, Zone } from '../../time/types.ts';
import type { Fix, FixEdit } from '../types.ts';
import { type BareRun, bareRuns, fitsIn, inZone } from './bareTimes.ts';

/** The zone that is written instead. */
interface Target {
  readonly text: string;
  readonly zone: Zone;
}

/**
 * Converts events to a zone, and with them the times without one that can only be in theirs; undefined where the date that
 * one of them would need is not written on it, or nobody knows which zone a time is in.
 */
export function convertZones(timeline: Timeline, events: readonly TimelineEvent[], target: Target): Fix | undefined {
  const edits = [
    ...events.map((event) => convert(event, target)),
    ...bareRuns(timeline).map((run) => convertRun(timeline, run, events, target)),
  ];
  if (edits.length === 0 || edits.some((edit) => edit === undefined)) return undefined;
  return {
    title: `Convert to ${target.text}`,
    edits: edits.flatMap((edit) => edit ?? []),
    preferred: true,
    replaces: true,
  };
}

function convert({ timestamp, when, end }: TimelineEvent, target: Target): FixEdit[] | undefined {
  // The end has a zone of its own to be written.
  if (!timestamp?.zone || !when || timestamp.expression.endZone) return undefined;
  const { from, to } = timestamp.expression;
  const start = convertMoment(when, from.date, timestamp, target);
  const finish = end && to ? convertMoment(end, to.date, timestamp.end ?? {}, target) : [];
  if (!start || !finish) return undefined;
  const zones = [timestamp.zone, timestamp.end?.zone].filter((zone) => zone !== undefined);
  return [...start, ...finish, ...zones.map(({ span }) => ({ span, newText: [target.text] }))];
}

/** `2:44` below `2:40 EST`; nothing where it can be read in the new zone alone as it is. */
function convertRun(
  timeline: Timeline,
  run: BareRun,
  converted: readonly TimelineEvent[],
  target: Target,
): FixEdit[] | undefined {
  const [before, after] = [run.before, run.after].map((event) =>
    event && converted.includes(event) ? event.when.zone : undefined,
  );
  const isAsItIs = fitsIn(timeline, run, target);
  const own = before ?? after;
  // It goes by the zone in front of it, or by the one that it is converted to.
  if (isAsItIs) return before && fitsIn(timeline, run, before) ? undefined : [];
  if (!own || !fitsIn(timeline, run, own)) return undefined;
  const edits = run.events.map((event) => convertBare(inZone(event, own), target));
  return edits.every((edit) => edit !== undefined) ? edits.flat() : undefined;
}

function convertBare({ timestamp, when, end }: DatedEvent, target: Target): FixEdit[] | undefined {
  const clock = timestamp?.clock;
  if (!clock || end) return undefined;
  const edits = convertMoment(when, timestamp.expression.from.date, timestamp, target);
  return edits?.map((edit) =>
    edit.span === clock.span ? { ...edit, newText: [`${edit.newText} ${target.text}`] } : edit,
  );
}

function convertMoment(
  time: ResolvedTime,
  own: DateParts | undefined,
  { date, clock }: { readonly date?: StatedText; readonly clock?: StatedText },
  target: Target,
): FixEdit[] | undefined {
  const minutes = localIn(time, target.zone);
  const isExact = time.clock?.minute !== undefined && time.clock.second === undefined;
  if (minutes === undefined || !isExact || !clock) return undefined;
  const edits: FixEdit[] = [{ span: clock.span, newText: [formatClockLike(clock.text, minutes)] }];
  const day = Math.floor(minutes / minutesPerDay);
  if (day === Math.floor(time.localMinutes / minutesPerDay)) return edits;
  if (!own || !date || own.day === undefined) return undefined;
  return [{ span: date.span, newText: [formatDateLike(date.text, own, day)] }, ...edits];
}

/** What the clock on the wall shows in another zone. Between offsets no date is needed. */
export function localIn({ localMinutes, instantMinutes, zone }: ResolvedTime, target: Zone): number | undefined {
  if (zone?.zone.kind === 'offset' && target.kind === 'offset')
    return localMinutes - zone.zone.minutes + target.minutes;
  return instantMinutes === undefined ? undefined : localMinutesOf(instantMinutes * 60_000, target);
}
