import { minutesPerDay } from '../../time/instant.ts';
import type { ClockParts, DateParts } from '../../time/types.ts';
import type { ResolvedTime } from '../types.ts';

/** `2024-06-05T09:00`, `XXXX-06-05`, `T09:00`, `2024-06-05T14`: local ISO with what is known. */
export function localIso(time: Partial<Pick<ResolvedTime, 'date' | 'clock' | 'relativeMinutes'>>): string {
  if (time.relativeMinutes !== undefined) return relativeText(time.relativeMinutes);
  const date = time.date ? isoDateOf(time.date) : '';
  const clock = time.clock ? `T${isoClockOf(time.clock)}` : '';
  return date + clock;
}

/** `T+15m`, `T-2h`, `T+0m`, `T+2m30s`. */
function relativeText(relative: number): string {
  const amount = Math.abs(relative);
  const sign = relative < 0 ? '-' : '+';
  if (amount >= minutesPerDay && amount % minutesPerDay === 0) return `T${sign}${amount / minutesPerDay}d`;
  if (amount >= 60 && amount % 60 === 0) return `T${sign}${amount / 60}h`;
  const seconds = amount < 60 ? Math.round((amount % 1) * 60) % 60 : 0;
  const minutes = seconds > 0 ? Math.floor(amount) : Math.round(amount);
  return `T${sign}${minutes > 0 || seconds === 0 ? `${minutes}m` : ''}${seconds > 0 ? `${seconds}s` : ''}`;
}

function isoDateOf({ year, month, day }: DateParts): string {
  const parts = [
    year === undefined ? 'XXXX' : String(year).padStart(4, '0'),
    ...[month, day].flatMap((part) => (part === undefined ? [] : two(part))),
  ];
  return parts.join('-');
}

function isoClockOf({ hour, minute, second }: ClockParts): string {
  if (minute === undefined) return two(hour);
  if (second === undefined) return `${two(hour)}:${two(minute)}`;
  // Fractions behind two digits: `05.25`.
  return `${two(hour)}:${two(minute)}:${two(Math.floor(second))}${fractionOf(second)}`;
}

/** `.25` of 5.25, to the nanosecond. */
function fractionOf(second: number): string {
  return second
    .toFixed(9)
    .replace(/^\d+/, '')
    .replace(/\.?0+$/, '');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
