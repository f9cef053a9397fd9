import { surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { ResolvedTime, Span, StatedText, Timeline, TimelineEvent } from '../model/types.ts';
import { isDigitsAlone, onTwelveHours } from '../time/format.ts';
import { fits, later } from './edits/fits.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const ambiguousTime: Rule = {
  id: 'ambiguous-time',
  category: 'time',
  level: 'info',
  summary: 'A time of day may be in either half of the day.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline, { isForm }) {
      if (isForm) return;
      yield* timesWithoutHalf(timeline);
      if (!surveyTimes(timeline).hasTwelve) return;
      for (const event of timeline.events)
        if (isTwelve(event) && !isTold(timeline, event)) yield twelve(timeline, event);
    },
  },
};

export const ambiguousTimePage: RulePage = {
  why: `Among times with AM and PM, \`9:30\` may be in the morning or at night. \`12:00 AM\` and \`12:00 PM\` are read both ways
by different people; “noon” and “midnight” are not.

In a timeline whose hours go beyond 12, every time is read on the 24-hour clock, and nothing is reported. \`9:30\` is
left alone where the times around it show its half: the one before it within two hours, both, less than half a day
apart, or a range above that it falls into. \`12:00 PM\` is left alone where an event within three hours shows which one
is meant.`,
  source: 'NIST, "Are noon and midnight 12 a.m. or 12 p.m.?"',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 6:10 AM UTC Deploy starts
- 9:40 UTC Pager fires
- 11:05 PM UTC Rollback is complete
`,
      good: `# Postmortem: checkout errors

## Timeline

- 6:10 AM UTC Deploy starts
- 9:40 AM UTC Pager fires
- 11:05 PM UTC Rollback is complete
`,
    },
  ],
};

// ---------------------------------------------------------------- 9:30 among AM and PM

function* timesWithoutHalf(timeline: Timeline): Generator<Report> {
  const { hasHalves, hasLateHours, hasPlain, hasOddHalf } = surveyTimes(timeline);
  // Of the odd one alone `mixed-clock` tells.
  if (hasLateHours || !hasPlain || hasOddHalf) return;
  if (hasHalves) {
    let before: TimelineEvent | undefined;
    let phase: TimelineEvent | undefined;
    for (const event of timeline.events) {
      if (!event.when?.clock) continue;
      const words = digitsAlone(event);
      const isOpen = words !== undefined && !isWithin(event, phase) && !isSettled(timeline, event, before);
      if (isOpen) yield halfMissing(timeline, event, words);
      before = isOpen ? undefined : event;
      if (event.end && !isOpen && !isWithin(event, phase)) phase = event;
    }
  } else if (!timeline.events.some(isPadded)) {
    // `10:05` is written in the same way on both clocks, `9:05` and `09:05` are not.
    const early = timeline.events.find(({ timestamp }) => (timestamp?.expression.from.clock?.hour ?? 24) < 10);
    const words = early && digitsAlone(early);
    if (words) yield halvesMissing(words);
  }
}

const soon = 2 * 60;
const halfDay = 12 * 60;

/**
 * Whether the times around one show its half: `7:40` soon after `7:15 PM`, or `9:40` between `6:35 AM` and `11:10 AM`,
 * which are less than half a day apart.
 *
 * @param before the event before, if its half is known
 */
function isSettled({ events, direction }: Timeline, event: TimelineEvent, before: TimelineEvent | undefined): boolean {
  if (!event.when || !before?.when) return false;
  const behind = minutesTo(before.when, event.when);
  if (direction === 'ascending' ? behind >= 0 && behind <= soon : behind <= 0 && -behind <= soon) return true;
  const after = events[event.index + 1];
  if (!after?.when?.clock || digitsAlone(after)) return false;
  const ahead = minutesTo(event.when, after.when);
  return Math.sign(behind) === Math.sign(ahead) && Math.abs(behind + ahead) < halfDay;
}

/** `9:35` below `5:38–10:57 PM: rollout`. */
function isWithin({ when }: TimelineEvent, phase: TimelineEvent | undefined): boolean {
  if (!when || !phase?.when || !phase.end) return false;
  return when.localMinutes >= phase.when.localMinutes && when.localMinutes <= phase.end.localMinutes;
}

function minutesTo(one: ResolvedTime, other: ResolvedTime): number {
  return other.localMinutes - one.localMinutes;
}

function digitsAlone({ timestamp }: TimelineEvent): StatedText | undefined {
  const { clock, fault } = timestamp?.expression.from ?? {};
  if (!clock || clock.meridiem || fault || !timestamp?.clock || isIso.test(timestamp.raw)) return undefined;
  return isDigitsAlone(timestamp.clock.text) ? timestamp.clock : undefined;
}

/** `2024-11-03T03:30:00Z` is on the 24-hour clock, whatever stands beside it. */
const isIso = /\dT\d/;

/** Whether a time of day is not one of digits, or has a zero in front, or was copied from a machine: `3:47:11` in UTC. */
function isPadded(event: TimelineEvent): boolean {
  const { timestamp, when } = event;
  if (!timestamp?.clock) return false;
  if (when?.zone && timestamp.expression.from.clock?.second !== undefined) return true;
  return !digitsAlone(event) || timestamp.clock.text.startsWith('0');
}

function halfMissing(timeline: Timeline, event: TimelineEvent, { text, span }: StatedText): Report {
  return {
    span,
    message: `Other times here have AM or PM, and “${text}” has not, so it may be in either half of the day. Add AM or PM.`,
    fixes: () => inEitherHalf(timeline, event, span, (hour) => onTwelveHours(text, { hour })),
  };
}

/** The time as it is read, and the one twelve hours off if that fits too. */
function inEitherHalf(timeline: Timeline, event: TimelineEvent, span: Span, write: (hour: number) => string): Fix[] {
  const { when } = event;
  const hour = when?.clock?.hour;
  if (!when || hour === undefined) return [];
  const other = hour < 12 ? hour + 12 : hour - 12;
  const hours = fits(timeline, event, later(when, (other - hour) * 60)) ? [hour, other] : [hour];
  return hours.map((at) => ({
    title: `Write ${write(at)}`,
    edits: [{ span, newText: [write(at)] }],
    preferred: hours.length === 1,
    replaces: true,
  }));
}

function halvesMissing({ text, span }: StatedText): Report {
  return {
    span,
    message: `No time here has an hour past 12, or AM or PM, so “${text}” may be in the morning or in the afternoon. Add AM or PM, or write “0${text}” for the 24-hour clock.`,
    fixes: () => [],
  };
}

// ---------------------------------------------------------------- 12:00 PM

function isTwelve({ timestamp, when }: TimelineEvent): boolean {
  const { clock } = timestamp?.expression.from ?? {};
  return clock?.meridiem !== undefined && clock.minute === 0 && clock.hour % 12 === 0 && when?.clock !== undefined;
}

const near = 3 * 60;

/** Whether an event nearby shows that it is noon, or midnight. */
function isTold({ events }: Timeline, { index, when }: TimelineEvent): boolean {
  const at = when?.localMinutes ?? 0;
  return [events[index - 1], events[index + 1]].some((other) => {
    if (other?.when?.clock === undefined) return false;
    return Math.abs(other.when.localMinutes - at) <= near;
  });
}

function twelve(timeline: Timeline, event: TimelineEvent): Report {
  const { timestamp, when } = event;
  const { text, span } = timestamp?.clock ?? { text: '', span: { start: 0, end: 0 } };
  const read = when?.clock?.hour === 0 ? 'midnight' : 'noon';
  return {
    span,
    message: `“${text}” is read as noon by some and as midnight by others; here it is taken for ${read}. Write “noon” or “midnight”.`,
    fixes: () => inEitherHalf(timeline, event, span, (hour) => (hour === 12 ? 'noon' : 'midnight')),
  };
}
