import { fold } from './names.ts';

/** A stated length of time. */
export interface Duration {
  readonly start: number;
  readonly end: number;
  readonly minutes: number;
}

const unitMinutes: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|day|days)$/, 24 * 60],
  [/^(?:h|hr|hrs|hour|hours)$/, 60],
  [/^(?:m|min|mins|minute|minutes)$/, 1],
  [/^(?:s|sec|secs|second|seconds)$/, 1 / 60],
];

const part =
  /(?<![\d.])(\d{1,9}(?:\.\d{1,9})?)[ \t-]{0,2}(\p{L}{1,20})(?!\p{L})|(?<!\p{L})(half an|half a|an|a|one) (hour|day|minute)(?!\p{L})/giu;
const joint = /^[ \t]*(?:,|and|&)?[ \t]*$/;

/** The lengths of time that a text states: `19 hours, 15 minutes`, `2h30m`, `25-min`. */
export function readDurations(text: string): Duration[] {
  const found: Duration[] = [];
  let open: { start: number; end: number; minutes: number } | undefined;
  for (const match of text.matchAll(part)) {
    const [, digits, unitName, words, wordUnit] = match;
    const unit = unitMinutes.find(([name]) => name.test(fold(unitName ?? wordUnit ?? '')));
    if (!unit) continue;
    const amount = words === undefined ? Number(digits) : /^half/i.test(words) ? 0.5 : 1;
    const minutes = amount * unit[1];
    const end = match.index + match[0].length;
    if (open && match.index - open.end < 10 && joint.test(text.slice(open.end, match.index))) {
      open = { start: open.start, end, minutes: open.minutes + minutes };
      found[found.length - 1] = open;
    } else {
      open = { start: match.index, end, minutes };
      found.push(open);
    }
  }
  return found;
}

/** `2 h 5 min`, `19 h`, `45 min`, `30 s`: for messages. */
export function formatDuration(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60);
  if (seconds < 60) return `${seconds} s`;
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const rest = Math.floor((seconds % 3600) / 60);
  const parts = [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean);
  return parts.slice(0, 2).join(' ');
}
