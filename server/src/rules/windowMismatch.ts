import { pointOfEvent } from '../model/timelines/elapsed.ts';
import { type Turn, turnsOfTimeline } from '../model/timelines/metrics.ts';
import { disordersOf, isDated } from '../model/timelines/order.ts';
import {
  type Bound,
  detectionSaid,
  failuresSaid,
  hasEventAt,
  minutesBehind,
  type SaidTurn,
  turnsSaid,
  type Window,
  windowOf,
  windowSaid,
} from '../model/timelines/window.ts';
import type { Milestone, Timeline } from '../model/types.ts';
import { endsImpact, saysOutright } from '../model/words/milestones.ts';
import { formatDuration } from '../time/duration.ts';
import { moveBound } from './edits/restate.ts';
import type { Report, Rule, RulePage } from './types.ts';
import { shortened } from './words/messages.ts';

export const windowMismatch: Rule = {
  id: 'window-mismatch',
  category: 'facts',
  level: 'info',
  summary: 'The stated start, detection or end is not that of the timeline.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      yield* ofDetection(detectionSaid(postmortem));
      for (const said of turnsSaid(postmortem)) yield* ofTurn(said);
      const window = windowSaid(postmortem) ?? windowOf(postmortem);
      const told = window ? [...ofWindow(window)] : [];
      yield* told;
      for (const failure of failuresSaid(postmortem)) {
        const apart = told.length > 0 ? undefined : reportApart(failure);
        if (apart) yield apart;
      }
    },
  },
};

