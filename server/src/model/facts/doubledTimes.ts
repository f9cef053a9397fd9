import type { ReadingOptions } from '../../time/tokens.ts';
import type { DoubledTime, StatedTime } from '../types.ts';
import type { LabelledText } from '../words/labels.ts';
import { timesOfLabel } from './facts.ts';

/** `Start: 14:00 CET (13:00 UTC)`, `Duration: 14:00–15:30 CET / 13:00–14:30 UTC`: what a label states in two zones. */
export function doubledIn(label: LabelledText, options: ReadingOptions): readonly DoubledTime[] {
  const { value } = label;
  const times = timesOfLabel(label, options);
  const [first] = times;
  // Both ends of a range have its span.
  const own = times.filter(({ span }) => span.start === first?.span.start);
  const others = times.slice(own.length);
  const [second] = others;
  if (!first || !second || own.length !== others.length) return [];
  const joint = value.text.slice(first.span.end - value.start, second.span.start - value.start);
  // Behind a bracket it is the same; behind a sign only if nothing is said of it.
  const behind = value.text.slice(second.span.end - value.start);
  if (!/^\s*[([]\s*$/.test(joint) && !(/^\s*[/=]\s*$/.test(joint) && /^[\s.|]*$/.test(behind))) return [];
  return own.flatMap((time, at) => {
    const other = others[at];
    return other && isInOtherZone(time, other) ? [{ first: time, second: other }] : [];
  });
}

function isInOtherZone(time: StatedTime, other: StatedTime): boolean {
  return time.zone !== undefined && other.zone !== undefined && time.zone.text !== other.zone.text;
}
