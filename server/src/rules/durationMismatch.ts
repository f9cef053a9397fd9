import { once } from '../model/memory.ts';
import { rolesAround, sectionsAround, sumsUp } from '../model/outlineAt.ts';
import { type Candidates, candidatesOf } from '../model/timelines/candidates.ts';
import {
  agrees,
  agreesWith,
  isOverMidnight,
  mayBeHourOff,
  minutesBetween,
  type Point,
  pointOfEvent,
  type Stretch,
  type Surroundings,
  stretchOf,
  surroundingsOf,
} from '../model/timelines/elapsed.ts';
import { metricsOf, type Turn } from '../model/timelines/metrics.ts';
import { isDated } from '../model/timelines/order.ts';
import type { Postmortem, Section, Span, StatedDuration, StatedTime, StatedWindow, Timeline } from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import { lengthFix } from './edits/restate.ts';
import type { Report, Rule, RulePage } from './types.ts';

export const durationMismatch: Rule = {
  id: 'duration-mismatch',
  category: 'facts',
  level: 'warning',
  summary: 'A stated duration is not the time between the stated start and end.',
  fix: 'safe',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const around = surroundingsOf(postmortem);
      const candidates = once(() => candidatesOf(postmortem, around));
      for (const duration of postmortem.facts.durations) {
        if (isOfAction(postmortem, duration)) continue;
        if (duration.of === 'failure' && !sumsUp(postmortem.sections, duration.span.start)) continue;
        const report = duration.beside
          ? againstWindows(duration, [duration.beside], candidates, around)
          : againstAll(postmortem, duration, candidates, around);
        if (report) yield report;
      }
    },
  },
};