export const windowMismatchPage: RulePage = {
  why: `The summary says when it was over, and so does the timeline. Where the two differ, a reader cannot tell whether users
suffered until the one or the other. An end at which some event ends the incident is one of them, even where users were
well before.

Compared are the stated start with the event that says that the incident began, and the stated end with the events
that say that it was resolved, and \`Detected: …\` with the event of that name. Five minutes are nothing. Without labels
it is what a sentence of the summary says ("was down from 11:32 to 13:10 UTC", "it was resolved at 13:10 UTC"), unless an
event has that time. Where all zones are named, a failure that a sentence puts before the first event, after the last one
or beyond the end is told, too.`,
  source: 'Google SRE workbook, chapter 10: the impact’s duration is stated, and told from that of the incident.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

**Duration:** 2024-03-05 09:58 UTC to 2024-03-05 11:30 UTC

## Timeline

- 09:58 Deploy starts
- 10:14 Pager fires
- 10:41 Incident resolved
`,
      good: `# Postmortem: checkout errors

**Duration:** 2024-03-05 09:58 UTC to 2024-03-05 10:41 UTC

## Timeline

- 09:58 Deploy starts
- 10:14 Pager fires
- 10:41 Incident resolved
`,
    },
  ],
};

function* ofWindow(window: Window): Iterable<Report> {
  const turns = turnsOfTimeline(window.timeline);
  const { start, end } = window;
  const started = turns.find(({ milestone }) => milestone === 'started');
  const resolved = turns.filter(({ milestone }) => milestone === 'resolved');
  const early = start && started && startTold({ ...window, start }, started);
  const over = end && endTold({ ...window, end }, resolved);
  // What is said may be about a part of it: then neither end is that of the incident.
  const isOtherStart = start?.isSaid && !isStart(start, started, window.timeline);
  const isOtherEnd = end?.isSaid && !resolved.some(({ point }) => minutesBehind(end, point) === 0);
  if (start && early && !isOtherEnd) yield report(start, early, 'start', window.timeline);
  if (end && over && !isOtherStart) yield report(end, over, 'end', window.timeline);
}

/** A failure that is said to be over before the first event, to begin behind the last one, or to go on behind the end. */
function reportApart({ start, end, timeline }: Required<Window>): Report | undefined {
  const { events } = timeline;
  const [first, last] = [events.find(isDated), events.findLast(isDated)];
  if (!first || !last || disordersOf(timeline).length > 0) return undefined;
  // Nearly always the first event that is looked at tells.
  const isAll = (bound: Bound, side: number) =>
    events.every((event) => !isDated(event) || Math.sign(minutesBehind(bound, pointOfEvent(event.when))) === side);
  const found = isAll(end, 1)
    ? { bound: end, event: first, words: 'was over before the first event of the timeline' }
    : isAll(start, -1)
      ? { bound: start, event: last, words: 'began after the last event of the timeline' }
      : last.milestone === 'resolved' && isAll(end, -1)
        ? { bound: end, event: last, words: 'went on after the end of the timeline' }
        : undefined;
  return (
    found && {
      span: found.bound.time.clockSpan ?? found.bound.time.span,
      message: `This says that it ${found.words} (${shortened(found.event.text)}), so one of the two is wrong. State the time that is meant.`,
      related: [{ span: found.event.timestamp?.span ?? found.event.span, message: found.event.text }],
    }
  );
}

/** `Detected: 10:14`, where an event that says so itself has another time, and none has that one. */
function* ofDetection(window: Window | undefined): Iterable<Report> {
  if (!window?.start) return;
  const { start, timeline } = window;
  const detected = turnsOfTimeline(timeline).find(({ milestone }) => milestone === 'detected');
  if (detected && saysOutright(detected.text) && !hasEventAt(timeline, start) && minutesBehind(start, detected.point))
    yield report(start, detected, 'detection', timeline);
}

/** "It was mitigated at 12:20", where the event that says so has another time, and none has that one. */
function* ofTurn({ milestone, bound, timeline }: SaidTurn): Iterable<Report> {
  const told = turnsOfTimeline(timeline).filter((turn) => turn.milestone === milestone);
  const meant = milestone === 'resolved' ? told.at(-1) : told[0];
  if (!meant || hasEventAt(timeline, bound) || told.some(({ point }) => minutesBehind(bound, point) === 0)) return;
  if (milestone === 'resolved' || saysOutright(meant.text)) yield report(bound, meant, nameOf(milestone), timeline);
}

type BoundName = 'start' | 'end' | 'detection' | 'mitigation';

function nameOf(milestone: Milestone): BoundName {
  return milestone === 'resolved' ? 'end' : milestone === 'mitigated' ? 'mitigation' : 'detection';
}

/** Whether the incident began at a bound: with what says that it did, or with the first event. */
function isStart(bound: Bound, started: Turn | undefined, { events }: Timeline): boolean {
  const first = events.find(isDated)?.when;
  const points = [started?.point, first && pointOfEvent(first)];
  return points.some((point) => point !== undefined && minutesBehind(bound, point) === 0);
}

/** The event that tells of another start than the stated one. */
function startTold({ timeline, start }: Window & { readonly start: Bound }, started: Turn): Turn | undefined {
  // A sentence may speak of what users noticed, at the time of another event.
  if (start.isSaid && hasEventAt(timeline, start)) return undefined;
  return minutesBehind(start, started.point) === 0 ? undefined : started;
}

/** The event that tells of another end than the stated one. */
function endTold({ timeline, end }: Window & { readonly end: Bound }, resolved: readonly Turn[]): Turn | undefined {
  const last = resolved.at(-1);
  const atEnd = resolved.filter(({ point }) => minutesBehind(end, point) === 0);
  if (!last || atEnd.length > 0) return undefined;
  // `11:05 – 11:20 Service restored`
  const ends = timeline.events.filter(({ milestone }) => milestone === 'resolved').flatMap((event) => event.end ?? []);
  if (ends.some((time) => minutesBehind(end, pointOfEvent(time)) === 0)) return undefined;
  // Users were well before the incident was closed: one of the two is the end that is meant.
  const earlier = resolved.find(({ point, text }) => minutesBehind(end, point) < 0 && endsImpact(text));
  const hasEvent = hasEventAt(timeline, end);
  if (hasEvent && end.isSaid) return undefined;
  return hasEvent && minutesBehind(end, last.point) < 0 ? earlier : last;
}

function report(bound: Bound, turn: Turn, name: BoundName, timeline: Timeline): Report {
  const minutes = minutesBehind(bound, turn.point);
  const side = minutes > 0 ? 'after' : 'before';
  const { time } = bound;
  const isAstray = disordersOf(timeline).some(({ event, before }) =>
    [event, before].some(({ timestamp }) => timestamp?.span === turn.span),
  );
  return {
    span: time.clockSpan ?? time.span,
    message: `The timeline has the ${name} ${formatDuration(minutes)} ${side} this one (${shortened(turn.text)}). State the one that is meant.`,
    related: [{ span: turn.span, message: turn.text }],
    // In a sentence, the length beside it would be wrong then; and what is out of order may be wrong itself.
    ...((!bound.isSaid || name === 'detection') &&
      !bound.inWords &&
      !isAstray && {
        fixes: ({ source }) => [moveBound(source, bound, name, turn.point)].filter((fix) => fix !== undefined),
      }),
  };
}
