/** Events in a row that are out of order since they were taken from where the clocks are in another zone. */
import { offsetsAt } from '../../time/instant.ts';
import type { ResolvedTime, Timeline } from '../types.ts';
import { type DatedEvent, type Disorder, disordersOf, minutesBefore, partOf } from './order.ts';
import { shifted } from './slip.ts';
import { mostDisorders } from './slips.ts';

/**
 * Events that fit between their neighbours in another zone than the one they have:
 *
 *     | Time (EST) |                   | Time (EST) |
 *     | 14:53      |                   | 14:53      |
 *     | 20:00      | in UTC            | 15:00 UTC  | in EST
 *     | 20:07      | in UTC            | 15:07 UTC  | in EST
 *     | 15:24      |                   | 15:24      |
 */
export interface ZoneSlip {
  readonly events: readonly DatedEvent[];
  /** The zone that they fit in. */
  readonly zone: string;
  /** How far they are from that by the clock; 0 for those that name their zone. */
  readonly minutes: number;
}

/** One alone may fit by chance, if it does not name its zone. */
const fewestUnnamed = 2;
/** Between the neighbours of them all. */
const mostBetween = 12 * 60;

export function zoneSlipIn(timeline: Timeline, disorder: Disorder): ZoneSlip | undefined {
  const { length } = disordersOf(timeline);
  if (timeline.direction !== 'ascending' || length > mostDisorders) return undefined;
  const part = partOf(timeline, disorder.event);
  const at = part.indexOf(disorder.event);
  return namedSlip(part, at) ?? (length === 1 ? unnamedSlip(part, at) : undefined);
}

/** Events around a place that name a zone, as none of their neighbours does. */
function namedSlip(part: readonly DatedEvent[], at: number): ZoneSlip | undefined {
  const [before, event] = [part[at - 1], part[at]];
  if (!before || !event) return undefined;
  const astray = [event, before].find(({ when: { zone } }) => zone?.origin === 'event');
  const usual = (astray === event ? before : event).when.zone;
  const own = astray?.when.zone;
  if (!astray || !own || !usual || usual.origin === 'event' || own.text === usual.text) return undefined;
  const run = runAround(part, part.indexOf(astray), (other) => other.when.zone?.text === own.text);
  const meant = ({ when }: DatedEvent): ResolvedTime => ({ ...when, zone: usual, instantMinutes: undefined });
  return fits(part, run, meant) ? { events: part.slice(run.from, run.to), zone: usual.text, minutes: 0 } : undefined;
}

/** Events around a place that name no zone, and are in UTC. */
function unnamedSlip(part: readonly DatedEvent[], at: number): ZoneSlip | undefined {
  const [before, event] = [part[at - 1], part[at]];
  const { zone } = event?.when ?? {};
  if (!before || !event || !zone || part.some(({ when }) => when.zone?.origin === 'event')) return undefined;
  const late = runAround(
    part,
    at - 1,
    (other) => other.index < event.index && minutesBefore(event.when, other.when) > 0,
  );
  const early = runAround(
    part,
    at,
    (other) => other.index > before.index && minutesBefore(other.when, before.when) > 0,
  );
  for (const run of [late, early]) {
    if (run.to - run.from < fewestUnnamed) continue;
    const events = part.slice(run.from, run.to);
    const minutes = offsetsAt(zone.zone, event.when.localMinutes).find(
      (offset) => offset !== 0 && fits(part, run, ({ when }) => shifted(when, offset)),
    );
    if (minutes !== undefined) return { events, zone: 'UTC', minutes };
  }
  return undefined;
}

/** Indexes of the first and behind the last. */
interface Run {
  readonly from: number;
  readonly to: number;
}

function runAround(part: readonly DatedEvent[], at: number, isOne: (event: DatedEvent) => boolean): Run {
  const belongs = (index: number) => part[index] !== undefined && isOne(part[index]);
  let [from, to] = [at, at + 1];
  while (belongs(from - 1)) from--;
  while (belongs(to)) to++;
  return { from, to };
}

/** Whether all of them come to stand in order between an event above and one below. */
function fits(part: readonly DatedEvent[], { from, to }: Run, meant: (event: DatedEvent) => ResolvedTime): boolean {
  const [above, below] = [part[from - 1]?.when, part[to]?.when];
  if (!above || !below || below.localMinutes - above.localMinutes > mostBetween) return false;
  const times = [above, ...part.slice(from, to).map(meant), below];
  return times.every((time, index) => {
    const before = times[index - 1];
    return before === undefined || minutesBefore(time, before) === 0;
  });
}