export const durationMismatchPage: RulePage = {
  why: `A reader who adds up the times comes to another number than the one in the summary, and trusts neither. Reports and
statistics copy the number.

A duration is held to the start and end that it stands beside (\`09:00 – 11:30 (2 h 30 min)\`), else to the stated ones,
else to the milestones of the timeline: then it is enough that any start and end explain it. It is taken to be as
exact as its last unit: "3 hours" is right for 2 h 40 min, and "about 3 hours" for a little more than that.

Its fix is applied unseen only where the timeline has both ends: else it may be one of them that is wrong.`,
  source: 'Google SRE workbook, chapter 10: durations are among the data that a review checks.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

**Duration:** 45 minutes (09:58 – 12:03 UTC)

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 12:03 UTC Resolved
`,
      good: `# Postmortem: checkout errors

**Duration:** 2 h 5 min (09:58 – 12:03 UTC)

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 12:03 UTC Resolved
`,
    },
  ],
};

/** A duration and the windows that it may be the length of; none fits. */
function againstWindows(
  duration: StatedDuration,
  windows: readonly StatedWindow[],
  candidates: () => Candidates | undefined,
  around: Surroundings,
): Report | undefined {
  const stretches = windows.flatMap((window) => {
    const stretch = stretchOf(window, around);
    return stretch && stretch.minutes >= 0 && hasClocks(window) ? [{ ...stretch, window }] : [];
  });
  const [first] = stretches;
  const isIt = ({ minutes, start, end }: Stretch) =>
    agreesWith(duration, minutes, start, end) ||
    // `10:20 EST` to `11:40 EDT` in January: another rule says so.
    (mayBeHourOff(start, end) && [-60, 60].some((by) => agreesWith(duration, minutes + by, start, end)));
  if (!first || stretches.some(isIt)) return undefined;
  const { start, end } = first.window;
  const isSafe = stretches.length === 1 && isTold(first, candidates());
  return report(duration, first.minutes, placeOf(start), placeOf(end), isSafe, isOverMidnight(first.window));
}

/** Whether the timeline has both ends: then it is the length that is wrong, and not one of them. */
function isTold({ start, end }: Stretch, candidates: Candidates | undefined): boolean {
  const has = (point: Point) => candidates?.all.some((other) => minutesBetween(point, other) === 0) === true;
  return has(start) && has(end);
}

function hasClocks({ start, end }: StatedWindow): boolean {
  return start.clock !== undefined && end.clock !== undefined;
}

function placeOf(time: StatedTime): Span {
  return time.clockSpan ?? time.dateSpan ?? time.span;
}

/** A duration without times beside it: the stated windows, then what the timeline tells. */
function againstAll(
  postmortem: Postmortem,
  duration: StatedDuration,
  candidatesIn: () => Candidates | undefined,
  around: Surroundings,
): Report | undefined {
  const windows = windowsBeside(postmortem, duration.span).filter(hasClocks);
  const candidates = candidatesIn();
  const isExplained = !candidates || explains(duration, candidates) || isPartOf(duration, candidates);
  if (windows.length > 0) {
    const isHeld = duration.of === 'incident' || !isExplained;
    return isHeld ? againstWindows(duration, windows, candidatesIn, around) : undefined;
  }
  if (isExplained || candidates.relapses) return undefined;
  const told = { facts: postmortem.facts, timelines: timelinesBeside(postmortem, duration.span) };
  const metrics = metricsOf(told);
  const measure = metrics.duration ?? sinceFirstEvent(told, metrics['time-to-resolve']?.to);
  return measure && report(duration, measure.minutes, measure.from.span, measure.to.span, false);
}

/** "Alert on an empty queue for 10 minutes between 08:00 and 20:00" is still to be done. */
function isOfAction({ sections }: Postmortem, { of, span }: StatedDuration): boolean {
  return of !== 'incident' && rolesAround(sections, span.start).includes('action-items');
}

/** Those that stand in the same section, where each incident has one of its own. */
function windowsBeside({ sections, facts: { windows } }: Postmortem, place: Span): readonly StatedWindow[] {
  if (windows.length < 2) return windows;
  const within = ({ span }: Section) =>
    windows.filter(({ start }) => span.start <= start.span.start && start.span.start < span.end);
  return (
    sectionsAround(sections, place.start)
      .map(within)
      .find((some) => some.length > 0) ?? windows
  );
}

/** Those of the incident that a place is about, where each has a section of its own: `## Outage 1`, `## Outage 2`. */
function timelinesBeside({ sections, timelines }: Postmortem, place: Span): readonly Timeline[] {
  if (timelines.length < 2) return timelines;
  const within = ({ span }: Section) =>
    timelines.filter(({ span: { start } }) => span.start <= start && start < span.end);
  const around = sectionsAround(sections, place.start).filter(({ depth }) => depth > 1);
  return around.map(within).find((some) => some.length > 0) ?? timelines;
}

/** Where no event says that it began, from the first one to the resolution. */
function sinceFirstEvent({ timelines }: Pick<Postmortem, 'timelines'>, to: Turn | undefined) {
  const own = timelines.find(({ span }) => to && span.start <= to.span.start && to.span.start < span.end);
  const dated = own?.events.filter(isDated);
  const first = own?.direction === 'descending' ? dated?.at(-1) : dated?.[0];
  if (!first || !to) return undefined;
  const minutes = minutesBetween(pointOfEvent(first.when), to.point);
  return minutes === undefined ? undefined : { minutes, from: { span: first.timestamp?.span ?? first.textSpan }, to };
}

function explains(duration: StatedDuration, { starts, ends }: Pick<Candidates, 'starts' | 'ends'>): boolean {
  return starts.some((start) => ends.some((end) => isForward(start, end) && agrees(duration, start, end)));
}

/** What failed for so long may have failed between any two events. */
function isPartOf(duration: StatedDuration, { all }: Candidates): boolean {
  return duration.of === 'failure' && explains(duration, { starts: all, ends: all });
}

function isForward(start: Point, end: Point): boolean {
  return (minutesBetween(start, end) ?? -1) >= 0;
}

function report(
  duration: StatedDuration,
  minutes: number,
  start: Span,
  end: Span,
  safe: boolean,
  isOnNextDay = false,
): Report {
  const apart = `${formatDuration(minutes)} apart${isOnNextDay ? ', the end on the next day' : ''}`;
  return {
    span: duration.span,
    message: `Stated as ${duration.text.trim()}, but start and end are ${apart}. Correct the duration, or the time that is wrong.`,
    related: [
      { span: start, message: 'The start' },
      { span: end, message: 'The end' },
    ],
    fixes: () => [lengthFix(duration, minutes, safe)],
  };
}
