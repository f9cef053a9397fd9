import type { ReadingOptions } from '../../time/tokens.ts';
import type { Zone, ZoneMention } from '../../time/types.ts';
import type { DraftEntry } from '../entries/entries.ts';
import { zoneOfHead } from '../entries/headZone.ts';
import type { ResolvedZone } from '../types.ts';

/** What a timeline's zones are found with. */
export interface ZoneContext {
  /** Zone named by the timeline's heading, a note in it, the document or the settings. */
  readonly zone?: ResolvedZone;
  /** What the zone in the head of a column is read with. */
  readonly options?: ReadingOptions;
}

/** What the zones of single events depend on. */
export interface Zones {
  readonly options?: ReadingOptions;
  readonly everywhere?: ResolvedZone;
  /** The zone that one event names, while all others name another one. */
  readonly exception?: string;
  /** Where nothing holds everywhere, and the events name several: what one without a zone can be in. */
  readonly several?: readonly ZoneMention[];
}

export function sameZones(a: Zones, b: Zones): boolean {
  const [one, other] = [a.everywhere, b.everywhere];
  return (
    a.options === b.options &&
    a.exception === b.exception &&
    namesOf(a) === namesOf(b) &&
    (one === other || (one?.text === other?.text && one?.origin === other?.origin && one?.zone === other?.zone))
  );
}

const namesOf = ({ several = [] }: Zones): string => several.map(({ text }) => text).join();

/**
 * What holds for the whole timeline. Where the first event alone names a zone, it holds for those below it:
 * "09:00 UTC", "09:05", "09:10".
 */
export function zonesOf(entries: readonly DraftEntry[], { zone: shared, options }: ZoneContext): Zones {
  let first: DraftEntry | undefined;
  let [all, named] = [0, 0];
  let usual: ZoneMention | null | undefined;
  const mentions = new Map<string, ZoneMention>();
  for (const entry of entries) {
    if (!entry.stamp) continue;
    first ??= entry;
    all++;
    const { zone } = entry.stamp.expression;
    if (!zone) continue;
    named++;
    mentions.set(zone.text, zone);
    usual = usual === undefined || usual?.text === zone.text ? zone : null;
  }
  // Where most name one zone, the others leave it out.
  const isUsual = named > 1 && named * 2 >= all;
  const others =
    usual && named > 1 ? ({ text: usual.text, zone: usual.zone, origin: 'earlier-event' } as const) : undefined;
  const fromOthers = isUsual ? others : undefined;
  const mention = named === 1 ? first?.stamp?.expression.zone : undefined;
  const fromFirst = mention && ({ text: mention.text, zone: mention.zone, origin: 'earlier-event' } as const);
  const isSaid = shared && ['timeline', 'note', 'section'].includes(shared.origin);
  // What a sentence says of one time goes behind what most events say.
  const isOneOf = shared?.origin === 'section' && others !== undefined;
  const everywhere = isSaid && !isOneOf ? shared : (fromFirst ?? (isOneOf ? others : (shared ?? fromOthers)));
  const exception = exceptionIn(entries, everywhere?.text ?? '');
  const several = everywhere || mentions.size < 2 ? undefined : [...mentions.values()];
  return { options, everywhere, exception, ...(several && { several }) };
}

/** What a time can be in that no zone was found for. */
export function zonesAround({ several }: Zones): readonly Zone[] | undefined {
  return several?.map(({ zone }) => zone);
}

/** Event, then the one it is nested in, then the head of its column, then its day heading, then what holds for the whole timeline. */
export function zoneOf(entry: DraftEntry, { options, everywhere, exception }: Zones): ResolvedZone | undefined {
  const own = entry.stamp?.expression.zone;
  if (own) return { text: own.text, zone: own.zone, origin: 'event', ...(own.text === exception && { alone: true }) };
  const around = entry.zoneAround;
  if (around) return { text: around.text, zone: around.zone, origin: 'earlier-event' };
  const column = entry.column === undefined ? undefined : zoneOfHead(entry.column, options);
  if (column) return { text: column.text, zone: column.zone, origin: 'column' };
  const day = entry.day?.expression.zone;
  if (day) return { text: day.text, zone: day.zone, origin: 'day-heading' };
  return everywhere;
}

const fewestOthers = 3;

function exceptionIn(entries: readonly DraftEntry[], everywhere: string): string | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { stamp, zoneAround } of entries) {
    if (!stamp) continue;
    const zone = (stamp.expression.zone ?? zoneAround)?.text ?? everywhere;
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
    all++;
    if (counts.size > 2) return undefined;
  }
  if (counts.size !== 2 || all <= fewestOthers) return undefined;
  return [...counts].find(([, count]) => count === 1)?.[0];
}
