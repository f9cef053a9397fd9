import { offsetOfDay } from './instant.ts';
import type { Zone } from './types.ts';
import { seasonOf } from './zones.ts';

/**
 * Whether clocks show another time on a day, counted from 1970-01-01, than an abbreviation says: `CEST` in January,
 * `EST` in July. Not on the days on which they are changed.
 */
export function isOutOfSeason(name: string, zone: Zone, day: number): boolean {
  const season = seasonOf(name);
  if (!season || zone.kind !== 'offset') return false;
  const inForce = offsetOfDay(season.id, day);
  return inForce !== undefined && inForce !== zone.minutes;
}
