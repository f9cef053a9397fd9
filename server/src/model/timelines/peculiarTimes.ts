import { isPeculiar } from '../text/writtenTimes.ts';
import type { Facts, StatedTime, Timeline, WrittenTime } from '../types.ts';
import { peculiarIn } from './timeSurvey.ts';

/** The times in timelines and stated facts whose writing has to be looked at, each once: most have nothing to see. */
export function peculiarTimes(timelines: readonly Timeline[], facts: Facts): readonly WrittenTime[] {
  const found = timelines.flatMap(peculiarIn);
  const seen = new Set<number>();
  for (const fact of [facts.start, facts.end, facts.date]) {
    if (!fact?.written || !isPeculiar(fact) || seen.has(placeOf(fact))) continue;
    seen.add(placeOf(fact));
    found.push({ date: fact.date, clock: fact.clock, fault: fact.fault, written: fact.written });
  }
  return found;
}

function placeOf({ written, span }: StatedTime): number {
  return written?.date?.span.start ?? written?.clock?.span.start ?? span.start;
}
