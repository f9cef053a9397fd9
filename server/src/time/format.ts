import { dateOfDayNumber } from './instant.ts';

const minutesPerDay = 24 * 60;

/** `2024-06-05` */
export function isoDate(days: number): string {
  const { year, month, day } = dateOfDayNumber(days);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `09:05` */
export function isoTime(minuteOfDay: number): string {
  return `${two(Math.floor(minuteOfDay / 60))}:${two(Math.floor(minuteOfDay % 60))}`;
}

/**
 * Writes a time of day the way another one is written.
 *
 * @param sample Text of a time of day: `09:05 AM`, `9:05`, `5 p.m.`, `09:05:30`.
 * @param minute Minutes since midnight; days are ignored.
 */
export function formatClockLike(sample: string, minute: number): string {
  const inDay = ((Math.floor(minute) % minutesPerDay) + minutesPerDay) % minutesPerDay;
  const [hour, rest] = [Math.floor(inDay / 60), inDay % 60];
  const sampleHour = /\d+/.exec(sample)?.[0] ?? '09';
  const marker = /([ap])(\.?\s*m\b\.?)/i.exec(sample);
  // `13:05 PM` is a 24-hour time whatever it says, so the marker goes.
  const twelve = marker !== null && Number(sampleHour) <= 12;
  // `09` and `10` are written by people who pad, `9` by people who don't.
  const clock = `${String(twelve ? hour % 12 || 12 : hour).padStart(Math.min(sampleHour.length, 2), '0')}:${two(rest)}`;
  if (!twelve) return clock;
  const space = sample.slice(0, marker.index).match(/\s*$/)?.[0] ?? '';
  const letter = hour < 12 ? 'a' : 'p';
  const cased = marker[1] === marker[1]?.toUpperCase() ? letter.toUpperCase() : letter;
  return `${clock}${space}${cased}${marker[2]}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
