import { type DatedEvent, isDated } from '../model/order.ts';
import { dayOf, isOnOneDay, surveyTimes } from '../model/timeSurvey.ts';
import type { ResolvedTime, StatedText, Timeline } from '../model/types.ts';
import { formatClockLike } from '../time/format.ts';
import { minuteOfDay, minutesPerDay, offsetOfDay, onClock } from '../time/instant.ts';
import { isOutOfSeason } from '../time/season.ts';
import type { ClockParts, Zone } from '../time/types.ts';
import { fits, later } from './edits/fits.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const timeZoneMismatch: Rule = {
  id: 'time-zone-mismatch',
  category: 'time',
  level: 'error',
  summary: 'An event states its time in two zones, and they are not the same instant.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline, { isForm }) {
      if (isForm) return;
      for (const index of surveyTimes(timeline).doubled) {
        const event = timeline.events[index];
        const found = event && isDated(event) ? mismatchOf(event) : undefined;
        if (found) yield report(timeline, found);
      }
    },
  },
};

export const timeZoneMismatchPage: RulePage = {
  why: `Whoever wrote \`16:15 CEST (15:15 UTC)\` took one hour off and not two. Readers in each of the zones now look for the event
in another place of their logs.

Times that are told apart only by the date are left alone, and so is an hour that comes from winter time named in
summer: that is told by [out-of-season-time-zone](out-of-season-time-zone.md).`,
  source: 'Two facts that cannot both be true.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-06-05 16:15 CEST (15:15 UTC) Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-06-05 16:15 CEST (14:15 UTC) Pager fires
`,
    },
  ],
};

interface Mismatch {
  readonly event: DatedEvent;
  readonly first: StatedText;
  readonly second: StatedText;
  /** The zone of the second time. */
  readonly zone: string;
  /** Minutes that the first time would have to be later. */
  readonly minutes: number;
  /** What the second time would have to be, in minutes since midnight. */
  readonly expected: number;
}

function mismatchOf(event: DatedEvent): Mismatch | undefined {
  const { timestamp, when } = event;
  const { clock: first, also } = timestamp ?? {};
  const { clock: second, zone: named, expression } = also ?? {};
  const [own, other] = [when.clock, expression?.from.clock];
  if (!first || !second || !named || !own || !other) return undefined;
  if (when.zone?.text === named.text) return undefined;
  const [offset, otherOffset] = [offsetOn(when, when.zone?.zone), offsetOn(when, expression?.zone?.zone)];
  if (offset === undefined || otherOffset === undefined) return undefined;
  const minutes = withinHalfADay(wholeMinutes(other) - otherOffset - (wholeMinutes(own) - offset));
  const isAbout = when.approximate || expression?.approximate === true;
  if (Math.abs(minutes) <= Math.max(toleranceOf(own, other), isAbout ? aboutAnHour : 0)) return undefined;
  // `4:15 (16:15 UTC)` may mean the afternoon.
  if (Math.abs(minutes) === minutesPerDay / 2 && !(saysHalf(own) && saysHalf(other))) return undefined;
  const names = [when.zone, expression?.zone];
  const isSlip = (name: (typeof names)[number]) => name && isOutOfSeason(name.text, name.zone, dayOf(when));
  if (Math.abs(minutes) === 60 && isOnOneDay(when) && names.some(isSlip)) return undefined;
  return { event, first, second, zone: named.text, minutes, expected: wholeMinutes(other) - minutes };
}

/** Minutes east of UTC on the day of an event, where there is no doubt. */
function offsetOn(when: ResolvedTime, zone: Zone | undefined): number | undefined {
  if (zone?.kind === 'offset') return zone.minutes;
  return zone?.kind === 'iana' && isOnOneDay(when) ? offsetOfDay(zone.id, dayOf(when)) : undefined;
}

/** What is about so late was rounded, but not to another hour. */
const aboutAnHour = 30;

/** Seconds are left out as often as they are rounded. */
function toleranceOf(...clocks: readonly ClockParts[]): number {
  if (clocks.some(({ bare, minute }) => bare || minute === undefined)) return 59;
  return clocks.some(({ second }) => second !== undefined) ? 1 : 0;
}

function saysHalf({ hour, meridiem }: ClockParts): boolean {
  return meridiem !== undefined || hour === 0 || hour > 12;
}

const wholeMinutes = (clock: ClockParts): number => Math.floor(minuteOfDay(clock));

function withinHalfADay(minutes: number): number {
  const inDay = onClock(minutes);
  return inDay > minutesPerDay / 2 ? inDay - minutesPerDay : inDay;
}

function report(timeline: Timeline, { event, first, second, zone, minutes, expected }: Mismatch): Report {
  const { when } = event;
  const right = formatClockLike(second.text, expected);
  const moved = later(when, minutes);
  const firstRight = formatClockLike(first.text, moved.localMinutes);
  return {
    span: second.span,
    message: `${first.text} ${when.zone?.text ?? ''} is ${right} ${zone}, and not ${second.text}. Correct the one that is wrong.`,
    related: [{ span: first.span, message: 'The same time in another zone' }],
    fixes: () => [rewritten(second, right), ...(fits(timeline, event, moved) ? [rewritten(first, firstRight)] : [])],
  };
}

function rewritten({ text, span }: StatedText, newText: string): Fix {
  return { title: `Write ${newText} instead of ${text}`, edits: [{ span, newText: [newText] }], replaces: true };
}
